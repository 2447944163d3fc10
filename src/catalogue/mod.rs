//! The resolved, immutable registry: who belongs to whom, who provides what, who requires whom.
//!
//! Built once from one snapshot's records. Knows no SQL, no HTML and no clock. Packages and bases are addressed by
//! dense indices in id order ([`PackageIndex`], [`BaseIndex`]); nothing in here iterates over a hash map.

mod build;
mod comments;
mod lookup;
mod ranges;
mod require;
mod statistics;
mod users;
mod votes;

pub use build::build;
pub use comments::Comments;
pub use lookup::Satisfier;
pub use require::Requirement;
pub use statistics::Statistics;
pub use votes::Votes;

use crate::model::names::Symbol;
use crate::source::Records;
use ranges::{Ranges, SymbolRanges};
use users::UserNames;

/// Position of a package in id order.
pub type PackageIndex = u32;
/// Position of a package base in id order.
pub type BaseIndex = u32;

/// The registry as pages, feeds, archives and index need it.
#[derive(Debug)]
pub struct Catalogue {
    /// The rows that everything points into.
    records: Records,
    /// Names of accounts, by id.
    user_names: UserNames,
    /// Base of each package; packages without one are not in `by_name` and have no page.
    base_of: Vec<Option<BaseIndex>>,
    /// Packages in collation order of their names.
    by_name: Vec<PackageIndex>,
    /// The package of exactly that name, by symbol.
    package_named: Vec<Option<PackageIndex>>,
    /// Row ranges by package.
    dependencies: Ranges,
    relations: Ranges,
    sources: Ranges,
    licenses: Ranges,
    groups: Ranges,
    /// Row ranges by base.
    keywords: Ranges,
    comaintainers: Ranges,
    /// Packages of each base, in id order.
    packages: Ranges,
    package_lists: Vec<PackageIndex>,
    /// Open requests of each base.
    open_requests: Vec<u32>,
    /// Packages with a `provides` of that name, in row order; a row each.
    providers: SymbolRanges,
    /// Official packages that provide the name and have another one.
    official_providers: SymbolRanges<Symbol>,
    /// Whether an official package has that name, by symbol.
    official: Vec<bool>,
    /// The spelling under which the database compares a name, by symbol.
    folded: Vec<Symbol>,
    /// Dependency rows by the folded name they ask for, ordered by package name and kind.
    required: SymbolRanges<Requirement>,
}
