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

/// For each symbol, the values that were filed under it. Found by position, without a search: it is asked for
/// every dependency of every page.
#[derive(Debug)]
pub(super) struct SymbolRanges<V = u32> {
    /// Where the values of each symbol start, and at the end, where the last ones end.
    starts: Vec<u32>,
    values: Vec<V>,
}

impl<V: Copy> SymbolRanges<V> {
    /// Files values that come sorted by key, of `symbols` keys in all.
    pub(super) fn from_sorted(symbols: usize, entries: impl Iterator<Item = (Symbol, V)>) -> Self {
        let mut starts = Vec::with_capacity(symbols + 1);
        let mut values = Vec::new();
        for (key, value) in entries {
            // The starts of this key and of those before it that have no values.
            starts.resize(starts.len().max(key.index() + 1), offset(values.len()));
            values.push(value);
        }
        starts.resize(starts.len().max(symbols + 1), offset(values.len()));
        values.shrink_to_fit();
        Self { starts, values }
    }

    /// The values under `key`, in the order in which they were filed.
    #[inline]
    pub(super) fn get(&self, key: Symbol) -> &[V] {
        match self.starts.get(key.index()..key.index() + 2) {
            Some(&[start, end]) => &self.values[start as usize..end as usize],
            _ => &[],
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
    use crate::model::names::Names;

    #[test]
    fn values_are_found_under_their_keys_alone() {
        let mut names = Names::default();
        let keys: Vec<Symbol> = ["a", "b", "c", "d"].iter().map(|name| names.intern(name)).collect();
        let entries = [(keys[0], 1), (keys[2], 2), (keys[2], 3)];
        let ranges = SymbolRanges::from_sorted(names.len(), entries.into_iter());
        let found: Vec<&[i32]> = keys.iter().map(|key| ranges.get(*key)).collect();
        assert_eq!(found, [&[1][..], &[], &[2, 3], &[]]);
        assert!(ranges.get(Symbol::EMPTY).is_empty());
        assert!(ranges.get(names.intern("later")).is_empty());
    }

    #[test]
    fn rows_without_an_owner_belong_to_nobody() {
        let rows = [1, 2, 2, 5, 9];
        let ranges = Ranges::join([2, 3, 5].into_iter(), &rows, |r| *r);
        assert_eq!([ranges.of(0), ranges.of(1), ranges.of(2)], [1..3, 3..3, 3..4]);
    }
}
