//! Feeds, badges, sitemaps and linked data: well formed, and about what is there.

use crate::browsing::{all, pages};
use crate::support::database::strings;
use crate::support::html::{first, text};
use crate::support::http::{self, Response};
use crate::support::site::{files, site};
use jiff::Timestamp;
use roxmltree::{Document, Node};
use scraper::Html;
use serde_json::Value;
use std::collections::BTreeSet;

fn get(path: &str, media: &str) -> Response {
    let answer = http::get(site().server.address, path);
    assert_eq!(answer.status, 200, "{path}");
    assert_eq!(answer.header("content-type"), Some(media), "{path}");
    assert!(answer.header("etag").is_some(), "{path}");
    answer
}

/// The text of a child.
fn child<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.children().find(|child| child.has_tag_name(name)).map(|child| child.text().unwrap_or_default())
}

/// Titles and times of a feed, whose form is checked: what RSS 2.0 demands is there, links are of this site, identities
/// are unique.
fn items(path: &str) -> Vec<(String, Timestamp)> {
    let answer = get(path, "application/rss+xml");
    let document = Document::parse(answer.text()).unwrap_or_else(|e| panic!("{path}: {e}"));
    let channel = document.root_element().first_element_child().unwrap();
    assert!(document.root_element().has_tag_name("rss") && channel.has_tag_name("channel"), "{path}");
    for name in ["title", "link", "description", "lastBuildDate"] {
        assert!(child(channel, name).is_some_and(|text| !text.is_empty()), "{path}: {name}");
    }
    let mut identities = BTreeSet::new();
    let nodes = channel.children().filter(|node| node.has_tag_name("item"));
    let items = nodes.map(|item| {
        let link = child(item, "link").unwrap().strip_prefix("https://aur.archlinux.org").unwrap_or_default();
        // What is gone has no page: its name is searched for, or leads to what took its place.
        let starts: &[&str] = if path == "/rss/deleted" { &["/packages?K=", "/pkgbase/"] } else { &["/packages/"] };
        assert!(starts.iter().any(|start| link.starts_with(start)), "{path}: {link}");
        assert!(identities.insert(child(item, "guid").unwrap().to_owned()), "{path}");
        let date = child(item, "pubDate").unwrap();
        let at = jiff::fmt::rfc2822::parse(date).unwrap_or_else(|e| panic!("{path}: {date}: {e}")).timestamp();
        (child(item, "title").unwrap().to_owned(), at)
    });
    items.collect()
}

/// Its titles.
fn feed(path: &str) -> Vec<String> {
    items(path).into_iter().map(|(title, _)| title).collect()
}

#[test]
fn feeds_over_all_tell_of_states() {
    let pages = pages();
    let (orphans, _) = all(&pages, "orphans");
    assert_eq!(feed("/rss/orphaned"), orphans[..100], "those with the most votes");
    let (flagged, (outdated, _)) = (items("/rss/flagged"), all(&pages, "outdated"));
    assert!(flagged.len() > 90, "{}", flagged.len());
    assert!(flagged.is_sorted_by(|one, next| one.1 >= next.1), "what was flagged last comes first: {flagged:?}");
    let titles: BTreeSet<String> = flagged.into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, outdated.into_iter().rev().take(100).collect());
    let newest = items("/rss/");
    assert_eq!(newest.len(), 100);
    assert!(newest.is_sorted_by(|one, next| one.1 >= next.1), "{newest:?}");
}

#[test]
fn what_is_gone_has_a_feed() {
    let granted = "FROM PackageRequests WHERE Status = 2 AND ReqTypeID IN (1, 3) AND PackageBaseID IS NULL \
                   AND PackageBaseName NOT IN (SELECT Name FROM PackageBases)";
    let sql = format!(
        "SELECT PackageBaseName || ' ' || max(ClosedTS) {granted} GROUP BY PackageBaseName ORDER BY max(ClosedTS) DESC"
    );
    let expected = strings(&site().sqlite, &sql);
    let told = items("/rss/deleted").into_iter().map(|(title, at)| format!("{title} {}", at.as_second()));
    assert_eq!(told.collect::<Vec<_>>(), expected);
    assert!(expected.len() > 15, "{}", expected.len());
    let answer = get("/rss/deleted", "application/rss+xml");
    assert!(answer.text().contains("/pkgbase/nasty-page.html</link><description>Merged into nasty-page.html<"));
    let page = http::get(site().server.address, "/");
    assert!(page.text().contains("<a href=\"/rss/deleted\""));
}

