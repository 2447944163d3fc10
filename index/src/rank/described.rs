//! What the description of a match says about it, beyond which words it has: whether it *is* what was asked for
//! ("audio editor" of "fast, cross-platform audio editor"), or merely mentions it ("plugin for an audio editor").
//!
//! English, as descriptions are: the last word before a preposition or a mark says what a thing is.

use super::plan::Plan;
use super::sources::{SHORTEST_ROOT, is_common, is_form, root};
use super::weights::{IS_A, PHRASE, SHARE};
use crate::analyse::each_word;

/// Words of a description that are looked at.
const MAX_WORDS: usize = 64;

/// Words that end what a description says a thing is.
const PREPOSITIONS: [&str; 24] = [
    "as",
    "at",
    "between",
    "by",
    "for",
    "from",
    "in",
    "into",
    "like",
    "of",
    "on",
    "over",
    "providing",
    "supporting",
    "that",
    "through",
    "to",
    "under",
    "using",
    "via",
    "which",
    "with",
    "without",
    "written",
];

/// The words of a query as descriptions may have them.
pub(super) struct Wanted<'a>(Vec<Forms<'a>>);

struct Forms<'a> {
    text: &'a str,
    root: &'a str,
    guess: Option<&'a str>,
}

impl Forms<'_> {
    fn is(&self, word: &str) -> bool {
        let form = self.root.len() >= SHORTEST_ROOT && is_form(word, self.root);
        word == self.text || form || self.guess == Some(word)
    }
}

/// A word of a description.
struct Token {
    /// Which words of the query it is, as bits.
    is: u32,
    /// A mark stands between it and the word before.
    after_mark: bool,
    is_preposition: bool,
    /// It says something.
    counts: bool,
}

impl<'a> Wanted<'a> {
    /// The words of a plan.
    pub(super) fn of(plan: &'a Plan) -> Self {
        let words = plan.words.iter().filter(|word| !word.optional);
        let forms = words.map(|word| Forms { text: &word.text, root: root(&word.text), guess: word.guess.as_deref() });
        Self(forms.collect())
    }

    /// Points of a folded description.
    pub(super) fn points(&self, description: &str) -> f32 {
        if self.0.is_empty() {
            return 0.0;
        }
        let tokens = self.tokens(description);
        let all = u32::MAX >> (32 - self.0.len().min(32));
        let found = tokens.iter().fold(0, |found, token| found | token.is);
        if found != all {
            return 0.0;
        }
        let counting = tokens.iter().filter(|token| token.counts).count();
        let matching = tokens.iter().filter(|token| token.is != 0).count();
        let share = matching as f32 / counting.max(matching).max(1) as f32;
        let phrase = if self.0.len() > 1 && self.has_phrase(&tokens) { PHRASE } else { 0.0 };
        let is_a = if is_a(&tokens, all) { IS_A } else { 0.0 };
        SHARE * share + phrase + is_a
    }

    fn tokens(&self, description: &str) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut end = 0;
        each_word(description, |word| {
            if tokens.len() == MAX_WORDS {
                return;
            }
            let start = word.as_ptr() as usize - description.as_ptr() as usize;
            let between = &description[end..start];
            end = start + word.len();
            let is = self.0.iter().enumerate().filter(|(_, forms)| forms.is(word)).fold(0, |is, (at, _)| is | 1 << at);
            let is_preposition = PREPOSITIONS.binary_search(&word).is_ok();
            tokens.push(Token { is, after_mark: is_mark(between), is_preposition, counts: !is_common(word) });
        });
        tokens
    }

    /// Whether the words stand behind one another.
    fn has_phrase(&self, tokens: &[Token]) -> bool {
        tokens.windows(self.0.len()).any(|part| {
            part.iter().enumerate().all(|(at, token)| token.is >> at & 1 != 0 && (at == 0 || !token.after_mark))
        })
    }
}

/// Whether what stands between two words parts them.
fn is_mark(between: &str) -> bool {
    between.contains(['(', ')', ',', ';', ':', '.', '&', '/', '[', ']', '|'])
        || between.contains(" -")
        || between.contains("- ")
}

/// Whether some part of the description before a preposition has all words and ends with one of them.
fn is_a(tokens: &[Token], all: u32) -> bool {
    let mut start = 0;
    while start < tokens.len() {
        let mut end = start + 1;
        while end < tokens.len() && !tokens[end].after_mark {
            end += 1;
        }
        let part = &tokens[start..end];
        let head = part.iter().position(|token| token.is_preposition).unwrap_or(part.len());
        let found = part[..head].iter().fold(0, |found, token| found | token.is);
        if found == all && part[..head].last().is_some_and(|last| last.is != 0) {
            return true;
        }
        if head < part.len() {
            return false;
        }
        start = end;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(query: &[&str], description: &str) -> f32 {
        let forms = query.iter().map(|text| Forms { text, root: root(text), guess: None });
        Wanted(forms.collect()).points(description)
    }

    #[test]
    fn what_a_thing_is_counts_more_than_what_it_is_for() {
        let asked = ["audio", "editor"];
        let best = points(&asked, "audio editor");
        let good = points(&asked, "fast, cross-platform audio editor");
        let fair = points(&asked, "plugin for an audio editor");
        let poor = points(&asked, "editor of notes - plays audio");
        assert!(best > good && good > fair && fair > poor && poor > 0.0, "{best} {good} {fair} {poor}");
        assert!((best - (IS_A + PHRASE + SHARE)).abs() < 1e-6);
        assert_eq!(points(&asked, "audio recorder"), 0.0);
        assert_eq!(points(&[], "audio"), 0.0);
    }

    #[test]
    fn forms_and_marks() {
        assert!(points(&["text", "editors"], "a text editor (tiny)") > IS_A + PHRASE);
        assert!(points(&["text", "editor"], "text, and an editor") < IS_A + PHRASE);
        assert!(points(&["player"], "player") > points(&["player"], "player of games"));
        assert!(points(&["viewer"], "a viewer for images") > IS_A);
    }

    #[test]
    fn prepositions_are_sorted() {
        assert!(PREPOSITIONS.is_sorted());
    }
}
