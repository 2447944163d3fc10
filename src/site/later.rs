//! Times of files that take the place of others.
//!
//! Front servers tell two states of a file by its length and the second of its last change, and browsers ask with
//! what they were told. A page keeps its length when ten votes become eleven; were it written twice within a second, whoever
//! has the first state would be told for ever that it is still good. So a file that takes the place of another is of a later
//! second: its own, or the one after that of the other. What is written more than once a second runs ahead of the clock by
//! that. How far anything is ahead is marked by the time of `DIR/ahead`, so that a new release, all of whose files are later
//! than that after a moment, need not look at each one of the last.
//!
//! A file that is removed and comes back within the second is the one case that is left, and one run does not do both.

use super::layout::Output;
use rustix::fs::{self as sys, AtFlags, Timespec, Timestamps, UTIME_OMIT};
use rustix::io::Errno;
use std::fs::File;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The second that a file of second `fresh` must be given, when it takes the place of one of second `old`; `None` when
/// its own will do.
pub(crate) fn later(old: i64, fresh: i64) -> Option<i64> {
    (old >= fresh).then(|| old.saturating_add(1))
}

/// A second as a time of the system.
pub(crate) fn time_of(second: i64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(second.unsigned_abs())
}

/// What is known of the times below an output directory. Its owner holds the write lock.
#[derive(Debug)]
pub(super) struct Seconds {
    marker: PathBuf,
    /// No file is of a later second, unless the clock has reached it.
    ahead: Mutex<i64>,
}

impl Seconds {
    /// Reads what earlier runs have marked.
    pub(super) fn of(output: &Output) -> Self {
        let marker = output.root().join("ahead");
        let ahead = std::fs::metadata(&marker).map_or(0, |facts| facts.mtime());
        Self { marker, ahead: Mutex::new(ahead) }
    }

    /// How long, from now on, what is written may be of the second of something that is there.
    pub(super) fn doubtful(&self) -> Duration {
        let ahead = time_of(*self.ahead.lock().unwrap_or_else(PoisonError::into_inner));
        // Seconds are cut off, and file systems read the clock some milliseconds late.
        ahead.duration_since(SystemTime::now()).unwrap_or_default() + Duration::from_secs(2)
    }

    /// Gives a file that was just written, and will take the place of `path` below `root`, a time that tells them apart.
    pub(super) fn set_later(&self, file: impl AsFd, root: BorrowedFd<'_>, path: &str) -> Result<(), Errno> {
        let old = match sys::statat(root, path, AtFlags::SYMLINK_NOFOLLOW) {
            Err(Errno::NOENT | Errno::NOTDIR) => return Ok(()),
            old => old?.st_mtime,
        };
        let Some(second) = later(old, sys::fstat(&file)?.st_mtime) else { return Ok(()) };
        self.mark(second).map_err(|error| Errno::from_io_error(&error).unwrap_or(Errno::IO))?;
        let omitted = Timespec { tv_sec: 0, tv_nsec: UTIME_OMIT };
        let times = Timestamps { last_access: omitted, last_modification: Timespec { tv_sec: second, tv_nsec: 0 } };
        sys::futimens(file, &times)
    }

    fn mark(&self, second: i64) -> std::io::Result<()> {
        let mut ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        if second > *ahead {
            File::create(&self.marker)?.set_modified(time_of(second))?;
            *ahead = second;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn seconds_of_one_place_only_grow() {
        assert_eq!([later(9, 10), later(10, 10), later(99, 10)], [None, Some(11), Some(100)]);
    }

    #[test]
    fn how_far_anything_is_ahead_is_known_to_later_runs() {
        let dir = tempfile::tempdir().unwrap();
        let output = Output::new(dir.path());
        let now = i64::try_from(SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs()).unwrap();
        assert_eq!(Seconds::of(&output).doubtful(), Duration::from_secs(2));
        let seconds = Seconds::of(&output);
        seconds.mark(now + 500).unwrap();
        seconds.mark(now + 400).unwrap();
        let doubtful = Seconds::of(&output).doubtful().as_secs();
        assert!((400..=502).contains(&doubtful), "{doubtful}");
    }
}
