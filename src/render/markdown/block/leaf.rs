//! Blocks that hold text and no other blocks, and block quotes.

use super::super::text::indent;
use super::super::tree::{NodeId, Tag, Text};
use super::{Blocks, Pending, Within};

impl Blocks<'_> {
    pub(super) fn indented_code(&mut self, parent: NodeId, piece: &str, pending: &mut Pending) {
        let (code, rest) = take_indented(piece);
        let code = code.trim_end();
        match self.last_code(parent) {
            Some(previous) => {
                let text = &mut self.tree[previous].text.content;
                text.push('\n');
                text.push_str(code);
                text.push('\n');
            }
            None => {
                let pre = self.tree.append(parent, Tag::Pre, "");
                self.tree.append(pre, Tag::Code, Text::literal(format!("{code}\n")));
            }
        }
        if !rest.is_empty() {
            pending.push(rest.to_owned());
        }
    }

    pub(super) fn hash_heading(&mut self, parent: NodeId, piece: &str, pending: &mut Pending) -> bool {
        let Some(heading) = find_heading(piece) else {
            return false;
        };
        if heading.start > 0 {
            self.parse_all(parent, vec![piece[..heading.start].to_owned()]);
        }
        self.tree.append(parent, Tag::Heading(heading.level), heading.text.trim());
        let rest = &piece[heading.end..];
        if !rest.is_empty() {
            let loose = self.is_within(Within::LooseList);
            pending.push(if loose { unindent(rest, 1) } else { rest.to_owned() });
        }
        true
    }

    pub(super) fn underlined_heading(&mut self, parent: NodeId, piece: &str, pending: &mut Pending) -> bool {
        let mut lines = piece.splitn(3, '\n');
        let (Some(text), Some(line)) = (lines.next(), lines.next()) else {
            return false;
        };
        let underline = line.trim_end_matches(' ');
        if underline.is_empty() || !underline.bytes().all(|b| matches!(b, b'=' | b'-')) {
            return false;
        }
        let level = if line.starts_with('=') { 1 } else { 2 };
        self.tree.append(parent, Tag::Heading(level), text.trim());
        if let Some(rest) = lines.next() {
            pending.push(rest.to_owned());
        }
        true
    }

    pub(super) fn rule(&mut self, parent: NodeId, piece: &str, pending: &mut Pending) -> bool {
        let mut start = 0;
        for line in piece.split('\n') {
            if is_rule(line) {
                let before = piece[..start].trim_end_matches('\n');
                if !before.is_empty() {
                    self.parse_all(parent, vec![before.to_owned()]);
                }
                self.tree.append(parent, Tag::Rule, "");
                let rest = piece[start + line.len()..].trim_start_matches('\n');
                if !rest.is_empty() {
                    pending.push(rest.to_owned());
                }
                return true;
            }
            start += line.len() + 1;
        }
        false
    }

    /// A quote takes the piece from its first quoted line on, quoted or not.
    pub(super) fn quote(&mut self, parent: NodeId, piece: &str) -> bool {
        let Some(start) = find_quote(piece) else {
            return false;
        };
        self.parse_all(parent, vec![piece[..start].trim_end_matches('\n').to_owned()]);
        let inner: Vec<&str> = piece[start..].split('\n').map(strip_quote).collect();
        let quote = match self.tree.last_child(parent) {
            Some(last) if self.tree[last].tag == Tag::Quote => last,
            _ => self.tree.append(parent, Tag::Quote, ""),
        };
        self.within.push(Within::Quote);
        self.parse_chunk(quote, &inner.join("\n"));
        self.within.pop();
        true
    }
}

/// The leading lines indented by four spaces, without these, and the rest.
fn take_indented(piece: &str) -> (String, &str) {
    let mut code = String::with_capacity(piece.len());
    let mut rest = piece;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = &rest[..end];
        match line.strip_prefix("    ") {
            Some(inner) => code.push_str(inner),
            None if line.trim().is_empty() => {}
            None => break,
        }
        code.push('\n');
        rest = &rest[(end + 1).min(rest.len())..];
    }
    (code, rest)
}

/// `text` with `level` steps of four spaces taken from each line that has them.
pub(super) fn unindent(text: &str, level: usize) -> String {
    let prefix = " ".repeat(4 * level);
    let lines: Vec<&str> = text.split('\n').map(|line| line.strip_prefix(prefix.as_str()).unwrap_or(line)).collect();
    lines.join("\n")
}

/// A `#` heading in a piece; `start` is where the text before it ends, `end` where the text after it begins.
struct Heading<'a> {
    level: u8,
    text: &'a str,
    start: usize,
    end: usize,
}

fn find_heading(piece: &str) -> Option<Heading<'_>> {
    let bytes = piece.as_bytes();
    for at in memchr::memchr_iter(b'#', bytes) {
        if at > 0 && bytes[at - 1] != b'\n' {
            continue;
        }
        let level = bytes[at..].iter().take(6).take_while(|&&b| b == b'#').count();
        if let Some((text_end, end)) = heading_end(bytes, at + level) {
            let (text, start) = (&piece[at + level..text_end], at.saturating_sub(1));
            return Some(Heading { level: level as u8, text, start, end });
        }
    }
    None
}

/// The end of a heading's text and of its line: closing `#`s are no text. A backslash at the end of the line makes it
/// no heading at all.
fn heading_end(bytes: &[u8], start: usize) -> Option<(usize, usize)> {
    let mut at = start;
    loop {
        let after = at + bytes[at..].iter().take_while(|&&b| b == b'#').count();
        match bytes.get(after) {
            None => return Some((at, after)),
            Some(b'\n') => return Some((at, after + 1)),
            Some(_) => {}
        }
        at = after;
        if bytes[at] == b'\\' {
            at += 1;
            if matches!(bytes.get(at), None | Some(b'\n')) {
                return None;
            }
        }
        at += 1;
    }
}

/// Three or more of one of `-`, `_`, `*`, at most two spaces apart.
fn is_rule(line: &str) -> bool {
    let margin = indent(line);
    let content = line[margin..].trim_end_matches(' ').as_bytes();
    let Some(&mark) = content.first().filter(|b| matches!(b, b'-' | b'_' | b'*')) else {
        return false;
    };
    let marks = content.iter().filter(|&&b| b == mark).count();
    let spaces = content.iter().filter(|&&b| b == b' ').count();
    margin <= 3 && marks >= 3 && marks + spaces == content.len() && !content.windows(3).any(|gap| gap == b"   ")
}

fn find_quote(piece: &str) -> Option<usize> {
    let mut start = 0;
    for line in piece.split('\n') {
        if is_quoted(line) {
            return Some(start);
        }
        start += line.len() + 1;
    }
    None
}

fn is_quoted(line: &str) -> bool {
    let margin = indent(line);
    margin <= 3 && line[margin..].starts_with('>')
}

fn strip_quote(line: &str) -> &str {
    if line.trim() == ">" {
        return "";
    }
    if !is_quoted(line) {
        return line;
    }
    let inner = &line[indent(line) + 1..];
    inner.strip_prefix(' ').unwrap_or(inner)
}
