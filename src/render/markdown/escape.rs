//! Text and addresses as they may stand in HTML.

use super::text::is_space;

/// Named entities that stay as they are written; others are left to a real HTML parser.
const KNOWN_ENTITIES: [&str; 33] = [
    "amp", "apos", "bull", "cent", "copy", "deg", "euro", "frac12", "gt", "hellip", "laquo", "larr", "ldquo", "le",
    "ge", "lsquo", "lt", "mdash", "middot", "nbsp", "ndash", "ne", "para", "plusmn", "pound", "quot", "raquo", "rarr",
    "rdquo", "reg", "rsquo", "times", "trade",
];

/// An entity at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entity {
    /// A number or one of the common names.
    Plain,
    /// Some other name, which may or may not mean a character.
    Named,
}

/// The entity at the beginning of `text`, which begins with `&`, and its length with the semicolon.
pub(super) fn entity(text: &str) -> Option<(Entity, usize)> {
    let bytes = text.as_bytes();
    let is_tail: fn(&u8) -> bool = match (bytes.get(1)?, bytes.get(2)) {
        (b'#', Some(b'x' | b'X')) => u8::is_ascii_hexdigit,
        (b'#', _) => u8::is_ascii_digit,
        _ => u8::is_ascii_alphanumeric,
    };
    let start = match (bytes[1], bytes.get(2)) {
        (b'#', Some(b'x' | b'X')) => 3,
        (b'#', _) => 2,
        _ => 1,
    };
    let length = bytes[start..].iter().take_while(|b| is_tail(b)).count();
    let end = start + length;
    if length == 0 || bytes.get(end) != Some(&b';') {
        return None;
    }
    let plain = start > 1 || KNOWN_ENTITIES.contains(&&text[1..end]);
    Some((if plain { Entity::Plain } else { Entity::Named }, end + 1))
}

/// Where text is written to, and how the `&` of an entity is.
pub(super) struct TextSink<'a> {
    pub(super) out: &'a mut String,
    pub(super) ampersand: char,
}

impl TextSink<'_> {
    /// Writes text in which entities mean what they say. Whether one was not of the common ones.
    pub(super) fn push(&mut self, text: &str) -> bool {
        let mut rare = false;
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>']) {
            self.out.push_str(&rest[..at]);
            rest = &rest[at..];
            let length = match rest.as_bytes()[0] {
                b'<' => {
                    self.out.push_str("&lt;");
                    1
                }
                b'>' => {
                    self.out.push_str("&gt;");
                    1
                }
                _ => match entity(rest) {
                    Some((kind, length)) => {
                        rare |= kind == Entity::Named;
                        self.out.push(if kind == Entity::Named { '&' } else { self.ampersand });
                        self.out.push_str(&rest[1..length]);
                        length
                    }
                    None => {
                        self.out.push_str("&amp;");
                        1
                    }
                },
            };
            rest = &rest[length..];
        }
        self.out.push_str(rest);
        rare
    }
}

/// Writes text in which nothing is special.
pub(super) fn push_code(out: &mut String, code: &str) {
    push_replaced(out, code, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        _ => None,
    });
}

/// Writes the value of an attribute, entities kept.
pub(super) fn push_attribute(out: &mut String, value: &str) {
    let start = out.len();
    TextSink { out, ampersand: '&' }.push(value);
    if out[start..].contains('"') {
        let quoted = out[start..].replace('"', "&quot;");
        out.truncate(start);
        out.push_str(&quoted);
    }
}

pub(super) fn push_replaced(out: &mut String, text: &str, replace: impl Fn(char) -> Option<&'static str>) {
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if let Some(replacement) = replace(c) {
            out.push_str(&text[done..at]);
            out.push_str(replacement);
            done = at + c.len_utf8();
        }
    }
    out.push_str(&text[done..]);
}

/// Whether an address may be linked: http, https, mailto, or no scheme at all. White space, control characters and
/// whatever else a browser might skip over do not hide a scheme, and neither do entities.
pub(super) fn is_safe_address(address: &str) -> bool {
    let end = address.find(['/', '?', '#']).unwrap_or(address.len());
    let head = &address[..end];
    let ignored = |c: &char| !c.is_ascii() || is_space(*c) || c.is_control() || *c == '`';
    if head.contains('&') && head.contains(';') {
        return false;
    }
    match head.split_once(':') {
        None => true,
        Some((scheme, _)) => {
            let scheme: String = scheme.chars().filter(|c| !ignored(c)).collect();
            ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
    }
}
