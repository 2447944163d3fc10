//! Finds the texts that contain an argument.

use super::gram;
use crate::DocId;
use crate::file::{ArrayFile, Strings, U32s};
use crate::gaps::GapLists;
use memchr::memmem::Finder;

/// Trigrams of a long argument that are looked at; any choice gives the same answer.
const MAX_GRAMS: usize = 32;

/// Looking into one text costs about as much as reading this many entries of a list.
const CHECK_COST: usize = 8;

/// Below this many candidates the texts are looked at without narrowing further.
const FEW: usize = 16;

/// Substring index of a mapped file.
pub(crate) struct TextIndex {
    grams: U32s,
    lists: GapLists,
    texts: Strings,
}

impl TextIndex {
    /// How many sections a file needs for it.
    pub(crate) const SECTIONS: usize = 1 + GapLists::SECTIONS + 2;

    /// Takes the sections from `first` on; `None` when they disagree with each other or with `texts`.
    pub(crate) fn new(file: &ArrayFile, first: usize, texts: usize) -> Option<Self> {
        let index = Self {
            grams: file.u32s(first),
            lists: GapLists::new(file, first + 1),
            texts: file.strings(first + 1 + GapLists::SECTIONS),
        };
        let fits = index.lists.len() == Some(index.grams.len()) && index.texts.len() == texts;
        fits.then_some(index)
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// The folded text of that number.
    pub(crate) fn folded(&self, at: DocId) -> &[u8] {
        self.texts.get(at as usize)
    }

    /// Numbers of the texts that contain `needle` (folded), ascending: all, or any `most` of them when there are more.
    pub(crate) fn search(&self, needle: &[u8], most: usize) -> Vec<DocId> {
        match *needle {
            [] => (0..self.texts.len() as u32).take(most).collect(),
            [a] => self.starting(gram(a, 0, 0), gram(a, 0xff, 0xff), most),
            [a, b] => self.starting(gram(a, b, 0), gram(a, b, 0xff), most),
            [a, b, c] => match self.list(gram(a, b, c)) {
                Some(list) => self.lists.get(list).take(most).collect(),
                None => Vec::new(),
            },
            _ => self.containing(needle, most),
        }
    }

    fn list(&self, gram: u32) -> Option<usize> {
        let at = self.grams.lower_bound(gram);
        (self.grams.get(at) == gram && at < self.grams.len()).then_some(at)
    }

    /// Union of the lists of the trigrams `first..=last`.
    fn starting(&self, first: u32, last: u32, most: usize) -> Vec<DocId> {
        let lists = self.grams.lower_bound(first)..self.grams.lower_bound(last + 1);
        if let Some(list) = lists.clone().find(|&list| self.lists.count(list) >= most) {
            return self.lists.get(list).take(most).collect();
        }
        let mut bits = vec![0_u64; self.texts.len().div_ceil(64)];
        for doc in lists.flat_map(|list| self.lists.get(list)) {
            if let Some(word) = bits.get_mut(doc as usize / 64) {
                *word |= 1 << (doc % 64);
            }
        }
        ones(&bits).take(most).collect()
    }

    /// Narrows by trigrams, the rarest first, then looks into the texts.
    fn containing(&self, needle: &[u8], most: usize) -> Vec<DocId> {
        let step = (needle.len() - 2).div_ceil(MAX_GRAMS);
        let mut lists = Vec::with_capacity(MAX_GRAMS);
        for window in needle.windows(3).step_by(step) {
            match self.list(gram(window[0], window[1], window[2])) {
                Some(list) => lists.push((self.lists.count(list), list)),
                None => return Vec::new(),
            }
        }
        lists.sort_unstable();
        lists.dedup();
        let mut lists = lists.into_iter();
        let mut candidates = match lists.next() {
            Some((_, rarest)) => self.lists.get(rarest).collect(),
            None => Vec::new(),
        };
        for (count, list) in lists {
            if candidates.len() <= FEW || count > candidates.len() * CHECK_COST {
                break;
            }
            self.intersect(&mut candidates, list);
        }
        let finder = Finder::new(needle);
        let hits = candidates.into_iter().filter(|&doc| finder.find(self.folded(doc)).is_some());
        hits.take(most).collect()
    }

    /// Keeps the candidates that the list holds.
    fn intersect(&self, candidates: &mut Vec<DocId>, list: usize) {
        let mut entries = self.lists.get(list);
        let mut entry = entries.next();
        candidates.retain(|&doc| {
            while entry.is_some_and(|e| e < doc) {
                entry = entries.next();
            }
            entry == Some(doc)
        });
    }
}

/// Positions of the set bits, ascending.
fn ones(bits: &[u64]) -> impl Iterator<Item = u32> + '_ {
    bits.iter().enumerate().flat_map(|(at, &word)| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let bit = (rest != 0).then(|| rest.trailing_zeros())?;
            rest &= rest - 1;
            Some(at as u32 * 64 + bit)
        })
    })
}
