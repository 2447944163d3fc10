//! Exact lookups: which packages have a given dependency, relation, keyword, group or person.

use crate::file::{ArrayFile, FileWriter, Strings};
use crate::fold::fold_name;
use crate::gaps::{GapLists, GapListsBuilder, Gaps};
use crate::intern::Interner;
use crate::{By, WriteError};

/// What a term stands for. The number is part of the file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Maintainer,
    Submitter,
    Comaintainer,
    Keyword,
    Group,
    Depends,
    MakeDepends,
    CheckDepends,
    OptDepends,
    Conflicts,
    Provides,
    Replaces,
}

impl Kind {
    const COUNT: usize = 12;

    /// The kind that an RPC search asks for; `None` for the two substring searches.
    pub(crate) fn of(by: By) -> Option<Self> {
        Some(match by {
            By::Name | By::NameDesc => return None,
            By::Maintainer => Self::Maintainer,
            By::Submitter => Self::Submitter,
            By::Comaintainers => Self::Comaintainer,
            By::Keywords => Self::Keyword,
            By::Groups => Self::Group,
            By::Depends => Self::Depends,
            By::MakeDepends => Self::MakeDepends,
            By::CheckDepends => Self::CheckDepends,
            By::OptDepends => Self::OptDepends,
            By::Conflicts => Self::Conflicts,
            By::Replaces => Self::Replaces,
            By::Provides => Self::Provides,
        })
    }

    /// Key in the file: the kind, then the folded name.
    fn key(self, folded: &[u8]) -> Vec<u8> {
        let mut key = Vec::with_capacity(folded.len() + 1);
        key.push(b'A' + self as u8);
        key.extend_from_slice(folded);
        key
    }
}

/// Collects the terms of documents in the order of adding.
#[derive(Default)]
pub(crate) struct TermsBuilder {
    interners: [Interner; Kind::COUNT],
    /// Number of a term among all; then its kind and its number in the kind.
    terms: Vec<(Kind, u32)>,
    /// Number among all by kind and number in the kind.
    numbers: [Vec<u32>; Kind::COUNT],
    /// Term numbers of the documents, behind one another.
    flat: Vec<u32>,
    ends: Vec<usize>,
}

impl TermsBuilder {
    /// Adds a term to the current document.
    pub(crate) fn add(&mut self, kind: Kind, name: &str) -> Result<(), crate::file::PoolFull> {
        let at = self.interners[kind as usize].intern(&fold_name(name))?;
        let numbers = &mut self.numbers[kind as usize];
        if at as usize == numbers.len() {
            numbers.push(self.terms.len() as u32);
            self.terms.push((kind, at));
        }
        self.flat.push(numbers[at as usize]);
        Ok(())
    }

    /// Ends the current document.
    pub(crate) fn end_document(&mut self) {
        self.ends.push(self.flat.len());
    }

    /// Writes five sections: keys, lists. `order` names the document, by order of adding, of each final number.
    pub(crate) fn write(&self, file: &mut FileWriter, order: &[u32]) -> Result<(), WriteError> {
        let mut lists = GapListsBuilder::new(self.terms.len());
        for (doc, &added) in order.iter().enumerate() {
            let added = added as usize;
            let start = if added == 0 { 0 } else { self.ends[added - 1] };
            for &term in &self.flat[start..self.ends[added]] {
                lists.push(term, doc as u32);
            }
        }
        let keys: Vec<Vec<u8>> =
            self.terms.iter().map(|&(kind, at)| kind.key(self.interners[kind as usize].pool().get(at))).collect();
        let mut sorted: Vec<u32> = (0..keys.len() as u32).collect();
        sorted.sort_unstable_by(|&a, &b| keys[a as usize].cmp(&keys[b as usize]));
        file.strings(sorted.iter().map(|&term| keys[term as usize].as_slice()))?;
        lists.write(file, &sorted)
    }
}

/// Exact lookups in a mapped file.
pub(crate) struct Terms {
    keys: Strings,
    lists: GapLists,
}

impl Terms {
    /// How many sections a file needs for them.
    pub(crate) const SECTIONS: usize = 2 + GapLists::SECTIONS;

    /// Takes the sections; `None` when they disagree.
    pub(crate) fn new(file: &ArrayFile) -> Option<Self> {
        let terms = Self { keys: file.strings(0), lists: GapLists::new(file, 2) };
        (terms.lists.len() == Some(terms.keys.len())).then_some(terms)
    }

    /// The packages that bear the name in that role, ascending.
    pub(crate) fn get(&self, kind: Kind, name: &str) -> Option<Gaps<'_>> {
        let key = kind.key(fold_name(name).as_bytes());
        let (mut low, mut high) = (0, self.keys.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.keys.get(middle).cmp(&key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(self.lists.get(middle)),
            }
        }
        None
    }
}
