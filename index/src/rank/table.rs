//! The points of all packages while one query is answered.

use super::Need;
use super::plan::Plan;
use super::sources::Word;
use super::weights::{COMMON_WEIGHT, Place, Whole, rarity};
use crate::prepared::is_common;
use crate::{DocId, Index};
use std::cell::RefCell;

/// What is known of one package.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    /// Points of the words, not yet divided by their weights.
    pub(super) points: f32,
    /// Letters of the name that the words make up.
    pub(super) covered: f32,
    /// Which words were found.
    pub(super) found: u32,
    /// Points of what the description says, where that was looked at.
    pub(super) described: f32,
    /// Where the word that is looked for now was found.
    place: Place,
    pub(super) whole: Whole,
    pub(super) guessed: bool,
    known: bool,
}

const EMPTY: Cell = Cell {
    points: 0.0,
    covered: 0.0,
    found: 0,
    described: 0.0,
    place: Place::None,
    whole: Whole::None,
    guessed: false,
    known: false,
};

/// A cell for each package. Kept between queries by each thread, since to make it costs more than most queries.
#[derive(Default)]
pub(super) struct Table {
    cells: Vec<Cell>,
    /// Packages that are known.
    pub(super) docs: Vec<DocId>,
    /// Packages that have the word that is looked for now.
    touched: Vec<DocId>,
    /// Sum of the weights of the words.
    pub(super) weight: f32,
    /// The weight of each word.
    pub(super) weights: Vec<f32>,
    /// By the first package of a stem, the points of its best; `NEG_INFINITY` where nothing is known.
    pub(super) best: Vec<f32>,
}

/// One word's share in the points of one package.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub(super) place: Place,
    /// Not yet divided by the weights of all words.
    pub(super) points: f32,
}

/// Calls `use_it` with the thread's table, empty.
pub(super) fn with_table<T>(documents: usize, use_it: impl FnOnce(&mut Table) -> T) -> T {
    thread_local! {
        static TABLE: RefCell<Table> = RefCell::default();
    }
    TABLE.with_borrow_mut(|table| {
        table.cells.resize(documents, EMPTY);
        table.best.resize(documents, f32::NEG_INFINITY);
        let result = use_it(table);
        table.clear();
        result
    })
}

impl Table {
    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        for doc in self.docs.drain(..) {
            if let Some(cell) = self.cells.get_mut(doc as usize) {
                *cell = EMPTY;
            }
        }
        self.weight = 0.0;
    }

    pub(super) fn cell(&self, doc: DocId) -> &Cell {
        self.cells.get(doc as usize).unwrap_or(&EMPTY)
    }

    /// Keeps the points of a description.
    pub(super) fn describe(&mut self, doc: DocId, points: f32) {
        if let Some(cell) = self.cells.get_mut(doc as usize) {
            cell.described = points;
        }
    }

    /// Makes a package known.
    fn know_one(cells: &mut [Cell], docs: &mut Vec<DocId>, doc: DocId) {
        if let Some(cell) = cells.get_mut(doc as usize).filter(|cell| !cell.known) {
            cell.known = true;
            docs.push(doc);
        }
    }

    /// Makes packages known.
    pub(super) fn know(&mut self, docs: impl Iterator<Item = DocId>) {
        docs.for_each(|doc| Self::know_one(&mut self.cells, &mut self.docs, doc));
    }

    /// Looks up all words. `watch` is told, word by word, the shares of the packages it names.
    ///
    /// If all words are needed, the rarest comes first, and of the others only what has those before is looked at.
    pub(super) fn fill(
        &mut self,
        index: &Index,
        plan: &Plan,
        need: Need,
        mut watch: Option<(&[DocId], &mut [Vec<Share>])>,
    ) {
        let mut order: Vec<(bool, usize, usize)> =
            plan.words.iter().enumerate().map(|(at, word)| (word.optional, word.count(), at)).collect();
        order.sort_unstable();
        let mut before = None;
        self.weights = vec![0.0; plan.words.len()];
        for (optional, count, at) in order {
            let word = &plan.words[at];
            self.look_up(index, word, before);
            let weight = rarity(count, index.len()) * if optional { 0.3 } else { 1.0 };
            self.weights[at] = weight;
            if need == Need::All {
                before = Some(before.unwrap_or(0) | if optional { 0 } else { 1 << at });
            }
            if let Some((docs, shares)) = &mut watch {
                let share = |doc: &DocId| {
                    let place = self.cell(*doc).place;
                    Share { place, points: place.points() * weight }
                };
                shares[at] = docs.iter().map(share).collect();
            }
            self.count(index, word, at, weight);
        }
        self.whole(index, plan);
    }

    /// Marks what has the word; with `before`, only what has these words already.
    fn look_up(&mut self, index: &Index, word: &Word, before: Option<u32>) {
        let (cells, touched) = (&mut self.cells, &mut self.touched);
        for (place, source) in &word.sources {
            source.each(index, |doc| {
                let Some(cell) = cells.get_mut(doc as usize) else { return };
                if before.is_some_and(|before| !cell.known || cell.found & before != before) {
                    return;
                }
                if cell.place == Place::None {
                    touched.push(doc);
                }
                cell.place = cell.place.max(*place);
            });
        }
    }

    fn count(&mut self, index: &Index, word: &Word, at: usize, weight: f32) {
        self.weight += weight;
        let letters = letters(index, word);
        for doc in self.touched.drain(..) {
            Self::know_one(&mut self.cells, &mut self.docs, doc);
            let Some(cell) = self.cells.get_mut(doc as usize) else { continue };
            cell.points += cell.place.points() * weight;
            cell.guessed |= cell.place.guessed();
            cell.covered += if cell.place.in_name() { letters } else { 0.0 };
            cell.found |= 1 << at;
            cell.place = Place::None;
        }
    }

    fn whole(&mut self, index: &Index, plan: &Plan) {
        let all = u32::MAX;
        for (whole, docs) in &plan.whole {
            // What the query names was found, word by word or not.
            let is_it = matches!(whole, Whole::Name | Whole::Letters | Whole::Provides);
            for &doc in docs {
                if is_it {
                    Self::know_one(&mut self.cells, &mut self.docs, doc);
                }
                let Some(cell) = self.cells.get_mut(doc as usize) else { continue };
                if is_it {
                    cell.found = all;
                    cell.guessed = false;
                }
                cell.whole = cell.whole.max(if cell.known { *whole } else { Whole::None });
            }
        }
        if plan.groups.is_empty() {
            return;
        }
        for &doc in &self.docs {
            let group = index.prepared.group_of(doc);
            let Some(cell) = self.cells.get_mut(doc as usize) else { continue };
            for (whole, _) in plan.groups.iter().filter(|(_, of)| *of == group) {
                cell.whole = cell.whole.max(*whole);
            }
        }
    }
}

/// Letters of a word as names count them.
fn letters(index: &Index, word: &Word) -> f32 {
    let common = is_common(index.prepared.vocabulary.count(&word.text), index.len());
    word.text.len() as f32 * if common { COMMON_WEIGHT } else { 1.0 }
}