#[test]
fn a_package_has_a_feed_of_its_version_and_its_comments() {
    let titles = feed("/rss/package/nasty-comments");
    assert!(titles[0].starts_with("nasty-comments "), "{titles:?}");
    assert!(titles.len() == 11 && titles[1].contains(" commented on "), "{titles:?}");
    // A reader elsewhere knows no site to which a path could belong.
    let feed = get("/rss/package/nasty-comments", "application/rss+xml");
    let feed = Document::parse(feed.text()).unwrap();
    let bodies: String = feed.descendants().filter_map(|node| child(node, "description")).collect();
    assert!(bodies.contains("href=\"https://aur.archlinux.org/cgit/aur.git/commit/"), "{bodies}");
    assert!(!bodies.contains("href=\"/") && !bodies.contains("src=\"/"), "{bodies}");
    assert_eq!(http::get(site().server.address, "/rss/package/no-such").status, 404);
}

#[test]
fn maintainers_and_keywords_have_feeds() {
    let page =
        Html::parse_document(&String::from_utf8(files(&site().tree())["browse/maintainers.html"].clone()).unwrap());
    let name = text(first(&page, ".entries.wide a").unwrap());
    assert!(!feed(&format!("/rss/maintainer/{}", aurpress::route::segment(&name))).is_empty(), "{name}");
    assert!(feed("/rss/keyword/library").len() > 50);
    for path in ["/rss/keyword/no-such", "/rss/maintainer/no-such", "/rss/keyword/", "/rss/other/x"] {
        assert_eq!(http::get(site().server.address, path).status, 404, "{path}");
    }
}

#[test]
fn every_package_has_badges_that_are_pictures() {
    let names = String::from_utf8(crate::support::gunzip(&site().tree().join("packages.gz"))).unwrap();
    let mut shown = BTreeSet::new();
    for name in names.lines().step_by(9) {
        for kind in ["version", "votes", "maintainer", "out-of-date"] {
            let path = format!("/badge/{}/{kind}.svg", aurpress::route::segment(name));
            let answer = get(&path, "image/svg+xml");
            let document = Document::parse(answer.text()).unwrap_or_else(|e| panic!("{path}: {e}"));
            let root = document.root_element();
            assert!(root.has_tag_name(("http://www.w3.org/2000/svg", "svg")), "{path}");
            for node in document.descendants().filter(Node::is_element) {
                let element = node.tag_name().name();
                assert!(["svg", "title", "path", "g", "text"].contains(&element), "{path}: {element}");
            }
            let number = |name: &str| root.attribute(name).unwrap().parse::<u32>().unwrap();
            assert!(number("height") == 20 && (40..800).contains(&number("width")), "{path}");
            shown.insert(root.attribute("aria-label").unwrap().to_owned());
        }
    }
    assert!(shown.len() > 150, "{}", shown.len());
    let missing = http::get(site().server.address, "/badge/no-such/votes.svg");
    assert!(missing.status == 404 && missing.text().contains("not found"), "{}", missing.text());
    assert_eq!(http::get(site().server.address, "/badge/nasty-hub/other.svg").status, 404);
}

#[test]
fn sitemaps_list_every_package_once() {
    let tree = files(&site().tree());
    let xml = |path: &str| String::from_utf8(tree[path].clone()).unwrap();
    let locations = |path: &str, element: &str| -> Vec<String> {
        let text = xml(path);
        let document = Document::parse(&text).unwrap();
        let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
        let entries = document.root_element().children().filter(|node| node.is_element());
        let location = |node: Node<'_, '_>| {
            assert!(node.has_tag_name((namespace, element)), "{path}");
            let location = node.children().find(|child| child.has_tag_name((namespace, "loc"))).unwrap();
            let location = location.text().unwrap().strip_prefix("https://aur.archlinux.org").unwrap();
            location.to_owned()
        };
        entries.map(location).collect()
    };
    let robots = xml("robots.txt");
    assert!(robots.ends_with("\nSitemap: https://aur.archlinux.org/sitemap.xml\n"), "{robots}");
    for path in
        ["/packages?", "/packages/*/graph", "/pkgbase/*/comments.", "/compare", "/resolve", "/rpc", "/api/", "/badge/"]
    {
        assert!(robots.lines().any(|line| line == format!("Disallow: {path}")), "{path}: {robots}");
    }
    let mut pages = Vec::new();
    for map in locations("sitemap.xml", "sitemap") {
        assert_eq!(http::get(site().server.address, &map).text(), xml(&map[1..]), "{map}");
        let of_map = locations(&map[1..], "url");
        assert!(!of_map.is_empty() && of_map.len() <= 50_000, "{map}");
        pages.extend(of_map);
    }
    let distinct: BTreeSet<&String> = pages.iter().collect();
    assert_eq!(distinct.len(), pages.len());
    assert_eq!(pages.iter().filter(|path| path.starts_with("/packages/")).count(), 1000);
    for path in pages.iter().step_by(7) {
        assert_eq!(http::get(site().server.address, path).status, 200, "{path}");
    }
}

