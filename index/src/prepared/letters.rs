//! How long names are: in letters, those of common words weighing little, so that `python-` does not make a short name
//! long; and without them.
//!
//! `python3` is listed as `python` and `3` too: common parts of a common word are not taken away a second time. Counted in
//! whole numbers, so that it does not matter in which order words are looked at.

use super::variant::stem;
use super::{HAS_COMMON, ONE_WORD, WordList, compact, is_common};
use crate::DocId;
use crate::analyse::{each_term, each_word, parts};
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
    /// From a folded name and how many of its letters are those of common words. Endings of variants weigh as little as
    /// these, and say nothing about what kind of name it is: `foo-bin` is `foo`.
    fn new(folded: &[u8], common: i32, is_common: impl Fn(&str) -> bool) -> Self {
        let stem = stem(folded);
        let plain = |text: &[u8]| text.iter().filter(|b| !compact::is_separator(**b)).count();
        let (letters, ending) = (plain(stem), plain(&folded[stem.len()..]));
        let common = common - common_of_endings(folded, stem, is_common);
        let shape = u8::from(common > 0) * HAS_COMMON + u8::from(letters == stem.len()) * ONE_WORD;
        let weight = letters as f32 - common as f32 * (1.0 - COMMON_WEIGHT) + ending as f32 * COMMON_WEIGHT;
        Self { letters: weight.max(1.0), core: (letters as i32 - common) as f32, shape }
    }

    /// Of a single name; `is_common` tells which words are.
    pub(super) fn of(name: &str, is_common: impl Fn(&str) -> bool) -> Self {
        let mut terms = BTreeSet::new();
        each_term(name, |term| {
            terms.insert(term.to_owned());
        });
        let common = terms.iter().filter(|term| is_common(term)).map(|term| weight(term, &is_common)).sum();
        Self::new(crate::fold::fold(name).as_bytes(), common, is_common)
    }
}

/// Letters of common words that stand nowhere but in the endings of variants.
fn common_of_endings(folded: &[u8], stem: &[u8], is_common: impl Fn(&str) -> bool) -> i32 {
    let words = |text: &[u8]| {
        let mut words = BTreeSet::new();
        each_word(&String::from_utf8_lossy(text), |word| {
            words.insert(word.to_owned());
        });
        words
    };
    if stem.len() == folded.len() {
        return 0;
    }
    let of_stem = words(stem);
    let endings = words(&folded[stem.len()..]).into_iter().filter(|word| is_common(word) && !of_stem.contains(word));
    endings.map(|word| word.len() as i32).sum()
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
        let Letters { letters, core, shape } = Letters::new(name(doc), common, is_common);
        table.letters.push(letters);
        table.core.push(core);
        table.shape.push(shape);
    }
    table
}
