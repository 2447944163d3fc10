//! Collects the columns in the order of adding and writes them in the order of ids.

use super::{DESCRIBED, HAS_NAMESAKE, IS_ITS_PACKAGE, ORPHAN, OUTDATED, section};
use crate::file::{FileWriter, Pool, PoolFull};
use crate::fold::{collation_key, fold_name};
use crate::intern::Interner;
use crate::{Base, Document, WriteError, lookup};

/// Fixed-size columns of one package.
#[derive(Clone, Copy)]
pub(crate) struct PackageEntry {
    pub(crate) id: u32,
    base_id: u32,
    flags: u8,
    /// By first appearance.
    base: u32,
    /// By first appearance; unused for an orphan.
    maintainer: u32,
    votes: u32,
    popularity_micros: u64,
    out_of_date: i64,
    modified: i64,
}

/// One base; a base that is only met in documents is counted from them.
#[derive(Clone, Copy, Default)]
pub(crate) struct BaseEntry {
    packages: u32,
    is_its_package: bool,
    given: bool,
    has_namesake: bool,
}

/// Columns in the order of adding.
#[derive(Default)]
pub(crate) struct PackagesBuilder {
    pub(crate) entries: Vec<PackageEntry>,
    pub(crate) names: Pool,
    pub(crate) descriptions: Pool,
    versions: Pool,
    users: Interner,
    /// Folded base names.
    bases: Interner,
    /// Stored spellings of the bases.
    base_names: Vec<Box<str>>,
    base_entries: Vec<BaseEntry>,
}

impl PackagesBuilder {
    /// Adds the columns of a package.
    pub(crate) fn add(&mut self, doc: &Document<'_>) -> Result<(), PoolFull> {
        let base = self.base_number(doc.base)?;
        let entry = &mut self.base_entries[base as usize];
        if !entry.given {
            entry.packages += 1;
            entry.is_its_package = entry.packages == 1 && doc.name == doc.base;
        }
        self.entries.push(PackageEntry {
            id: doc.id,
            base_id: doc.base_id,
            flags: flags_of(doc),
            base,
            maintainer: doc.maintainer.map_or(Ok(0), |user| self.users.intern(user))?,
            votes: doc.votes,
            popularity_micros: doc.popularity_micros,
            out_of_date: doc.out_of_date.unwrap_or_default(),
            modified: doc.modified,
        });
        self.names.push(doc.name)?;
        self.versions.push(doc.version)?;
        self.descriptions.push(doc.description.unwrap_or_default())?;
        Ok(())
    }

    /// Adds a base; what is said here wins over what documents let conclude. Of two that are spelled alike, one with packages
    /// counts.
    pub(crate) fn add_base(&mut self, base: Base<'_>) -> Result<(), PoolFull> {
        let number = self.base_number(base.name)? as usize;
        let entry = &mut self.base_entries[number];
        let has_namesake = entry.given;
        if has_namesake && base.packages == 0 {
            entry.has_namesake = true;
            return Ok(());
        }
        let (packages, is_its_package) = (base.packages, base.is_its_package);
        *entry = BaseEntry { packages, is_its_package, given: true, has_namesake };
        self.base_names[number] = base.name.into();
        Ok(())
    }

    fn base_number(&mut self, name: &str) -> Result<u32, PoolFull> {
        let number = self.bases.intern(&fold_name(name))?;
        if number as usize == self.base_entries.len() {
            self.base_names.push(name.into());
            self.base_entries.push(BaseEntry::default());
        }
        Ok(number)
    }

    /// Stored spelling of a base, by first appearance.
    pub(crate) fn base_name(&self, number: u32) -> &str {
        &self.base_names[number as usize]
    }

    /// Bases by first appearance, sorted by collation.
    pub(crate) fn base_order(&self) -> Vec<u32> {
        sorted_by_collation(self.base_names.len(), |base| self.base_name(base))
    }

    /// Writes the file's sections in their order. `order` names the package, by order of adding, of each final number.
    pub(crate) fn write(&self, file: &mut FileWriter, order: &[u32], base_order: &[u32]) -> Result<(), WriteError> {
        let user_order = sorted_by_collation(self.users.pool().len(), |u| self.users.pool().text(u));
        let user_ranks = ranks(&user_order);
        let base_ranks = ranks(base_order);
        let name_order = sorted_by_collation(order.len(), |d| self.names.text(order[d as usize]));
        for pool in [&self.names, &self.versions, &self.descriptions] {
            file.strings(order.iter().map(|&i| pool.get(i)))?;
        }
        file.strings(user_order.iter().map(|&user| self.users.pool().get(user)))?;
        file.strings(base_order.iter().map(|&base| self.base_name(base).as_bytes()))?;
        self.write_columns(file, order, &base_ranks, &user_ranks)?;
        self.write_bases(file, base_order)?;
        self.write_lookups(file, order, base_order)?;
        self.write_orders(file, order, &base_ranks, &user_ranks, name_order)?;
        let entries = || order.iter().map(|&added| &self.entries[added as usize]);
        file.u32s(entries().map(|entry| entry.id))?;
        file.u32s(entries().map(|entry| entry.base_id))
    }

