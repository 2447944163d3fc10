//! Reads aurweb's database, from MariaDB or from an SQLite file with the same tables, in one consistent
//! read-only snapshot.
//!
//! Names of tables and columns stay in here; what leaves are [`Records`] and comments. Columns that no guest may see (passwords,
//! e-mail addresses, sessions, who voted, texts of deleted comments) are in no query.

mod connection;
mod error;
pub mod import;
mod load;
mod packed;
mod partial;
mod queries;
pub mod record;
mod url;

pub use connection::Snapshot;
pub use error::SourceError;
pub use queries::grants;
pub use record::{CommentRecords, Records};
pub use url::SourceUrl;
