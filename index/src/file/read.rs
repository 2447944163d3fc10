//! Maps a file of sections and gives typed, bounds-checked views of it.
//!
//! No view panics, whatever the bytes are: what lies outside of a section reads as zero or as empty.

use super::MAGIC;
use crate::OpenError;
use memmap2::Mmap;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// A mapped file and its table of sections.
pub(crate) struct ArrayFile {
    map: Arc<Mmap>,
    sections: Vec<(usize, usize)>,
}

impl ArrayFile {
    /// Maps `path`, which must hold `count` sections.
    pub(crate) fn open(path: &Path, count: usize) -> Result<Self, OpenError> {
        let file = File::open(path).map_err(|e| OpenError::io(path, e))?;
        let map = map(&file).map_err(|e| OpenError::io(path, e))?;
        let sections = table(&map, count)
            .ok_or_else(|| OpenError::damaged(path, format!("it does not hold a table of {count} sections")))?;
        Ok(Self { map: Arc::new(map), sections })
    }

    /// The section of that number; empty when there is none.
    pub(crate) fn section(&self, number: usize) -> Section {
        let (start, length) = self.sections.get(number).copied().unwrap_or_default();
        Section { map: Arc::clone(&self.map), start, length }
    }

    /// A section of 32-bit numbers.
    pub(crate) fn u32s(&self, number: usize) -> U32s {
        U32s(self.section(number))
    }

    /// A section of 64-bit numbers.
    pub(crate) fn u64s(&self, number: usize) -> U64s {
        U64s(self.section(number))
    }

    /// Two sections: the ends of the texts and the texts.
    pub(crate) fn strings(&self, number: usize) -> Strings {
        Strings { ends: self.u32s(number), bytes: self.section(number + 1) }
    }
}

/// Maps a file that is never written again.
#[allow(unsafe_code)]
fn map(file: &File) -> std::io::Result<Mmap> {
    // SAFETY: the files of a generation are written once, synced and then only read or unlinked (an unlinked file stays
    // mapped); no code of this crate holds a `&str` into the map without checking it at that moment. Whoever truncates
    // a generation in place breaks the rule that generations are immutable and gets a bus error, as with any mapping.
    unsafe { Mmap::map(file) }
}

/// Reads the table at the end; `None` when it does not fit the file.
fn table(bytes: &[u8], count: usize) -> Option<Vec<(usize, usize)>> {
    let (rest, magic) = bytes.split_last_chunk::<8>()?;
    let (rest, stored) = rest.split_last_chunk::<8>()?;
    if *magic != MAGIC || u64::from_le_bytes(*stored) != count as u64 {
        return None;
    }
    let entries = rest.get(rest.len().checked_sub(count.checked_mul(16)?)?..)?;
    let (words, _) = entries.as_chunks::<8>();
    words
        .as_chunks::<2>()
        .0
        .iter()
        .map(|[start, length]| {
            let start = usize::try_from(u64::from_le_bytes(*start)).ok()?;
            let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
            rest.get(start..start.checked_add(length)?).map(|_| (start, length))
        })
        .collect()
}

/// A part of a mapped file.
#[derive(Clone)]
pub(crate) struct Section {
    map: Arc<Mmap>,
    start: usize,
    length: usize,
}

impl Section {
    /// The bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.map[self.start..self.start + self.length]
    }

    /// The byte at `at`, zero outside.
    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.bytes().get(at).copied().unwrap_or_default()
    }
}

/// 32-bit numbers.
#[derive(Clone)]
pub(crate) struct U32s(Section);

impl U32s {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.length / 4
    }

    /// The numbers as raw words.
    pub(crate) fn words(&self) -> &[[u8; 4]] {
        self.0.bytes().as_chunks::<4>().0
    }

    /// The number at `at`, zero outside.
    pub(crate) fn get(&self, at: usize) -> u32 {
        self.words().get(at).map_or(0, |word| u32::from_le_bytes(*word))
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + '_ {
        self.words().iter().map(|word| u32::from_le_bytes(*word))
    }

    /// Position of the first number that is not below `value`, in a section of ascending numbers.
    pub(crate) fn lower_bound(&self, value: u32) -> usize {
        self.words().partition_point(|word| u32::from_le_bytes(*word) < value)
    }
}

/// 64-bit numbers.
#[derive(Clone)]
pub(crate) struct U64s(Section);

impl U64s {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.length / 8
    }

    /// The number at `at`, zero outside.
    pub(crate) fn get(&self, at: usize) -> u64 {
        let words = self.0.bytes().as_chunks::<8>().0;
        words.get(at).map_or(0, |word| u64::from_le_bytes(*word))
    }
}

/// Texts behind one another.
#[derive(Clone)]
pub(crate) struct Strings {
    ends: U32s,
    bytes: Section,
}

impl Strings {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text at `at`, empty outside.
    pub(crate) fn get(&self, at: usize) -> &[u8] {
        let start = if at == 0 { 0 } else { self.ends.get(at - 1) as usize };
        let end = self.ends.get(at) as usize;
        self.bytes.bytes().get(start..end).unwrap_or_default()
    }

    /// The text at `at`, empty outside or when it is not UTF-8.
    pub(crate) fn text(&self, at: usize) -> &str {
        std::str::from_utf8(self.get(at)).unwrap_or_default()
    }
}
