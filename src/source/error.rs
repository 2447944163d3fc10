//! What can go wrong while reading a source, said for the operator.

use super::SourceUrl;

/// The source could not be read; nothing was changed anywhere.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The SQLite file is not there.
    #[error(
        "{source_url}: no such file; give --source an SQLite file with aurweb's tables, or make one with `aurpress import`"
    )]
    Missing {
        /// The address.
        source_url: SourceUrl,
    },
    /// No connection: server away, wrong password, unknown database, no SQLite file.
    #[error("{source_url}: cannot connect: {cause}; check the address, the user and the password")]
    Connect {
        /// The address, without the password.
        source_url: SourceUrl,
        /// What the driver said.
        cause: String,
    },
    /// A table or column is missing or may not be read.
    #[error(
        "{source_url}: cannot read {table}: {cause}; is this aurweb's database, and does the user have the grants that `aurpress grants` prints?"
    )]
    Query {
        /// The address, without the password.
        source_url: SourceUrl,
        /// What was being read.
        table: &'static str,
        /// What the driver said.
        cause: String,
    },
}
