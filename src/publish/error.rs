//! Why publishing ended without success.

use std::io;
use std::path::{Path, PathBuf};

/// Names what failed, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The address of the target cannot be used.
    #[error("publish: {0}")]
    Target(String),
    /// A local file cannot be read or written.
    #[error("{}: {cause}", path.display())]
    Local {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The remote end failed at an object.
    #[error("{object}: {message}; publish again when the cause is gone, it goes on from here")]
    Remote {
        /// The object.
        object: String,
        /// What it said.
        message: String,
    },
    /// Somebody else published meanwhile.
    #[error("the target was changed by somebody else meanwhile; nothing is lost, publish again")]
    Changed,
    /// Another publisher is at work, or died elsewhere.
    #[error("{owner} began to publish here and has not finished; when it is dead, take over with --take-over")]
    Busy {
        /// Its name.
        owner: String,
    },
    /// Another process of this machine publishes this output directory.
    #[error("{}: another aurpress publishes this; wait until it is done", .0.display())]
    Locked(PathBuf),
    /// A build changed the release while it was published.
    #[error("{}: changed while it was published; publish again", .0.display())]
    Moved(PathBuf),
    /// What the release names is not there, and no build is putting it there.
    #[error("{}: is not there, though the release names it; build again, then publish", .0.display())]
    Missing(PathBuf),
    /// An object is not what was sent.
    #[error("{0}: what lies there is not what was sent; publish with --take-over, which compares everything")]
    Damaged(String),
    /// Caches could not be told everything.
    #[error("published, but {keys} keys could not be purged: {message}; they are kept, publish again")]
    Purge {
        /// How many.
        keys: usize,
        /// What the last failure was.
        message: String,
    },
}

impl PublishError {
    pub(crate) fn local(path: &Path, cause: io::Error) -> Self {
        Self::Local { path: path.to_owned(), cause }
    }

    /// A file of the release cannot be read; when it is not there any more, a build took it away.
    pub(crate) fn reading(path: &Path, cause: io::Error) -> Self {
        if cause.kind() == io::ErrorKind::NotFound { Self::Moved(path.to_owned()) } else { Self::local(path, cause) }
    }

    pub(crate) fn remote(object: &str, message: impl ToString) -> Self {
        Self::Remote { object: object.to_owned(), message: message.to_string() }
    }
}
