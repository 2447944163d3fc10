//! What the recorded pages say, ours say too: facts and links, whatever the markup around them.
//!
//! Differences are allowed only by a named function that gives the reason.

use crate::support::golden::{Recorded, recorded};
use crate::support::html::{Fact, facts, first, select, text};
use crate::support::http;
use crate::support::site::site;
use scraper::Html;
use std::collections::BTreeMap;

/// One page, taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Page {
    title: String,
    heading: String,
    /// Where the link "Login" at the top goes.
    login: String,
    actions: Vec<Fact>,
    info: Vec<(String, Fact)>,
    lists: BTreeMap<&'static str, Vec<Fact>>,
    headings: Vec<String>,
    comments: Vec<Comment>,
    pinned: Vec<Comment>,
}

#[derive(Debug, PartialEq, Eq)]
struct Comment {
    header: Fact,
    body: String,
}

const LISTS: [(&str, &str); 4] = [
    ("dependencies", "#pkgdepslist > li"),
    ("required by", "#pkgreqslist > li"),
    ("sources", "#pkgsrcslist > li"),
    ("packages", "#pkgs > ul > li"),
];

impl Page {
    fn parse(html: &str) -> Self {
        let page = Html::parse_document(html);
        let row = |row: scraper::ElementRef<'_>| {
            let label = text(select(row, "th")[0]);
            (label, Fact::of(select(row, "td")[0]))
        };
        let blocks = select(page.root_element(), "div.comments");
        let is_pinned = |block: &scraper::ElementRef<'_>| text(select(*block, "h3")[0]).starts_with("Pinned");
        let comments = |pinned: bool| {
            let blocks = blocks.iter().filter(|block| is_pinned(block) == pinned);
            blocks.flat_map(|block| Comment::all(*block)).collect()
        };
        Self {
            title: text(first(&page, "title").unwrap()),
            heading: text(first(&page, "h2:not(#pkglist-search h2)").unwrap()),
            login: facts(&page, "#archdev-navbar li:last-child").remove(0).links.remove(0),
            actions: facts(&page, "#actionlist li"),
            info: select(page.root_element(), "#pkginfo tr").into_iter().map(row).collect(),
            lists: LISTS.iter().map(|(name, selector)| (*name, facts(&page, selector))).collect(),
            headings: facts(&page, "#metadata h3").into_iter().map(|fact| fact.text).collect(),
            comments: comments(false),
            pinned: comments(true),
        }
    }
}

impl Page {
    /// How many facts it holds, title and heading among them.
    fn count(&self) -> usize {
        let lists = self.lists.values().map(Vec::len).sum::<usize>();
        let comments = self.comments.len() + self.pinned.len();
        2 + self.actions.len() + self.info.len() + lists + self.headings.len() + comments
    }
}

impl Comment {
    fn all(block: scraper::ElementRef<'_>) -> Vec<Self> {
        let headers = select(block, "h4.comment-header");
        let bodies = select(block, "div.article-content > div");
        assert_eq!(headers.len(), bodies.len());
        let pair = |(header, body): (_, &scraper::ElementRef<'_>)| Self {
            header: Fact::of(header),
            body: body.inner_html().trim().to_owned(),
        };
        headers.into_iter().zip(&bodies).map(pair).collect()
    }
}

fn is_page(one: &Recorded) -> bool {
    let kinds = ["pkg", "pkg-nasty", "pkg-all", "pkgbase", "pkgbase-multi"];
    let misc = one.class == "pkg-misc" && !one.path.ends_with("flag-comment");
    one.status == 200 && one.method == "GET" && (misc || kinds.contains(&one.class.as_str()))
}

/// Our answer; a name in another case is a redirect here (deviation: "wrong case in `/packages/NAME`").
fn ours(path: &str) -> Page {
    let mut answer = http::get(site().server.address, path);
    if answer.status == 301 {
        answer = http::get(site().server.address, answer.header("location").unwrap());
    }
    assert_eq!(answer.status, 200, "{path}");
    Page::parse(answer.text())
}

