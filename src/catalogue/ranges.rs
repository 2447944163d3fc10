//! Which rows belong to which owner: offsets into row vectors that are sorted by owner.

use crate::model::names::Symbol;
use std::ops::Range;

/// For each owner, by dense index, the range of its rows.
#[derive(Debug, Default)]
pub(super) struct Ranges(Vec<(u32, u32)>);

impl Ranges {
    /// Joins rows, sorted by their owner's id, with owners, sorted by id. Rows without an owner belong to nobody.
    pub(super) fn join<R>(owners: impl Iterator<Item = u32>, rows: &[R], owner_of: impl Fn(&R) -> u32) -> Self {
        let mut at = 0;
        let range = |owner| {
            while at < rows.len() && owner_of(&rows[at]) < owner {
                at += 1;
            }
            let start = at;
            while at < rows.len() && owner_of(&rows[at]) == owner {
                at += 1;
            }
            (offset(start), offset(at))
        };
        Self(owners.map(range).collect())
    }

    /// The rows of one owner.
    pub(super) fn of(&self, owner: u32) -> Range<usize> {
        let (start, end) = self.0[owner as usize];
        start as usize..end as usize
    }
}

/// For each symbol, the values that were filed under it.
#[derive(Debug)]
pub(super) struct SymbolRanges<V = u32> {
    keys: Vec<Symbol>,
    starts: Vec<u32>,
    values: Vec<V>,
}

impl<V: Copy> SymbolRanges<V> {
    /// Files values that come sorted by key.
    pub(super) fn from_sorted(entries: impl Iterator<Item = (Symbol, V)>) -> Self {
        let mut ranges = Self { keys: Vec::new(), starts: Vec::new(), values: Vec::new() };
        for (key, value) in entries {
            if ranges.keys.last() != Some(&key) {
                ranges.keys.push(key);
                ranges.starts.push(offset(ranges.values.len()));
            }
            ranges.values.push(value);
        }
        ranges.starts.push(offset(ranges.values.len()));
        ranges.values.shrink_to_fit();
        ranges
    }

    /// The values under `key`, in the order in which they were filed.
    pub(super) fn get(&self, key: Symbol) -> &[V] {
        match self.keys.binary_search(&key) {
            Ok(at) => &self.values[self.starts[at] as usize..self.starts[at + 1] as usize],
            Err(_) => &[],
        }
    }
}

/// Row counts stay far below 2^32: the largest table of the real registry has two million rows.
fn offset(n: usize) -> u32 {
    u32::try_from(n).expect("more than 2^32 rows in one table")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_an_owner_belong_to_nobody() {
        let rows = [1, 2, 2, 5, 9];
        let ranges = Ranges::join([2, 3, 5].into_iter(), &rows, |r| *r);
        assert_eq!([ranges.of(0), ranges.of(1), ranges.of(2)], [1..3, 3..3, 3..4]);
    }
}
