//! nginx and Varnish with the configurations that `aurpress deploy` prints, in front of `serve` and a stand-in for the old
//! backend.

use crate::support::backend::Backend;
use crate::support::http::{self, Response};
use crate::support::nginx::Nginx;
use crate::support::program::{Server, aurpress, build, outcome};
use crate::support::site::site;
use crate::support::varnish::Varnish;
use crate::support::{free_port, gunzip, skipped};
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

const SESSION: (&str, &str) = ("Cookie", "AURLANG=de; AURSID=0123456789abcdef");

/// Paths that are writes, or forms for them: they reach the old backend, whoever asks.
const FORMS: [&str; 12] = [
    "/login",
    "/register",
    "/passreset",
    "/requests",
    "/accounts",
    "/account/x/edit",
    "/account/verify/token",
    "/package-maintainer/3",
    "/pkgbase/x/request",
    "/pkgbase/x/comments/3/edit",
    "/sso/login",
    "/tos",
];

/// Paths that take writes.
const WRITES: [&str; 11] = [
    "/",
    "/packages",
    "/logout",
    "/login",
    "/packages/nasty-hub",
    "/pkgbase/x/vote",
    "/pkgbase/x/keywords",
    "/pkgbase/x/comments",
    "/pkgbase/x/comments/3",
    "/pkgbase/x/comments/3/undelete",
    "/requests/3/close",
];

/// Pages that a session changes.
const CHANGED_BY_SESSION: [&str; 8] = [
    "/",
    "/packages",
    "/packages?K=x",
    "/packages/nasty-hub",
    "/pkgbase/nasty-split-base",
    "/pkgbase/nasty-flagged/flag-comment",
    "/account/x",
    "/no-such",
];

/// What `aurpress deploy` prints.
pub(crate) fn deploy(server: &str, output: &Path, front: &str, endpoint: &str, variables: &[(&str, &str)]) -> String {
    let mut command = aurpress(["deploy", server, "--front", front, "--endpoint", endpoint, "--output"]);
    let outcome = outcome(command.arg(output).envs(variables.iter().copied()));
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    outcome.stdout
}

pub(crate) fn nginx(output: &Path, endpoint: &str, variables: &[(&str, &str)]) -> Option<Nginx> {
    let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
    let text = deploy("nginx", output, &address.to_string(), endpoint, variables);
    assert!(!text.contains('@') || !text.contains("@KEY@"), "every key has a value");
    Nginx::with_http(address, &text)
}

/// Sessions, writes, forms and git reach the old backend through any front server.
fn check_routing(front: SocketAddr, backend: &Backend) {
    backend.take();
    for path in CHANGED_BY_SESSION {
        assert_eq!(http::get(front, path).header("x-old"), None, "guest: {path}");
    }
    for path in ["/rpc/v5/info/nasty-hub", "/rss/", "/packages.gz", "/static/css/aurweb.css"] {
        assert_eq!(http::send(front, "GET", path, &[SESSION], b"").header("x-old"), None, "session: {path}");
    }
    let info = http::send(front, "POST", "/rpc/v5/info", &[SESSION], b"arg[]=nasty-hub");
    assert!(info.text().contains("\"Name\":\"nasty-hub\""), "{}", info.text());
    assert!(backend.take().is_empty(), "none of these reach it");
    for path in CHANGED_BY_SESSION {
        let answer = http::send(front, "GET", path, &[SESSION], b"");
        assert_eq!(answer.text(), "from the old backend", "session: {path}");
        assert_eq!(backend.take()[0].line, format!("GET {path} HTTP/1.1"));
    }
    for path in WRITES {
        let answer = http::send(front, "POST", path, &[], b"a=1&b=%20");
        assert!(answer.header("x-old").is_some() || answer.status >= 300, "write: {path}");
        let arrived = backend.take();
        assert_eq!(
            (arrived[0].line.as_str(), &arrived[0].start[..]),
            (format!("POST {path} HTTP/1.1").as_str(), &b"a=1&b=%20"[..])
        );
    }
    for path in FORMS {
        http::get(front, path);
        assert_eq!(backend.take()[0].line, format!("GET {path} HTTP/1.1"), "form: {path}");
    }
    for path in [
        "/cgit/aur.git/log/?h=x%2By",
        "/x.git/info/refs?service=git-upload-pack",
        "/c++x/info/refs?service=git-upload-pack",
    ] {
        http::get(front, path);
        assert_eq!(backend.take()[0].line, format!("GET {path} HTTP/1.1"), "git: {path}");
    }
}