/// Deviation: the title of a package's page is the package's name, not its base's.
fn title_is_the_package(old: &mut Page) {
    if let Some(rest) = old.heading.strip_prefix("Package Details: ") {
        let name = rest.split(' ').next().unwrap();
        old.title = format!("AUR (en) - {name}");
    }
}

/// There is no script here, so nothing is copied by a click.
fn nothing_is_copied_by_a_click(old: &mut Page) {
    let fact = &mut old.info[0].1;
    fact.text = fact.text.replace("(read-only, click to copy)", "(read-only)");
}

/// Keywords were pasted into the query; here they are encoded as a form does it, and the path has no slash to be
/// redirected from.
fn keywords_are_encoded(old: &mut Page) {
    let row = old.info.iter_mut().find(|(label, _)| label == "Keywords:");
    for link in row.into_iter().flat_map(|(_, fact)| &mut fact.links) {
        let keyword = link.strip_prefix("/packages/?K=").unwrap().strip_suffix("&SeB=k").unwrap();
        let encoded: String = form_urlencoded::byte_serialize(keyword.as_bytes()).collect();
        *link = format!("/packages?K={encoded}&SeB=k");
    }
}

/// Deviation: unsafe addresses are text. Everything else that is linked stays linked.
fn unsafe_addresses_are_text(old: &mut Page) {
    if let Some((_, fact)) = old.info.iter_mut().find(|(label, _)| label == "Upstream URL:") {
        fact.links.retain(|link| {
            let scheme = link.split(':').next().unwrap().to_ascii_lowercase();
            !["javascript", "data"].contains(&scheme.as_str())
        });
    }
}

/// A plus in a path means itself, escaped or not.
fn a_plus_in_a_path_is_bare(old: &mut Page) {
    let snapshot = old.actions.iter_mut().find(|fact| fact.text == "Download snapshot").unwrap();
    snapshot.links[0] = snapshot.links[0].replace("%2B", "+");
}

/// The way back from the login is the page's own address; it was the address as typed.
fn the_way_back_is_canonical(old: &mut Page, new: &Page) {
    let old_way = percent_encoding::percent_decode_str(&old.login).decode_utf8().unwrap().into_owned();
    let new_way = percent_encoding::percent_decode_str(&new.login).decode_utf8().unwrap();
    assert!(old_way.trim_end().eq_ignore_ascii_case(&new_way), "{old_way} {new_way}");
    old.login.clone_from(&new.login);
}

/// What a guest cannot do here is one link away, at the end of the actions.
fn guests_are_shown_the_way_to_the_login(old: &mut Page) {
    old.actions.push(Fact { text: "Log in to vote, flag or comment".to_owned(), links: vec![old.login.clone()] });
}

/// A pinned comment stands on its page twice; here its second copy has an id of its own.
fn pinned_comments_have_ids_of_their_own(old: &mut Page) {
    for link in old.pinned.iter_mut().flat_map(|comment| &mut comment.header.links) {
        *link = link.replacen("#comment-", "#pinned-", 1);
    }
}

/// Deviation: far more rows are in the page, and all of them where all are asked for. The old page shows the first ones
/// and says how many more there are.
fn all_rows_are_listed(old: &mut Page, new: &mut Page, path: &str) {
    for (name, list) in &mut old.lists {
        let Some(more) = list.last().and_then(|fact| fact.text.strip_prefix("Show ")) else { continue };
        let more: usize = more.split(' ').next().unwrap().parse().unwrap();
        list.pop();
        let whole = ours(&format!("{path}{}all_deps=1&all_reqs=1", if path.contains('?') { '&' } else { '?' }));
        assert_eq!(whole.lists[name].len(), list.len() + more, "{name}");
        new.lists.get_mut(name).unwrap().truncate(list.len());
    }
}

