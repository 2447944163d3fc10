//! Writes one release: a new directory beside the current one, complete and synced before one rename makes it current.
//!
//! A reader sees the old release or the new one, never a mixture. Whatever goes wrong before [`Release::commit`]
//! leaves the current release as it was; the unfinished directory is removed by a later build.

use super::artefact::Artefact;
use super::later::Seconds;
use super::layout::Output;
use super::manifest::FileEntry;
use rustix::fs::{self as sys, Mode, OFlags};
use rustix::io::Errno;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The output could not be written; what was published before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// A path could not be made, written, synced or renamed.
    #[error("{}: {cause}; {hint}", path.display())]
    Path {
        /// The path.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
        /// What to do about it.
        hint: &'static str,
    },
    /// The manifest of a release cannot be read or written.
    #[error("{}: {message}; build with --fresh", path.display())]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What the store said.
        message: String,
    },
    /// Another process writes there.
    #[error("{}: another aurpress is writing here; wait until it is done", path.display())]
    Locked {
        /// The output directory.
        path: PathBuf,
    },
}

impl OutputError {
    /// Names the path of a failed operation, and what to do.
    pub fn at(path: &Path, cause: io::Error) -> Self {
        let hint = match cause.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                "choose an --output directory that this user may write"
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "free some space, then build again; the current release is untouched"
            }
            _ => "the current release is untouched; build again when the cause is gone",
        };
        Self::Path { path: path.to_owned(), cause, hint }
    }
}

/// The right to write below an output directory; given up when dropped, or when the process dies.
#[derive(Debug)]
pub struct WriteLock {
    _file: File,
}

impl WriteLock {
    /// Makes the output directory if need be, and locks it.
    ///
    /// # Errors
    /// The directory cannot be made or written, or another process holds the lock.
    pub fn acquire(output: &Output) -> Result<Self, OutputError> {
        std::fs::create_dir_all(output.root()).map_err(|e| OutputError::at(output.root(), e))?;
        let path = output.lock();
        let open = File::options().create(true).truncate(false).write(true).open(&path);
        let file = open.map_err(|e| OutputError::at(&path, e))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(std::fs::TryLockError::WouldBlock) => Err(OutputError::Locked { path: output.root().to_owned() }),
            Err(std::fs::TryLockError::Error(e)) => Err(OutputError::at(&path, e)),
        }
    }
}

/// A release being written.
#[derive(Debug)]
pub struct Release {
    name: String,
    dir: PathBuf,
    root: OwnedFd,
    /// The release that is current till this one is, for as long as files of both could be of the same second.
    before: Option<OwnedFd>,
    begun: Instant,
    doubtful: Duration,
    seconds: Seconds,
    files: AtomicU64,
    bytes: AtomicU64,
}

/// Folders that every release has.
const FOLDERS: [&str; 5] = ["packages", "pkgbase", "rss", "static/css", "static/images"];

impl Release {
    /// Makes the directory of the next release.
    ///
    /// # Errors
    /// A directory cannot be made.
    pub fn begin(output: &Output) -> Result<Self, OutputError> {
        let releases = output.releases();
        std::fs::create_dir_all(&releases).map_err(|e| OutputError::at(&releases, e))?;
        let newest = numbers(&releases).map_err(|e| OutputError::at(&releases, e))?.last().copied().unwrap_or(0);
        let name = format!("{:06}", newest + 1);
        let dir = output.release(&name);
        for folder in FOLDERS {
            let path = dir.join(folder);
            std::fs::create_dir_all(&path).map_err(|e| OutputError::at(&path, e))?;
        }
        let open = |path: &Path| sys::open(path, OFlags::DIRECTORY | OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty());
        let root = open(&dir).map_err(|e| OutputError::at(&dir, e.into()))?;
        let before = open(&output.current()).ok();
        let [files, bytes] = [0; 2].map(AtomicU64::new);
        let seconds = Seconds::of(output);
        let (begun, doubtful) = (Instant::now(), seconds.doubtful());
        Ok(Self { name, dir, root, before, begun, doubtful, seconds, files, bytes })
    }

    /// The release's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Files and bytes written so far.
    pub fn written(&self) -> (u64, u64) {
        (self.files.load(Ordering::Relaxed), self.bytes.load(Ordering::Relaxed))
    }

