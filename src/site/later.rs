//! Times of files that take the place of others.
//!
//! Front servers tell two states of a file by its length and the second of its last change, and browsers ask with
//! what they were told. A page keeps its length when ten votes become eleven; were it written twice within a second, whoever
//! has the first state would be told for ever that it is still good. So a file that takes the place of another is of a later
//! second. That second may be the next one; whoever would be further ahead of the clock waits for it. A file that is
//! removed and comes back within the second is the one case that is left, and one run does not do both.

use rustix::fs::{self as sys, AtFlags, Timespec, Timestamps, UTIME_OMIT};
use rustix::io::Errno;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::{Duration, SystemTime};

/// From then on, nothing that a run writes can be of the second of what was there before it: earlier runs were a second
/// ahead at most.
pub(crate) const AFTER: Duration = Duration::from_secs(3);

/// Beyond so many seconds it is the clock that went back, and waiting for it is in vain.
const PATIENCE: i64 = 2;

/// The second that a file of second `fresh` must be given, when it takes the place of one of second `old`; `None` when
/// its own will do. May wait for some seconds.
pub(crate) fn later(old: i64, fresh: i64) -> Option<i64> {
    if old < fresh {
        return None;
    }
    if old > fresh && old - fresh <= PATIENCE {
        let begin = SystemTime::UNIX_EPOCH + Duration::from_secs(old.unsigned_abs());
        std::thread::sleep(begin.duration_since(SystemTime::now()).unwrap_or_default());
    }
    Some(old + 1)
}

/// Gives a file that was just written, and will take the place of `path` below `root`, a time that tells them apart.
pub(super) fn set_later(file: impl AsFd, root: BorrowedFd<'_>, path: &str) -> Result<(), Errno> {
    let old = match sys::statat(root, path, AtFlags::SYMLINK_NOFOLLOW) {
        Err(Errno::NOENT | Errno::NOTDIR) => return Ok(()),
        old => old?.st_mtime,
    };
    let Some(second) = later(old, sys::fstat(&file)?.st_mtime) else { return Ok(()) };
    let omitted = Timespec { tv_sec: 0, tv_nsec: UTIME_OMIT };
    let times = Timestamps { last_access: omitted, last_modification: Timespec { tv_sec: second, tv_nsec: 0 } };
    sys::futimens(file, &times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_of_one_place_only_grow() {
        assert_eq!(later(9, 10), None);
        assert_eq!(later(10, 10), Some(11));
        assert_eq!(later(10_000, 10), Some(10_001), "the clock went back");
        let now = || i64::try_from(SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs()).unwrap();
        let ahead = now() + 1;
        assert_eq!(later(ahead, ahead - 1), Some(ahead + 1));
        assert!(now() >= ahead, "nobody is more than a second ahead");
    }
}
