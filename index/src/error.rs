//! What can go wrong when a generation is written or opened; every message names the path.

use std::io;
use std::path::{Path, PathBuf};

/// Why a generation could not be opened; names the path.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A file is missing or cannot be read.
    #[error("cannot read {}; rebuild the index if the file is missing", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// Written by another version of this program.
    #[error("{} has index schema version {found}, this program reads version {expected}; rebuild the index with this program", path.display())]
    Version {
        /// The `meta.json`.
        path: PathBuf,
        /// The version it names.
        found: u32,
        /// [`crate::SCHEMA_VERSION`].
        expected: u32,
    },
    /// A file is not what the writer left.
    #[error("{} is damaged: {reason}; rebuild the index", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What does not fit.
        reason: String,
    },
    /// The full-text part cannot be opened.
    #[error("cannot open the full-text index in {}; rebuild the index", path.display())]
    FullText {
        /// Its directory.
        path: PathBuf,
        /// What tantivy said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl OpenError {
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        Self::Io { path, source }
    }

    pub(crate) fn damaged(path: &Path, reason: impl Into<String>) -> Self {
        let (path, reason) = (path.to_owned(), reason.into());
        Self::Damaged { path, reason }
    }
}

/// Why a generation could not be written; names the path.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A file or directory cannot be written.
    #[error("cannot write {}", path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The directory holds something already.
    #[error("{} is not empty: a generation is written into a new directory", path.display())]
    NotEmpty {
        /// The directory.
        path: PathBuf,
    },
    /// Two documents bear one id.
    #[error("package id {id} was added twice to {}", path.display())]
    DuplicateId {
        /// The id.
        id: u32,
        /// The generation's directory.
        path: PathBuf,
    },
    /// A text or a count exceeds what 32 bits address.
    #[error("too much data for one generation in {}: {what} exceed 32 bits", path.display())]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// The generation's directory.
        path: PathBuf,
    },
    /// The full-text part cannot be written.
    #[error("cannot write the full-text index in {}", path.display())]
    FullText {
        /// Its directory.
        path: PathBuf,
        /// What tantivy said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl WriteError {
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        Self::Io { path, source }
    }

    pub(crate) fn too_large(what: &'static str, path: &Path) -> Self {
        let path = path.to_owned();
        Self::TooLarge { what, path }
    }
}
