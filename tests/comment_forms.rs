//! Comments as JSON and as Atom: what the database has, what RFC 4287 demands, and nothing that is deleted.

use crate::support::database::strings;
use crate::support::html::{first, select};
use crate::support::http::{self, Response};
use crate::support::site::site;
use aurpress::route::segment;
use roxmltree::{Document, Node};
use scraper::Html;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const SITE: &str = "https://aur.archlinux.org";
const ATOM: &str = "http://www.w3.org/2005/Atom";

fn get(path: &str, media: &str) -> Response {
    let answer = http::get(site().server.address, path);
    assert_eq!((answer.status, answer.header("content-type")), (200, Some(media)), "{path}");
    assert!(answer.header("etag").is_some(), "{path}");
    assert_eq!(answer.header("cache-control"), Some("public, max-age=300"), "{path}");
    answer
}

fn json(path: &str) -> Value {
    serde_json::from_slice(&get(path, "application/json").body).unwrap()
}

fn path_of(base: &str, file: &str) -> String {
    format!("/pkgbase/{}/{file}", segment(base))
}

/// Whether the folder of a base's numbered pages is the page of another one.
fn has_no_numbered_pages(base: &str) -> bool {
    base.ends_with(".html") || base.len() > 250
}

/// Every comment that a guest may read, by base, newest first: id, author, whether it is pinned.
fn recorded() -> BTreeMap<String, Vec<String>> {
    let sql = "SELECT b.Name || char(10) || c.ID || '|' || coalesce(u.Username, '') || '|' || (c.PinnedTS <> 0) \
               FROM PackageComments c JOIN PackageBases b ON b.ID = c.PackageBaseID LEFT JOIN Users u ON u.ID = c.UsersID \
               WHERE c.DelTS IS NULL AND c.DelUsersID IS NULL \
               AND b.ID IN (SELECT PackageBaseID FROM Packages) ORDER BY c.CommentTS DESC, c.ID DESC";
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in strings(&site().sqlite, sql) {
        let (base, comment) = row.split_once('\n').unwrap();
        all.entry(base.to_owned()).or_default().push(comment.to_owned());
    }
    all
}

fn said(comment: &Value) -> String {
    let author = comment["author"].as_str().unwrap_or_default();
    format!("{}|{author}|{}", comment["id"], u8::from(comment["pinned"].as_bool().unwrap()))
}

#[test]
fn json_has_every_comment_of_the_database() {
    let recorded = recorded();
    assert!(recorded.len() > 100 && recorded.values().any(|all| all.len() > 100), "the sample has bases with many");
    for (base, expected) in &recorded {
        let mut next = format!("{SITE}{}", path_of(base, "comments.json"));
        let mut found = Vec::new();
        while let Some(path) = next.clone().strip_prefix(SITE) {
            let page = json(path);
            assert_eq!(
                (page["base"].as_str(), page["total"].as_u64()),
                (Some(base.as_str()), Some(expected.len() as u64))
            );
            assert_eq!(page["offset"], found.len());
            found.extend(page["comments"].as_array().unwrap().iter().map(said));
            next = page["next"].as_str().unwrap_or_default().to_owned();
        }
        assert!(found == *expected || has_no_numbered_pages(base), "{base}: {found:?} {expected:?}");
    }
    let (base, _) = recorded.iter().find(|(_, all)| all.len() > 60).unwrap();
    for (query, count) in [("?O=3&PP=7", 7), ("?PP=999", recorded[base].len().min(250)), ("?O=99999", 0), ("?PP=x", 50)]
    {
        let page = json(&format!("{}{query}", path_of(base, "comments.json")));
        assert_eq!(page["comments"].as_array().unwrap().len(), count, "{query}");
    }
}

#[test]
fn json_says_what_the_page_says() {
    for base in ["nasty-comments", "nasty-hub"] {
        let page = json(&path_of(base, "comments.json?PP=250"));
        let comments = page["comments"].as_array().unwrap();
        for comment in comments {
            let (path, anchor) = comment["url"].as_str().unwrap().strip_prefix(SITE).unwrap().split_once('#').unwrap();
            let html = http::get(site().server.address, path);
            assert_eq!(html.status, 200, "{path}");
            let html = Html::parse_document(html.text());
            let heading = first(&html, &format!("h4#{anchor}")).unwrap_or_else(|| panic!("{path} has {anchor}"));
            let times: Vec<&str> =
                select(heading, "time").into_iter().map(|time| time.attr("datetime").unwrap()).collect();
            let told: Vec<&str> = ["written", "edited"].into_iter().filter_map(|key| comment[key].as_str()).collect();
            assert_eq!(times, told, "{anchor}");
            let body = first(&html, &format!("#{anchor}-content > div")).unwrap();
            let own = Html::parse_fragment(comment["html"].as_str().unwrap());
            let whole = body.html().replace("href=\"/", &format!("href=\"{SITE}/"));
            assert_eq!(first(&own, "div").unwrap().html(), whole, "{anchor}");
        }
    }
}

