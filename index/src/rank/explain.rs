//! Why a package stands where it does.

use super::Matches;
use super::order::Judge;
use super::plan::Plan;
use super::table::{Share, Table};
use crate::{DocId, Hit, Index};

/// The items that make up the points of one hit; they add up to its score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explanation {
    /// The items.
    pub parts: Vec<Part>,
    /// The stem's package at whose place the hit stands, when it is not the best of its stem itself.
    pub follows: Option<DocId>,
}

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// A word of the query; none for what belongs to the whole query or the package.
    pub word: Option<String>,
    /// What it is.
    pub what: &'static str,
    /// Its points.
    pub points: f32,
}

/// Explains each hit, by looking the words up again.
pub(super) fn explain(
    index: &Index,
    plan: &Plan,
    table: &mut Table,
    matches: &Matches,
    hits: &[Hit],
) -> Vec<Explanation> {
    let docs: Vec<DocId> = hits.iter().map(|hit| hit.doc).collect();
    let mut shares: Vec<Vec<Share>> = vec![Vec::new(); plan.words.len()];
    let described: Vec<f32> = docs.iter().map(|&doc| table.cell(doc).described).collect();
    table.clear();
    table.fill(index, plan, matches.need, Some((&docs, &mut shares)));
    docs.iter().zip(described).for_each(|(&doc, points)| table.describe(doc, points));
    let judge = Judge::new(index, plan, table, matches);
    let one = |at: usize| {
        let mut parts: Vec<Part> = Vec::new();
        for (word, shares) in plan.words.iter().zip(&shares) {
            let Some(share) = shares.get(at) else { continue };
            let points = share.points / judge.weight();
            parts.push(Part { word: Some(word.text.clone()), what: share.place.text(), points });
        }
        let points = judge.points(table, docs[at]);
        let whole = table.cell(docs[at]).whole.text();
        let items = [
            (whole, points.whole),
            ("share of the name", points.coverage),
            ("all of the name but common words", points.core),
            ("begins a name of one word", points.only_word),
            ("a common word of the name, not asked for", points.common_word),
            ("what the description says it is", points.described),
            ("votes, popularity, packages that need it, freshness and state", points.prior),
            ("documentation, headers or other parts, not asked for", points.companion),
            ("its ending, and little else of the name", points.ending),
            ("guessed words", points.guessed),
            ("missing words", points.missing),
        ];
        let items = items.into_iter().filter(|(_, points)| *points != 0.0);
        parts.extend(items.map(|(what, points)| Part { word: None, what, points }));
        Explanation { parts, follows: follows(index, &docs, at) }
    };
    (0..docs.len()).map(one).collect()
}

/// The hit before which is of the same stem, if there is one.
fn follows(index: &Index, docs: &[DocId], at: usize) -> Option<DocId> {
    let before = *docs.get(at.checked_sub(1)?)?;
    (index.prepared.group_of(before) == index.prepared.group_of(docs[at])).then_some(before)
}
