//! Ranked search: what a reader who types some words most likely looks for.
//!
//! Best is the package of exactly that name, then names that begin with the text, then full-text matches by their
//! score, then names that merely contain the text. Within each, votes and popularity count. Any text is fine.

use crate::fold::fold_name;
use crate::{DocId, Hit, Index};

/// Names with the prefix that are looked at.
const MAX_PREFIX: usize = 4096;

/// Names that contain the text that are looked at.
const MAX_CONTAINING: usize = 1024;

/// Of names with the prefix, only so many go before the full-text matches.
const PREFIX_FIRST: usize = 5;

/// Answers at most this many, whatever is asked.
const MAX_LIMIT: usize = 1000;

/// Packages for a text, best first, at most `limit` (and 1,000), each once.
pub(crate) fn ranked(index: &Index, text: &str, limit: usize) -> Vec<Hit> {
    let limit = limit.min(MAX_LIMIT);
    let text = text.trim();
    if text.is_empty() || limit == 0 {
        return Vec::new();
    }
    // Package names hold no spaces, but readers type them.
    let name = text.split_whitespace().collect::<Vec<_>>().join("-");
    let mut found = index.full_text.search(text, limit, &index.packages.prior_column());
    let best = found.first().map_or(1.0, |hit| hit.score);
    let exact = index.find(text).or_else(|| index.find(&name)).map(|doc| (doc, best * 4.0));
    let prefixed = top(index, index.packages.with_prefix(&name).take(MAX_PREFIX), PREFIX_FIRST);
    let prefixed = prefixed.into_iter().map(|(doc, prior)| (doc, best * (1.0 + prior / (prior + 8.0))));
    let mut hits: Vec<Hit> = exact.into_iter().chain(prefixed).map(|(doc, score)| Hit { doc, score }).collect();
    hits.append(&mut found);
    if hits.len() < limit {
        let least = hits.iter().map(|hit| hit.score).fold(best, f32::min);
        let needle = fold_name(&name);
        let containing = index.names.search(needle.as_bytes(), MAX_CONTAINING);
        let containing = top(index, containing.into_iter(), limit);
        hits.extend(containing.into_iter().map(|(doc, prior)| {
            let score = least * 0.9 * (1.0 + prior) / (2.0 + prior);
            Hit { doc, score }
        }));
    }
    settle(hits, limit)
}

/// The documents with the highest priors, best first, with them.
fn top(index: &Index, docs: impl Iterator<Item = DocId>, limit: usize) -> Vec<(DocId, f32)> {
    let mut docs: Vec<(DocId, f32)> = docs.map(|doc| (doc, index.packages.prior(doc))).collect();
    docs.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    docs.truncate(limit);
    docs
}

/// Keeps the best score of each document, best first.
fn settle(mut hits: Vec<Hit>, limit: usize) -> Vec<Hit> {
    hits.sort_by(|a, b| a.doc.cmp(&b.doc).then(b.score.total_cmp(&a.score)));
    hits.dedup_by_key(|hit| hit.doc);
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.doc.cmp(&b.doc)));
    hits.truncate(limit);
    hits
}
