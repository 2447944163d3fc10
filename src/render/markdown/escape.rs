//! Text and addresses as they may stand in HTML.

use super::sanitise::ALLOWED_SCHEMES;
use super::text::is_space;

/// The commonest named entities; others are looked up by parsing them.
const COMMON_ENTITIES: [&str; 8] = ["amp", "apos", "copy", "gt", "lt", "nbsp", "quot", "reg"];

/// The length, with the semicolon, of the entity at the beginning of `text`, which begins with `&`. A number is always
/// one, a name only when it means something.
pub(super) fn entity_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (start, is_tail): (_, fn(&u8) -> bool) = match (bytes.get(1)?, bytes.get(2)) {
        (b'#', Some(b'x' | b'X')) => (3, u8::is_ascii_hexdigit),
        (b'#', _) => (2, u8::is_ascii_digit),
        _ => (1, u8::is_ascii_alphanumeric),
    };
    let end = start + bytes[start..].iter().take_while(|b| is_tail(b)).count();
    let is_entity = end > start && bytes.get(end) == Some(&b';') && (start > 1 || is_entity_name(&text[1..end]));
    is_entity.then_some(end + 1)
}

/// Whether HTML knows a name. The parser's own table says so: what it does not know, or knows only the beginning of,
/// comes out with its semicolon.
fn is_entity_name(name: &str) -> bool {
    const LONGEST: usize = 31;
    if COMMON_ENTITIES.contains(&name) {
        return true;
    }
    if name.len() > LONGEST {
        return false;
    }
    let decoded = ammonia::clean(&format!("&{name};"));
    !decoded.ends_with(';') || matches!(decoded.as_str(), ";" | "&lt;" | "&gt;" | "&amp;" | "&nbsp;")
}

/// Where text is written to, and how the `&` of an entity is.
pub(super) struct TextSink<'a> {
    pub(super) out: &'a mut String,
    pub(super) ampersand: char,
}

impl TextSink<'_> {
    /// Writes text in which entities mean what they say.
    pub(super) fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = memchr::memchr3(b'&', b'<', b'>', rest.as_bytes()) {
            self.out.push_str(&rest[..at]);
            rest = &rest[at..];
            let length = self.push_special(rest);
            rest = &rest[length..];
        }
        self.out.push_str(rest);
    }

    /// Writes the character or the entity at the beginning of `text` and returns its length.
    fn push_special(&mut self, text: &str) -> usize {
        match text.as_bytes()[0] {
            b'<' => self.out.push_str("&lt;"),
            b'>' => self.out.push_str("&gt;"),
            _ => {
                if let Some(length) = entity_length(text) {
                    self.out.push(self.ampersand);
                    self.out.push_str(&text[1..length]);
                    return length;
                }
                self.out.push_str("&amp;");
            }
        }
        1
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
/// whatever else a browser might skip over do not hide a scheme, and where one would be no entity may stand that
/// could spell it.
pub(super) fn is_safe_address(address: &str) -> bool {
    let end = address.find(['/', '?', '#']).unwrap_or(address.len());
    let head = &address[..end];
    let ignored = |c: &char| !c.is_ascii() || is_space(*c) || c.is_control() || *c == '`';
    let hides_letters = |at: usize| {
        entity_length(&address[at..])
            .is_some_and(|length| !matches!(&address[at..at + length], "&amp;" | "&lt;" | "&gt;" | "&quot;"))
    };
    if memchr::memchr_iter(b'&', head.as_bytes()).any(hides_letters) {
        return false;
    }
    match head.split_once(':') {
        None => true,
        Some((scheme, _)) => {
            let scheme: String = scheme.chars().filter(|c| !ignored(c)).collect();
            let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
            !is_scheme || ALLOWED_SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
    }
}
