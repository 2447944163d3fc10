//! From a word of a query to the lists of packages that have it, place by place.

use super::weights::Place;
use crate::analyse::parts;
use crate::fulltext::Field;
use crate::merged::Listed;
use crate::prepared::closest;
use crate::terms::Kind;
use crate::{DocId, Index};
use std::rc::Rc;

/// Longer words of names that are looked at for one that they begin with.
const MAX_BEGINNINGS: usize = 300;

/// A root of fewer letters is no root: its forms would be other words.
pub(super) const SHORTEST_ROOT: usize = 4;

/// Other forms of a word that are looked at.
const MAX_FORMS: usize = 24;

/// From so many names on that have a word, names that merely contain it add nothing.
const ENOUGH: u32 = 1000;

/// Names that contain a word that are looked at.
const MAX_INSIDE: usize = 20_000;

/// Guesses at what a word may mean.
const MAX_GUESSES: usize = 8;

/// Packages that have something.
#[derive(Clone)]
pub(super) enum Source {
    /// Those that have a word in a field.
    Listed(Listed),
    /// These.
    Docs(Rc<Vec<DocId>>),
}

/// A word of a query with where it is looked for.
#[derive(Clone)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) sources: Vec<(Place, Source)>,
    /// What it may be missing from: a word like `the`.
    pub(super) optional: bool,
    /// The name's word that was guessed for it, the likeliest one.
    pub(super) guess: Option<String>,
    /// It is no word but a phrase or a pattern, for which nothing is guessed.
    pub(super) is_fixed: bool,
}

impl Source {
    /// Calls `each` with every package.
    pub(super) fn each(&self, index: &Index, mut each: impl FnMut(DocId)) {
        match self {
            Self::Listed(listed) => index.full_text.each_of(listed, each),
            Self::Docs(docs) => docs.iter().for_each(|&doc| each(doc)),
        }
    }

    fn count(&self) -> usize {
        match self {
            Self::Listed(listed) => listed.count(),
            Self::Docs(docs) => docs.len(),
        }
    }
}

impl Word {
    /// About how many packages have it: those that have it in several places count several times.
    pub(super) fn count(&self) -> usize {
        self.sources.iter().map(|(_, source)| source.count()).sum()
    }

    /// A word that is looked for in no place yet.
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), sources: Vec::new(), optional: is_common(text), guess: None, is_fixed: false }
    }

    /// A phrase or a pattern, likewise.
    pub(super) fn fixed(text: &str) -> Self {
        Self { is_fixed: true, ..Self::new(text) }
    }

    fn word(&mut self, index: &Index, place: Place, field: Field, word: &str) {
        self.sources.extend(index.full_text.look(field, word).map(|listed| (place, Source::Listed(listed))));
    }

    /// Adds packages.
    pub(super) fn docs(&mut self, place: Place, docs: Vec<DocId>) {
        if !docs.is_empty() {
            self.sources.push((place, Source::Docs(Rc::new(docs))));
        }
    }

    /// Looks for the word itself, and for what contains it.
    pub(super) fn plain(&mut self, index: &Index, is_beginning: bool) {
        let text = self.text.clone();
        let vocabulary = &index.prepared.vocabulary;
        let named = vocabulary.count(&text);
        self.word(index, Place::Name, Field::Name, &text);
        if text.len() > 1 || is_beginning {
            for (longer, _) in vocabulary.beginning(&text, MAX_BEGINNINGS) {
                self.word(index, Place::NameBeginning, Field::Name, longer);
            }
        }
        if text.len() > 2 && named < ENOUGH {
            self.docs(Place::NameInside, index.names.search(text.as_bytes(), MAX_INSIDE));
        }
        self.word(index, Place::OtherWord, Field::Provides, &text);
        self.word(index, Place::OtherWord, Field::Keywords, &text);
        self.word(index, Place::Description, Field::Description, &text);
        self.forms(index);
        self.in_parts(index, named > 0);
    }

    /// Looks for other forms of the word: `editors` for `editor`.
    fn forms(&mut self, index: &Index) {
        let root = root(&self.text).to_owned();
        if root.len() < SHORTEST_ROOT {
            return;
        }
        for form in index.full_text.beginning(Field::Description, &root, MAX_FORMS) {
            if form != self.text && is_form(&form, &root) {
                self.word(index, Place::DescriptionForm, Field::Description, &form);
            }
        }
    }

    /// Looks for names that have the word's parts (`qt5` in `qt-5`), or the words that it is made of (`lunarclient`).
    fn in_parts(&mut self, index: &Index, named: bool) {
        let parts: Vec<&str> = parts(&self.text);
        let mut found = in_names(index, &parts);
        if !named && found.is_empty() {
            let made_of = made_of(index, &self.text);
            found = in_names(index, &made_of.iter().map(String::as_str).collect::<Vec<_>>());
        }
        self.docs(Place::NameParts, found);
        // What is a library is often called one.
        let library = format!("lib{}", self.text);
        if self.text.len() > 2 && index.prepared.vocabulary.count(&library) > 0 {
            self.word(index, Place::NameParts, Field::Name, &library);
        }
        let name = |doc: DocId| index.names.folded(doc);
        self.docs(Place::NameParts, index.prepared.compact.find(&self.text, name));
    }

    /// Looks for what has exactly this as a provided name, keyword or maintainer.
    pub(super) fn exactly(&mut self, index: &Index, typed: &str) {
        let roles =
            [(Kind::Provides, Place::Provides), (Kind::Keyword, Place::Keyword), (Kind::Maintainer, Place::Person)];
        for (kind, place) in roles {
            self.docs(place, index.exact(kind, typed, usize::MAX));
        }
    }

    /// Looks for words that this one may have been meant to be.
    pub(super) fn guesses(&mut self, index: &Index) {
        let distance = closest(&self.text);
        let near = index.prepared.vocabulary.near(&self.text, distance);
        self.guess = near.first().map(|near| near.word.to_owned());
        for near in near.iter().take(MAX_GUESSES) {
            self.word(index, Place::NameGuess, Field::Name, near.word);
            self.word(index, Place::DescriptionGuess, Field::Description, near.word);
        }
        if near.is_empty() {
            let described = index.described_words().near(&self.text, distance);
            self.guess = described.first().map(|near| near.word.to_owned());
            for near in described.iter().take(MAX_GUESSES) {
                self.word(index, Place::DescriptionGuess, Field::Description, near.word);
            }
        }
    }
}

