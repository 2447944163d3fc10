//! From the pieces of a query to words with their sources, and to what the whole query is to some names.

use super::sources::{Word, in_names};
use super::weights::{Place, Whole};
use crate::analyse::words;
use crate::fold::fold_name;
use crate::language::Unit;
use crate::pattern::Pattern;
use crate::prepared::{closest, compact};
use crate::terms::Kind;
use crate::{DocId, Index, Synonyms, Unread};

/// Names that begin with the query of which the next letter is looked at.
const MAX_LOOKS: usize = 2000;

/// Words of a query at most; a word typed with many separators is several.
const MAX_WORDS: usize = 16;

/// Guesses at what all words together may mean.
const MAX_TOGETHER: usize = 3;

/// Words that mean something else together.
const MAX_SPAN: usize = 4;

/// How a query is looked up.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) words: Vec<Word>,
    /// Phrases and patterns as they were looked up, without what their neighbours and synonyms add.
    fixed: Vec<Word>,
    /// What the whole query is to these packages.
    pub(super) whole: Vec<(Whole, Vec<DocId>)>,
    /// What it is to the packages of these groups.
    pub(super) groups: Vec<(Whole, DocId)>,
    /// Whether something was guessed.
    pub(super) guessed: bool,
}

/// What may be guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    Nothing,
    /// What no name has.
    Unknown,
    All,
}

impl Plan {
    /// Looks everything up that does not depend on how many packages there are. `before` is a plan of the same query:
    /// phrases and patterns, which cost much, are taken from there.
    pub(super) fn new(
        index: &Index,
        units: &[Unit],
        synonyms: Option<&Synonyms>,
        guess: Guess,
        before: Option<&Self>,
    ) -> Self {
        let mut plan = Self::default();
        let mut known = before.into_iter().flat_map(|plan| &plan.fixed).cloned();
        for unit in units {
            let known = if matches!(unit, Unit::Word(_) | Unit::Prefix(_)) { None } else { known.next() };
            match known {
                Some(word) => plan.words.push(word),
                None => plan.add(index, unit),
            }
        }
        plan.words.truncate(MAX_WORDS);
        plan.fixed = plan.words.iter().filter(|word| word.is_fixed).cloned().collect();
        if plan.words.iter().all(|word| word.optional) {
            plan.words.iter_mut().for_each(|word| word.optional = false);
        }
        plan.neighbours(index);
        if let Some(synonyms) = synonyms {
            plan.synonyms(index, synonyms);
        }
        if guess != Guess::Nothing {
            plan.guess(index, guess);
            plan.guess_together(index);
            plan.meant(index);
        }
        plan.whole(index, units);
        plan
    }

    /// The words, and what was guessed for them.
    pub(super) fn shown(&self) -> Vec<String> {
        let words = self.words.iter().filter(|word| !word.optional);
        words.flat_map(|word| [Some(word.text.clone()), word.guess.clone()]).flatten().collect()
    }

    fn add(&mut self, index: &Index, unit: &Unit) {
        match unit {
            Unit::Word(typed) => self.typed(index, typed, false),
            Unit::Prefix(typed) => self.typed(index, typed, true),
            Unit::Phrase(text) => {
                let mut word = Word::fixed(text);
                let name = text.replace(' ', "-");
                word.docs(Place::Name, index.names.search(name.as_bytes(), usize::MAX));
                if name != *text {
                    word.docs(Place::Name, index.names.search(text.as_bytes(), usize::MAX));
                }
                word.docs(Place::Description, index.descriptions.search(text.as_bytes(), usize::MAX));
                self.words.push(word);
            }
            Unit::Glob(pattern) => self.pattern(index, pattern, Pattern::glob(pattern)),
            Unit::Regex(pattern) => self.pattern(index, pattern, Pattern::regex(pattern)),
        }
    }

    fn typed(&mut self, index: &Index, typed: &str, is_beginning: bool) {
        let parts = words(typed);
        let last = parts.len().saturating_sub(1);
        for (at, part) in parts.iter().enumerate() {
            let mut word = Word::new(part);
            word.plain(index, is_beginning && at == last);
            word.exactly(index, typed);
            if is_beginning && at == last {
                word.docs(Place::NameBeginning, index.packages.with_prefix(typed).collect());
            }
            self.words.push(word);
        }
        if parts.is_empty() {
            let mut word = Word::new(typed);
            word.docs(Place::NameInside, index.names.search(typed.as_bytes(), usize::MAX));
            self.words.push(word);
        }
    }

    /// A pattern that was found good; one that is not finds nothing.
    fn pattern(&mut self, index: &Index, text: &str, pattern: Result<Pattern, Unread>) {
        let mut word = Word::fixed(text);
        if let Ok(pattern) = pattern {
            let all = index.packages.docs();
            word.docs(Place::Name, all.filter(|&doc| pattern.matches(index.names.folded(doc))).collect());
        }
        self.words.push(word);
    }

    /// Two words that are one in a name: `fire fox`.
    fn neighbours(&mut self, index: &Index) {
        for at in 1..self.words.len() {
            let joined = format!("{}{}", self.words[at - 1].text, self.words[at].text);
            if joined.len() <= 40 && index.prepared.vocabulary.count(&joined) > 0 {
                let docs = in_names(index, &[&joined]);
                self.words[at - 1].docs(Place::NameParts, docs.clone());
                self.words[at].docs(Place::NameParts, docs);
            }
        }
    }

