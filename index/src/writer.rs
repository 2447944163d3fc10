//! Writes one generation.
use crate::{Base, Document};
use std::path::Path;

/// Why a generation could not be written; names the path.
#[derive(Debug, thiserror::Error)]
#[error("placeholder")]
pub struct WriteError;

/// What was written.
#[derive(Clone, Copy, Debug, Default)]
pub struct WriteSummary {
    /// Packages.
    pub documents: usize,
    /// Bytes on disk.
    pub bytes: u64,
}

/// Collects documents and writes them as one generation directory.
pub struct Writer;

impl Writer {
    /// Starts a generation in `dir`, which must not exist or be empty.
    pub fn create(_dir: &Path) -> Result<Self, WriteError> {
        unimplemented!()
    }
    /// Adds a package; any order.
    pub fn add(&mut self, _document: &Document<'_>) -> Result<(), WriteError> {
        unimplemented!()
    }
    /// Adds a package base; any order.
    pub fn add_base(&mut self, _base: Base<'_>) -> Result<(), WriteError> {
        unimplemented!()
    }
    /// Writes and syncs everything; the directory is complete when this returns `Ok`.
    pub fn finish(self) -> Result<WriteSummary, WriteError> {
        unimplemented!()
    }
}
