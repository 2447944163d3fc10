//! The tree as HTML. Everything that comes from Markdown is written in its final, safe form: only allowed elements
//! and addresses; what is not allowed is written as text. Raw HTML is written as it is, and reported.

use super::escape::{TextSink, is_safe_address, push_attribute, push_code, push_replaced};
use super::sanitise::is_allowed;
use super::stash::{Stash, Stashed};
use super::text::{Mark, Piece, for_each_piece, is_blank};
use super::tree::{NodeId, Tag, Tree};

/// Raw HTML that holds raw HTML is followed this deep.
const MAX_RAW_DEPTH: usize = 16;

/// A comment written out.
pub(super) struct Written {
    pub(super) html: String,
    /// Whether it needs the sanitiser: it holds raw HTML or links within links.
    pub(super) unsafe_parts: bool,
}

/// Writes the whole tree.
pub(super) fn document(tree: &Tree, stash: &Stash, capacity: usize) -> Written {
    let mut writer = Writer::new(tree, stash);
    writer.out.reserve(capacity);
    writer.children(Tree::ROOT);
    Written { html: writer.out, unsafe_parts: writer.unsafe_parts }
}

/// Writes one inline element to become part of raw HTML: addresses are not held to the list yet.
pub(super) fn raw_element(tree: &Tree, stash: &Stash, node: NodeId) -> String {
    let mut writer = Writer { any_address: true, ..Writer::new(tree, stash) };
    writer.element(node);
    writer.out
}

struct Writer<'a> {
    tree: &'a Tree,
    stash: &'a Stash,
    out: String,
    unsafe_parts: bool,
    any_address: bool,
    links: usize,
    raw_depth: usize,
}

impl<'a> Writer<'a> {
    fn new(tree: &'a Tree, stash: &'a Stash) -> Self {
        Self { tree, stash, out: String::new(), unsafe_parts: false, any_address: false, links: 0, raw_depth: 0 }
    }

    fn element(&mut self, node: NodeId) {
        let element = &self.tree[node];
        match &element.tag {
            Tag::Root => self.children(node),
            Tag::Paragraph => self.paragraph(node),
            Tag::Pre => self.code_block(node),
            Tag::Code => self.code(&element.text.content),
            Tag::Heading(level) => match level {
                4 => self.wrap("h4", node),
                5 => self.wrap("h5", node),
                6 => self.wrap("h6", node),
                _ => self.escaped(&format!("h{level}"), "", node),
            },
            Tag::Rule => self.out.push_str("<hr>"),
            Tag::Quote => self.wrap("blockquote", node),
            Tag::Bullets => self.wrap("ul", node),
            Tag::Numbers => self.wrap("ol", node),
            Tag::Item => self.wrap("li", node),
            Tag::Link => self.link(node),
            Tag::Mail => self.mail(node),
            Tag::Image => self.image(node),
            Tag::Emphasis => self.wrap("em", node),
            Tag::Strong => self.wrap("strong", node),
            Tag::Deleted => self.wrap("del", node),
            Tag::Break => self.out.push_str("<br>"),
            Tag::Html(name) => {
                self.unsafe_parts = true;
                if is_allowed(name) { self.wrap(name, node) } else { self.escaped(name, &element.attributes, node) }
            }
        }
    }

    fn wrap(&mut self, name: &str, node: NodeId) {
        self.out.extend(["<", name, ">"]);
        self.content(node);
        self.out.extend(["</", name, ">"]);
    }

    /// An element that is not allowed: its tags as text.
    fn escaped(&mut self, name: &str, attributes: &str, node: NodeId) {
        self.out.extend(["&lt;", name]);
        self.text(attributes);
        self.out.push_str("&gt;");
        self.content(node);
        self.out.extend(["&lt;/", name, "&gt;"]);
    }

    fn content(&mut self, node: NodeId) {
        let element = &self.tree[node];
        let lines = element.tag.is_block()
            && is_blank(&element.text.content)
            && element.children.first().is_some_and(|&first| self.tree[first].tag.is_block());
        self.text(if lines { "\n" } else { &element.text.content });
        self.children(node);
    }

    /// The children with what follows each: its tail, or a line feed between blocks and after a line break.
    fn children(&mut self, node: NodeId) {
        let between_blocks = self.tree[node].tag.is_block();
        for &child in &self.tree[node].children {
            self.element(child);
            let Tag::Break = self.tree[child].tag else {
                let tail = &self.tree[child].tail.content;
                let line = between_blocks && self.tree[child].tag.is_block() && is_blank(tail);
                self.text(if line { "\n" } else { tail });
                continue;
            };
            self.out.push('\n');
            let tail = &self.tree[child].tail.content;
            self.text(if is_blank(tail) { "" } else { tail });
        }
    }

