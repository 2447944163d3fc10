//! Links and forms that lead to what only the old site can do: whatever stands in front, and with no old site behind, each
//! leads to the right place.

use crate::fronts::nginx;
use crate::support::backend::Backend;
use crate::support::html::select;
use crate::support::http::{self, Response};
use crate::support::program::{Server, build_command, outcome};
use crate::support::site::site;
use crate::support::skipped;
use scraper::Html;
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::Path;

/// Where the accounts of the tested sites are kept.
const AURWEB: &str = "https://aur.example.net";

/// What a link or a form leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// A page that says where accounts are kept, with a link there; its status.
    SaysWhere(u16),
    /// The same address at the old site.
    SentThere,
    /// The old backend, as it was asked for.
    Aurweb,
    /// The service for git.
    Git,
    /// An answer of this site, with this status.
    Here(u16),
}

/// A control of pages: method, how its address begins, where it leads without and with an old site behind.
const CONTROLS: [(&str, &str, End, End); 6] = [
    ("GET", "/login?next=/", End::SaysWhere(200), End::Aurweb),
    ("GET", "/register", End::SaysWhere(200), End::Aurweb),
    ("POST", "/language", End::Here(303), End::Here(303)),
    ("GET", "/account/", End::SaysWhere(401), End::SaysWhere(401)),
    ("GET", "/pkgbase/nasty-hub/flag-comment", End::Here(200), End::Here(200)),
    ("GET", "/cgit/aur.git/", End::SentThere, End::Git),
];

/// Pages, with the path that the way back from the login names.
const PAGES: [(&str, &str); 9] = [
    ("/", "/"),
    ("/packages/nasty-hub", "/packages/nasty-hub"),
    ("/packages/nasty-comments", "/packages/nasty-comments"),
    ("/packages/c%2B%2Butilities", "/packages/c++utilities"),
    ("/pkgbase/nasty-split-base", "/pkgbase/nasty-split-base"),
    ("/pkgbase/nasty-hub/flag-comment", "/pkgbase/nasty-hub/flag-comment"),
    ("/packages?K=nasty", "/packages"),
    ("/account/somebody", "/"),
    ("/no-such", "/"),
];

/// Addresses that are read here, in every mode.
fn is_read(path: &str) -> bool {
    let base = path
        .strip_prefix("/pkgbase/")
        .is_some_and(|rest| !rest.contains('/') || rest.contains("/comments/") || rest.contains("/comments."));
    let starts = [
        "/packages",
        "/rss/",
        "/static/",
        "/rpc",
        "/openapi.json",
        "/browse",
        "/badge/",
        "/api/",
        "/status",
        "/compare",
    ];
    let begins = starts.iter().any(|start| path.starts_with(start));
    path == "/" || base || begins
}

/// Links and forms of a page that are not part of a comment: method and address.
fn controls(page: &Html) -> BTreeSet<(String, String)> {
    let links = select(page.root_element(), "a[href]").into_iter().filter(|link| {
        let mut above = link.ancestors().filter_map(scraper::ElementRef::wrap);
        !above.any(|one| one.attr("class") == Some("article-content"))
    });
    let links = links.map(|link| ("GET".to_owned(), link.attr("href").unwrap().to_owned()));
    let forms = select(page.root_element(), "form[action]").into_iter().map(|form| {
        (form.attr("method").unwrap_or("get").to_ascii_uppercase(), form.attr("action").unwrap().to_owned())
    });
    links.chain(forms).filter(|(_, address)| address.starts_with('/')).collect()
}

/// Follows a control; says where it led.
fn follow(front: SocketAddr, method: &str, address: &str, behind: Option<&[Backend; 2]>) -> End {
    let body: &[u8] = if method == "POST" { b"set_lang=de&next=/" } else { b"" };
    let answer = http::send(front, method, address, &[], body);
    let arrived =
        |backend: &Backend| backend.take().iter().any(|one| one.line == format!("{method} {address} HTTP/1.1"));
    match behind.map(|backends| backends.each_ref().map(arrived)) {
        Some([true, false]) => return End::Aurweb,
        Some([false, true]) => return End::Git,
        _ => {}
    }
    if says_where(&answer) {
        return End::SaysWhere(answer.status);
    }
    let there = format!("{AURWEB}{address}");
    if answer.status == 307 && answer.header("location") == Some(&there) {
        return End::SentThere;
    }
    End::Here(answer.status)
}

