//! Records → [`Catalogue`].

use super::ranges::{Ranges, SymbolRanges};
use super::users::UserNames;
use super::{Catalogue, require};
use crate::model::collation;
use crate::model::names::{Names, Symbol};
use crate::source::Records;
use crate::source::record::{Package, Relation};

/// Resolves one snapshot. Returns the catalogue and what was wrong with single rows.
pub fn build(mut records: Records) -> (Catalogue, Vec<String>) {
    let mut warnings = std::mem::take(&mut records.warnings);
    drop_unusable(&mut records, &mut warnings);
    let base_of = bases_of_packages(&records, &mut warnings);
    let folded = fold_all(&mut records.names);
    let (by_name, rank) = order_by_name(&records, &base_of);
    let package_named = packages_by_symbol(&records, &base_of);
    let package_ids = || records.packages.iter().map(|p| p.id);
    let base_ids = || records.bases.iter().map(|b| b.id);
    let (packages, package_lists) = packages_of_bases(&records);
    let dependencies = Ranges::join(package_ids(), &records.dependencies, |r| r.package);
    let relations = Ranges::join(package_ids(), &records.relations, |r| r.package);
    let catalogue = Catalogue {
        sources: Ranges::join(package_ids(), &records.sources, |r| r.0),
        licenses: Ranges::join(package_ids(), &records.licenses, |r| r.0),
        groups: Ranges::join(package_ids(), &records.groups, |r| r.0),
        keywords: Ranges::join(base_ids(), &records.keywords, |r| r.0),
        comaintainers: Ranges::join(base_ids(), &records.comaintainers, |r| r.0),
        open_requests: count_requests(&records),
        user_names: UserNames::file(&records.users),
        providers: providers(&records, &rank),
        official_providers: official_providers(&records),
        official: official_names(&records),
        required: require::required(&records, &folded, &dependencies, &by_name, &rank),
        dependencies,
        relations,
        packages,
        package_lists,
        base_of,
        by_name,
        package_named,
        folded,
        records,
    };
    (catalogue, warnings)
}

/// Whether a name can be part of a file's path and of a URL's path segment.
fn usable(name: &str) -> bool {
    !name.is_empty() && name.len() <= 255 && name != "." && name != ".." && !name.contains(['/', '\0'])
}

/// Packages and bases whose names cannot be addresses cost their own pages, with a warning.
fn drop_unusable(records: &mut Records, warnings: &mut Vec<String>) {
    let Records { names, bases, packages, .. } = records;
    let mut keep = |what: &str, id: u32, name: Symbol| {
        let good = usable(names.get(name));
        if !good {
            warnings.push(format!("{what} of id {id} is left out: {:?} cannot be an address", names.get(name)));
        }
        good
    };
    bases.retain(|b| keep("PackageBases", b.id, b.name));
    packages.retain(|p| keep("Packages", p.id, p.name));
}

fn bases_of_packages(records: &Records, warnings: &mut Vec<String>) -> Vec<Option<u32>> {
    let find = |package: &Package| {
        let at = records.bases.binary_search_by_key(&package.base, |b| b.id).ok();
        if at.is_none() {
            let name = records.names.get(package.name);
            warnings.push(format!("package {name:?} is left out: its base (id {}) does not exist", package.base));
        }
        at.map(index)
    };
    records.packages.iter().map(find).collect()
}

/// The folded spelling of every name; folded spellings are interned too, and fold to themselves.
fn fold_all(names: &mut Names) -> Vec<Symbol> {
    let mut folded: Vec<Symbol> = Vec::with_capacity(names.len());
    // Folding adds names, which are the next round's.
    while folded.len() < names.len() {
        for symbol in names.symbols().skip(folded.len()) {
            let text = collation::fold(names.get(symbol));
            let target = match text {
                std::borrow::Cow::Borrowed(same) if same.len() == names.get(symbol).len() => symbol,
                other => {
                    let owned = other.into_owned();
                    names.intern(&owned)
                }
            };
            folded.push(target);
        }
    }
    folded
}

fn order_by_name(records: &Records, base_of: &[Option<u32>]) -> (Vec<u32>, Vec<u32>) {
    let name = |i: &u32| records.names.get(records.packages[*i as usize].name);
    let mut by_name: Vec<u32> = (0..index(records.packages.len())).filter(|i| base_of[*i as usize].is_some()).collect();
    by_name.sort_unstable_by(|a, b| collation::compare(name(a), name(b)));
    let mut rank = vec![u32::MAX; records.packages.len()];
    for (at, package) in by_name.iter().enumerate() {
        rank[*package as usize] = index(at);
    }
    (by_name, rank)
}

fn packages_by_symbol(records: &Records, base_of: &[Option<u32>]) -> Vec<Option<u32>> {
    let mut named = vec![None; records.names.len()];
    for (at, package) in records.packages.iter().enumerate() {
        if base_of[at].is_some() {
            named[package.name.index()] = Some(index(at));
        }
    }
    named
}

fn packages_of_bases(records: &Records) -> (Ranges, Vec<u32>) {
    let mut lists: Vec<u32> = (0..index(records.packages.len())).collect();
    let base = |package: &u32| records.packages[*package as usize].base;
    lists.sort_by_key(base);
    (Ranges::join(records.bases.iter().map(|b| b.id), &lists, base), lists)
}

fn count_requests(records: &Records) -> Vec<u32> {
    let mut counts = vec![0; records.bases.len()];
    for request in &records.open_requests {
        if let Ok(at) = records.bases.binary_search_by_key(request, |b| b.id) {
            counts[at] += 1;
        }
    }
    counts
}

/// In the order of the rows, as aurweb lists them: it asks for name order, but inside a UNION MariaDB ignores that.
fn providers(records: &Records, rank: &[u32]) -> SymbolRanges {
    let entry = |row: &Relation| {
        let at = records.packages.binary_search_by_key(&row.package, |p| p.id).ok()?;
        (rank[at] != u32::MAX).then_some((row.name, index(at)))
    };
    let mut rows: Vec<(Symbol, u32)> =
        records.relations.iter().filter(|r| r.kind == Relation::PROVIDES).filter_map(entry).collect();
    rows.sort_by_key(|row| row.0);
    SymbolRanges::from_sorted(records.names.len(), rows.into_iter())
}

/// In the order of the rows, like [`providers`].
fn official_providers(records: &Records) -> SymbolRanges<Symbol> {
    let others = records.official.iter().filter(|row| row.name != row.provides);
    let mut rows: Vec<(Symbol, Symbol)> = others.map(|row| (row.provides, row.name)).collect();
    rows.sort_by_key(|row| row.0);
    SymbolRanges::from_sorted(records.names.len(), rows.into_iter())
}

fn official_names(records: &Records) -> Vec<bool> {
    let mut official = vec![false; records.names.len()];
    for row in &records.official {
        official[row.name.index()] = true;
    }
    official
}

fn index(n: usize) -> u32 {
    u32::try_from(n).expect("more than 2^32 rows in one table")
}
