//! "Required by": which dependency rows ask for a name.

use super::ranges::{Ranges, SymbolRanges};
use crate::model::names::Symbol;
use crate::source::Records;
use crate::source::record::Relation;

/// A dependency row that asks for a name: all that a list of them shows, together in memory, since such lists have a
/// million rows in all.
#[derive(Clone, Copy, Debug)]
pub struct Requirement {
    /// Name of the package that the row belongs to.
    pub package: Symbol,
    /// The name that it asks for.
    pub name: Symbol,
    /// Architecture; empty means all.
    pub arch: Symbol,
    /// Position of the package among all, by name.
    pub(super) rank: u32,
    /// Kind, as [`crate::source::record::Dependency`] has it.
    pub kind: u8,
}

/// Dependency rows by the folded name that they ask for, in the order (package name, kind, row), for names that
/// some package bears or provides; other names can have no "required by".
pub(super) fn required(
    records: &Records,
    folded: &[Symbol],
    dependencies: &Ranges,
    by_name: &[u32],
    rank: &[u32],
) -> SymbolRanges<Requirement> {
    let wanted = wanted_names(records, folded);
    let mut rows: Vec<(Symbol, u32, u8, u32)> = Vec::new();
    for (package, package_rank) in rank.iter().enumerate().filter(|(_, rank)| **rank != u32::MAX) {
        for row in dependencies.of(u32::try_from(package).unwrap_or(u32::MAX)) {
            let dependency = &records.dependencies[row];
            let name = folded[dependency.name.index()];
            if wanted[name.index()] {
                rows.push((name, *package_rank, dependency.kind, u32::try_from(row).unwrap_or(u32::MAX)));
            }
        }
    }
    rows.sort_unstable();
    let requirement = |rank: u32, row: u32| {
        let dependency = &records.dependencies[row as usize];
        let package = records.packages[by_name[rank as usize] as usize].name;
        Requirement { package, name: dependency.name, arch: dependency.arch, rank, kind: dependency.kind }
    };
    let entries = rows.into_iter().map(|(name, rank, _, row)| (name, requirement(rank, row)));
    SymbolRanges::from_sorted(records.names.len(), entries)
}

fn wanted_names(records: &Records, folded: &[Symbol]) -> Vec<bool> {
    let mut wanted = vec![false; records.names.len()];
    for package in &records.packages {
        wanted[folded[package.name.index()].index()] = true;
    }
    for relation in records.relations.iter().filter(|r| r.kind == Relation::PROVIDES) {
        wanted[folded[relation.name.index()].index()] = true;
    }
    wanted
}
