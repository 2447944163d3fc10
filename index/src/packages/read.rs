//! The columns of a mapped file.

use super::{DESCRIBED, HAS_NAMESAKE, IS_ITS_PACKAGE, OUTDATED, section};
use crate::file::{ArrayFile, Section, Strings, U32s, U64s};
use crate::fold::{collation_key, fold_name};
use crate::lookup::Lookup;
use crate::{BaseInfo, DocId, Row, SortBy};
use std::ops::Range;

/// Columns by document number, bases by rank.
pub(crate) struct Packages {
    names: Strings,
    versions: Strings,
    descriptions: Strings,
    users: Strings,
    bases: Strings,
    flags: Section,
    base: U32s,
    maintainer: U32s,
    votes: U32s,
    prior: U32s,
    popularity: U64s,
    out_of_date: U64s,
    modified: U64s,
    base_packages: U32s,
    base_flags: Section,
    name_lookup: Lookup,
    base_lookup: Lookup,
    orders: [Sorted; 5],
    ids: U32s,
    base_ids: U32s,
    provided: Strings,
    keywords: Strings,
}

/// One order of all documents.
pub(crate) struct Sorted {
    /// Documents, ascending.
    pub(crate) docs: U32s,
    /// Position of each document.
    pub(crate) ranks: U32s,
}

impl Packages {
    /// How many sections the file has.
    pub(crate) const SECTIONS: usize = section::COUNT;

    /// Takes the sections; `None` when they do not hold that many documents and bases.
    pub(crate) fn new(file: &ArrayFile, documents: usize, bases: usize) -> Option<Self> {
        let order = |at: usize| Sorted {
            docs: file.u32s(section::ORDERS + 2 * at),
            ranks: file.u32s(section::ORDERS + 2 * at + 1),
        };
        let packages = Self {
            names: file.strings(section::NAMES),
            versions: file.strings(section::VERSIONS),
            descriptions: file.strings(section::DESCRIPTIONS),
            users: file.strings(section::USERS),
            bases: file.strings(section::BASES),
            flags: file.section(section::FLAGS),
            base: file.u32s(section::BASE),
            maintainer: file.u32s(section::MAINTAINER),
            votes: file.u32s(section::VOTES),
            prior: file.u32s(section::PRIOR),
            popularity: file.u64s(section::POPULARITY),
            out_of_date: file.u64s(section::OUT_OF_DATE),
            modified: file.u64s(section::MODIFIED),
            base_packages: file.u32s(section::BASE_PACKAGES),
            base_flags: file.section(section::BASE_FLAGS),
            name_lookup: Lookup::new(file.u32s(section::NAME_LOOKUP), documents)?,
            base_lookup: Lookup::new(file.u32s(section::BASE_LOOKUP), bases)?,
            orders: std::array::from_fn(order),
            ids: file.u32s(section::IDS),
            base_ids: file.u32s(section::BASE_IDS),
            provided: file.strings(section::PROVIDED),
            keywords: file.strings(section::KEYWORDS),
        };
        packages.fits(documents, bases).then_some(packages)
    }

    fn fits(&self, documents: usize, bases: usize) -> bool {
        let strings = [&self.names, &self.versions, &self.descriptions, &self.provided, &self.keywords];
        let narrow = [&self.base, &self.maintainer, &self.votes, &self.prior, &self.ids, &self.base_ids];
        let wide = [&self.popularity, &self.out_of_date, &self.modified];
        let mut orders = self.orders.iter().flat_map(|o| [&o.docs, &o.ranks]);
        strings.iter().all(|column| column.len() == documents)
            && narrow.iter().all(|column| column.len() == documents)
            && wide.iter().all(|column| column.len() == documents)
            && orders.all(|order| order.len() == documents)
            && self.flags.bytes().len() == documents
            && self.bases.len() == bases
            && self.base_packages.len() == bases
            && self.base_flags.bytes().len() == bases
    }

    /// Number of packages.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The first package of that folded name that `is` says yes to.
    pub(crate) fn find(&self, name: &[u8], is: impl Fn(u32) -> bool) -> Option<DocId> {
        self.name_lookup.find(name, is)
    }

    /// The rank of the base of that name, folded as a name.
    pub(crate) fn find_base(&self, name: &str) -> Option<u32> {
        self.base_lookup.find(name.as_bytes(), |rank| *fold_name(self.base(rank)) == *name)
    }

    /// Whether another base than that of the rank is spelled like it.
    pub(crate) fn has_namesake(&self, base: u32) -> bool {
        self.base_flags.byte(base as usize) & HAS_NAMESAKE != 0
    }

