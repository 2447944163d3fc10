//! Pages of packages and package bases: rows of the table, lists, comments, and where their links go.
//!
//! What theirs says must be in ours; ours may say more. Lists that theirs cuts off stand whole in ours.

use super::html::{first, select, squash, text, words};
use super::{missing, short};
use crate::compare::exchange::Request;
use crate::compare::verdict::{Difference, Drift};
use percent_encoding::percent_decode_str;
use scraper::{ElementRef, Html};
use std::collections::BTreeMap;

/// Rows of the table that are compared; the others are of the site, not of the package.
const ROWS: [&str; 16] = [
    "Package Base",
    "Description",
    "Upstream URL",
    "Keywords",
    "Licenses",
    "Groups",
    "Conflicts",
    "Provides",
    "Replaces",
    "Submitter",
    "Maintainer",
    "Last Packager",
    "Votes",
    "Popularity",
    "First Submitted",
    "Last Updated",
];

const LISTS: [(&str, &str); 4] =
    [("deps", "#pkgdepslist li"), ("reqs", "#pkgreqslist li"), ("sources", "#pkgsrcslist li"), ("pkgs", "#pkgs li")];

/// What a list says: text without blanks, and the targets of the links.
type Item = (String, Vec<String>);

/// A page taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Page {
    /// By label.
    rows: BTreeMap<String, Item>,
    /// Sorted, by name of the list; absent lists are absent.
    lists: BTreeMap<&'static str, Vec<Item>>,
    /// Heading and body of each, in their order.
    comments: Vec<(String, String)>,
    flagged: bool,
}

impl Page {
    /// `None` for a page that is about no package.
    fn parse(html: &str) -> Option<Self> {
        let page = Html::parse_document(html);
        let root = page.root_element();
        let info = first(root, "#pkginfo")?;
        let headings = select(root, "h4.comment-header").into_iter().map(|one| squash(&text(one)));
        let bodies = select(root, "div.article-content").into_iter().map(|one| squash(&text(one)));
        Some(Self {
            rows: select(info, "tr").into_iter().filter_map(row).collect(),
            lists: LISTS.iter().filter_map(|(name, selector)| Some((*name, list(root, selector)?))).collect(),
            comments: headings.zip(bodies).collect(),
            flagged: first(root, ".flagged").is_some(),
        })
    }
}

fn row(row: ElementRef<'_>) -> Option<(String, Item)> {
    let (label, cell) = (first(row, "th")?, first(row, "td")?);
    let label = words(&text(label)).trim_end_matches(':').to_owned();
    ROWS.contains(&label.as_str()).then_some(())?;
    let mut value = words(&text(cell));
    let mut links = links(cell);
    if label == "Keywords" {
        let mut keywords: Vec<&str> = value.split(' ').collect();
        keywords.sort_unstable();
        value = keywords.concat();
        links.sort_unstable();
    }
    // Deviation: a missing description is nothing, where it was the word `None`.
    let absent = label == "Description" && (value.is_empty() || value == "None");
    (!absent).then(|| (label, (squash(&value), links)))
}

/// The list of a box, sorted; `None` when the page has no such box.
fn list(root: ElementRef<'_>, selector: &str) -> Option<Vec<Item>> {
    first(root, selector.split(' ').next()?)?;
    let items = select(root, selector).into_iter().map(|item| (squash(&text(item)), links(item)));
    let mut items: Vec<Item> = items.filter(|(text, _)| !is_button(text)).collect();
    items.sort_unstable();
    Some(items)
}

/// `Show 20 more` and the like.
fn is_button(text: &str) -> bool {
    text.strip_prefix("Show")
        .and_then(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix("more"))
        .is_some_and(|_| text.as_bytes().get("Show".len()).is_some_and(u8::is_ascii_digit))
}

/// Where the links of an element go, as far as it is safe to go there and in one spelling.
fn links(element: ElementRef<'_>) -> Vec<String> {
    let links = select(element, "a[href]").into_iter().filter_map(|a| a.attr("href"));
    links.filter(|link| is_safe(link) && !is_list(link)).map(spelling).collect()
}

/// Deviation: ours links lists that theirs does not have.
fn is_list(link: &str) -> bool {
    link.starts_with("/browse/")
}

/// Deviation: other schemes than these are never linked.
fn is_safe(link: &str) -> bool {
    const SAFE: [&str; 6] = ["http", "https", "ftp", "git", "ssh", "mailto"];
    let scheme = link.split_once(':').map_or("", |(scheme, _)| scheme);
    let relative = scheme.is_empty() || scheme.contains(['/', '?', '#']);
    relative || SAFE.contains(&scheme.trim().to_ascii_lowercase().as_str())
}

/// The search page with and without a slash is one address, and so are all ways to escape one.
fn spelling(link: &str) -> String {
    let link = link.strip_prefix("/packages/?").map_or_else(|| link.to_owned(), |query| format!("/packages?{query}"));
    percent_decode_str(&link).decode_utf8_lossy().replace('+', " ").trim().to_owned()
}

