//! What single documents are found by, and all of it in one order: names in their roles, and words of the searched fields.

use crate::analyse::each_term;
use crate::document::each_name;
use crate::fold::fold_name;
use crate::fulltext::Field;
use crate::packages::Packages;
use crate::terms::{Kind, Terms};
use crate::{DocId, Document};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Keys of one document, ascending, each once.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

/// The key of a word of a field: behind those of [`Kind::key`], which begin with capital letters.
pub(crate) fn word_key(field: Field, word: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(word.len() + 1);
    key.push(b'a' + field as u8);
    key.extend_from_slice(word.as_bytes());
    key
}

impl Keys {
    fn new(mut keys: Vec<Vec<u8>>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        let mut all = Self::default();
        for key in keys {
            all.bytes.extend_from_slice(&key);
            all.ends.push(all.bytes.len() as u32);
        }
        all
    }

    /// Everything that a document is found by.
    pub(crate) fn of(doc: &Document<'_>) -> Self {
        let mut keys = Vec::new();
        each_name(doc, |kind, name| keys.push(kind.key(fold_name(name).as_bytes())));
        let mut words = |field: Field, text: &str| each_term(text, |word| keys.push(word_key(field, word)));
        words(Field::Name, doc.name);
        words(Field::Description, doc.description.unwrap_or_default());
        doc.provides.iter().for_each(|provided| words(Field::Provides, provided.name));
        doc.keywords.iter().for_each(|keyword| words(Field::Keywords, keyword));
        Self::new(keys)
    }

    /// The words that a document of a whole generation is found by, and the dependencies that it names.
    pub(crate) fn of_stored(packages: &Packages, terms: &Terms, doc: DocId) -> Self {
        let mut keys: Vec<Vec<u8>> = terms.needs(doc).map(<[u8]>::to_vec).collect();
        for (field, text) in [(Field::Name, packages.name(doc)), (Field::Description, packages.description(doc))] {
            each_term(text, |word| keys.push(word_key(field, word)));
        }
        let listed = [(Field::Provides, packages.provided_terms(doc)), (Field::Keywords, packages.keyword_terms(doc))];
        for (field, text) in listed {
            keys.extend(text.split(' ').filter(|word| !word.is_empty()).map(|word| word_key(field, word)));
        }
        Self::new(keys)
    }

    fn get(&self, at: u32) -> &[u8] {
        let at = at as usize;
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or_default() as usize };
        let end = self.ends.get(at).copied().unwrap_or_default() as usize;
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Names of one role, folded.
    pub(crate) fn names(&self, kind: Kind) -> impl Iterator<Item = &[u8]> {
        let first = kind.key(b"")[0];
        let keys = (0..self.ends.len() as u32).map(|at| self.get(at));
        keys.skip_while(move |key| key.first() < Some(&first))
            .take_while(move |key| key.first() == Some(&first))
            .map(|key| &key[1..])
    }
}

/// One key of one document: its place among the owners, and the key's among its keys.
type Entry = (u32, u32);

/// The keys of several documents in one order; equal ones by document.
#[derive(Debug, Default)]
pub(crate) struct KeyTable {
    /// Documents, ascending.
    owners: Vec<(DocId, Arc<Keys>)>,
    entries: Vec<Entry>,
}

impl KeyTable {
    /// Puts the keys in order. What `before` has of the same documents is in order already.
    pub(crate) fn new(owners: Vec<(DocId, Arc<Keys>)>, before: Option<&Self>) -> Self {
        let mut places: BTreeMap<*const Keys, u32> =
            (0..).zip(&owners).map(|(at, (_, keys))| (Arc::as_ptr(keys), at)).collect();
        let mut table = Self { owners, entries: Vec::new() };
        let mut kept = Vec::new();
        if let Some(before) = before {
            let place = |(_, keys): &(DocId, Arc<Keys>)| places.remove(&Arc::as_ptr(keys));
            let moved: Vec<Option<u32>> = before.owners.iter().map(place).collect();
            let moved = |owner: u32| moved.get(owner as usize).copied().flatten();
            kept = before.entries.iter().filter_map(|(owner, key)| Some((moved(*owner)?, *key))).collect();
        }
        let mut added: Vec<Entry> = places.values().flat_map(|&owner| table.all_of(owner)).collect();
        added.sort_unstable_by(|a, b| table.compare(a, b));
        table.entries = table.merge(kept, added);
        table
    }

    fn all_of(&self, owner: u32) -> impl Iterator<Item = Entry> + use<> {
        let count = self.owners.get(owner as usize).map_or(0, |(_, keys)| keys.ends.len() as u32);
        (0..count).map(move |key| (owner, key))
    }

    fn key(&self, (owner, key): Entry) -> &[u8] {
        self.owners.get(owner as usize).map_or(&[], |(_, keys)| keys.get(key))
    }

    fn compare(&self, a: &Entry, b: &Entry) -> std::cmp::Ordering {
        self.key(*a).cmp(self.key(*b)).then(a.0.cmp(&b.0))
    }

    /// Two ordered lists as one: the places of the few in the many are looked up.
    fn merge(&self, many: Vec<Entry>, few: Vec<Entry>) -> Vec<Entry> {
        let mut merged = Vec::with_capacity(many.len() + few.len());
        let mut rest = many.as_slice();
        for entry in few {
            let (before, after) = rest.split_at(rest.partition_point(|other| self.compare(other, &entry).is_lt()));
            merged.extend_from_slice(before);
            merged.push(entry);
            rest = after;
        }
        merged.extend_from_slice(rest);
        merged
    }

    fn from(&self, key: &[u8]) -> &[Entry] {
        let start = self.entries.partition_point(|entry| self.key(*entry) < key);
        self.entries.get(start..).unwrap_or_default()
    }

    /// Documents that have the key, ascending.
    pub(crate) fn docs(&self, key: &[u8]) -> Vec<DocId> {
        let same = self.from(key).iter().take_while(|entry| self.key(**entry) == key);
        same.filter_map(|(owner, _)| Some(self.owners.get(*owner as usize)?.0)).collect()
    }

    /// How many documents have the key.
    pub(crate) fn count(&self, key: &[u8]) -> u32 {
        self.from(key).iter().take_while(|entry| self.key(**entry) == key).count() as u32
    }

    /// Documents with keys that begin so, in the order of keys.
    pub(crate) fn docs_with_prefix<'a>(&'a self, prefix: &'a [u8]) -> impl Iterator<Item = DocId> + 'a {
        let found = self.from(prefix).iter().take_while(move |entry| self.key(**entry).starts_with(prefix));
        found.filter_map(|(owner, _)| Some(self.owners.get(*owner as usize)?.0))
    }

    /// Keys that begin so, ascending, each once, and how many documents have them.
    pub(crate) fn with_prefix<'a>(&'a self, prefix: &'a [u8]) -> impl Iterator<Item = (&'a [u8], u32)> + 'a {
        let found = self.from(prefix);
        let end = found.partition_point(move |entry| self.key(*entry).starts_with(prefix));
        let same = found[..end].chunk_by(|a, b| self.key(*a) == self.key(*b));
        same.map(|same| (self.key(same[0]), same.len() as u32))
    }
}
