//! Ranked search: what a reader who types some words most likely looks for.
//!
//! First the package of exactly that name, then a few names that begin with the text, then full-text matches by their
//! score, then, if there is room, names that merely contain the text. Within each, votes and popularity count, and how
//! much of the name the text makes up. Any text is fine, and the cost is bounded whatever the text is.

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

/// Characters of a text that are looked at.
const MAX_TEXT: usize = 256;

/// Packages for a text, best first, at most `limit` (and 1,000), each once.
pub(crate) fn ranked(index: &Index, text: &str, limit: usize) -> Vec<Hit> {
    let limit = limit.min(MAX_LIMIT);
    let end = text.char_indices().nth(MAX_TEXT).map_or(text.len(), |(at, _)| at);
    let text = text[..end].trim();
    if text.is_empty() || limit == 0 {
        return Vec::new();
    }
    // Package names hold no spaces, but readers type them.
    let name = text.split_whitespace().collect::<Vec<_>>().join("-");
    let mut hits = index.full_text.search(text, limit, &index.packages.prior_column());
    let best = hits.first().map_or(1.0, |hit| hit.score);
    let exact = index.find(text).or_else(|| index.find(&name));
    hits.extend(exact.map(|doc| Hit { doc, score: best * 4.0 }));
    hits.extend(prefixed(index, &name, best));
    if hits.len() < limit {
        let least = hits.iter().map(|hit| hit.score).fold(best, f32::min);
        hits.extend(containing(index, &name, least).into_iter().take(limit));
    }
    settle(hits, limit)
}

/// The best names that begin with the text, with scores from `best` to twice as much.
fn prefixed(index: &Index, name: &str, best: f32) -> Vec<Hit> {
    let docs = index.packages.with_prefix(name).take(MAX_PREFIX);
    let mut hits = by_worth(index, name, docs, best, best * 2.0);
    hits.truncate(PREFIX_FIRST);
    hits
}

/// Names that contain the text, with scores below `least`.
fn containing(index: &Index, name: &str, least: f32) -> Vec<Hit> {
    let docs = index.names.search(fold_name(name).as_bytes(), MAX_CONTAINING);
    by_worth(index, name, docs.into_iter(), least * 0.5, least)
}

/// The documents, best first, with scores that lie between two bounds.
fn by_worth(index: &Index, text: &str, docs: impl Iterator<Item = DocId>, low: f32, high: f32) -> Vec<Hit> {
    let hits = docs.map(|doc| {
        let prior = index.packages.prior(doc);
        let share = text.len() as f32 / index.names.folded(doc).len().max(text.len()) as f32;
        // Both lie between 0 and 1; a prior of 8 (some hundred votes, some popularity) counts half.
        let worth = 0.5 * share + 0.5 * prior / (prior + 8.0);
        Hit { doc, score: low + (high - low) * worth }
    });
    settle(hits.collect(), usize::MAX)
}

/// Keeps the best score of each document, best first.
fn settle(mut hits: Vec<Hit>, limit: usize) -> Vec<Hit> {
    hits.sort_by(|a, b| a.doc.cmp(&b.doc).then(b.score.total_cmp(&a.score)));
    hits.dedup_by_key(|hit| hit.doc);
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.doc.cmp(&b.doc)));
    hits.truncate(limit);
    hits
}