/// The first difference between two pages; none when theirs is about no package.
pub(super) fn difference(request: &Request, theirs: &str, ours: &str) -> Option<Difference> {
    let theirs = Page::parse(theirs)?;
    let Some(ours) = Page::parse(ours) else {
        return Some(Difference::of("page", "ours has no #pkginfo"));
    };
    let mut found: Vec<(String, String)> = Vec::new();
    let mut concerns = subject(request, &ours);
    rows(&theirs, &ours, &mut found);
    lists(&theirs, &ours, &mut found, &mut concerns);
    let news = comments(&theirs, &ours, &mut found);
    if theirs.flagged != ours.flagged {
        found.push(("flag".to_owned(), format!("flag: {} | {}", theirs.flagged, ours.flagged)));
    }
    let text = found.first()?.1.clone();
    let shown = news.or_else(|| decayed(&theirs, &ours)).filter(|_| found.len() == 1);
    let fields = found.into_iter().map(|(field, _)| field).collect();
    Some(Difference { text, fields, concerns, cut: true, shown })
}

/// The packages that a page is about.
fn subject(request: &Request, ours: &Page) -> Vec<String> {
    let path = percent_decode_str(request.bare_path()).decode_utf8_lossy().into_owned();
    if let Some(name) = path.strip_prefix("/packages/") {
        return vec![name.to_owned()];
    }
    ours.lists.get("pkgs").map(|list| list.iter().map(|(text, _)| text.clone()).collect()).unwrap_or_default()
}

fn rows(theirs: &Page, ours: &Page, found: &mut Vec<(String, String)>) {
    for (label, value) in &theirs.rows {
        let other = ours.rows.get(label);
        if other != Some(value) {
            let other = other.map_or("nothing".to_owned(), said);
            found.push((format!("info {label}"), format!("{label}: {} | {other}", said(value))));
        }
    }
}

fn said((text, links): &Item) -> String {
    short(&if links.is_empty() { text.clone() } else { format!("{text} → {}", links.join(" ")) })
}

fn lists(theirs: &Page, ours: &Page, found: &mut Vec<(String, String)>, concerns: &mut Vec<String>) {
    const EMPTY: &Vec<Item> = &Vec::new();
    for (name, list) in &theirs.lists {
        let other = ours.lists.get(name).unwrap_or(EMPTY);
        // Deviation: all dependencies and all dependents are listed.
        let whole = !matches!(*name, "deps" | "reqs");
        let gone = missing(list, other);
        let extra = if whole { missing(other, list) } else { Vec::new() };
        if gone.is_empty() && extra.is_empty() {
            continue;
        }
        if *name == "reqs" {
            concerns
                .extend(gone.iter().filter_map(|(_, links)| links.first()?.strip_prefix("/packages/").map(Into::into)));
        }
        let all = |items: &[Item]| items.iter().take(2).map(said).collect::<Vec<_>>().join(", ");
        found.push(((*name).to_owned(), format!("{name}: only there: {} | only here: {}", all(&gone), all(&extra))));
    }
}

/// Notes where the comments differ first; says on which side there are new ones when that is all.
fn comments(theirs: &Page, ours: &Page, found: &mut Vec<(String, String)>) -> Option<Drift> {
    if ours.comments.starts_with(&theirs.comments) {
        return None;
    }
    let same = theirs.comments.iter().zip(&ours.comments).take_while(|(a, b)| a == b).count();
    let said = |page: &Page| {
        page.comments.get(same).map_or("none".to_owned(), |(head, body)| short(&format!("{head} {body}")))
    };
    found.push(("comments".to_owned(), format!("comment {}: {} | {}", same + 1, said(theirs), said(ours))));
    if follows(&theirs.comments, &ours.comments) {
        Some(Drift::NewerThere)
    } else {
        follows(&ours.comments, &theirs.comments).then_some(Drift::NewerHere)
    }
}

/// A popularity that lost a fiftieth a day since our page was made: theirs is of a later day.
fn decayed(theirs: &Page, ours: &Page) -> Option<Drift> {
    const DAYS: i32 = 60;
    let value = |page: &Page| page.rows.get("Popularity")?.0.parse::<f64>().ok();
    let (theirs, ours) = (value(theirs)?, value(ours)?);
    let close = |days: i32| (theirs - ours * 0.98f64.powi(days)).abs() <= 2e-6;
    (theirs < ours && (1..=DAYS).any(close)).then_some(Drift::NewerThere)
}

/// Whether a page of comments is an older one with new comments before them, the last ones pushed off.
fn follows<T: PartialEq>(newer: &[T], older: &[T]) -> bool {
    (1..newer.len()).any(|new| older.starts_with(&newer[new..])) || (!newer.is_empty() && older.is_empty())
}
