//! The order of all matches, and a page of it.

use super::described::Wanted;
use super::plan::Plan;
use super::table::Table;
use super::weights::{
    COMMON_WORD, COMPANION, CORE, COVERAGE, ENDING, ENDING_SHARE, GUESSED, MISSING, ONLY_WORD, Whole,
};
use super::{Matches, Need};
use crate::prepared::VariantKind;
use crate::{DocId, Hit, Index, ListQuery, SortBy};
use std::cmp::Ordering;

/// What a match is sorted by.
#[derive(Clone, Copy)]
struct Entry {
    /// Points of the best of its stem.
    best: f32,
    /// The first package of its stem.
    group: DocId,
    /// Its place among those of its stem: what was asked for, releases, ready made, ahead of releases, VCS.
    kind: u8,
    points: f32,
    doc: DocId,
}

impl Entry {
    fn compare(&self, other: &Self) -> Ordering {
        let best = other.best.total_cmp(&self.best).then(self.group.cmp(&other.group));
        let own = self.kind.cmp(&other.kind).then(other.points.total_cmp(&self.points));
        best.then(own).then(self.doc.cmp(&other.doc))
    }
}

/// Sums up what is known of a match.
pub(super) struct Judge<'a> {
    index: &'a Index,
    plan: &'a Plan,
    need: Need,
    words: u32,
    weight: f32,
}

/// The points of a match, item by item.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Points {
    pub(super) words: f32,
    pub(super) coverage: f32,
    pub(super) core: f32,
    pub(super) whole: f32,
    pub(super) prior: f32,
    pub(super) companion: f32,
    pub(super) ending: f32,
    pub(super) only_word: f32,
    pub(super) common_word: f32,
    pub(super) described: f32,
    pub(super) guessed: f32,
    pub(super) missing: f32,
}

impl Points {
    /// All together.
    pub(super) fn sum(self) -> f32 {
        let name =
            self.coverage + self.core + self.only_word + self.whole + self.companion + self.ending + self.common_word;
        self.words + name + self.prior + self.described + self.guessed + self.missing
    }
}

impl<'a> Judge<'a> {
    pub(super) fn new(index: &'a Index, plan: &'a Plan, table: &Table, matches: &Matches) -> Self {
        let weight = if table.weight > 0.0 { table.weight } else { 1.0 };
        Self { index, plan, need: matches.need, words: matches.words, weight }
    }

    /// What the words' points are divided by.
    pub(super) fn weight(&self) -> f32 {
        self.weight
    }

    pub(super) fn points(&self, table: &Table, doc: DocId) -> Points {
        let cell = table.cell(doc);
        let prepared = &self.index.prepared;
        let at = doc as usize;
        let letters = prepared.letters.get(at).copied().unwrap_or(1.0);
        let core = prepared.core.get(at).copied().unwrap_or_default();
        let is_core = core > 0.5 && cell.covered + 0.01 >= core;
        let common_word = prepared.has_common(doc) && !is_core && self.need == Need::All;
        let only_word = cell.whole == Whole::Beginning && prepared.is_one_word(doc);
        let share = (cell.covered / letters).min(1.0);
        let ending = if share < ENDING_SHARE && self.asked_ending(doc) { ENDING } else { 0.0 };
        let missing = if self.need == Need::Any { self.words & !cell.found } else { 0 };
        let missing =
            table.weights.iter().enumerate().filter(|(at, _)| missing >> at & 1 != 0).map(|(_, weight)| weight);
        Points {
            words: cell.points / self.weight,
            coverage: COVERAGE * share,
            core: if is_core { CORE } else { 0.0 },
            only_word: if only_word && !is_core { ONLY_WORD } else { 0.0 },
            common_word: if common_word { COMMON_WORD } else { 0.0 },
            described: cell.described,
            whole: cell.whole.points(),
            prior: prepared.points.get(at).copied().unwrap_or_default(),
            companion: if self.unasked_companion(doc) { COMPANION } else { 0.0 },
            ending,
            guessed: if cell.guessed { GUESSED } else { 0.0 },
            missing: MISSING * missing.sum::<f32>(),
        }
    }

