//! "Required by": which dependency rows ask for a name.

use super::ranges::{Ranges, SymbolRanges};
use crate::model::names::Symbol;
use crate::source::Records;

/// A dependency row that asks for a name, and the package that it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Requirement {
    /// The package, by index.
    pub package: u32,
    /// The row among all dependency rows.
    pub(super) row: u32,
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
    let package = |rank: u32| by_name[rank as usize];
    SymbolRanges::from_sorted(
        rows.into_iter().map(|(name, rank, _, row)| (name, Requirement { package: package(rank), row })),
    )
}

fn wanted_names(records: &Records, folded: &[Symbol]) -> Vec<bool> {
    let mut wanted = vec![false; records.names.len()];
    for package in &records.packages {
        wanted[folded[package.name.index()].index()] = true;
    }
    for relation in records.relations.iter().filter(|r| r.kind == 2) {
        wanted[folded[relation.name.index()].index()] = true;
    }
    wanted
}
