use super::*;
use Destination::{Endpoint, Fallback, Git, Static};

fn get(path: &str) -> Asked<'_> {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    Asked { read: true, path, query, session: false }
}

/// Path; route; where it goes for a guest, for a session, and as a POST.
type Row = (&'static str, &'static str, [Destination; 3]);

const ROWS: &[Row] = &[
    ("/", "home", [Static, Fallback, Fallback]),
    ("/?id=x", "home", [Endpoint, Fallback, Fallback]),
    ("/packages", "search", [Endpoint, Fallback, Fallback]),
    ("/packages/", "search", [Endpoint, Fallback, Fallback]),
    ("/packages?K=x", "search", [Endpoint, Fallback, Fallback]),
    ("/packages?q=x", "search", [Endpoint, Fallback, Fallback]),
    ("/resolve?q=x", "resolve", [Endpoint, Endpoint, Fallback]),
    ("/search?q=x", "search-pages", [Static, Static, Fallback]),
    ("/search-help", "search-pages", [Static, Static, Fallback]),
    ("/static/search/pack.0123456789abcdef.gz", "assets", [Static, Static, Fallback]),
    ("/packages/yay", "package", [Static, Fallback, Fallback]),
    ("/packages/index", "package", [Static, Fallback, Fallback]),
    ("/packages/yay/", "package", [Endpoint, Fallback, Fallback]),
    ("/packages/yay?PP=250", "package", [Endpoint, Fallback, Fallback]),
    ("/packages/yay?all_deps=1", "package", [Endpoint, Fallback, Fallback]),
    ("/pkgbase/yay", "base", [Static, Fallback, Fallback]),
    ("/pkgbase/yay/flag-comment", "flag-comment", [Static, Fallback, Fallback]),
    ("/pkgbase/yay/comments/12", "comments", [Static, Fallback, Fallback]),
    ("/pkgbase/yay/comments", "forms", [Fallback, Fallback, Fallback]),
    ("/pkgbase/yay/comments/12/edit", "forms", [Fallback, Fallback, Fallback]),
    ("/pkgbase/yay/comments/12/form", "forms", [Fallback, Fallback, Fallback]),
    ("/pkgbase/yay/voters", "voters", [Endpoint, Fallback, Fallback]),
    ("/language", "language", [Endpoint, Fallback, Endpoint]),
    ("/account/somebody", "account", [Endpoint, Fallback, Fallback]),
    ("/account/verify", "forms", [Fallback, Fallback, Fallback]),
    ("/account/verify/token", "forms", [Fallback, Fallback, Fallback]),
    ("/account/somebody/edit", "forms", [Fallback, Fallback, Fallback]),
    ("/account/somebody/verify", "forms", [Fallback, Fallback, Fallback]),
    ("/rss", "feeds", [Endpoint, Endpoint, Fallback]),
    ("/rss/", "feeds", [Static, Static, Fallback]),
    ("/rss/modified", "feeds", [Static, Static, Fallback]),
    ("/rpc", "rpc", [Endpoint, Endpoint, Endpoint]),
    ("/rpc/?v=5&type=info&arg=x", "rpc", [Endpoint, Endpoint, Endpoint]),
    ("/rpc.php", "rpc", [Endpoint, Endpoint, Endpoint]),
    ("/rpc/v5/info/yay", "rpc", [Endpoint, Endpoint, Endpoint]),
    ("/rpc/v5/suggest-pkgbase/ya", "rpc", [Endpoint, Endpoint, Endpoint]),
    ("/api/v1/search?q=x", "api", [Endpoint, Endpoint, Endpoint]),
    ("/api/v1/package/yay", "api", [Endpoint, Endpoint, Endpoint]),
    ("/packages.gz", "archives", [Static, Static, Fallback]),
    ("/packages-meta-ext-v1.json.gz.sha256", "archives", [Static, Static, Fallback]),
    ("/stamp.json", "archives", [Static, Static, Fallback]),
    ("/index.html.gz", "other", [Endpoint, Fallback, Fallback]),
    ("/static/css/aurweb.css", "assets", [Static, Static, Fallback]),
    ("/favicon.ico", "icon", [Endpoint, Endpoint, Fallback]),
    ("/openapi.json", "openapi", [Static, Static, Fallback]),
    ("/rss/flagged", "more-feeds", [Static, Static, Fallback]),
    ("/pkgbase/yay/comments.json", "comment-feeds", [Endpoint, Endpoint, Fallback]),
    ("/pkgbase/yay/comments.atom", "comment-feeds", [Endpoint, Endpoint, Fallback]),
    ("/rss/deleted", "more-feeds", [Static, Static, Fallback]),
    ("/sitemap.xml", "sitemaps", [Static, Static, Fallback]),
    ("/sitemap/12.xml", "sitemaps", [Static, Static, Fallback]),
    ("/badge/yay/version.svg", "made", [Endpoint, Endpoint, Fallback]),
    ("/rss/package/yay", "made", [Endpoint, Endpoint, Fallback]),
    ("/packages/yay/info.jsonld", "made", [Endpoint, Endpoint, Fallback]),
    ("/packages/yay/graph", "made", [Endpoint, Endpoint, Fallback]),
    ("/compare?a=yay&b=paru", "made", [Endpoint, Endpoint, Fallback]),
    ("/status", "made", [Endpoint, Endpoint, Fallback]),
    ("/browse", "browse", [Static, Static, Fallback]),
    ("/browse/license/MIT/2", "browse", [Static, Static, Fallback]),
    ("/browse/?id=x", "browse", [Endpoint, Endpoint, Fallback]),
    ("/robots.txt", "robots", [Static, Static, Fallback]),
    ("/healthz", "health", [Endpoint, Endpoint, Fallback]),
    ("/metrics", "other", [Endpoint, Fallback, Fallback]),
    ("/docs", "other", [Endpoint, Fallback, Fallback]),
    ("/raisefivethree", "other", [Endpoint, Fallback, Fallback]),
    ("/yay", "other", [Endpoint, Fallback, Fallback]),
    ("/index.html", "other", [Endpoint, Fallback, Fallback]),
    ("/yay.git", "git", [Git, Git, Git]),
    ("/yay.git/info/refs?service=git-upload-pack", "git", [Git, Git, Git]),
    ("/yay/info/refs?service=git-upload-pack", "git", [Git, Git, Git]),
    ("/c++x/git-upload-pack", "git", [Git, Git, Git]),
    ("/cgit/aur.git/tree/PKGBUILD?h=yay", "git", [Git, Git, Git]),
];

