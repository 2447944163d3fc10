//! What the matches of a search have in common, as links that add a condition to the query.

use super::asked::Asked;
use aurpress_index::{FacetCount, Facets, Needing};
use serde::Serialize;

/// Values of one kind that are shown.
const MOST: usize = 8;

/// Values of one kind.
#[derive(Default, Serialize)]
pub(super) struct Group {
    /// `license`, `group`, `maintainer`, `state` or `needing`; the template says it in words.
    kind: &'static str,
    /// What is needed, for `needing`.
    name: String,
    values: Vec<Value>,
}

/// One value: its link leaves the matches that have it.
#[derive(Serialize)]
struct Value {
    /// As the index has it; of states `orphan` or `outdated`, of `needing` the field of the condition.
    value: String,
    count: usize,
    href: String,
}

impl Group {
    /// In which way the matches need something. That all of them do is said, too, unless it was asked for.
    fn needing(needing: Needing, total: usize, asked: &Asked) -> Self {
        let value = |(field, count): (&str, usize)| {
            let condition = condition(field, &needing.name);
            let is_asked = count == total && asked.text.split_whitespace().any(|piece| piece == condition);
            let href = asked.with_condition(&condition);
            (count > 0 && !is_asked).then(|| Value { value: field.to_owned(), count, href })
        };
        let values = needing.by_field().into_iter().filter_map(value).collect();
        let is_tellable = !needing.name.contains('"');
        Self { kind: "needing", values: if is_tellable { values } else { Vec::new() }, name: needing.name }
    }
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
        Group { kind, name: String::new(), values: telling.take(MOST).map(|one| value(field, one)).collect() }
    };
    let state = |value: &str, count| FacetCount { value: value.to_owned(), count };
    let states = [state("orphan", facets.orphans), state("outdated", facets.outdated)];
    let states = states.into_iter().filter(|one| one.count > 0).collect();
    // What was asked for comes first, what may be of use beside it last.
    let is_first = facets.needing.as_ref().is_some_and(|needing| needing.is_condition);
    let needing = facets.needing.map_or_else(Group::default, |needing| Group::needing(needing, total, asked));
    let (before, behind) = if is_first { (needing, Group::default()) } else { (Group::default(), needing) };
    let groups = [
        before,
        group("state", "is", states),
        group("license", "license", facets.licenses),
        group("group", "group", facets.groups),
        group("maintainer", "maintainer", facets.maintainers),
        behind,
    ];
    groups.into_iter().filter(|group| !group.values.is_empty()).collect()
}
