//! All words of one field, for finding the words that a mistyped one may mean.

use crate::delta::{Delta, word_key};
use crate::fulltext::{Field, FullText};
use std::sync::Arc;

/// Words of more bytes are compared with nothing.
const MAX_WORD: usize = 40;

/// The words of a field of a whole generation in byte order, with what tells most of them from a given one at a glance.
#[derive(Default)]
pub(crate) struct WordList {
    texts: String,
    ends: Vec<u32>,
    /// How many documents have the word.
    counts: Vec<u32>,
    /// Which letters it has.
    letters: Vec<u32>,
}

impl WordList {
    /// Reads all words of a field.
    pub(crate) fn of(full_text: &FullText, field: Field) -> Self {
        let mut all = Self::default();
        full_text.each_term(field, |word, count| {
            all.texts.push_str(word);
            all.ends.push(all.texts.len() as u32);
            all.counts.push(count);
            all.letters.push(letters(word.as_bytes()));
        });
        all
    }

    fn word(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        self.texts.get(start..self.ends[at] as usize).unwrap_or_default()
    }

    /// All words with their counts, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        (0..self.ends.len()).map(|at| (self.word(at), self.counts[at]))
    }

    /// How many documents have exactly this word.
    pub(super) fn count(&self, word: &str) -> u32 {
        let at = self.lower_bound(word);
        if at < self.ends.len() && self.word(at) == word { self.counts[at] } else { 0 }
    }

    fn lower_bound(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// A word that is near to a given one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Near<'a> {
    /// How many letters were added, left out, exchanged, or swapped with their neighbour.
    pub(crate) distance: usize,
    /// How many documents have it.
    pub(crate) count: u32,
    pub(crate) word: &'a str,
}

/// The words of a field as they stand.
#[derive(Clone, Default)]
pub(crate) struct Vocabulary {
    words: Arc<WordList>,
    /// Words that other numbers of documents have than in `words`, ascending, and how many do.
    changes: Arc<Vec<(String, u32)>>,
    /// Those of them that `words` does not have, ascending.
    added: Arc<Vec<(String, u32)>>,
}

impl Vocabulary {
    /// The words of a generation, and what an amendment makes of them.
    pub(crate) fn new(words: Arc<WordList>, field: Field, delta: Option<&Delta>) -> Self {
        let changes = delta.map(|delta| changes(&words, field, delta)).unwrap_or_default();
        let is_new = |(word, count): &&(String, u32)| *count > 0 && words.count(word) == 0;
        let added = changes.iter().filter(is_new).cloned().collect();
        Self { words, changes: Arc::new(changes), added: Arc::new(added) }
    }

    /// The words of the whole generation.
    pub(super) fn list(&self) -> &Arc<WordList> {
        &self.words
    }

    /// What is otherwise than in the whole generation.
    pub(crate) fn changes(&self) -> &[(String, u32)] {
        &self.changes
    }

    fn changed(&self, word: &str) -> Option<u32> {
        let at = self.changes.binary_search_by(|(other, _)| other.as_str().cmp(word)).ok()?;
        Some(self.changes[at].1)
    }

    /// How many documents have exactly this word.
    pub(crate) fn count(&self, word: &str) -> u32 {
        self.changed(word).unwrap_or_else(|| self.words.count(word))
    }

    /// Words of the list with the counts that hold now, if they differ.
    fn current<'a>(&self, words: impl Iterator<Item = (&'a str, u32)>) -> Vec<(&'a str, u32)> {
        let now = |(word, count)| (word, self.changed(word).unwrap_or(count));
        words.map(now).filter(|(_, count)| *count > 0).collect()
    }

    /// Words that the list does not have, from a word on, ascending.
    fn added_from(&self, word: &str) -> impl Iterator<Item = (&str, u32)> {
        let start = self.added.partition_point(|(other, _)| other.as_str() < word);
        self.added[start..].iter().map(|(word, count)| (word.as_str(), *count))
    }

    /// Longer words that begin with this one, the most common first, at most `most`.
    pub(crate) fn beginning(&self, word: &str, most: usize) -> Vec<(&str, u32)> {
        let all = &self.words;
        let range = (all.lower_bound(word)..all.ends.len()).map(|at| (all.word(at), all.counts[at]));
        let mut found: Vec<(&str, u32)> = self.current(range.take_while(|(other, _)| other.starts_with(word)));
        found.extend(self.added_from(word).take_while(|(other, _)| other.starts_with(word)));
        found.retain(|(other, _)| *other != word);
        if found.len() > most {
            found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
            found.truncate(most);
        }
        found
    }

    /// Words within a distance of another, itself left out: the nearest first, of equally near ones the most common.
    pub(crate) fn near(&self, word: &str, distance: usize) -> Vec<Near<'_>> {
        let bytes = word.as_bytes();
        if bytes.len() > MAX_WORD || distance == 0 {
            return Vec::new();
        }
        let wanted = letters(bytes);
        let most = distance as u32 * 2;
        let mut found = Vec::new();
        let mut look = |other, count| {
            if let Some(distance) = within(bytes, str::as_bytes(other), distance).filter(|&d| d > 0) {
                found.push(Near { distance, count, word: other });
            }
        };
        for (at, letters) in self.words.letters.iter().enumerate() {
            if (letters ^ wanted).count_ones() <= most {
                look(self.words.word(at), self.words.counts[at]);
            }
        }
        self.added_from("").for_each(|(other, count)| look(other, count));
        found.iter_mut().for_each(|near| near.count = self.changed(near.word).unwrap_or(near.count));
        found.retain(|near| near.count > 0);
        found.sort_by(|a, b| a.distance.cmp(&b.distance).then(b.count.cmp(&a.count)).then(a.word.cmp(b.word)));
        found
    }
}

