//! What the matches of a search have in common, as links that add a condition to the query.

use super::asked::Asked;
use aurpress_index::{FacetCount, Facets};
use serde::Serialize;

/// Values of one kind that are shown.
const MOST: usize = 8;

/// Values of one kind.
#[derive(Serialize)]
pub(super) struct Group {
    /// `license`, `group`, `maintainer` or `state`; the template says it in words.
    kind: &'static str,
    values: Vec<Value>,
}

/// One value: its link leaves the matches that have it.
#[derive(Serialize)]
struct Value {
    /// As the index has it; of states `orphan` or `outdated`.
    value: String,
    count: usize,
    href: String,
}

/// A condition that a value of a field meets, in the language of queries.
pub(crate) fn condition(field: &str, value: &str) -> String {
    if value.contains(char::is_whitespace) { format!("{field}:\"{value}\"") } else { format!("{field}:{value}") }
}

/// The kinds that tell some of the `total` matches from others.
pub(super) fn groups(facets: Facets, total: usize, asked: &Asked) -> Vec<Group> {
    let value = |field: &str, FacetCount { value, count }| {
        let href = asked.with_condition(&condition(field, &value));
        Value { value, count, href }
    };
    let group = |kind: &'static str, field: &str, counts: Vec<FacetCount>| {
        let telling = counts.into_iter().filter(|one| one.count < total && !one.value.contains('"'));
        Group { kind, values: telling.take(MOST).map(|one| value(field, one)).collect() }
    };
    let state = |value: &str, count| FacetCount { value: value.to_owned(), count };
    let states = [state("orphan", facets.orphans), state("outdated", facets.outdated)];
    let states = states.into_iter().filter(|one| one.count > 0).collect();
    let groups = [
        group("state", "is", states),
        group("license", "license", facets.licenses),
        group("group", "group", facets.groups),
        group("maintainer", "maintainer", facets.maintainers),
    ];
    groups.into_iter().filter(|group| !group.values.is_empty()).collect()
}
