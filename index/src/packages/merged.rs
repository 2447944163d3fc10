//! The columns of a generation as it stands, amended or not.

use super::{ORPHAN, Packages};
use crate::delta::Delta;
use crate::fold::collation_key;
use crate::whole::Whole;
use crate::{BaseInfo, DocId, Row, SortBy};
use std::ops::Range;
use std::sync::Arc;

/// Where something stands among numbers of the base generation, with room between two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank(u64);

impl Rank {
    /// At a rank.
    pub(crate) const fn of(rank: u32) -> Self {
        Self((2 * rank as u64 + 1) << 32)
    }

    /// Before a rank, as one of several.
    pub(crate) const fn between(rank: u32, number: u32) -> Self {
        Self((2 * rank as u64) << 32 | number as u64)
    }
}

/// Columns by document number, bases and maintainers by number.
pub(crate) struct Columns {
    whole: Arc<Whole>,
    delta: Option<Arc<Delta>>,
}

/// One order of all documents.
pub(crate) struct Order<'a> {
    packages: &'a Packages,
    delta: Option<&'a Delta>,
    sort: SortBy,
}

/// Position of an order among those of an amendment.
fn position(sort: SortBy) -> usize {
    crate::delta::ORDERS.iter().position(|other| *other == sort).unwrap_or_default()
}

impl Columns {
    /// The columns of a generation, and what is other than there.
    pub(crate) fn new(whole: &Arc<Whole>, delta: Option<&Arc<Delta>>) -> Self {
        Self { whole: Arc::clone(whole), delta: delta.cloned() }
    }

    fn base(&self) -> &Packages {
        &self.whole.packages
    }

    /// The difference, and the place in it of a document.
    fn amended(&self, doc: usize) -> Option<(&Delta, usize)> {
        let delta = self.delta.as_deref()?;
        Some((delta, delta.place(doc as u32)?))
    }

    /// Number of packages.
    pub(crate) fn len(&self) -> usize {
        self.delta.as_ref().map_or(self.base().len(), |delta| delta.live())
    }

    /// Numbers of packages end here; in an amended generation some below stand for nothing.
    pub(crate) fn end(&self) -> usize {
        self.delta.as_ref().map_or(self.base().len(), |delta| delta.end() as usize)
    }

