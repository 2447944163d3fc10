//! Lists over the whole registry.

use super::cut::{self, ROWS};
use super::{Renderer, Rows, Shelf};
use crate::catalogue::{BaseIndex, Catalogue, PackageIndex};
use crate::route::List;
use std::cmp::Reverse;

/// Rows of lists that begin with the best or the newest.
const MOST: usize = 2500;

/// The word in the address of the orphans.
pub(super) const ORPHANS: &str = "orphans";

/// First letters that have a list: all other names are together.
pub(super) const INITIALS: [&str; 28] = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w",
    "x", "y", "z", "0-9", "other",
];

/// The place of a name's list in [`INITIALS`].
fn initial(name: &str) -> usize {
    match name.bytes().next().map(|byte| byte.to_ascii_lowercase()) {
        Some(letter @ b'a'..=b'z') => usize::from(letter - b'a'),
        Some(b'0'..=b'9') => 26,
        _ => 27,
    }
}

/// All of them.
pub(super) fn shelves<'a>(renderer: &Renderer<'a>) -> Vec<Shelf<'a>> {
    let catalogue = renderer.catalogue;
    let popularity = popularity(renderer);
    let mut shelves = by_initial(renderer);
    let all = || catalogue.packages_by_name().to_vec();
    shelves.push(best("popular", all(), |package| {
        let base = catalogue.base_of(package).map_or(0, |base| popularity[base as usize]);
        (base, catalogue.votes(package))
    }));
    shelves.push(best("added", all(), |package| catalogue.base_record(package).map_or(0, |base| base.submitted)));
    shelves.push(best("updated", all(), |package| catalogue.base_record(package).map_or(0, |base| base.modified)));
    let mut orphans = all();
    orphans.retain(|package| catalogue.base_record(*package).is_some_and(|base| base.maintainer.is_none()));
    shelves.push(best(ORPHANS, orphans, |package| catalogue.votes(package)));
    shelves.push(outdated(catalogue, all()));
    shelves
}

/// What is shown as the popularity of each base, in millionths: the order must not say more than the pages do.
fn popularity(renderer: &Renderer<'_>) -> Vec<u64> {
    let bases: Vec<BaseIndex> = (0..).take(renderer.catalogue.bases().len()).collect();
    let shown = |base: &BaseIndex| {
        let text = renderer.catalogue.base(*base).popularity.text_at(renderer.now);
        (text.parse::<f64>().unwrap_or(0.0) * 1e6).round() as u64
    };
    bases.iter().map(shown).collect()
}

fn by_initial<'a>(renderer: &Renderer<'a>) -> Vec<Shelf<'a>> {
    let mut lists: Vec<Vec<PackageIndex>> = vec![Vec::new(); INITIALS.len()];
    for package in renderer.catalogue.packages_by_name() {
        lists[initial(renderer.catalogue.package_name(*package))].push(*package);
    }
    let shelf = |(word, packages): (&'static str, Vec<PackageIndex>)| Shelf {
        list: List::Of("name", word),
        cuts: cut::by_name(packages.iter().map(|package| renderer.catalogue.package_name(*package))),
        total: packages.len(),
        rows: Rows::Packages(packages),
        seconded: 0,
    };
    INITIALS.into_iter().zip(lists).map(shelf).collect()
}

/// The packages that rank highest, then by name.
fn best<'a, K: Ord>(word: &'static str, packages: Vec<PackageIndex>, rank: impl Fn(PackageIndex) -> K) -> Shelf<'a> {
    let mut packages = packages;
    let total = packages.len();
    packages.sort_by_cached_key(|package| Reverse(rank(*package)));
    packages.truncate(MOST);
    let cuts = cut::evenly(packages.len(), ROWS);
    Shelf { list: List::Whole(word), rows: Rows::Packages(packages), cuts, total, seconded: 0 }
}

/// Those flagged out of date, longest first: what is flagged now comes on the last page.
fn outdated<'a>(catalogue: &Catalogue, mut packages: Vec<PackageIndex>) -> Shelf<'a> {
    let flagged = |package: &PackageIndex| catalogue.base_record(*package).and_then(|base| base.out_of_date);
    packages.retain(|package| flagged(package).is_some());
    packages.sort_by_key(flagged);
    let cuts = cut::evenly(packages.len(), ROWS);
    Shelf { list: List::Whole("outdated"), total: packages.len(), rows: Rows::Packages(packages), cuts, seconded: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_an_initial() {
        for (name, expected) in
            [("yay", "y"), ("Zsh", "z"), ("0ad", "0-9"), ("_x", "other"), ("\u{e9}", "other"), ("", "other")]
        {
            assert_eq!(INITIALS[initial(name)], expected, "{name}");
        }
    }
}
