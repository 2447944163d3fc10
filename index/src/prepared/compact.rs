//! Names without their separators: `lunarclient` finds `lunar-client`. And which names are variants of one stem.

use super::variant::{number_of, stem};
use crate::DocId;
use crate::bits::Bits;
use crate::delta::Delta;
use std::collections::BTreeMap;
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3;

/// Hash tables from compact names, and from compact stems, to documents; linear probing, at most half full.
struct Tables {
    names: Vec<u32>,
    stems: Vec<u32>,
}

/// Documents by their names' letters, and by those of their stems.
#[derive(Clone)]
pub(crate) struct CompactNames {
    tables: Arc<Tables>,
    own: Option<Arc<Own>>,
}

/// What an amendment makes of it.
struct Own {
    delta: Arc<Delta>,
    /// Hashes of the names of its documents, in order.
    names: Vec<(u64, DocId)>,
    /// The first documents of the stems that it touches, by letters; none where there is no such document any more.
    stems: BTreeMap<Vec<u8>, Option<DocId>>,
}

/// Whether a byte only separates the words of a name.
pub(crate) fn is_separator(byte: u8) -> bool {
    matches!(byte, b'-' | b'_' | b'.' | b'@' | b':' | b'/' | b' ' | b',')
}

/// A folded text without separators.
pub(crate) fn compact(folded: &str) -> String {
    folded.chars().filter(|c| !u8::try_from(*c).is_ok_and(is_separator) && !c.is_whitespace()).collect()
}

fn hash(folded: &[u8]) -> u64 {
    let mut compact = [0_u8; 64];
    let mut length = 0;
    let mut digest = None;
    for &byte in folded.iter().filter(|b| !is_separator(**b)) {
        if length == compact.len() {
            digest.get_or_insert_with(Xxh3::new).update(&compact);
            length = 0;
        }
        compact[length] = byte;
        length += 1;
    }
    match digest {
        None => xxhash_rust::xxh3::xxh3_64(&compact[..length]),
        Some(mut digest) => {
            digest.update(&compact[..length]);
            digest.digest()
        }
    }
}

/// A folded name without separators.
fn letters(name: &[u8]) -> Vec<u8> {
    name.iter().copied().filter(|b| !is_separator(*b)).collect()
}

fn same(a: &[u8], b: &[u8]) -> bool {
    a == b || letters(a) == letters(b)
}

