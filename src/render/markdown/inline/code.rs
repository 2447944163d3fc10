//! Code spans, backslash escapes, hard line breaks and struck-out text.

use super::super::text::{Mark, char_at};
use super::super::tree::{Tag, Text};
use super::{Found, Inline};

/// What a backslash may stand before.
const ESCAPABLE: &str = "\\`*_{}[]()>#+-.!";

impl Inline<'_> {
    /// A code span, or an even run of backslashes before one: half of them are meant.
    pub(super) fn code_span(&mut self, text: &str, at: usize) -> Found {
        let bytes = text.as_bytes();
        let run = run_length(bytes, at);
        let after_backslash = at > 0 && bytes[at - 1] == b'\\';
        if bytes[at] == b'\\' {
            if after_backslash || run % 2 == 1 || bytes.get(at + run) != Some(&b'`') {
                return Found::Nothing;
            }
            let mut escaped = String::new();
            (0..run / 2).for_each(|_| Mark::Char('\\').push_to(&mut escaped));
            return Found::Replace(at, at + run, escaped);
        }
        if after_backslash {
            return Found::Nothing;
        }
        match self.closing_run(bytes, at + run, run) {
            Some((length, close)) => {
                let content = text[at + length..close].trim();
                let node = self.tree.add(Tag::Code, Text::literal(content));
                Found::Element(at, close + length, node)
            }
            None => Found::Skip(at + run),
        }
    }

    /// The run of backticks that closes one of `longest`: as long as that or else shorter, the first of its length.
    fn closing_run(&mut self, bytes: &[u8], from: usize, longest: usize) -> Option<(usize, usize)> {
        let mut best: Option<(usize, usize)> = None;
        let mut at = from;
        while let Some(offset) = memchr::memchr(b'`', &bytes[at..]) {
            let start = at + offset;
            let length = run_length(bytes, start);
            if length <= longest && best.is_none_or(|(best, _)| length > best) {
                best = Some((length, start));
            }
            at = start + length;
            if length == longest {
                break;
            }
        }
        self.effort.spend(at - from);
        best
    }

    pub(super) fn line_break(&mut self, at: usize) -> Found {
        let node = self.tree.add(Tag::Break, "");
        Found::Element(at, at + 3, node)
    }

    pub(super) fn strike(&mut self, text: &str, at: usize) -> Found {
        let inside = at + 2;
        match memchr::memmem::find(&text.as_bytes()[inside..], b"~~") {
            Some(length) => {
                let node = self.tree.add(Tag::Deleted, &text[inside..inside + length]);
                Found::Element(at, inside + length + 2, node)
            }
            None => Found::Skip(text.len()),
        }
    }
}

pub(super) fn escape(text: &str, at: usize) -> Found {
    match char_at(text, at + 1) {
        Some(c) if ESCAPABLE.contains(c) => {
            let mut mark = String::new();
            Mark::Char(c).push_to(&mut mark);
            Found::Replace(at, at + 2, mark)
        }
        Some(c) => Found::Skip(at + 1 + c.len_utf8()),
        None => Found::Skip(text.len()),
    }
}

fn run_length(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|&&b| b == bytes[at]).count()
}
