//! Numbers for texts: the same text, the same number, in order of first appearance.

use crate::file::{Pool, PoolFull};
use std::collections::HashMap;

/// Texts and their numbers. The map is only looked into, never walked.
#[derive(Default)]
pub(crate) struct Interner {
    numbers: HashMap<Box<str>, u32>,
    pool: Pool,
}

impl Interner {
    /// The number of a text, a new one when it was not met before.
    pub(crate) fn intern(&mut self, text: &str) -> Result<u32, PoolFull> {
        if let Some(&number) = self.numbers.get(text) {
            return Ok(number);
        }
        let number = self.pool.push(text)?;
        self.numbers.insert(text.into(), number);
        Ok(number)
    }

    /// The texts by number.
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }
}
