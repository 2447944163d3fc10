//! No link of ours leads nowhere: in the files as a front server maps them, and as `serve` answers.

use crate::support::html::select;
use crate::support::http;
use crate::support::site::site;
use percent_encoding::percent_decode_str;
use scraper::{ElementRef, Html};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What an address of this site is answered from.
#[derive(Debug, PartialEq, Eq)]
enum Resolved {
    /// A file of the tree.
    File,
    /// `/pkgbase/NAME` of a sole package: a redirect to its page, which is a file.
    Redirect,
    /// A route of `serve` that no file is behind.
    Dynamic,
    /// Another service of the same host.
    Outside,
}

/// Maps a path, decoded and without its query, as `try_files $uri.html $uri $uri/index.html` does; then tries what
/// has no file.
fn resolve(path: &str) -> Option<Resolved> {
    let tree = site().tree();
    let uri = path.trim_start_matches('/');
    let candidates = [format!("{uri}.html"), uri.to_owned(), format!("{}/index.html", uri.trim_end_matches('/'))];
    if candidates.iter().any(|file| tree.join(file.trim_start_matches('/')).is_file()) {
        return Some(Resolved::File);
    }
    if let Some(name) = path.strip_prefix("/pkgbase/").filter(|name| !name.contains('/')) {
        let package = resolve(&format!("/packages/{name}"))?;
        return (package == Resolved::File).then_some(Resolved::Redirect);
    }
    let feeds = BTreeMap::from([
        ("/rss/", "rss/index.xml"),
        ("/rss/modified", "rss/modified.xml"),
        ("/rss/flagged", "rss/flagged.xml"),
        ("/rss/orphaned", "rss/orphaned.xml"),
        ("/rss/deleted", "rss/deleted.xml"),
    ]);
    if let Some(file) = feeds.get(path) {
        return tree.join(file).is_file().then_some(Resolved::File);
    }
    let served = ["/packages", "/resolve", "/openapi.json"].contains(&path) || path.starts_with("/rpc/v5/");
    let dynamic = served || made(path);
    if dynamic || path.starts_with("/account/") {
        return Some(Resolved::Dynamic);
    }
    path.starts_with("/cgit/aur.git/").then_some(Resolved::Outside)
}

/// What `serve` makes when it is asked for.
fn made(path: &str) -> bool {
    let starts = ["/badge/", "/rss/package/", "/rss/maintainer/", "/rss/keyword/", "/api/v1/package/"];
    ["/status", "/compare"].contains(&path)
        || path.ends_with("/info.jsonld")
        || path.ends_with("/graph")
        || path.ends_with("/comments.json")
        || path.ends_with("/comments.atom")
        || starts.iter().any(|start| path.starts_with(start))
}

/// Whether an element is part of a comment; what people link there is their own doing.
fn is_in_comment(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|one| one.attr("class") == Some("article-content"))
}

/// Addresses of this site that the theme links on a page, and the fragments of the page that it links.
fn own_links(page: &Html) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut links = BTreeSet::new();
    let mut fragments = BTreeSet::new();
    for name in ["href", "src", "action"] {
        for element in select(page.root_element(), &format!("[{name}]")) {
            let address = element.attr(name).unwrap();
            if is_in_comment(element) && !address.starts_with("/cgit/") {
                continue;
            }
            if let Some(fragment) = address.strip_prefix('#') {
                fragments.insert(fragment.to_owned());
            } else if let Some(rest) = address.strip_prefix("https://aur.archlinux.org/") {
                links.extend((!rest.ends_with(".git")).then(|| format!("/{rest}")));
            } else if !address.contains(':') || address.starts_with('/') {
                assert!(address.starts_with('/') && !address.starts_with("//"), "{address}");
                links.insert(address.to_owned());
            }
        }
    }
    (links, fragments)
}

