//! Writes one generation.
//!
//! Documents may come in any order; answers do not depend on it. The JSON goes straight to its file, in the order of
//! adding (so equal input in equal order gives equal bytes); the rest is kept until [`Writer::finish`], which
//! puts it in the order of ids while a second thread writes the full-text index. Memory: about 0.6 KiB a package
//! and 8 bytes a dependency.

use crate::document::each_name;
use crate::file::{FileWriter, Pool, PoolFull, Written};
use crate::fold::fold;
use crate::fragment::Record;
use crate::fulltext::{self, DocumentTerms};
use crate::meta::{FRAGMENTS, FileMeta, Meta, PACKAGES, TERMS, TEXT};
use crate::packages::PackagesBuilder;
use crate::terms::TermsBuilder;
use crate::text::TextBuilder;
use crate::{Base, Document, SCHEMA_VERSION, WriteError, analyse};
use std::fs;
use std::path::{Path, PathBuf};

/// What was written.
#[derive(Clone, Copy, Debug, Default)]
pub struct WriteSummary {
    /// Packages.
    pub documents: usize,
    /// Bytes on disk.
    pub bytes: u64,
}

/// Collects documents and writes them as one generation directory.
pub struct Writer {
    dir: PathBuf,
    fragments: FileWriter,
    /// Start of each record, in the order of adding.
    records: Vec<u64>,
    record: Record,
    packages: PackagesBuilder,
    terms: TermsBuilder,
    /// Terms of the provided names and of the keywords, for the full-text index.
    provides: Pool,
    keywords: Pool,
}

impl Writer {
    /// Starts a generation in `dir`, which must not exist or be empty.
    ///
    /// # Errors
    /// When the directory cannot be made or holds something.
    pub fn create(dir: &Path) -> Result<Self, WriteError> {
        fs::create_dir_all(dir).map_err(|e| WriteError::io(dir, e))?;
        let mut entries = fs::read_dir(dir).map_err(|e| WriteError::io(dir, e))?;
        if entries.next().is_some() {
            return Err(WriteError::NotEmpty { path: dir.to_owned() });
        }
        let mut fragments = FileWriter::create(&dir.join(FRAGMENTS))?;
        fragments.begin();
        Ok(Self {
            dir: dir.to_owned(),
            fragments,
            records: Vec::new(),
            record: Record::default(),
            packages: PackagesBuilder::default(),
            terms: TermsBuilder::default(),
            provides: Pool::default(),
            keywords: Pool::default(),
        })
    }

    /// Adds a package; any order.
    ///
    /// # Errors
    /// When the disk is full or there is more than 4 GiB of text of one kind.
    pub fn add(&mut self, document: &Document<'_>) -> Result<(), WriteError> {
        self.records.push(self.fragments.position());
        self.fragments.write(self.record.serialise(document))?;
        self.collect(document).map_err(|PoolFull| WriteError::too_large("texts", &self.dir))
    }

    /// Adds what a package of the official repositories provides, its own name too; any order.
    pub fn add_official(&mut self, provides: &str, name: &str) {
        self.terms.add_official(provides, name);
    }

    /// Adds a package base; any order. A base that only documents name is added by itself.
    ///
    /// # Errors
    /// When there is more than 4 GiB of text of one kind.
    pub fn add_base(&mut self, base: Base<'_>) -> Result<(), WriteError> {
        self.packages.add_base(base).map_err(|PoolFull| WriteError::too_large("bases", &self.dir))
    }

    fn collect(&mut self, doc: &Document<'_>) -> Result<(), PoolFull> {
        self.packages.add(doc)?;
        self.collect_terms(doc)?;
        let mut terms = String::new();
        doc.provides.iter().for_each(|provided| analyse::push_terms(provided.name, &mut terms));
        self.provides.push(&terms)?;
        terms.clear();
        doc.keywords.iter().for_each(|keyword| analyse::push_terms(keyword, &mut terms));
        self.keywords.push(&terms)?;
        Ok(())
    }

    fn collect_terms(&mut self, doc: &Document<'_>) -> Result<(), PoolFull> {
        let mut added = Ok(());
        each_name(doc, |kind, name| {
            if added.is_ok() {
                added = self.terms.add(kind, name);
            }
        });
        added?;
        self.terms.end_document();
        Ok(())
    }

