//! What a base means to others, and whose pages change when that does.

use crate::catalogue::{BaseIndex, Catalogue, PackageIndex};
use crate::model::facts::{Facts, LedgerRow};
use crate::source::record::Relation;
use std::collections::{BTreeMap, BTreeSet};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// The facts of one base.
pub fn of(catalogue: &Catalogue, base: BaseIndex) -> Facts<'_> {
    let record = catalogue.base(base);
    let packages = catalogue.packages_of(base);
    let (mut provides, mut depends) = (BTreeMap::new(), BTreeMap::new());
    for package in packages {
        note(catalogue, *package, &mut provides, &mut depends);
    }
    let row = LedgerRow {
        submitted: record.submitted,
        modified: record.modified,
        packages: u32::try_from(packages.len()).unwrap_or(u32::MAX),
        orphan: record.maintainer.is_none(),
    };
    let finished = |edges: BTreeMap<_, Xxh3>| edges.into_iter().map(|(name, digest)| (name, digest.digest())).collect();
    Facts {
        row,
        base: catalogue.name(record.name),
        packages: packages.iter().map(|package| catalogue.package_name(*package)).collect(),
        provides: finished(provides),
        depends: finished(depends),
    }
}

fn note<'a>(
    catalogue: &'a Catalogue,
    package: PackageIndex,
    provides: &mut BTreeMap<&'a str, Xxh3>,
    depends: &mut BTreeMap<&'a str, Xxh3>,
) {
    let own = xxh3_64(catalogue.package_name(package).as_bytes()).to_le_bytes();
    for row in catalogue.relations(package).iter().filter(|row| row.kind == Relation::PROVIDES) {
        provides.entry(catalogue.name(row.name)).or_default().update(&own);
    }
    for row in catalogue.dependencies(package) {
        let digest = depends.entry(catalogue.name(catalogue.folded(row.name))).or_default();
        digest.update(&own);
        digest.update(&[row.kind]);
        for part in [row.name, row.arch] {
            digest.update(&xxh3_64(catalogue.name(part).as_bytes()).to_le_bytes());
        }
    }
}

/// Names whose meaning to others changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Packages' names that came or went.
    pub packages: BTreeSet<String>,
    /// Bases' names that came or went.
    pub bases: BTreeSet<String>,
    /// Names that are provided otherwise than before: those who depend on them show it.
    pub provides: BTreeSet<String>,
    /// Names, folded, that are asked for otherwise than before: those who bear or provide them show it.
    pub depends: BTreeSet<String>,
}

impl Moved {
    /// Notes what differs between two states of a base; none is a base that was or is not there. `rivals` says whether
    /// others provide a name too: then even the order of rows, which each push changes, shows.
    pub fn note(&mut self, old: Option<&Facts<'_>>, new: Option<&Facts<'_>>, rivals: impl Fn(&str) -> bool) {
        let none = Facts::default();
        let (was, is) = (old.unwrap_or(&none), new.unwrap_or(&none));
        let names = |facts: &Facts<'_>| facts.packages.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        self.packages.extend(names(was).symmetric_difference(&names(is)).cloned());
        let single = was.packages == [was.base] && is.packages == [is.base];
        let base = |facts: Option<&Facts<'_>>| facts.map(|facts| facts.base.to_owned());
        if base(old) != base(new) || !single && was.packages != is.packages {
            self.bases.extend(base(old).into_iter().chain(base(new)));
        }
        let provided = was.provides.iter().chain(&is.provides).filter(|(name, _)| rivals(name));
        self.provides.extend(provided.map(|(name, _)| (*name).to_owned()));
        differ(&was.provides, &is.provides, &mut self.provides);
        differ(&was.depends, &is.depends, &mut self.depends);
    }
}

fn differ(old: &[(&str, u64)], new: &[(&str, u64)], into: &mut BTreeSet<String>) {
    let (old, new): (BTreeSet<_>, BTreeSet<_>) = (old.iter().collect(), new.iter().collect());
    into.extend(old.symmetric_difference(&new).map(|&&(name, _)| name.to_owned()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts<'a>(packages: &[&'a str], provides: &[(&'a str, u64)], depends: &[(&'a str, u64)]) -> Facts<'a> {
        Facts {
            base: "x",
            packages: packages.to_vec(),
            provides: provides.to_vec(),
            depends: depends.to_vec(),
            ..Facts::default()
        }
    }

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn only_what_differs_moves() {
        let old = facts(&["x"], &[("p", 1), ("q", 2)], &[("d", 3), ("e", 4)]);
        let mut moved = Moved::default();
        moved.note(Some(&old), Some(&old), |_| false);
        assert_eq!(moved, Moved::default());
        let new = facts(&["x", "y"], &[("q", 2), ("r", 1)], &[("d", 3), ("e", 5)]);
        moved.note(Some(&old), Some(&new), |name| name == "q");
        let expected =
            Moved { packages: set(&["y"]), bases: set(&["x"]), provides: set(&["p", "q", "r"]), depends: set(&["e"]) };
        assert_eq!(moved, expected);
    }

    #[test]
    fn a_base_that_comes_or_goes_moves_all_it_has() {
        let all = facts(&["x"], &[("p", 1)], &[("d", 3)]);
        for (old, new) in [(Some(&all), None), (None, Some(&all))] {
            let mut moved = Moved::default();
            moved.note(old, new, |_| false);
            let expected =
                Moved { packages: set(&["x"]), bases: set(&["x"]), provides: set(&["p"]), depends: set(&["d"]) };
            assert_eq!(moved, expected);
        }
    }
}
