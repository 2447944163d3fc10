//! `/api/v1/search?q=`: matches, best first, with what they have in common.

use super::{count, failure, is_on, say};
use crate::serve::answer::Answer;
use crate::serve::cursor::{Cursor, Unusable};
use crate::serve::path::parameter;
use crate::serve::ranked::facets::condition;
use crate::serve::release::Release;
use crate::serve::site::Site;
use aurpress_index::{DocId, Explanation, FacetCount, Facets, Index, Needing, Search};
use hyper::StatusCode;
use serde::Serialize;
use std::collections::BTreeMap;

/// Results of a page unless asked otherwise, and at most.
const USUAL: usize = 20;
const MOST: usize = 250;

#[derive(Serialize)]
struct Body<'a> {
    total: usize,
    results: Vec<Item<'a>>,
    next: Option<String>,
    notes: Vec<String>,
    did_you_mean: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facets: Option<FacetView>,
}

#[derive(Serialize)]
struct Item<'a> {
    name: &'a str,
    base: &'a str,
    version: &'a str,
    description: Option<&'a str>,
    maintainer: Option<&'a str>,
    votes: u32,
    popularity: f64,
    out_of_date: Option<i64>,
    modified: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<ExplainView<'a>>,
}

#[derive(Serialize)]
struct ExplainView<'a> {
    score: f32,
    parts: Vec<PartView>,
    /// The package whose variant it is and behind which it therefore stands.
    follows: Option<&'a str>,
}

#[derive(Serialize)]
struct PartView {
    #[serde(skip_serializing_if = "Option::is_none")]
    word: Option<String>,
    what: &'static str,
    points: f32,
}

#[derive(Serialize)]
struct FacetView {
    license: Vec<CountView>,
    group: Vec<CountView>,
    maintainer: Vec<CountView>,
    state: BTreeMap<&'static str, usize>,
    /// In which way the matches need what the query names; empty if none does.
    needing: Vec<CountView>,
}

#[derive(Serialize)]
struct CountView {
    value: String,
    count: usize,
    /// What to add to the query to see only these.
    query: String,
}

/// Answers a search.
pub(super) fn answer(site: &Site, release: &Release, now: i64, query: Option<&str>) -> Answer {
    let text = parameter(query, "q").unwrap_or_default();
    let index = &release.index;
    let offset = match parameter(query, "cursor").filter(|cursor| !cursor.is_empty()) {
        None => 0,
        Some(cursor) => match Cursor::offset(&cursor, index.generation(), &text) {
            Ok(offset) => offset,
            Err(Unusable::Foreign) => {
                return failure(StatusCode::BAD_REQUEST, "The cursor is not one of this query; begin without it.");
            }
            Err(Unusable::Old) => {
                return failure(StatusCode::GONE, "The packages have changed since this cursor; begin without it.");
            }
        },
    };
    let limit = count(query, "limit", USUAL, MOST);
    let explain = is_on(query, "explain", false);
    let facets = is_on(query, "facets", offset == 0);
    let search =
        Search { text: &text, offset, limit, facets, explain, synonyms: Some(&site.synonyms), ..Search::default() };
    say(&body(index, &search, now))
}

fn body<'a>(index: &'a Index, search: &Search<'_>, now: i64) -> Body<'a> {
    let found = index.find_text(search);
    let end = search.offset.saturating_add(found.hits.len());
    let next = (end < found.total).then(|| Cursor::new(end, index.generation(), search.text).text());
    let mut explanations = found.explanations.into_iter();
    let results = found.hits.iter().map(|hit| {
        let explain = explanations.next().map(|explanation| explained(index, hit.score, explanation));
        item(index, hit.doc, now, explain)
    });
    Body {
        total: found.total,
        results: results.collect(),
        next,
        notes: found.notes.iter().map(ToString::to_string).collect(),
        did_you_mean: found.did_you_mean,
        facets: found.facets.map(facets),
    }
}

fn item<'a>(index: &'a Index, doc: DocId, now: i64, explain: Option<ExplainView<'a>>) -> Item<'a> {
    let row = index.row(doc);
    Item {
        name: row.name,
        base: row.base,
        version: row.version,
        description: row.description,
        maintainer: row.maintainer,
        votes: row.votes,
        popularity: popularity(index, doc, now),
        out_of_date: row.out_of_date,
        modified: row.modified,
        explain,
    }
}

/// The popularity as of now.
fn popularity(index: &Index, doc: DocId, now: i64) -> f64 {
    let mut text = Vec::with_capacity(16);
    index.write_popularity(doc, now, &mut text);
    std::str::from_utf8(&text).ok().and_then(|text| text.parse().ok()).unwrap_or_default()
}

fn explained(index: &Index, score: f32, explanation: Explanation) -> ExplainView<'_> {
    let parts = explanation.parts.into_iter();
    ExplainView {
        score,
        parts: parts.map(|part| PartView { word: part.word, what: part.what, points: part.points }).collect(),
        follows: explanation.follows.map(|doc| index.row(doc).name),
    }
}

fn facets(facets: Facets) -> FacetView {
    let counts = |field: &str, counts: Vec<FacetCount>| {
        let view = |FacetCount { value, count }| {
            let query = condition(field, &value);
            CountView { value, count, query }
        };
        counts.into_iter().map(view).collect()
    };
    FacetView {
        license: counts("license", facets.licenses),
        group: counts("group", facets.groups),
        maintainer: counts("maintainer", facets.maintainers),
        state: BTreeMap::from([("orphan", facets.orphans), ("outdated", facets.outdated)]),
        needing: facets.needing.map(needing).unwrap_or_default(),
    }
}

fn needing(needing: Needing) -> Vec<CountView> {
    let view = |(field, count): (&str, usize)| {
        let query = condition(field, &needing.name);
        CountView { value: field.to_owned(), count, query }
    };
    needing.by_field().into_iter().map(view).filter(|view| view.count > 0).collect()
}
