//! Pieces taken out of the text before or while it is parsed; a mark keeps the place of each.

use super::text::Mark;
use super::tree::NodeId;

/// One piece.
#[derive(Clone, Debug)]
pub(super) enum Stashed {
    /// The content of a fenced code block.
    Fence(String),
    /// Raw HTML as written; marks may stand in it.
    Raw(String),
    /// A raw element whose content is Markdown.
    Element(NodeId),
    /// A raw element that has found its place in the tree.
    Moved,
}

/// The pieces of one comment.
#[derive(Debug, Default)]
pub(super) struct Stash {
    entries: Vec<Stashed>,
}

impl Stash {
    pub(super) fn put(&mut self, entry: Stashed) -> Mark {
        self.entries.push(entry);
        Mark::Stash(self.entries.len() - 1)
    }

    pub(super) fn get(&self, index: usize) -> Option<&Stashed> {
        self.entries.get(index)
    }

    /// The raw element at the beginning of `block`, the entry's index and the mark's length.
    pub(super) fn element_at(&self, block: &str) -> Option<(NodeId, usize, usize)> {
        let (Mark::Stash(index), length) = Mark::parse(block)? else {
            return None;
        };
        self.element(index).map(|node| (node, index, length))
    }

    /// The raw element of an entry.
    pub(super) fn element(&self, index: usize) -> Option<NodeId> {
        match self.get(index)? {
            Stashed::Element(node) => Some(*node),
            _ => None,
        }
    }

    pub(super) fn take_element(&mut self, index: usize) {
        if let Some(entry) = self.entries.get_mut(index) {
            *entry = Stashed::Moved;
        }
    }
}
