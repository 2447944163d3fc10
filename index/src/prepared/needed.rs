//! How many packages name each one as a dependency.

use crate::DocId;
use crate::delta::Delta;
use crate::packages::Packages;
use crate::reader::trim;
use crate::terms::{Kind, Terms};
use crate::text::TextIndex;
use crate::whole::Whole;
use std::collections::BTreeSet;

const KINDS: [Kind; 4] = [Kind::Depends, Kind::MakeDepends, Kind::CheckDepends, Kind::OptDepends];

/// Of each document of a whole generation.
pub(super) fn all(packages: &Packages, names: &TextIndex, terms: &Terms) -> Vec<u32> {
    let mut needed = vec![0; packages.len()];
    for kind in KINDS {
        for (name, docs) in terms.with_prefix(kind, "") {
            let doc = packages.find(name, |doc| trim(names.folded(doc)) == name);
            if let Some(count) = doc.and_then(|doc| needed.get_mut(doc as usize)) {
                *count += docs.count() as u32;
            }
        }
    }
    needed
}

/// Changes the counts of a whole generation to those of an amended one; `needed` has room for all documents.
pub(super) fn amend(needed: &mut [u32], whole: &Whole, delta: &Delta) {
    let mut names: BTreeSet<&[u8]> = BTreeSet::new();
    let prefixes = KINDS.map(|kind| kind.key(b""));
    for prefix in &prefixes {
        names.extend(delta.nets(prefix).into_iter().map(|(key, _)| &key[1..]));
    }
    names.extend(delta.stale().map(|doc| trim(whole.names.folded(doc))));
    names.extend(delta.docs.iter().map(|doc| trim(doc.folded.as_bytes())));
    let mut set = |doc: DocId, count: u32| {
        if let Some(place) = needed.get_mut(doc as usize) {
            *place = count;
        }
    };
    delta.slots.iter().for_each(|slot| set(*slot, 0));
    for name in names {
        let is = |doc: DocId| trim(whole.names.folded(doc)) == name;
        let kept = whole.packages.find(name, |doc| !delta.is_stale(doc) && is(doc));
        kept.into_iter().for_each(|doc| set(doc, 0));
        // Of several documents of a name the first is meant.
        if let Some(first) = [kept, delta.find(name)].into_iter().flatten().min() {
            set(first, KINDS.iter().map(|kind| count(whole, delta, *kind, name)).sum());
        }
    }
}

/// How many documents name it in a role.
fn count(whole: &Whole, delta: &Delta, kind: Kind, name: &[u8]) -> u32 {
    let key = kind.key(name);
    let all = whole.terms.count(&key) + delta.added.count(&key);
    all.saturating_sub(delta.removed.count(&key))
}