/// Compression, conditions, parts and HEAD.
fn check_http(front: SocketAddr) {
    let page = std::fs::read_to_string(site().tree().join("packages/nasty-hub.html")).unwrap();
    let plain = http::get(front, "/packages/nasty-hub");
    assert!((plain.status, plain.text()) == (200, page.as_str()));
    assert_eq!(plain.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(plain.header("cache-control"), Some("no-cache"));
    assert_eq!(plain.header("x-content-type-options"), Some("nosniff"));
    let policy = plain.header("content-security-policy").unwrap();
    assert!(
        policy.starts_with("default-src 'none'") && policy.contains("form-action 'self' https://aur.archlinux.org")
    );
    let packed = http::send(front, "GET", "/packages/nasty-hub", &[("Accept-Encoding", "gzip")], b"");
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert_eq!(unpack(&packed), page.as_bytes());
    let tag = packed.header("etag").unwrap();
    let same =
        http::send(front, "GET", "/packages/nasty-hub", &[("Accept-Encoding", "gzip"), ("If-None-Match", tag)], b"");
    assert_eq!((same.status, same.body.len()), (304, 0));
    let head = http::send(front, "HEAD", "/packages/nasty-hub", &[], b"");
    assert_eq!((head.status, head.body.len()), (200, 0));
    for name in ["packages.gz", "packages-meta-ext-v1.json.gz"] {
        let bytes = std::fs::read(site().tree().join(name)).unwrap();
        let path = format!("/{name}");
        let archive = http::send(front, "GET", &path, &[("Accept-Encoding", "gzip")], b"");
        assert_eq!(
            (archive.header("content-type"), archive.header("content-encoding")),
            (Some("application/gzip"), None)
        );
        assert!(archive.body == bytes, "{name} is as it was");
        assert_eq!(archive.header("access-control-allow-origin"), Some("*"));
        let part = http::send(front, "GET", &path, &[("Range", "bytes=3-12")], b"");
        assert_eq!((part.status, &part.body[..]), (206, &bytes[3..13]), "{name}");
        let tag = archive.header("etag").unwrap();
        assert_eq!(http::send(front, "GET", &path, &[("If-None-Match", tag)], b"").status, 304, "{name}");
    }
    let hashed = page.split("href=\"").find(|rest| rest.starts_with("/static/css/aurweb.")).unwrap();
    let asset = http::get(front, hashed.split('"').next().unwrap());
    assert_eq!(asset.header("cache-control"), Some("public, max-age=31536000, immutable"));
}

fn unpack(packed: &Response) -> Vec<u8> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &packed.body).unwrap();
    gunzip(file.path())
}

#[test]
fn nginx_answers_from_files_and_knows_who_has_the_rest() {
    let backend = Backend::start();
    let endpoint = Server::start(&site().output);
    let variables = [("AURPRESS_FALLBACK", backend.url())];
    let variables = variables.each_ref().map(|(name, value)| (*name, value.as_str()));
    let Some(nginx) = nginx(&site().output, &endpoint.address.to_string(), &variables) else {
        return skipped("the generated nginx configuration", "AURPRESS_TEST_NGINX is not 1");
    };
    let front = nginx.address;
    check_routing(front, &backend);
    check_http(front);
    assert_eq!(http::get(front, "/static/js/typeahead.js").header("x-old"), Some("yes"), "its pages need its files");
    // A package of that name must not be taken for the page of its folder.
    assert!(http::get(front, "/packages/index").text().contains("<bdi>index</bdi> <span class=\"version\">"));
    for path in
        ["/packages", "/packages/", "/pkgbase/", "/index.html", "/404.html", "/packages/nasty-hub.html", "/CURRENT"]
    {
        let (ours, theirs) = (http::get(front, path), http::get(endpoint.address, path));
        assert_eq!((ours.status, ours.header("location")), (theirs.status, theirs.header("location")), "{path}");
    }
    let long = format!("/packages/{}", "n".repeat(251));
    assert_eq!(http::get(front, &long).status, http::get(endpoint.address, &long).status);
    let more = http::get(front, "/packages/nasty-comments?PP=250");
    assert!(more.text() == http::get(endpoint.address, "/packages/nasty-comments?PP=250").text());
    drop(endpoint);
    drop(backend);
    check_alone(front, true);
}

