//! One release as it is served: the public tree and the index generation that belongs to it, opened together.

use super::ServeError;
use super::kept::{Identity, Kept, Shelf};
use crate::route::Route;
use crate::site::layout::Output;
use aurpress_index::Index;
use hyper::body::Bytes;
use rustix::fs::{Mode, OFlags};
use serde::Deserialize;
use std::fs::{File, Metadata};
use std::io::Read;
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Which release and which generation of its index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) release: String,
    pub(crate) generation: String,
}

impl Name {
    /// Reads the link and the pointer file, nothing else; cheap enough to poll.
    pub(crate) fn current(output: &Output) -> Result<Self, ServeError> {
        let release = output
            .current_release()
            .map_err(|cause| ServeError::NoRelease { output: output.root().to_owned(), cause })?;
        let folder = output
            .current_index(&release)
            .map_err(|error| ServeError::Index { path: output.index_pointer(&release), reason: error.to_string() })?;
        let generation = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { release, generation })
    }
}

/// One release; immutable, shared by the requests that began while it was current.
pub(crate) struct Release {
    pub(crate) name: Name,
    pub(crate) index: Index,
    tree: OwnedFd,
    shelf: Shelf,
    /// Epoch seconds as of which the data is.
    pub(crate) data_as_of: i64,
    /// Of a mirror, the day of the newest change in its data.
    pub(crate) mirror: Option<String>,
}

/// What a build says of its data.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Stamp {
    data_as_of: Option<i64>,
    mirror: bool,
    newest_change: String,
}

impl Release {
    /// Opens the tree and the index that `name` says; what `before` has of the same index is shared.
    pub(crate) fn open(output: &Output, name: Name, before: Option<&Self>) -> Result<Self, ServeError> {
        let path = output.release(&name.release);
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let tree = rustix::fs::open(&path, flags, Mode::empty())
            .map_err(|error| ServeError::NoRelease { output: output.root().to_owned(), cause: error.into() })?;
        let folder = output.index(&name.release).join(&name.generation);
        let index = before.map_or_else(|| Index::open(&folder), |before| before.index.reopen(&folder));
        let index = index.map_err(|error| ServeError::Index { path: folder.clone(), reason: error.to_string() })?;
        let mut release = Self { name, index, tree, shelf: Shelf::default(), data_as_of: 0, mirror: None };
        let stamp = release.stamp();
        release.mirror = stamp.mirror.then_some(stamp.newest_change);
        release.data_as_of = stamp.data_as_of.unwrap_or_else(|| age_of(&output.index_pointer(&release.name.release)));
        Ok(release)
    }

    /// Opens a file of the tree; `path` is relative and its segments are harmless. A file that is not there, is no
    /// plain file, or is a symlink is `None`.
    fn open_file(&self, path: &str) -> Option<(File, Metadata)> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let file = File::from(rustix::fs::openat(&self.tree, path, flags, Mode::empty()).ok()?);
        let facts = file.metadata().ok().filter(Metadata::is_file)?;
        Some((file, facts))
    }

    /// Reads a file of the tree, as [`Release::kept`] does, without keeping it.
    fn read(&self, path: &str) -> Option<Bytes> {
        let (file, facts) = self.open_file(path)?;
        read_whole(file, facts.len())
    }

    /// A file that is asked for often: a feed, an archive, an asset.
    pub(crate) fn kept(&self, path: &str) -> Option<Kept> {
        let (file, facts) = self.open_file(path)?;
        let identity = Identity::of(&facts);
        if let Some(kept) = self.shelf.get(path, identity) {
            return Some(kept);
        }
        let bytes = read_whole(file, facts.len())?;
        let digest = xxhash_rust::xxh3::xxh3_128(&bytes);
        let kept = Kept { bytes, digest, modified: facts.mtime() };
        self.shelf.put(path, identity, kept.clone());
        Some(kept)
    }

    /// The page of a route.
    pub(crate) fn page(&self, route: Route<'_>) -> Option<Bytes> {
        self.read(&route.file_path())
    }

    /// The same from the pages in another language; `language` is a configured code.
    pub(crate) fn translated(&self, language: &str, route: Route<'_>) -> Option<Bytes> {
        self.read(&format!("_lang/{language}/{}", route.file_path()))
    }

    fn stamp(&self) -> Stamp {
        self.read("stamp.json").and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }
}

fn read_whole(mut file: File, length: u64) -> Option<Bytes> {
    let mut bytes = Vec::with_capacity(usize::try_from(length).ok()? + 1);
    file.read_to_end(&mut bytes).ok()?;
    Some(bytes.into())
}

fn age_of(path: &Path) -> i64 {
    std::fs::metadata(path).map_or(0, |facts| facts.mtime())
}
