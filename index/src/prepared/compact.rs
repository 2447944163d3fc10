//! Names without their separators: `lunarclient` finds `lunar-client`. And which names are variants of one stem.

use super::variant::{number_of, stem};
use crate::DocId;
use xxhash_rust::xxh3::Xxh3;

/// Hash tables from compact names, and from compact stems, to documents; linear probing, at most half full.
pub(crate) struct CompactNames {
    names: Vec<u32>,
    stems: Vec<u32>,
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

fn same(a: &[u8], b: &[u8]) -> bool {
    let letters = |text: &'_ [u8]| text.iter().copied().filter(|b| !is_separator(*b)).collect::<Vec<u8>>();
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
        (Self { names, stems }, groups, variants)
    }

    /// Documents whose names have the letters of `text` (folded).
    pub(crate) fn find<'a>(&self, text: &str, name: impl Fn(DocId) -> &'a [u8]) -> Vec<DocId> {
        let probed = probe(&self.names, text);
        probed.filter(|&doc| same(name(doc), text.as_bytes())).collect()
    }

    /// The first document whose stem has the letters of `text` (folded).
    pub(crate) fn stem<'a>(&self, text: &str, name: impl Fn(DocId) -> &'a [u8]) -> Option<DocId> {
        probe(&self.stems, text).find(|&doc| same(stem(name(doc)), text.as_bytes()))
    }
}

/// Documents from the slot of a text to the next free one.
fn probe<'a>(table: &'a [u32], text: &str) -> impl Iterator<Item = DocId> + 'a {
    let mask = table.len() - 1;
    let start = hash(text.as_bytes()) as usize;
    let slots = (0..table.len()).map(move |step| table[(start + step) & mask]);
    slots.take_while(|&entry| entry != 0).map(|entry| entry - 1)
}
