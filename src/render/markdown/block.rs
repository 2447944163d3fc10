//! From text to blocks, by the classic rules: a text is cut at empty lines, and each piece is offered to one kind of
//! block after the other. The first that wants it takes what it needs and gives the rest back.

mod leaf;
mod list;
mod reference;

use super::stash::Stash;
use super::text::{Effort, Mark, Piece, for_each_piece, is_blank};
use super::tree::{HtmlContent, NodeId, Tag, Text, Tree};
pub(super) use reference::{Reference, References};

/// Blocks nested deeper than this are read as paragraphs.
pub(super) const MAX_DEPTH: usize = 100;

/// What the parser is inside of; only the innermost counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    List,
    LooseList,
    Unindented,
    Quote,
}

/// Pieces still to be parsed, the next one last.
type Pending = Vec<String>;

/// The state of parsing one comment's blocks.
pub(super) struct Blocks<'a> {
    pub(super) tree: &'a mut Tree,
    pub(super) stash: &'a mut Stash,
    pub(super) references: References,
    within: Vec<Within>,
    depth: usize,
    effort: Effort,
}

/// Parses a normalised text into `tree` and returns the link definitions it held.
pub(super) fn parse(text: &str, tree: &mut Tree, stash: &mut Stash) -> References {
    let mut blocks = Blocks {
        tree,
        stash,
        references: References::default(),
        within: Vec::new(),
        depth: 0,
        effort: Effort::for_length(text.len()),
    };
    blocks.parse_chunk(Tree::ROOT, text);
    blocks.references
}

impl Blocks<'_> {
    /// Parses `text`, which may hold several pieces.
    fn parse_chunk(&mut self, parent: NodeId, text: &str) {
        let mut pending: Pending = text.split("\n\n").map(str::to_owned).collect();
        pending.reverse();
        self.parse_all(parent, pending);
    }

    /// Parses one piece inside `within`.
    fn parse_within(&mut self, within: Within, parent: NodeId, piece: String) {
        self.within.push(within);
        self.parse_all(parent, vec![piece]);
        self.within.pop();
    }

    fn parse_all(&mut self, parent: NodeId, mut pending: Pending) {
        self.depth += 1;
        while let Some(piece) = pending.pop() {
            self.effort.spend(piece.len());
            if self.depth > MAX_DEPTH || self.effort.is_spent() {
                self.paragraph(parent, &piece);
            } else {
                self.parse_piece(parent, piece, &mut pending);
            }
        }
        self.depth -= 1;
    }

    fn parse_piece(&mut self, parent: NodeId, piece: String, pending: &mut Pending) {
        if self.raw_element(parent, &piece, pending) || self.empty(parent, &piece, pending) {
            return;
        }
        if self.continues_item(parent, &piece) {
            return self.item_continuation(parent, &piece);
        }
        if piece.starts_with("    ") {
            return self.indented_code(parent, &piece, pending);
        }
        let taken = self.hash_heading(parent, &piece, pending)
            || self.underlined_heading(parent, &piece, pending)
            || self.rule(parent, &piece, pending)
            || self.list(parent, &piece)
            || self.quote(parent, &piece)
            || self.definition(&piece, pending);
        if !taken {
            self.paragraph(parent, &piece);
        }
    }

    fn is_within(&self, within: Within) -> bool {
        self.within.last() == Some(&within)
    }

    /// A piece that is or begins with an empty line; inside code it stands for itself.
    fn empty(&mut self, parent: NodeId, piece: &str, pending: &mut Pending) -> bool {
        let filler = match piece.strip_prefix('\n') {
            None if piece.is_empty() => "\n\n",
            None => return false,
            Some(rest) => {
                if !rest.is_empty() {
                    pending.push(rest.to_owned());
                }
                "\n"
            }
        };
        if let Some(code) = self.last_code(parent) {
            self.tree[code].text.content.push_str(filler);
        }
        true
    }

    fn last_code(&self, parent: NodeId) -> Option<NodeId> {
        self.tree.last_child(parent).and_then(|last| self.tree.code_of(last))
    }

    fn paragraph(&mut self, parent: NodeId, piece: &str) {
        if is_blank(piece) {
            return;
        }
        if !self.is_within(Within::List) {
            self.tree.append(parent, Tag::Paragraph, piece.trim_start());
            return;
        }
        match self.tree.last_child(parent) {
            Some(sibling) => {
                let tail = &mut self.tree[sibling].tail.content;
                tail.push('\n');
                tail.push_str(piece);
            }
            None => {
                let text = &mut self.tree[parent].text.content;
                if text.is_empty() {
                    text.push_str(piece.trim_start());
                } else {
                    text.push('\n');
                    text.push_str(piece);
                }
            }
        }
    }

    /// A mark at the beginning of a piece that stands for a raw element with a `markdown` attribute.
    fn raw_element(&mut self, parent: NodeId, piece: &str, pending: &mut Pending) -> bool {
        let Some((element, index, length)) = self.stash.element_at(piece) else {
            return false;
        };
        self.stash.take_element(index);
        self.tree[parent].children.push(element);
        self.element_content(element);
        if piece.len() > length {
            pending.push(piece[length..].to_owned());
        }
        true
    }

    fn element_content(&mut self, element: NodeId) {
        let text = std::mem::take(&mut self.tree[element].text.content);
        match self.tree[element].html_content.take() {
            Some(HtmlContent::Blocks) => self.parse_chunk(element, text.trim_end_matches('\n')),
            Some(HtmlContent::Span) => {
                let mut nested = Vec::new();
                for_each_piece(&text, |piece| {
                    if let Piece::Mark(Mark::Stash(index)) = piece {
                        nested.extend(self.stash.element(index));
                    }
                });
                self.tree[element].text = text.into();
                nested.into_iter().for_each(|child| self.element_content(child));
            }
            Some(HtmlContent::Off) | None => {
                self.tree[element].text = Text::literal(text);
                for child in self.tree[element].children.clone() {
                    self.element_content(child);
                    self.tree[child].tail.literal = true;
                }
            }
        }
    }
}
