//! Emphasis: stars may begin anywhere, underscores only outside words.
//!
//! Five forms are tried in turn at a delimiter, each up to the nearest end that fits. Inside a form only the later
//! ones are looked for.

use super::super::text::{Mark, char_before, is_space, word_at, word_before};
use super::super::tree::{NodeId, Tag, Text};
use super::{Found, Inline};

/// A form found: where its parts lie in the text and what they become.
struct Match {
    shape: Shape,
    /// First part, and second where the shape has one; start and end.
    first: (usize, usize),
    second: (usize, usize),
    end: usize,
}

#[derive(Clone, Copy)]
enum Shape {
    /// The outer element around an inner one with the first part, followed by the second part.
    InnerFirst(Tags),
    /// The outer element with the first part, then an inner one with the second.
    InnerLast(Tags),
    Single(Tags),
}

#[derive(Clone, Copy)]
enum Tags {
    Strong,
    Emphasis,
}

impl Tags {
    fn outer(self) -> Tag {
        match self {
            Tags::Strong => Tag::Strong,
            Tags::Emphasis => Tag::Emphasis,
        }
    }

    fn inner(self) -> Tag {
        match self {
            Tags::Strong => Tag::Emphasis,
            Tags::Emphasis => Tag::Strong,
        }
    }
}

const FORMS: usize = 5;

impl Inline<'_> {
    pub(super) fn stars(&mut self, text: &str, at: usize) -> Found {
        self.emphasised(text, at, b'*')
    }

    pub(super) fn underscores(&mut self, text: &str, at: usize) -> Found {
        self.emphasised(text, at, b'_')
    }

    fn emphasised(&mut self, text: &str, at: usize, mark: u8) -> Found {
        for form in 0..FORMS {
            if let Some(found) = self.try_form(form, text, at, mark) {
                let end = found.end;
                let node = self.build(text, &found, form, mark);
                return Found::Element(at, end, node);
            }
        }
        Found::Nothing
    }

    fn try_form(&mut self, form: usize, text: &str, at: usize, mark: u8) -> Option<Match> {
        let matcher = Matcher { text, bytes: text.as_bytes(), at, mark };
        let found = match (form, mark) {
            (0, _) => matcher.strong_around_emphasis(),
            (1, _) => matcher.emphasis_around_strong(),
            (2, b'*') => matcher.strong_then_emphasis(),
            (2, _) => matcher.strong_then_emphasis_words(),
            (3, b'*') => matcher.strong(),
            (4, b'*') => matcher.emphasis(),
            (3, _) => matcher.between_words(2, Tags::Strong),
            _ => matcher.between_words(1, Tags::Emphasis),
        };
        let looked_at = matcher.cost(form, found.as_ref());
        self.effort.spend(looked_at);
        found
    }

    fn build(&mut self, text: &str, found: &Match, form: usize, mark: u8) -> NodeId {
        let first = &text[found.first.0..found.first.1];
        let second = &text[found.second.0..found.second.1];
        match found.shape {
            Shape::Single(tags) => {
                let node = self.tree.add(tags.outer(), "");
                self.fill(node, None, first, form, mark);
                node
            }
            Shape::InnerFirst(tags) => {
                let outer = self.tree.add(tags.outer(), "");
                let inner = self.tree.append(outer, tags.inner(), "");
                self.fill(inner, None, first, form, mark);
                self.fill(outer, Some(inner), second, form, mark);
                outer
            }
            Shape::InnerLast(tags) => {
                let outer = self.tree.add(tags.outer(), "");
                self.fill(outer, None, first, form, mark);
                let inner = self.tree.append(outer, tags.inner(), "");
                self.fill(inner, None, second, form, mark);
                outer
            }
        }
    }

    /// Puts `text` into `parent`, behind `last` if there is one, with the forms after `form` found in it.
    fn fill(&mut self, parent: NodeId, last: Option<NodeId>, text: &str, form: usize, mark: u8) {
        let mut last = last;
        let mut done = 0;
        let mut at = 0;
        while let Some(offset) = text.as_bytes().get(at..).and_then(|rest| memchr::memchr(mark, rest)) {
            at += offset;
            let mut matched = false;
            // A later form may follow right where an earlier one ended.
            for next in form + 1..FORMS {
                let Some(found) = self.try_form(next, text, at, mark).filter(|_| !self.effort.is_spent()) else {
                    continue;
                };
                self.put_text(parent, last, &text[done..at]);
                let node = self.build(text, &found, next, mark);
                self.tree[parent].children.push(node);
                last = Some(node);
                at = found.end;
                done = at;
                matched = true;
            }
            if !matched {
                at += 1;
            }
        }
        self.put_text(parent, last, &text[done..]);
    }

    fn put_text(&mut self, parent: NodeId, last: Option<NodeId>, text: &str) {
        if text.is_empty() {
            return;
        }
        match last {
            Some(last) => self.tree[last].tail = Text::from(text),
            None => self.tree[parent].text = Text::from(text),
        }
    }
}

