//! In which way the matches need a package: to run, to build, to check, or optionally.

use super::filter::bearing;
use crate::language::{Query, Test, Unit};
use crate::terms::Kind;
use crate::{DocId, Index};

/// How many matches need something, by the kind of the dependency. A match that needs it in two ways counts twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needing {
    /// What they need, folded; with `*` behind it whatever begins so.
    pub name: String,
    /// Whether the query has a condition on it; otherwise it is the name that the query's words make up.
    pub is_condition: bool,
    /// Matches that need it to run.
    pub run: usize,
    /// Those that need it to be built.
    pub build: usize,
    /// Those that need it to be checked.
    pub check: usize,
    /// Those that can do more with it.
    pub optional: usize,
}

impl Needing {
    /// The field of the query language for each kind, and how many matches there are.
    pub fn by_field(&self) -> [(&'static str, usize); 4] {
        [
            ("rundepends", self.run),
            ("makedepends", self.build),
            ("checkdepends", self.check),
            ("optdepends", self.optional),
        ]
    }
}

/// Counts for what the query's first condition on a dependency names; without such a condition, for the name that the
/// query's words make up. `None` when no match needs it.
pub(super) fn count(index: &Index, query: &Query, docs: &[DocId]) -> Option<Needing> {
    let condition = conditioned(query);
    let is_condition = condition.is_some();
    let (name, begins) = condition.or_else(|| Some((typed(query)?, false)))?;
    let needing = |kind: Kind| {
        let bits = bearing(index, &[kind], &name, begins);
        docs.iter().filter(|&&doc| bits.has(doc)).count()
    };
    let [run, build, check, optional] =
        [Kind::Depends, Kind::MakeDepends, Kind::CheckDepends, Kind::OptDepends].map(needing);
    let name = if begins { format!("{name}*") } else { name };
    (run + build + check + optional > 0).then_some(Needing { name, is_condition, run, build, check, optional })
}

/// The name in the first condition on a dependency, and whether it is only the beginning of one.
fn conditioned(query: &Query) -> Option<(String, bool)> {
    query.filters.iter().filter(|filter| !filter.negated).find_map(|filter| match &filter.test {
        Test::Term(kinds, name, begins) if kinds.iter().all(|kind| kind.is_dependency()) => {
            Some((name.clone(), *begins))
        }
        _ => None,
    })
}

/// The words of a query that has nothing but words, as a name.
fn typed(query: &Query) -> Option<String> {
    let word = |unit: &Unit| match unit {
        Unit::Word(typed) => Some(typed.clone()),
        _ => None,
    };
    let words: Vec<String> = query.units.iter().map(word).collect::<Option<_>>()?;
    (!words.is_empty()).then(|| words.join("-"))
}
