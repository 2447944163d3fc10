//! What to offer when nothing was found: names that begin as the words do.

use super::suggest::suggest;
use crate::analyse::words;
use crate::{DocId, Index};

/// A beginning of fewer letters says nothing.
const SHORTEST: usize = 3;

/// Words of a text that are looked at.
const MAX_WORDS: usize = 8;

/// At most `limit` packages: what may be typed, as for suggestions, then, word by word, names that share the longest
/// beginning with it that any name has. Words shorter than [`SHORTEST`] are passed over.
pub(crate) fn nearby(index: &Index, text: &str, limit: usize) -> Vec<DocId> {
    let mut found = suggest(index, text, limit);
    for word in words(text).iter().filter(|word| word.chars().count() >= SHORTEST).take(MAX_WORDS) {
        if found.len() >= limit {
            break;
        }
        let Some(beginning) = longest_beginning(index, word) else { continue };
        let begins = suggest(index, beginning, limit);
        let new: Vec<DocId> = begins.into_iter().filter(|doc| !found.contains(doc)).collect();
        found.extend(new);
    }
    found.truncate(limit);
    found
}

/// The longest beginning of a word, of [`SHORTEST`] letters or more, that a name begins with.
fn longest_beginning<'a>(index: &Index, word: &'a str) -> Option<&'a str> {
    let ends = word.char_indices().map(|(at, _)| at).skip(SHORTEST).chain([word.len()]);
    let mut beginnings: Vec<&str> = ends.map(|end| &word[..end]).collect();
    beginnings.reverse();
    beginnings.into_iter().find(|beginning| index.packages.with_prefix(beginning).next().is_some())
}
