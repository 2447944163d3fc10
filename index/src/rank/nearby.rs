//! What to offer when nothing was found: names that begin as the words do.

use super::suggest::suggest;
use crate::analyse::words;
use crate::{DocId, Index};

/// A beginning of fewer letters says nothing.
const SHORTEST: usize = 3;

/// Words of a text that are looked at.
const MAX_WORDS: usize = 8;

/// At most `limit` packages: what may be typed, as for suggestions, then names that share the longest beginnings with the
/// text's words.
pub(crate) fn nearby(index: &Index, text: &str, limit: usize) -> Vec<DocId> {
    let mut found = suggest(index, text, limit);
    for word in words(text).iter().take(MAX_WORDS) {
        let ends = word.char_indices().map(|(at, _)| at).skip(SHORTEST).chain([word.len()]);
        let mut beginnings: Vec<&str> = ends.map(|end| &word[..end]).collect();
        beginnings.reverse();
        let mut begins = beginnings.into_iter().map(|beginning| suggest(index, beginning, limit));
        let begins = begins.find(|docs| !docs.is_empty()).unwrap_or_default();
        let new: Vec<DocId> = begins.into_iter().filter(|doc| !found.contains(doc)).collect();
        found.extend(new);
    }
    found.truncate(limit);
    found
}
