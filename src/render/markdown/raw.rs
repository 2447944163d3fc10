//! Raw HTML blocks: from a block-level tag at the beginning of a line to its end tag nothing is Markdown, unless the
//! tag has a `markdown` attribute; then its content is parsed on its own (`element`).

mod element;

use element::Open;

use super::stash::{Stash, Stashed};
use super::tag::{StartTag, end_tag, start_tag};
use super::tree::Tree;

/// Tags that make a block.
const BLOCK_TAGS: [&str; 59] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "canvas",
    "center",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "group",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "map",
    "math",
    "menu",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "output",
    "p",
    "pre",
    "progress",
    "script",
    "section",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
];

/// Raw tags open at the same time; further ones are text.
const MAX_OPEN: usize = 20;

fn is_block_tag(name: &str) -> bool {
    BLOCK_TAGS.contains(&name.trim_end_matches('/'))
}

/// Whether raw HTML that stands alone in a paragraph replaces it.
pub(super) fn is_block_html(html: &str) -> bool {
    let Some(inner) = html.strip_prefix('<') else {
        return false;
    };
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name = &inner[..inner.find([' ', '>']).unwrap_or(inner.len())];
    name.starts_with(['!', '?', '@', '%']) || is_block_tag(&name.to_lowercase())
}

/// Takes raw HTML blocks out of `source`.
pub(super) fn extract(source: String, tree: &mut Tree, stash: &mut Stash) -> String {
    if memchr::memchr(b'<', source.as_bytes()).is_none() {
        return source;
    }
    let mut extractor = Extractor {
        source: &source,
        at: 0,
        out: String::with_capacity(source.len()),
        cache: String::new(),
        raw: Vec::new(),
        in_raw: false,
        in_tail: false,
        open: Vec::new(),
        tree,
        stash,
        unclosed: None,
    };
    extractor.run();
    extractor.out
}

struct Extractor<'a> {
    source: &'a str,
    at: usize,
    out: String,
    /// The raw block so far.
    cache: String,
    /// Names of the tags open in the raw block.
    raw: Vec<String>,
    in_raw: bool,
    /// Behind a raw block, on its last line.
    in_tail: bool,
    /// Elements whose content is Markdown, outermost first.
    open: Vec<Open>,
    tree: &'a mut Tree,
    stash: &'a mut Stash,
    /// From here on no tag is ever closed by a `>`.
    unclosed: Option<usize>,
}

