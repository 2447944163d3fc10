//! `/api/v1/resolve?q=`: who gives what a dependency asks for.

use super::{count, say};
use crate::serve::answer::Answer;
use crate::serve::path::parameter;
use crate::serve::release::Release;
use aurpress_index::Wanted;
use serde::Serialize;

/// Providers unless asked otherwise, and at most.
const USUAL: usize = 50;
const MOST: usize = 500;

#[derive(Serialize)]
struct Body<'a> {
    name: &'a str,
    /// Sign and version, as in `>=17`.
    condition: Option<String>,
    total: usize,
    providers: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    name: String,
    /// Whether it is a package of the official repositories.
    official: bool,
    provides: Option<String>,
    version: Option<String>,
    satisfies: Option<bool>,
}

/// Answers a look for providers.
pub(super) fn answer(release: &Release, query: Option<&str>) -> Answer {
    let wanted = Wanted::parse(&parameter(query, "q").unwrap_or_default());
    let found = release.index.resolve(&wanted);
    let total = found.len();
    let providers = found.into_iter().take(count(query, "limit", USUAL, MOST)).map(|provider| Item {
        official: provider.doc.is_none(),
        name: provider.name,
        provides: provider.provides,
        version: provider.version,
        satisfies: provider.satisfies,
    });
    let condition = wanted.condition.as_ref().map(|(sign, version)| format!("{}{version}", sign.text()));
    say(&Body { name: &wanted.name, condition, total, providers: providers.collect() })
}