    /// Numbers of all packages, ascending.
    pub(crate) fn docs(&self) -> impl Iterator<Item = DocId> + '_ {
        let delta = self.delta.as_deref();
        (0..self.end() as u32).filter(move |doc| delta.is_none_or(|delta| delta.is_live(*doc)))
    }

    /// The package of that folded name.
    pub(crate) fn find(&self, name: &[u8], folded: impl Fn(u32) -> bool) -> Option<DocId> {
        let Some(delta) = &self.delta else { return self.base().find(name, folded) };
        let kept = self.base().find(name, |doc| !delta.is_stale(doc) && folded(doc));
        match (kept, delta.find(name)) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    /// The number of the base of that name, folded as a name.
    pub(crate) fn find_base(&self, name: &str) -> Option<u32> {
        match &self.delta {
            None => self.base().find_base(name),
            Some(delta) => delta.bases.number(self.base(), name),
        }
    }

    /// What is known of the base of that number.
    pub(crate) fn base_info(&self, number: u32) -> BaseInfo<'_> {
        match self.delta.as_ref().and_then(|delta| delta.bases.get(number)) {
            None => self.base().base_info(number),
            Some(base) => BaseInfo { name: &base.name, packages: base.packages, is_its_package: base.is_its_package },
        }
    }

    /// The number of a document's base.
    pub(crate) fn base_of(&self, doc: DocId) -> u32 {
        match self.amended(doc as usize) {
            None => self.base().base_column().get(doc as usize),
            Some((delta, place)) => delta.base_of(place),
        }
    }

    /// Flags of a document.
    pub(crate) fn flags(&self, doc: DocId) -> u8 {
        match self.amended(doc as usize) {
            None => self.base().flags().get(doc as usize).copied().unwrap_or_default(),
            Some((delta, place)) => delta.docs[place].flags,
        }
    }

    /// Whether the document has no maintainer.
    pub(crate) fn is_orphan(&self, doc: DocId) -> bool {
        self.flags(doc) & ORPHAN != 0
    }

    /// Epoch seconds of the last push, by document.
    pub(crate) fn modified_at(&self, at: usize) -> i64 {
        self.amended(at).map_or_else(|| self.base().modified_at(at), |(delta, place)| delta.docs[place].modified)
    }

    /// Stored votes, by document.
    pub(crate) fn votes_at(&self, at: usize) -> u32 {
        self.amended(at).map_or_else(|| self.base().votes_at(at), |(delta, place)| delta.docs[place].votes)
    }

    /// Stored popularity in millionths, by document.
    pub(crate) fn popularity_at(&self, at: usize) -> u64 {
        let amended = self.amended(at);
        amended.map_or_else(|| self.base().popularity_at(at), |(delta, place)| delta.docs[place].popularity_micros)
    }

    /// The number of a document's maintainer plus one; zero is an orphan.
    pub(crate) fn maintainer(&self, doc: DocId) -> u32 {
        match self.amended(doc as usize) {
            None => self.base().maintainer_column().get(doc as usize),
            Some((delta, place)) => delta.maintainer_of(place),
        }
    }

    /// Numbers of users end here.
    pub(crate) fn users(&self) -> usize {
        self.base().users() + self.delta.as_ref().map_or(0, |delta| delta.users.len())
    }

    /// Stored spelling of a user's name.
    pub(crate) fn user(&self, number: usize) -> &str {
        let new = self.delta.as_ref().and_then(|delta| delta.user(number));
        new.unwrap_or_else(|| self.base().user(number))
    }

    /// Where a user stands by collation.
    pub(crate) fn user_rank(&self, number: usize) -> Rank {
        self.delta.as_ref().map_or(Rank::of(number as u32), |delta| delta.user_rank(number))
    }

    /// The order of all documents by that key.
    pub(crate) fn order(&self, sort: SortBy) -> Order<'_> {
        Order { packages: self.base(), delta: self.delta.as_deref(), sort }
    }

    /// Stored spelling of a name.
    pub(crate) fn name(&self, doc: DocId) -> &str {
        self.amended(doc as usize).map_or_else(|| self.base().name(doc), |(delta, place)| &delta.docs[place].name)
    }

    /// Documents whose name starts with `prefix`, ascending by name.
    pub(crate) fn with_prefix(&self, prefix: &str) -> impl Iterator<Item = DocId> + '_ {
        let range = self.base().with_prefix(prefix);
        let order = self.base().order(SortBy::Name);
        let own = self.delta.as_deref().map(|delta| own_with_prefix(delta, &range, prefix));
        let delta = self.delta.as_deref();
        let base = range.map(move |at| (at as u32, order.docs.get(at)));
        let base = base.filter(move |(_, doc)| delta.is_none_or(|delta| !delta.is_stale(*doc)));
        Merge { base: base.peekable(), own: own.unwrap_or_default().into_iter().peekable() }
    }

    /// Names of bases that start with `prefix`, ascending, at most `most`.
    pub(crate) fn bases_with_prefix(&self, prefix: &str, most: usize) -> Vec<&str> {
        let base = self.base().bases_with_prefix(prefix).map(|at| at as u32);
        let name = |rank| self.base().base(rank);
        let Some(delta) = self.delta.as_deref() else { return base.take(most).map(name).collect() };
        let key = collation_key(prefix);
        let own = delta.bases.with_prefix(&key);
        let kept = base.filter(|rank| !delta.bases.is_stale(*rank)).map(|rank| (Rank::of(rank), name(rank)));
        let mut all: Vec<(Rank, &str)> = kept.take(most).chain(own).collect();
        all.sort_unstable();
        all.truncate(most);
        all.into_iter().map(|(_, name)| name).collect()
    }

    /// What the search page shows; of a document that an amendment took away, what it was, and empty for a number that no
    /// document ever had.
    pub(crate) fn row(&self, doc: DocId) -> Row<'_> {
        let Some((delta, place)) = self.amended(doc as usize) else {
            let mut row = self.base().row(doc);
            // The base may be spelled in another way by now.
            if self.delta.as_ref().is_some_and(|delta| delta.bases.get(self.base_of(doc)).is_some()) {
                row.base = self.base_info(self.base_of(doc)).name;
            }
            return row;
        };
        let doc = &delta.docs[place];
        Row {
            name: &doc.name,
            base: self.base_info(delta.base_of(place)).name,
            version: &doc.version,
            description: doc.description.as_deref(),
            maintainer: doc.maintainer.as_deref(),
            votes: doc.votes,
            popularity_micros: doc.popularity_micros,
            out_of_date: (doc.flags & super::OUTDATED != 0).then_some(doc.out_of_date),
            modified: doc.modified,
        }
    }
}