/// Words that other numbers of documents have than in the list, ascending, and how many do.
fn changes(words: &WordList, field: Field, delta: &Delta) -> Vec<(String, u32)> {
    let prefix = word_key(field, "");
    let changed = delta.nets(&prefix).into_iter().map(|(key, net)| (&key[1..], net));
    let count = |word: &str, sum: i64| u32::try_from(i64::from(words.count(word)) + sum).unwrap_or_default();
    let text = changed.filter_map(|(word, sum)| Some((std::str::from_utf8(word).ok()?, sum)));
    text.map(|(word, sum)| (word.to_owned(), count(word, sum))).collect()
}

/// How far a mistyped word may be from what was meant: nothing for short ones, where every word is near to every other.
pub(crate) fn closest(word: &str) -> usize {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// A bit for each letter, one for each pair of digits, one for the rest.
fn letters(word: &[u8]) -> u32 {
    word.iter().fold(0, |bits, &b| {
        bits | match b {
            b'a'..=b'z' => 1 << (b - b'a'),
            b'0'..=b'9' => 1 << (26 + (b - b'0') / 2),
            _ => 1 << 31,
        }
    })
}

/// The distance between two words if it is at most `most`: letters added, left out, exchanged, or swapped with their
/// neighbour, no letter twice.
fn within(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most || a.len() > MAX_WORD || b.len() > MAX_WORD {
        return None;
    }
    let far = most + 1;
    let mut rows = [[far; MAX_WORD + 1]; 3];
    for (at, cell) in rows[0].iter_mut().enumerate().take(most.min(b.len()) + 1) {
        *cell = at;
    }
    for i in 1..=a.len() {
        let (this, above, two_above) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[this] = [far; MAX_WORD + 1];
        if i <= most {
            rows[this][0] = i;
        }
        let mut least = rows[this][0];
        for j in i.saturating_sub(most).max(1)..=(i + most).min(b.len()) {
            let exchanged = rows[above][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = exchanged.min(rows[above][j] + 1).min(rows[this][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[two_above][j - 2] + 1);
            }
            rows[this][j] = best.min(far);
            least = least.min(best);
        }
        if least > most && i > 1 {
            return None;
        }
    }
    Some(rows[a.len() % 3][b.len()]).filter(|&distance| distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same by the book: the whole table.
    fn plain(a: &[u8], b: &[u8]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                if i == 0 || j == 0 {
                    table[i][j] = i + j;
                    continue;
                }
                let mut best = (table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]))
                    .min(table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(table[i - 2][j - 2] + 1);
                }
                table[i][j] = best;
            }
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn distances() {
        for (a, b, distance) in [
            ("firefx", "firefox", Some(1)),
            ("pyhton", "python", Some(1)),
            ("abcd", "badc", Some(2)),
            ("a", "bcd", None),
        ] {
            assert_eq!(within(a.as_bytes(), b.as_bytes(), 2), distance, "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn the_narrow_table_agrees_with_the_whole(a in "[abc]{0,8}", b in "[abc]{0,8}", most in 1_usize..3) {
            let whole = plain(a.as_bytes(), b.as_bytes());
            prop_assert_eq!(within(a.as_bytes(), b.as_bytes(), most), Some(whole).filter(|&w| w <= most));
        }

        #[test]
        fn the_glance_never_hides_a_near_word(a in "[a-z0-9+]{1,8}", b in "[a-z0-9+]{1,8}") {
            let differing = (letters(a.as_bytes()) ^ letters(b.as_bytes())).count_ones() as usize;
            prop_assert!(differing <= 2 * plain(a.as_bytes(), b.as_bytes()));
        }
    }
}