/// Everything behind is stopped.
fn check_alone(front: SocketAddr, files: bool) {
    for path in ["/", "/packages/nasty-hub", "/pkgbase/nasty-split-base", "/rss/", "/rss/modified", "/packages.gz"] {
        assert_eq!(http::get(front, path).status, 200, "{path}");
    }
    for method in ["GET", "POST"] {
        let search = http::send(front, method, "/packages?K=never-asked", &[], b"");
        assert_eq!((search.status, search.header("retry-after")), (503, Some("30")), "{method}");
        assert!(search.text().contains("/packages/NAME") && search.header("cache-control") == Some("no-store"));
        assert!(!files || search.text().contains("/static/css/aurweb."), "with the site's own style");
    }
    let rpc = http::get(front, "/rpc/v5/info/never-asked");
    assert_eq!((rpc.status, rpc.header("content-type")), (503, Some("application/json")));
    assert!(rpc.text().starts_with("{\"version\":5,\"type\":\"error\""), "{}", rpc.text());
}

#[test]
fn nginx_follows_switches_and_languages_and_sends_what_lies_ready() {
    let place = tempfile::tempdir().unwrap();
    let output = place.path().join("site");
    let mut build = crate::support::program::build_command(&site().sqlite, &output);
    assert_eq!(outcome(build.arg("--precompress")).code, Some(0));
    let tree = output.join("current");
    let sibling = gunzip(&tree.join("packages/nasty-hub.html.gz"));
    assert!(sibling == std::fs::read(tree.join("packages/nasty-hub.html")).unwrap());
    assert!(!tree.join("packages.gz.gz").exists());
    std::fs::create_dir_all(tree.join("_lang/de/packages")).unwrap();
    std::fs::write(tree.join("_lang/de/packages/nasty-hub.html"), "auf Deutsch").unwrap();
    let backend = Backend::start();
    let endpoint = Server::start(&output);
    let url = backend.url();
    let variables = [
        ("AURPRESS_FALLBACK", url.as_str()),
        ("AURPRESS_ROUTES", "base=fallback,feeds=endpoint"),
        ("AURPRESS_LANGUAGES", "de,pt_BR"),
        ("AURPRESS_PRECOMPRESS", "true"),
        ("AURPRESS_CDN", "fastly"),
    ];
    let Some(nginx) = nginx(&output, &endpoint.address.to_string(), &variables) else {
        return skipped("the generated nginx configuration", "AURPRESS_TEST_NGINX is not 1");
    };
    let front = nginx.address;
    assert_eq!(http::get(front, "/pkgbase/nasty-split-base").header("x-old"), Some("yes"));
    assert_eq!(http::get(front, "/rss/").status, 200);
    let packed = http::send(front, "GET", "/packages/nasty-hub", &[("Accept-Encoding", "gzip")], b"");
    assert!(packed.body == std::fs::read(tree.join("packages/nasty-hub.html.gz")).unwrap(), "as it lies there");
    assert_eq!(packed.header("surrogate-key"), Some("packages/nasty-hub pages all"));
    assert!(packed.header("surrogate-control").unwrap().starts_with("max-age=86400, stale-while-revalidate"));
    assert_eq!(http::get(front, "/packages/nasty-hub.html.gz").status, 404);
    assert_eq!(http::get(front, "/index.html.gz").status, 404);
    check_languages(front, true);
    check_languages(Server::with(&output, &[], &variables).address, true);
    let untranslated = http::send(front, "GET", "/packages/libmpv2", &[("Cookie", "AURLANG=de")], b"");
    assert_eq!(untranslated.status, 200, "English when there is no other");
}

