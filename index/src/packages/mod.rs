//! The columns of the packages, their orders, and the bases: what the search page shows and sorts by.

mod build;
mod merged;
mod read;

pub(crate) use build::{PackagesBuilder, collates_before, flags_of, prior_of};
pub(crate) use merged::{Columns, Rank};
pub(crate) use read::{Packages, partition_point};

/// Bit of the flags: the package is out of date.
pub(crate) const OUTDATED: u8 = 1;
/// Bit of the flags: the base has no maintainer.
pub(crate) const ORPHAN: u8 = 2;
/// Bit of the flags: there is a description.
pub(crate) const DESCRIBED: u8 = 4;

/// Bit of a base's flags: its only package bears its name.
pub(crate) const IS_ITS_PACKAGE: u8 = 1;
/// Bit of a base's flags: another base is spelled alike. MariaDB holds no two, a file may.
pub(crate) const HAS_NAMESAKE: u8 = 2;

/// Sections of the file, by number. Texts take two.
mod section {
    pub(super) const NAMES: usize = 0;
    pub(super) const VERSIONS: usize = 2;
    pub(super) const DESCRIPTIONS: usize = 4;
    pub(super) const USERS: usize = 6;
    pub(super) const BASES: usize = 8;
    pub(super) const FLAGS: usize = 10;
    pub(super) const BASE: usize = 11;
    pub(super) const MAINTAINER: usize = 12;
    pub(super) const VOTES: usize = 13;
    pub(super) const PRIOR: usize = 14;
    pub(super) const POPULARITY: usize = 15;
    pub(super) const OUT_OF_DATE: usize = 16;
    pub(super) const MODIFIED: usize = 17;
    pub(super) const BASE_PACKAGES: usize = 18;
    pub(super) const BASE_FLAGS: usize = 19;
    pub(super) const NAME_LOOKUP: usize = 20;
    pub(super) const BASE_LOOKUP: usize = 21;
    /// Five orders (documents, ascending), each followed by its inverse (ranks).
    pub(super) const ORDERS: usize = 22;
    pub(super) const IDS: usize = ORDERS + 2 * 5;
    pub(super) const BASE_IDS: usize = IDS + 1;
    /// Terms of the provided names and of the keywords, as the full-text index has them.
    pub(super) const PROVIDED: usize = BASE_IDS + 1;
    pub(super) const KEYWORDS: usize = PROVIDED + 2;
    pub(super) const COUNT: usize = KEYWORDS + 2;
}
