//! What an amended generation has beside the files of its base: documents that are new or other than there, and the
//! numbers of those that are gone. Few enough to be held in memory, and looked through where the base has an index.
//!
//! A document of the base keeps its number. One that changed has the number that it had, and the base's answers about it
//! are left out; new ones follow behind the last, by id, so that numbers ascend with ids as they do in a whole
//! generation. Numbers of what is gone stand for nothing.
//!
//! Bases and maintainers have numbers in the same way: their ranks in the base generation, and new ones behind them.
//! What is sorted by rank there is sorted by [`Rank`] here, which has room for others between two ranks.

mod bases;
mod doc;
mod joined;
mod keys;

pub(crate) use bases::DeltaBases;
pub(crate) use doc::{DeltaDoc, ORDERS};
pub(crate) use joined::Joined;
pub(crate) use keys::{KeyTable, Keys, word_key};

use crate::DocId;
use crate::amend::{DeltaFile, decode};
use crate::bits::Bits;
use crate::fold::collation_key;
use crate::packages::Rank;
use crate::whole::Whole;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Documents in one of the orders.
#[derive(Debug, Default)]
pub(crate) struct DeltaOrder {
    /// Before how many documents of the base each comes, and its place in `docs` of [`Delta`], in order.
    pub(crate) docs: Vec<(u32, u32)>,
    /// Position in `docs` by place.
    positions: Vec<u32>,
}

/// The difference to the base generation.
#[derive(Debug)]
pub(crate) struct Delta {
    /// Documents of the base, and of these those that are other ones now or gone.
    base_documents: u32,
    stale: Bits,
    stale_keys: BTreeMap<DocId, Arc<Keys>>,
    /// Numbers, ascending, and documents.
    pub(crate) slots: Vec<DocId>,
    pub(crate) docs: Vec<Arc<DeltaDoc>>,
    pub(crate) bases: DeltaBases,
    /// Numbers of the documents' bases.
    base_of: Vec<u32>,
    /// Maintainers that the base generation does not have, by collation; and by place in `docs` the number of the
    /// maintainer plus one, zero for none.
    pub(crate) users: Vec<String>,
    user_ranks: Vec<Rank>,
    maintainer_of: Vec<u32>,
    base_users: usize,
    live: usize,
    pub(crate) orders: [DeltaOrder; 5],
    pub(crate) names: Joined,
    pub(crate) descriptions: Joined,
    pub(crate) added: KeyTable,
    /// Words and dependencies of the documents that are stale, as the base has them.
    pub(crate) removed: KeyTable,
    /// Folded names without spaces at the end, ascending.
    by_name: Vec<(Vec<u8>, DocId)>,
}

impl Delta {
    /// Makes it from what was written; `before` is that of an earlier amendment to the same base. `None` when the file does
    /// not fit the base.
    pub(crate) fn new(file: &DeltaFile, whole: &Whole, before: Option<&Self>) -> Option<Self> {
        let packages = &whole.packages;
        let mut docs = Vec::with_capacity(file.len());
        for (slot, encoded) in file.records() {
            let same = before.and_then(|before| before.stored(slot)).filter(|doc| doc.encoded == encoded);
            docs.push(match same {
                Some(doc) => Arc::clone(doc),
                None => Arc::new(DeltaDoc::new(encoded, &decode(encoded)?, slot, packages)),
            });
        }
        let base_documents = packages.len() as u32;
        let slots: Vec<DocId> = file.records().map(|(slot, _)| slot).collect();
        let stale_docs: Vec<DocId> =
            slots.iter().copied().filter(|slot| *slot < base_documents).chain(file.gone()).collect();
        let stale = Bits::of(packages.len(), stale_docs.iter().copied());
        let stale_count = stale.count();
        let stale_keys: BTreeMap<DocId, Arc<Keys>> = stale_docs
            .into_iter()
            .map(|doc| {
                let known = before.and_then(|before| before.stale_keys.get(&doc).cloned());
                (doc, known.unwrap_or_else(|| Arc::new(Keys::of_stored(packages, &whole.terms, doc))))
            })
            .collect();
        let texts =
            |text: fn(&DeltaDoc) -> &str| Joined::new(slots.iter().zip(&docs).map(|(slot, doc)| (*slot, text(doc))));
        let removed = stale_keys.iter().map(|(doc, keys)| (*doc, Arc::clone(keys))).collect();
        let added = slots.iter().zip(&docs).map(|(slot, doc)| (*slot, Arc::clone(&doc.keys))).collect();
        let mut delta = Self {
            base_documents,
            bases: DeltaBases::new(file, packages)?,
            live: (packages.len() + docs.len()).saturating_sub(stale_count),
            stale,
            base_of: Vec::new(),
            users: Vec::new(),
            user_ranks: Vec::new(),
            maintainer_of: Vec::new(),
            base_users: packages.users(),
            orders: Default::default(),
            names: texts(|doc| &doc.folded),
            descriptions: texts(|doc| &doc.folded_description),
            added: KeyTable::new(added, before.map(|before| &before.added)),
            removed: KeyTable::new(removed, before.map(|before| &before.removed)),
            by_name: Vec::new(),
            stale_keys,
            slots,
            docs,
        };
        delta.number_people();
        delta.base_of = delta.docs.iter().map(|doc| delta.bases.number(packages, &doc.base)).collect::<Option<_>>()?;
        delta.sort();
        Some(delta)
    }

