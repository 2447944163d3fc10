//! Signs that another release or index generation may be current: the system tells of renames in the two folders where
//! `current` and the pointer lie. Where it cannot (no inotify left, a file system over a network), looking every now and then
//! has to do.

use crate::site::layout::Output;
use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
use std::os::fd::OwnedFd;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// Listens for renames.
pub(super) struct Signs(Option<AsyncFd<OwnedFd>>);

impl Signs {
    /// Begins to listen, to nothing yet. To be called within a runtime.
    pub(super) fn new() -> Self {
        let fd = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).ok();
        Self(fd.and_then(register))
    }

    /// Listens to the folders of a release; those that are listened to already stay so.
    pub(super) fn listen(&self, output: &Output, release: &str) {
        let Some(fd) = &self.0 else { return };
        for folder in [output.root(), &output.index(release)] {
            let _ = inotify::add_watch(fd.get_ref(), folder, WatchFlags::MOVED_TO | WatchFlags::ONLYDIR);
        }
    }

    /// Returns when something was renamed there since the last time; never where the system does not tell.
    pub(super) async fn wait(&self) {
        let Some(fd) = &self.0 else { return std::future::pending().await };
        let Ok(mut ready) = fd.readable().await else { return std::future::pending().await };
        // What it was does not matter: the link and the pointer are looked at.
        let mut events = [0_u8; 4096];
        while rustix::io::read(fd.get_ref(), &mut events).is_ok_and(|length| length > 0) {}
        ready.clear_ready();
    }
}

/// Lets the runtime wait for a descriptor.
#[allow(unsafe_code)]
fn register(fd: OwnedFd) -> Option<AsyncFd<OwnedFd>> {
    // SAFETY: the descriptor is valid, and is owned by the `AsyncFd` alone, which nobody takes apart: it is closed with it.
    unsafe { AsyncFd::register_with_interest(fd, Interest::READABLE) }.ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use std::time::Duration;

    #[tokio::test]
    async fn a_rename_is_a_sign_and_nothing_else_is() {
        let dir = tempfile::tempdir().unwrap();
        let output = Output::new(dir.path());
        std::fs::create_dir_all(output.index("000001")).unwrap();
        let signs = Signs::new();
        signs.listen(&output, "000001");
        std::fs::write(output.index("000001").join("CURRENT.new"), "g2\n").unwrap();
        let quiet = tokio::time::timeout(Duration::from_millis(50), signs.wait());
        assert!(quiet.await.is_err(), "a file that is written is no sign");
        std::fs::rename(output.index("000001").join("CURRENT.new"), output.index_pointer("000001")).unwrap();
        signs.wait().await;
        std::os::unix::fs::symlink("releases/000002", dir.path().join("current.new")).unwrap();
        std::fs::rename(dir.path().join("current.new"), output.current()).unwrap();
        signs.wait().await;
    }
}
