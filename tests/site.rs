//! The sample's site as readers reach it: through `serve`, and as files through nginx.

use crate::support::database::change;
use crate::support::html::text;
use crate::support::nginx::Nginx;
use crate::support::program::{Server, build};
use crate::support::site::{files, site};
use crate::support::{http, skipped};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The address of each page file, every character of a name that may be escaped escaped.
fn addresses() -> BTreeMap<String, String> {
    let address = |file: &String| {
        let segments = file.strip_suffix(".html").unwrap_or(file).split('/');
        let segments = segments.map(|one| utf8_percent_encode(one, NON_ALPHANUMERIC).to_string().replace("%2D", "-"));
        let path = format!("/{}", segments.collect::<Vec<_>>().join("/"));
        (file.clone(), if file == "index.html" { "/".to_owned() } else { path })
    };
    site().pages().keys().map(address).collect()
}

#[test]
fn pages_are_the_files_as_they_are() {
    let mut pages = site().pages();
    let status = BTreeMap::from([("account.html", 401), ("503.html", 503), ("404.html", 404)]);
    let mut addresses = addresses();
    addresses.insert("account.html".to_owned(), "/account/somebody".to_owned());
    addresses.insert("503.html".to_owned(), "/raisefivethree".to_owned());
    addresses.insert("404.html".to_owned(), "/no/such/page".to_owned());
    for (file, address) in &addresses {
        let answer = http::get(site().server.address, address);
        assert_eq!(answer.status, status.get(file.as_str()).copied().unwrap_or(200), "{address}");
        assert_eq!(answer.text(), pages.remove(file).unwrap(), "{address}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{address}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{address}");
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    }
    assert!(pages.is_empty() && addresses.len() > 1300, "{}", addresses.len());
}

/// Names of the archive `pkgbase.gz`.
fn bases() -> Vec<String> {
    let names = String::from_utf8(crate::support::gunzip(&site().tree().join("pkgbase.gz"))).unwrap();
    names.lines().map(str::to_owned).collect()
}

#[test]
fn a_base_with_a_page_has_it_and_the_others_redirect() {
    let (mut redirects, mut flagged) = (0, 0);
    for name in bases().iter().filter(|name| *name != "nasty-empty-base") {
        let own = site().tree().join(format!("pkgbase/{name}.html")).is_file();
        let answer = http::get(site().server.address, &format!("/pkgbase/{name}"));
        let location = format!("/packages/{name}");
        let expected = if own { (200, None) } else { (303, Some(location.as_str())) };
        assert_eq!((answer.status, answer.header("location")), expected, "{name}");
        redirects += usize::from(!own);
        let flag = http::get(site().server.address, &format!("/pkgbase/{name}/flag-comment"));
        let is_flagged = site().tree().join(format!("pkgbase/{name}/flag-comment.html")).is_file();
        let location = format!("/pkgbase/{name}");
        let expected = if is_flagged { (200, None) } else { (303, Some(location.as_str())) };
        assert_eq!((flag.status, flag.header("location")), expected, "{name}");
        flagged += usize::from(is_flagged);
    }
    assert!(redirects > 500 && flagged > 20, "{redirects} {flagged}");
    for path in ["/pkgbase/nasty-empty-base", "/pkgbase/no-such", "/pkgbase/no-such/flag-comment"] {
        assert_eq!(http::get(site().server.address, path).status, 404, "{path}");
    }
}

#[test]
fn clone_addresses_give_advice() {
    for path in ["/nasty-hub.git", "/nasty-hub", "/nasty-split-base.git"] {
        let name = path[1..].trim_end_matches(".git");
        let answer = http::get(site().server.address, path);
        assert_eq!(answer.status, 404, "{path}");
        let page = Html::parse_document(answer.text());
        let code = page.select(&Selector::parse("#error-page code").unwrap()).next().unwrap();
        assert_eq!(text(code), format!("git clone https://aur.archlinux.org/{name}.git"));
        assert!(answer.text().contains(&format!("href=\"/pkgbase/{name}\"")), "{path}");
    }
    for path in ["/no-such.git", "/Nasty-Hub.git", "/%3Cscript%3E.git"] {
        let answer = http::get(site().server.address, path);
        assert!(answer.status == 404 && !answer.text().contains("git clone"), "{path}");
    }
}

#[test]
fn names_in_another_case_move_to_the_stored_spelling() {
    for (path, location) in [
        ("/packages/NASTY-HUB", "/packages/nasty-hub"),
        ("/packages/Nasty-Hub?all_deps=1", "/packages/nasty-hub?all_deps=1"),
        ("/packages/C%2B%2BUTILITIES", "/packages/c++utilities"),
        ("/pkgbase/NASTY-SPLIT-BASE", "/pkgbase/nasty-split-base"),
        ("/pkgbase/NASTY-COMMENTS/comments/1", "/pkgbase/nasty-comments/comments/1"),
    ] {
        let answer = http::get(site().server.address, path);
        assert_eq!((answer.status, answer.header("location")), (301, Some(location)), "{path}");
    }
}

