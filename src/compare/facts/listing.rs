//! The search page: the total, the rows, and their order where the sort key decides it.

use super::html::{first, select, text, words};
use super::{missing, short};
use crate::compare::exchange::Request;
use crate::compare::verdict::{Difference, Drift};
use scraper::Html;

/// What the search page lists.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Listing {
    /// How many packages were found, all pages together.
    pub(crate) total: Option<u64>,
    /// The texts of the cells, row by row.
    pub(crate) rows: Vec<Vec<String>>,
}

impl Listing {
    pub(crate) fn parse(html: &str) -> Self {
        let page = Html::parse_document(html);
        let root = page.root_element();
        let cells = |row| select(row, "td").into_iter().map(|cell| words(&text(cell))).collect::<Vec<_>>();
        let table = first(root, "table.results");
        let rows = table.map(|table| select(table, "tr").into_iter().map(cells)).into_iter().flatten();
        let rows = rows.filter(|row| !row.is_empty()).collect();
        Self { total: total(&words(&text(root))), rows }
    }
}

/// The number before `packages found`.
fn total(text: &str) -> Option<u64> {
    let before = [" package found", " packages found"].iter().filter_map(|end| text.find(end)).min()?;
    let before = &text[..before];
    let number = before.rsplit(|c: char| !(c.is_ascii_digit() || ",. ".contains(c))).next()?;
    number.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
}

/// The column that an order goes by, as it stands in a row.
fn column(request: &Request) -> (String, usize) {
    let pairs = form_urlencoded::parse(request.query().as_bytes());
    let by = pairs.filter(|(key, _)| key == "SB").last().map_or_else(|| "p".to_owned(), |(_, by)| by.into_owned());
    let column = match by.as_str() {
        "n" => 0,
        "v" => 2,
        "m" => 5,
        "l" => 6,
        _ => 3,
    };
    (by, column)
}

/// The first difference between two search pages.
pub(super) fn difference(request: &Request, theirs: &str, ours: &str) -> Option<Difference> {
    let (theirs, ours) = (Listing::parse(theirs), Listing::parse(ours));
    let concerns = changed(&theirs.rows, &ours.rows);
    let (field, text) = compare(request, &theirs, &ours)?;
    let cut = theirs.total.unwrap_or(0) > theirs.rows.len() as u64 || ours.total.unwrap_or(0) > ours.rows.len() as u64;
    let shown = slight(&theirs, &ours).filter(|_| field == "total" && concerns.is_empty());
    Some(Difference { cut, shown, ..Difference::of(field, text) }.about(concerns))
}

/// When the rows agree and the totals are close, what changed stands on another page.
fn slight(theirs: &Listing, ours: &Listing) -> Option<Drift> {
    let (theirs, ours) = (theirs.total?, ours.total?);
    let close = theirs.abs_diff(ours) <= (theirs / 100).max(3);
    close.then_some(if theirs > ours { Drift::NewerThere } else { Drift::NewerHere })
}

fn compare(request: &Request, theirs: &Listing, ours: &Listing) -> Option<(&'static str, String)> {
    let number = |total: Option<u64>| total.map_or("none".to_owned(), |total| total.to_string());
    if theirs.total != ours.total {
        return Some(("total", format!("total {} | {}", number(theirs.total), number(ours.total))));
    }
    if theirs.rows.len() != ours.rows.len() {
        return Some(("rows", format!("rows {} | {}", theirs.rows.len(), ours.rows.len())));
    }
    let (by, column) = column(request);
    let keys = |listing: &Listing| listing.rows.iter().map(|row| row.get(column).cloned()).collect::<Vec<_>>();
    let (their_keys, our_keys) = (keys(theirs), keys(ours));
    if let Some(at) = their_keys.iter().zip(&our_keys).position(|(a, b)| a != b) {
        let said = |listing: &Listing| short(&listing.rows[at].join(" · "));
        return Some(("order", format!("order by {by}, row {}: {} | {}", at + 1, said(theirs), said(ours))));
    }
    // Equal keys come in any order, so the first and last key of a page may belong to other rows, unless they are names.
    let edges = [their_keys.first(), their_keys.last()].map(|key| key.cloned().flatten());
    let cut = by != "n" && theirs.total.unwrap_or(0) > theirs.rows.len() as u64;
    let inner = |listing: &Listing| {
        let inner = |row: &&Vec<String>| !cut || !edges.contains(&row.get(column).cloned());
        sorted(listing.rows.iter().filter(inner).cloned().collect())
    };
    let gone = missing(&inner(theirs), &inner(ours));
    let said = gone.iter().take(2).map(|row| short(&row.join(" · "))).collect::<Vec<_>>().join(", ");
    (!gone.is_empty()).then(|| ("rows", format!("rows not in ours: {said}")))
}

/// Names of the rows that one side alone has.
fn changed(theirs: &[Vec<String>], ours: &[Vec<String>]) -> Vec<String> {
    let (theirs, ours) = (sorted(theirs.to_vec()), sorted(ours.to_vec()));
    let both = missing(&theirs, &ours).into_iter().chain(missing(&ours, &theirs));
    let mut names: Vec<String> = both.filter_map(|row| row.into_iter().next()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn sorted<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort_unstable();
    values
}
