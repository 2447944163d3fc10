//! What ranked search knows of each package before anything is asked: made from a generation's files when it is opened,
//! some tens of milliseconds for 100,000 packages, and some 60 bytes a package.

mod compact;
mod forward;
mod variant;
mod vocabulary;

pub(crate) use compact::{CompactNames, compact, is_separator};
pub(crate) use forward::Forward;
pub(crate) use variant::{Variant, VariantKind};
pub(crate) use vocabulary::{Vocabulary, closest};

use crate::DocId;
use crate::fulltext::{Field, FullText};
use crate::packages::{ORPHAN, OUTDATED, Packages};
use crate::rank::weights::{COMMON_SHARE, COMMON_WEIGHT, needed_points, prior_points, state_points};
use crate::terms::{Kind, Terms};
use crate::text::TextIndex;

/// The name has words that many names have, beside others.
const HAS_COMMON: u8 = 1;

/// The name is one word.
const ONE_WORD: u8 = 2;

/// Tables by document, and lookups.
pub(crate) struct Prepared {
    /// Points of votes, popularity, freshness and state.
    pub(crate) points: Vec<f32>,
    /// Position in the list of variants plus one; zero is none.
    variant: Vec<u8>,
    /// The first document of the same stem.
    pub(crate) group: Vec<u32>,
    /// Letters of the name, those of words that many names have counted little.
    pub(crate) letters: Vec<f32>,
    /// Letters of the name without those of common words.
    pub(crate) core: Vec<f32>,
    /// Bits: [`HAS_COMMON`], [`ONE_WORD`].
    shape: Vec<u8>,
    pub(crate) compact: CompactNames,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) licenses: Forward,
    pub(crate) groups: Forward,
}

impl Prepared {
    /// Makes the tables.
    pub(crate) fn new(packages: &Packages, names: &TextIndex, terms: &Terms, full_text: &FullText) -> Self {
        let documents = packages.len();
        let vocabulary = Vocabulary::of(full_text, Field::Name);
        let (compact, group, variant) = CompactNames::new(documents, |doc| names.folded(doc));
        let (letters, core) = letters(&vocabulary, full_text, documents, |doc| names.folded(doc));
        Self {
            points: points(packages, &needed(packages, names, terms)),
            variant,
            group,
            shape: shape(&core, documents, |doc| names.folded(doc)),
            letters,
            core,
            compact,
            vocabulary,
            licenses: Forward::new(terms, Kind::License, documents),
            groups: Forward::new(terms, Kind::Group, documents),
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

/// How many documents name each one as a dependency of any kind.
fn needed(packages: &Packages, names: &TextIndex, terms: &Terms) -> Vec<u32> {
    let mut needed = vec![0; packages.len()];
    let folded = |doc: DocId| crate::reader::trim(names.folded(doc));
    for kind in [Kind::Depends, Kind::MakeDepends, Kind::CheckDepends, Kind::OptDepends] {
        for (name, docs) in terms.with_prefix(kind, "") {
            let doc = packages.find(name, folded);
            if let Some(count) = doc.and_then(|doc| needed.get_mut(doc as usize)) {
                *count += docs.count() as u32;
            }
        }
    }
    needed
}

/// Points of each document that no query changes.
fn points(packages: &Packages, needed: &[u32]) -> Vec<f32> {
    let newest = (0..packages.len()).map(|at| packages.modified_at(at)).max().unwrap_or_default();
    let one = |at: usize| {
        let flags = packages.flags().get(at).copied().unwrap_or_default();
        let age = newest.saturating_sub(packages.modified_at(at)).max(0) as f32 / 86_400.0;
        let needed = needed_points(needed.get(at).copied().unwrap_or_default());
        prior_points(packages.prior(at as u32), age) + needed + state_points(flags & OUTDATED != 0, flags & ORPHAN != 0)
    };
    (0..packages.len()).map(one).collect()
}

/// Whether so many names have a word that it says little.
pub(crate) fn is_common(count: u32, documents: usize) -> bool {
    count as usize * COMMON_SHARE >= documents.max(COMMON_SHARE)
}

/// `python3` is listed as `python` and `3` too: what was taken away for these common parts of common words comes back.
fn give_back_parts(
    vocabulary: &Vocabulary,
    full_text: &FullText,
    documents: usize,
    letters: &mut [f32],
    core: &mut [f32],
) {
    for (term, _) in vocabulary.iter().filter(|(_, count)| is_common(*count, documents)) {
        let parts = crate::analyse::parts(term).into_iter();
        let common = parts.filter(|part| is_common(vocabulary.count(part), documents));
        let twice = common.map(str::len).sum::<usize>() as f32;
        if twice > 0.0 {
            full_text.each(Field::Name, term, |doc| {
                let at = doc as usize;
                if let (Some(letters), Some(core)) = (letters.get_mut(at), core.get_mut(at)) {
                    *letters += twice * (1.0 - COMMON_WEIGHT);
                    *core += twice;
                }
            });
        }
    }
}

/// What kind of names there are, given their letters without those of common words.
fn shape<'a>(core: &[f32], documents: usize, name: impl Fn(DocId) -> &'a [u8]) -> Vec<u8> {
    let one = |doc: usize| {
        let name = name(doc as u32);
        let letters = name.iter().filter(|b| !compact::is_separator(**b)).count();
        let has_common = core.get(doc).is_some_and(|core| core + 0.5 < letters as f32);
        u8::from(has_common) * HAS_COMMON + u8::from(letters == name.len()) * ONE_WORD
    };
    (0..documents).map(one).collect()
}

/// Letters of each name, those of common words weighing little, so that `python-` does not make a short name long; and
/// without them.
fn letters<'a>(
    vocabulary: &Vocabulary,
    full_text: &FullText,
    documents: usize,
    name: impl Fn(DocId) -> &'a [u8],
) -> (Vec<f32>, Vec<f32>) {
    let plain = |doc: usize| name(doc as u32).iter().filter(|b| !compact::is_separator(**b)).count() as f32;
    let mut letters: Vec<f32> = (0..documents).map(plain).collect();
    let mut core = letters.clone();
    for (term, count) in vocabulary.iter() {
        if is_common(count, documents) {
            full_text.each(Field::Name, term, |doc| {
                let at = doc as usize;
                if let (Some(letters), Some(core)) = (letters.get_mut(at), core.get_mut(at)) {
                    *letters -= term.len() as f32 * (1.0 - COMMON_WEIGHT);
                    *core -= term.len() as f32;
                }
            });
        }
    }
    give_back_parts(vocabulary, full_text, documents, &mut letters, &mut core);
    letters.iter_mut().for_each(|letters| *letters = letters.max(1.0));
    (letters, core)
}