    /// Adds what means the same as one or several words behind one another.
    fn synonyms(&mut self, index: &Index, synonyms: &Synonyms) {
        let texts: Vec<String> = self.words.iter().map(|word| word.text.clone()).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for start in 0..texts.len() {
            for end in start + 1..=texts.len().min(start + MAX_SPAN) {
                for meant in synonyms.of(&texts[start..end]) {
                    let meant: Vec<&str> = meant.iter().map(String::as_str).collect();
                    let docs = in_names(index, &meant);
                    self.words[start..end].iter_mut().for_each(|word| word.docs(Place::Synonym, docs.clone()));
                    if (start, end) == (0, texts.len()) {
                        let group = index.prepared.compact.stem(&meant.concat(), |doc| index.names.folded(doc));
                        self.groups.extend(group.map(|doc| (Whole::Synonym, index.prepared.group_of(doc))));
                    }
                }
            }
        }
    }

    fn guess(&mut self, index: &Index, guess: Guess) {
        for word in self.words.iter_mut().filter(|word| !word.optional && !word.is_fixed) {
            if guess == Guess::All || index.prepared.vocabulary.count(&word.text) == 0 {
                let before = word.sources.len();
                word.guesses(index);
                self.guessed |= word.sources.len() > before;
            }
        }
    }

    /// Looks for names that are, but for separators, like all words together: `key pass xc` for `keepassxc`.
    fn guess_together(&mut self, index: &Index) {
        if self.words.len() < 2 || self.words.iter().any(|word| word.is_fixed) {
            return;
        }
        let together: String = self.words.iter().map(|word| word.text.as_str()).collect();
        let near = index.prepared.vocabulary.near(&together, closest(&together));
        for near in near.iter().take(MAX_TOGETHER) {
            let docs = in_names(index, &[near.word]);
            self.words.iter_mut().for_each(|word| word.docs(Place::NameGuess, docs.clone()));
            self.guessed = true;
        }
    }

    /// What the query with the guessed words is to names.
    fn meant(&mut self, index: &Index) {
        let words: Vec<&str> = self.words.iter().map(|word| word.guess.as_deref().unwrap_or(&word.text)).collect();
        let name = |doc: DocId| index.names.folded(doc);
        let (letters, joined) = (compact(&words.concat()), words.join("-"));
        self.whole.push((Whole::Meant, index.prepared.compact.find(&letters, name)));
        let stem = index.prepared.compact.stem(&letters, name);
        self.groups.extend(stem.map(|doc| (Whole::Meant, index.prepared.group_of(doc))));
        self.beginnings(index, &joined);
    }

    /// What the query as one text is to names, provided names and keywords.
    fn whole(&mut self, index: &Index, units: &[Unit]) {
        let words = units.iter().map(|unit| match unit {
            Unit::Word(typed) | Unit::Prefix(typed) => Some(typed.as_str()),
            _ => None,
        });
        let Some(words) = words.collect::<Option<Vec<&str>>>().filter(|words| !words.is_empty()) else { return };
        let joined = words.join("-");
        let letters = compact(&joined);
        let name = |doc: DocId| index.names.folded(doc);
        self.whole.push((Whole::Name, index.find(&joined).into_iter().collect()));
        self.whole.push((Whole::Letters, index.prepared.compact.find(&letters, name)));
        self.whole.push((Whole::Provides, index.exact(Kind::Provides, &joined, usize::MAX)));
        self.whole.push((Whole::Keyword, index.exact(Kind::Keyword, &joined, usize::MAX)));
        let stem = index.prepared.compact.stem(&letters, name);
        self.groups.extend(stem.map(|doc| (Whole::Stem, index.prepared.group_of(doc))));
        self.beginnings(index, &joined);
        if words.len() > 1 {
            self.whole.push((Whole::Inside, index.names.search(fold_name(&joined).as_bytes(), usize::MAX)));
        }
    }

    /// Names that begin with the query.
    fn beginnings(&mut self, index: &Index, joined: &str) {
        let docs: Vec<DocId> = index.packages.with_prefix(joined).collect();
        if docs.len() <= MAX_LOOKS {
            let ends = |doc: &DocId| {
                let next = index.names.folded(*doc).get(joined.len());
                next.is_none_or(|next| !next.is_ascii_alphanumeric())
            };
            self.whole.push((Whole::FirstWords, docs.iter().copied().filter(ends).collect()));
        }
        self.whole.push((Whole::Beginning, docs));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Document, Writer};

    #[test]
    fn a_plan_made_from_another_is_that_made_from_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let mut writer = Writer::create(dir.path()).unwrap();
        for (id, name) in (1..).zip(["firefox", "fire-tool"]) {
            let package = Document { id, base_id: id, name, base: name, version: "1-1", ..Document::default() };
            writer.add(&package).unwrap();
        }
        writer.finish().unwrap();
        let index = Index::open(dir.path()).unwrap();
        for text in ["\"fire\" fox", "\"the\" of"] {
            let units = crate::language::parse(text).units;
            let plan = |guess, before| Plan::new(&index, &units, None, guess, before);
            let words = |plan: &Plan| {
                let words = plan.words.iter().map(|word| (word.text.clone(), word.sources.len(), word.optional));
                words.collect::<Vec<_>>()
            };
            let first = plan(Guess::Nothing, None);
            let from_first = plan(Guess::Unknown, Some(&first));
            assert_eq!(words(&from_first), words(&plan(Guess::Unknown, None)), "{text}");
            assert_eq!(words(&plan(Guess::All, Some(&from_first))), words(&plan(Guess::All, None)), "{text}");
        }
    }
}
