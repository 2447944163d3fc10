//! The ranked search and the page of providers.

use super::TestSite;
use crate::serve::cursor::Cursor;
use scraper::{ElementRef, Html, Selector};

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn page(site: &TestSite, target: &str) -> Html {
    let said = site.get(target);
    assert_eq!(said.status.as_u16(), 200, "{target}: {}", said.text());
    assert_eq!(said.header("content-type"), "text/html; charset=utf-8");
    Html::parse_document(said.text())
}

/// The names of the matches.
fn names(page: &Html) -> Vec<String> {
    select(page, "#found .found-columns .hit-name a").into_iter().map(text).collect()
}

fn links(page: &Html, selector: &str) -> Vec<String> {
    select(page, selector).iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect()
}

#[test]
fn matches_are_ranked_and_marked() {
    let site = TestSite::new();
    let found = page(&site, "/packages?q=Big+chungus");
    assert_eq!(names(&found)[0], "big-chungus");
    let marks: Vec<_> = select(&found, ".hit-name mark").into_iter().map(text).collect();
    assert_eq!(marks, ["big", "chungus"]);
    assert_eq!(text(select(&found, "#found-count")[0]), "1 package found.");
    assert_eq!(select(&found, "#find-q")[0].attr("value"), Some("Big chungus"));
    assert_eq!(names(&page(&site, "/packages?K=big&rank=1")), ["big-chungus"]);
    assert_eq!(names(&page(&site, "/packages?q=is:orphan")), ["woogly-chungus"]);
    assert_eq!(names(&page(&site, "/packages?q=&sort=name")).len(), 7);
    assert_eq!(names(&page(&site, "/packages?q=chungus&sort=name"))[..2], ["big-chungus", "chungy-chungus"]);
    let outdated = page(&site, "/packages?q=chungy");
    assert_eq!(text(select(&outdated, ".mark.outdated")[0]), "out of date");
}

#[test]
fn the_part_is_the_results_alone() {
    let site = TestSite::new();
    let whole = site.get("/packages?q=chungus");
    let part = site.get("/packages?q=chungus&part=1");
    assert!(!part.text().contains("<html") && whole.text().contains(part.text().trim()), "{}", part.text());
}

#[test]
fn pages_follow_each_other_to_the_last() {
    let site = TestSite::new();
    let mut seen = Vec::new();
    let mut target = "/packages?q=&limit=3".to_owned();
    loop {
        let found = page(&site, &target);
        seen.extend(names(&found));
        let Some(next) = links(&found, "a[rel=next]").pop() else { break };
        target = next;
    }
    assert_eq!(seen.len(), 7);
    assert_eq!(seen, names(&page(&site, "/packages?q=")));
    let last = page(&site, &target);
    let back = links(&last, "a[rel=prev]").remove(0);
    assert_eq!(names(&page(&site, &back)), seen[3..6]);
    assert_eq!(links(&last, "nav a.page")[0], "/packages?q=&limit=3");
    // A cursor of another query is none, one of older packages says so.
    let foreign = target.replace("q=", "q=chungus");
    assert_eq!(names(&page(&site, &foreign)).len(), 3);
    assert!(select(&page(&site, &foreign), "#found .note").is_empty());
    let (before, cursor) = target.split_once("cursor=").unwrap();
    let parts: Vec<&str> = cursor.split('.').collect();
    let old = format!("{before}cursor={}.{:016x}.{}", parts[0], 1, parts[2]);
    assert_eq!(text(select(&page(&site, &old), "#found .note")[0])[..25], *"The packages have changed");
}

#[test]
fn facets_narrow_down() {
    let site = TestSite::new();
    let found = page(&site, "/packages?q=chungus");
    let facets = links(&found, ".facets a");
    assert_eq!(facets[..2], ["/packages?q=chungus+is%3Aorphan", "/packages?q=chungus+is%3Aoutdated"]);
    for (at, link) in facets.iter().enumerate() {
        let count: usize = text(select(&found, ".facets .number")[at]).parse().unwrap();
        assert_eq!(names(&page(&site, link)).len(), count, "{link}");
    }
    assert!(facets.contains(&"/packages?q=chungus+license%3Agpl".to_owned()), "{facets:?}");
}

#[test]
fn matches_are_counted_by_the_kind_of_the_dependency() {
    let site = TestSite::new();
    let found = page(&site, "/packages?q=depends:chungus-checkdepends&limit=50");
    let headings: Vec<_> = select(&found, ".facets h3").into_iter().map(text).collect();
    assert_eq!(headings, ["Needs chungus-checkdepends"]);
    assert_eq!(text(select(&found, ".facets li")[0]), "to check 1");
    let link = links(&found, ".facets a").remove(0);
    assert_eq!(link, "/packages?q=depends%3Achungus-checkdepends+checkdepends%3Achungus-checkdepends&limit=50");
    let narrow = page(&site, &link);
    assert_eq!(names(&narrow), ["big-chungus"]);
    assert!(select(&narrow, ".facets").is_empty(), "what was asked for is not offered again");
    assert!(select(&page(&site, "/packages?q=depends:none-such"), ".facets").is_empty());
}

