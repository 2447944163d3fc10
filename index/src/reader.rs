//! Reads one generation.
use crate::{By, DocId, Hit, ListPage, ListQuery, Row, TooMany};
use std::path::Path;

/// Why a generation could not be opened; names the path.
#[derive(Debug, thiserror::Error)]
#[error("placeholder")]
pub struct OpenError;

/// What is known of a package base.
#[derive(Clone, Copy, Debug)]
pub struct BaseInfo<'a> {
    /// Stored spelling.
    pub name: &'a str,
    /// How many packages it has.
    pub packages: u32,
    /// Whether its only package bears the same name.
    pub is_its_package: bool,
}

/// One open generation; cheap to share, immutable.
pub struct Index;

impl Index {
    /// Opens the generation in `dir`.
    pub fn open(_dir: &Path) -> Result<Self, OpenError> {
        unimplemented!()
    }
    /// Number of packages.
    pub fn len(&self) -> usize {
        unimplemented!()
    }
    /// Whether there is no package.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The package of that name, without case, trailing spaces trimmed.
    pub fn find(&self, _name: &str) -> Option<DocId> {
        unimplemented!()
    }
    /// The base of that name, without case, trailing spaces trimmed.
    pub fn base(&self, _name: &str) -> Option<BaseInfo<'_>> {
        unimplemented!()
    }
    /// RPC search: all matches in ascending id, or [`TooMany`] when there are more than `limit`.
    /// With [`By::Maintainer`] an empty argument means orphans.
    pub fn search(&self, _by: By, _arg: &str, _limit: usize) -> Result<Vec<DocId>, TooMany> {
        unimplemented!()
    }
    /// Package names that start with `prefix` (without case), in collation order, at most `limit`.
    pub fn suggest(&self, _prefix: &str, _limit: usize) -> Vec<&str> {
        unimplemented!()
    }
    /// As [`Index::suggest`], over base names.
    pub fn suggest_base(&self, _prefix: &str, _limit: usize) -> Vec<&str> {
        unimplemented!()
    }
    /// Appends the RPC `info` object of a package, popularity decayed to `now` (epoch seconds).
    pub fn write_info(&self, _doc: DocId, _now: i64, _out: &mut Vec<u8>) {
        unimplemented!()
    }
    /// Appends the RPC `search` object of a package, popularity decayed to `now` (epoch seconds).
    pub fn write_search(&self, _doc: DocId, _now: i64, _out: &mut Vec<u8>) {
        unimplemented!()
    }
    /// Answers one request of the search page.
    pub fn list(&self, _query: &ListQuery<'_>) -> ListPage {
        unimplemented!()
    }
    /// What the search page shows of a package.
    pub fn row(&self, _doc: DocId) -> Row<'_> {
        unimplemented!()
    }
    /// Ranked search over names, provides, keywords and descriptions; best first.
    pub fn ranked(&self, _text: &str, _limit: usize) -> Vec<Hit> {
        unimplemented!()
    }
}
