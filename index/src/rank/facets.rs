//! What the matches have in common, counted.

use super::needing::{self, Needing};
use crate::language::Query;
use crate::packages::{ORPHAN, OUTDATED, Rank};
use crate::prepared::Forward;
use crate::terms::Kind;
use crate::{DocId, Index};
use std::collections::BTreeMap;

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
    /// In which way the matches need what the query names, if they do.
    pub needing: Option<Needing>,
}

/// A value and how many matches have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// As it is searched for; licences and groups in small letters.
    pub value: String,
    /// Matches that have it.
    pub count: usize,
}

pub(super) fn count(index: &Index, query: &Query, docs: &[DocId]) -> Facets {
    let flagged = |bit: u8| docs.iter().filter(|&&doc| index.packages.flags(doc) & bit != 0).count();
    Facets {
        licenses: listed(index, &index.prepared.licenses, Kind::License, docs),
        groups: listed(index, &index.prepared.groups, Kind::Group, docs),
        maintainers: maintainers(index, docs),
        orphans: flagged(ORPHAN),
        outdated: flagged(OUTDATED),
        needing: needing::count(index, query, docs),
    }
}

/// Equal counts follow the values.
fn listed(index: &Index, forward: &Forward, kind: Kind, docs: &[DocId]) -> Vec<FacetCount> {
    let mut counts = vec![0_u32; forward.len()];
    let mut others: BTreeMap<&str, u32> = BTreeMap::new();
    for &doc in docs {
        let Some(own) = index.amended_names(doc, kind) else {
            for &number in forward.of(doc) {
                if let Some(count) = counts.get_mut(number as usize) {
                    *count += 1;
                }
            }
            continue;
        };
        for name in own {
            match forward.number(name).and_then(|number| counts.get_mut(number)) {
                Some(count) => *count += 1,
                None => *others.entry(name).or_default() += 1,
            }
        }
    }
    let known =
        counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, count)| (*count, forward.name(at)));
    top(known.chain(others.into_iter().map(|(name, count)| (count, name))).collect(), |name| name)
}

/// Equal counts follow the users' names.
fn maintainers(index: &Index, docs: &[DocId]) -> Vec<FacetCount> {
    let number = |doc: DocId| (index.packages.maintainer(doc) as usize).checked_sub(1);
    let ranked = |(count, number): (u32, usize)| (count, (index.packages.user_rank(number), number));
    let name = |(_, number): (Rank, usize)| index.packages.user(number);
    if docs.len() * 16 < index.packages.users() {
        let mut numbers: Vec<usize> = docs.iter().filter_map(|&doc| number(doc)).collect();
        numbers.sort_unstable();
        let counts = numbers.chunk_by(|a, b| a == b).map(|same| ranked((same.len() as u32, same[0])));
        return top(counts.collect(), name);
    }
    let mut counts = vec![0_u32; index.packages.users()];
    for &doc in docs {
        if let Some(count) = number(doc).and_then(|number| counts.get_mut(number)) {
            *count += 1;
        }
    }
    let counts = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    top(counts.map(|(at, count)| ranked((*count, at))).collect(), name)
}

/// The largest counts; equal ones in the order of what is counted.
fn top<'a, T: Ord + Copy>(mut found: Vec<(u32, T)>, name: impl Fn(T) -> &'a str) -> Vec<FacetCount> {
    found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let named = found.into_iter().take(MOST_VALUES);
    named.map(|(count, what)| FacetCount { value: name(what).to_owned(), count: count as usize }).collect()
}
