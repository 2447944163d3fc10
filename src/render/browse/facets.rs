//! What packages have in common: a maintainer, a licence, a group, a keyword.

use super::cut;
use super::{Rows, Shelf};
use crate::catalogue::{Catalogue, PackageIndex};
use crate::model::collation;
use crate::model::names::Symbol;
use crate::route::List;
use std::cmp::Reverse;

/// Packages that the list of a licence, group or keyword holds at most: those with the most votes.
const MOST: usize = 1000;

/// A keyword of fewer packages has no list; the search finds them.
const FEWEST: usize = 5;

/// A property by which packages are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Who maintains or co-maintains it.
    Maintainer,
    /// What it is tagged with.
    Keyword,
    /// Under which licence it is.
    License,
    /// In which group it is.
    Group,
}

impl Facet {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Maintainer, Self::Keyword, Self::License, Self::Group];

    /// The word in addresses of lists of packages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Maintainer => "maintainer",
            Self::Keyword => "keyword",
            Self::License => "license",
            Self::Group => "group",
        }
    }

    /// The word in the address of the list of names.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Maintainer => "maintainers",
            Self::Keyword => "keywords",
            Self::License => "licenses",
            Self::Group => "groups",
        }
    }
}

/// All names of a facet and their packages.
pub(super) struct Group<'a> {
    facet: Facet,
    /// In the order of names.
    names: Vec<Named<'a>>,
}

/// The packages of one name.
struct Named<'a> {
    name: &'a str,
    packages: Vec<PackageIndex>,
    /// How many there are in all.
    total: usize,
    /// How many of the last ones are co-maintained.
    seconded: usize,
}

/// A name, the place of a package among all by name, and whether the account named co-maintains it.
type Row = (Symbol, u32, bool);

/// The groups of all facets.
pub(super) fn all(catalogue: &Catalogue) -> Vec<Group<'_>> {
    Facet::ALL.map(|facet| Group::of(catalogue, facet)).into()
}

impl<'a> Group<'a> {
    fn of(catalogue: &'a Catalogue, facet: Facet) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for (rank, package) in (0..).zip(catalogue.packages_by_name()) {
            note(catalogue, facet, *package, |name, second| rows.push((name, rank, second)));
        }
        // A maintainer who is a co-maintainer too is the former.
        rows.sort_unstable();
        rows.dedup_by_key(|(name, rank, _)| (*name, *rank));
        let mut names: Vec<Named<'a>> =
            rows.chunk_by(|a, b| a.0 == b.0).map(|rows| Named::of(catalogue, facet, rows)).collect();
        if facet == Facet::Keyword {
            names.retain(|named| named.total >= FEWEST);
        }
        names.sort_unstable_by(|a, b| collation::compare(a.name, b.name));
        Self { facet, names }
    }

    /// The list of the names.
    pub(super) fn overview(&self) -> Shelf<'a> {
        let names: Vec<(&str, usize)> = self.names.iter().map(|named| (named.name, named.total)).collect();
        Shelf {
            list: List::Whole(self.facet.plural()),
            cuts: cut::by_name(names.iter().map(|(name, _)| *name)),
            total: names.len(),
            rows: Rows::Names(self.facet, names),
            seconded: 0,
        }
    }

    /// A list for each name.
    pub(super) fn shelves(self) -> impl Iterator<Item = Shelf<'a>> {
        let word = self.facet.word();
        self.names.into_iter().map(move |named| Shelf {
            list: List::Of(word, named.name),
            cuts: cut::evenly(named.packages.len(), cut::ROWS),
            total: named.total,
            seconded: named.seconded,
            rows: Rows::Packages(named.packages),
        })
    }
}

impl<'a> Named<'a> {
    fn of(catalogue: &'a Catalogue, facet: Facet, rows: &[Row]) -> Self {
        let by_name = catalogue.packages_by_name();
        let (own, others): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|(_, _, second)| !second);
        let mut packages: Vec<PackageIndex> =
            own.iter().chain(&others).map(|(_, rank, _)| by_name[*rank as usize]).collect();
        let total = packages.len();
        if facet != Facet::Maintainer {
            packages.sort_by_key(|package| Reverse(catalogue.votes(*package)));
            packages.truncate(MOST);
        }
        Self { name: catalogue.name(rows[0].0), packages, total, seconded: others.len() }
    }
}

/// Tells the names of a facet that a package has; whether they second somebody.
fn note(catalogue: &Catalogue, facet: Facet, package: PackageIndex, mut tell: impl FnMut(Symbol, bool)) {
    let Some(base) = catalogue.base_of(package) else { return };
    let mut all = |names: &mut dyn Iterator<Item = &str>, second| {
        names.filter_map(|name| catalogue.find_name(name)).for_each(|name| tell(name, second));
    };
    match facet {
        Facet::Maintainer => {
            all(&mut catalogue.user(catalogue.base(base).maintainer).into_iter(), false);
            all(&mut catalogue.comaintainers(base).into_iter(), true);
        }
        Facet::Keyword => all(&mut catalogue.keywords(base), false),
        Facet::License => all(&mut catalogue.licenses(package), false),
        Facet::Group => all(&mut catalogue.groups(package), false),
    }
}
