//! The comment as a tree: blocks first, inline elements later hung into them.
//!
//! Text lives where the dialect's rules look for it: an element has a text before its first child and a tail after
//! its own end.

pub(super) type NodeId = usize;

/// What an element is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Root,
    Paragraph,
    Pre,
    Code,
    /// A heading of this level as written, 1 to 6.
    Heading(u8),
    Rule,
    Quote,
    Bullets,
    Numbers,
    Item,
    Link,
    /// A link to a mail address, which is its text.
    Mail,
    Image,
    Emphasis,
    Strong,
    Deleted,
    Break,
    /// A block-level tag of raw HTML whose content is Markdown; the lower-case name.
    Html(String),
}

impl Tag {
    pub(super) fn is_list(&self) -> bool {
        matches!(self, Tag::Bullets | Tag::Numbers)
    }

    pub(super) fn is_block(&self) -> bool {
        matches!(self, Tag::Root | Tag::Paragraph | Tag::Pre | Tag::Heading(_) | Tag::Rule | Tag::Quote | Tag::Html(_))
            || self.is_list()
            || *self == Tag::Item
    }
}

/// A text that inline rules may still change, or (`literal`) may not.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) content: String,
    pub(super) literal: bool,
}

impl Text {
    pub(super) fn literal(content: impl Into<String>) -> Self {
        Self { content: content.into(), literal: true }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.content.is_empty()
    }
}

impl From<String> for Text {
    fn from(content: String) -> Self {
        Self { content, literal: false }
    }
}

impl From<&str> for Text {
    fn from(content: &str) -> Self {
        content.to_owned().into()
    }
}

/// How the content of a raw tag with a `markdown` attribute is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HtmlContent {
    Blocks,
    Span,
    Off,
}

/// One element.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) tag: Tag,
    pub(super) text: Text,
    pub(super) tail: Text,
    pub(super) children: Vec<NodeId>,
    /// Address of a link or an image, as written.
    pub(super) href: Option<String>,
    pub(super) title: Option<String>,
    /// Attributes of a raw tag, written out with a space before each.
    pub(super) attributes: String,
    pub(super) html_content: Option<HtmlContent>,
}

/// All elements of one comment.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    pub(super) const ROOT: NodeId = 0;

    pub(super) fn new() -> Self {
        let mut tree = Self { nodes: Vec::with_capacity(8) };
        tree.add(Tag::Root, Text::default());
        tree
    }

    /// A new element that hangs nowhere yet.
    pub(super) fn add(&mut self, tag: Tag, text: impl Into<Text>) -> NodeId {
        self.nodes.push(Node {
            tag,
            text: text.into(),
            tail: Text::default(),
            children: Vec::new(),
            href: None,
            title: None,
            attributes: String::new(),
            html_content: None,
        });
        self.nodes.len() - 1
    }

    pub(super) fn append(&mut self, parent: NodeId, tag: Tag, text: impl Into<Text>) -> NodeId {
        let id = self.add(tag, text);
        self[parent].children.push(id);
        id
    }

    pub(super) fn last_child(&self, parent: NodeId) -> Option<NodeId> {
        self[parent].children.last().copied()
    }

    /// The `code` in `node` when that is a code block.
    pub(super) fn code_of(&self, node: NodeId) -> Option<NodeId> {
        let first = *self[node].children.first()?;
        (self[node].tag == Tag::Pre && self[first].tag == Tag::Code).then_some(first)
    }

    /// Turns the bare text of a list item into its first paragraph.
    pub(super) fn wrap_text(&mut self, item: NodeId) {
        if self[item].text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self[item].text);
        let paragraph = self.add(Tag::Paragraph, text);
        self[item].children.insert(0, paragraph);
    }
}

impl std::ops::Index<NodeId> for Tree {
    type Output = Node;

    fn index(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }
}

impl std::ops::IndexMut<NodeId> for Tree {
    fn index_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id]
    }
}
