//! The search and RPC index of aurpress: one directory per generation, written once, read memory-mapped.
//!
//! Knows no SQL, no HTML, no HTTP and no type of the site generator: its input is plain [`Document`]s,
//! its answers are document ids, rows and JSON bytes.
//!
//! # A generation
//!
//! | File | Holds | Asked for |
//! |---|---|---|
//! | `meta.json` | schema version, counts, length and digest of every other file; written last | opening |
//! | `packages.bin` | columns, five orders, hash tables of names and bases | rows, sorting, lookups, suggestions |
//! | `text.bin` | trigram lists and folded texts of names, descriptions, base names | substring search |
//! | `terms.bin` | dependencies, relations, keywords, groups, licences, people, and who has them; official packages | exact search, conditions, [`Index::resolve`] |
//! | `fragments.bin` | JSON objects of the RPC without the popularity | RPC answers |
//! | `fulltext/` | one tantivy segment | [`Index::find_text`] |
//! | `delta.bin` | in an amended generation only: packages and bases that differ from the other files | everything |
//!
//! Packages are numbered by ascending id, in all files alike. Texts are compared folded (without case, with accents),
//! and sorted by the site's collation; both happen when writing, so that the reader compares bytes.
//!
//! Few changes make an amended generation ([`amend()`]): hard links to the files of the one before, and one small file with
//! the packages that are new or other ones. Answers are the same as of a whole one; [`Index::reopen`] shares what is mapped.
//!
//! Equal input in equal order gives equal bytes. What is read is checked twice: against the digests when opening, and
//! against the bounds at every access, so that no content of a file makes a reader panic. Files must not be changed in
//! place while they are open; a generation is replaced by another, never edited.

mod amend;
mod analyse;
mod bits;
mod delta;
mod document;
mod error;
mod file;
mod fold;
mod fragment;
mod fulltext;
mod gaps;
mod intern;
mod language;
mod list;
mod lookup;
mod merged;
mod meta;
mod packages;
mod pattern;
mod prepared;
mod query;
mod rank;
mod reader;
mod resolve;
mod synonyms;
mod terms;
mod text;
mod version;
mod whole;
mod writer;

#[cfg(test)]
mod tests;

pub use amend::{Amended, Amendment, FEW_DOCUMENTS, MOST_BYTES, MOST_DOCUMENTS, amend};
pub use document::{Base, Document, NameCondition};
pub use error::{OpenError, WriteError};
pub use language::{Note, Unread};
pub use query::{By, DocId, Hit, ListPage, ListQuery, Row, SearchBy, SortBy, TooMany};
pub use rank::{Explanation, FacetCount, Facets, Found, Highlighter, MAX_LIMIT, Needing, Part, Search};
pub use reader::{BaseInfo, Index};
pub use resolve::{Provider, Sign, Wanted};
pub use synonyms::Synonyms;
pub use writer::{WriteSummary, Writer};

/// Version of the on-disk layout; [`Index::open`] refuses any other.
pub const SCHEMA_VERSION: u32 = 3;
