//! `/browse/statistics`: the registry in numbers.

use super::cut;
use super::{Browse, Facet, Renderer, Rows, Shelf, address, rows};
use crate::catalogue::{BaseIndex, Statistics};
use crate::model::time::{self, Timestamp};
use crate::render::chart;
use crate::render::theme::ThemeError;
use crate::route::{List, Route};
use crate::site::artefact::Artefact;
use std::collections::BTreeMap;
use tera::{Context, Value};

/// The word in its address.
pub(super) const WORD: &str = "statistics";

/// Before this year there was no AUR; such times are those of rows without one.
const FIRST_YEAR: i32 = 2005;

/// Months of the chart of months.
const MONTHS: i32 = 24;

/// Licences that are shown.
const LICENSES: usize = 12;

/// Lower ends of the classes by which votes and packages of an account are counted.
const VOTES: [u64; 6] = [0, 1, 10, 100, 1000, 10_000];
const PACKAGES: [u64; 5] = [1, 2, 6, 21, 101];

/// Its place among the lists.
pub(super) fn shelf<'a>() -> Shelf<'a> {
    Shelf { list: List::Whole(WORD), rows: Rows::Packages(Vec::new()), cuts: cut::evenly(0, 1), total: 0, seconded: 0 }
}

/// What it shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Counts {
    /// The table above the charts.
    numbers: Statistics,
    added: Vec<(String, u64)>,
    added_lately: Vec<(String, u64)>,
    updated: Vec<(String, u64)>,
    comments: Vec<(String, u64)>,
    votes: Vec<(String, u64)>,
    maintained: Vec<(String, u64)>,
}

impl Counts {
    /// Counts bases that have packages, and comments.
    pub(super) fn of(renderer: &Renderer<'_>) -> Self {
        let catalogue = renderer.catalogue;
        let bases: Vec<BaseIndex> = (0..).take(catalogue.bases().len()).collect();
        let bases = bases.into_iter().filter(|base| !catalogue.packages_of(*base).is_empty());
        let (mut added, mut months, mut updated) = (Years::default(), BTreeMap::new(), Years::default());
        let mut votes = vec![0; VOTES.len()];
        let mut accounts: BTreeMap<u32, u64> = BTreeMap::new();
        for base in bases.map(|base| catalogue.base(base)) {
            added.note(base.submitted);
            *months.entry(month(base.submitted)).or_insert(0) += 1;
            updated.note(base.modified);
            votes[class(&VOTES, u64::from(base.votes))] += 1;
            if let Some(account) = base.maintainer {
                *accounts.entry(account).or_insert(0) += 1;
            }
        }
        let mut maintained = vec![0; PACKAGES.len()];
        accounts.values().for_each(|packages| maintained[class(&PACKAGES, *packages)] += 1);
        let mut comments = Years::default();
        renderer.comments.times().for_each(|at| comments.note(at));
        let last = month(renderer.now);
        let lately = (last - MONTHS + 1..=last)
            .map(|month| (month_text(month), months.get(&month).copied().unwrap_or(0)))
            .collect();
        Self {
            numbers: catalogue.statistics(renderer.now),
            added: added.rows(),
            added_lately: lately,
            updated: updated.rows(),
            comments: comments.rows(),
            votes: VOTES.iter().enumerate().map(|(at, _)| class_text(&VOTES, at)).zip(votes).collect(),
            maintained: PACKAGES.iter().enumerate().map(|(at, _)| class_text(&PACKAGES, at)).zip(maintained).collect(),
        }
    }
}

/// Counts by year.
#[derive(Default)]
struct Years(BTreeMap<i32, u64>);

impl Years {
    fn note(&mut self, at: Timestamp) {
        let (year, _, _) = time::civil(at).date;
        if year >= FIRST_YEAR {
            *self.0.entry(year).or_insert(0) += 1;
        }
    }

