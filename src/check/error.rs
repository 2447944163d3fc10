//! Why a check could not be made.

use crate::site::release::OutputError;
use std::path::PathBuf;

/// Why a check could not be made at all.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// There is no release, or it cannot be read.
    #[error("{}: {cause}; run `aurpress build` first", path.display())]
    NoRelease {
        /// What cannot be read.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The index cannot be opened.
    #[error("{}: {reason}; run `aurpress build --fresh` to write it anew", path.display())]
    Index {
        /// The generation's folder.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The lock or the manifest cannot be had.
    #[error(transparent)]
    Output(#[from] OutputError),
}
