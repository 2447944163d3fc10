//! Case folding and collation: the two ways in which texts are compared.
//!
//! Folding decides equality and containment (case is ignored, accents count), collation decides order. Both are
//! applied when writing, and again to what is asked, so that the reader compares plain bytes.

use std::borrow::Cow;

/// Lower-cases character by character; borrows when nothing changes.
///
/// Unlike `str::to_lowercase` the result for a character does not depend on its neighbours (a final sigma folds as
/// any other), so that a part of a text folds to a part of the folded text.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        if text.bytes().any(|b| b.is_ascii_uppercase()) {
            return Cow::Owned(text.to_ascii_lowercase());
        }
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().flat_map(char::to_lowercase).map(unify).collect())
}

/// Maps the final sigma to the common one.
fn unify(lower: char) -> char {
    if lower == 'ς' { 'σ' } else { lower }
}

/// Folds a name for an exact comparison: trailing spaces do not count.
pub(crate) fn fold_name(name: &str) -> Cow<'_, str> {
    fold(name.trim_end_matches(' '))
}

/// Sort key of a name: compared bytewise it gives the order of the site, where `_` follows the letters.
pub(crate) fn collation_key(name: &str) -> Vec<u8> {
    fold(name).bytes().map(|b| b.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_is_local() {
        assert_eq!(fold("ΟΔΟΣ"), "οδοσ");
        assert_eq!(fold("ς"), fold("Σ"));
        assert_eq!(fold("İ"), "i\u{307}");
        assert!(matches!(fold("plain-name"), Cow::Borrowed(_)));
        assert_eq!(fold_name("FOO  "), "foo");
        assert_ne!(fold("é"), fold("e"));
    }

    #[test]
    fn underscore_follows_letters() {
        let mut names = ["a_b", "azb", "a-b", "a9b", "A+b", "a.b"];
        names.sort_by_key(|n| collation_key(n));
        assert_eq!(names, ["A+b", "a-b", "a.b", "a9b", "azb", "a_b"]);
    }
}
