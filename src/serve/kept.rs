//! Feeds, archives and assets in memory: few, asked for often, some of them large. A file is read again when its
//! identity, size or time changes, so a file replaced within a release is served at once.

use hyper::body::Bytes;
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::sync::{Mutex, PoisonError};

/// A file's content as it was read once.
#[derive(Clone)]
pub(crate) struct Kept {
    pub(crate) bytes: Bytes,
    pub(crate) digest: u128,
    /// Epoch seconds of its last change.
    pub(crate) modified: i64,
}

/// What tells one state of a file from another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity {
    inode: u64,
    length: u64,
    seconds: i64,
    nanoseconds: i64,
}

impl Identity {
    pub(crate) fn of(facts: &Metadata) -> Self {
        Self { inode: facts.ino(), length: facts.len(), seconds: facts.mtime(), nanoseconds: facts.mtime_nsec() }
    }
}

/// The files kept, by path. Only files that exist get in, so nobody can fill it by asking.
#[derive(Default)]
pub(crate) struct Shelf {
    files: Mutex<BTreeMap<String, (Identity, Kept)>>,
}

impl Shelf {
    /// The file if it is kept in this state.
    pub(crate) fn get(&self, path: &str, identity: Identity) -> Option<Kept> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.get(path).filter(|(kept, _)| *kept == identity).map(|(_, kept)| kept.clone())
    }

    /// Keeps a file.
    pub(crate) fn put(&self, path: &str, identity: Identity, kept: Kept) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), (identity, kept));
    }
}
