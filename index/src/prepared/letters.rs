//! How long names are: in letters, those of common words weighing little, so that `python-` does not make a short name
//! long; and without them.
//!
//! `python3` is listed as `python` and `3` too: common parts of a common word are not taken away a second time. Counted in
//! whole numbers, so that it does not matter in which order words are looked at.

use super::{HAS_COMMON, ONE_WORD, WordList, compact, is_common};
use crate::DocId;
use crate::analyse::{each_term, parts};
use crate::fulltext::{Field, FullText};
use crate::rank::weights::COMMON_WEIGHT;
use std::collections::BTreeSet;

/// Letters of a name, and without those of common words; and what kind of name it is.
pub(super) struct Letters {
    pub(super) letters: f32,
    pub(super) core: f32,
    pub(super) shape: u8,
}

/// The same of all names.
#[derive(Default)]
pub(super) struct Table {
    pub(super) letters: Vec<f32>,
    pub(super) core: Vec<f32>,
    pub(super) shape: Vec<u8>,
}

impl Letters {
    /// From a folded name and how many of its letters are those of common words.
    fn new(folded: &[u8], common: i32) -> Self {
        let plain = folded.iter().filter(|b| !compact::is_separator(**b)).count();
        let letters = plain as f32 - common as f32 * (1.0 - COMMON_WEIGHT);
        let shape = u8::from(common > 0) * HAS_COMMON + u8::from(plain == folded.len()) * ONE_WORD;
        Self { letters: letters.max(1.0), core: (plain as i32 - common) as f32, shape }
    }

    /// Of a single name; `is_common` tells which words are.
    pub(super) fn of(name: &str, is_common: impl Fn(&str) -> bool) -> Self {
        let mut terms = BTreeSet::new();
        each_term(name, |term| {
            terms.insert(term.to_owned());
        });
        let common = terms.iter().filter(|term| is_common(term)).map(|term| weight(term, &is_common)).sum();
        Self::new(crate::fold::fold(name).as_bytes(), common)
    }
}

/// Letters of a common word that are not those of its common parts.
fn weight(term: &str, is_common: impl Fn(&str) -> bool) -> i32 {
    let twice: usize = parts(term).into_iter().filter(|part| is_common(part)).map(str::len).sum();
    term.len() as i32 - twice as i32
}

/// Of all names of a whole generation: letters, and without those of common words.
pub(super) fn all<'a>(
    words: &WordList,
    full_text: &FullText,
    documents: usize,
    name: impl Fn(DocId) -> &'a [u8],
) -> Table {
    let mut common = vec![0_i32; documents];
    let is_common = |word: &str| is_common(words.count(word), documents);
    for (term, _) in words.iter().filter(|(_, count)| super::is_common(*count, documents)) {
        let weight = weight(term, is_common);
        full_text.each(Field::Name, term, |doc| {
            if let Some(common) = common.get_mut(doc as usize) {
                *common += weight;
            }
        });
    }
    let mut table = Table::default();
    for (doc, common) in (0..).zip(common) {
        let Letters { letters, core, shape } = Letters::new(name(doc), common);
        table.letters.push(letters);
        table.core.push(core);
        table.shape.push(shape);
    }
    table
}
