//! HTML tags in text: where they end, what they are called, which attributes they carry.

use super::text::is_space;

/// A start tag at the beginning of a text.
pub(super) struct StartTag<'a> {
    /// In lower case.
    pub(super) name: String,
    pub(super) attributes: Vec<Attribute<'a>>,
    pub(super) self_closing: bool,
    /// In bytes, from `<` to `>`.
    pub(super) length: usize,
}

/// An attribute as written; the name in lower case, the value without its quotes.
pub(super) struct Attribute<'a> {
    pub(super) name: String,
    pub(super) value: Option<&'a str>,
}

impl StartTag<'_> {
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute<'_>> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// Reads the start tag at the beginning of `text`; nothing when there is none or it never ends.
pub(super) fn start_tag(text: &str) -> Option<StartTag<'_>> {
    let inner = text.strip_prefix('<').filter(|inner| inner.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    let (name, mut rest) = split_before(inner, |c| c == '/' || c == '>' || is_space(c));
    let mut attributes = Vec::new();
    let mut self_closing = false;
    loop {
        let before = rest;
        rest = rest.trim_start_matches(|c| c == '/' || is_space(c));
        if let Some(after) = rest.strip_prefix('>') {
            self_closing |= before[..before.len() - rest.len()].ends_with('/');
            let length = text.len() - after.len();
            return Some(StartTag { name: name.to_lowercase(), attributes, self_closing, length });
        }
        let (attribute, after) = attribute(rest)?;
        attributes.push(attribute);
        rest = after;
    }
}

fn attribute(text: &str) -> Option<(Attribute<'_>, &str)> {
    let first = text.chars().next()?;
    let (_, tail) = split_before(&text[first.len_utf8()..], |c| matches!(c, '/' | '>' | '=') || is_space(c));
    let name = text[..text.len() - tail.len()].to_lowercase();
    let Some(value) = tail.trim_start_matches(is_space).strip_prefix('=') else {
        return Some((Attribute { name, value: None }, tail));
    };
    let value = value.trim_start_matches(is_space);
    let (value, rest) = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split_once(quote)?,
        _ => split_before(value, |c| c == '>' || is_space(c)),
    };
    Some((Attribute { name, value: Some(value) }, rest))
}

/// The name, in lower case, and the length of the end tag at the beginning of `text`.
pub(super) fn end_tag(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix("</").filter(|inner| inner.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    let (name, rest) = split_before(inner, |c| c == '/' || c == '>' || is_space(c));
    let end = memchr::memchr(b'>', rest.as_bytes())?;
    Some((name.to_lowercase(), text.len() - rest.len() + end + 1))
}

fn split_before(text: &str, stop: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(stop).unwrap_or(text.len()))
}
