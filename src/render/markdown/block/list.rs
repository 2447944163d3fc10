//! Lists: items, items within items by four spaces, and what continues an item after an empty line.

use super::super::text::indent;
use super::super::tree::{NodeId, Tag};
use super::leaf::unindent;
use super::{Blocks, Within};

impl Blocks<'_> {
    /// A piece that begins with an item. It joins the list before it, whatever the kind of that.
    pub(super) fn list(&mut self, parent: NodeId, piece: &str) -> bool {
        let tag = match Marker::of(piece).map(|marker| marker.numbered) {
            Some(true) => Tag::Numbers,
            Some(false) => Tag::Bullets,
            None => return false,
        };
        let mut items = split_items(piece).into_iter();
        let before = self.tree.last_child(parent).filter(|&last| self.tree[last].tag.is_list());
        let list = match before {
            Some(list) => {
                self.loosen(list);
                let item = self.tree.append(list, Tag::Item, "");
                if let Some(first) = items.next() {
                    self.parse_within(Within::LooseList, item, first);
                }
                list
            }
            None if self.tree[parent].tag.is_list() => parent,
            None => self.tree.append(parent, tag, ""),
        };
        self.within.push(Within::List);
        for text in items {
            let item = match self.tree.last_child(list) {
                Some(last) if text.starts_with("    ") => last,
                _ => self.tree.append(list, Tag::Item, ""),
            };
            self.parse_all(item, vec![text]);
        }
        self.within.pop();
        true
    }

    /// Makes paragraphs of the bare texts of a list's last item, now that an empty line follows it.
    fn loosen(&mut self, list: NodeId) {
        let Some(item) = self.tree.last_child(list) else {
            return;
        };
        self.tree.wrap_text(item);
        if let Some(last) = self.tree.last_child(item).filter(|&last| !self.tree[last].tail.is_empty()) {
            let tail = std::mem::take(&mut self.tree[last].tail.content);
            self.tree.append(item, Tag::Paragraph, tail.trim_start());
        }
    }

    /// Whether an indented piece belongs to an item rather than being code.
    pub(super) fn continues_item(&self, parent: NodeId, piece: &str) -> bool {
        piece.starts_with("    ")
            && !self.is_within(Within::Unindented)
            && (self.tree[parent].tag == Tag::Item
                || self.tree.last_child(parent).is_some_and(|last| self.tree[last].tag.is_list()))
    }

    pub(super) fn item_continuation(&mut self, parent: NodeId, piece: &str) {
        let (level, owner) = self.owner(parent, piece);
        let piece = unindent(piece, level);
        self.within.push(Within::Unindented);
        if self.tree[parent].tag == Tag::Item {
            let list = self.tree.last_child(parent).filter(|&last| self.tree[last].tag.is_list());
            self.parse_all(list.unwrap_or(parent), vec![piece]);
        } else if self.tree[owner].tag == Tag::Item {
            self.parse_all(owner, vec![piece]);
        } else if let Some(item) = self.tree.last_child(owner).filter(|&last| self.tree[last].tag == Tag::Item) {
            self.tree.wrap_text(item);
            self.parse_chunk(item, &piece);
        } else {
            let item = self.tree.append(owner, Tag::Item, "");
            self.parse_all(item, vec![piece]);
        }
        self.within.pop();
    }

    /// The list or item an indented piece belongs to, and the steps of indentation that say so.
    fn owner(&self, parent: NodeId, piece: &str) -> (usize, NodeId) {
        let steps = indent(piece) / 4;
        let mut level = usize::from(self.is_within(Within::List));
        let mut owner = parent;
        while steps > level {
            match self.tree.last_child(owner) {
                Some(child) if self.tree[child].tag.is_list() => {
                    level += 1;
                    owner = child;
                }
                Some(child) if self.tree[child].tag == Tag::Item => owner = child,
                _ => break,
            }
        }
        (level, owner)
    }
}

/// The beginning of an item's line: up to `max` spaces, `*`, `+`, `-` or a number and a dot, and spaces.
struct Marker<'a> {
    numbered: bool,
    margin: usize,
    text: &'a str,
}

impl<'a> Marker<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let margin = indent(line);
        let rest = &line[margin..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = if digits > 0 { rest[digits..].strip_prefix('.')? } else { rest.strip_prefix(['*', '+', '-'])? };
        let text = after.trim_start_matches(' ');
        (text.len() < after.len()).then_some(Self { numbered: digits > 0, margin, text })
    }

    /// The marker of a piece or line that is not indented.
    fn of(text: &'a str) -> Option<Self> {
        let line = text.split('\n').next()?;
        Self::parse(line).filter(|marker| marker.margin <= 3)
    }
}

/// The texts of the items; one that still has its four spaces belongs into the item before it.
fn split_items(piece: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in piece.split('\n') {
        if let Some(marker) = Marker::of(line) {
            items.push(marker.text.to_owned());
            continue;
        }
        let nested = Marker::parse(line).is_some_and(|marker| marker.margin < 8);
        match items.last_mut() {
            Some(item) if !nested || item.starts_with("    ") => {
                item.push('\n');
                item.push_str(line);
            }
            _ => items.push(line.to_owned()),
        }
    }
    items
}
