//! What one snapshot holds: rows as plain values, short strings interned, long texts stored aside.
//!
//! Everything is in a defined order: by id, or in the order of the rows for tables without one.

use crate::model::names::{Names, Symbol, Text, Texts};
use crate::model::popularity::Popularity;
use crate::model::time::Timestamp;

/// An account, as far as a guest may know it.
#[derive(Clone, Copy, Debug)]
pub struct User {
    /// `ID`.
    pub id: u32,
    /// User name.
    pub name: Symbol,
    /// Whether it is a Package Maintainer (account types 2 and 4).
    pub package_maintainer: bool,
}

/// A package base.
#[derive(Clone, Copy, Debug)]
pub struct Base {
    /// `ID`, stable over pushes.
    pub id: u32,
    /// Name, stored spelling.
    pub name: Symbol,
    /// Stored number of votes.
    pub votes: u32,
    /// Stored popularity.
    pub popularity: Popularity,
    /// When it was flagged out of date, if it is.
    pub out_of_date: Option<Timestamp>,
    /// What the flagger wrote; empty unless flagged.
    pub flagger_comment: Text,
    /// Who flagged it, while flagged and while the account exists.
    pub flagger: Option<u32>,
    /// First submission.
    pub submitted: Timestamp,
    /// Last push.
    pub modified: Timestamp,
    /// User ids; `None` when never set or gone.
    pub submitter: Option<u32>,
    /// As `submitter`; `None` is an orphan.
    pub maintainer: Option<u32>,
    /// As `submitter`: who pushed last.
    pub packager: Option<u32>,
}

/// A package.
#[derive(Clone, Copy, Debug)]
pub struct Package {
    /// `ID`, new with every push.
    pub id: u32,
    /// Its base's id.
    pub base: u32,
    /// Name, stored spelling.
    pub name: Symbol,
    /// `[epoch:]pkgver-pkgrel`.
    pub version: Symbol,
    /// Description; `None` is NULL.
    pub description: Option<Text>,
    /// Upstream URL; `None` is NULL.
    pub url: Option<Text>,
}

/// A dependency row.
#[derive(Clone, Copy, Debug)]
pub struct Dependency {
    /// Its package's id.
    pub package: u32,
    /// 1 depends, 2 makedepends, 3 checkdepends, 4 optdepends.
    pub kind: u8,
    /// Name without the condition.
    pub name: Symbol,
    /// Why one would want it; optdepends only.
    pub description: Symbol,
    /// Version condition, operator included; empty when there is none.
    pub condition: Symbol,
    /// Architecture; empty means all.
    pub arch: Symbol,
}

/// A relation row.
#[derive(Clone, Copy, Debug)]
pub struct Relation {
    /// Its package's id.
    pub package: u32,
    /// 1 conflicts, 2 provides, 3 replaces.
    pub kind: u8,
    /// Name without the condition.
    pub name: Symbol,
    /// Version condition; empty when there is none.
    pub condition: Symbol,
}

impl Relation {
    /// The kind of a `provides` row.
    pub const PROVIDES: u8 = 2;
}

/// A comment that a guest may read.
#[derive(Clone, Copy, Debug)]
pub struct Comment {
    /// `ID`.
    pub id: u64,
    /// Its base's id.
    pub base: u32,
    /// Author; `None` when the account is gone.
    pub user: Option<u32>,
    /// Markdown source.
    pub text: Text,
    /// The stored rendering, when it links a commit: evidence that the commit exists, never printed.
    pub evidence: Text,
    /// When it was written.
    pub written: Timestamp,
    /// When it was last edited, and by whom, if that account still exists.
    pub edited: Option<(Timestamp, u32)>,
    /// Whether it is pinned.
    pub pinned: bool,
}

/// A package of the official repositories and one name it provides (its own among them).
#[derive(Clone, Copy, Debug)]
pub struct OfficialProvider {
    /// The official package.
    pub name: Symbol,
    /// What it provides.
    pub provides: Symbol,
}

/// How many voted for a base in a quarter. Not by whom, nor on which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoteCount {
    /// The base's id.
    pub base: u32,
    /// The quarter, counted from the first of 1970; four are a mean year of the calendar.
    pub quarter: u16,
    /// Votes of it that still count.
    pub votes: u32,
}

/// A base that was deleted or merged into another one, and is there no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    /// Its name.
    pub name: String,
    /// The base that took its place, if that one is there.
    pub merged_into: Option<String>,
    /// When it went.
    pub at: Timestamp,
}

/// What happened at bases; apart from the rest, which is complete without it.
#[derive(Debug, Default)]
pub struct Activity {
    /// Comments.
    pub comments: CommentRecords,
    /// Votes, by base, then quarter; none where the source has no times of votes, or does not show them.
    pub votes: Vec<VoteCount>,
    /// Bases that are gone, newest first, then by name; none likewise.
    pub deletions: Vec<Deletion>,
    /// What was wrong, or not to be had.
    pub warnings: Vec<String>,
}

/// The comments of one snapshot.
#[derive(Debug, Default)]
pub struct CommentRecords {
    /// Sources and evidence.
    pub texts: Texts,
    /// By base, then newest first.
    pub comments: Vec<Comment>,
    /// What was wrong with single rows.
    pub warnings: Vec<String>,
}

/// One snapshot of the registry, without comments.
#[derive(Debug, Default)]
pub struct Records {
    /// All short strings.
    pub names: Names,
    /// All long texts.
    pub texts: Texts,
    /// By id.
    pub users: Vec<User>,
    /// By id.
    pub bases: Vec<Base>,
    /// By id.
    pub packages: Vec<Package>,
    /// By package, then row order.
    pub dependencies: Vec<Dependency>,
    /// By package, then row order.
    pub relations: Vec<Relation>,
    /// (package id, source), by package, then row order.
    pub sources: Vec<(u32, Text)>,
    /// (package id, licence), by package, then licence id.
    pub licenses: Vec<(u32, Symbol)>,
    /// (package id, group), by package, then group id.
    pub groups: Vec<(u32, Symbol)>,
    /// (base id, keyword), by base, then collation order.
    pub keywords: Vec<(u32, Symbol)>,
    /// (base id, user id), by base, then priority.
    pub comaintainers: Vec<(u32, u32)>,
    /// Base ids, one for each open request.
    pub open_requests: Vec<u32>,
    /// By row id.
    pub official: Vec<OfficialProvider>,
    /// What was wrong with single rows.
    pub warnings: Vec<String>,
}
