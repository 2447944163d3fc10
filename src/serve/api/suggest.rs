//! `/api/v1/suggest?q=`: what somebody may be typing the name of. With `form=opensearch`, as browsers want it for their
//! address bar: what is typed, the names, what they are, and where each leads.

use super::{count, say};
use crate::route::Route;
use crate::serve::answer::Answer;
use crate::serve::path::parameter;
use crate::serve::release::Release;
use aurpress_index::DocId;
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
pub(super) fn answer(release: &Release, site_url: &str, query: Option<&str>) -> Answer {
    let typed = parameter(query, "q").unwrap_or_default();
    let docs = release.index.complete(&typed, count(query, "limit", USUAL, MOST));
    if parameter(query, "form").as_deref() == Some("opensearch") {
        return open_search(release, site_url, &typed, &docs);
    }
    let suggestions = docs.into_iter().map(|doc| {
        let row = release.index.row(doc);
        Item { name: row.name, description: row.description, votes: row.votes }
    });
    say(&Body { suggestions: suggestions.collect() })
}

/// The answer in the form of the OpenSearch suggestions extension.
fn open_search(release: &Release, site_url: &str, typed: &str, docs: &[DocId]) -> Answer {
    let rows = || docs.iter().map(|doc| release.index.row(*doc));
    let names: Vec<&str> = rows().map(|row| row.name).collect();
    let descriptions: Vec<&str> = rows().map(|row| row.description.unwrap_or_default()).collect();
    let addresses: Vec<String> =
        rows().map(|row| format!("{site_url}{}", Route::Package(row.name).url_path())).collect();
    say(&(typed, names, descriptions, addresses))
}
