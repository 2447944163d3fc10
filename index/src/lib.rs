//! The search and RPC index of aurpress: one directory per generation, written once, read memory-mapped.
//!
//! Knows no SQL, no HTML, no HTTP and no type of the site generator: its input is plain [`Document`]s,
//! its answers are document ids, rows and JSON bytes.

mod document;
mod query;
mod reader;
mod writer;

pub use document::{Base, Document, NameCondition};
pub use query::{By, DocId, Hit, ListPage, ListQuery, Row, SearchBy, SortBy, TooMany};
pub use reader::{BaseInfo, Index, OpenError};
pub use writer::{WriteError, WriteSummary, Writer};

/// Version of the on-disk layout; [`Index::open`] refuses any other.
pub const SCHEMA_VERSION: u32 = 1;
