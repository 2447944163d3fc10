//! The package bases of an amendment.

use super::Joined;
use super::doc::base_place;
use crate::amend::{DeltaFile, decode_base};
use crate::bits::Bits;
use crate::fold::{collation_key, fold, fold_name};
use crate::packages::{Packages, Rank};
use std::collections::BTreeMap;

/// One base that is new or other than before.
#[derive(Debug)]
pub(crate) struct DeltaBase {
    pub(crate) name: String,
    pub(crate) folded: String,
    pub(crate) packages: u32,
    pub(crate) is_its_package: bool,
    rank: Rank,
    /// What it is sorted by.
    key: Vec<u8>,
}

/// Bases by number: those of the base generation at their ranks, new ones behind them.
#[derive(Debug)]
pub(crate) struct DeltaBases {
    base_bases: u32,
    stale: Bits,
    by_number: BTreeMap<u32, DeltaBase>,
    /// Folded names of the new ones.
    new: BTreeMap<String, u32>,
    /// Folded texts of all of these.
    texts: Joined,
    /// All of these by collation.
    sorted: Vec<u32>,
}

impl DeltaBases {
    /// Numbers the bases; `None` when they do not fit the base generation.
    pub(super) fn new(file: &DeltaFile, packages: &Packages) -> Option<Self> {
        let base_bases = packages.bases() as u32;
        let gone: Vec<u32> = file.gone_bases().collect();
        let mut all = Vec::new();
        for encoded in file.bases() {
            let base = decode_base(encoded)?;
            let known = packages.find_base(&fold_name(base.name));
            all.push((known, base_place(packages, base.name), collation_key(base.name), base));
        }
        all.sort_by(|a, b| (a.1, &a.2, a.3.name).cmp(&(b.1, &b.2, b.3.name)));
        let stale = gone.into_iter().chain(all.iter().filter_map(|(known, ..)| *known));
        let stale = Bits::of(packages.bases(), stale);
        let (mut by_number, mut new) = (BTreeMap::new(), BTreeMap::new());
        let mut sorted = Vec::with_capacity(all.len());
        for (known, place, key, base) in all {
            let number = known.unwrap_or(base_bases + new.len() as u32);
            let rank = known.map_or_else(|| Rank::between(place / 2, new.len() as u32), Rank::of);
            if known.is_none() {
                new.insert(fold_name(base.name).into_owned(), number);
            }
            let (name, folded) = (base.name.to_owned(), fold(base.name).into_owned());
            let (packages, is_its_package) = (base.packages, base.is_its_package);
            by_number.insert(number, DeltaBase { name, folded, packages, is_its_package, rank, key });
            sorted.push(number);
        }
        let texts =
            Joined::new(by_number.iter().map(|(number, base): (&u32, &DeltaBase)| (*number, base.folded.as_str())));
        Some(Self { base_bases, stale, by_number, new, texts, sorted })
    }

    /// The number of a base by its folded name, if it is there.
    pub(crate) fn number(&self, packages: &Packages, folded: &str) -> Option<u32> {
        match packages.find_base(folded) {
            Some(rank) => (!self.stale.has(rank) || self.by_number.contains_key(&rank)).then_some(rank),
            None => self.new.get(folded).copied(),
        }
    }

    /// Where a base stands by collation.
    pub(crate) fn rank(&self, number: u32) -> Rank {
        self.by_number.get(&number).map_or(Rank::of(number), |base| base.rank)
    }

    /// A base that is new or another one.
    pub(crate) fn get(&self, number: u32) -> Option<&DeltaBase> {
        self.by_number.get(&number)
    }

    /// Whether the base generation's answers about a base count no more.
    pub(crate) fn is_stale(&self, rank: u32) -> bool {
        self.stale.has(rank)
    }

    /// Numbers end here.
    pub(crate) fn end(&self) -> usize {
        self.base_bases as usize + self.new.len()
    }

    /// Numbers of those of these whose folded names contain the text, ascending.
    pub(crate) fn search(&self, needle: &[u8]) -> Vec<u32> {
        self.texts.search(needle)
    }

    /// Those whose names begin with a text, given as a collation key, by collation, with where they stand.
    pub(crate) fn with_prefix(&self, key: &[u8]) -> impl Iterator<Item = (Rank, &str)> {
        let bases = self.sorted.iter().filter_map(|number| self.by_number.get(number));
        bases.filter(move |base| base.key.starts_with(key)).map(|base| (base.rank, base.name.as_str()))
    }
}