    /// Writes and syncs everything; the directory is complete when this returns `Ok`.
    ///
    /// # Errors
    /// When two packages have one id, the disk is full, or there is too much data for 32 bits. What was written until
    /// then is left; without `meta.json` it is no generation.
    pub fn finish(self) -> Result<WriteSummary, WriteError> {
        let order = self.order()?;
        let base_order = self.packages.base_order();
        let (own, full_text) = std::thread::scope(|scope| {
            let full_text = scope.spawn(|| fulltext::write(&self.dir, self.document_terms(&order)));
            (self.write_own(&order, &base_order), full_text.join())
        });
        let mut files = own?;
        files.extend(full_text.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        let mut fragments = self.fragments;
        fragments.u64s(order.iter().map(|&added| self.records[added as usize]))?;
        files.push(named(FRAGMENTS, fragments.finish()?));
        files.sort_by(|a, b| a.name.cmp(&b.name));
        let bytes: u64 = files.iter().map(|file| file.bytes).sum();
        let meta = Meta {
            schema_version: SCHEMA_VERSION,
            documents: order.len() as u32,
            bases: base_order.len() as u32,
            files,
        };
        let meta_bytes = meta.write(&self.dir)?;
        Ok(WriteSummary { documents: order.len(), bytes: bytes + meta_bytes })
    }

    /// Numbers of adding, sorted by id.
    fn order(&self) -> Result<Vec<u32>, WriteError> {
        let entries = &self.packages.entries;
        let mut order: Vec<u32> = (0..entries.len() as u32).collect();
        let id = |added: u32| entries[added as usize].id;
        order.sort_by_key(|&added| id(added));
        match order.windows(2).find(|pair| id(pair[0]) == id(pair[1])) {
            Some(pair) => Err(WriteError::DuplicateId { id: id(pair[0]), path: self.dir.clone() }),
            None => Ok(order),
        }
    }

    fn document_terms(&self, order: &[u32]) -> impl Iterator<Item = DocumentTerms> {
        order.iter().map(|&added| {
            let terms = |text: &str| {
                let mut terms = String::new();
                analyse::push_terms(text, &mut terms);
                terms
            };
            DocumentTerms {
                name: terms(self.packages.names.text(added)),
                provides: self.provides.text(added).to_owned(),
                keywords: self.keywords.text(added).to_owned(),
                description: terms(self.packages.descriptions.text(added)),
            }
        })
    }

    /// Writes the files of our own but the fragments.
    fn write_own(&self, order: &[u32], base_order: &[u32]) -> Result<Vec<FileMeta>, WriteError> {
        let mut text = FileWriter::create(&self.dir.join(TEXT))?;
        let (names, descriptions) = (&self.packages.names, &self.packages.descriptions);
        write_text(order.iter().map(|&added| names.text(added)), &mut text)?;
        write_text(order.iter().map(|&added| descriptions.text(added)), &mut text)?;
        write_text(base_order.iter().map(|&base| self.packages.base_name(base)), &mut text)?;
        let text = named(TEXT, text.finish()?);
        let mut terms = FileWriter::create(&self.dir.join(TERMS))?;
        self.terms.write(&mut terms, order)?;
        let terms = named(TERMS, terms.finish()?);
        let mut packages = FileWriter::create(&self.dir.join(PACKAGES))?;
        self.packages.write(&mut packages, order, base_order)?;
        for pool in [&self.provides, &self.keywords] {
            packages.strings(order.iter().map(|&added| pool.get(added)))?;
        }
        Ok(vec![text, terms, named(PACKAGES, packages.finish()?)])
    }
}

fn write_text<'a>(texts: impl Iterator<Item = &'a str>, file: &mut FileWriter) -> Result<(), WriteError> {
    let mut builder = TextBuilder::new();
    texts.for_each(|text| builder.add(&fold(text)));
    builder.write(file)
}

/// What `meta.json` says of a file.
pub(crate) fn named(name: &str, written: Written) -> FileMeta {
    FileMeta::new(name, written.bytes, written.digest)
}
