//! `delta.bin`: what an amended generation has beside the files of its base.

use crate::file::{ArrayFile, FileWriter, Strings, U32s, Written};
use crate::packages::Packages;
use crate::{OpenError, WriteError};
use std::path::Path;

/// Sections: numbers of the documents, numbers of base documents that are gone, documents, bases, ranks of gone bases.
const SECTIONS: usize = 2 + 2 + 2 + 1;

/// An open file.
pub(crate) struct DeltaFile {
    slots: U32s,
    gone: U32s,
    documents: Strings,
    bases: Strings,
    gone_bases: U32s,
}

impl DeltaFile {
    /// Maps the file, and compares its numbers with the base generation.
    pub(crate) fn open(path: &Path, packages: &Packages) -> Result<Self, OpenError> {
        let file = ArrayFile::open(path, SECTIONS)?;
        let delta = Self {
            slots: file.u32s(0),
            gone: file.u32s(1),
            documents: file.strings(2),
            bases: file.strings(4),
            gone_bases: file.u32s(6),
        };
        if delta.fits(packages) {
            return Ok(delta);
        }
        Err(OpenError::damaged(path, "it does not belong to the files beside it"))
    }

    /// Numbers ascend; those behind the base's follow each other without a gap, and so do the ids.
    fn fits(&self, packages: &Packages) -> bool {
        let documents = packages.len() as u32;
        let ascend = |numbers: &U32s| numbers.iter().zip(numbers.iter().skip(1)).all(|(a, b)| a < b);
        let new = self.slots.iter().filter(|slot| *slot >= documents);
        let is_row = new.zip(documents..).all(|(slot, expected)| slot == expected);
        let mut last = packages.len().checked_sub(1).map(|last| packages.ids().get(last));
        let ids = self.slots.iter().enumerate().all(|(at, slot)| {
            let Some((id, ..)) = super::codec::decode_ids(self.documents.get(at)) else { return false };
            if slot < documents {
                return packages.ids().get(slot as usize) == id;
            }
            let follows = last.is_none_or(|last| last < id);
            last = Some(id);
            follows
        });
        ascend(&self.slots)
            && ascend(&self.gone)
            && self.slots.len() == self.documents.len()
            && is_row
            && ids
            && self.gone.iter().all(|slot| slot < documents)
            && self.gone_bases.iter().all(|rank| (rank as usize) < packages.bases())
    }

    /// How many documents there are.
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// Numbers of documents, ascending, with the documents as bytes.
    pub(crate) fn records(&self) -> impl Iterator<Item = (u32, &[u8])> {
        self.slots.iter().enumerate().map(|(at, slot)| (slot, self.documents.get(at)))
    }

    /// Documents of the base generation that are gone, ascending.
    pub(crate) fn gone(&self) -> impl Iterator<Item = u32> + '_ {
        self.gone.iter()
    }

    /// Bases as bytes.
    pub(crate) fn bases(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.bases.len()).map(|at| self.bases.get(at))
    }

    /// Ranks of bases of the base generation that are gone.
    pub(crate) fn gone_bases(&self) -> impl Iterator<Item = u32> + '_ {
        self.gone_bases.iter()
    }
}

/// What goes into the file.
#[derive(Default)]
pub(super) struct Contents {
    /// Numbers and documents, by number.
    pub(super) documents: Vec<(u32, Vec<u8>)>,
    pub(super) gone: Vec<u32>,
    pub(super) bases: Vec<Vec<u8>>,
    pub(super) gone_bases: Vec<u32>,
}

impl Contents {
    /// Bytes of documents and bases.
    pub(super) fn bytes(&self) -> usize {
        let documents = self.documents.iter().map(|(_, bytes)| bytes);
        documents.chain(&self.bases).map(Vec::len).sum()
    }

    /// Writes and syncs the file, which must not exist.
    pub(super) fn write(&self, path: &Path) -> Result<Written, WriteError> {
        let mut file = FileWriter::create(path)?;
        file.u32s(self.documents.iter().map(|(slot, _)| *slot))?;
        file.u32s(self.gone.iter().copied())?;
        file.strings(self.documents.iter().map(|(_, bytes)| bytes.as_slice()))?;
        file.strings(self.bases.iter().map(Vec::as_slice))?;
        file.u32s(self.gone_bases.iter().copied())?;
        file.finish()
    }
}