/// Those of the amendment's documents that start with `prefix`, by name: before which position, and number.
fn own_with_prefix(delta: &Delta, range: &Range<usize>, prefix: &str) -> Vec<(u32, DocId)> {
    let key = collation_key(prefix);
    let docs = &delta.orders[0].docs;
    let start = docs.partition_point(|(before, _)| (*before as usize) < range.start);
    let near = docs[start..].iter().take_while(|(before, _)| *before as usize <= range.end);
    let starts = near.filter(|(_, place)| collation_key(&delta.docs[*place as usize].name).starts_with(&key));
    starts.map(|(before, place)| (*before, delta.slots[*place as usize])).collect()
}

/// Documents of the base by position, and others before theirs.
struct Merge<A: Iterator, B: Iterator> {
    base: std::iter::Peekable<A>,
    own: std::iter::Peekable<B>,
}

impl<A: Iterator<Item = (u32, DocId)>, B: Iterator<Item = (u32, DocId)>> Iterator for Merge<A, B> {
    type Item = DocId;

    fn next(&mut self) -> Option<DocId> {
        let own = match (self.base.peek(), self.own.peek()) {
            (Some((at, _)), Some((before, _))) => before <= at,
            (None, Some(_)) => true,
            _ => false,
        };
        let next = if own { self.own.next() } else { self.base.next() };
        next.map(|(_, doc)| doc)
    }
}

impl Order<'_> {
    /// Where a document stands.
    pub(crate) fn rank(&self, doc: DocId) -> Rank {
        if let Some((delta, place)) = self.delta.and_then(|delta| Some((delta, delta.place(doc)?))) {
            return delta.rank(position(self.sort), place);
        }
        Rank::of(self.packages.order(self.sort).ranks.get(doc as usize))
    }

    /// Calls `each` with all documents in order, or the other way round, until it says that it has enough.
    pub(crate) fn scan(&self, descending: bool, mut each: impl FnMut(DocId) -> bool) {
        let docs = &self.packages.order(self.sort).docs;
        let Some(delta) = self.delta else {
            return match descending {
                false => _ = docs.iter().all(|doc| !each(doc)),
                true => _ = docs.iter().rev().all(|doc| !each(doc)),
            };
        };
        let own = &delta.orders[position(self.sort)].docs;
        let slot = |(_, place): &(u32, u32)| delta.slots[*place as usize];
        let mut done = false;
        let mut step = |doc: DocId| {
            done = done || each(doc);
            !done
        };
        if descending {
            let mut own = own.iter().rev().peekable();
            for (at, doc) in docs.iter().enumerate().rev() {
                while let Some(next) = own.next_if(|(before, _)| *before as usize > at) {
                    step(slot(next));
                }
                if !delta.is_stale(doc) && !step(doc) {
                    return;
                }
            }
            let _ = own.all(|next| step(slot(next)));
        } else {
            let mut own = own.iter().peekable();
            for (at, doc) in docs.iter().enumerate() {
                while let Some(next) = own.next_if(|(before, _)| *before as usize <= at) {
                    step(slot(next));
                }
                if !delta.is_stale(doc) && !step(doc) {
                    return;
                }
            }
            let _ = own.all(|next| step(slot(next)));
        }
    }
}
