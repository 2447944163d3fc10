//! Changes the current release in place: each file is written elsewhere and renamed over the old one.
//!
//! A reader sees the old or the new content of a file, never a part. Pages change one after the other, so while a run
//! writes, some are newer than others; files go last.

use super::artefact::Artefact;
use super::later::Seconds;
use super::layout::Output;
use super::manifest::FileEntry;
use super::release::{OutputError, create_parents};
use rustix::fs::{self as sys, AtFlags, Mode, OFlags};
use rustix::io::Errno;
use std::collections::BTreeSet;
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// The current release, open for changes. Its owner holds the write lock.
#[derive(Debug)]
pub struct Amend {
    dir: PathBuf,
    root: OwnedFd,
    incoming: OwnedFd,
    seconds: Seconds,
    counter: AtomicU64,
    bytes: AtomicU64,
    removed: AtomicU64,
    unsynced: Mutex<Unsynced>,
}

/// What was written since the disk was waited for.
#[derive(Debug, Default)]
struct Unsynced {
    files: Vec<OwnedFd>,
    /// Folders in which names came or went.
    folders: BTreeSet<String>,
    /// There were too many to keep them open.
    many: bool,
}

/// Up to this many files are synced one by one; for more the whole file system is, which waits for what others write, too.
const FEW: usize = 128;

/// A file of a folder's name is in the way, or a folder of a file's: only a new release can be without both for a moment.
#[derive(Debug)]
pub enum AmendError {
    /// Something is in the way.
    InTheWay,
    /// The output could not be written.
    Output(OutputError),
}

impl From<OutputError> for AmendError {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

impl Amend {
    /// Opens a release for changes.
    ///
    /// # Errors
    /// A directory cannot be opened or made.
    pub fn begin(output: &Output, release: &str) -> Result<Self, OutputError> {
        let incoming = output.incoming();
        match std::fs::remove_dir_all(&incoming) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(OutputError::at(&incoming, e)),
            _ => {}
        }
        std::fs::create_dir_all(&incoming).map_err(|e| OutputError::at(&incoming, e))?;
        let dir = output.release(release);
        let [counter, bytes, removed] = [0; 3].map(AtomicU64::new);
        let (root, incoming) = (open(&dir)?, open(&incoming)?);
        let seconds = Seconds::of(output);
        Ok(Self { root, incoming, dir, seconds, counter, bytes, removed, unsynced: Mutex::default() })
    }

    /// Files and bytes written, and files removed so far.
    pub fn done(&self) -> (u64, u64, u64) {
        let value = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        (value(&self.counter), value(&self.bytes), value(&self.removed))
    }

    /// Writes or replaces one file. Threads may write at the same time.
    ///
    /// # Errors
    /// The file cannot be written, or something is in its way.
    pub fn write(&self, artefact: Artefact) -> Result<FileEntry, AmendError> {
        let name = self.counter.fetch_add(1, Ordering::Relaxed).to_string();
        self.bytes.fetch_add(artefact.bytes.len() as u64, Ordering::Relaxed);
        let fill = || -> Result<OwnedFd, Errno> {
            let flags = OFlags::CREATE | OFlags::TRUNC | OFlags::WRONLY | OFlags::CLOEXEC;
            let file = sys::openat(&self.incoming, &name, flags, Mode::from_raw_mode(0o644))?;
            let mut rest = artefact.bytes.as_slice();
            while !rest.is_empty() {
                let written = rustix::io::write(&file, rest)?;
                rest = &rest[written..];
            }
            self.seconds.set_later(&file, self.root.as_fd(), &artefact.path)?;
            match sys::renameat(&self.incoming, &name, &self.root, &artefact.path) {
                Err(Errno::NOENT) => {
                    create_parents(&self.root, &artefact.path)?;
                    sys::renameat(&self.incoming, &name, &self.root, &artefact.path)
                }
                done => done,
            }?;
            Ok(file)
        };
        let file = fill().map_err(|errno| self.failed(&artefact.path, errno))?;
        self.note(&artefact.path, Some(file));
        Ok(FileEntry::of(artefact))
    }