    /// Writes one new file. Threads may write at the same time.
    ///
    /// # Errors
    /// The file exists already, or cannot be written.
    pub fn write(&self, artefact: Artefact) -> Result<FileEntry, OutputError> {
        let fail = |errno: Errno| OutputError::at(&self.dir.join(&artefact.path), errno.into());
        let file = self.create(&artefact.path).map_err(fail)?;
        let mut rest = artefact.bytes.as_slice();
        while !rest.is_empty() {
            let written = rustix::io::write(&file, rest).map_err(fail)?;
            rest = &rest[written..];
        }
        if let Some(before) = self.before.as_ref().filter(|_| self.begun.elapsed() < self.doubtful) {
            self.seconds.set_later(&file, before.as_fd(), &artefact.path).map_err(fail)?;
        }
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(artefact.bytes.len() as u64, Ordering::Relaxed);
        Ok(FileEntry::of(artefact))
    }

    fn create(&self, path: &str) -> Result<OwnedFd, Errno> {
        let flags = OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::CLOEXEC;
        let open = || sys::openat(&self.root, path, flags, Mode::from_raw_mode(0o644));
        match open() {
            Err(Errno::NOENT) => {
                create_parents(&self.root, path)?;
                open()
            }
            done => done,
        }
    }

    /// Sends what is written so far to the disk, so that [`Release::commit`] has little left to wait for. Fails in
    /// silence: the commit syncs again, and says what is wrong.
    pub fn sync_early(&self) {
        let _ = sys::syncfs(&self.root);
    }

    /// Syncs the file system, then makes this release the current one.
    ///
    /// # Errors
    /// Syncing or renaming failed; the old release stays current.
    pub fn commit(self, output: &Output) -> Result<(), OutputError> {
        sys::syncfs(&self.root).map_err(|e| OutputError::at(&self.dir, e.into()))?;
        make_current(output, &self.name)
    }
}

/// Points `current` to a release, in one step.
fn make_current(output: &Output, name: &str) -> Result<(), OutputError> {
    let current = output.current();
    let fresh = output.root().join("current.new");
    let _ = std::fs::remove_file(&fresh);
    let target = Path::new("releases").join(name);
    std::os::unix::fs::symlink(target, &fresh).map_err(|e| OutputError::at(&fresh, e))?;
    std::fs::rename(&fresh, &current).map_err(|e| OutputError::at(&current, e))?;
    let root = File::open(output.root()).and_then(|dir| dir.sync_all());
    root.map_err(|e| OutputError::at(output.root(), e))
}

/// Makes the newest finished release before the current one current again; returns its name, or nothing when none is
/// kept. The one that was current stays until a build removes it as unfinished or old.
///
/// # Errors
/// There is no current release, or the output cannot be read or written.
pub fn roll_back(output: &Output) -> Result<Option<String>, OutputError> {
    let current = output.current_release().map_err(|e| OutputError::at(&output.current(), e))?;
    let releases = output.releases();
    let numbers = numbers(&releases).map_err(|e| OutputError::at(&releases, e))?;
    let mut names = numbers.iter().map(|number| format!("{number:06}"));
    let before = names.rfind(|name| *name < current && output.index_pointer(name).is_file());
    if let Some(name) = &before {
        make_current(output, name)?;
    }
    Ok(before)
}

/// Makes the folders that a path below `root` lies in.
pub(super) fn create_parents(root: &OwnedFd, path: &str) -> Result<(), Errno> {
    for (at, _) in path.match_indices('/') {
        match sys::mkdirat(root, &path[..at], Mode::from_raw_mode(0o755)) {
            Ok(()) | Err(Errno::EXIST) => {}
            Err(errno) => return Err(errno),
        }
    }
    Ok(())
}

/// Numbers of the release directories, in order; other entries are nobody's business.
fn numbers(releases: &Path) -> io::Result<Vec<u64>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(releases)? {
        found.extend(entry?.file_name().to_str().and_then(|name| name.parse::<u64>().ok()));
    }
    found.sort_unstable();
    Ok(found)
}

/// Removes releases, and their index generations, older than the `keep` newest ones before the current; unfinished
/// ones go too. Returns how many went.
///
/// # Errors
/// A directory cannot be read or removed.
pub fn remove_old(output: &Output, keep: usize) -> Result<usize, OutputError> {
    let current = output.current_release().map_err(|e| OutputError::at(&output.current(), e))?;
    let releases = output.releases();
    let numbers = numbers(&releases).map_err(|e| OutputError::at(&releases, e))?;
    let finished: Vec<String> = numbers.iter().map(|n| format!("{n:06}")).filter(|name| *name != current).collect();
    let complete = |name: &String| *name < current && output.index_pointer(name).is_file();
    let kept: Vec<&String> = finished.iter().filter(|name| complete(name)).rev().take(keep).collect();
    let mut removed = 0;
    for name in finished.iter().filter(|name| !kept.contains(name)) {
        remove(output, name)?;
        removed += 1;
    }
    Ok(removed)
}

