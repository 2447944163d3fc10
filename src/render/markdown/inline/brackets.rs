//! Texts in brackets and the addresses in parentheses behind them.

use super::super::text::is_space;

/// The end of a bracketed text that begins at `start`, behind its closing bracket; inner brackets come in pairs.
pub(super) fn closing_bracket(text: &str, start: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[start..];
    let mut open = 1;
    for at in memchr::memchr2_iter(b'[', b']', bytes) {
        if bytes[at] == b'[' {
            open += 1;
        } else {
            open -= 1;
            if open == 0 {
                return Some(start + at + 1);
            }
        }
    }
    None
}

/// The address of an inline link: the ranges are those of the text as written.
pub(super) struct Target<'a> {
    pub(super) href: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) end: usize,
}

/// The target in parentheses that begins at `start`.
pub(super) fn target(text: &str, start: usize) -> Option<Target<'_>> {
    let inner = text[start..].strip_prefix('(')?.trim_start_matches(is_space);
    angled(text, inner).or_else(|| Scan::new(text, text.len() - inner.len()).run())
}

/// `<address> "title")`.
fn angled<'a>(text: &'a str, inner: &'a str) -> Option<Target<'a>> {
    let rest = inner.strip_prefix('<')?;
    let end = rest.find(['<', '>'])?;
    let href = rest[..end].trim_matches(is_space);
    let after = rest[end..].strip_prefix('>')?.trim_start_matches(is_space);
    let (title, after) = quoted(after);
    let after = after.trim_start_matches(is_space).strip_prefix(')')?;
    Some(Target { href, title, end: text.len() - after.len() })
}

fn quoted(text: &str) -> (Option<&str>, &str) {
    let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return (None, text);
    };
    match text[1..].find(quote) {
        Some(end) => (Some(&text[1..=end]), &text[end + 2..]),
        None => (None, text),
    }
}

/// A quote that may begin the title: which, where its content starts, and behind its last match so far.
struct Quote {
    mark: u8,
    start: usize,
    exit: Option<usize>,
}

/// The search for the closing parenthesis. Inside what may be a title parentheses do not count, unless the title
/// turns out never to end; `fallback` counts them for that case.
struct Scan<'a> {
    text: &'a str,
    start: usize,
    open: usize,
    fallback: usize,
    fallback_end: Option<usize>,
    first: Option<Quote>,
    second: Option<Quote>,
    last: u8,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, start: usize) -> Self {
        Self { text, start, open: 1, fallback: 1, fallback_end: None, first: None, second: None, last: 0 }
    }

    fn run(mut self) -> Option<Target<'a>> {
        let bytes = self.text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate().skip(self.start) {
            match byte {
                b'(' => self.open_parenthesis(),
                b')' => self.close_parenthesis(at),
                b'"' | b'\'' => self.quote(byte, at),
                _ => {}
            }
            if self.open == 0 {
                return Some(self.finish(at + 1));
            }
            if byte != b' ' {
                self.last = byte;
            }
        }
        let end = self.fallback_end.filter(|_| self.fallback == 0)?;
        Some(Target { href: &self.text[self.start..end - 1], title: None, end })
    }

    fn open_parenthesis(&mut self) {
        if self.first.is_none() {
            self.open += 1;
        } else if self.fallback > 0 {
            self.fallback -= 1;
        }
    }

    fn close_parenthesis(&mut self, at: usize) {
        if self.ended(&self.first) || self.ended(&self.second) {
            self.open = 0;
        } else if self.first.is_none() {
            self.open -= 1;
        } else if self.fallback > 0 {
            self.fallback -= 1;
            if self.fallback == 0 {
                self.fallback_end = Some(at + 1);
            }
        }
    }

    /// Whether a quote closed just before the parenthesis at hand.
    fn ended(&self, quote: &Option<Quote>) -> bool {
        quote.as_ref().is_some_and(|quote| quote.exit.is_some() && quote.mark == self.last)
    }

    fn quote(&mut self, mark: u8, at: usize) {
        let quote = Quote { mark, start: at + 1, exit: None };
        match (&mut self.first, &mut self.second) {
            (None, _) => {
                self.fallback = self.open;
                self.open = 1;
                self.first = Some(quote);
            }
            (Some(first), _) if first.mark == mark => first.exit = Some(at + 1),
            (_, None) => self.second = Some(quote),
            (_, Some(second)) => second.exit = Some(at + 1),
        }
    }

    fn finish(&self, end: usize) -> Target<'a> {
        for quote in [&self.first, &self.second] {
            if let Some(Quote { start, exit: Some(exit), .. }) = quote.as_ref().filter(|_| self.ended(quote)) {
                let href = &self.text[self.start..start - 1];
                return Target { href, title: Some(&self.text[*start..(exit - 1).max(*start)]), end };
            }
        }
        Target { href: &self.text[self.start..end - 1], title: None, end }
    }
}
