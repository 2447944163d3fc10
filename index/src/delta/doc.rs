//! One document of an amendment, with all that questions need of it.

use super::keys::Keys;
use crate::fold::{collation_key, fold, fold_name};
use crate::fragment::Record;
use crate::packages::{Packages, collates_before, flags_of, partition_point, prior_of};
use crate::{Document, SortBy};
use std::sync::Arc;

/// A place among the numbers of the base generation: `2 * rank + 1` is that rank, `2 * rank` lies before it.
pub(crate) type Place = u32;

/// A document, and where it stands in the orders of the base generation.
#[derive(Debug)]
pub(crate) struct DeltaDoc {
    /// As it was written; equal records are equal documents.
    pub(crate) encoded: Vec<u8>,
    pub(crate) name: String,
    pub(crate) folded: String,
    pub(crate) description: Option<String>,
    pub(crate) folded_description: String,
    pub(crate) version: String,
    /// Name of its base, folded as a name.
    pub(crate) base: String,
    pub(crate) maintainer: Option<String>,
    pub(crate) flags: u8,
    pub(crate) votes: u32,
    pub(crate) popularity_micros: u64,
    pub(crate) out_of_date: i64,
    pub(crate) modified: i64,
    pub(crate) prior: f32,
    /// Its record for the RPC.
    pub(crate) fragment: Vec<u8>,
    pub(crate) keys: Arc<Keys>,
    /// Where its base and its maintainer stand.
    pub(crate) base_place: Place,
    pub(crate) maintainer_place: Place,
    /// Before how many documents of the base generation it comes, by [`ORDERS`].
    pub(crate) places: [u32; 5],
}

/// The orders, as a generation keeps them.
pub(crate) const ORDERS: [SortBy; 5] =
    [SortBy::Name, SortBy::Votes, SortBy::Popularity, SortBy::Maintainer, SortBy::LastModified];

impl DeltaDoc {
    /// Takes a document in.
    pub(crate) fn new(encoded: &[u8], doc: &Document<'_>, slot: u32, packages: &Packages) -> Self {
        let mut new = Self {
            encoded: encoded.to_vec(),
            name: doc.name.to_owned(),
            folded: fold(doc.name).into_owned(),
            description: doc.description.map(str::to_owned),
            folded_description: fold(doc.description.unwrap_or_default()).into_owned(),
            version: doc.version.to_owned(),
            base: fold_name(doc.base).into_owned(),
            maintainer: doc.maintainer.map(str::to_owned),
            flags: flags_of(doc),
            votes: doc.votes,
            popularity_micros: doc.popularity_micros,
            out_of_date: doc.out_of_date.unwrap_or_default(),
            modified: doc.modified,
            prior: prior_of(doc.votes, doc.popularity_micros),
            fragment: Record::default().serialise(doc).to_vec(),
            keys: Arc::new(Keys::of(doc)),
            base_place: base_place(packages, doc.base),
            maintainer_place: doc.maintainer.map_or(0, |user| user_place(packages, user)),
            places: [0; 5],
        };
        new.find_places(slot, packages);
        new
    }

    /// The key of an order, as a generation sorts by it; the name follows.
    pub(crate) fn key(&self, sort: SortBy) -> (u64, Place) {
        match sort {
            SortBy::Name => (0, 0),
            SortBy::Votes => (self.votes.into(), self.base_place),
            SortBy::Popularity => (self.popularity_micros, self.base_place),
            SortBy::Maintainer => (self.maintainer_place.into(), 0),
            SortBy::LastModified => ((self.modified as u64) ^ (1 << 63), self.base_place),
        }
    }

    fn find_places(&mut self, slot: u32, packages: &Packages) {
        let names = packages.order(SortBy::Name);
        let (collation, spelling) = (collation_key(&self.name), self.name.as_str());
        let first = partition_point(0..names.docs.len(), |at| {
            let doc = names.docs.get(at);
            let other = packages.name(doc);
            (collation_key(other), other, doc) < (collation.clone(), spelling, slot)
        });
        self.places[0] = first as u32;
        for (at, sort) in ORDERS.into_iter().enumerate().skip(1) {
            let (number, place) = self.key(sort);
            let order = packages.order(sort);
            let before = |at: usize| {
                let doc = order.docs.get(at);
                let (other, other_place) = stored_key(packages, sort, doc as usize);
                (other, other_place, names.ranks.get(doc as usize)) < (number, place, first as u32)
            };
            self.places[at] = partition_point(0..order.docs.len(), before) as u32;
        }
    }
}

/// The same of a document of the base generation.
fn stored_key(packages: &Packages, sort: SortBy, at: usize) -> (u64, Place) {
    let base = || packages.base_column().get(at).saturating_mul(2).saturating_add(1);
    match sort {
        SortBy::Name => (0, 0),
        SortBy::Votes => (packages.votes_at(at).into(), base()),
        SortBy::Popularity => (packages.popularity_at(at), base()),
        SortBy::Maintainer => {
            // Zero is an orphan; the others are ranks plus one.
            let rank = packages.maintainer_column().get(at);
            (u64::from(rank) * 2, 0)
        }
        SortBy::LastModified => ((packages.modified_at(at) as u64) ^ (1 << 63), base()),
    }
}

/// Where a base stands: at its rank if the base generation has it, however it is spelled.
pub(crate) fn base_place(packages: &Packages, name: &str) -> Place {
    match packages.find_base(&fold_name(name)) {
        Some(rank) => rank.saturating_mul(2).saturating_add(1),
        None => {
            let at = partition_point(0..packages.bases(), |at| collates_before(packages.base(at as u32), name));
            (at as u32).saturating_mul(2)
        }
    }
}

/// Where a user stands among the maintainers, from 1 on: twice the rank plus two, or the odd number before it.
fn user_place(packages: &Packages, name: &str) -> Place {
    let at = partition_point(0..packages.users(), |at| collates_before(packages.user(at), name));
    let place = (at as u32).saturating_mul(2);
    if packages.user(at) == name && at < packages.users() { place.saturating_add(2) } else { place.saturating_add(1) }
}
