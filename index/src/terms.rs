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
    License,
}

impl Kind {
    const COUNT: usize = 13;

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
    /// What official packages provide, folded, and which, with a zero byte between.
    official: Vec<String>,
}

impl TermsBuilder {
    /// Adds an official package's provided name.
    pub(crate) fn add_official(&mut self, provides: &str, name: &str) {
        self.official.push(format!("{}\0{name}", fold_name(provides)));
    }

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

    /// Writes seven sections: keys, lists, official packages. `order` names the document, by order of adding, of each final number.
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
        lists.write(file, &sorted)?;
        let mut official: Vec<&str> = self.official.iter().map(String::as_str).collect();
        official.sort_unstable();
        official.dedup();
        file.strings(official.iter().map(|entry| entry.as_bytes()))
    }
}

/// Exact lookups in a mapped file.
pub(crate) struct Terms {
    keys: Strings,
    lists: GapLists,
    official: Strings,
}

impl Terms {
    /// How many sections a file needs for them.
    pub(crate) const SECTIONS: usize = 2 + GapLists::SECTIONS + 2;

    /// Takes the sections; `None` when they disagree.
    pub(crate) fn new(file: &ArrayFile) -> Option<Self> {
        let lists = GapLists::new(file, 2);
        let terms = Self { keys: file.strings(0), lists, official: file.strings(2 + GapLists::SECTIONS) };
        (terms.lists.len() == Some(terms.keys.len())).then_some(terms)
    }

    /// The packages that bear the name in that role, ascending.
    pub(crate) fn get(&self, kind: Kind, name: &str) -> Option<Gaps<'_>> {
        let key = kind.key(fold_name(name).as_bytes());
        let at = self.lower_bound(&key);
        (self.keys.get(at) == key.as_slice()).then(|| self.lists.get(at))
    }

    /// Names in that role that begin with `prefix` (folded), ascending, each with the packages that bear it.
    pub(crate) fn with_prefix(&self, kind: Kind, prefix: &str) -> impl Iterator<Item = (&[u8], Gaps<'_>)> {
        let key = kind.key(prefix.as_bytes());
        let found = (self.lower_bound(&key)..self.keys.len()).map(|at| (self.keys.get(at), at));
        let found = found.take_while(move |(other, _)| other.starts_with(&key));
        found.map(|(key, at)| (&key[1..], self.lists.get(at)))
    }

    /// Official packages that provide a name or bear it, ascending.
    pub(crate) fn official(&self, provides: &str) -> impl Iterator<Item = &str> {
        let key = format!("{}\0", fold_name(provides));
        let start = lower_bound(&self.official, key.as_bytes());
        let entries = (start..self.official.len()).map(|at| self.official.text(at));
        entries.map_while(move |entry| entry.strip_prefix(&key))
    }

    /// Position of the first key that is not below this one.
    fn lower_bound(&self, key: &[u8]) -> usize {
        lower_bound(&self.keys, key)
    }
}

/// Position of the first of ascending texts that is not below `key`.
fn lower_bound(texts: &Strings, key: &[u8]) -> usize {
    let (mut low, mut high) = (0, texts.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if texts.get(middle) < key { low = middle + 1 } else { high = middle }
    }
    low
}