#[test]
fn atom_is_what_rfc_4287_demands() {
    for (base, expected) in recorded() {
        let path = path_of(&base, "comments.atom");
        let answer = get(&path, "application/atom+xml");
        let document = Document::parse(answer.text()).unwrap_or_else(|e| panic!("{path}: {e}"));
        let feed = document.root_element();
        assert!(feed.has_tag_name((ATOM, "feed")), "{path}");
        one_of_each(feed, &["id", "title", "updated"], &path);
        assert_eq!(links(feed, "self"), [format!("{SITE}{path}")]);
        assert_eq!(links(feed, "next").len(), usize::from(expected.len() > 50), "{path}");
        let entries: Vec<Node<'_, '_>> = feed.children().filter(|node| node.has_tag_name((ATOM, "entry"))).collect();
        assert!(entries.len() == expected.len().min(50) || has_no_numbered_pages(&base), "{path}");
        let mut identities = BTreeSet::new();
        for entry in entries {
            one_of_each(entry, &["id", "title", "published", "updated", "author", "content"], &path);
            let child = |name: &str| entry.children().find(|node| node.has_tag_name((ATOM, name))).unwrap();
            assert!(identities.insert(child("id").text().unwrap().to_owned()), "{path}");
            assert_eq!(links(entry, "alternate").len(), 1, "{path}");
            assert_eq!(child("content").attribute("type"), Some("html"));
            let name = child("author").children().find(|node| node.has_tag_name((ATOM, "name"))).unwrap();
            assert!(!name.text().unwrap_or_default().is_empty(), "{path}");
            for time in ["published", "updated"] {
                child(time).text().unwrap().parse::<jiff::Timestamp>().unwrap();
            }
        }
    }
}

/// Required elements stand there once, with something in them.
fn one_of_each(node: Node<'_, '_>, names: &[&str], path: &str) {
    for name in names {
        let all: Vec<Node<'_, '_>> = node.children().filter(|child| child.has_tag_name((ATOM, *name))).collect();
        assert!(all.len() == 1 && all[0].has_children(), "{path}: {name}");
    }
}

fn links(node: Node<'_, '_>, relation: &str) -> Vec<String> {
    let links = node.children().filter(|child| child.has_tag_name((ATOM, "link")));
    let links = links.filter(|link| link.attribute("rel") == Some(relation));
    links.map(|link| link.attribute("href").unwrap().to_owned()).collect()
}

#[test]
fn pages_lead_there_and_odd_addresses_are_answered() {
    let server = site().server.address;
    let page = Html::parse_document(http::get(server, "/packages/nasty-comments").text());
    for (media, file) in [("application/atom+xml", "comments.atom"), ("application/json", "comments.json")] {
        let address = path_of("nasty-comments", file);
        let alternate = format!("link[rel=alternate][type='{media}'][href='{address}']");
        assert!(first(&page, &alternate).is_some(), "{alternate}");
        assert!(first(&page, &format!(".comments a[href='{address}']")).is_some(), "{address}");
        assert_eq!(http::get(server, &path_of("no-such-base", file)).status, 404);
        let german = http::send(server, "GET", &address, &[("Accept-Language", "de"), ("Cookie", "AURLANG=de")], b"");
        assert_eq!(german.body, http::get(server, &address).body, "{file}");
    }
    assert_eq!(json("/pkgbase/NASTY-COMMENTS/comments.json")["base"], "nasty-comments");
    let recorded = recorded();
    let names =
        strings(&site().sqlite, "SELECT Name FROM PackageBases WHERE ID IN (SELECT PackageBaseID FROM Packages)");
    let silent: Vec<&String> = names.iter().filter(|name| !recorded.contains_key(*name)).collect();
    assert!(silent.len() > 10, "{}", silent.len());
    for base in silent.iter().step_by(10) {
        let page = json(&path_of(base, "comments.json"));
        assert_eq!((page["total"].as_u64(), page["next"].as_str()), (Some(0), None), "{base}");
        let answer = get(&path_of(base, "comments.atom"), "application/atom+xml");
        assert!(!answer.text().contains("<entry>"), "{base}");
        Document::parse(answer.text()).unwrap_or_else(|e| panic!("{base}: {e}"));
    }
}

#[test]
fn the_shape_is_the_one_that_is_described() {
    let document = json_file("/openapi.json");
    let page = json(&path_of("nasty-comments", "comments.json"));
    for (name, object) in [("Comments", &page), ("Comment", &page["comments"][0])] {
        let schema = &document["components"]["schemas"][name];
        let keys: BTreeSet<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
        let described: BTreeSet<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let required: BTreeSet<&str> =
            schema["required"].as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect();
        assert_eq!((&keys, &keys), (&described, &required), "{name}");
    }
    for (form, media) in [("json", "application/json"), ("atom", "application/atom+xml")] {
        let operation = &document["paths"][format!("/pkgbase/{{name}}/comments.{form}")]["get"];
        assert!(operation["responses"]["200"]["content"].get(media).is_some(), "{form}");
    }
}

fn json_file(path: &str) -> Value {
    serde_json::from_slice(&http::get(site().server.address, path).body).unwrap()
}