#[test]
fn pages_say_what_was_recorded() {
    let recorded = recorded();
    let pages: Vec<&Recorded> = recorded.iter().filter(|one| is_page(one)).collect();
    // Pages are rendered ahead, so their times are UTC whatever the query says.
    let (zoned, pages): (Vec<&Recorded>, Vec<&Recorded>) =
        pages.into_iter().partition(|one| one.path.contains("timezone="));
    assert_eq!((zoned.len(), pages.len()), (1, 87));
    let mut count = 0;
    for one in pages {
        let (mut old, mut new) = (Page::parse(&one.body), ours(&one.path));
        title_is_the_package(&mut old);
        nothing_is_copied_by_a_click(&mut old);
        keywords_are_encoded(&mut old);
        unsafe_addresses_are_text(&mut old);
        a_plus_in_a_path_is_bare(&mut old);
        the_way_back_is_canonical(&mut old, &new);
        guests_are_shown_the_way_to_the_login(&mut old);
        pinned_comments_have_ids_of_their_own(&mut old);
        all_rows_are_listed(&mut old, &mut new, &one.path);
        assert_eq!(old, new, "{}", one.path);
        count += old.count();
    }
    assert_eq!(count, 5420, "facts compared");
}

#[test]
fn base_pages_redirect_as_recorded() {
    let mut count = 0;
    for one in recorded().iter().filter(|one| ["pkgbase", "comments-page"].contains(&one.class.as_str())) {
        if one.status == 200 {
            continue;
        }
        let answer = http::get(site().server.address, &one.path);
        // Deviation: a base without packages is not found; it was a failure.
        let status = if one.status == 500 { 404 } else { one.status };
        assert_eq!((answer.status, answer.header("location")), (status, one.header("location")), "{}", one.path);
        count += 1;
    }
    assert_eq!(count, 27);
}

#[test]
fn flag_comments_say_what_was_recorded() {
    let mut count = 0;
    for one in recorded().iter().filter(|one| one.path.ends_with("/flag-comment") && one.status == 200) {
        let answer = http::get(site().server.address, &one.path);
        let page = |html: &str| {
            let page = Html::parse_document(html);
            let reason = first(&page, "blockquote > p").unwrap();
            let form = first(&page, ".box form").unwrap().attr("action").map(str::to_owned);
            let reason = reason.text().collect::<String>().trim().to_owned();
            (text(first(&page, "title").unwrap()), facts(&page, ".box > h2, .box > p strong"), reason, form)
        };
        assert_eq!(page(&one.body), page(answer.text()), "{}", one.path);
        assert_eq!(page(&one.body).1.len(), 4);
        count += 1;
    }
    assert_eq!(count, 2);
}

#[test]
fn pages_that_are_not_there_give_the_recorded_advice() {
    let mut count = 0;
    for one in recorded().iter().filter(|one| one.status == 404 && one.class.starts_with("pkg")) {
        let answer = http::get(site().server.address, &one.path);
        assert_eq!(answer.status, 404, "{}", one.path);
        let page = |html: &str| {
            let page = Html::parse_document(html);
            let links = facts(&page, "#error-page li a").into_iter().flat_map(|fact| fact.links);
            let links: Vec<String> = links.collect();
            let commands: Vec<Fact> = facts(&page, "#error-page code");
            (text(first(&page, "title").unwrap()), text(first(&page, "#error-page h2").unwrap()), links, commands)
        };
        assert_eq!(page(&one.body), page(answer.text()), "{}", one.path);
        count += 1;
    }
    assert_eq!(count, 7);
}

#[test]
fn the_home_page_says_what_was_recorded() {
    let mut count = 0;
    for one in recorded().iter().filter(|one| one.path == "/") {
        let answer = http::get(site().server.address, "/");
        let page = |html: &str| {
            let page = Html::parse_document(html);
            let rows = facts(&page, "#pkg-stats td, #pkg-stats th");
            (text(first(&page, "title").unwrap()), rows, facts(&page, "#pkg-updates td"))
        };
        let (title, statistics, updates) = page(&one.body);
        assert_eq!((statistics.len(), updates.len()), (16, 30));
        assert_eq!((title, statistics, updates), page(answer.text()));
        count += 1;
    }
    assert!(count > 0);
}
