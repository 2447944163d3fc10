//! `/api/v1/suggest?q=`: what somebody may be typing the name of.

use super::{count, say};
use crate::serve::answer::Answer;
use crate::serve::path::parameter;
use crate::serve::release::Release;
use serde::Serialize;

/// Names unless asked otherwise, and at most.
const USUAL: usize = 10;
const MOST: usize = 50;

#[derive(Serialize)]
struct Body<'a> {
    suggestions: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    name: &'a str,
    description: Option<&'a str>,
    votes: u32,
}

/// Answers a completion.
pub(super) fn answer(release: &Release, query: Option<&str>) -> Answer {
    let typed = parameter(query, "q").unwrap_or_default();
    let docs = release.index.complete(&typed, count(query, "limit", USUAL, MOST));
    let suggestions = docs.into_iter().map(|doc| {
        let row = release.index.row(doc);
        Item { name: row.name, description: row.description, votes: row.votes }
    });
    say(&Body { suggestions: suggestions.collect() })
}
