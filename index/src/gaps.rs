//! Ascending lists of document numbers, kept as gaps of variable length.
//!
//! Each gap is the distance to the number before (the first counts from -1), seven bits a byte, low bits first.

use crate::WriteError;
use crate::file::{ArrayFile, FileWriter, Section, U32s};

/// Appends `value`, seven bits a byte.
pub(crate) fn push_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value as u8) | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Takes a number off the front; `None` when the bytes end or do not stop within 64 bits.
pub(crate) fn take_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// One list being built.
#[derive(Clone, Default)]
struct List {
    /// Last number plus one; zero before the first.
    next: u32,
    count: u32,
    bytes: Vec<u8>,
}

/// Lists being built; numbers must come in ascending order within each list.
#[derive(Default)]
pub(crate) struct GapListsBuilder(Vec<List>);

impl GapListsBuilder {
    /// `count` empty lists.
    pub(crate) fn new(count: usize) -> Self {
        Self(vec![List::default(); count])
    }

    /// Starts one more list and returns its number.
    pub(crate) fn add_list(&mut self) -> u32 {
        self.0.push(List::default());
        (self.0.len() - 1) as u32
    }

    /// Appends `doc` to a list, unless it is its last entry already.
    pub(crate) fn push(&mut self, list: u32, doc: u32) {
        let list = &mut self.0[list as usize];
        if doc < list.next {
            return;
        }
        push_varint(&mut list.bytes, u64::from(doc + 1 - list.next));
        list.next = doc + 1;
        list.count += 1;
    }

    /// Writes three sections: counts, ends, bytes; the lists in the given order.
    pub(crate) fn write(&self, file: &mut FileWriter, order: &[u32]) -> Result<(), WriteError> {
        let lists = || order.iter().map(|&i| &self.0[i as usize]);
        file.u32s(lists().map(|l| l.count))?;
        let mut end = 0;
        file.u64s(lists().map(|l| {
            end += l.bytes.len() as u64;
            end
        }))?;
        file.begin();
        lists().try_for_each(|l| file.write(&l.bytes))
    }
}

/// Lists of a mapped file.
pub(crate) struct GapLists {
    counts: U32s,
    ends: crate::file::U64s,
    bytes: Section,
}

impl GapLists {
    /// How many sections a file needs for them.
    pub(crate) const SECTIONS: usize = 3;

    /// Takes the sections from `first` on.
    pub(crate) fn new(file: &ArrayFile, first: usize) -> Self {
        Self { counts: file.u32s(first), ends: file.u64s(first + 1), bytes: file.section(first + 2) }
    }

    /// How many lists there are; `None` when the sections disagree.
    pub(crate) fn len(&self) -> Option<usize> {
        (self.counts.len() == self.ends.len()).then(|| self.counts.len())
    }

    /// How many entries a list has.
    pub(crate) fn count(&self, list: usize) -> usize {
        self.counts.get(list) as usize
    }

    /// The entries of a list, ascending.
    pub(crate) fn get(&self, list: usize) -> Gaps<'_> {
        let start = if list == 0 { 0 } else { self.ends.get(list - 1) as usize };
        let end = self.ends.get(list) as usize;
        Gaps { bytes: self.bytes.bytes().get(start..end).unwrap_or_default(), next: 0 }
    }
}

/// Iterates over one list.
pub(crate) struct Gaps<'a> {
    bytes: &'a [u8],
    next: u32,
}

impl Iterator for Gaps<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let (&first, rest) = self.bytes.split_first()?;
        let gap = if first < 0x80 {
            self.bytes = rest;
            u32::from(first)
        } else {
            take_varint(&mut self.bytes)? as u32
        };
        self.next = self.next.wrapping_add(gap);
        Some(self.next.wrapping_sub(1))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_survive() {
        let values = [0, 1, 127, 128, 300, 1 << 20, u64::from(u32::MAX), u64::MAX];
        let mut bytes = Vec::new();
        values.iter().for_each(|&v| push_varint(&mut bytes, v));
        let mut rest = bytes.as_slice();
        for value in values {
            assert_eq!(take_varint(&mut rest), Some(value));
        }
        assert_eq!(take_varint(&mut rest), None);
        assert_eq!(take_varint(&mut [0xff_u8; 20].as_slice()), None);
    }

    #[test]
    fn repeated_entries_count_once() {
        let mut lists = GapListsBuilder::new(1);
        for doc in [0, 0, 3, 3, 500] {
            lists.push(0, doc);
        }
        assert_eq!(lists.0[0].count, 3);
        let gaps = Gaps { bytes: &lists.0[0].bytes, next: 0 };
        assert_eq!(gaps.collect::<Vec<_>>(), [0, 3, 500]);
    }
}