#[test]
fn linked_data_says_what_the_page_says() {
    for name in ["nasty-hub", "libmpv2", "mpv"] {
        let answer = get(&format!("/packages/{name}/info.jsonld"), "application/ld+json");
        let linked: Value = serde_json::from_str(answer.text()).unwrap();
        assert_eq!(linked["@context"], "https://schema.org");
        assert_eq!((linked["name"].as_str(), linked["@type"].as_str()), (Some(name), Some("SoftwareApplication")));
        let page = http::get(site().server.address, &format!("/packages/{name}"));
        let page = Html::parse_document(page.text());
        let version = text(first(&page, "#pkgdetails .version").unwrap());
        assert_eq!(linked["softwareVersion"], version.as_str());
        let alternate = first(&page, "link[type=\"application/ld+json\"]").unwrap().attr("href").unwrap().to_owned();
        assert_eq!(alternate, format!("/packages/{name}/info.jsonld"));
        let card = first(&page, "meta[property=\"og:title\"]").unwrap().attr("content").unwrap().to_owned();
        assert_eq!(card, format!("{name} {version}"));
    }
    assert_eq!(http::get(site().server.address, "/packages/no-such/info.jsonld").status, 404);
}

#[test]
fn the_state_of_the_data_is_a_page() {
    let page = http::get(site().server.address, "/status");
    assert_eq!(page.status, 200);
    let page = Html::parse_document(page.text());
    assert_eq!(first(&page, "#status time").unwrap().attr("datetime"), Some("2026-11-22T12:00:00Z"));
    assert!(text(first(&page, "#status dl").unwrap()).contains("1000"));
}

#[test]
fn a_graph_shows_what_is_needed_and_what_needs() {
    let page = http::get(site().server.address, "/packages/nasty-hub/graph");
    assert_eq!(page.status, 200);
    let page = Html::parse_document(page.text());
    let nodes = crate::support::html::select(page.root_element(), "svg.graph .node");
    assert!((5..120).contains(&nodes.len()), "{}", nodes.len());
    assert_eq!(crate::support::html::select(page.root_element(), "svg.graph .subject").len(), 1);
    for link in crate::support::html::select(page.root_element(), "svg.graph a") {
        let address = link.attr("href").unwrap();
        assert_eq!(http::get(site().server.address, address).status, 200, "{address}");
    }
    for (path, status) in [("/packages/no-such/graph", 404), ("/packages/NASTY-HUB/graph", 200)] {
        assert_eq!(http::get(site().server.address, path).status, status, "{path}");
    }
}

#[test]
fn every_package_has_a_graph_that_is_well_formed() {
    let names = String::from_utf8(crate::support::gunzip(&site().tree().join("packages.gz"))).unwrap();
    let mut cycles = 0;
    for name in names.lines() {
        let path = format!("/packages/{}/graph", aurpress::route::segment(name));
        let answer = http::get(site().server.address, &path);
        assert_eq!(answer.status, 200, "{path}");
        let html = answer.text();
        let drawing = &html[html.find("<svg class=\"graph\"").unwrap()..html.find("</svg>").unwrap() + 6];
        let document = Document::parse(drawing).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert!(document.descendants().count() < 1000, "{path}");
        assert!(Html::parse_document(html).errors.is_empty(), "{path}");
        cycles += usize::from(drawing.contains("edge cycle"));
    }
    assert!(cycles > 0, "the sample has cycles");
}

#[test]
fn two_packages_are_compared() {
    let get = |path: &str| {
        let answer = http::get(site().server.address, path);
        assert_eq!(answer.status, 200, "{path}");
        Html::parse_document(answer.text())
    };
    let page = get("/compare?a=nasty-hub&b=MPV");
    assert_eq!(crate::support::html::select(page.root_element(), ".versus tbody tr").len(), 11);
    let heads: Vec<String> =
        crate::support::html::select(page.root_element(), ".versus thead a").into_iter().map(text).collect();
    assert_eq!(heads, ["nasty-hub", "mpv"]);
    let missing = get("/compare?a=%3Cscript%3E&b=mpv");
    assert_eq!(text(first(&missing, ".error").unwrap()), "There is no package <script>.");
    assert!(first(&get("/compare"), "#compare form").is_some());
}
