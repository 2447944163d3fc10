//! What somebody who has typed so much may be typing: names, the best first.

use crate::fold::fold;
use crate::prepared::{VariantKind, closest, compact};
use crate::{DocId, Index};

/// Names that are looked at.
const MAX_LOOKS: usize = 200_000;

/// Names that are looked at closely.
const CLOSE_LOOKS: usize = 1000;

/// Characters that are looked at.
const MAX_TEXT: usize = 64;

/// Points of a name that is hardly longer than what is typed.
const SHORT: f32 = 0.3;

/// Points that a documentation package and its like lose.
const COMPANION: f32 = 0.15;

/// At most `limit` packages for a text: the name itself, names that begin with it, names of which a later word does, and
/// if there are none, names that begin with a word like it.
pub(crate) fn suggest(index: &Index, text: &str, limit: usize) -> Vec<DocId> {
    let end = text.char_indices().nth(MAX_TEXT).map_or(text.len(), |(at, _)| at);
    let folded = fold(text[..end].trim()).into_owned();
    let typed = folded.split_whitespace().collect::<Vec<_>>().join("-");
    if typed.is_empty() || limit == 0 {
        return Vec::new();
    }
    let mut found: Vec<DocId> = index.find(&typed).into_iter().collect();
    let name = |doc: DocId| index.names.folded(doc);
    add(&mut found, index.prepared.compact.find(&compact(&typed), name), limit);
    add(&mut found, best(index, &typed, index.packages.with_prefix(&typed), limit), limit);
    if found.len() < limit {
        add(&mut found, best(index, &typed, later_words(index, &typed).into_iter(), limit), limit);
    }
    if found.is_empty() {
        let near = index.prepared.vocabulary.near(&typed, closest(&typed));
        for near in near.iter().take(3) {
            add(&mut found, best(index, near.word, index.packages.with_prefix(near.word), limit), limit);
        }
    }
    found
}

fn add(found: &mut Vec<DocId>, docs: Vec<DocId>, limit: usize) {
    for doc in docs {
        if found.len() < limit && !found.contains(&doc) {
            found.push(doc);
        }
    }
}

/// Names that have the text behind a separator.
fn later_words(index: &Index, typed: &str) -> Vec<DocId> {
    if typed.len() < 2 {
        return Vec::new();
    }
    index.names.search(format!("-{typed}").as_bytes(), MAX_LOOKS / 10)
}

/// The best of the documents, by votes, popularity and how short they are.
fn best(index: &Index, typed: &str, docs: impl Iterator<Item = DocId>, limit: usize) -> Vec<DocId> {
    let prepared = &index.prepared;
    let points = |doc: DocId| {
        let length = index.names.folded(doc).len().max(1);
        let share = typed.len() as f32 / length.max(typed.len()) as f32;
        let companion = prepared.variant(doc).is_some_and(|variant| variant.kind == VariantKind::Companion);
        let lost = if companion { COMPANION } else { 0.0 };
        prepared.points.get(doc as usize).copied().unwrap_or_default() + SHORT * share - lost
    };
    let plain = |doc: DocId| prepared.points.get(doc as usize).copied().unwrap_or_default();
    let mut docs: Vec<(f32, DocId)> = docs.take(MAX_LOOKS).map(|doc| (plain(doc), doc)).collect();
    let order = |a: &(f32, DocId), b: &(f32, DocId)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    // Of very many, the length of the names is looked at for the best alone.
    if docs.len() > CLOSE_LOOKS {
        docs.select_nth_unstable_by(CLOSE_LOOKS, order);
        docs.truncate(CLOSE_LOOKS);
    }
    docs.iter_mut().for_each(|(sum, doc)| *sum = points(*doc));
    docs.sort_unstable_by(order);
    docs.truncate(limit);
    docs.into_iter().map(|(_, doc)| doc).collect()
}
