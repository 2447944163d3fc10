//! Where lists are cut into pages.

use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// Rows of a page where the order is one of rank or time.
pub(super) const ROWS: usize = 250;

/// Fewest and most rows of a page where the cuts follow the rows.
const FEWEST: usize = 100;
const MOST: usize = 400;

/// One in so many rows begins a page, if the page before it is long enough.
const ONE_IN: u64 = 120;

/// Pages of the same length. A list without rows has one page too.
pub(super) fn evenly(rows: usize, page: usize) -> Vec<Range<usize>> {
    let starts = (0..rows.max(1)).step_by(page);
    starts.map(|start| start..(start + page).min(rows)).collect()
}

/// Pages that begin at rows whose name says so: what comes or goes in a list by name moves the rows of few pages.
pub(super) fn by_name<'n>(names: impl Iterator<Item = &'n str>) -> Vec<Range<usize>> {
    coarsely(names, 1)
}

/// The same with pages so many times longer.
pub(super) fn coarsely<'n>(names: impl Iterator<Item = &'n str>, times: usize) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let (mut start, mut end) = (0, 0);
    let one_in = ONE_IN * times as u64;
    for name in names {
        let length = end - start;
        let begins = length >= FEWEST * times && xxh3_64(name.as_bytes()).is_multiple_of(one_in);
        if begins || length == MOST * times {
            pages.push(start..end);
            start = end;
        }
        end += 1;
    }
    pages.push(start..end);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_all_rows_once() {
        let lengths = |rows| evenly(rows, 250).into_iter().map(|page| page.len()).collect::<Vec<_>>();
        assert_eq!([lengths(0), lengths(250), lengths(251)], [vec![0], vec![250], vec![250, 1]]);
        let names: Vec<String> = (0..5000).map(|number| format!("name-{number:04}")).collect();
        let pages = by_name(names.iter().map(String::as_str));
        let ends: Vec<usize> = pages.iter().map(|page| page.end).collect();
        assert!(pages.iter().skip(1).map(|page| page.start).eq(ends[..ends.len() - 1].iter().copied()));
        assert_eq!((pages[0].start, ends[ends.len() - 1]), (0, 5000));
        assert!(pages.iter().rev().skip(1).all(|page| (FEWEST..=MOST).contains(&page.len())), "{pages:?}");
    }

    #[test]
    fn a_new_row_moves_few_pages() {
        let mut names: Vec<String> = (0..20_000).map(|number| format!("name-{number:05}")).collect();
        let texts = |names: &[String]| -> Vec<String> {
            let pages = by_name(names.iter().map(String::as_str));
            pages.into_iter().map(|page| names[page].join(" ")).collect()
        };
        let before = texts(&names);
        names.insert(300, "name-00299a".to_owned());
        let after = texts(&names);
        let changed = after.iter().filter(|page| !before.contains(page)).count();
        assert!((1..=6).contains(&changed), "{changed} of {}", after.len());
    }
}
