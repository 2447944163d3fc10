//! Where things lie under the output directory.
//!
//! ```text
//! DIR/current            symlink to releases/R: the public tree, nothing else may be read from outside
//! DIR/releases/R/        one release: pages, feeds, archives, assets
//! DIR/index/R/CURRENT    one line, the generation that belongs to release R
//! DIR/index/R/GEN/       that generation
//! DIR/manifest/R         what release R consists of
//! DIR/incoming/          files on their way into the current release
//! DIR/socket             where `watch` takes requests
//! DIR/ahead              its time is the latest of any file, where that is ahead of the clock
//! DIR/lock               held while something writes
//! ```
//!
//! Renaming the one symlink switches pages and index together, since both are named after the release.

use std::io;
use std::path::{Path, PathBuf};

/// The output directory and the paths below it; creates and reads nothing by itself.
#[derive(Clone, Debug)]
pub struct Output {
    root: PathBuf,
}

impl Output {
    /// The layout below `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The directory itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The symlink that names the released tree.
    pub fn current(&self) -> PathBuf {
        self.root.join("current")
    }

    /// The folder of all releases.
    pub fn releases(&self) -> PathBuf {
        self.root.join("releases")
    }

    /// The public tree of one release.
    pub fn release(&self, release: &str) -> PathBuf {
        self.releases().join(release)
    }

    /// The folder of the index generations of all releases.
    pub fn indexes(&self) -> PathBuf {
        self.root.join("index")
    }

    /// The folder of one release's index generations.
    pub fn index(&self, release: &str) -> PathBuf {
        self.indexes().join(release)
    }

    /// The one-line file that names the generation of a release.
    pub fn index_pointer(&self, release: &str) -> PathBuf {
        self.index(release).join("CURRENT")
    }

    /// The manifest of one release.
    pub fn manifest(&self, release: &str) -> PathBuf {
        self.root.join("manifest").join(release)
    }

    /// Where files are written before they are renamed into the current release.
    pub fn incoming(&self) -> PathBuf {
        self.root.join("incoming")
    }

    /// The socket of `watch`.
    pub fn socket(&self) -> PathBuf {
        self.root.join("socket")
    }

    /// The file that writers lock.
    pub fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// The name of the release that `current` points to.
    ///
    /// # Errors
    /// `NotFound` when nothing was ever released here; `InvalidData` when `current` points elsewhere than into `releases/`.
    pub fn current_release(&self) -> io::Result<String> {
        let target = std::fs::read_link(self.current())?;
        let name = target
            .strip_prefix("releases")
            .ok()
            .and_then(Path::to_str)
            .filter(|name| !name.is_empty() && !name.contains('/'));
        name.map(str::to_owned).ok_or_else(|| {
            let message = format!("{} does not point into releases/", self.current().display());
            io::Error::new(io::ErrorKind::InvalidData, message)
        })
    }

    /// The index generation folder that belongs to `release`.
    ///
    /// # Errors
    /// As reading the pointer file; `InvalidData` when it names no plain folder.
    pub fn current_index(&self, release: &str) -> io::Result<PathBuf> {
        let pointer = self.index_pointer(release);
        let text = std::fs::read_to_string(&pointer)?;
        let name = text.trim_end_matches('\n');
        if name.is_empty() || name.contains(['/', '\0']) || name.starts_with('.') {
            let message = format!("{} does not name a generation", pointer.display());
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(self.index(release).join(name))
    }
}