    /// Every year from the first to the last.
    fn rows(&self) -> Vec<(String, u64)> {
        let first = self.0.keys().next().copied().unwrap_or(FIRST_YEAR);
        let last = self.0.keys().next_back().copied().unwrap_or(first);
        // Times far in the future are mistakes, of which one would make a chart of thousands of years.
        (first..=last.min(first + 60)).map(|year| (year.to_string(), self.0.get(&year).copied().unwrap_or(0))).collect()
    }
}

/// Months since the year 0.
fn month(at: Timestamp) -> i32 {
    let (year, month, _) = time::civil(at).date;
    year * 12 + i32::from(month) - 1
}

fn month_text(month: i32) -> String {
    format!("{}-{:02}", month / 12, month % 12 + 1)
}

/// The class of a number, by the lower ends of classes.
fn class(ends: &[u64], number: u64) -> usize {
    ends.iter().rposition(|end| *end <= number).unwrap_or(0)
}

fn class_text(ends: &[u64], at: usize) -> String {
    match ends.get(at + 1) {
        Some(next) if *next == ends[at] + 1 => ends[at].to_string(),
        Some(next) => format!("{}\u{2013}{}", ends[at], next - 1),
        None => format!("{}+", ends[at]),
    }
}

impl Browse<'_> {
    /// The page.
    pub(super) fn statistics(&self, renderer: &Renderer<'_>) -> Result<Artefact, ThemeError> {
        let (route, language) = (Route::Browse(List::Whole(WORD), 1), renderer.language);
        let text = |id: &str| language.table.get(id).map(|message| message.text().to_owned()).unwrap_or_default();
        let counts = &self.counts;
        let mut charts = String::new();
        for (id, rows) in [
            ("chart-added-years", &counts.added),
            ("chart-added-months", &counts.added_lately),
            ("chart-updated-years", &counts.updated),
            ("chart-comments-years", &counts.comments),
            ("chart-votes", &counts.votes),
            ("chart-maintained", &counts.maintained),
        ] {
            charts.push_str(&chart::columns(language, id, &text(id), rows));
        }
        charts.push_str(&chart::bars(language, "chart-licenses", &text("chart-licenses"), &self.licenses()));
        let mut context = Context::new();
        context.insert_value("path", Value::normal_string(&route.url_path()));
        let numbers = renderer.statistics_rows(&counts.numbers);
        context.insert_value("numbers", Value::safe_string(&numbers));
        context.insert_value("charts", Value::safe_string(&charts));
        renderer.page(route, "statistics.html", &context)
    }

    /// The most common licences, as links, and the numbers of their packages.
    fn licenses(&self) -> Vec<(String, u64)> {
        let link = |(name, count): (&str, usize)| {
            let mut out = String::new();
            rows::push_link(&address(Facet::License, name), name, &mut out);
            (out, count as u64)
        };
        self.top_names(Facet::License, LICENSES).0.into_iter().map(link).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_cover_all_numbers_once() {
        let texts: Vec<String> = (0..VOTES.len()).map(|at| class_text(&VOTES, at)).collect();
        assert_eq!(texts, ["0", "1\u{2013}9", "10\u{2013}99", "100\u{2013}999", "1000\u{2013}9999", "10000+"]);
        assert_eq!([0, 1, 9, 10, 99_999].map(|votes| class(&VOTES, votes)), [0, 1, 1, 2, 5]);
        assert_eq!(class_text(&PACKAGES, 0), "1");
    }

    #[test]
    fn years_without_anything_are_shown_and_impossible_ones_are_not() {
        let mut years = Years::default();
        [0, 1_104_537_600, 1_167_609_600, time::LAST].iter().for_each(|at| years.note(*at));
        let rows = years.rows();
        assert_eq!(rows[..3], [("2005".to_owned(), 1), ("2006".to_owned(), 0), ("2007".to_owned(), 1)]);
        assert_eq!(rows.len(), 61);
        assert_eq!((month_text(month(1_795_348_800)), month(-5)), ("2026-11".to_owned(), 1970 * 12));
    }
}