/// One to three stars or underscores with space around them mean themselves.
pub(super) fn lone(text: &str, at: usize) -> Found {
    let bytes = text.as_bytes();
    let run = bytes[at..].iter().take_while(|&&b| b == bytes[at]).count();
    let end = at + run;
    let spaced = char_before(text, at).is_none_or(is_space) && text[end..].chars().next().is_none_or(is_space);
    if run > 3 || !spaced {
        return Found::Skip(end);
    }
    let mut marks = String::new();
    (0..run).for_each(|_| Mark::Char(char::from(bytes[at])).push_to(&mut marks));
    Found::Replace(at, end, marks)
}

/// The forms at one position.
struct Matcher<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    mark: u8,
}

impl Matcher<'_> {
    fn is_run(&self, at: usize, length: usize) -> bool {
        self.bytes.get(at..at + length).is_some_and(|run| run.iter().all(|&b| b == self.mark))
    }

    /// The first `length` delimiters in a row from `from` on.
    fn find(&self, from: usize, length: usize) -> Option<usize> {
        let rest = self.bytes.get(from..)?;
        memchr::memchr_iter(self.mark, rest).map(|offset| from + offset).find(|&at| self.is_run(at, length))
    }

    /// An upper bound of the bytes a form looked at.
    fn cost(&self, form: usize, found: Option<&Match>) -> usize {
        let opening = [3, 3, 2, 2, 1][form];
        if !self.is_run(self.at, opening) || (self.mark == b'_' && form > 1 && word_before(self.text, self.at)) {
            return 0;
        }
        (found.map_or(self.bytes.len(), |found| found.end) - self.at) / 2
    }

    /// `***a*b**`
    fn strong_around_emphasis(&self) -> Option<Match> {
        let start = self.at + 3;
        let middle = self.is_run(self.at, 3).then(|| self.find(start + 1, 1)).flatten()?;
        let close = self.find(middle + 1, 2)?;
        Some(Match {
            shape: Shape::InnerFirst(Tags::Strong),
            first: (start, middle),
            second: (middle + 1, close),
            end: close + 2,
        })
    }

    /// `***a**b*`
    fn emphasis_around_strong(&self) -> Option<Match> {
        let start = self.at + 3;
        let middle = self.is_run(self.at, 3).then(|| self.find(start + 1, 2)).flatten()?;
        let close = self.find(middle + 2, 1)?;
        Some(Match {
            shape: Shape::InnerFirst(Tags::Emphasis),
            first: (start, middle),
            second: (middle + 2, close),
            end: close + 1,
        })
    }

    /// `**a*b***`
    fn strong_then_emphasis(&self) -> Option<Match> {
        let start = self.at + 2;
        if !self.is_run(self.at, 2) || self.is_run(start, 1) {
            return None;
        }
        let middle = self.find(start + 1, 1)?;
        if self.is_run(middle + 1, 1) {
            return None;
        }
        let close = self.find(middle + 2, 3)?;
        Some(self.inner_last(start, middle, close))
    }

    /// `__a _b___`, with neither end inside a word.
    fn strong_then_emphasis_words(&self) -> Option<Match> {
        let start = self.at + 2;
        if !self.is_run(self.at, 2) || self.is_run(start, 1) || word_before(self.text, self.at) {
            return None;
        }
        let mut from = start + 1;
        let middle = loop {
            let middle = self.find(from, 1)?;
            if !word_before(self.text, middle) && !self.is_run(middle + 1, 1) {
                break middle;
            }
            from = middle + 1;
        };
        let mut from = middle + 2;
        let close = loop {
            let close = self.find(from, 3)?;
            if !word_at(self.text, close + 3) {
                break close;
            }
            from = close + 1;
        };
        Some(self.inner_last(start, middle, close))
    }

    fn inner_last(&self, start: usize, middle: usize, close: usize) -> Match {
        Match {
            shape: Shape::InnerLast(Tags::Strong),
            first: (start, middle),
            second: (middle + 1, close),
            end: close + 3,
        }
    }

    /// `**a**`
    fn strong(&self) -> Option<Match> {
        let start = self.at + 2;
        let close = self.is_run(self.at, 2).then(|| self.find(start + 1, 2)).flatten()?;
        Some(single(Tags::Strong, start, close, 2))
    }

    /// `*a*`
    fn emphasis(&self) -> Option<Match> {
        let start = self.at + 1;
        let close = self.find(start, 1).filter(|&close| close > start)?;
        Some(single(Tags::Emphasis, start, close, 1))
    }

    /// `_a_` or `__a__`, not inside a word.
    fn between_words(&self, width: usize, tags: Tags) -> Option<Match> {
        let start = self.at + width;
        if !self.is_run(self.at, width) || self.is_run(start, 1) || word_before(self.text, self.at) {
            return None;
        }
        let mut from = start + 1;
        loop {
            let close = self.find(from, width)?;
            if self.bytes[close - 1] != self.mark && !word_at(self.text, close + width) {
                return Some(single(tags, start, close, width));
            }
            from = close + 1;
        }
    }
}

fn single(tags: Tags, start: usize, close: usize, width: usize) -> Match {
    Match { shape: Shape::Single(tags), first: (start, close), second: (close, close), end: close + width }
}