impl Extractor<'_> {
    fn run(&mut self) {
        while let Some(offset) = memchr::memchr2(b'<', b'&', &self.source.as_bytes()[self.at..]) {
            self.data(self.at + offset);
            self.markup();
        }
        self.data(self.source.len());
        if !self.cache.is_empty() {
            self.flush();
        }
        if !self.open.is_empty() {
            self.close_element(0, self.source.len());
        }
    }

    /// Passes the text up to `end` on.
    fn data(&mut self, end: usize) {
        let text = &self.source[self.at..end];
        if !text.is_empty() {
            self.push_data(text);
        }
        self.at = end;
    }

    fn push_data(&mut self, text: &str) {
        if self.in_tail && text.contains('\n') {
            self.in_tail = false;
        }
        if self.in_raw {
            self.cache.push_str(text);
        } else if !self.open.is_empty() {
            self.push_to_element(text);
        } else {
            self.out.push_str(text);
        }
    }

    /// Reads the markup at the current position, or passes its first character on.
    fn markup(&mut self) {
        let rest = &self.source[self.at..];
        if rest.starts_with('&') {
            return self.entity(rest);
        }
        if self.unclosed.is_some_and(|from| self.at >= from) {
            return self.data(self.at + 1);
        }
        if !rest.contains('>') {
            self.unclosed = Some(self.at);
            return self.data(self.at + 1);
        }
        if let Some(tag) = start_tag(rest).filter(is_plain) {
            return self.start(&tag);
        }
        if let Some((name, length)) = end_tag(rest) {
            return self.end(&name, length);
        }
        match declaration(rest) {
            Some((length, is_block))
                if rest.starts_with("<!--") || rest.starts_with("</") || self.at_line_start() || self.in_tail =>
            {
                self.empty_tag(length, is_block);
            }
            _ => self.data(self.at + 1),
        }
    }

    /// An entity on the last line of a raw block goes to the block.
    fn entity(&mut self, rest: &str) {
        match super::escape::entity_length(rest) {
            Some(length) if self.in_tail && !self.in_raw => self.empty_tag(length, false),
            _ => self.data(self.at + 1),
        }
    }

    /// Whether nothing but up to three spaces stands before the current position on its line.
    fn at_line_start(&self) -> bool {
        let before = &self.source.as_bytes()[..self.at];
        let spaces = before.iter().rev().take_while(|&&b| b == b' ').count();
        spaces <= 3 && matches!(before.len().checked_sub(spaces + 1).map(|at| before[at]), None | Some(b'\n'))
    }

    fn start(&mut self, tag: &StartTag<'_>) {
        let length = tag.length;
        let is_block = is_block_tag(&tag.name);
        if tag.self_closing || (tag.name == "hr" && (self.at_line_start() || self.in_tail)) {
            return self.empty_tag(length, is_block);
        }
        if is_block && (self.at_line_start() || self.in_tail || self.open.last().is_some_and(|open| open.started)) {
            if self.start_element(tag) {
                self.at += length;
                return;
            }
            if (self.in_tail || self.at_line_start()) && !self.in_raw {
                self.in_raw = true;
                self.out.push('\n');
            }
        }
        if self.in_raw && self.raw.len() < MAX_OPEN {
            self.raw.push(tag.name.clone());
        }
        if self.in_raw || !self.is_off() {
            self.data(self.at + length);
        } else {
            self.stash_text(length);
        }
        if self.in_raw && matches!(tag.name.as_str(), "script" | "style") {
            self.data(self.at + verbatim_length(&self.source[self.at..], &tag.name));
        }
    }

    fn end(&mut self, name: &str, length: usize) {
        if self.in_raw {
            return self.end_raw(name, length);
        }
        let open = self.open.iter().rposition(|open| open.name == name).filter(|_| is_block_tag(name));
        match open {
            Some(index) => {
                self.at += length;
                self.close_element(index, self.at);
            }
            None if self.is_off() => self.stash_text(length),
            None => self.data(self.at + length),
        }
    }

    fn end_raw(&mut self, name: &str, length: usize) {
        self.cache.push_str(&self.source[self.at..self.at + length]);
        self.at += length;
        if let Some(index) = self.raw.iter().rposition(|open| open == name) {
            self.raw.truncate(index);
        }
        if self.raw.is_empty() {
            self.in_tail = !self.is_blank_after(self.at);
            if !self.in_tail {
                self.cache.push('\n');
            }
            self.in_raw = false;
            self.flush();
            self.out.push_str("\n\n");
        }
    }

    /// Whether an empty line follows the line that ends at `at`.
    fn is_blank_after(&self, at: usize) -> bool {
        let rest = self.source[at..].trim_start_matches(' ');
        rest.strip_prefix('\n').is_some_and(|rest| rest.trim_start_matches(' ').starts_with('\n'))
    }

    fn flush(&mut self) {
        let raw = std::mem::take(&mut self.cache);
        self.stash.put(Stashed::Raw(raw)).push_to(&mut self.out);
    }

    /// Something without content: a comment, a rule, a tag that closes itself.
    fn empty_tag(&mut self, length: usize, is_block: bool) {
        let stands_alone = is_block && self.at_line_start();
        let end = self.at + length;
        let source = self.source;
        let text = &source[self.at..end];
        if !self.in_raw && !self.open.is_empty() {
            return self.empty_tag_in_element(text, stands_alone);
        }
        self.at = end;
        if self.in_raw || self.in_tail {
            self.cache.push_str(text);
        } else if stands_alone {
            let mut raw = text.to_owned();
            self.in_tail = !self.is_blank_after(end);
            if !self.in_tail {
                raw.push('\n');
            }
            self.separate();
            self.stash.put(Stashed::Raw(raw)).push_to(&mut self.out);
            self.out.push_str("\n\n");
        } else {
            self.out.push_str(text);
        }
    }

    /// Makes a line end before a block an empty line.
    fn separate(&mut self) {
        if self.out.ends_with('\n') && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

/// Code spans may hold what looks like a tag; a backtick inside says so.
fn is_plain(tag: &StartTag<'_>) -> bool {
    !tag.name.contains('`') && !tag.attributes.iter().any(|attribute| attribute.name.starts_with('`'))
}

/// The length of a comment, a declaration, a processing instruction or an end tag without a name, and whether it may stand as a block.
fn declaration(text: &str) -> Option<(usize, bool)> {
    let until = |open: usize, close: &str| text[open..].find(close).map(|end| open + end + close.len());
    if text.starts_with("<!--") {
        until(4, "-->").map(|length| (length, true))
    } else if text.starts_with("<?") {
        until(2, "?>").map(|length| (length, true))
    } else if text.starts_with("<![CDATA[") {
        until(9, "]]>").map(|length| (length, true))
    } else if text.starts_with("<!") {
        let is_block = text.get(2..9).is_some_and(|name| name.eq_ignore_ascii_case("doctype"));
        until(2, ">").map(|length| (length, is_block))
    } else if text.starts_with("</") {
        until(2, ">").map(|length| (length, false))
    } else {
        None
    }
}

/// The length of what a script or a style sheet holds.
fn verbatim_length(text: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(offset) = text[at..].find("</") {
        let start = at + offset;
        let found = text.as_bytes().get(start + 2..start + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return start;
        }
        at = start + 2;
    }
    text.len()
}
