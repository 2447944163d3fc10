//! The tables of an amended generation: those of its base, with what the amendment changes.

use super::letters::{Letters, Table};
use super::{Prepared, Vocabulary, compact, day, is_common, needed, points, stored_points};
use crate::DocId;
use crate::delta::Delta;
use crate::fulltext::Field;
use crate::whole::Whole;
use std::sync::Arc;

impl Prepared {
    /// Makes them; what does not change is shared.
    pub(crate) fn amended(whole: &Whole, delta: &Arc<Delta>) -> Self {
        let base = &whole.prepared;
        let vocabulary = Vocabulary::new(Arc::clone(base.vocabulary.list()), Field::Name, Some(delta));
        let Table { letters, core, shape } = letters(whole, delta, &vocabulary);
        let mut needed = sized(&base.needed, delta, 0);
        needed::amend(&mut needed, whole, delta);
        let (compact, moved) = base.compact.amended(&base.group, delta, |doc| whole.names.folded(doc));
        let mut group = sized(&base.group, delta, 0);
        moved.into_iter().for_each(|(doc, first)| set(&mut group, doc, first));
        let mut variant = sized(&base.variant, delta, 0);
        each(delta, |slot, doc| set(&mut variant, slot, compact::variant_of(doc.folded.as_bytes())));
        let newest = newest(whole, delta);
        let stored = |doc: DocId, needed: u32| stored_points(&whole.packages, doc, newest, needed);
        let mut all = if newest == base.newest {
            let mut all = sized(&base.points, delta, 0.0);
            let counts = (0..).zip(needed.iter().zip(base.needed.iter()));
            let changed = counts.filter(|(_, (now, before))| now != before);
            changed.for_each(|(doc, (now, _))| set(&mut all, doc, stored(doc, *now)));
            all
        } else {
            (0..).zip(&needed).map(|(doc, needed)| stored(doc, *needed)).collect()
        };
        each(delta, |slot, doc| {
            let needed = needed.get(slot as usize).copied().unwrap_or_default();
            set(&mut all, slot, points(doc.prior, doc.flags, doc.modified, newest, needed));
        });
        Self {
            points: Arc::new(all),
            variant: Arc::new(variant),
            group: Arc::new(group),
            letters: Arc::new(letters),
            core: Arc::new(core),
            shape: Arc::new(shape),
            needed: Arc::new(needed),
            compact,
            vocabulary,
            licenses: Arc::clone(&base.licenses),
            groups: Arc::clone(&base.groups),
            newest,
        }
    }
}

fn each(delta: &Delta, mut each: impl FnMut(DocId, &crate::delta::DeltaDoc)) {
    delta.slots.iter().zip(&delta.docs).for_each(|(slot, doc)| each(*slot, doc));
}

/// A copy with room for all documents.
fn sized<T: Clone>(table: &[T], delta: &Delta, empty: T) -> Vec<T> {
    let mut copy = Vec::with_capacity(delta.end() as usize);
    copy.extend_from_slice(table);
    copy.resize(delta.end() as usize, empty);
    copy
}

fn set<T>(table: &mut [T], doc: DocId, value: T) {
    if let Some(place) = table.get_mut(doc as usize) {
        *place = value;
    }
}

/// The day of the last push.
fn newest(whole: &Whole, delta: &Delta) -> i64 {
    let kept = (0..).zip(whole.packages.modified()).filter(|(doc, _)| !delta.is_stale(*doc)).map(|(_, time)| time);
    day(kept.chain(delta.docs.iter().map(|doc| doc.modified)).max().unwrap_or_default())
}

/// Letters of names: of the amendment's, and of those that have a word that is common now and was not, or the other way
/// round.
fn letters(whole: &Whole, delta: &Arc<Delta>, vocabulary: &Vocabulary) -> Table {
    let base = &whole.prepared;
    let (before, now) = (whole.packages.len(), delta.live());
    let mut letters = sized(&base.letters, delta, 1.0);
    let mut core = sized(&base.core, delta, 0.0);
    let mut shape = sized(&base.shape, delta, 0);
    let common = |word: &str| is_common(vocabulary.count(word), now);
    let mut write = |doc: DocId, name: &str| {
        let of = Letters::of(name, common);
        set(&mut letters, doc, of.letters);
        set(&mut core, doc, of.core);
        set(&mut shape, doc, of.shape);
    };
    let kept = base.vocabulary.list().iter().filter(|(_, count)| is_common(*count, before) != is_common(*count, now));
    let changed = vocabulary.changes().iter().map(|(word, count)| (word.as_str(), *count));
    let changed =
        changed.filter(|(word, count)| is_common(*count, now) != is_common(base.vocabulary.count(word), before));
    let mut turned: Vec<&str> = kept.chain(changed).map(|(word, _)| word).collect();
    turned.sort_unstable();
    turned.dedup();
    let mut docs: Vec<DocId> = Vec::new();
    turned.iter().for_each(|word| whole.full_text.each(Field::Name, word, |doc| docs.push(doc)));
    docs.sort_unstable();
    docs.dedup();
    docs.into_iter().for_each(|doc| write(doc, whole.packages.name(doc)));
    each(delta, |slot, doc| write(slot, &doc.name));
    Table { letters, core, shape }
}
