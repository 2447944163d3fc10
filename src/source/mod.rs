//! Reads aurweb's database, from MariaDB or from an SQLite file with the same tables, in one consistent
//! read-only snapshot.
//!
//! Names of tables and columns stay in here; what leaves are [`Records`] and [`Activity`]. Columns that no guest may see (passwords,
//! e-mail addresses, sessions, who voted, texts of deleted comments, who asked for a deletion) are in no query.
//!
//! Votes leave as counts for each base and quarter. That is no more than was to be seen: the number of votes and a popularity of
//! six digits, which each vote raises by one on its day, have always been public.

mod activity;
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
pub use record::{Activity, CommentRecords, Records};
pub use url::SourceUrl;
