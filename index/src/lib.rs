//! The search and RPC index of aurpress: one directory per generation, written once, read memory-mapped.
//!
//! Knows no SQL, no HTML, no HTTP and no type of the site generator: its input is plain [`Document`]s,
//! its answers are document ids, rows and JSON bytes.

mod analyse;
mod document;
mod error;
mod file;
mod fold;
mod fragment;
mod fulltext;
mod gaps;
mod intern;
mod list;
mod lookup;
mod meta;
mod packages;
mod query;
mod ranked;
mod reader;
mod terms;
mod text;
mod writer;

#[cfg(test)]
mod tests;

pub use document::{Base, Document, NameCondition};
pub use error::{OpenError, WriteError};
pub use query::{By, DocId, Hit, ListPage, ListQuery, Row, SearchBy, SortBy, TooMany};
pub use reader::{BaseInfo, Index};
pub use writer::{WriteSummary, Writer};

/// Version of the on-disk layout; [`Index::open`] refuses any other.
pub const SCHEMA_VERSION: u32 = 1;