    fn asks_for(&self, ending: &str) -> bool {
        self.plan.words.iter().any(|word| word.text == ending)
    }

    fn unasked_companion(&self, doc: DocId) -> bool {
        let variant = self.index.prepared.variant(doc).filter(|variant| variant.kind == VariantKind::Companion);
        variant.is_some_and(|variant| !self.asks_for(variant.ending))
    }

    fn asked_ending(&self, doc: DocId) -> bool {
        self.index.prepared.variant(doc).is_some_and(|variant| self.asks_for(variant.ending))
    }

    fn kind(&self, doc: DocId) -> u8 {
        match self.index.prepared.variant(doc) {
            Some(variant) if variant.kind != VariantKind::Companion => {
                if self.asks_for(variant.ending) {
                    0
                } else {
                    2 + variant.kind as u8
                }
            }
            _ => 1,
        }
    }
}

/// The matches of a page, best first.
pub(super) fn page(
    index: &Index,
    plan: &Plan,
    table: &mut Table,
    matches: &Matches,
    offset: usize,
    limit: usize,
) -> Vec<Hit> {
    let judge = Judge::new(index, plan, table, matches);
    let mut points: Vec<f32> = matches.docs.iter().map(|&doc| judge.points(table, doc).sum()).collect();
    look_closely(index, plan, table, matches, &mut points);
    let best = &mut table.best;
    for (&doc, &points) in matches.docs.iter().zip(&points) {
        if let Some(best) = best.get_mut(index.prepared.group_of(doc) as usize) {
            *best = best.max(points);
        }
    }
    let entry = |(&doc, points): (&DocId, f32)| {
        let group = index.prepared.group_of(doc);
        let best = best.get(group as usize).copied().unwrap_or(points);
        Entry { best, group, kind: judge.kind(doc), points, doc }
    };
    let mut entries: Vec<Entry> = matches.docs.iter().zip(points).map(entry).collect();
    for &doc in &matches.docs {
        if let Some(best) = best.get_mut(index.prepared.group_of(doc) as usize) {
            *best = f32::NEG_INFINITY;
        }
    }
    let end = offset.saturating_add(limit).min(entries.len());
    if offset >= end {
        return Vec::new();
    }
    if end < entries.len() {
        entries.select_nth_unstable_by(end, Entry::compare);
        entries.truncate(end);
    }
    if offset > 0 {
        entries.select_nth_unstable_by(offset, Entry::compare);
    }
    let page = &mut entries[offset..];
    page.sort_unstable_by(Entry::compare);
    page.iter().map(|entry| Hit { doc: entry.doc, score: entry.points }).collect()
}

/// The matches of a page in an order that the query does not decide.
pub(super) fn sorted(
    index: &Index,
    plan: &Plan,
    table: &Table,
    matches: &Matches,
    (sort, descending): (SortBy, bool),
    offset: usize,
    limit: usize,
) -> Vec<Hit> {
    let judge = Judge::new(index, plan, table, matches);
    let query = ListQuery { sort, descending, offset, limit, ..ListQuery::default() };
    let docs = crate::list::page(index, &query, matches.docs.clone());
    docs.into_iter().map(|doc| Hit { doc, score: judge.points(table, doc).sum() }).collect()
}

/// Matches whose descriptions are read: the best by all else.
const CLOSE_LOOKS: usize = 400;

/// Adds what their descriptions say to the points of the best.
fn look_closely(index: &Index, plan: &Plan, table: &mut Table, matches: &Matches, points: &mut [f32]) {
    let wanted = Wanted::of(plan);
    let mut best: Vec<(f32, DocId, usize)> =
        matches.docs.iter().zip(points.iter()).enumerate().map(|(at, (&doc, &points))| (points, doc, at)).collect();
    if best.len() > CLOSE_LOOKS {
        best.select_nth_unstable_by(CLOSE_LOOKS, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        best.truncate(CLOSE_LOOKS);
    }
    for (_, doc, at) in best {
        let description = std::str::from_utf8(index.descriptions.folded(doc)).unwrap_or_default();
        let described = wanted.points(description);
        points[at] += described;
        table.describe(doc, described);
    }
}
