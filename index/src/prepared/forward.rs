//! Which names of one role each document has: the other way round than the index keeps them.

use crate::DocId;
use crate::terms::{Kind, Terms};

/// Numbers of names by document.
pub(crate) struct Forward {
    names: Vec<String>,
    /// Where a document's numbers end.
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl Forward {
    /// Turns the lists of a role round.
    pub(super) fn new(terms: &Terms, kind: Kind, documents: usize) -> Self {
        let mut ends = vec![0_u32; documents + 1];
        let mut names = Vec::new();
        for (name, docs) in terms.with_prefix(kind, "") {
            names.push(String::from_utf8_lossy(name).into_owned());
            for doc in docs {
                if let Some(end) = ends.get_mut((doc as usize).saturating_add(1)) {
                    *end += 1;
                }
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let mut numbers = vec![0; sum as usize];
        let mut next = ends.clone();
        for (number, (_, docs)) in (0..).zip(terms.with_prefix(kind, "")) {
            for doc in docs {
                let Some(at) = next.get_mut(doc as usize).filter(|_| (doc as usize) < documents) else { continue };
                if let Some(slot) = numbers.get_mut(*at as usize) {
                    *slot = number;
                }
                *at += 1;
            }
        }
        Self { names, ends, numbers }
    }

    /// The numbers of a document.
    pub(crate) fn of(&self, doc: DocId) -> &[u32] {
        let bound = |at: usize| self.ends.get(at).copied().unwrap_or_default() as usize;
        self.numbers.get(bound(doc as usize)..bound(doc as usize + 1)).unwrap_or_default()
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The number of a folded name.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        self.names.binary_search_by(|other| other.as_str().cmp(name)).ok()
    }

    /// A name by its number, folded.
    pub(crate) fn name(&self, number: usize) -> &str {
        self.names.get(number).map_or("", String::as_str)
    }
}