/// Whether a page is about accounts, and links where they are.
fn says_where(answer: &Response) -> bool {
    let Ok(text) = std::str::from_utf8(&answer.body) else { return false };
    ["/login", "/register"].iter().any(|path| text.contains(&format!("href=\"{AURWEB}{path}\"")))
}

/// Walks all pages through a front server, and follows every control on them.
fn check(front: SocketAddr, behind: Option<&[Backend; 2]>) {
    let mut seen = BTreeMap::new();
    for (path, back) in PAGES {
        let answer = http::get(front, path);
        let page = Html::parse_document(answer.text());
        for (method, address) in controls(&page) {
            if method == "GET" && is_read(address.split(['?', '#']).next().unwrap()) {
                continue;
            }
            let known = CONTROLS.iter().find(|(known, start, ..)| *known == method && address.starts_with(start));
            let (_, start, alone, backed) = known.unwrap_or_else(|| panic!("{path}: {method} {address} leads where?"));
            if let Some(next) = address.strip_prefix("/login?next=") {
                assert_eq!(percent_encoding::percent_decode_str(next).decode_utf8().unwrap(), back, "{path}");
            }
            let expected = if behind.is_some() { backed } else { alone };
            assert_eq!(follow(front, &method, &address, behind), *expected, "{path}: {method} {address}");
            *seen.entry(*start).or_insert(0) += 1;
        }
    }
    assert_eq!(seen.len(), CONTROLS.len(), "every control is on some page: {seen:?}");
}

fn build(output: &Path, mirror: bool) {
    let mut command = build_command(&site().sqlite, output);
    command.args(["--aurweb-url", AURWEB]).env("AURPRESS_LANGUAGES", "de").env("AURPRESS_CLONE_URL", AURWEB);
    let done = outcome(if mirror { command.arg("--mirror") } else { &mut command });
    assert_eq!(done.code, Some(0), "{}", done.stderr);
}

const SETTINGS: [(&str, &str); 3] =
    [("AURPRESS_LANGUAGES", "de"), ("AURPRESS_AURWEB_URL", AURWEB), ("AURPRESS_CLONE_URL", AURWEB)];

#[test]
fn a_mirror_says_where_accounts_are() {
    let place = tempfile::tempdir().unwrap();
    let output = place.path().join("site");
    build(&output, true);
    let server = Server::with(&output, &[], &SETTINGS);
    check(server.address, None);
    for (method, path) in [("POST", "/login"), ("POST", "/pkgbase/nasty-hub/vote"), ("POST", "/packages")] {
        let refused = http::send(server.address, method, path, &[], b"a=1");
        assert!(refused.status == 405 && refused.text().contains(AURWEB), "{path}: {}", refused.text());
    }
    let clone = http::get(server.address, "/nasty-hub.git/info/refs?service=git-upload-pack");
    let there = format!("{AURWEB}/nasty-hub.git/info/refs?service=git-upload-pack");
    assert_eq!((clone.status, clone.header("location")), (307, Some(there.as_str())));
    let Some(front) = nginx(&output, &server.address.to_string(), &SETTINGS) else {
        return skipped("links of a mirror behind nginx", "AURPRESS_TEST_NGINX is not 1");
    };
    check(front.address, None);
}

#[test]
fn in_front_of_aurweb_every_control_reaches_it() {
    let place = tempfile::tempdir().unwrap();
    let output = place.path().join("site");
    build(&output, false);
    let behind = [Backend::start(), Backend::start()];
    let urls = behind.each_ref().map(Backend::url);
    let mut settings = SETTINGS.to_vec();
    settings.extend([("AURPRESS_FALLBACK", urls[0].as_str()), ("AURPRESS_GIT", urls[1].as_str())]);
    check(Server::with(&output, &[], &settings).address, Some(&behind));
    let endpoint = Server::with(&output, &[], &SETTINGS);
    let Some(front) = nginx(&output, &endpoint.address.to_string(), &settings) else {
        return skipped("links behind nginx", "AURPRESS_TEST_NGINX is not 1");
    };
    check(front.address, Some(&behind));
}
