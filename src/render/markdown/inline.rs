//! Inline markup: a fixed sequence of rules, each applied to the whole text before the next one gets to see it. What
//! a rule recognises becomes an element and leaves a mark behind, so later rules see neither its text nor its
//! punctuation.

mod address;
mod brackets;
mod code;
mod emphasis;
mod html;
mod link;

use std::collections::VecDeque;

use super::block::References;
use super::commit::Commits;
use super::stash::Stash;
use super::text::{Effort, Mark, Piece, for_each_piece, is_blank};
use super::tree::{NodeId, Text, Tree};

/// Elements nested deeper than this keep their text as it is. A list is two elements deep.
const MAX_DEPTH: usize = 2 * super::block::MAX_DEPTH + 40;

/// The rules, in the order they are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Code,
    Escape,
    Reference,
    Link,
    Image,
    ImageReference,
    ShortReference,
    ShortImageReference,
    Autolink,
    Url,
    Issue,
    Commit,
    Mail,
    Break,
    Html,
    LoneStars,
    Stars,
    Underscores,
    Strike,
}

const RULES: [Rule; 19] = [
    Rule::Code,
    Rule::Escape,
    Rule::Reference,
    Rule::Link,
    Rule::Image,
    Rule::ImageReference,
    Rule::ShortReference,
    Rule::ShortImageReference,
    Rule::Autolink,
    Rule::Url,
    Rule::Issue,
    Rule::Commit,
    Rule::Mail,
    Rule::Break,
    Rule::Html,
    Rule::LoneStars,
    Rule::Stars,
    Rule::Underscores,
    Rule::Strike,
];

/// What a rule makes of a candidate.
enum Found {
    /// Not what the rule looks for.
    Nothing,
    /// To be left alone up to here.
    Skip(usize),
    /// An element in place of a range of the text.
    Element(usize, usize, NodeId),
    /// Other text in place of a range.
    Replace(usize, usize, String),
}

/// What inline rules read and write.
pub(super) struct Inline<'a> {
    pub(super) tree: &'a mut Tree,
    pub(super) stash: &'a mut Stash,
    pub(super) references: &'a References,
    pub(super) commits: &'a Commits<'a>,
    pub(super) effort: Effort,
}

