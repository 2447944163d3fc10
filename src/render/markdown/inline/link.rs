//! Links and images whose text stands in brackets.

use super::super::block::Reference;
use super::super::text::{Mark, Piece, for_each_piece, is_space};
use super::super::tree::{NodeId, Tag, Text};
use super::brackets::{closing_bracket, target};
use super::{Found, Inline};

impl Inline<'_> {
    /// `[text](address "title")`, and the same behind `!`.
    pub(super) fn inline_link(&mut self, text: &str, at: usize, image: bool) -> Found {
        let Some((label, end)) = self.label(text, at, image) else {
            return Found::Nothing;
        };
        let Some(target) = target(text, end) else {
            self.effort.spend(if text[end..].starts_with('(') { text.len() - end } else { 1 });
            return Found::Nothing;
        };
        self.effort.spend(target.end - end);
        let href = self.resolve(target.href).trim_matches(is_space).to_owned();
        let title = target.title.map(|title| clean_title(&self.resolve(title.trim_matches(is_space))));
        let node = self.link_node(label, image, href, title);
        Found::Element(at, target.end, node)
    }

    /// `[text][name]` with a space or a line end between the two at most, or `[name][]`.
    pub(super) fn reference(&mut self, text: &str, at: usize, image: bool) -> Found {
        let Some((label, end)) = self.label(text, at, image) else {
            return Found::Nothing;
        };
        let rest = &text[end..];
        let rest = rest.strip_prefix(is_space).unwrap_or(rest);
        let Some(name) = rest.strip_prefix('[').and_then(|name| name.find(']').map(|length| &name[..length])) else {
            return Found::Nothing;
        };
        let end = text.len() - rest.len() + name.len() + 2;
        self.defined(if name.is_empty() { label } else { name }, label, (at, end), image)
    }

    /// `[name]` alone.
    pub(super) fn short_reference(&mut self, text: &str, at: usize, image: bool) -> Found {
        match self.label(text, at, image) {
            Some((label, end)) => self.defined(label, label, (at, end), image),
            None => Found::Nothing,
        }
    }

    /// The text in the brackets at a candidate and where they end. A link's bracket has no `!` before it.
    fn label<'t>(&mut self, text: &'t str, at: usize, image: bool) -> Option<(&'t str, usize)> {
        if !image && at > 0 && text.as_bytes()[at - 1] == b'!' {
            return None;
        }
        let start = at + if image { 2 } else { 1 };
        let end = closing_bracket(text, start);
        self.effort.spend(end.unwrap_or(text.len()) - start);
        end.map(|end| (&text[start..end - 1], end))
    }

    fn defined(&mut self, name: &str, label: &str, (start, end): (usize, usize), image: bool) -> Found {
        let Some(Reference { href, title }) = self.references.get(&one_line(&name.to_lowercase())).cloned() else {
            return Found::Skip(end);
        };
        let node = self.link_node(label, image, href, title);
        Found::Element(start, end, node)
    }

    fn link_node(&mut self, label: &str, image: bool, href: String, title: Option<String>) -> NodeId {
        let node = if image {
            let alternative = self.resolve(label);
            self.tree.add(Tag::Image, Text::literal(alternative))
        } else {
            self.tree.add(Tag::Link, label)
        };
        self.tree[node].href = Some(href);
        self.tree[node].title = title;
        node
    }

    /// `text` with elements replaced by their texts and escaped characters by themselves.
    pub(super) fn resolve(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for_each_piece(text, |piece| match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Mark(Mark::Char(c)) => out.push(c),
            Piece::Mark(Mark::Node(node)) => self.push_text(node, &mut out),
            Piece::Mark(Mark::Stash(_)) => {}
        });
        out
    }

    fn push_text(&self, node: NodeId, out: &mut String) {
        let element = &self.tree[node];
        if element.tag != Tag::Image {
            out.push_str(&self.resolve(&element.text.content));
        }
        for &child in &element.children {
            self.push_text(child, out);
            out.push_str(&self.resolve(&self.tree[child].tail.content));
        }
    }
}

/// A name with white space as single spaces.
fn one_line(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut spaced = false;
    for c in name.chars() {
        match (is_space(c), spaced) {
            (true, true) => {}
            (true, false) => out.push(' '),
            (false, _) => out.push(c),
        }
        spaced = is_space(c);
    }
    out
}

/// A title without quotes around it and without line ends.
fn clean_title(title: &str) -> String {
    let inner =
        ['"', '\''].into_iter().find_map(|quote| title.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(title);
    inner.chars().map(|c| if is_space(c) { ' ' } else { c }).collect()
}
