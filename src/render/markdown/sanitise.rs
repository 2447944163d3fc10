//! The allow-list, and what it leaves of raw HTML.
//!
//! Tags that are not allowed become text first, so that nothing is lost without a trace; then `ammonia` parses what
//! remains as a browser would, balances it and holds it to the same list.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::escape::{TextSink, is_safe_address, push_attribute};
use super::tag::{StartTag, end_tag, start_tag};
use super::text::MARK_OPEN;

/// The elements a comment may hold.
pub(super) const ALLOWED_TAGS: [&str; 22] = [
    "a",
    "abbr",
    "acronym",
    "b",
    "blockquote",
    "br",
    "code",
    "del",
    "details",
    "em",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "summary",
    "ul",
];

/// Elements open at the same time; a list nested as deep as Markdown allows, and some more.
const MAX_OPEN: usize = 2 * super::block::MAX_DEPTH;

/// The schemes an address in a comment may have.
pub(super) const ALLOWED_SCHEMES: [&str; 3] = ["http", "https", "mailto"];

static BALANCER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(balancer);

pub(super) fn is_allowed(name: &str) -> bool {
    ALLOWED_TAGS.contains(&name)
}

/// The attributes an element may have.
pub(super) fn allowed_attributes(name: &str) -> &'static [&'static str] {
    match name {
        "a" => &["href", "title"],
        "abbr" | "acronym" => &["title"],
        _ => &[],
    }
}

/// `ammonia` with the allow-list of comments.
pub(super) fn balancer() -> ammonia::Builder<'static> {
    let mut builder = ammonia::Builder::empty();
    let attributes: HashMap<&str, HashSet<&str>> =
        ["a", "abbr", "acronym"].map(|tag| (tag, allowed_attributes(tag).iter().copied().collect())).into();
    builder
        .tags(ALLOWED_TAGS.iter().copied().collect())
        .tag_attributes(attributes)
        .url_schemes(HashSet::from(ALLOWED_SCHEMES))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None);
    builder
}

/// Makes `html` well formed and free of everything that is not allowed.
pub(super) fn clean(html: &str) -> String {
    BALANCER.clean(&escape_tags(html)).to_string().replace(MARK_OPEN, "&")
}

/// Writes allowed tags with their allowed attributes, other tags as text, and drops comments. Entities of text begin
/// with a mark instead of `&`, so that the parser passes them on as they are.
fn escape_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    let mut nesting = Nesting::default();
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        push_text(&mut out, &rest[..at]);
        rest = &rest[at..];
        let length = push_markup(&mut out, rest, &mut nesting);
        rest = &rest[length..];
    }
    push_text(&mut out, rest);
    out
}

fn push_text(out: &mut String, text: &str) {
    TextSink { out, ampersand: MARK_OPEN }.push(text);
}

/// Writes what the `<` at the beginning of `text` introduces and returns its length.
fn push_markup(out: &mut String, text: &str, nesting: &mut Nesting) -> usize {
    if let Some(tag) = start_tag(text) {
        if is_allowed(&tag.name) && nesting.opens(&tag.name) {
            push_start_tag(out, &tag);
            return tag.length;
        }
        let length = text_length(&text[..tag.length]);
        push_text(out, &text[..length]);
        return length;
    }
    if let Some((name, length)) = end_tag(text) {
        if is_allowed(&name) && nesting.closes(&name) {
            out.extend(["</", name.as_str(), ">"]);
        } else {
            push_text(out, &text[..length]);
        }
        return length;
    }
    if let Some(length) = comment_length(text) {
        return length;
    }
    let length = nameless_length(text);
    push_text(out, &text[..length]);
    length
}

/// The length of the text at a `<` that introduces nothing: the `<`, or an end tag without a name.
fn nameless_length(text: &str) -> usize {
    match memchr::memchr(b'>', text.as_bytes()) {
        Some(end) if text.starts_with("</") => end + 1,
        _ => 1,
    }
}

/// How many elements are open. Tags that would go too deep are text, and so are as many end tags.
#[derive(Default)]
struct Nesting {
    open: usize,
    refused: usize,
}

impl Nesting {
    /// Elements without content, and those that end where the next one begins, do not nest in each other.
    fn counts(name: &str) -> bool {
        !matches!(name, "br" | "hr" | "li" | "p")
    }

    fn opens(&mut self, name: &str) -> bool {
        let fits = !Self::counts(name) || self.open < MAX_OPEN;
        if Self::counts(name) {
            *(if fits { &mut self.open } else { &mut self.refused }) += 1;
        }
        fits
    }

    fn closes(&mut self, name: &str) -> bool {
        if !Self::counts(name) {
            return true;
        }
        let fits = self.refused == 0;
        let count = if fits { &mut self.open } else { &mut self.refused };
        *count = count.saturating_sub(1);
        fits
    }
}

/// How much of a tag that is not allowed is text: all of it, unless another tag follows its name.
fn text_length(tag: &str) -> usize {
    match tag.split_once(' ') {
        Some((name, rest)) if rest.trim_start().starts_with('<') => name.len() + 1,
        _ => tag.len(),
    }
}

fn push_start_tag(out: &mut String, tag: &StartTag<'_>) {
    out.extend(["<", tag.name.as_str()]);
    for name in allowed_attributes(&tag.name) {
        let value = tag.attribute(name).map(|attribute| attribute.value.unwrap_or_default());
        if let Some(value) = value.filter(|value| *name != "href" || is_safe_address(value)) {
            out.extend([" ", *name, "=\""]);
            push_attribute(out, value);
            out.push('"');
        }
    }
    out.push('>');
}

/// The length of a comment or of what HTML reads as one.
fn comment_length(text: &str) -> Option<usize> {
    if let Some(inside) = text.strip_prefix("<!--") {
        if let Some(rest) = inside.strip_prefix('>').or_else(|| inside.strip_prefix("->")) {
            return Some(text.len() - rest.len());
        }
        return Some(inside.find("-->").map_or(text.len(), |end| 4 + end + 3));
    }
    let spaced_end =
        |inside: &str| inside.split_once('>').is_some_and(|(name, _)| is_allowed(&name.trim().to_lowercase()));
    let is_bogus = text.starts_with("<!")
        || text.starts_with("<?")
        || text.starts_with("</>")
        || text.strip_prefix("</").is_some_and(spaced_end);
    is_bogus.then(|| memchr::memchr(b'>', text.as_bytes()).map_or(text.len(), |end| end + 1))
}