impl Inline<'_> {
    /// Applies all rules to all texts of the tree. Elements found on the way are visited again like blocks are, so
    /// that what stands deeper than one level is read as well.
    pub(super) fn run(&mut self) {
        let mut queue = VecDeque::from([(Tree::ROOT, 0)]);
        while let Some((parent, depth)) = queue.pop_front() {
            if depth < MAX_DEPTH {
                self.visit(parent, depth, &mut queue);
            }
        }
    }

    fn visit(&mut self, parent: NodeId, depth: usize, queue: &mut VecDeque<(NodeId, usize)>) {
        let mut inserts = Vec::new();
        let mut position = 0;
        while let Some(&child) = self.tree[parent].children.get(position) {
            position += 1;
            if !self.tree[child].text.is_empty() && !self.tree[child].text.literal {
                let text = std::mem::take(&mut self.tree[child].text.content);
                let text = self.apply(text, 0);
                let (lead, nodes) = self.place(&text);
                self.tree[child].text = lead.into();
                queue.extend(nodes.iter().map(|&node| (node, depth + 1)));
                inserts.push((child, nodes));
            }
            if !self.tree[child].tail.is_empty() {
                let tail = std::mem::take(&mut self.tree[child].tail);
                let content = if tail.literal { tail.content } else { self.apply(tail.content, 0) };
                let (lead, nodes) = self.place(&content);
                self.tree[child].tail = Text { content: lead, literal: tail.literal };
                self.tree[parent].children.splice(position..position, nodes);
            }
            if !self.tree[child].children.is_empty() {
                queue.push_back((child, depth + 1));
            }
        }
        for (child, nodes) in inserts {
            self.tree[child].children.splice(0..0, nodes);
        }
    }

    /// Applies the rules from the given one on.
    fn apply(&mut self, mut text: String, first: usize) -> String {
        for (index, &rule) in RULES.iter().enumerate().skip(first) {
            if self.concerns(rule, &text) {
                self.apply_rule(index, &mut text);
            }
        }
        text
    }

    /// A quick look whether a rule can find anything at all.
    fn concerns(&self, rule: Rule, text: &str) -> bool {
        let has = |byte| memchr::memchr(byte, text.as_bytes()).is_some();
        match rule {
            Rule::Code => has(b'`'),
            Rule::Escape => has(b'\\'),
            Rule::Reference | Rule::ShortReference | Rule::ImageReference | Rule::ShortImageReference => {
                !self.references.is_empty() && has(b'[')
            }
            Rule::Link | Rule::Image => has(b'['),
            Rule::Autolink | Rule::Mail | Rule::Html => has(b'<'),
            Rule::Issue => has(b'#'),
            Rule::Commit => !self.commits.is_empty(),
            Rule::Break => has(b'\n'),
            Rule::Underscores => has(b'_'),
            Rule::Stars => has(b'*'),
            Rule::Strike => has(b'~'),
            Rule::Url => has(b':'),
            Rule::LoneStars => has(b'*') || has(b'_'),
        }
    }

    /// Applies one rule wherever it holds. A success sends the search back to the first candidate that failed before
    /// it, since that may succeed now.
    fn apply_rule(&mut self, index: usize, text: &mut String) {
        let rule = RULES[index];
        let mut at = 0;
        let mut failed: Option<usize> = None;
        while let Some(candidate) = next_candidate(rule, text, at) {
            self.effort.spend(2 + (candidate - at) / 16);
            if self.effort.is_spent() {
                return;
            }
            let (start, end, replacement) = match self.try_rule(rule, text, candidate) {
                Found::Nothing => {
                    failed.get_or_insert(candidate);
                    at = candidate + 1;
                    continue;
                }
                Found::Skip(end) => {
                    at = end;
                    continue;
                }
                Found::Replace(start, end, replacement) => (start, end, replacement),
                Found::Element(start, end, node) => {
                    self.read_inside(node, index);
                    let mut mark = String::new();
                    Mark::Node(node).push_to(&mut mark);
                    (start, end, mark)
                }
            };
            self.effort.spend((text.len() - end) / 16);
            text.replace_range(start..end, &replacement);
            at = failed.take().unwrap_or(start + replacement.len());
        }
    }

    /// Later rules hold in an element's own text and its children's, and this and later ones between the children.
    fn read_inside(&mut self, node: NodeId, index: usize) {
        if self.tree[node].text.literal {
            return;
        }
        let children = self.tree[node].children.clone();
        for child in std::iter::once(node).chain(children) {
            if !self.tree[child].text.is_empty() {
                let text = std::mem::take(&mut self.tree[child].text.content);
                self.tree[child].text.content = self.apply(text, index + 1);
            }
            if !self.tree[child].tail.is_empty() {
                let tail = std::mem::take(&mut self.tree[child].tail.content);
                self.tree[child].tail.content = self.apply(tail, index);
            }
        }
    }

    fn try_rule(&mut self, rule: Rule, text: &str, at: usize) -> Found {
        match rule {
            Rule::Code => self.code_span(text, at),
            Rule::Escape => code::escape(text, at),
            Rule::Reference => self.reference(text, at, false),
            Rule::Link => self.inline_link(text, at, false),
            Rule::Image => self.inline_link(text, at, true),
            Rule::ImageReference => self.reference(text, at, true),
            Rule::ShortReference => self.short_reference(text, at, false),
            Rule::ShortImageReference => self.short_reference(text, at, true),
            Rule::Autolink => self.autolink(text, at),
            Rule::Url => self.url(text, at),
            Rule::Issue => self.issue(text, at),
            Rule::Commit => self.commit(text, at),
            Rule::Mail => self.mail(text, at),
            Rule::Break => self.line_break(at),
            Rule::Html => self.html(text, at),
            Rule::LoneStars => emphasis::lone(text, at),
            Rule::Stars => self.stars(text, at),
            Rule::Underscores => self.underscores(text, at),
            Rule::Strike => self.strike(text, at),
        }
    }

    /// Turns the marks of elements in `text` into nodes: the text before the first one, and the nodes, each with the
    /// text after it as its tail.
    fn place(&mut self, text: &str) -> (String, Vec<NodeId>) {
        let mut lead = String::new();
        let mut nodes: Vec<NodeId> = Vec::new();
        for_each_piece(text, |piece| {
            let out = match nodes.last() {
                Some(&last) => &mut self.tree[last].tail.content,
                None => &mut lead,
            };
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Mark(Mark::Node(node)) => {
                    self.settle(node);
                    nodes.push(node);
                }
                Piece::Mark(mark) => mark.push_to(out),
            }
        });
        (lead, nodes)
    }

    /// Places what stands in the text of an element and in the texts and tails of its children.
    fn settle(&mut self, node: NodeId) {
        let children = self.tree[node].children.clone();
        self.settle_text(node);
        for child in children {
            let tail = std::mem::take(&mut self.tree[child].tail.content);
            let (lead, nodes) = self.place(&tail);
            self.tree[child].tail.content = lead;
            if let Some(position) = self.tree[node].children.iter().position(|&other| other == child) {
                self.tree[node].children.splice(position + 1..position + 1, nodes);
            }
            self.settle_text(child);
        }
    }

    fn settle_text(&mut self, node: NodeId) {
        if is_blank(&self.tree[node].text.content) {
            return;
        }
        let text = std::mem::take(&mut self.tree[node].text.content);
        let (lead, nodes) = self.place(&text);
        self.tree[node].text.content = lead;
        self.tree[node].children.splice(0..0, nodes);
    }
}

/// Where, from `from` on, a rule may hold next.
fn next_candidate(rule: Rule, text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let byte = |byte| memchr::memchr(byte, rest);
    let found = match rule {
        Rule::Code => memchr::memchr2(b'`', b'\\', rest),
        Rule::Escape => byte(b'\\'),
        Rule::Reference | Rule::Link | Rule::ShortReference => byte(b'['),
        Rule::Image | Rule::ImageReference | Rule::ShortImageReference => memchr::memmem::find(rest, b"!["),
        Rule::Autolink | Rule::Mail | Rule::Html => byte(b'<'),
        Rule::Url => memchr::memmem::find(rest, b"://"),
        Rule::Issue => memchr::memmem::find(rest, b"FS#"),
        Rule::Commit => address::next_hash(text, from),
        Rule::Break => memchr::memmem::find(rest, b"  \n"),
        Rule::LoneStars => memchr::memchr2(b'*', b'_', rest),
        Rule::Stars => byte(b'*'),
        Rule::Underscores => byte(b'_'),
        Rule::Strike => memchr::memmem::find(rest, b"~~"),
    };
    found.map(|offset| from + offset)
}
