//! Characters, marks and effort: what every part of the renderer needs to know about a piece of text.
//!
//! A *mark* stands in the text for something that is already dealt with (an element, a piece of raw HTML, an
//! escaped character): U+0002, a letter for the kind, a decimal number, U+0003. Neither control character can
//! come from a comment, [`normalise`] takes them out.

use std::borrow::Cow;

pub(super) const MARK_OPEN: char = '\u{2}';
pub(super) const MARK_CLOSE: char = '\u{3}';

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// An inline element of the tree.
    Node(usize),
    /// An entry of the stash.
    Stash(usize),
    /// A character that means itself.
    Char(char),
}

impl Mark {
    pub(super) fn push_to(self, out: &mut String) {
        let (kind, number) = match self {
            Mark::Node(id) => ('i', id),
            Mark::Stash(id) => ('r', id),
            Mark::Char(c) => ('e', c as usize),
        };
        out.push(MARK_OPEN);
        out.push(kind);
        out.push_str(&number.to_string());
        out.push(MARK_CLOSE);
    }

    /// The mark that is all of `text`.
    pub(super) fn sole(text: &str) -> Option<Mark> {
        Mark::parse(text).filter(|&(_, length)| length == text.len()).map(|(mark, _)| mark)
    }

    /// The mark at the beginning of `text` and its length in bytes.
    pub(super) fn parse(text: &str) -> Option<(Mark, usize)> {
        let rest = text.strip_prefix(MARK_OPEN)?;
        let kind = rest.chars().next()?;
        let end = rest.find(MARK_CLOSE)?;
        let number: usize = rest.get(1..end)?.parse().ok()?;
        let mark = match kind {
            'i' => Mark::Node(number),
            'r' => Mark::Stash(number),
            'e' => Mark::Char(char::from_u32(u32::try_from(number).ok()?)?),
            _ => return None,
        };
        Some((mark, end + 2))
    }
}

/// Splits `text` at its marks and hands both kinds of piece over in order.
pub(super) fn for_each_piece<'a>(text: &'a str, mut piece: impl FnMut(Piece<'a>)) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(MARK_OPEN as u8, rest.as_bytes()) {
        if at > 0 {
            piece(Piece::Text(&rest[..at]));
        }
        rest = &rest[at..];
        let length = match Mark::parse(rest) {
            Some((mark, length)) => {
                piece(Piece::Mark(mark));
                length
            }
            None => 1,
        };
        rest = &rest[length..];
    }
    if !rest.is_empty() {
        piece(Piece::Text(rest));
    }
}

/// A stretch of text, see [`for_each_piece`].
pub(super) enum Piece<'a> {
    Text(&'a str),
    Mark(Mark),
}

/// What may still be spent on looking ahead, in bytes looked at.
///
/// Rules such as "up to the next `**`" look at the rest of the paragraph for every candidate, and a block hands back
/// what follows it to be looked at from the start. The allowance is a
/// fixed multiple of the comment's length, far above what any written comment uses; when it is spent, the rest of
/// the comment keeps its punctuation as text. That makes the time linear whatever the input.
#[derive(Debug)]
pub(super) struct Effort {
    left: usize,
}

impl Effort {
    pub(super) fn for_length(bytes: usize) -> Self {
        Self { left: bytes.saturating_mul(128).saturating_add(1 << 16) }
    }

    pub(super) fn spend(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes);
    }

    pub(super) fn is_spent(&self) -> bool {
        self.left == 0
    }
}

/// White space in the wide sense of the dialect: Unicode's, and the four separators U+001C to U+001F.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// Part of a word: a letter or digit of any script, or `_`.
pub(super) fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Whether the character before `at` belongs to a word.
pub(super) fn word_before(text: &str, at: usize) -> bool {
    char_before(text, at).is_some_and(is_word)
}

/// Whether the character at `at` belongs to a word.
pub(super) fn word_at(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(is_word)
}

/// The number of spaces at the beginning of `line`.
pub(super) fn indent(line: &str) -> usize {
    line.bytes().take_while(|&b| b == b' ').count()
}

/// One form for all comments: line ends are `\n`, tabs are spaces up to the next fourth column, lines of spaces
/// are empty (but for the first one), the two characters of marks are gone, other control characters are `?`,
/// and the text ends with an empty line.
pub(super) fn normalise(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 8);
    let source = unify_line_ends(source);
    for (number, line) in source.split('\n').enumerate() {
        let start = out.len();
        push_line(&mut out, line);
        if number > 0 && out[start..].bytes().all(|b| b == b' ') {
            out.truncate(start);
        }
        out.push('\n');
    }
    out.push('\n');
    out
}

fn unify_line_ends(source: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', source.as_bytes()).is_none() {
        return Cow::Borrowed(source);
    }
    Cow::Owned(source.replace("\r\n", "\n").replace('\r', "\n"))
}

fn push_line(out: &mut String, line: &str) {
    if line.bytes().all(|b| b >= b' ') {
        out.push_str(line);
        return;
    }
    let mut column = 0;
    for c in line.chars() {
        match c {
            MARK_OPEN | MARK_CLOSE => continue,
            '\t' => {
                let width = 4 - column % 4;
                out.extend(std::iter::repeat_n(' ', width));
                column += width;
                continue;
            }
            '\0'..' ' => out.push('?'),
            _ => out.push(c),
        }
        column += 1;
    }
}
