//! The comments of each package base.

use super::ranges::Ranges;
use super::{BaseIndex, Catalogue};
use crate::model::names::{Text, Texts};
use crate::model::time::Timestamp;
use crate::source::CommentRecords;
use crate::source::record::Comment;

/// All comments that a guest may read, by base. Apart from the [`Catalogue`], since index, feeds and archives are
/// complete without them.
#[derive(Debug)]
pub struct Comments {
    texts: Texts,
    rows: Vec<Comment>,
    of_base: Ranges,
}

impl Comments {
    /// Files comments under the bases of a catalogue of the same snapshot. Comments on bases that are gone belong
    /// to nobody.
    pub fn file(records: CommentRecords, catalogue: &Catalogue) -> Self {
        let base_ids = catalogue.bases().iter().map(|base| base.id);
        let of_base = Ranges::join(base_ids, &records.comments, |comment| comment.base);
        Self { texts: records.texts, rows: records.comments, of_base }
    }

    /// The comments of a base, newest first.
    pub fn of(&self, base: BaseIndex) -> &[Comment] {
        &self.rows[self.of_base.of(base)]
    }

    /// A comment's source or evidence.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(text)
    }

    /// When each was written, in no order.
    pub fn times(&self) -> impl Iterator<Item = Timestamp> + '_ {
        self.rows.iter().map(|comment| comment.written)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
