//! What the matches have in common, counted.

use crate::packages::{ORPHAN, OUTDATED};
use crate::prepared::Forward;
use crate::{DocId, Index};

/// Values of one facet that are named.
const MOST_VALUES: usize = 20;

/// Counts over all matches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Licences, the most common first, at most 20.
    pub licenses: Vec<FacetCount>,
    /// Groups, likewise.
    pub groups: Vec<FacetCount>,
    /// Maintainers, likewise.
    pub maintainers: Vec<FacetCount>,
    /// Matches without maintainer.
    pub orphans: usize,
    /// Matches flagged out of date.
    pub outdated: usize,
}

/// A value and how many matches have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// As it is searched for; licences and groups in small letters.
    pub value: String,
    /// Matches that have it.
    pub count: usize,
}

pub(super) fn count(index: &Index, docs: &[DocId]) -> Facets {
    let flags = index.packages.flags();
    let flagged = |bit: u8| docs.iter().filter(|&&doc| flags.get(doc as usize).is_some_and(|f| f & bit != 0)).count();
    Facets {
        licenses: listed(&index.prepared.licenses, docs),
        groups: listed(&index.prepared.groups, docs),
        maintainers: maintainers(index, docs),
        orphans: flagged(ORPHAN),
        outdated: flagged(OUTDATED),
    }
}

fn listed(forward: &Forward, docs: &[DocId]) -> Vec<FacetCount> {
    let mut counts = vec![0_u32; forward.len()];
    for &number in docs.iter().flat_map(|&doc| forward.of(doc)) {
        if let Some(count) = counts.get_mut(number as usize) {
            *count += 1;
        }
    }
    top(&counts, |number| forward.name(number))
}

fn maintainers(index: &Index, docs: &[DocId]) -> Vec<FacetCount> {
    let column = index.packages.maintainer_column();
    let rank = |doc: DocId| (column.get(doc as usize) as usize).checked_sub(1);
    if docs.len() * 16 < index.packages.users() {
        let mut ranks: Vec<usize> = docs.iter().filter_map(|&doc| rank(doc)).collect();
        ranks.sort_unstable();
        let counts = ranks.chunk_by(|a, b| a == b).map(|same| (same.len() as u32, same[0]));
        return named(counts.collect(), |rank| index.packages.user(rank));
    }
    let mut counts = vec![0_u32; index.packages.users()];
    for &doc in docs {
        let rank = rank(doc);
        if let Some(count) = rank.and_then(|rank| counts.get_mut(rank)) {
            *count += 1;
        }
    }
    top(&counts, |rank| index.packages.user(rank))
}

/// The largest counts; equal ones in the order of their numbers, which is that of the values.
fn top<'a>(counts: &[u32], name: impl Fn(usize) -> &'a str) -> Vec<FacetCount> {
    named(counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, count)| (*count, at)).collect(), name)
}

fn named<'a>(mut found: Vec<(u32, usize)>, name: impl Fn(usize) -> &'a str) -> Vec<FacetCount> {
    found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let named = found.into_iter().take(MOST_VALUES);
    named.map(|(count, at)| FacetCount { value: name(at).to_owned(), count: count as usize }).collect()
}
