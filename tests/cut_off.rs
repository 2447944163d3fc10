//! Publishers that are killed at random points, again and again, while readers go by what the manifest says.
//!
//! The points follow from a seed; `AURPRESS_TEST_CUTS=50` kills that often instead of a few times.

use crate::publish::{Own, Variables, assert_bucket_equals, command, count, index_files, public, publish, site_files};
use crate::support::http;
use crate::support::site::files;
use crate::support::weed::Weed;
use crate::support::{measured, skipped};
use serde_json::Value;
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

const SEED: u64 = 20_261_124;

fn cuts() -> u64 {
    std::env::var("AURPRESS_TEST_CUTS").map_or(8, |text| text.parse().unwrap())
}

/// xorshift64: the points of one run, the same every time.
struct Points(u64);

impl Points {
    /// From 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        f64::from(u32::try_from(self.0 >> 32).unwrap()) / f64::from(u32::MAX)
    }
}

/// A place that can be read as query nodes read it.
trait Place {
    fn get(&self, key: &str) -> Option<Vec<u8>>;
}

impl Place for Path {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        std::fs::read(self.join(key)).ok()
    }
}

impl Place for Weed {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        let answer = http::get(self.address, &format!("/aur/live/{key}"));
        (answer.status == 200).then_some(answer.body)
    }
}

/// Reads what is published: everything it names is there, whole, and of one generation. Gives its number.
fn read_whole<P: Place + ?Sized>(place: &P) -> u64 {
    let Some(current) = place.get("_aurpress/current.json") else { return 0 };
    let current: Value = serde_json::from_slice(&current).unwrap();
    let parts = |key: &str| current[key].as_array().unwrap().clone();
    let named: Vec<_> = parts("index").into_iter().chain(parts("site")).chain([current["manifest"].clone()]).collect();
    assert!(named.len() > 20, "{current}");
    for part in &named {
        let key = part["key"].as_str().unwrap();
        let bytes = place.get(key).unwrap_or_else(|| panic!("{key} is named and there"));
        assert_eq!(format!("{:032x}", xxhash_rust::xxh3::xxh3_128(&bytes)), part["digest"].as_str().unwrap(), "{key}");
    }
    let folder = |part: &Value| part["key"].as_str().unwrap().split('/').nth(2).unwrap().to_owned();
    let generations: std::collections::BTreeSet<_> = parts("index").iter().map(folder).collect();
    assert_eq!(generations.len(), 1, "one index");
    current["sequence"].as_u64().unwrap()
}

/// Changes a third of all packages, so that there is much to send.
fn change_much(own: &Own, round: u64) {
    own.change(&format!("UPDATE Packages SET Description = 'round {round}' WHERE ID % 3 = {}", round % 3));
}

/// Kills publishers; each time readers see a whole generation. Then one is left to finish.
fn cut<P: Place + ?Sized>(own: &Own, place: &P, target: &str, variables: Variables<'_>) {
    publish(&own.output, target, &[], variables);
    change_much(own, 1);
    let begin = Instant::now();
    publish(&own.output, target, &[], variables);
    let longest = begin.elapsed();
    let (mut points, mut killed, mut before) = (Points(SEED), 0, read_whole(place));
    let cuts = cuts();
    let mut resumed = 0;
    for round in 0..cuts {
        if round % 4 == 0 {
            change_much(own, round);
        }
        let mut process =
            command(&own.output, target, &[], variables).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(longest.mul_f64(1.3 * points.next()));
        killed += u64::from(process.try_wait().unwrap().is_none());
        let _ = process.kill();
        process.wait().unwrap();
        let now = read_whole(place);
        assert!(now == before || now == before + 1, "{before} → {now}");
        before = now;
        if round % 8 == 7 {
            resumed += u64::from(publish(&own.output, target, &[], variables)["resumed"] == true);
            before = read_whole(place);
        }
    }
    change_much(own, cuts);
    let last = publish(&own.output, target, &["--verify", "all"], variables);
    assert_eq!((read_whole(place), last["sequence"].as_u64().unwrap()), (before + 1, before + 1));
    measured(&format!("{target}: {killed} of {cuts} killed before their end, within {longest:?} (seed {SEED})"));
    assert!(killed >= cuts / 8, "{killed} of {cuts}; {resumed} went on from there");
}

/// After all that, one changed package is a handful of objects.
fn assert_little_travels(own: &Own, target: &str, variables: Variables<'_>) {
    let again = publish(&own.output, target, &[], variables);
    assert_eq!((count(&again, "uploaded"), count(&again, "deleted")), (0, 0));
    let tree = files(&own.output.join("current"));
    own.change("UPDATE Packages SET Description = 'a single one' WHERE Name = 'nasty-hub'");
    let differing = own.differing(&tree);
    assert!(differing.len() < 16, "{differing:?}");
    let said = publish(&own.output, target, &[], variables);
    assert_eq!(
        count(&said, "uploaded"),
        differing.len() + site_files(&own.output.join("current"), &differing) + index_files(&own.output)
    );
}

#[test]
fn a_directory_is_whole_for_its_readers_whatever_is_killed() {
    let own = Own::new();
    let target = own.target();
    cut(&own, Path::new(&target), &target, &[]);
    assert_little_travels(&own, &target, &[]);
    assert_eq!(public(&target), files(&own.output.join("current")));
    let ours = files(Path::new(&target).join("_aurpress").as_path());
    let left: Vec<_> = ours.keys().filter(|key| !key.starts_with("index/") && !key.starts_with("site/")).collect();
    assert_eq!(left.len(), 3, "the object that counts, its list, and the lock: {left:?}");
}

#[test]
fn a_store_is_whole_for_its_readers_whatever_is_killed() {
    let Some(weed) = Weed::start() else { return skipped("killed publishers", "AURPRESS_TEST_WEED is not set") };
    let (own, target, variables) = (Own::new(), "s3://aur/live", weed.variables());
    cut(&own, &weed, target, &variables);
    assert_little_travels(&own, target, &variables);
    assert_bucket_equals(&weed, &own.output);
    let list = http::get(weed.address, "/aur?list-type=2&prefix=live/_aurpress/&delimiter=/");
    assert_eq!(list.text().matches("<Key>").count(), 2, "the object that counts and its list: {}", list.text());
    assert!(read_whole(&weed) > 1);
}