/// Paths of the old site that exist for forms, members and writes only.
const FORMS: &[&str] = &[
    "/login",
    "/logout",
    "/register",
    "/passreset",
    "/sso/login",
    "/sso/authenticate",
    "/requests",
    "/requests/7/close",
    "/accounts",
    "/tos",
    "/package-maintainer",
    "/package-maintainer/7",
    "/addvote",
    "/pkgbase/yay/flag",
    "/pkgbase/yay/unflag",
    "/pkgbase/yay/vote",
    "/pkgbase/yay/unvote",
    "/pkgbase/yay/notify",
    "/pkgbase/yay/unnotify",
    "/pkgbase/yay/adopt",
    "/pkgbase/yay/disown",
    "/pkgbase/yay/comaintainers",
    "/pkgbase/yay/request",
    "/pkgbase/yay/delete",
    "/pkgbase/yay/merge",
    "/pkgbase/yay/keywords",
    "/pkgbase/yay/comments/7/pin",
    "/pkgbase/yay/comments/7/undelete",
];

fn everywhere(path: &str, switches: &Switches) -> [Destination; 3] {
    let guest = get(path);
    let all = [guest, Asked { session: true, ..guest }, Asked { read: false, ..guest }];
    all.map(|asked| decide(asked, switches))
}

#[test]
fn every_route_goes_where_it_should() {
    for (path, route, expected) in ROWS {
        assert_eq!(rule(get(path).path).name, *route, "{path}");
        assert_eq!(everywhere(path, &Switches::default()), *expected, "{path}");
    }
    for path in FORMS {
        assert_eq!(everywhere(path, &Switches::default()), [Fallback; 3], "{path}");
    }
    for rule in TABLE {
        assert!(ROWS.iter().any(|(_, route, _)| *route == rule.name), "{} is tested", rule.name);
        assert!(rule.allowed.contains(&rule.default), "{}", rule.name);
    }
}

#[test]
fn every_switch_turns_its_route_and_no_other() {
    for rule in TABLE {
        for switch in rule.allowed {
            let switches = Switches::parse(&format!("{}={}", rule.name, switch.word())).unwrap();
            for (path, route, expected) in ROWS {
                let expected = match switch {
                    _ if *route != rule.name || rule.is_git => expected[0],
                    Switch::Fallback => Fallback,
                    Switch::Endpoint => Endpoint,
                    Switch::Static => expected[0],
                };
                assert_eq!(decide(get(path), &switches), expected, "{path} with {switches}");
            }
        }
    }
}

#[test]
fn mistakes_are_named() {
    let error = |text: &str| Switches::parse(text).unwrap_err().to_string();
    assert!(
        error("packages=static").starts_with("no route is named \"packages\"; the routes are home, search, package")
    );
    assert_eq!(error("search=static"), "route search cannot be \"static\"; it can be endpoint or fallback");
    assert!(error("package").contains("ROUTE=static"));
    let both = Switches::parse("package=fallback, home=endpoint").unwrap();
    assert_eq!(Switches::parse(&both.to_string()), Ok(both));
}

#[test]
fn files_of_addresses() {
    let long = format!("/packages/{}", "x".repeat(251));
    for (path, file) in [
        ("/", Some("/index.html")),
        ("/packages/yay", Some("/packages/yay.html")),
        ("/packages/yay/", None),
        ("/packages/yay.html", Some("/packages/yay.html.html")),
        (&long, Some(long.as_str())),
        ("/rss/", Some("/rss/index.xml")),
        ("/rss", None),
        ("/packages.gz", Some("/packages.gz")),
        ("/packages", None),
    ] {
        assert_eq!(rule(path).files.file(path).as_deref(), file, "{path}");
    }
}

#[test]
fn regular_expressions_are_anchored() {
    for (pattern, expected) in [
        ("/", "^/$"),
        ("/packages/{name}", "^/packages/[^/]+/?$"),
        ("/rpc/{rest}", "^/rpc(/.*)?$"),
        ("/rpc.php", r"^/rpc\.php/?$"),
        ("/pkgbase/{name}/comments/{number}", "^/pkgbase/[^/]+/comments/[0-9]+/?$"),
        ("/{base}.git/{rest}", r"^/[^/]+\.git(/.*)?$"),
        ("/{rest}", "^(/.*)?$"),
    ] {
        assert_eq!(regex(pattern), expected);
    }
}
