//! Links of pages to this site, and whether something answers them.

use crate::render::browse::is_page;
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};

/// Distinct addresses of this site with a page that links each.
#[derive(Debug, Default)]
pub(super) struct Links(BTreeMap<String, String>);

/// What no file stands for: the query endpoint, what stays with aurweb, and other services of the host.
const ELSEWHERE: [&str; 9] = [
    "/rpc/",
    "/account/",
    "/cgit/",
    "/api/",
    "/openapi.json",
    "/badge/",
    "/rss/package/",
    "/rss/maintainer/",
    "/rss/keyword/",
];

impl Links {
    /// Takes the links of a page; other files have none. Addresses with a query are answered by the query endpoint.
    pub(super) fn read(&mut self, path: &str, bytes: &[u8]) {
        let Some(html) = std::str::from_utf8(bytes).ok().filter(|text| text.starts_with("<!DOCTYPE html>")) else {
            return;
        };
        // What people link in comments is their own doing.
        let mut rest = html;
        while let Some((own, comment)) = rest.split_once("class=\"article-content\">") {
            self.take(path, own);
            rest = comment.split_once("</article>").map_or("", |(_, after)| after);
        }
        self.take(path, rest);
    }

    fn take(&mut self, path: &str, html: &str) {
        for attribute in ["href=\"/", "src=\"/"] {
            for (at, _) in html.match_indices(attribute) {
                let address = html[at + attribute.len() - 1..].split('"').next().unwrap_or_default();
                // Attributes are escaped; in a path only the ampersand and the apostrophe are.
                let address = address.replace("&#39;", "'").replace("&amp;", "&");
                let end = address.find(['#', '?']).unwrap_or(address.len());
                let (has_query, outside) = (address[end..].starts_with('?'), address.starts_with("//"));
                if !has_query && !outside && !self.0.contains_key(&address[..end]) {
                    self.0.insert(address[..end].to_owned(), path.to_owned());
                }
            }
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        for (address, page) in other.0 {
            self.0.entry(address).or_insert(page);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The links that nothing answers; those to lists and on lists are left out while these are due.
    pub(super) fn broken(&self, paths: &BTreeSet<&str>, lists_due: bool) -> Vec<String> {
        let due = |address: &str, page: &str| lists_due && (address.starts_with("/browse/") || is_page(page));
        let broken = self.0.iter().filter(|(address, page)| !due(address, page) && !is_answered(address, paths));
        broken.map(|(address, page)| format!("{page}: links {address}, which nothing answers")).collect()
    }
}

fn is_answered(address: &str, paths: &BTreeSet<&str>) -> bool {
    let of_package = address.strip_prefix("/packages/").and_then(|rest| rest.split_once('/'));
    let of_base = address.strip_prefix("/pkgbase/").and_then(|rest| rest.split_once('/'));
    if of_package.is_some_and(|(_, what)| ["info.jsonld", "graph"].contains(&what))
        || of_base.is_some_and(|(_, what)| ["comments.json", "comments.atom"].contains(&what))
        || ["/packages", "/resolve", "/rpc", "/status", "/compare"].contains(&address)
        || ELSEWHERE.iter().any(|start| address.starts_with(start))
    {
        return true;
    }
    let Ok(path) = percent_decode_str(address).decode_utf8() else { return false };
    let path = path.trim_start_matches('/').trim_end_matches('/');
    let has = |file: &str| paths.contains(file);
    let page = |path: &str| {
        has(&format!("{path}.html")) || has(path) || has(format!("{path}/index.html").trim_start_matches('/'))
    };
    // The page of a base's only package is the base's page.
    page(path)
        || (path == "rss" && has("rss/index.xml"))
        || has(&format!("{path}.xml"))
        || path.strip_prefix("pkgbase/").is_some_and(|name| page(&format!("packages/{name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_the_page_count_and_those_of_comments_do_not() {
        let mut links = Links::default();
        let html = "<!DOCTYPE html><a href=\"/packages/a%3F&#39;b\">x</a><a href=\"/packages?K=x\">\
                    <div class=\"article-content\"><a href=\"/nowhere\">y</a></article><a href=\"/pkgbase/c#x\">\
                    <a href=\"//other/\"><img src=\"/lost.png\">";
        links.read("index.html", html.as_bytes());
        links.read("robots.txt", b"<a href=\"/gone\">");
        let paths = BTreeSet::from(["packages/a?'b.html", "packages/c.html"]);
        assert_eq!(links.len(), 3);
        assert_eq!(links.broken(&paths, false), ["index.html: links /lost.png, which nothing answers"]);
        links.read("x.html", b"<!DOCTYPE html><a href=\"/browse/maintainer/new\">");
        assert_eq!(links.broken(&paths, true).len(), 1);
        assert_eq!(links.broken(&paths, false).len(), 2);
    }

    #[test]
    fn what_is_made_on_request_is_told_by_its_whole_address() {
        let paths = BTreeSet::from(["packages/c.html"]);
        for address in [
            "/pkgbase/c/comments.atom",
            "/packages/c/graph",
            "/packages/c/info.jsonld",
            "/status",
            "/compare",
            "/rss/package/c",
        ] {
            assert!(is_answered(address, &paths), "{address}");
        }
        for address in [
            "/packages/graph",
            "/pkgbase/graph",
            "/pkgbase/comments.json",
            "/browse/keyword/graph",
            "/statusfoo",
            "/comparer",
        ] {
            assert!(!is_answered(address, &paths), "{address}");
        }
    }
}