/// Whoever asks for German gets it where it exists; sessions go on to the old backend, which knows their language.
fn check_languages(front: SocketAddr, varies: bool) {
    for (cookie, query, german) in [
        ("AURLANG=de", "", true),
        ("AURLANG=pt_BR", "", false),
        ("a=b; AURLANG=de", "", true),
        ("AURLANG=fr", "", false),
        ("AURLANG=../..", "", false),
        ("AURLANG=", "", false),
        ("", "?language=de", true),
        ("AURLANG=de", "?language=pt_BR", false),
        ("AURLANG=de", "?language=en", false),
        ("AURLANG=de", "?language=xx", true),
        ("", "", false),
    ] {
        // Twice: once from behind, once from a cache's memory.
        for _ in 0..2 {
            let answer = http::send(front, "GET", &format!("/packages/nasty-hub{query}"), &[("Cookie", cookie)], b"");
            assert_eq!(answer.text() == "auf Deutsch", german, "{cookie} {query}");
            let vary: Vec<_> =
                answer.headers.iter().filter(|(name, _)| name == "vary").map(|(_, to)| to.clone()).collect();
            assert!(!varies || vary.join(", ").contains("Cookie"), "{vary:?}");
        }
    }
    let member = http::send(front, "GET", "/packages/nasty-hub", &[SESSION], b"");
    assert_eq!(member.header("x-old"), Some("yes"));
    let form = b"set_lang=de&next=%2Fpackages%2Fnasty-hub";
    let chosen = http::send(front, "POST", "/language", &[], form);
    assert_eq!((chosen.status, chosen.header("location")), (303, Some("/packages/nasty-hub")));
    let cookie = chosen.header("set-cookie").unwrap().split(';').next().unwrap();
    assert_eq!(http::send(front, "GET", "/packages/nasty-hub", &[("Cookie", cookie)], b"").text(), "auf Deutsch");
    assert_eq!(
        http::send(front, "POST", "/language", &[SESSION], form).header("x-old"),
        Some("yes"),
        "kept with accounts"
    );
}

#[test]
fn varnish_keeps_languages_apart() {
    let place = tempfile::tempdir().unwrap();
    let output = place.path().join("site");
    build(&site().sqlite, &output);
    std::fs::create_dir_all(output.join("current/_lang/de/packages")).unwrap();
    std::fs::write(output.join("current/_lang/de/packages/nasty-hub.html"), "auf Deutsch").unwrap();
    let backend = Backend::start();
    let url = backend.url();
    let variables =
        [("AURPRESS_FALLBACK", url.as_str()), ("AURPRESS_CDN", "varnish"), ("AURPRESS_LANGUAGES", "de,pt_BR")];
    let endpoint = Server::with(&output, &[], &variables);
    let text = deploy("varnish", &output, "80", &endpoint.address.to_string(), &variables);
    let Some(varnish) = Varnish::start(&text) else {
        return skipped("languages in Varnish", "AURPRESS_TEST_VARNISH is not 1");
    };
    check_languages(varnish.address, false);
    let german = || http::send(varnish.address, "GET", "/packages/nasty-hub", &[("Cookie", "x=y; AURLANG=de")], b"");
    assert_eq!(german().header("x-cache"), Some("hit"));
    let purge = [("xkey-purge", "packages/nasty-hub")];
    assert_eq!(http::send(varnish.address, "PURGE", "/", &purge, b"").status, 200);
    assert_eq!(german().header("x-cache"), Some("miss"), "one key for all languages of a page");
}

