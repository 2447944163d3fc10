//! Gathers the trigrams of texts.

use super::{END, gram};
use crate::WriteError;
use crate::file::FileWriter;
use crate::gaps::GapListsBuilder;

/// Collects folded texts in document order.
pub(crate) struct TextBuilder {
    /// List number plus one by trigram: 2^24 entries, of which the pages in use take memory.
    slots: Vec<u32>,
    grams: Vec<u32>,
    lists: GapListsBuilder,
    texts: Vec<u8>,
    ends: Vec<usize>,
}

impl TextBuilder {
    /// No texts.
    pub(crate) fn new() -> Self {
        Self {
            slots: vec![0; 1 << 24],
            grams: Vec::new(),
            lists: GapListsBuilder::default(),
            texts: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Adds the next text.
    pub(crate) fn add(&mut self, folded: &str) {
        let doc = self.ends.len() as u32;
        self.texts.extend_from_slice(folded.as_bytes());
        self.ends.push(self.texts.len());
        let marked = folded.bytes().chain([END, END]);
        let (mut a, mut b) = (END, END);
        for (at, c) in marked.enumerate() {
            if at >= 2 {
                let list = self.list(gram(a, b, c));
                self.lists.push(list, doc);
            }
            (a, b) = (b, c);
        }
    }

    /// The list of a trigram.
    fn list(&mut self, gram: u32) -> u32 {
        let slot = &mut self.slots[gram as usize];
        if *slot == 0 {
            self.grams.push(gram);
            *slot = self.lists.add_list() + 1;
        }
        *slot - 1
    }

    /// Writes six sections: trigrams, their lists, the texts.
    pub(crate) fn write(&self, file: &mut FileWriter) -> Result<(), WriteError> {
        let mut order: Vec<u32> = (0..self.grams.len() as u32).collect();
        order.sort_unstable_by_key(|&list| self.grams[list as usize]);
        file.u32s(order.iter().map(|&list| self.grams[list as usize]))?;
        self.lists.write(file, &order)?;
        let starts = std::iter::once(&0).chain(&self.ends);
        file.strings(starts.zip(&self.ends).map(|(&start, &end)| &self.texts[start..end]))
    }
}
