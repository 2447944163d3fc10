//! Texts, names and words of a generation as it stands: what the base generation says, without the documents that are
//! other ones now or gone, and what the amendment has. Without an amendment the base's answers alone.

use crate::DocId;
use crate::delta::{Delta, word_key};
use crate::fold::fold_name;
use crate::fulltext::{Field, Postings};
use crate::gaps::Gaps;
use crate::terms::Kind;
use crate::text::TextIndex;
use crate::whole::Whole;
use std::sync::Arc;

/// Which texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Names,
    Descriptions,
}

/// Folded names or descriptions by document.
pub(crate) struct Texts {
    whole: Arc<Whole>,
    delta: Option<Arc<Delta>>,
    which: Which,
}

impl Texts {
    /// The texts of a generation.
    pub(crate) fn new(whole: &Arc<Whole>, delta: Option<&Arc<Delta>>, which: Which) -> Self {
        Self { whole: Arc::clone(whole), delta: delta.cloned(), which }
    }

    fn base(&self) -> &TextIndex {
        match self.which {
            Which::Names => &self.whole.names,
            Which::Descriptions => &self.whole.descriptions,
        }
    }

    /// The folded text of a document.
    pub(crate) fn folded(&self, doc: DocId) -> &[u8] {
        match self.delta.as_ref().and_then(|delta| delta.doc(doc)) {
            None => self.base().folded(doc),
            Some(own) if self.which == Which::Names => own.folded.as_bytes(),
            Some(own) => own.folded_description.as_bytes(),
        }
    }

    /// Documents whose text contains `needle` (folded), ascending: all, or any `most` of them when there are more.
    pub(crate) fn search(&self, needle: &[u8], most: usize) -> Vec<DocId> {
        let Some(delta) = &self.delta else { return self.base().search(needle, most) };
        let base = self.base().search(needle, most.saturating_add(delta.stale().count()));
        let own = if self.which == Which::Names { &delta.names } else { &delta.descriptions };
        let mut found = delta.merged(&base, &own.search(needle));
        found.truncate(most);
        found
    }
}

/// Folded names of bases by number.
pub(crate) struct BaseTexts {
    whole: Arc<Whole>,
    delta: Option<Arc<Delta>>,
}

impl BaseTexts {
    /// The texts of a generation.
    pub(crate) fn new(whole: &Arc<Whole>, delta: Option<&Arc<Delta>>) -> Self {
        Self { whole: Arc::clone(whole), delta: delta.cloned() }
    }

    /// Numbers end here.
    pub(crate) fn end(&self) -> usize {
        self.delta.as_ref().map_or(self.whole.bases.len(), |delta| delta.bases.end())
    }

    /// The folded name of a base.
    pub(crate) fn folded(&self, number: u32) -> &[u8] {
        let own = self.delta.as_ref().and_then(|delta| delta.bases.get(number));
        own.map_or_else(|| self.whole.bases.folded(number), |base| base.folded.as_bytes())
    }

    /// Numbers of the bases whose names contain `needle` (folded), in no order.
    pub(crate) fn search(&self, needle: &[u8]) -> Vec<u32> {
        let mut found = self.whole.bases.search(needle, usize::MAX);
        if let Some(delta) = &self.delta {
            found.retain(|rank| !delta.bases.is_stale(*rank));
            found.extend(delta.bases.search(needle));
        }
        found
    }
}

/// Exact lookups.
pub(crate) struct TermLists {
    whole: Arc<Whole>,
    delta: Option<Arc<Delta>>,
}

/// Documents of a list, ascending.
pub(crate) enum Docs<'a> {
    Base(Gaps<'a>),
    Merged(std::vec::IntoIter<DocId>),
}

impl Iterator for Docs<'_> {
    type Item = DocId;

    fn next(&mut self) -> Option<DocId> {
        match self {
            Self::Base(gaps) => gaps.next(),
            Self::Merged(docs) => docs.next(),
        }
    }
}

impl TermLists {
    /// The lists of a generation.
    pub(crate) fn new(whole: &Arc<Whole>, delta: Option<&Arc<Delta>>) -> Self {
        Self { whole: Arc::clone(whole), delta: delta.cloned() }
    }