    /// Removes one file, and the folders of its base that are empty then. A file that is not there is gone already.
    ///
    /// # Errors
    /// The file cannot be removed.
    pub fn remove(&self, path: &str) -> Result<(), AmendError> {
        match sys::unlinkat(&self.root, path, AtFlags::empty()) {
            Ok(()) => {
                self.removed.fetch_add(1, Ordering::Relaxed);
                self.note(path, None);
            }
            Err(Errno::NOENT | Errno::NOTDIR) => return Ok(()),
            Err(errno) => return Err(self.failed(path, errno)),
        };
        // `packages` and `pkgbase` stay; only what lies below them belongs to a base.
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]).skip(1);
        for folder in folders.collect::<Vec<_>>().into_iter().rev() {
            if sys::unlinkat(&self.root, folder, AtFlags::REMOVEDIR).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Remembers a file that was written or removed.
    fn note(&self, path: &str, file: Option<OwnedFd>) {
        let mut unsynced = self.unsynced.lock().unwrap_or_else(PoisonError::into_inner);
        if unsynced.files.len() + unsynced.folders.len() >= FEW {
            unsynced.many = true;
        }
        if unsynced.many {
            unsynced.files.clear();
            return;
        }
        unsynced.files.extend(file);
        // A folder that was made for the file is a new name in the one above.
        let folders = path.match_indices('/').map(|(at, _)| path[..at].to_owned());
        unsynced.folders.extend(folders.chain([".".to_owned()]));
    }

    /// Waits until everything written is on the disk.
    ///
    /// # Errors
    /// The disk failed.
    pub fn sync(&self) -> Result<(), OutputError> {
        let unsynced = std::mem::take(&mut *self.unsynced.lock().unwrap_or_else(PoisonError::into_inner));
        let failed = |errno: Errno| OutputError::at(&self.dir, errno.into());
        if unsynced.many {
            return sys::syncfs(&self.root).map_err(failed);
        }
        unsynced.files.iter().try_for_each(|file| sys::fsync(file).map_err(failed))?;
        for folder in &unsynced.folders {
            match sys::openat(&self.root, folder.as_str(), OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()) {
                Ok(folder) => sys::fsync(&folder).map_err(failed)?,
                // It was removed with its last file; the one above is synced.
                Err(Errno::NOENT) => {}
                Err(errno) => return Err(failed(errno)),
            }
        }
        Ok(())
    }

    fn failed(&self, path: &str, errno: Errno) -> AmendError {
        match errno {
            Errno::ISDIR | Errno::NOTDIR | Errno::NOTEMPTY | Errno::EXIST => AmendError::InTheWay,
            errno => AmendError::Output(OutputError::at(&self.dir.join(path), errno.into())),
        }
    }
}

fn open(dir: &Path) -> Result<OwnedFd, OutputError> {
    let flags = OFlags::DIRECTORY | OFlags::RDONLY | OFlags::CLOEXEC;
    sys::open(dir, flags, Mode::empty()).map_err(|errno| OutputError::at(dir, errno.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amend(dir: &Path) -> Amend {
        let output = Output::new(dir);
        std::fs::create_dir_all(output.release("000001").join("pkgbase")).unwrap();
        Amend::begin(&output, "000001").unwrap()
    }

    #[test]
    fn files_are_replaced_and_removed_with_their_folders() {
        let dir = tempfile::tempdir().unwrap();
        let amend = amend(dir.path());
        let tree = dir.path().join("releases/000001");
        for text in ["one", "two"] {
            let entry = amend.write(Artefact::text("pkgbase/x/comments/1.html", text.to_owned())).unwrap();
            assert_eq!(entry, FileEntry::of(Artefact::text("pkgbase/x/comments/1.html", text.to_owned())));
            assert_eq!(std::fs::read_to_string(tree.join("pkgbase/x/comments/1.html")).unwrap(), text);
        }
        amend.remove("pkgbase/x/comments/1.html").unwrap();
        amend.remove("pkgbase/x/comments/1.html").unwrap();
        assert!(tree.join("pkgbase").is_dir() && !tree.join("pkgbase/x").exists());
        assert_eq!(amend.done(), (2, 6, 1));
        assert_eq!(std::fs::read_dir(dir.path().join("incoming")).unwrap().count(), 0);
    }

    #[test]
    fn a_page_that_keeps_its_length_is_of_another_second() {
        use std::os::unix::fs::MetadataExt;
        let dir = tempfile::tempdir().unwrap();
        let amend = amend(dir.path());
        let page = dir.path().join("releases/000001/packages/x.html");
        let write = |text: &str| {
            amend.write(Artefact::text("packages/x.html", text.to_owned())).unwrap();
            std::fs::metadata(&page).unwrap().mtime()
        };
        let seconds = ["10 votes", "11 votes", "12 votes"].map(write);
        assert!(seconds[0] < seconds[1] && seconds[1] < seconds[2], "{seconds:?}");
    }

    #[test]
    fn a_folder_in_the_way_is_told_apart_from_a_bad_disk() {
        let dir = tempfile::tempdir().unwrap();
        let amend = amend(dir.path());
        amend.write(Artefact::text("pkgbase/x/a.html", String::new())).unwrap();
        let in_the_way = amend.write(Artefact::text("pkgbase/x", String::new()));
        assert!(matches!(in_the_way, Err(AmendError::InTheWay)));
        let below_a_file = amend.write(Artefact::text("pkgbase/x/a.html/b", String::new()));
        assert!(matches!(below_a_file, Err(AmendError::InTheWay)));
    }
}
