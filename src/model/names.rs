//! Interned short strings and stored long texts: compact handles in place of a million `String`s.

use hashbrown::HashTable;
use xxhash_rust::xxh3::xxh3_64;

/// Handle of an interned string; equal handles of one [`Names`] mean equal strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(u32);

impl Symbol {
    /// The empty string, present in every [`Names`].
    pub const EMPTY: Self = Self(0);

    /// Dense number, `0..Names::len()`.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Handle of a text in one [`Texts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text {
    chunk: u32,
    start: u32,
    len: u32,
}

impl Text {
    /// Whether the text is empty.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// An interner of short strings.
#[derive(Debug)]
pub struct Names {
    arena: String,
    /// End of each string in the arena.
    ends: Vec<u32>,
    table: HashTable<u32>,
}

impl Default for Names {
    fn default() -> Self {
        let mut names = Self { arena: String::new(), ends: Vec::new(), table: HashTable::new() };
        names.intern("");
        names
    }
}

impl Names {
    /// The handle of `text`, new or known.
    ///
    /// # Panics
    /// Beyond 4 GiB of distinct names, which no registry reaches.
    pub fn intern(&mut self, text: &str) -> Symbol {
        if text.is_empty() && !self.ends.is_empty() {
            return Symbol::EMPTY;
        }
        let Self { arena, ends, table } = self;
        let slice = |id: u32, ends: &[u32]| span(ends, id);
        let hash = xxh3_64(text.as_bytes());
        if let Some(id) = table.find(hash, |id| &arena[slice(*id, ends)] == text) {
            return Symbol(*id);
        }
        let id = number(ends.len());
        arena.push_str(text);
        ends.push(number(arena.len()));
        table.insert_unique(hash, id, |id| xxh3_64(arena[span(ends, *id)].as_bytes()));
        Symbol(id)
    }

    /// The handle of `text` if it was interned before.
    pub fn find(&self, text: &str) -> Option<Symbol> {
        self.table.find(xxh3_64(text.as_bytes()), |id| self.get(Symbol(*id)) == text).map(|id| Symbol(*id))
    }

    /// The string behind a handle of this interner.
    #[inline]
    pub fn get(&self, symbol: Symbol) -> &str {
        &self.arena[span(&self.ends, symbol.0)]
    }

    /// Number of distinct strings.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Never true: the empty string is always there.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All handles in order of first sight.
    pub fn symbols(&self) -> impl Iterator<Item = Symbol> + use<> {
        (0..number(self.ends.len())).map(Symbol)
    }
}

/// An append-only store of long texts. It grows by whole chunks, so that nothing is ever copied.
#[derive(Debug, Default)]
pub struct Texts {
    chunks: Vec<String>,
}

/// Size of a chunk; a text lies in one chunk, which is larger only for a text that is.
const CHUNK: usize = 1 << 22;

impl Texts {
    /// Stores a text.
    ///
    /// # Panics
    /// Beyond 2^32 chunks, or for a text beyond 4 GiB.
    pub fn push(&mut self, text: &str) -> Text {
        if text.is_empty() {
            return Text::default();
        }
        if self.chunks.last().is_none_or(|chunk| chunk.capacity() - chunk.len() < text.len()) {
            self.chunks.push(String::with_capacity(CHUNK.max(text.len())));
        }
        let chunk = number(self.chunks.len() - 1);
        // A chunk was pushed just now, or there was one.
        let last = &mut self.chunks[chunk as usize];
        let start = number(last.len());
        last.push_str(text);
        Text { chunk, start, len: number(text.len()) }
    }

    /// The text behind a handle of this store.
    #[inline]
    pub fn get(&self, text: Text) -> &str {
        if text.is_empty() {
            return "";
        }
        &self.chunks[text.chunk as usize][text.start as usize..][..text.len as usize]
    }
}

#[inline]
fn span(ends: &[u32], id: u32) -> std::ops::Range<usize> {
    let start = if id == 0 { 0 } else { ends[id as usize - 1] };
    start as usize..ends[id as usize] as usize
}

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("more than 4 GiB of text in one store")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_strings_share_a_handle() {
        let mut names = Names::default();
        let a = names.intern("yay");
        let b = names.intern("paru");
        assert_eq!(names.intern("yay"), a);
        assert_ne!(a, b);
        assert_eq!((names.get(a), names.get(b), names.get(Symbol::EMPTY)), ("yay", "paru", ""));
        assert_eq!(names.find("paru"), Some(b));
        assert_eq!(names.find("aura"), None);
    }

    #[test]
    fn texts_keep_their_bounds() {
        let mut texts = Texts::default();
        let long = "x".repeat(CHUNK + 1);
        let stored = ["", "ä", &long, "b", &long[..CHUNK - 1], "cc"];
        let handles: Vec<Text> = stored.iter().map(|text| texts.push(text)).collect();
        assert_eq!(handles.iter().map(|text| texts.get(*text)).collect::<Vec<_>>(), stored);
    }
}
