//! The file an import writes: staged beside the target, locked, renamed over it at the end.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::{APPLICATION_ID, ImportError};

/// Bytes of an SQLite header up to and with the `application_id`.
const HEADER: usize = 72;

/// A target that may be replaced, with the locked staging file `TARGET.tmp`. Dropped without [`Target::commit`], the
/// staging file is removed.
#[derive(Debug)]
pub(super) struct Target {
    path: PathBuf,
    staging: PathBuf,
    lock: File,
    committed: bool,
}

impl Target {
    /// Checks what is at `path` and makes an empty staging file that no other import uses.
    pub(super) fn prepare(path: &Path) -> Result<Self, ImportError> {
        check_replaceable(path)?;
        let staging = with_suffix(path, ".tmp");
        let lock = lock_staging(path, &staging)?;
        Ok(Self { path: path.to_owned(), staging, lock, committed: false })
    }

    /// The file to write the database to.
    pub(super) fn staging(&self) -> &Path {
        &self.staging
    }

    /// Syncs the staging file and renames it over the target: readers see the old file or the new one.
    pub(super) fn commit(mut self) -> Result<(), ImportError> {
        self.lock.sync_all().map_err(failed(&self.staging))?;
        std::fs::rename(&self.staging, &self.path).map_err(failed(&self.path))?;
        self.committed = true;
        let parent = match self.path.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        File::open(parent).and_then(|directory| directory.sync_all()).map_err(failed(parent))
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        if !self.committed {
            // Nothing can be done about a failure here; the next import empties the file anyway.
            let _ = std::fs::remove_file(&self.staging);
        }
    }
}

/// Only a missing or empty file, or an earlier import that no other program is writing to, may be replaced.
fn check_replaceable(path: &Path) -> Result<(), ImportError> {
    let refuse = |reason: String| ImportError::Target { path: path.to_owned(), reason };
    let mut header = Vec::with_capacity(HEADER);
    match File::open(path) {
        Ok(file) => file.take(HEADER as u64).read_to_end(&mut header).map_err(failed(path))?,
        Err(error) if error.kind() == ErrorKind::NotFound => 0,
        Err(error) => return Err(failed(path)(error)),
    };
    let ours = header.starts_with(b"SQLite format 3\0") && header.ends_with(&APPLICATION_ID.to_be_bytes());
    if !header.is_empty() && !ours {
        return Err(refuse("it was not made by an import; remove it first or choose another name".to_owned()));
    }
    for suffix in ["-wal", "-journal"] {
        let beside = with_suffix(path, suffix);
        if std::fs::metadata(&beside).is_ok_and(|meta| meta.len() > 0) {
            return Err(refuse(format!("{} exists, so another program writes to the database", beside.display())));
        }
    }
    Ok(())
}

/// Opens, locks and empties the staging file. A leftover of a killed import is taken over.
fn lock_staging(path: &Path, staging: &Path) -> Result<File, ImportError> {
    let busy = || ImportError::Target {
        path: path.to_owned(),
        reason: format!("another import is writing {}", staging.display()),
    };
    let file = File::options().write(true).create(true).truncate(false).open(staging).map_err(failed(staging))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(busy()),
        Err(TryLockError::Error(error)) => return Err(failed(staging)(error)),
    }
    // Between opening and locking, another import may have renamed this very file into place.
    let inode = |meta: std::fs::Metadata| meta.ino();
    let opened = file.metadata().map(inode).map_err(failed(staging))?;
    if std::fs::metadata(staging).map(inode).ok() != Some(opened) {
        return Err(busy());
    }
    file.set_len(0).map_err(failed(staging))?;
    Ok(file)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> ImportError {
    let path = path.to_owned();
    move |source| ImportError::Write { path, source }
}