#[test]
fn what_finds_nothing_is_answered_with_what_is_like_it() {
    let site = TestSite::new();
    let near = page(&site, "/packages?q=glugglyxyzxyz");
    assert_eq!(text(select(&near, "#found-count")[0]), "No packages matched your search criteria.");
    assert_eq!(links(&near, "#found .hit-name a"), ["/packages/gluggly-chungus"]);
    let meant = page(&site, "/packages?q=chungu&sort=name");
    assert!(!names(&meant).is_empty());
    let guessed = page(&site, "/packages?q=glugly-chungus");
    assert_eq!(links(&guessed, "#found .meant a"), ["/packages?q=gluggly+chungus"]);
    let note = page(&site, "/packages?q=votes:many");
    assert_eq!(
        text(select(&note, "#found .note")[0]),
        "“votes:many” is searched as text: votes: takes a number, as in votes:>10."
    );
}

#[test]
fn what_is_typed_comes_back_escaped() {
    let site = TestSite::new();
    let typed = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E+votes:%3Cb%3E+odd+split";
    for target in [format!("/packages?q={typed}"), format!("/resolve?q={typed}"), format!("/packages?q={typed}&part=1")]
    {
        let said = site.get(&target);
        assert_eq!(said.status.as_u16(), 200);
        assert!(!said.text().contains("<script>alert") && !said.text().contains("<b>split"), "{}", said.text());
    }
    let odd = site.get("/packages?q=split");
    assert!(odd.text().contains("A &lt;b&gt;<mark>split</mark>&lt;/b&gt; &amp; &#34;odd&#34; one"), "{}", odd.text());
}

#[test]
fn providers() {
    let site = TestSite::new();
    let found = page(&site, "/resolve?q=chungus-provides");
    assert_eq!(links(&found, ".results a"), ["/packages/big-chungus"]);
    assert_eq!(text(select(&found, ".results td:last-child")[0]), "yes");
    let failing = page(&site, "/resolve?q=big-chungus%3E%3D2");
    assert_eq!(text(select(&failing, ".results td:last-child")[0]), "no");
    assert!(select(&page(&site, "/resolve"), ".results").is_empty());
    assert!(site.get("/resolve?q=nothing-like-it").text().contains("Nothing provides it."));
}

#[test]
fn an_address_behind_the_last_page_shows_the_last_page() {
    let site = TestSite::new();
    let generation = site.site.live.release().index.generation();
    let cursor = Cursor::new(5000, generation, "\nchungus").text();
    let behind = page(&site, &format!("/packages?q=chungus&cursor={cursor}"));
    assert_eq!(
        text(select(&behind, "#found-count")[0]),
        text(select(&page(&site, "/packages?q=chungus"), "#found-count")[0])
    );
    assert_eq!(names(&behind), names(&page(&site, "/packages?q=chungus")));
    assert!(!names(&behind).is_empty());
}

#[test]
fn every_page_of_search_is_in_the_readers_language() {
    let site = TestSite::with_languages(&["de", "ar"]);
    for (target, word) in [
        ("/packages?q=chungus", "Eingrenzen"),
        ("/packages?q=chungus&part=1", "Eingrenzen"),
        ("/packages?K=chungus", "Suchkriterien"),
        ("/resolve?q=chungus", "Wer es bereitstellt"),
    ] {
        let english = site.get(target);
        assert!(!english.text().contains(word), "{target}");
        let cookie = site.send("GET", target, &[("cookie", "AURLANG=de")], "");
        assert!(cookie.text().contains(word), "{target}: {}", cookie.text());
        let asked = site.send("GET", &format!("{target}&language=de"), &[("cookie", "AURLANG=ar")], "");
        assert!(asked.text().contains(word), "{target}");
        let accepted = site.send("GET", target, &[("accept-language", "de")], "");
        assert!(accepted.text().contains(word), "{target}: as the browser says");
        let both = [("accept-language", "de"), ("cookie", "AURLANG=en")];
        assert_eq!(site.send("GET", target, &both, "").body, english.body, "{target}: English was chosen");
        let vary: Vec<_> = cookie.headers.get_all("vary").iter().filter_map(|value| value.to_str().ok()).collect();
        assert_eq!(vary, ["Accept-Encoding, Accept-Language", "Cookie"], "{target}");
        assert_eq!(cookie.header("cache-control"), "no-cache");
    }
    let german = page(&site, "/packages?q=chungus&language=de");
    assert_eq!(links(&german, ".facets a")[0], "/packages?q=chungus+is%3Aorphan&language=de");
    // The choice of a language leads back to the same search, in that language.
    let back = select(&german, "#languages input[name=q]")[0].attr("value");
    assert_eq!(back, Some("q=chungus"));
    let old = page(&site, "/packages?K=a+b&language=de&SB=n");
    assert_eq!(select(&old, "#languages input[name=q]")[0].attr("value"), Some("K=a+b&SB=n"));
}
