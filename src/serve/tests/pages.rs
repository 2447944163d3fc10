//! Stored pages and the redirects around them.

use super::TestSite;

#[test]
fn status_and_location() {
    let site = TestSite::new();
    site.put("pkgbase/chungy-chungus/flag-comment.html", "flagged");
    site.put("static/css/a.css", "a{}");
    site.put("rss/index.xml", "<rss/>");
    for (target, status, location) in [
        ("/", 200, ""),
        ("/packages/big-chungus", 200, ""),
        ("/packages/big-chungus?all_deps=1&comments=all", 200, ""),
        ("/packages/libc++", 200, ""),
        ("/packages/libc%2B%2B", 200, ""),
        ("/packages/BIG-chungus", 301, "/packages/big-chungus"),
        ("/packages/LIBC++?O=1", 301, "/packages/libc++?O=1"),
        ("/packages/big-chungus%20", 301, "/packages/big-chungus"),
        ("/packages/big-chungus/", 307, "/packages/big-chungus"),
        ("/packages/nothing", 404, ""),
        ("/packages/a/b", 404, ""),
        ("/packages/%ff", 404, ""),
        ("/packages/..%2f..%2fetc%2fpasswd", 404, ""),
        ("/packages/../index", 404, ""),
        ("/packages/index.html", 404, ""),
        ("/index.html", 404, ""),
        ("/pkgbase/fugly-chungus", 200, ""),
        ("/pkgbase/FUGLY-chungus", 301, "/pkgbase/fugly-chungus"),
        ("/pkgbase/big-chungus", 303, "/packages/big-chungus"),
        ("/pkgbase/Big-Chungus", 303, "/packages/big-chungus"),
        ("/pkgbase/empty-base", 404, ""),
        ("/pkgbase/nothing", 404, ""),
        ("/pkgbase/big-chungus/voters", 303, "/pkgbase/big-chungus"),
        ("/pkgbase/nothing/voters", 404, ""),
        ("/pkgbase/chungy-chungus/flag-comment", 200, ""),
        ("/pkgbase/big-chungus/flag-comment", 303, "/pkgbase/big-chungus"),
        ("/pkgbase/nothing/flag-comment", 404, ""),
        ("/pkgbase/big-chungus/comments/9", 404, ""),
        ("/pkgbase/big-chungus/request", 303, "/login?next=%2Fpkgbase%2Fbig-chungus%2Frequest"),
        ("/accounts", 303, "/login?next=%2Faccounts"),
        ("/account/anybody", 401, ""),
        ("/register", 200, ""),
        ("/login?next=/x", 200, ""),
        ("/rss", 307, "/rss/"),
        ("/rss/", 200, ""),
        ("/favicon.ico", 307, "/static/images/favicon.ico"),
        ("/static/css/a.css", 200, ""),
        ("/static/css", 404, ""),
        ("/static/../index.html", 404, ""),
        ("/raisefivethree", 503, ""),
        ("/nope.sha256", 404, ""),
        ("/metrics", 404, ""),
        ("/tu", 404, ""),
        ("/packages/?id=foo", 307, "/packages/foo"),
        ("//evil.example/", 404, ""),
        ("/pkgbase/big-chungus/vote", 405, ""),
    ] {
        let said = site.get(target);
        assert_eq!((said.status.as_u16(), said.header("location")), (status, location), "{target}");
    }
}

#[test]
fn a_clone_address_gets_advice() {
    let site = TestSite::new();
    for target in ["/big-chungus", "/big-chungus.git", "/libc++.git"] {
        let said = site.get(target);
        assert_eq!(said.status.as_u16(), 404);
        assert!(said.text().contains("git clone https://aur.archlinux.org/"), "{target}: {}", said.text());
    }
    assert!(!site.get("/nothing.git").text().contains("git clone"));
}

#[test]
fn a_symlink_is_not_followed() {
    let site = TestSite::new();
    std::fs::write(site.path().join("secret"), "secret").unwrap();
    std::os::unix::fs::symlink("../../secret", site.path().join("releases/r1/leak.gz")).unwrap();
    std::os::unix::fs::symlink("../../../secret", site.path().join("releases/r1/packages/leak.html")).unwrap();
    for target in ["/leak.gz", "/packages/leak"] {
        let said = site.get(target);
        assert_eq!(said.status.as_u16(), 404, "{target}");
        assert!(!said.text().contains("secret"));
    }
}

#[test]
fn a_name_too_long_for_an_ending_is_stored_without_it() {
    let site = TestSite::new();
    let name = "n".repeat(252);
    site.put(&format!("packages/{name}"), "long");
    assert_eq!(site.get(&format!("/packages/{name}")).text(), "long");
    assert_eq!(site.get(&format!("/packages/{}", "n".repeat(3000))).status.as_u16(), 404);
}

