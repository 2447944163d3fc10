//! Archives and feeds against the recorded ones.

use crate::support::golden::recorded;
use crate::support::program;
use crate::support::site::{files, site};
use crate::support::{NOW, data, gunzip, http};
use roxmltree::{Document, Node};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

const NAMES: [&str; 3] = ["packages.gz", "pkgbase.gz", "users.gz"];
const METADATA: [&str; 2] = ["packages-meta-v1.json.gz", "packages-meta-ext-v1.json.gz"];

fn ours(name: &str) -> String {
    String::from_utf8(gunzip(&site().tree().join(name))).unwrap()
}

fn theirs(name: &str) -> String {
    String::from_utf8(gunzip(&data("archives").join(name))).unwrap()
}

#[test]
fn lists_of_names_are_the_recorded_ones() {
    for name in ["pkgbase.gz", "users.gz"] {
        assert_eq!(ours(name), theirs(name), "{name}");
    }
    // The packages of a split base stand in no order in the recorded one.
    let (ours, theirs) = (ours("packages.gz"), theirs("packages.gz"));
    assert_eq!((ours.lines().count(), ours.len()), (1000, theirs.len()));
    assert!(ours.ends_with('\n'));
    let set = |text: &'static str| -> BTreeSet<&str> { text.lines().collect() };
    assert_eq!(set(ours.clone().leak()), set(theirs.leak()));
    let names: Vec<String> = ours.lines().map(str::to_ascii_lowercase).collect();
    let plain = |name: &String| name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let plain: Vec<&String> = names.iter().filter(|name| plain(name)).collect();
    assert!(plain.len() > 50 && plain.is_sorted(), "in the order of their names");
}

/// Deviation: these lists are in the order of the rows or of the names; MariaDB gave them in none.
const UNORDERED: [&str; 3] = ["CoMaintainers", "Groups", "License"];

/// Objects of an archive by name: keys in their order, values with the unordered lists sorted.
fn objects(text: &str) -> BTreeMap<String, Vec<(String, Value)>> {
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines[0], lines[lines.len() - 1], text.ends_with(']')), ("[", "]", true));
    let bodies = &lines[1..lines.len() - 1];
    let parse = |(at, line): (usize, &&str)| {
        assert_eq!(line.ends_with("},"), at + 1 < bodies.len(), "a comma after every object but the last");
        let line = line.trim_end_matches(',');
        let object: serde_json::Map<String, Value> = serde_json::from_str(line).unwrap();
        let mut pairs: Vec<(String, Value)> = object.into_iter().collect();
        // The map is sorted; the order of the keys is that of their places in the line.
        pairs.sort_by_key(|(key, value)| place(line, key, value));
        for (key, value) in &mut pairs {
            if let (Value::Array(list), true) = (value, UNORDERED.contains(&key.as_str())) {
                list.sort_by_key(Value::to_string);
            }
        }
        let name = pairs.iter().find(|(key, _)| key == "Name").unwrap().1.as_str().unwrap().to_owned();
        (name, pairs)
    };
    bodies.iter().enumerate().map(parse).collect()
}

fn place(line: &str, key: &str, value: &Value) -> usize {
    let whole = format!("\"{key}\":{value}");
    line.find(&whole).unwrap_or_else(|| panic!("{whole} in {line}"))
}

#[test]
fn metadata_is_the_recorded_one_to_the_order_of_keys() {
    for (name, keys) in [(METADATA[0], 15_000), (METADATA[1], 20_134)] {
        let (ours, theirs) = (objects(&ours(name)), objects(&theirs(name)));
        assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>());
        for (package, object) in &theirs {
            assert_eq!(&ours[package], object, "{name}: {package}");
        }
        assert_eq!(theirs.values().map(Vec::len).sum::<usize>(), keys, "keys compared");
    }
}

#[test]
fn checksums_are_of_the_files_as_they_are() {
    for gzip in NAMES.iter().chain(&METADATA) {
        let zstd = gzip.replace(".gz", ".zst");
        assert_checksum(&zstd);
        let packed = std::fs::read(site().tree().join(zstd)).unwrap();
        let mut content = Vec::with_capacity(ours(gzip).len());
        zstd_safe::decompress(&mut content, &packed).unwrap();
        assert!(content == ours(gzip).as_bytes(), "{gzip}: the same in both formats");
        assert_checksum(gzip);
        assert_eq!(std::fs::read(site().tree().join(gzip)).unwrap()[4..8], [0; 4], "{gzip} holds no time");
    }
}

fn assert_checksum(name: &str) {
    let bytes = std::fs::read(site().tree().join(name)).unwrap();
    let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let line = std::fs::read_to_string(site().tree().join(format!("{name}.sha256"))).unwrap();
    assert_eq!(line, format!("SHA256 ({name}) = {digest}"));
}