    /// Numbers for new maintainers, and where they stand between the others.
    fn number_people(&mut self) {
        let is_new = |doc: &&Arc<DeltaDoc>| doc.maintainer_place % 2 == 1;
        let mut new: Vec<(u32, Vec<u8>, &str)> = Vec::new();
        for doc in self.docs.iter().filter(is_new) {
            let name = doc.maintainer.as_deref().unwrap_or_default();
            new.push((doc.maintainer_place, collation_key(name), name));
        }
        new.sort_unstable();
        new.dedup();
        let number = |doc: &Arc<DeltaDoc>| match (&doc.maintainer, doc.maintainer_place) {
            (None, _) => 0,
            (Some(_), place) if place % 2 == 0 => place / 2,
            (Some(name), place) => {
                let key = (place, collation_key(name), name.as_str());
                let at = new.binary_search_by(|other| other.cmp(&key)).unwrap_or_default();
                (self.base_users + at + 1) as u32
            }
        };
        let numbers = self.docs.iter().map(number).collect();
        let ranks = (0..).zip(&new).map(|(at, (place, _, _))| Rank::between(place / 2, at)).collect();
        let names = new.iter().map(|(_, _, name)| (*name).to_owned()).collect();
        (self.maintainer_of, self.user_ranks, self.users) = (numbers, ranks, names);
    }

    /// Puts the documents in all orders.
    fn sort(&mut self) {
        let mut names: Vec<u32> = (0..self.docs.len() as u32).collect();
        names.sort_by_cached_key(|&at| {
            let doc = &self.docs[at as usize];
            (doc.places[0], collation_key(&doc.name), doc.name.clone(), at)
        });
        self.orders[0] = self.order(0, names);
        for (at, sort) in ORDERS.into_iter().enumerate().skip(1) {
            let mut docs: Vec<u32> = (0..self.docs.len() as u32).collect();
            docs.sort_by_cached_key(|&place| {
                let (number, _) = self.docs[place as usize].key(sort);
                let tie = match sort {
                    crate::SortBy::Maintainer => self.user_rank_of(place),
                    _ => self.base_rank_of(place),
                };
                (number, tie, self.orders[0].positions[place as usize])
            });
            self.orders[at] = self.order(at, docs);
        }
        let trimmed = |doc: &Arc<DeltaDoc>| doc.folded.trim_end_matches(' ').as_bytes().to_vec();
        self.by_name = self.docs.iter().map(trimmed).zip(self.slots.iter().copied()).collect();
        self.by_name.sort_unstable();
    }

    fn order(&self, at: usize, docs: Vec<u32>) -> DeltaOrder {
        let mut positions = vec![0; docs.len()];
        for (position, place) in (0..).zip(&docs) {
            positions[*place as usize] = position;
        }
        DeltaOrder {
            docs: docs.into_iter().map(|place| (self.docs[place as usize].places[at], place)).collect(),
            positions,
        }
    }

    fn user_rank_of(&self, place: u32) -> Rank {
        match self.maintainer_of[place as usize] {
            0 => Rank::between(0, 0),
            number => self.user_rank(number as usize - 1),
        }
    }

