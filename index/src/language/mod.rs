//! The query language: what a reader types, taken apart. Any text is a query.
//!
//! | Typed | Means |
//! |---|---|
//! | `web server` | both words, anywhere in what is searched |
//! | `"web server"` | these words behind one another, in name or description |
//! | `-word`, `-field:value`, `-"…"` | without it |
//! | `foo*`, `lib*-git` | names or words that begin so; with a star elsewhere, whole names |
//! | `/^lib.*d$/` | names that match this regular expression |
//! | `name:` `desc:` | contained there |
//! | `maintainer:` `comaintainer:` `submitter:` | people |
//! | `depends:` | what needs it in any way: exactly, or `foo*` |
//! | `rundepends:` `makedepends:` `checkdepends:` `optdepends:` | what needs it to run, to build, to check, optionally |
//! | `provides:` `conflicts:` `replaces:` | exactly, or `foo*` |
//! | `requiredby:NAME` | what that package depends on |
//! | `keyword:` `group:` `license:` | exactly, or else what begins so |
//! | `is:orphan` `is:outdated` `is:maintained` `is:current` | state |
//! | `votes:>10` `popularity:>=1` `updated:>2026-01-01` | with `>`, `>=`, `<`, `<=`, `=` |
//!
//! Symbols beside words are passed over; alone (`++`) they are a phrase.
//!
//! Limits: 512 characters and 16 pieces; what is beyond is left out, and said so. Four patterns and regular expressions;
//! one beyond is searched as text, as is what cannot be read, and that is said too.

mod compare;
mod lex;
mod note;
mod parse;
#[cfg(test)]
mod tests;

pub(crate) use compare::Span;
pub use note::{Note, Unread};
pub(crate) use parse::parse;

use crate::terms::Kind;

/// Characters of a query that are read.
const MAX_TEXT: usize = 512;

/// Pieces of a query that are read.
const MAX_PIECES: usize = 16;

/// Patterns and regular expressions of a query: each of them is held against every name.
const MAX_PATTERNS: usize = 4;

/// A query, taken apart.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Query {
    /// All of these must be there.
    pub(crate) units: Vec<Unit>,
    /// None of these may be there.
    pub(crate) without: Vec<Unit>,
    /// All of these must hold.
    pub(crate) filters: Vec<Filter>,
    /// What could not be taken as it was typed.
    pub(crate) notes: Vec<Note>,
}

/// One thing to find.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Unit {
    /// A word as typed, folded; may hold separators (`python-foo`).
    Word(String),
    /// What words or names begin with, folded.
    Prefix(String),
    /// Words behind one another, folded.
    Phrase(String),
    /// A pattern with `*` and `?` over whole names, folded.
    Glob(String),
    /// A regular expression over names.
    Regex(String),
}

/// A condition that a package meets or not.
#[derive(Debug, PartialEq)]
pub(crate) struct Filter {
    pub(crate) negated: bool,
    pub(crate) test: Test,
}

/// What a condition looks at.
#[derive(Debug, PartialEq)]
pub(crate) enum Test {
    Name(String),
    Description(String),
    /// Any of the roles has this name; the flag says that it is only the beginning of one.
    Term(&'static [Kind], String, bool),
    RequiredBy(String),
    Orphan,
    Outdated,
    Votes(Span),
    /// In millionths.
    Popularity(Span),
    /// In epoch seconds.
    Modified(Span),
}