    fn write_columns(
        &self,
        file: &mut FileWriter,
        order: &[u32],
        base_ranks: &[u32],
        user_ranks: &[u32],
    ) -> Result<(), WriteError> {
        let entries = || order.iter().map(|&added| &self.entries[added as usize]);
        file.begin();
        entries().try_for_each(|e| file.write(&[e.flags]))?;
        file.u32s(entries().map(|e| base_ranks[e.base as usize]))?;
        file.u32s(entries().map(|e| e.maintainer_rank(user_ranks)))?;
        file.u32s(entries().map(|e| e.votes))?;
        file.u32s(entries().map(|e| e.prior().to_bits()))?;
        file.u64s(entries().map(|e| e.popularity_micros))?;
        file.u64s(entries().map(|e| e.out_of_date as u64))?;
        file.u64s(entries().map(|e| e.modified as u64))
    }

    fn write_bases(&self, file: &mut FileWriter, base_order: &[u32]) -> Result<(), WriteError> {
        let bases = || base_order.iter().map(|&base| &self.base_entries[base as usize]);
        file.u32s(bases().map(|b| b.packages))?;
        file.begin();
        let bit = |is: bool, bit: u8| if is { bit } else { 0 };
        let flags = |b: &BaseEntry| bit(b.is_its_package, IS_ITS_PACKAGE) | bit(b.has_namesake, HAS_NAMESAKE);
        bases().try_for_each(|b| file.write(&[flags(b)]))
    }

    fn write_lookups(&self, file: &mut FileWriter, order: &[u32], base_order: &[u32]) -> Result<(), WriteError> {
        let names: Vec<_> = order.iter().map(|&i| fold_name(self.names.text(i))).collect();
        file.u32s(lookup::build(names.iter().map(|name| name.as_bytes())))?;
        let bases: Vec<_> = base_order.iter().map(|&b| self.bases.pool().get(b)).collect();
        file.u32s(lookup::build(bases.into_iter()))
    }

    /// The orders of [`crate::SortBy`], in its order. Equal keys follow the name of the base or nothing, then of the
    /// package.
    fn write_orders(
        &self,
        file: &mut FileWriter,
        order: &[u32],
        base_ranks: &[u32],
        user_ranks: &[u32],
        name_order: Vec<u32>,
    ) -> Result<(), WriteError> {
        let name_ranks = ranks(&name_order);
        let entry = |doc: u32| &self.entries[order[doc as usize] as usize];
        let by = |key: &dyn Fn(&PackageEntry) -> (u64, u32)| {
            let mut keys: Vec<_> =
                (0..order.len() as u32).map(|doc| (key(entry(doc)), name_ranks[doc as usize], doc)).collect();
            keys.sort_unstable();
            keys.into_iter().map(|(_, _, doc)| doc).collect::<Vec<u32>>()
        };
        let base = |e: &PackageEntry| base_ranks[e.base as usize];
        // Flipping the sign bit makes signed times sort as unsigned numbers.
        let orders = [
            by(&|e| (u64::from(e.votes), base(e))),
            by(&|e| (e.popularity_micros, base(e))),
            by(&|e| (u64::from(e.maintainer_rank(user_ranks)), 0)),
            by(&|e| ((e.modified as u64) ^ (1 << 63), base(e))),
        ];
        for order in std::iter::once(&name_order).chain(&orders) {
            file.u32s(order.iter().copied())?;
            file.u32s(ranks(order))?;
        }
        debug_assert_eq!(section::IDS, section::ORDERS + 2 * (1 + orders.len()));
        Ok(())
    }
}

impl PackageEntry {
    /// Zero for an orphan, so that it comes first; else the user's rank plus one.
    fn maintainer_rank(&self, user_ranks: &[u32]) -> u32 {
        if self.flags & ORPHAN == 0 { user_ranks[self.maintainer as usize] + 1 } else { 0 }
    }

    /// How much votes and popularity speak for the package in ranked search: 0 for neither, about 12 at the most.
    fn prior(&self) -> f32 {
        prior_of(self.votes, self.popularity_micros)
    }
}

/// The flags of a package.
pub(crate) fn flags_of(doc: &Document<'_>) -> u8 {
    let flag = |set: bool, bit: u8| if set { bit } else { 0 };
    flag(doc.out_of_date.is_some(), OUTDATED)
        | flag(doc.maintainer.is_none(), ORPHAN)
        | flag(doc.description.is_some(), DESCRIBED)
}

/// What votes and popularity (in millionths) speak for a package.
pub(crate) fn prior_of(votes: u32, popularity_micros: u64) -> f32 {
    let popularity = popularity_micros as f64 / 1e6;
    (f64::from(votes).ln_1p() + 2.0 * popularity.ln_1p()) as f32
}

/// Whether a name comes before another by collation; equal ones, which differ in case alone, by spelling.
pub(crate) fn collates_before(a: &str, b: &str) -> bool {
    (collation_key(a), a) < (collation_key(b), b)
}

/// Numbers `0..count` sorted by the collation of their names, names that differ in case alone by spelling, equal ones by
/// number.
fn sorted_by_collation<'a>(count: usize, name: impl Fn(u32) -> &'a str) -> Vec<u32> {
    let keys: Vec<Vec<u8>> = (0..count as u32).map(|i| collation_key(name(i))).collect();
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by(|&a, &b| keys[a as usize].cmp(&keys[b as usize]).then_with(|| name(a).cmp(name(b))));
    order
}

/// Inverse of an order.
fn ranks(order: &[u32]) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (rank, &at) in order.iter().enumerate() {
        ranks[at as usize] = rank as u32;
    }
    ranks
}