#[test]
fn archives() {
    let site = TestSite::new();
    let content = "0123456789".repeat(300);
    site.put("packages.gz", &content);
    site.put("packages.gz.sha256", "SHA256 (packages.gz) = 00");
    let said = site.send("GET", "/packages.gz", &[("accept-encoding", "gzip")], "");
    assert_eq!(said.text(), content);
    assert_eq!(said.header("content-type"), "application/gzip");
    assert_eq!(said.header("content-encoding"), "");
    assert_eq!(said.header("access-control-allow-origin"), "*");
    assert_eq!(said.header("accept-ranges"), "bytes");
    assert!(said.header("last-modified").ends_with(" GMT"));
    let tag = said.header("etag").to_owned();
    assert_eq!(site.send("GET", "/packages.gz", &[("if-none-match", &tag)], "").status.as_u16(), 304);
    let since = said.header("last-modified").to_owned();
    assert_eq!(site.send("GET", "/packages.gz", &[("if-modified-since", &since)], "").status.as_u16(), 304);
    let part = site.send("GET", "/packages.gz", &[("range", "bytes=5-9"), ("if-range", &tag)], "");
    assert_eq!((part.status.as_u16(), part.text()), (206, "56789"));
    let head = site.send("HEAD", "/packages.gz", &[], "");
    assert_eq!((head.header("content-length"), head.body.len()), ("3000", 0));
    let sum = site.get("/packages.gz.sha256");
    assert_eq!((sum.header("content-type"), sum.text()), ("text/plain", "SHA256 (packages.gz) = 00"));
    site.put("packages.gz", "changed");
    assert_eq!(site.get("/packages.gz").text(), "changed");
}

#[test]
fn pages_are_compressed_on_request_with_a_tag_of_their_own() {
    let site = TestSite::new();
    site.put("packages/big-chungus.html", &"many words ".repeat(500));
    let plain = site.get("/packages/big-chungus");
    let zipped = site.send("GET", "/packages/big-chungus", &[("accept-encoding", "gzip")], "");
    assert_eq!(zipped.header("content-encoding"), "gzip");
    assert_eq!((plain.header("vary"), zipped.header("vary")), ("Accept-Encoding", "Accept-Encoding"));
    assert_ne!(plain.header("etag"), zipped.header("etag"));
    assert!(zipped.body.len() < plain.body.len());
}

#[test]
fn another_cut_of_the_comments() {
    let site = TestSite::new();
    let article = |n: usize| format!("<article class=\"comment\" id=\"c{n}\"></article>");
    let list = |from: usize, to: usize| (from..=to).rev().map(article).collect::<String>();
    let page = format!("<div data-pages=\"2\" data-total=\"60\"></div><!--latest-->{}<!--/latest-->", list(51, 60));
    site.put("packages/big-chungus.html", &page);
    site.put("pkgbase/big-chungus/comments/1.html", &list(1, 50));
    site.put("pkgbase/big-chungus/comments/2.html", &list(51, 60));
    assert_eq!(site.get("/packages/big-chungus").text(), page);
    let all = site.get("/packages/big-chungus?PP=250");
    assert_eq!(all.text().matches("<article").count(), 60);
    let second = site.get("/packages/big-chungus?O=9&PP=2");
    assert!(second.text().contains("c51") && second.text().contains("c50"));
    assert_eq!(second.text().matches("<article").count(), 2);
}

#[test]
fn writes_are_refused_with_a_word_where_to() {
    let site = TestSite::new();
    for (method, target, status) in [
        ("POST", "/pkgbase/big-chungus/vote", 405),
        ("POST", "/login", 405),
        ("DELETE", "/packages/big-chungus", 405),
        ("POST", "/no/such/path", 404),
    ] {
        let said = site.send(method, target, &[], "");
        assert_eq!(said.status.as_u16(), status, "{target}");
        assert!(said.text().contains("https://aur.archlinux.org"), "{target}");
    }
    let options = site.send("OPTIONS", "/packages/big-chungus", &[], "");
    assert_eq!((options.status.as_u16(), options.header("allow")), (204, "GET, HEAD, OPTIONS"));
}

#[test]
fn feeds_are_the_same_whatever_language_a_reader_has() {
    let site = TestSite::with_languages(&["de"]);
    let article = "<article class=\"comment\">\n<h4 id=\"comment-7\" class=\"comment-header\">SOMEBODY \
        <time datetime=\"2026-11-22T12:00:00Z\">x</time></h4>\n<div id=\"comment-7-content\" class=\"article-content\">\n\
        <p>x</p>\n</div>\n</article>";
    site.put("packages/big-chungus.html", &article.replace("SOMEBODY", "in English"));
    site.put("_lang/de/packages/big-chungus.html", &article.replace("SOMEBODY", "auf Deutsch"));
    let english = site.get("/rss/package/big-chungus");
    for header in [("accept-language", "de"), ("cookie", "AURLANG=de")] {
        let said = site.send("GET", "/rss/package/big-chungus", &[header], "");
        assert_eq!((said.status.as_u16(), said.text()), (200, english.text()), "{header:?}");
    }
    let page = site.send("GET", "/packages/big-chungus", &[("cookie", "AURLANG=de")], "");
    assert!(page.text().contains("auf Deutsch"), "the page is in it");
}

#[test]
fn health() {
    let site = TestSite::new();
    assert_eq!(site.get("/healthz").text(), "{\"status\":\"ok\"}");
    site.put("stamp.json", "{}");
    let ready = site.get("/readyz").json();
    assert_eq!(
        (&ready["status"], &ready["release"], &ready["generation"]),
        (&"ready".into(), &"r1".into(), &"g1".into())
    );
    assert_eq!(ready["packages"], 7);
    site.site.stop();
    assert_eq!(site.get("/readyz").status.as_u16(), 503);
    assert_eq!(site.get("/packages/big-chungus").status.as_u16(), 200);
}
