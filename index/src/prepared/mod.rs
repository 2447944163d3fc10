//! What ranked search knows of each package before anything is asked: made from a generation's files when it is opened,
//! some tens of milliseconds for 100,000 packages, and some 60 bytes a package.

mod amended;
mod compact;
mod forward;
mod letters;
mod needed;
mod variant;
mod vocabulary;

pub(crate) use compact::{CompactNames, compact, is_separator};
pub(crate) use forward::Forward;
pub(crate) use variant::{Variant, VariantKind};
pub(crate) use vocabulary::{Vocabulary, WordList, closest};

use crate::DocId;
use crate::fulltext::{Field, FullText};
use crate::packages::{ORPHAN, OUTDATED, Packages};
use crate::rank::weights::{COMMON_SHARE, needed_points, prior_points, state_points};
use crate::terms::{Kind, Terms};
use crate::text::TextIndex;
use std::sync::Arc;

/// The name has words that many names have, beside others; the endings of variants do not count, here and below.
const HAS_COMMON: u8 = 1;

/// The name is one word.
const ONE_WORD: u8 = 2;

/// Tables by document, and lookups; what amended generations have as their base is shared.
#[derive(Clone)]
pub(crate) struct Prepared {
    /// Points of votes, popularity, freshness and state.
    pub(crate) points: Arc<Vec<f32>>,
    /// Position in the list of variants plus one; zero is none.
    variant: Arc<Vec<u8>>,
    /// The first document of the same stem.
    pub(crate) group: Arc<Vec<u32>>,
    /// Letters of the name, those of words that many names have counted little.
    pub(crate) letters: Arc<Vec<f32>>,
    /// Letters of the name without those of common words.
    pub(crate) core: Arc<Vec<f32>>,
    /// Bits: [`HAS_COMMON`], [`ONE_WORD`].
    shape: Arc<Vec<u8>>,
    /// How many documents name each one as a dependency of any kind.
    needed: Arc<Vec<u32>>,
    pub(crate) compact: CompactNames,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) licenses: Arc<Forward>,
    pub(crate) groups: Arc<Forward>,
    /// The day of the last push, from which the age of packages is counted.
    newest: i64,
}

impl Prepared {
    /// Makes the tables of a whole generation.
    pub(crate) fn new(packages: &Packages, names: &TextIndex, terms: &Terms, full_text: &FullText) -> Self {
        let documents = packages.len();
        let words = Arc::new(WordList::of(full_text, Field::Name));
        let (compact, group, variant) = CompactNames::new(documents, |doc| names.folded(doc));
        let letters::Table { letters, core, shape } =
            letters::all(&words, full_text, documents, |doc| names.folded(doc));
        let needed = needed::all(packages, names, terms);
        let newest = day(packages.modified().max().unwrap_or_default());
        let points = (0..).zip(&needed).map(|(doc, needed)| stored_points(packages, doc, newest, *needed)).collect();
        Self {
            points: Arc::new(points),
            variant: Arc::new(variant),
            group: Arc::new(group),
            letters: Arc::new(letters),
            core: Arc::new(core),
            shape: Arc::new(shape),
            needed: Arc::new(needed),
            compact,
            vocabulary: Vocabulary::new(words, Field::Name, None),
            licenses: Arc::new(Forward::new(terms, Kind::License, documents)),
            groups: Arc::new(Forward::new(terms, Kind::Group, documents)),
            newest,
        }
    }

    /// What the name says the package is of another: its VCS build, its documentation.
    pub(crate) fn variant(&self, doc: DocId) -> Option<&'static Variant> {
        variant::by_number(self.variant.get(doc as usize).copied().unwrap_or_default())
    }

    /// Whether the name has words that many names have.
    pub(crate) fn has_common(&self, doc: DocId) -> bool {
        self.shape.get(doc as usize).is_some_and(|shape| shape & HAS_COMMON != 0)
    }

    /// Whether the name is one word.
    pub(crate) fn is_one_word(&self, doc: DocId) -> bool {
        self.shape.get(doc as usize).is_some_and(|shape| shape & ONE_WORD != 0)
    }

    /// The stem's first document; the document itself for one that is not there.
    pub(crate) fn group_of(&self, doc: DocId) -> DocId {
        self.group.get(doc as usize).copied().unwrap_or(doc)
    }
}

/// The beginning of a day, in epoch seconds: what is counted from it changes once a day, not with each push.
fn day(time: i64) -> i64 {
    time.saturating_sub(time.rem_euclid(86_400))
}

/// Points that no query changes, of a package of a whole generation.
fn stored_points(packages: &Packages, doc: DocId, newest: i64, needed: u32) -> f32 {
    let flags = packages.flags().get(doc as usize).copied().unwrap_or_default();
    points(packages.prior(doc), flags, packages.modified_at(doc as usize), newest, needed)
}

/// Points that no query changes; `modified` and `newest` in epoch seconds.
fn points(prior: f32, flags: u8, modified: i64, newest: i64, needed: u32) -> f32 {
    let age = newest.saturating_sub(modified).max(0) as f32 / 86_400.0;
    prior_points(prior, age) + needed_points(needed) + state_points(flags & OUTDATED != 0, flags & ORPHAN != 0)
}

/// Whether so many names have a word that it says little.
pub(crate) fn is_common(count: u32, documents: usize) -> bool {
    count as usize * COMMON_SHARE >= documents.max(COMMON_SHARE)
}