    fn base_rank_of(&self, place: u32) -> Rank {
        self.bases.rank(self.base_of[place as usize])
    }

    /// Numbers of documents end here; some below may be gone.
    pub(crate) fn end(&self) -> u32 {
        match self.slots.last() {
            Some(last) if *last >= self.base_documents => last + 1,
            _ => self.base_documents,
        }
    }

    /// How many documents there are.
    pub(crate) fn live(&self) -> usize {
        self.live
    }

    /// Whether the base's answers about this document count no more.
    pub(crate) fn is_stale(&self, doc: DocId) -> bool {
        self.stale.has(doc)
    }

    /// Documents of the base whose answers count no more, ascending.
    pub(crate) fn stale(&self) -> impl Iterator<Item = DocId> + '_ {
        self.stale_keys.keys().copied()
    }

    /// Whether the number stands for a document.
    pub(crate) fn is_live(&self, doc: DocId) -> bool {
        (doc < self.base_documents && !self.is_stale(doc)) || self.place(doc).is_some()
    }

    /// The place of a document, if it is one of these.
    pub(crate) fn place(&self, doc: DocId) -> Option<usize> {
        if doc < self.base_documents && !self.is_stale(doc) {
            return None;
        }
        self.slots.binary_search(&doc).ok()
    }

    fn stored(&self, slot: DocId) -> Option<&Arc<DeltaDoc>> {
        Some(&self.docs[self.place(slot)?])
    }

    /// The document of that number, if it is one of these.
    pub(crate) fn doc(&self, doc: DocId) -> Option<&DeltaDoc> {
        self.stored(doc).map(AsRef::as_ref)
    }

    /// The number of its base.
    pub(crate) fn base_of(&self, place: usize) -> u32 {
        self.base_of[place]
    }

    /// The number of its maintainer plus one; zero is none.
    pub(crate) fn maintainer_of(&self, place: usize) -> u32 {
        self.maintainer_of[place]
    }

    /// Where a maintainer stands.
    pub(crate) fn user_rank(&self, number: usize) -> Rank {
        let new = number.checked_sub(self.base_users).and_then(|at| self.user_ranks.get(at));
        new.copied().unwrap_or(Rank::of(number as u32))
    }

    /// A new maintainer's name.
    pub(crate) fn user(&self, number: usize) -> Option<&str> {
        self.users.get(number.checked_sub(self.base_users)?).map(String::as_str)
    }

    /// The first document of that folded name.
    pub(crate) fn find(&self, name: &[u8]) -> Option<DocId> {
        let at = self.by_name.partition_point(|(other, _)| other.as_slice() < name);
        self.by_name.get(at).filter(|(other, _)| other == name).map(|(_, doc)| *doc)
    }

    /// Where a document stands in an order.
    pub(crate) fn rank(&self, order: usize, place: usize) -> Rank {
        let order = &self.orders[order];
        let position = order.positions[place];
        Rank::between(order.docs[position as usize].0, position)
    }

    /// Keys that begin so and that other numbers of documents have than in the base, ascending, and by how much these differ.
    pub(crate) fn nets<'a>(&'a self, prefix: &'a [u8]) -> Vec<(&'a [u8], i64)> {
        let mut added = self.added.with_prefix(prefix).peekable();
        let mut removed = self.removed.with_prefix(prefix).peekable();
        let mut nets = Vec::new();
        loop {
            let key = match (added.peek(), removed.peek()) {
                (None, None) => return nets,
                (Some((a, _)), Some((b, _))) => *a.min(b),
                (Some((key, _)), None) | (None, Some((key, _))) => *key,
            };
            let count = |(_, count): (&[u8], u32)| i64::from(count);
            let more = added.next_if(|(other, _)| *other == key).map_or(0, count);
            let net = more - removed.next_if(|(other, _)| *other == key).map_or(0, count);
            if net != 0 {
                nets.push((key, net));
            }
        }
    }

    /// The base's documents without those that are stale, and these; both ascending.
    pub(crate) fn merged(&self, base: &[DocId], own: &[DocId]) -> Vec<DocId> {
        let kept: Vec<DocId> = base.iter().copied().filter(|doc| !self.is_stale(*doc)).collect();
        if own.is_empty() { kept } else { crate::reader::union(&kept, own) }
    }
}