/// Packages whose names have all of these words; none when there is no word.
pub(super) fn in_names(index: &Index, words: &[&str]) -> Vec<DocId> {
    let mut words: Vec<(u32, &str)> = words.iter().map(|word| (index.prepared.vocabulary.count(word), *word)).collect();
    words.sort_unstable();
    let Some(((count, rarest), others)) = words.split_first() else { return Vec::new() };
    let mut docs = if *count == 0 { Vec::new() } else { index.full_text.docs(Field::Name, rarest) };
    for (_, word) in others {
        if docs.is_empty() {
            break;
        }
        let mut wanted = docs.iter().copied().peekable();
        let mut both = Vec::new();
        index.full_text.each(Field::Name, word, |doc| {
            while wanted.next_if(|&w| w < doc).is_some() {}
            both.extend(wanted.next_if_eq(&doc));
        });
        docs = both;
    }
    docs
}

/// The fewest words of names, of three letters and more, that a word is made of; none when it is made of no such.
fn made_of(index: &Index, word: &str) -> Vec<String> {
    const SHORTEST: usize = 2;
    const MOST: usize = 5;
    if word.len() < 2 * SHORTEST + 1 || !word.is_ascii() {
        return Vec::new();
    }
    // For each position: how few words lead there, and where the last of them begins.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; word.len() + 1];
    best[0] = Some((0, 0));
    for end in SHORTEST..=word.len() {
        for start in 0..=end - SHORTEST {
            let Some((count, _)) = best[start].filter(|(count, _)| *count < MOST) else { continue };
            let better = best[end].is_none_or(|(other, _)| count + 1 < other);
            if better && index.prepared.vocabulary.count(&word[start..end]) > 0 {
                best[end] = Some((count + 1, start));
            }
        }
    }
    let mut words = Vec::new();
    let mut end = word.len();
    while let Some((count, start)) = best[end].filter(|(count, _)| *count > 0) {
        words.push(word[start..end].to_owned());
        end = start;
        if count == 1 {
            break;
        }
    }
    words
}

/// A word without the ending that its forms differ by, as far as that can be told without knowing the language.
pub(super) fn root(word: &str) -> &str {
    const ENDINGS: [(&str, usize); 15] = [
        ("ations", 5),
        ("ation", 5),
        ("ators", 5),
        ("ator", 5),
        ("ings", 4),
        ("ing", 4),
        ("ment", 5),
        ("ers", 5),
        ("ies", 4),
        ("ed", 4),
        ("er", 5),
        ("es", 4),
        ("s", 4),
        ("e", 4),
        ("y", 4),
    ];
    if !word.is_ascii() {
        return word;
    }
    let stripped = ENDINGS.iter().find_map(|(ending, least)| {
        word.strip_suffix(ending).filter(|root| root.len() >= *least && !(*ending == "s" && root.ends_with('s')))
    });
    let root = stripped.unwrap_or(word);
    let [.., a, b] = root.as_bytes() else { return root };
    let verb = ["ing", "ings", "ed", "er", "ers"].contains(&&word[root.len()..]);
    let doubled = verb && a == b && !b"sl".contains(b);
    if doubled { &root[..root.len() - 1] } else { root }
}

/// Whether a word is a root with one of the endings that forms of a word have.
pub(super) fn is_form(word: &str, root: &str) -> bool {
    const ENDINGS: [&str; 20] = [
        "", "al", "ation", "ations", "ator", "ators", "e", "ed", "er", "ers", "es", "ies", "ing", "ings", "ion",
        "ions", "ment", "or", "s", "y",
    ];
    let Some(ending) = word.strip_prefix(root) else { return false };
    let doubled = ending.chars().next().filter(|c| root.ends_with(*c)).map_or("", |c| &ending[c.len_utf8()..]);
    ENDINGS.contains(&ending) || (doubled.len() > 1 && ENDINGS.contains(&doubled))
}

/// Words that say nothing beside others.
pub(super) fn is_common(word: &str) -> bool {
    const COMMON: [&str; 32] = [
        "a", "an", "and", "any", "are", "as", "at", "by", "can", "do", "for", "from", "how", "i", "in", "is", "it",
        "like", "me", "my", "of", "on", "or", "some", "that", "the", "this", "to", "use", "using", "which", "with",
    ];
    COMMON.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots() {
        for (word, expected) in [
            ("editors", "editor"),
            ("plotting", "plot"),
            ("dictionaries", "dictionar"),
            ("dictionary", "dictionar"),
            ("manage", "manag"),
            ("password", "password"),
            ("class", "class"),
            ("processes", "process"),
            ("ing", "ing"),
        ] {
            assert_eq!(root(word), expected, "{word}");
        }
    }

    #[test]
    fn common_words_are_sorted() {
        assert!(is_common("a") && is_common("with") && is_common("the") && !is_common("editor"));
    }
}