fn varnish(endpoint: SocketAddr, backend: &Backend) -> Option<Varnish> {
    let url = backend.url();
    let variables = [("AURPRESS_FALLBACK", url.as_str()), ("AURPRESS_CDN", "varnish")];
    Varnish::start(&deploy("varnish", &site().output, "80", &endpoint.to_string(), &variables))
}

fn endpoint() -> Server {
    Server::with(&site().output, &[], &[("AURPRESS_CDN", "varnish")])
}

/// Whether Varnish answers from its memory.
fn is_hit(front: SocketAddr, path: &str) -> bool {
    let answer = http::get(front, path);
    assert!(answer.status < 500, "{path}: {}", answer.status);
    answer.header("x-cache") == Some("hit")
}

#[test]
fn varnish_keeps_reads_of_guests_and_passes_the_rest() {
    let backend = Backend::start();
    let endpoint = endpoint();
    let Some(varnish) = varnish(endpoint.address, &backend) else {
        return skipped("the generated Varnish configuration", "AURPRESS_TEST_VARNISH is not 1");
    };
    let front = varnish.address;
    check_routing(front, &backend);
    check_http(front);
    for path in
        ["/", "/packages/nasty-hub", "/packages?K=x", "/rpc/v5/info/nasty-hub", "/packages.gz", "/no-such-package"]
    {
        http::get(front, path);
        assert!(is_hit(front, path), "{path}");
    }
    let hub = http::get(front, "/packages/nasty-hub");
    assert!(hub.header("surrogate-key").is_none() && hub.header("age").is_none());
    for path in ["/pkgbase/nasty-split-base", "/rss/", "/rss/modified"] {
        http::get(front, path);
    }
    drop(endpoint);
    drop(backend);
    std::thread::sleep(Duration::from_secs(1));
    check_alone(front, false);
}

#[test]
fn varnish_forgets_what_it_is_told_and_nothing_else() {
    let backend = Backend::start();
    let endpoint = endpoint();
    let Some(varnish) = varnish(endpoint.address, &backend) else {
        return skipped("purging in Varnish", "AURPRESS_TEST_VARNISH is not 1");
    };
    let front = varnish.address;
    let paths = [
        "/",
        "/packages/nasty-hub",
        "/packages/nasty-hub?all_deps=1",
        "/packages/nasty-comments",
        "/packages/not-there-yet",
        "/packages/c++utilities",
        "/packages/c%2B%2Butilities",
        "/pkgbase/nasty-split-base",
        "/packages.gz",
        "/rpc/v5/info/nasty-hub",
    ];
    let fill = || paths.iter().for_each(|path| drop(http::get(front, path)));
    let purge = |kind: &str, keys: &str| http::send(front, "PURGE", "/", &[(kind, keys)], b"");
    for (keys, forgotten) in [
        ("packages/nasty-hub", &paths[1..3]),
        ("packages/not-there-yet", &paths[4..5]),
        ("packages/c++utilities home", &[paths[0], paths[5], paths[6]]),
        ("answers", &paths[9..]),
        ("archives", &paths[8..9]),
        ("no-such-key", &[]),
        ("all", &paths),
    ] {
        // Lifetimes are short for some: on a machine that stops for a minute, they pass.
        let told = || {
            fill();
            let filled = paths.iter().all(|path| is_hit(front, path));
            assert_eq!(purge("xkey-purge", keys).status, 200);
            filled && paths.iter().all(|path| is_hit(front, path) != forgotten.contains(path))
        };
        assert!((0..3).any(|_| told()), "{keys}: exactly these are forgotten");
    }
    fill();
    assert_eq!(purge("xkey-softpurge", "packages/nasty-hub").status, 200);
    assert_eq!(http::get(front, "/packages/nasty-hub").status, 200, "shown once more while it is fetched");
    drop(endpoint);
    let end = Instant::now() + Duration::from_secs(30);
    while !is_hit(front, "/packages/nasty-hub") {
        assert!(Instant::now() < end);
    }
    assert_eq!(purge("no-header", "x").status, 400);
}