    /// The packages that bear the name in that role, ascending.
    pub(crate) fn get(&self, kind: Kind, name: &str) -> Option<Docs<'_>> {
        let base = self.whole.terms.get(kind, name);
        let Some(delta) = &self.delta else { return base.map(Docs::Base) };
        let base: Vec<DocId> = base.into_iter().flatten().collect();
        let merged = delta.merged(&base, &delta.added.docs(&kind.key(fold_name(name).as_bytes())));
        (!merged.is_empty()).then(|| Docs::Merged(merged.into_iter()))
    }

    /// The packages that bear, in that role, names that begin with `prefix` (folded), in no order, some several times.
    pub(crate) fn with_prefix(&self, kind: Kind, prefix: &str) -> Vec<DocId> {
        let mut docs: Vec<DocId> = self.whole.terms.with_prefix(kind, prefix).flat_map(|(_, docs)| docs).collect();
        if let Some(delta) = &self.delta {
            docs.retain(|doc| !delta.is_stale(*doc));
            docs.extend(delta.added.docs_with_prefix(&kind.key(prefix.as_bytes())));
        }
        docs
    }

    /// Official packages that provide a name or bear it, ascending.
    pub(crate) fn official(&self, provides: &str) -> impl Iterator<Item = &str> {
        self.whole.terms.official(provides)
    }
}

/// Which packages have a word in a field.
pub(crate) struct Words {
    whole: Arc<Whole>,
    delta: Option<Arc<Delta>>,
}

/// The documents that have a word in a field.
#[derive(Clone)]
pub(crate) struct Listed {
    base: Option<Postings>,
    /// Those of the amendment, ascending.
    own: Vec<DocId>,
    count: usize,
}

impl Listed {
    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }
}

impl Words {
    /// The words of a generation.
    pub(crate) fn new(whole: &Arc<Whole>, delta: Option<&Arc<Delta>>) -> Self {
        Self { whole: Arc::clone(whole), delta: delta.cloned() }
    }

    /// Where a field has a word; `None` when it has it nowhere.
    pub(crate) fn look(&self, field: Field, word: &str) -> Option<Listed> {
        let base = self.whole.full_text.look(field, word);
        let mut count = base.as_ref().map_or(0, Postings::count);
        let mut own = Vec::new();
        if let Some(delta) = &self.delta {
            let key = word_key(field, word);
            own = delta.added.docs(&key);
            count = (count + own.len()).saturating_sub(delta.removed.count(&key) as usize);
        }
        (count > 0).then_some(Listed { base, own, count })
    }

    /// Calls `each` with the documents that have the word in the field, ascending.
    pub(crate) fn each(&self, field: Field, word: &str, each: impl FnMut(DocId)) {
        if let Some(listed) = self.look(field, word) {
            self.each_of(&listed, each);
        }
    }

    /// Calls `each` with the documents of a list, ascending.
    pub(crate) fn each_of(&self, listed: &Listed, mut each: impl FnMut(DocId)) {
        let Some(delta) = &self.delta else {
            return listed.base.iter().for_each(|base| self.whole.full_text.each_of(base, &mut each));
        };
        let mut own = listed.own.iter().copied().peekable();
        if let Some(base) = &listed.base {
            self.whole.full_text.each_of(base, |doc| {
                while let Some(before) = own.next_if(|own| *own < doc) {
                    each(before);
                }
                if !delta.is_stale(doc) {
                    each(doc);
                }
            });
        }
        own.for_each(each);
    }

    /// The documents that have the word in the field, ascending.
    pub(crate) fn docs(&self, field: Field, word: &str) -> Vec<DocId> {
        let mut docs = Vec::new();
        self.each(field, word, |doc| docs.push(doc));
        docs
    }

    /// Words of a field that begin with `beginning`, ascending, at most `most`.
    pub(crate) fn beginning(&self, field: Field, beginning: &str, most: usize) -> Vec<String> {
        let mut words = Vec::new();
        self.whole.full_text.each_beginning(field, beginning, |word, count| {
            let removed = self.delta.as_ref().map_or(0, |delta| delta.removed.count(&word_key(field, word)));
            if count > removed {
                words.push(word.to_owned());
            }
            words.len() < most
        });
        if let Some(delta) = &self.delta {
            let key = word_key(field, beginning);
            let own = delta.added.with_prefix(&key).take(most);
            words.extend(own.filter_map(|(key, _)| String::from_utf8(key[1..].to_vec()).ok()));
            words.sort_unstable();
            words.dedup();
            words.truncate(most);
        }
        words
    }
}