    /// A paragraph that is nothing but a raw block is that block.
    fn paragraph(&mut self, node: NodeId) {
        let element = &self.tree[node];
        let sole = if element.children.is_empty() { Mark::sole(&element.text.content) } else { None };
        match sole {
            Some(Mark::Stash(index)) if self.is_block(index) => self.stashed(index),
            _ => self.wrap("p", node),
        }
    }

    fn is_block(&self, index: usize) -> bool {
        match self.stash.get(index) {
            Some(Stashed::Raw(raw)) => super::raw::is_block_html(raw),
            Some(_) => true,
            None => false,
        }
    }

    /// Indented code, without the empty lines at its end.
    fn code_block(&mut self, node: NodeId) {
        let Some(code) = self.tree.code_of(node) else {
            return;
        };
        self.out.push_str("<pre>");
        self.code(self.tree[code].text.content.trim_end());
        let inside = self.out.len() - "</code>".len();
        self.out.insert(inside, '\n');
        self.out.push_str("</pre>");
    }

    fn code(&mut self, content: &str) {
        self.out.push_str("<code>");
        for_each_piece(content, |piece| match piece {
            Piece::Text(text) => push_code(&mut self.out, text),
            Piece::Mark(mark) => self.mark(mark),
        });
        self.out.push_str("</code>");
    }

    fn link(&mut self, node: NodeId) {
        let element = &self.tree[node];
        self.unsafe_parts |= self.links > 0;
        self.links += 1;
        self.out.push_str("<a");
        let href = element.href.as_deref().filter(|href| self.any_address || is_safe_address(href));
        for (name, value) in [("href", href), ("title", element.title.as_deref())] {
            if let Some(value) = value {
                self.attribute(name, value);
            }
        }
        self.out.push('>');
        self.content(node);
        self.out.push_str("</a>");
        self.links -= 1;
    }

    fn mail(&mut self, node: NodeId) {
        let address = &self.tree[node].text.content;
        self.unsafe_parts |= self.links > 0;
        self.out.push_str("<a href=\"");
        push_numbered(&mut self.out, "mailto:");
        push_numbered(&mut self.out, address);
        self.out.push_str("\">");
        push_numbered(&mut self.out, address);
        self.out.push_str("</a>");
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.extend([" ", name, "=\""]);
        push_attribute(&mut self.out, value);
        self.out.push('"');
    }

    /// Images are not shown; the tag is.
    fn image(&mut self, node: NodeId) {
        let element = &self.tree[node];
        let values = [
            ("alt", Some(element.text.content.as_str())),
            ("src", element.href.as_deref()),
            ("title", element.title.as_deref()),
        ];
        self.out.push_str("&lt;img");
        for (name, value) in values {
            if let Some(value) = value {
                self.attribute(name, value);
            }
        }
        self.out.push_str(" /&gt;");
    }

    fn text(&mut self, text: &str) {
        for_each_piece(text, |piece| match piece {
            Piece::Text(text) => TextSink { out: &mut self.out, ampersand: '&' }.push(text),
            Piece::Mark(mark) => self.mark(mark),
        });
    }

    fn mark(&mut self, mark: Mark) {
        match mark {
            Mark::Char(c) => push_code(&mut self.out, c.encode_utf8(&mut [0; 4])),
            Mark::Stash(index) => self.stashed(index),
            Mark::Node(_) => {}
        }
    }

    fn stashed(&mut self, index: usize) {
        let Some(entry) = self.stash.get(index).filter(|_| self.raw_depth < MAX_RAW_DEPTH) else {
            return;
        };
        self.raw_depth += 1;
        match entry {
            Stashed::Fence(code) => self.fence(code),
            Stashed::Raw(raw) => {
                self.unsafe_parts = true;
                for_each_piece(raw, |piece| match piece {
                    Piece::Text(text) => self.out.push_str(text),
                    Piece::Mark(mark) => self.mark(mark),
                });
            }
            Stashed::Element(node) => self.element(*node),
            Stashed::Moved => {}
        }
        self.raw_depth -= 1;
    }

    fn fence(&mut self, code: &str) {
        self.out.push_str("<pre><code>");
        push_replaced(&mut self.out, code, |c| match c {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '"' => Some("&quot;"),
            _ => None,
        });
        self.out.push_str("</code></pre>");
    }
}

/// Every character as a number, which keeps simple collectors of mail addresses away.
fn push_numbered(out: &mut String, text: &str) {
    for c in text.chars() {
        out.extend(["&#", u32::from(c).to_string().as_str(), ";"]);
    }
}
