//! Hash tables from folded names to numbers, in a section of 32-bit numbers: linear probing, at most half full.

use crate::file::U32s;
use xxhash_rust::xxh3::xxh3_64;

/// Slots of a table for `count` names: a power of two.
fn slots(count: usize) -> usize {
    (count * 2).next_power_of_two().max(2)
}

/// Builds a table of numbers plus one (zero is free); of equal names the first wins, because the others are never reached.
pub(crate) fn build<'a>(folded: impl ExactSizeIterator<Item = &'a [u8]>) -> Vec<u32> {
    let slots = slots(folded.len());
    let mut table = vec![0_u32; slots];
    for (number, name) in folded.enumerate() {
        let mut slot = xxh3_64(name) as usize & (slots - 1);
        while table[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        table[slot] = number as u32 + 1;
    }
    table
}

/// A table of a mapped file.
pub(crate) struct Lookup(U32s);

impl Lookup {
    /// Takes a section; `None` when it is no table for `count` names.
    pub(crate) fn new(table: U32s, count: usize) -> Option<Self> {
        (table.len() == slots(count)).then_some(Self(table))
    }

    /// The first number of `name` (folded) that `is` says yes to.
    pub(crate) fn find(&self, name: &[u8], is: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.0.len() - 1;
        let start = xxh3_64(name) as usize;
        (0..self.0.len())
            .map(|step| self.0.get((start + step) & mask))
            .take_while(|&entry| entry != 0)
            .map(|entry| entry - 1)
            .find(|&number| is(number))
    }
}