#[test]
fn every_link_leads_somewhere() {
    let mut links: BTreeMap<String, String> = BTreeMap::new();
    let mut fragments = 0;
    for (path, html) in &site().pages() {
        let page = Html::parse_document(html);
        let (found, wanted) = own_links(&page);
        links.extend(found.into_iter().map(|link| (link, path.clone())));
        let ids: BTreeSet<&str> =
            select(page.root_element(), "[id]").into_iter().map(|element| element.attr("id").unwrap()).collect();
        for fragment in &wanted {
            assert!(ids.contains(fragment.as_str()), "{path}: #{fragment}");
        }
        fragments += wanted.len();
    }
    let mut kinds = BTreeMap::new();
    for (link, page) in &links {
        let path = link.split(['?', '#']).next().unwrap();
        let path = percent_decode_str(path).decode_utf8().unwrap();
        let resolved = resolve(&path).unwrap_or_else(|| panic!("{page} links {link}"));
        check_with_server(link, &resolved);
        *kinds.entry(format!("{resolved:?}")).or_insert(0) += 1;
    }
    assert!(kinds["File"] > 2000 && kinds["Redirect"] > 500 && kinds["Outside"] > 2000 && kinds["Dynamic"] > 50);
    assert!(fragments > 4000);
}

/// What `serve` answers must fit what the files say.
fn check_with_server(link: &str, resolved: &Resolved) {
    if *resolved == Resolved::Outside {
        return;
    }
    let path = link.split('#').next().unwrap();
    let answer = http::get(site().server.address, path);
    let expected = match resolved {
        Resolved::Redirect => 303,
        Resolved::Dynamic if link.starts_with("/account/") => 401,
        _ => 200,
    };
    assert_eq!(answer.status, expected, "{link}");
    if let Some(location) = answer.header("location") {
        assert_eq!(http::get(site().server.address, location).status, 200, "{link} → {location}");
    }
}

/// The results of an RPC answer.
fn results(path: &str, body: &str) -> Vec<Value> {
    let headers = [("Content-Type", "application/x-www-form-urlencoded")];
    let method = if body.is_empty() { "GET" } else { "POST" };
    let answer =
        http::send(site().server.address, method, path, if body.is_empty() { &[] } else { &headers }, body.as_bytes());
    assert_eq!(answer.status, 200, "{path}");
    let answer: Value = serde_json::from_slice(&answer.body).unwrap();
    assert!(answer.get("error").is_none(), "{path}: {answer}");
    answer["results"].as_array().unwrap().clone()
}

fn assert_has_pages(result: &Value) {
    let name = result["Name"].as_str().unwrap();
    assert_eq!(resolve(&format!("/packages/{name}")), Some(Resolved::File), "{name}");
    let base = result["PackageBase"].as_str().unwrap();
    assert!(matches!(resolve(&format!("/pkgbase/{base}")), Some(Resolved::File | Resolved::Redirect)), "{base}");
}

#[test]
fn every_rpc_result_has_a_page() {
    let names = crate::support::gunzip(&site().tree().join("packages.gz"));
    let names = String::from_utf8(names).unwrap();
    let mut form = form_urlencoded::Serializer::new(String::new());
    names.lines().for_each(|name| {
        form.append_pair("arg[]", name);
    });
    let infos = results("/rpc/v5/info", &form.finish());
    assert_eq!(infos.len(), 1000);
    infos.iter().for_each(assert_has_pages);
    let mut found = 0;
    for text in ["nasty", "lib", "python", "c%2B%2B", "%20%20a", "-dev"] {
        for by in ["name", "name-desc", "provides"] {
            let results = results(&format!("/rpc/v5/search/{text}?by={by}"), "");
            results.iter().for_each(assert_has_pages);
            found += results.len();
        }
    }
    assert!(found > 1000, "{found}");
}

#[test]
fn a_suggestion_names_a_page() {
    let suggest = |what: &str, start: &str| -> Vec<String> {
        let answer = http::get(site().server.address, &format!("/rpc/v5/{what}/{start}"));
        serde_json::from_slice(&answer.body).unwrap()
    };
    for (what, folder) in [("suggest", "packages"), ("suggest-pkgbase", "pkgbase")] {
        let names = suggest(what, "n");
        assert_eq!(names.len(), 20);
        let mut lost = names.iter().filter(|name| resolve(&format!("/{folder}/{name}")).is_none());
        // The old site suggests every base, one without packages too, which has no page.
        assert!(lost.all(|name| name == "nasty-empty-base"), "{names:?}");
    }
}

#[test]
fn nothing_resolves_that_is_not_there() {
    for path in ["/packages/no-such", "/pkgbase/nasty-empty-base", "/pkgbase/no-such", "/nope", "/static/js/x.js"] {
        assert_eq!(resolve(path), None, "{path}");
        assert_eq!(http::get(site().server.address, path).status, 404, "{path}");
    }
}
