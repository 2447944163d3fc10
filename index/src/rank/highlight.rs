//! Which parts of a name or a description are what was looked for.

use super::sources::{SHORTEST_ROOT, is_form, root};
use crate::fold::fold;
use crate::prepared::{compact, is_separator};
use std::ops::Range;

/// A shorter word is marked where it stands alone, not inside of others.
const SHORTEST_INSIDE: usize = 3;

/// Finds the words of a query in what is shown of its matches.
pub struct Highlighter {
    words: Vec<Word>,
}

struct Word {
    folded: String,
    /// Without separators, as it may stand in names.
    compact: String,
    /// What its other forms begin with; empty when it has none.
    root: String,
}

/// A text in small letters, and where each of its bytes comes from.
struct Folded {
    text: String,
    /// By byte of `text`, the first byte of the character it comes from; at the end, the length of the original.
    from: Vec<usize>,
}

impl Folded {
    fn of(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), from: Vec::new() };
        for (at, c) in original.char_indices() {
            folded.text.push_str(&fold(c.encode_utf8(&mut [0; 4])));
            folded.from.resize(folded.text.len(), at);
        }
        folded.from.push(original.len());
        folded
    }

    /// The part of the original that a part of the folded text comes from.
    fn original(&self, part: Range<usize>) -> Range<usize> {
        let start = self.from[part.start];
        let last = self.from[part.end - 1];
        let end = self.from[part.end..].iter().copied().find(|&from| from > last);
        start..end.unwrap_or(last)
    }
}

impl Highlighter {
    /// Takes the words of an answer, see [`super::Found::words`].
    pub fn new(words: &[String]) -> Self {
        let word = |word: &String| {
            let root = root(word);
            let root = if root.len() >= SHORTEST_ROOT { root.to_owned() } else { String::new() };
            Word { folded: word.clone(), compact: compact(word), root }
        };
        Self { words: words.iter().filter(|word| !word.is_empty()).map(word).collect() }
    }

    /// The parts of a name, as ranges of bytes, ascending, none touching another. Separators do not count: `lunarclient`
    /// is all of `lunar-client`.
    pub fn in_name(&self, name: &str) -> Vec<Range<usize>> {
        let folded = Folded::of(name);
        let kept: Vec<usize> =
            folded.text.bytes().enumerate().filter(|(_, b)| !is_separator(*b)).map(|(at, _)| at).collect();
        let bytes: Vec<u8> = kept.iter().map(|&at| folded.text.as_bytes()[at]).collect();
        let mut marks = Vec::new();
        for word in self.words.iter().filter(|word| !word.compact.is_empty()) {
            let needle = word.compact.as_bytes();
            for at in memchr::memmem::find_iter(&bytes, needle) {
                let part = kept[at]..kept[at + needle.len() - 1] + 1;
                let alone = is_alone(&folded.text, &part);
                if needle.len() >= SHORTEST_INSIDE || alone {
                    marks.push(folded.original(part));
                }
            }
        }
        merged(marks)
    }

    /// The parts of a description, likewise. Other forms of a word are marked whole.
    pub fn in_text(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::of(text);
        let mut marks = Vec::new();
        for word in &self.words {
            for (at, found) in folded.text.match_indices(&word.folded) {
                let part = at..at + found.len();
                if found.len() >= SHORTEST_INSIDE || is_alone(&folded.text, &part) {
                    marks.push(folded.original(part));
                }
            }
            let forms = folded.text.match_indices(&word.root).filter(|_| !word.root.is_empty());
            for (at, _) in forms {
                let rest = &folded.text[at..];
                let end = at + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
                let part = at..end;
                if is_form(&folded.text[part.clone()], &word.root) && is_alone(&folded.text, &part) {
                    marks.push(folded.original(part));
                }
            }
        }
        merged(marks)
    }
}

/// Whether no letter or digit stands on either side.
fn is_alone(text: &str, part: &Range<usize>) -> bool {
    let before = text[..part.start].chars().next_back();
    let after = text[part.end..].chars().next();
    [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
}

/// Ascending, and joined where they touch.
fn merged(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_unstable_by_key(|mark| (mark.start, mark.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        match merged.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => merged.push(mark),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, marks: &[Range<usize>]) -> String {
        let mut out = String::new();
        let mut at = 0;
        for mark in marks {
            out += &format!("{}[{}]", &text[at..mark.start], &text[mark.clone()]);
            at = mark.end;
        }
        out + &text[at..]
    }

    fn highlighter(words: &[&str]) -> Highlighter {
        Highlighter::new(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn names() {
        for (words, name, expected) in [
            (&["lunarclient"][..], "lunar-client-bin", "[lunar-client]-bin"),
            (&["lunar", "client"], "Lunar-Client", "[Lunar]-[Client]"),
            (&["r"], "r-base-r", "[r]-base-[r]"),
            (&["fire"], "Firefox", "[Fire]fox"),
            (&["web server"], "my-web-server", "my-[web-server]"),
            (&["x"], "plain", "plain"),
        ] {
            assert_eq!(marked(name, &highlighter(words).in_name(name)), expected);
        }
    }

    #[test]
    fn descriptions() {
        for (words, text, expected) in [
            (&["editor"][..], "Text Editors, and editing", "Text [Editors], and editing"),
            (&["plotting"], "plots and plotted", "[plots] and [plotted]"),
            (&["web", "server"], "A WEB server", "A [WEB] [server]"),
            (&["c"], "c++ in C", "[c]++ in [C]"),
            (&["straße"], "STRAẞE İstanbul", "[STRAẞE] İstanbul"),
            (&["istanbul"], "İstanbul", "İstanbul"),
            (&["web server"], "a web server", "a [web server]"),
        ] {
            assert_eq!(marked(text, &highlighter(words).in_text(text)), expected);
        }
    }

    proptest! {
        #[test]
        fn marks_lie_on_characters(words in prop::collection::vec("\\PC{0,4}", 0..4), text in "\\PC{0,20}|[a-cA-C \\-İßσς]{0,20}") {
            let words: Vec<String> = words.iter().map(|word| fold(word).into_owned()).collect();
            let highlighter = Highlighter::new(&words);
            for marks in [highlighter.in_name(&text), highlighter.in_text(&text)] {
                let mut end = None;
                for mark in marks {
                    prop_assert!(mark.start < mark.end && end.is_none_or(|end| end < mark.start));
                    prop_assert!(text.get(mark.clone()).is_some());
                    end = Some(mark.end);
                }
            }
        }
    }
}
