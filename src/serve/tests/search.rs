//! The search page.

use super::TestSite;
use scraper::{Html, Selector};

fn select<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: scraper::ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The statistics line and the first column of the results.
fn results(site: &TestSite, query: &str) -> (String, Vec<String>) {
    let said = site.get(&format!("/packages{query}"));
    assert_eq!(said.status.as_u16(), 200, "{query}");
    let page = Html::parse_document(said.text());
    let stats = select(&page, "#pkglist-results .pkglist-stats > p").first().map(|p| text(*p)).unwrap_or_default();
    let names = select(&page, "table.results tbody tr td:first-child").into_iter().map(text).collect();
    (stats, names)
}

const ALL_BY_NAME: [&str; 7] =
    ["big-chungus", "chungy-chungus", "gluggly-chungus", "libc++", "other-pkg", "pkg_1", "woogly-chungus"];

#[test]
fn filters() {
    let site = TestSite::new();
    for (query, expected) in [
        ("?SB=n&SO=a", &ALL_BY_NAME[..]),
        ("?SeB=N&K=big-chungus", &["big-chungus"]),
        ("?SeB=N&K=big", &[]),
        ("?SeB=B&K=fugly-chungus", &["other-pkg"]),
        ("?SeB=k&K=smol-chungus+nothing", &["big-chungus"]),
        ("?SeB=m&K=", &["woogly-chungus"]),
        ("?SeB=m&K=else+&SB=n&SO=a", &["libc++", "pkg_1"]),
        ("?SeB=c&K=nobody", &[]),
        ("?SeB=M&K=user2", &["big-chungus"]),
        ("?SeB=s&K=user2&SB=n&SO=d", &["chungy-chungus", "big-chungus"]),
        ("?outdated=on", &["chungy-chungus"]),
        ("?outdated=zzz&K=chungus&SB=n&SO=a", &["big-chungus", "gluggly-chungus", "woogly-chungus"]),
        ("?submit=Orphans", &["woogly-chungus"]),
        ("?K=bunny+big", &["big-chungus"]),
        ("?K=c%2B%2B", &["libc++"]),
        ("?SB=n&SO=a&PP=2&O=3", &["libc++", "other-pkg"]),
        ("?K=nothing-like-it", &[]),
    ] {
        assert_eq!(results(&site, query).1, *expected, "{query}");
    }
}

#[test]
fn statistics_and_pager() {
    let site = TestSite::new();
    assert_eq!(results(&site, "").0, "7 packages found. Page 1 of 1.");
    assert_eq!(results(&site, "?SeB=N&K=pkg_1").0, "1 package found. Page 1 of 1.");
    assert_eq!(results(&site, "?PP=3&O=3").0, "7 packages found. Page 2 of 3.");
    assert_eq!(results(&site, "?PP=3&O=300").0, "7 packages found. Page 101 of 3.");
    let said = site.get("/packages?K=&PP=3&O=3&SB=n");
    let page = Html::parse_document(said.text());
    let navs = select(&page, "p.pkglist-nav");
    assert_eq!(navs.len(), 2);
    assert_eq!(text(navs[0]), "« First ‹ Previous 1 2 3 Next › Last »");
    let hrefs: Vec<_> = select(&page, "p.pkglist-nav a.page").iter().filter_map(|a| a.value().attr("href")).collect();
    assert_eq!(hrefs[0], "/packages?K=&PP=3&O=0&SB=n&SeB=nd");
    assert_eq!(hrefs[3], "/packages?K=&PP=3&O=6&SB=n&SeB=nd");
    let empty = site.get("/packages?K=nothing-like-it");
    assert!(empty.text().contains("No packages matched your search criteria."));
    assert!(!empty.text().contains("<table"));
}

#[test]
fn cells() {
    let site = TestSite::new();
    let said = site.get("/packages?K=chungus&SB=n&SO=a&timezone=Asia/Tokyo");
    let page = Html::parse_document(said.text());
    let rows: Vec<Vec<String>> = select(&page, "table.results tbody tr")
        .into_iter()
        .map(|row| row.select(&Selector::parse("td").unwrap()).map(text).collect())
        .collect();
    assert_eq!(
        rows[0],
        ["big-chungus", "1.0-1", "3", "3.00", "Bunny bunny around bunny", "test", "2023-11-15 07:13 (JST)"]
    );
    assert_eq!(rows[3][5], "orphan");
    assert_eq!(select(&page, "td.flagged").len(), 2);
    assert_eq!(select(&page, "td.wrap").len(), 4);
    let links: Vec<_> = select(&page, "table.results tbody a").iter().filter_map(|a| a.value().attr("href")).collect();
    assert_eq!(links[..2], ["/packages/big-chungus", "/account/test"]);
    assert_eq!(select(&page, "time")[0].value().attr("datetime"), Some("2023-11-14T22:13:21Z"));
    assert!(site.get("/packages?SeB=N&K=big-chungus").text().contains("2023-11-14 22:13 (UTC)"));
}

#[test]
fn what_is_typed_comes_back_escaped() {
    let site = TestSite::new();
    let said = site.get("/packages?K=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&SB=%3Cb%3E&x=%22onload=");
    assert!(!said.text().contains("<script>") && !said.text().contains("<b>"), "{}", said.text());
    let page = Html::parse_document(said.text());
    let typed = select(&page, "#pkglist-search input[name=K]")[0].value().attr("value");
    assert_eq!(typed, Some("\"><script>alert(1)</script>"));
    let odd = site.get("/packages?SeB=N&K=other-pkg");
    assert!(odd.text().contains("A &lt;b&gt;split&lt;/b&gt; &amp; &quot;odd&quot; one"));
}

#[test]
fn the_form_shows_what_was_chosen() {
    let site = TestSite::new();
    let said = site.get("/packages?SeB=k&SB=v&SO=a&PP=100&outdated=off");
    let page = Html::parse_document(said.text());
    let chosen: Vec<_> =
        select(&page, "#pkglist-search option[selected]").iter().filter_map(|o| o.value().attr("value")).collect();
    assert_eq!(chosen, ["k", "off", "v", "a", "100"]);
}

#[test]
fn headers() {
    let site = TestSite::new();
    let said = site.get("/packages?K=big");
    assert_eq!(said.header("content-type"), "text/html; charset=utf-8");
    assert!(said.header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!(said.header("referrer-policy"), "same-origin");
    let again = site.send("GET", "/packages?K=big", &[("if-none-match", said.header("etag"))], "");
    assert_eq!(again.status.as_u16(), 304);
    let slash = site.get("/packages/?K=big");
    assert_eq!((slash.status.as_u16(), slash.header("location")), (307, "/packages?K=big"));
    assert_eq!(site.send("POST", "/packages?K=big", &[], "action=flag").status.as_u16(), 405);
}