    /// What is known of the base of that rank.
    pub(crate) fn base_info(&self, base: u32) -> BaseInfo<'_> {
        let base = base as usize;
        BaseInfo {
            name: self.bases.text(base),
            packages: self.base_packages.get(base),
            is_its_package: self.base_flags.byte(base) & IS_ITS_PACKAGE != 0,
        }
    }

    /// Base ranks by document.
    pub(crate) fn base_column(&self) -> &U32s {
        &self.base
    }

    /// Flags by document.
    pub(crate) fn flags(&self) -> &[u8] {
        self.flags.bytes()
    }

    /// Votes and popularity as a number for ranking.
    pub(crate) fn prior(&self, doc: DocId) -> f32 {
        let prior = f32::from_bits(self.prior.get(doc as usize));
        if prior.is_finite() { prior } else { 0.0 }
    }

    /// Epoch seconds of the last push, by document.
    pub(crate) fn modified_at(&self, at: usize) -> i64 {
        self.modified.get(at) as i64
    }

    /// The same of all documents.
    pub(crate) fn modified(&self) -> impl Iterator<Item = i64> + '_ {
        (0..self.modified.len()).map(|at| self.modified_at(at))
    }

    /// Stored votes, by document.
    pub(crate) fn votes_at(&self, at: usize) -> u32 {
        self.votes.get(at)
    }

    /// Stored popularity in millionths, by document.
    pub(crate) fn popularity_at(&self, at: usize) -> u64 {
        self.popularity.get(at)
    }

    /// Rank of the maintainer plus one, by document; zero is an orphan.
    pub(crate) fn maintainer_column(&self) -> &U32s {
        &self.maintainer
    }

    /// Number of bases.
    pub(crate) fn bases(&self) -> usize {
        self.bases.len()
    }

    /// Stored spelling of a base, by rank.
    pub(crate) fn base(&self, rank: u32) -> &str {
        self.bases.text(rank as usize)
    }

    /// Ids of packages, ascending.
    pub(crate) fn ids(&self) -> &U32s {
        &self.ids
    }

    /// Ids of bases by document.
    pub(crate) fn base_ids(&self) -> &U32s {
        &self.base_ids
    }

    /// Description as it is searched; empty when there is none.
    pub(crate) fn description(&self, doc: DocId) -> &str {
        self.descriptions.text(doc as usize)
    }

    /// Terms of the provided names, separated by spaces.
    pub(crate) fn provided_terms(&self, doc: DocId) -> &str {
        self.provided.text(doc as usize)
    }

    /// Terms of the keywords, likewise.
    pub(crate) fn keyword_terms(&self, doc: DocId) -> &str {
        self.keywords.text(doc as usize)
    }

    /// How many users there are.
    pub(crate) fn users(&self) -> usize {
        self.users.len()
    }

    /// Stored spelling of a user's name, by rank.
    pub(crate) fn user(&self, rank: usize) -> &str {
        self.users.text(rank)
    }

    /// The order of all documents by that key.
    pub(crate) fn order(&self, sort: SortBy) -> &Sorted {
        let at = match sort {
            SortBy::Name => 0,
            SortBy::Votes => 1,
            SortBy::Popularity => 2,
            SortBy::Maintainer => 3,
            SortBy::LastModified => 4,
        };
        &self.orders[at]
    }

    /// Stored spelling of a name.
    pub(crate) fn name(&self, doc: DocId) -> &str {
        self.names.text(doc as usize)
    }

    /// Positions, in the order of names, of the documents whose name starts with `prefix`.
    pub(crate) fn with_prefix(&self, prefix: &str) -> Range<usize> {
        let docs = &self.order(SortBy::Name).docs;
        prefix_range(docs.len(), prefix, |at| self.name(docs.get(at)))
    }

    /// Ranks of the bases whose name starts with `prefix`.
    pub(crate) fn bases_with_prefix(&self, prefix: &str) -> Range<usize> {
        prefix_range(self.bases.len(), prefix, |at| self.bases.text(at))
    }

    /// What the search page shows; empty for a document that is not there.
    pub(crate) fn row(&self, doc: DocId) -> Row<'_> {
        let at = doc as usize;
        let flags = self.flags.byte(at);
        let maintainer = (self.maintainer.get(at) as usize).checked_sub(1);
        Row {
            name: self.name(doc),
            base: self.bases.text(self.base.get(at) as usize),
            version: self.versions.text(at),
            description: (flags & DESCRIBED != 0).then(|| self.descriptions.text(at)),
            maintainer: maintainer.map(|user| self.users.text(user)),
            votes: self.votes.get(at),
            popularity_micros: self.popularity.get(at),
            out_of_date: (flags & OUTDATED != 0).then(|| self.out_of_date.get(at) as i64),
            modified: self.modified.get(at) as i64,
        }
    }
}

/// Positions, among `count` names in collation order, of those that start with `prefix`.
fn prefix_range<'a>(count: usize, prefix: &str, name: impl Fn(usize) -> &'a str) -> Range<usize> {
    let prefix = collation_key(prefix);
    let start = partition_point(0..count, |at| collation_key(name(at)) < prefix);
    let end = partition_point(start..count, |at| collation_key(name(at)).starts_with(&prefix));
    start..end
}

/// First position in `range` for which `before` does not hold.
pub(crate) fn partition_point(range: Range<usize>, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