impl CompactNames {
    /// Makes the tables; gives besides, by document, the first document of the same stem, and the number of its variant.
    pub(super) fn new<'a>(documents: usize, name: impl Fn(DocId) -> &'a [u8]) -> (Self, Vec<u32>, Vec<u8>) {
        let slots = (documents * 2).next_power_of_two().max(2);
        let (mut names, mut stems) = (vec![0_u32; slots], vec![0_u32; slots]);
        let mut groups = Vec::with_capacity(documents);
        let mut variants = Vec::with_capacity(documents);
        for doc in 0..documents as u32 {
            let name_of = name(doc);
            let mut slot = hash(name_of) as usize & (slots - 1);
            while names[slot] != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            names[slot] = doc + 1;
            let stem_of = stem(name_of);
            let mut slot = hash(stem_of) as usize & (slots - 1);
            while stems[slot] != 0 && !same(stem(name(stems[slot] - 1)), stem_of) {
                slot = (slot + 1) & (slots - 1);
            }
            if stems[slot] == 0 {
                stems[slot] = doc + 1;
            }
            groups.push(stems[slot] - 1);
            variants.push(number_of(name_of).0);
        }
        (Self { tables: Arc::new(Tables { names, stems }), own: None }, groups, variants)
    }

    /// The same with an amendment; gives besides the first document of the stem of each document whose stem it touches.
    /// `groups` is that of the whole generation, `name` tells its folded names.
    pub(super) fn amended<'a>(
        &self,
        groups: &[u32],
        delta: &Arc<Delta>,
        name: impl Fn(DocId) -> &'a [u8],
    ) -> (Self, Vec<(DocId, DocId)>) {
        let mut touched: BTreeMap<Vec<u8>, Vec<DocId>> = BTreeMap::new();
        for doc in delta.stale() {
            touched.entry(letters(stem(name(doc)))).or_default();
        }
        for (slot, doc) in delta.slots.iter().zip(&delta.docs) {
            touched.entry(letters(stem(doc.folded.as_bytes()))).or_default().push(*slot);
        }
        let mut members: Vec<(Vec<u8>, Vec<DocId>)> = touched.into_iter().collect();
        let mut by_group: BTreeMap<u32, usize> = BTreeMap::new();
        for (at, (letters, _)) in members.iter().enumerate() {
            let first = probe(&self.tables.stems, letters).find(|&doc| same(stem(name(doc)), letters));
            by_group.extend(first.map(|first| (first, at)));
        }
        let is_touched = Bits::of(groups.len(), by_group.keys().copied());
        for (doc, group) in (0..).zip(groups).filter(|(_, group)| is_touched.has(**group)) {
            let member = by_group.get(group).and_then(|at| members.get_mut(*at));
            if let Some((_, docs)) = member.filter(|_| !delta.is_stale(doc)) {
                docs.push(doc);
            }
        }
        let first = |docs: &Vec<DocId>| docs.iter().min().copied();
        let moved = members.iter().filter_map(|(_, docs)| Some((first(docs)?, docs)));
        let moved = moved.flat_map(|(first, docs)| docs.iter().map(move |doc| (*doc, first))).collect();
        let stems = members.into_iter().map(|(letters, docs)| (letters, docs.iter().min().copied())).collect();
        let hashed = delta.slots.iter().zip(&delta.docs).map(|(slot, doc)| (hash(doc.folded.as_bytes()), *slot));
        let mut names: Vec<(u64, DocId)> = hashed.collect();
        names.sort_unstable();
        let own = Own { delta: Arc::clone(delta), names, stems };
        (Self { tables: Arc::clone(&self.tables), own: Some(Arc::new(own)) }, moved)
    }

    /// Documents whose names have the letters of `text` (folded), ascending.
    pub(crate) fn find<'a>(&self, text: &str, name: impl Fn(DocId) -> &'a [u8]) -> Vec<DocId> {
        let is = |doc: &DocId| same(name(*doc), text.as_bytes());
        let probed = probe(&self.tables.names, text.as_bytes());
        let Some(own) = &self.own else {
            let mut found: Vec<DocId> = probed.filter(is).collect();
            found.sort_unstable();
            return found;
        };
        let hash = hash(text.as_bytes());
        let start = own.names.partition_point(|(other, _)| *other < hash);
        let hashed = own.names[start..].iter().take_while(|(other, _)| *other == hash).map(|(_, doc)| *doc);
        let mut found: Vec<DocId> = probed.filter(|doc| !own.delta.is_stale(*doc)).chain(hashed).filter(is).collect();
        found.sort_unstable();
        found
    }

    /// The first document whose stem has the letters of `text` (folded).
    pub(crate) fn stem<'a>(&self, text: &str, name: impl Fn(DocId) -> &'a [u8]) -> Option<DocId> {
        if let Some(first) = self.own.as_ref().and_then(|own| own.stems.get(&letters(text.as_bytes()))) {
            return *first;
        }
        probe(&self.tables.stems, text.as_bytes()).find(|&doc| same(stem(name(doc)), text.as_bytes()))
    }
}

/// Number of a folded name's variant plus one.
pub(super) fn variant_of(name: &[u8]) -> u8 {
    number_of(name).0
}

/// Documents from the slot of a text to the next free one.
fn probe<'a>(table: &'a [u32], text: &[u8]) -> impl Iterator<Item = DocId> + 'a {
    let mask = table.len() - 1;
    let start = hash(text) as usize;
    let slots = (0..table.len()).map(move |step| table[(start + step) & mask]);
    slots.take_while(|&entry| entry != 0).map(|entry| entry - 1)
}