#[test]
fn browsers_are_told_where_to_search_and_get_suggestions() {
    let description = http::get(site().server.address, "/static/opensearch.xml");
    let text = description.text();
    assert!(!text.contains('@'), "{text}");
    for (address, found) in [
        ("/packages?K={searchTerms}&amp;rank=1", "/packages/nasty-hub"),
        ("/api/v1/suggest?form=opensearch&amp;q={searchTerms}", "\"nasty-hub\""),
    ] {
        assert!(text.contains(&format!("\"https://aur.archlinux.org{address}\"")), "{text}");
        let asked = address.replace("&amp;", "&").replace("{searchTerms}", "nasty-hu");
        let answer = http::get(site().server.address, &asked);
        assert!(answer.status == 200 && answer.text().contains(found), "{asked}: {}", answer.text());
    }
}

#[test]
fn feeds_are_fresh_for_minutes() {
    for (path, file) in [("/rss/", "rss/index.xml"), ("/rss/modified", "rss/modified.xml")] {
        let answer = http::get(site().server.address, path);
        assert_eq!(answer.header("content-type").map(|kind| &kind[..19]), Some("application/rss+xml"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("public, max-age=300"), "{path}");
        assert!(answer.body == std::fs::read(site().tree().join(file)).unwrap(), "{path}");
        let same =
            http::send(site().server.address, "GET", path, &[("If-None-Match", answer.header("etag").unwrap())], b"");
        assert_eq!(same.status, 304, "{path}");
    }
    let slash = http::get(site().server.address, "/rss");
    assert_eq!((slash.status, slash.header("location")), (307, Some("/rss/")));
}

#[test]
fn a_stopping_server_finishes_what_it_has_begun() {
    let server = Server::start(&site().output);
    let mut slow = TcpStream::connect(server.address).unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let head = "POST /rpc/v5/info HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    slow.write_all(format!("{head}Content-Length: 13\r\n\r\narg[]").as_bytes()).unwrap();
    let address = server.address;
    assert_eq!(http::get(address, "/healthz").status, 200, "the slow request is under way");
    server.signal("TERM");
    let ended = std::thread::spawn(move || server.wait());
    let refused = (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        TcpStream::connect(address).is_err()
    });
    assert!(refused, "no new connection is accepted");
    slow.write_all(b"=libmpv2").unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.contains("\"Name\":\"libmpv2\""), "{answer}");
    let (status, said) = ended.join().unwrap();
    assert_eq!((status.code(), said.lines().count()), (Some(0), 1), "{said}");
}

/// A page and an RPC answer, which may be of two releases but each of one.
fn look(server: SocketAddr) -> [Vec<u8>; 3] {
    ["/packages/nasty-hub", "/rpc/v5/info/nasty-hub", "/packages-meta-v1.json.gz"].map(|path| {
        let answer = http::get(server, path);
        assert_eq!(answer.status, 200, "{path}");
        answer.body
    })
}

#[test]
fn a_new_release_is_taken_without_a_failed_request() {
    let place = tempfile::tempdir().unwrap();
    let (output, database) = (place.path().join("site"), place.path().join("aur.sqlite"));
    std::fs::copy(&site().sqlite, &database).unwrap();
    build(&database, &output);
    let server = Server::start(&output);
    let old = look(server.address);
    change(&database, "UPDATE Packages SET Description = 'something else' WHERE Name = 'nasty-hub'");
    let done = AtomicBool::new(false);
    let seen = std::thread::scope(|scope| {
        let requests = scope.spawn(|| {
            let mut seen = Vec::new();
            while !done.load(Ordering::Relaxed) {
                seen.push(look(server.address));
            }
            seen
        });
        // Three builds, so that the release served at first is removed while it is asked for.
        for _ in 0..3 {
            build(&database, &output);
            std::thread::sleep(Duration::from_millis(500));
        }
        done.store(true, Ordering::Relaxed);
        requests.join().unwrap()
    });
    let new = look(server.address);
    assert!(new.iter().zip(&old).all(|(new, old)| new != old));
    assert!(String::from_utf8_lossy(&new[1]).contains("something else"));
    for (at, answer) in seen.iter().enumerate() {
        let whole = answer.iter().zip(old.iter().zip(&new)).all(|(answer, (old, new))| answer == old || answer == new);
        assert!(whole, "answer {at}");
    }
    let switch = seen.iter().position(|answer| *answer == new).unwrap();
    assert!(seen[switch..].iter().all(|answer| *answer == new), "never back");
    assert!(seen[0] == old && seen.len() > 50, "{}", seen.len());
    server.signal("INT");
    let (status, said) = server.wait();
    assert!(status.success() && said.contains("serving release 000004"), "{said}");
}

#[test]
fn nginx_serves_every_page_from_the_tree() {
    let Some(nginx) = Nginx::start(&site().tree()) else {
        return skipped("pages through nginx", "AURPRESS_TEST_NGINX is not 1");
    };
    let pages = site().pages();
    for (file, address) in addresses() {
        let answer = http::get(nginx.address, &address);
        assert_eq!(answer.status, 200, "{address}");
        assert!(answer.text() == pages[&file], "{address}");
    }
    let longest = pages.keys().find(|file| file.len() == "packages/".len() + 255).unwrap();
    assert_eq!(http::get(nginx.address, &format!("/{longest}")).text(), pages[longest]);
    for (path, file) in [
        ("/packages/c++utilities", "packages/c++utilities.html"),
        ("/packages/nasty-page.html", "packages/nasty-page.html.html"),
        ("/packages/index", "packages/index.html"),
        ("/rss/modified.xml", "rss/modified.xml"),
    ] {
        let answer = http::get(nginx.address, path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body == files(&site().tree())[file], "{path}");
    }
    assert_eq!(http::get(nginx.address, "/index/000001/CURRENT").status, 404, "the index is not public");
}
