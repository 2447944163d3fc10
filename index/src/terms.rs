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

    /// Whether a package that is named in this role is needed, in any way.
    pub(crate) const fn is_dependency(self) -> bool {
        matches!(self, Self::Depends | Self::MakeDepends | Self::CheckDepends | Self::OptDepends)
    }

    /// Key in the file: the kind, then the folded name.
    pub(crate) fn key(self, folded: &[u8]) -> Vec<u8> {
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

    /// Numbers of the terms of a document, by order of adding.
    fn of(&self, added: u32) -> &[u32] {
        let added = added as usize;
        let start = if added == 0 { 0 } else { self.ends[added - 1] };
        &self.flat[start..self.ends[added]]
    }

    /// Writes ten sections: keys, lists, official packages, needs. `order` names the document, by order of adding, of each
    /// final number.
    pub(crate) fn write(&self, file: &mut FileWriter, order: &[u32]) -> Result<(), WriteError> {
        let mut lists = GapListsBuilder::new(self.terms.len());
        for (doc, &added) in (0..).zip(order) {
            self.of(added).iter().for_each(|&term| lists.push(term, doc));
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
        file.strings(official.iter().map(|entry| entry.as_bytes()))?;
        self.write_needs(file, order, &sorted)
    }

    /// The other way round: which dependencies each document names, as positions of their keys.
    fn write_needs(&self, file: &mut FileWriter, order: &[u32], sorted: &[u32]) -> Result<(), WriteError> {
        let mut positions = vec![0; sorted.len()];
        for (position, &term) in (0..).zip(sorted) {
            positions[term as usize] = position;
        }
        let mut needs = GapListsBuilder::new(order.len());
        let mut named = Vec::new();
        for (doc, &added) in (0..).zip(order) {
            let depends = self.of(added).iter().filter(|&&term| self.terms[term as usize].0.is_dependency());
            named.clear();
            named.extend(depends.map(|&term| positions[term as usize]));
            named.sort_unstable();
            named.iter().for_each(|&position| needs.push(doc, position));
        }
        let all: Vec<u32> = (0..order.len() as u32).collect();
        needs.write(file, &all)
    }
}

/// Exact lookups in a mapped file.
pub(crate) struct Terms {
    keys: Strings,
    lists: GapLists,
    official: Strings,
    /// By document, positions of the keys of its dependencies.
    needs: GapLists,
}

impl Terms {
    /// How many sections a file needs for them.
    pub(crate) const SECTIONS: usize = Self::NEEDS + GapLists::SECTIONS;
    const OFFICIAL: usize = 2 + GapLists::SECTIONS;
    const NEEDS: usize = Self::OFFICIAL + 2;

    /// Takes the sections; `None` when they disagree with each other or with `documents`.
    pub(crate) fn new(file: &ArrayFile, documents: usize) -> Option<Self> {
        let lists = GapLists::new(file, 2);
        let (official, needs) = (file.strings(Self::OFFICIAL), GapLists::new(file, Self::NEEDS));
        let terms = Self { keys: file.strings(0), lists, official, needs };
        let fits = terms.lists.len() == Some(terms.keys.len()) && terms.needs.len() == Some(documents);
        fits.then_some(terms)
    }

    /// Keys of the dependencies that a document names, ascending.
    pub(crate) fn needs(&self, doc: u32) -> impl Iterator<Item = &[u8]> {
        self.needs.get(doc as usize).map(|position| self.keys.get(position as usize))
    }

    /// The packages that bear the name in that role, ascending.
    pub(crate) fn get(&self, kind: Kind, name: &str) -> Option<Gaps<'_>> {
        let key = kind.key(fold_name(name).as_bytes());
        let at = self.lower_bound(&key);
        (self.keys.get(at) == key.as_slice()).then(|| self.lists.get(at))
    }

    /// How many packages have a key.
    pub(crate) fn count(&self, key: &[u8]) -> u32 {
        let at = self.lower_bound(key);
        if self.keys.get(at) == key && at < self.keys.len() { self.lists.count(at) as u32 } else { 0 }
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
