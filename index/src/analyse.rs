//! Text to terms for ranked search; the same for what is indexed and for what is asked.

use crate::fold::fold;

/// Bytes of a term at most; longer words are cut, which keeps the dictionary small.
const MAX_TERM: usize = 40;

/// Calls `each` with the words of a folded text: runs of letters and digits, where `+` and `#` behind a letter belong to
/// the word (`c++`, `c#`).
pub(crate) fn each_word<'a>(folded: &'a str, mut each: impl FnMut(&'a str)) {
    let mut start = None;
    for (at, c) in folded.char_indices().chain([(folded.len(), ' ')]) {
        let inside = start.is_some();
        if c.is_alphanumeric() || (inside && matches!(c, '+' | '#')) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            let word = &folded[start..at];
            each(&word[..word.floor_char_boundary(MAX_TERM)]);
        }
    }
}

/// Words of a text, folded.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(&fold(text), |word| words.push(word.to_owned()));
    words
}

/// Parts of a word between letters and digits (`qt5ct`: `qt`, `5`, `ct`); empty for a word of one part.
pub(crate) fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before: Option<bool> = None;
    for (at, c) in word.char_indices() {
        let digit = c.is_numeric();
        if before.is_some_and(|b| b != digit) {
            parts.push(&word[start..at]);
            start = at;
        }
        before = Some(digit);
    }
    if start > 0 {
        parts.push(&word[start..]);
    }
    parts
}

/// Calls `each` with the words of a text and their parts, folded.
pub(crate) fn each_term(text: &str, mut each: impl FnMut(&str)) {
    each_word(&fold(text), |word| std::iter::once(word).chain(parts(word)).for_each(&mut each));
}

/// Appends the words of a text and their parts to `out`, each followed by a space.
pub(crate) fn push_terms(text: &str, out: &mut String) {
    each_term(text, |term| {
        out.push_str(term);
        out.push(' ');
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_split_words() {
        assert_eq!(words("Python-foo_bar.git"), ["python", "foo", "bar", "git"]);
        assert_eq!(words("libc++ C# ++ "), ["libc++", "c#"]);
        assert_eq!(words("  "), [""; 0]);
        assert_eq!(words(&"é".repeat(100))[0].chars().count(), 20);
    }

    #[test]
    fn digits_border_letters() {
        assert_eq!(parts("qt5ct"), ["qt", "5", "ct"]);
        assert_eq!(parts("plain"), [""; 0]);
        let mut terms = String::new();
        push_terms("gtk4-demo", &mut terms);
        assert_eq!(terms, "gtk4 gtk 4 demo ");
    }
}
