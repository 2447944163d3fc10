//! When package bases were voted for.

use super::ranges::Ranges;
use super::{BaseIndex, Catalogue};
use crate::source::record::VoteCount;

/// Votes of each base by quarter. Apart from the [`Catalogue`], as the comments are.
#[derive(Debug)]
pub struct Votes {
    rows: Vec<VoteCount>,
    of_base: Ranges,
}

impl Votes {
    /// Files counts, sorted by base and quarter, under the bases of a catalogue of the same snapshot.
    pub fn file(rows: Vec<VoteCount>, catalogue: &Catalogue) -> Self {
        let base_ids = catalogue.bases().iter().map(|base| base.id);
        let of_base = Ranges::join(base_ids, &rows, |count| count.base);
        Self { rows, of_base }
    }

    /// The quarters in which somebody voted for a base, oldest first.
    pub fn of(&self, base: BaseIndex) -> &[VoteCount] {
        &self.rows[self.of_base.of(base)]
    }
}
