//! The files of one generation that was written whole, mapped, with what is made from them when it is opened.

use crate::OpenError;
use crate::file::ArrayFile;
use crate::fragment::Fragments;
use crate::fulltext::{Field, FullText};
use crate::meta::{FRAGMENTS, FileMeta, Meta, PACKAGES, TERMS, TEXT};
use crate::packages::Packages;
use crate::prepared::{Prepared, WordList};
use crate::terms::Terms;
use crate::text::TextIndex;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// A generation without amendments; those that amend it share it.
pub(crate) struct Whole {
    pub(crate) packages: Packages,
    pub(crate) names: TextIndex,
    pub(crate) descriptions: TextIndex,
    /// Base names by rank.
    pub(crate) bases: TextIndex,
    pub(crate) terms: Terms,
    pub(crate) full_text: FullText,
    pub(crate) fragments: Fragments,
    pub(crate) prepared: Prepared,
    described: OnceLock<Arc<WordList>>,
    /// Lengths and digests of its files.
    pub(crate) files: Vec<FileMeta>,
}

impl Whole {
    /// Opens the files that `meta` names, but for an amendment; they are checked already.
    pub(crate) fn open(dir: &Path, meta: &Meta) -> Result<Self, OpenError> {
        let (documents, bases) = (meta.documents as usize, meta.bases as usize);
        let open = |name: &str, sections: usize| ArrayFile::open(&dir.join(name), sections);
        let misfit = |name: &str| {
            let reason = format!("its arrays do not fit {documents} packages and {bases} bases");
            OpenError::damaged(&dir.join(name), reason)
        };
        let packages = open(PACKAGES, Packages::SECTIONS)?;
        let text = open(TEXT, 3 * TextIndex::SECTIONS)?;
        let terms = open(TERMS, Terms::SECTIONS)?;
        let fragments = open(FRAGMENTS, Fragments::SECTIONS)?;
        let texts = |number: usize, count: usize| {
            TextIndex::new(&text, number * TextIndex::SECTIONS, count).ok_or_else(|| misfit(TEXT))
        };
        let packages = Packages::new(&packages, documents, bases).ok_or_else(|| misfit(PACKAGES))?;
        let names = texts(0, documents)?;
        let terms = Terms::new(&terms, documents).ok_or_else(|| misfit(TERMS))?;
        let full_text = FullText::open(dir, documents)?;
        Ok(Self {
            prepared: Prepared::new(&packages, &names, &terms, &full_text),
            packages,
            names,
            descriptions: texts(1, documents)?,
            bases: texts(2, bases)?,
            terms,
            full_text,
            fragments: Fragments::new(&fragments, documents).ok_or_else(|| misfit(FRAGMENTS))?,
            described: OnceLock::new(),
            files: meta.base_files().cloned().collect(),
        })
    }

    /// All words of descriptions, read when first asked for.
    pub(crate) fn described_words(&self) -> &Arc<WordList> {
        self.described.get_or_init(|| Arc::new(WordList::of(&self.full_text, Field::Description)))
    }
}