/// What has not changed is the same bytes, whenever it is built.
#[test]
fn feeds_and_archives_know_no_clock() {
    let directory = tempfile::tempdir().unwrap();
    let later = directory.path().join("later");
    let clock = (NOW + 3 * 86_400).to_string();
    let built = program::outcome(program::build_command(&site().sqlite, &later).env("SOURCE_DATE_EPOCH", clock));
    assert_eq!(built.code, Some(0), "{}", built.stderr);
    let kept =
        |path: &str| path.starts_with("rss/") || [".gz", ".zst", ".sha256"].iter().any(|end| path.ends_with(end));
    let mut compared = 0;
    for (path, bytes) in files(&site().tree()).iter().filter(|(path, _)| kept(path)) {
        assert!(std::fs::read(later.join("current").join(path)).unwrap() == *bytes, "{path}");
        compared += 1;
    }
    assert_eq!(compared, 5 + 4 * 5 + 1, "files compared");
}

/// A feed taken apart: its channel's own elements in order, and its items.
#[derive(Debug, PartialEq, Eq)]
struct Feed {
    channel: Vec<(String, String)>,
    items: Vec<Vec<(String, String)>>,
}

impl Feed {
    fn parse(xml: &str, site: &str) -> Self {
        let document = Document::parse(xml).unwrap();
        let channel = document.root_element().first_element_child().unwrap();
        assert_eq!(document.root_element().attribute("version"), Some("2.0"));
        let leaf = |node: Node<'_, '_>| {
            let attributes: Vec<String> =
                node.attributes().map(|one| format!("{}={}", one.name(), one.value())).collect();
            let text = format!("{}{}", attributes.join(" "), node.text().unwrap_or_default());
            (node.tag_name().name().to_owned(), text.replace(site, "SITE"))
        };
        let (items, own): (Vec<_>, Vec<_>) =
            channel.children().filter(Node::is_element).partition(|node| node.has_tag_name("item"));
        let leaves = |node: Node<'_, '_>| node.children().filter(Node::is_element).map(leaf).collect::<Vec<_>>();
        let channel = own.into_iter().flat_map(|node| [vec![leaf(node)], leaves(node)].concat()).collect();
        Self { channel, items: items.into_iter().map(leaves).collect() }
    }
}

/// Ours name themselves and show an image that is there; the build date is the newest item's, not the hour of asking.
fn differs_on_purpose(name: &str) -> bool {
    ["generator", "url", "lastBuildDate"].contains(&name)
}

/// Items in their order; those of one time, which come in any order, by name.
fn by_time(items: &mut [Vec<(String, String)>]) {
    let value = |item: &Vec<(String, String)>, name: &str| {
        item.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap()
    };
    let time = |item: &Vec<(String, String)>| value(item, "guid").rsplit('-').next().unwrap().parse::<i64>().unwrap();
    assert!(items.is_sorted_by_key(|item| -time(item)), "newest first");
    items.sort_by_key(|item| (-time(item), value(item, "title")));
}

#[test]
fn feeds_are_the_recorded_ones() {
    let mut count = 0;
    for one in recorded().iter().filter(|one| one.path.starts_with("/rss/") && one.status == 200) {
        let answer = http::get(site().server.address, &one.path);
        let mut old = Feed::parse(&one.body, "http://aur.example.org");
        let mut new = Feed::parse(answer.text(), "https://aur.archlinux.org");
        for feed in [&mut old, &mut new] {
            feed.channel.retain(|(name, _)| !differs_on_purpose(name));
            by_time(&mut feed.items);
        }
        assert_eq!(new.items.len(), 100);
        assert_eq!(old, new, "{}", one.path);
        count += 1;
    }
    assert_eq!(count, 1, "feeds compared");
}

#[test]
fn the_feed_of_new_packages_holds_the_newest() {
    let feed = Feed::parse(http::get(site().server.address, "/rss/").text(), "https://aur.archlinux.org");
    let title = |item: &Vec<(String, String)>| item[0].1.clone();
    let found: Vec<String> = feed.items.iter().map(title).collect();
    let mut dated: Vec<(i64, String)> = objects(&ours(METADATA[0]))
        .into_iter()
        .map(|(name, object)| {
            (object.iter().find(|(key, _)| key == "FirstSubmitted").unwrap().1.as_i64().unwrap(), name)
        })
        .collect();
    dated.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let last = dated[99].0;
    let sure: BTreeSet<&String> = dated.iter().filter(|(at, _)| *at > last).map(|(_, name)| name).collect();
    assert_eq!(found.len(), 100);
    assert!(sure.len() > 80 && sure.iter().all(|name| found.contains(name)));
}