/// Removes a release that will not be finished, so that a full disk is not left full. What cannot be removed goes
/// before the next build begins.
pub fn discard(output: &Output, release: Release) {
    let name = release.name.clone();
    drop(release);
    let _ = remove(output, &name);
}

/// Removes what killed builds left: releases newer than the current one that have no index yet. To be
/// called before a new one is begun, so that they do not pile up while builds fail, least of all on a full disk.
///
/// # Errors
/// A directory cannot be read or removed.
pub fn remove_unfinished(output: &Output) -> Result<(), OutputError> {
    let current = output.current_release().unwrap_or_default();
    let releases = output.releases();
    let found = match numbers(&releases) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        found => found.map_err(|e| OutputError::at(&releases, e))?,
    };
    let names = found.iter().map(|n| format!("{n:06}"));
    names
        .filter(|name| *name > current && !output.index_pointer(name).is_file())
        .try_for_each(|name| remove(output, &name))
}

fn remove(output: &Output, release: &str) -> Result<(), OutputError> {
    let _ = std::fs::remove_file(output.manifest(release));
    for path in [output.index(release), output.release(release)] {
        match std::fs::remove_dir_all(&path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(OutputError::at(&path, e)),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(path: &str, text: &str) -> Artefact {
        Artefact::text(path, text.to_owned())
    }

    fn release(output: &Output, text: &str) -> String {
        let release = Release::begin(output).unwrap();
        release.write(page("packages/a.html", text)).unwrap();
        release.write(page("pkgbase/x/comments/1.html", text)).unwrap();
        let name = release.name().to_owned();
        std::fs::create_dir_all(output.index(&name)).unwrap();
        std::fs::write(output.index_pointer(&name), "g1\n").unwrap();
        release.commit(output).unwrap();
        name
    }

    #[test]
    fn a_release_becomes_current_when_committed_and_not_before() {
        let dir = tempfile::tempdir().unwrap();
        let output = Output::new(dir.path());
        let first = release(&output, "one");
        let unfinished = Release::begin(&output).unwrap();
        unfinished.write(page("packages/a.html", "two")).unwrap();
        assert_eq!(output.current_release().unwrap(), first);
        assert_eq!(std::fs::read_to_string(dir.path().join("current/packages/a.html")).unwrap(), "one");
        let third = release(&output, "three");
        assert_ne!(third, unfinished.name());
        assert_eq!(std::fs::read_to_string(dir.path().join("current/packages/a.html")).unwrap(), "three");
        assert_eq!(remove_old(&output, 1).unwrap(), 1, "the unfinished one goes");
        assert!(output.release(&first).is_dir());
        assert_eq!(remove_old(&output, 0).unwrap(), 1);
        assert!(!output.release(&first).exists());
    }

    #[test]
    fn pages_of_the_next_release_are_of_another_second() {
        use std::os::unix::fs::MetadataExt;
        let dir = tempfile::tempdir().unwrap();
        let output = Output::new(dir.path());
        let second = |text: &str| {
            release(&output, text);
            std::fs::metadata(dir.path().join("current/packages/a.html")).unwrap().mtime()
        };
        let seconds = ["10", "11", "12"].map(second);
        assert!(seconds[0] < seconds[1] && seconds[1] < seconds[2], "{seconds:?}");
    }

    #[test]
    fn what_a_failed_build_left_goes_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let output = Output::new(dir.path());
        remove_unfinished(&output).unwrap();
        let first = release(&output, "one");
        let second = release(&output, "two");
        let failed = Release::begin(&output).unwrap();
        let failed_dir = output.release(failed.name());
        discard(&output, failed);
        assert!(!failed_dir.exists());
        let unfinished = Release::begin(&output).unwrap();
        std::fs::create_dir_all(output.index(unfinished.name())).unwrap();
        remove_unfinished(&output).unwrap();
        assert!(!output.release(unfinished.name()).exists() && !output.index(unfinished.name()).exists());
        assert!(output.release(&first).is_dir() && output.release(&second).is_dir());
    }

    #[test]
    fn two_writers_exclude_each_other() {
        let dir = tempfile::tempdir().unwrap();
        let output = Output::new(dir.path());
        let lock = WriteLock::acquire(&output).unwrap();
        assert!(matches!(WriteLock::acquire(&output), Err(OutputError::Locked { .. })));
        drop(lock);
        WriteLock::acquire(&output).unwrap();
    }

    #[test]
    fn a_path_is_written_once() {
        let dir = tempfile::tempdir().unwrap();
        let release = Release::begin(&Output::new(dir.path())).unwrap();
        release.write(page("a", "x")).unwrap();
        assert!(release.write(page("a", "y")).is_err());
        assert_eq!(release.written(), (1, 1));
    }
}
