//! The history of a base's votes as a picture of a line's height: a column for each year, or for each quarter while there are
//! few. What it shows is said in words by years. It knows no clock: it ends with the newest vote.

use super::Renderer;
use super::html;
use crate::catalogue::BaseIndex;
use crate::source::record::VoteCount;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::RangeInclusive;

/// Fewer votes than this make no history.
const LEAST: u32 = 5;

/// Up to so many quarters each have a column; more are put together by years.
const MOST_QUARTERS: u16 = 16;

/// Years that are shown, the newest ones.
const MOST_YEARS: u16 = 24;

/// Size in its own units: of the whole, of a column with what is free beside it, of a column.
const HEIGHT: u64 = 20;
const STEP: u16 = 5;
const WIDTH: u16 = 4;

/// The year of the first quarter.
const FIRST_YEAR: u16 = 1970;

impl Renderer<'_> {
    /// The picture with the years where it begins and ends; nothing where they are few, all of one year, or of unknown times.
    pub(super) fn history_of_votes(&self, base: BaseIndex) -> String {
        let counts = self.votes.of(base);
        let Some((years, shown)) = shown(counts) else { return String::new() };
        let columns = columns(counts, shown);
        let width = STEP * u16::try_from(columns.len()).unwrap_or(u16::MAX);
        let mut out = format!(
            "<span class=\"history\"><svg role=\"img\" width=\"{width}\" height=\"{HEIGHT}\" \
             viewBox=\"0 0 {width} {HEIGHT}\"><title>{}: ",
            self.language.strings.votes_history.text()
        );
        for (at, (year, votes)) in by_year(counts, &years).into_iter().enumerate() {
            out.push_str(if at == 0 { "" } else { ", " });
            let _ = write!(out, "{year}: ");
            self.language.push_number(votes, &mut out);
        }
        out.push_str("</title><path d=\"");
        push_columns(&columns, &mut out);
        out.push_str("\"/></svg> <small>");
        html::push_escaped(&format!("{}\u{2013}{}", years.start(), years.end()), &mut out);
        out.push_str("</small></span>");
        out
    }
}

fn year(quarter: u16) -> u16 {
    FIRST_YEAR + quarter / 4
}

/// Years that are told of, and the periods of the columns: first, last, and how many quarters each has.
fn shown(counts: &[VoteCount]) -> Option<(RangeInclusive<u16>, (u16, u16, u16))> {
    let (first, last) = (counts.first()?.quarter, counts.last()?.quarter);
    let votes = counts.iter().fold(0_u32, |sum, count| sum.saturating_add(count.votes));
    let from = year(first).max(year(last).saturating_sub(MOST_YEARS - 1));
    if votes < LEAST || from == year(last) {
        return None;
    }
    let columns = if last - first < MOST_QUARTERS { (first, last, 1) } else { (from - FIRST_YEAR, last / 4, 4) };
    Some((from..=year(last), columns))
}

/// Votes of each period.
fn columns(counts: &[VoteCount], (first, last, quarters): (u16, u16, u16)) -> Vec<u64> {
    let mut columns = vec![0; usize::from(last - first) + 1];
    for count in counts {
        if let Some(at) = (count.quarter / quarters).checked_sub(first) {
            columns[usize::from(at)] += u64::from(count.votes);
        }
    }
    columns
}

fn by_year(counts: &[VoteCount], years: &RangeInclusive<u16>) -> BTreeMap<u16, u64> {
    let mut votes = BTreeMap::new();
    for count in counts.iter().filter(|count| years.contains(&year(count.quarter))) {
        *votes.entry(year(count.quarter)).or_default() += u64::from(count.votes);
    }
    votes
}

/// A rectangle for each column that is not nothing, from the left.
fn push_columns(columns: &[u64], out: &mut String) {
    let most = columns.iter().copied().max().unwrap_or(0).max(1);
    for (at, votes) in (0..).zip(columns).filter(|(_, votes)| **votes > 0) {
        let height = (HEIGHT * votes / most).max(1);
        let (left, top): (u16, u64) = (STEP * at, HEIGHT - height);
        let _ = write!(out, "M{left} {top}h{WIDTH}v{height}h-{WIDTH}z");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(of: &[(u16, u32)]) -> Vec<VoteCount> {
        of.iter().map(|(quarter, votes)| VoteCount { base: 1, quarter: *quarter, votes: *votes }).collect()
    }

    #[test]
    fn few_quarters_are_columns_and_more_are_years() {
        let few = counts(&[(219, 3), (221, 2)]);
        assert_eq!(shown(&few), Some((2024..=2025, (219, 221, 1))));
        assert_eq!(columns(&few, (219, 221, 1)), [3, 0, 2]);
        let many = counts(&[(200, 1), (201, 5), (219, 2)]);
        assert_eq!(shown(&many), Some((2020..=2024, (50, 54, 4))));
        assert_eq!(columns(&many, (50, 54, 4)), [6, 0, 0, 0, 2]);
        assert_eq!(by_year(&many, &(2020..=2024)), BTreeMap::from([(2020, 6), (2024, 2)]));
    }

    #[test]
    fn one_year_and_few_votes_say_nothing_and_many_years_are_cut() {
        assert_eq!(shown(&[]), None);
        assert_eq!(shown(&counts(&[(100, 1), (219, 3)])), None);
        assert_eq!(shown(&counts(&[(216, 3), (219, 4)])), None);
        let odd = counts(&[(0, 4), (4119, 2)]);
        let (years, columns_shown) = shown(&odd).unwrap();
        assert_eq!(years, 2976..=2999);
        assert_eq!(columns(&odd, columns_shown).len(), 24);
        assert_eq!(columns(&odd, columns_shown).iter().sum::<u64>(), 2);
    }

    #[test]
    fn columns_are_rectangles_of_their_height() {
        let mut path = String::new();
        push_columns(&[10, 0, 1000, 1], &mut path);
        assert_eq!(path, "M0 19h4v1h-4zM10 0h4v20h-4zM15 19h4v1h-4z");
    }
}
