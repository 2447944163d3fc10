//! Numbers for texts: the same text, the same number, in order of first appearance.

use crate::file::{Pool, PoolFull};
use xxhash_rust::xxh3::xxh3_64;

/// Slots that the first text makes room for; a power of two.
const FIRST_SLOTS: usize = 64;

/// Texts and their numbers, in a table of our own: a third of the time of a `HashMap` of boxed texts, because a lookup
/// reads one slot and compares one text.
#[derive(Default)]
pub(crate) struct Interner {
    /// Linear probing, at most half full, a power of two in size.
    slots: Vec<Slot>,
    pool: Pool,
}

/// Part of a text's hash, and its number plus one; zero is free.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    entry: u32,
}

impl Interner {
    /// The number of a text, a new one when it was not met before.
    pub(crate) fn intern(&mut self, text: &str) -> Result<u32, PoolFull> {
        if self.slots.len() <= self.pool.len() * 2 {
            self.grow();
        }
        let hash = xxh3_64(text.as_bytes());
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        let part = (hash >> 32) as u32;
        loop {
            let slot = self.slots[at];
            if slot.entry == 0 {
                let number = self.pool.push(text)?;
                self.slots[at] = Slot { hash: part, entry: number + 1 };
                return Ok(number);
            }
            if slot.hash == part && self.pool.get(slot.entry - 1) == text.as_bytes() {
                return Ok(slot.entry - 1);
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(FIRST_SLOTS);
        self.slots = vec![Slot::default(); size];
        for number in 0..self.pool.len() as u32 {
            let hash = xxh3_64(self.pool.get(number));
            let mut at = hash as usize & (size - 1);
            while self.slots[at].entry != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = Slot { hash: (hash >> 32) as u32, entry: number + 1 };
        }
    }

    /// The texts by number.
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_follow_first_appearance() {
        let mut interner = Interner::default();
        let texts: Vec<String> = (0..1000).map(|i| format!("text {}", i % 700)).collect();
        let numbers: Vec<u32> = texts.iter().map(|t| interner.intern(t).unwrap()).collect();
        let expected: Vec<u32> = (0..1000).map(|i| i % 700).collect();
        assert_eq!(numbers, expected);
        assert_eq!(interner.pool().len(), 700);
        assert_eq!(interner.pool().text(69), "text 69");
        assert_eq!(interner.intern("").unwrap(), 700);
    }
}
