//! Raw elements with a `markdown` attribute, and what is nested in them.

use super::super::escape::push_attribute;
use super::super::stash::Stashed;
use super::super::tag::StartTag;
use super::super::tree::{HtmlContent, NodeId, Tag};
use super::{Extractor, MAX_OPEN, is_block_tag};

/// Block tags whose content is a text rather than blocks.
const SPAN_TAGS: [&str; 15] =
    ["address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "li", "p", "summary", "td", "th"];

/// Block tags whose content is never Markdown.
const VERBATIM_TAGS: [&str; 8] = ["canvas", "hr", "math", "option", "pre", "script", "style", "textarea"];

/// An element whose end tag has not come yet.
pub(super) struct Open {
    pub(super) name: String,
    content: HtmlContent,
    /// Whether nothing stands between its start tag and the current position.
    pub(super) started: bool,
    node: NodeId,
}

impl Extractor<'_> {
    /// Whether the innermost element's content is not Markdown.
    pub(super) fn is_off(&self) -> bool {
        self.open.last().is_some_and(|open| open.content == HtmlContent::Off)
    }

    /// Opens an element if it, or what it stands in, is to be read as Markdown.
    pub(super) fn start_element(&mut self, tag: &StartTag<'_>) -> bool {
        let content = self.content_of(tag);
        let is_plain = content == HtmlContent::Off && self.open.is_empty();
        if self.in_raw || is_plain || self.open.len() >= MAX_OPEN {
            return false;
        }
        if let Some(paragraph) = self.open.iter().rposition(|open| open.name == "p") {
            self.close_element(paragraph, self.at + tag.length);
        }
        let node = self.tree.add(Tag::Html(tag.name.clone()), "");
        self.tree[node].attributes = attributes(tag);
        self.tree[node].html_content = Some(content);
        if let Some(parent) = self.open.last() {
            self.tree[parent.node].children.push(node);
        }
        self.open.push(Open { name: tag.name.clone(), content, started: true, node });
        true
    }

    /// How the content of a block tag is read: as its attribute says, as far as the tag and its parent allow.
    fn content_of(&self, tag: &StartTag<'_>) -> HtmlContent {
        let name = tag.name.as_str();
        let asked = match tag.attribute("markdown").map(|attribute| attribute.value.unwrap_or("markdown")) {
            Some("1" | "markdown") if SPAN_TAGS.contains(&name) => HtmlContent::Span,
            Some("1" | "markdown" | "block") => HtmlContent::Blocks,
            Some("span") => HtmlContent::Span,
            _ => HtmlContent::Off,
        };
        let parent = self.open.last().map(|open| open.content);
        match (parent, asked) {
            (Some(HtmlContent::Off), _) | (_, HtmlContent::Off) => HtmlContent::Off,
            _ if VERBATIM_TAGS.contains(&name) || !is_block_tag(name) => HtmlContent::Off,
            (Some(HtmlContent::Span), _) => HtmlContent::Span,
            (_, asked) => asked,
        }
    }

    pub(super) fn push_to_element(&mut self, text: &str) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        open.started = false;
        let node = open.node;
        match self.tree.last_child(node) {
            Some(child) => self.tree[child].tail.content.push_str(text),
            None => self.tree[node].text.content.push_str(text),
        }
    }

    /// Passes a stretch of the source on as it is, beyond the reach of Markdown.
    pub(super) fn stash_text(&mut self, length: usize) {
        let raw = self.source[self.at..self.at + length].to_owned();
        let mut mark = String::new();
        self.stash.put(Stashed::Raw(raw)).push_to(&mut mark);
        self.push_to_element(&mark);
        self.at += length;
    }

    pub(super) fn empty_tag_in_element(&mut self, text: &str, stands_alone: bool) {
        if !stands_alone && !self.is_off() {
            self.push_to_element(text);
            self.at += text.len();
            return;
        }
        if stands_alone {
            self.push_to_element("\n");
        }
        self.stash_text(text.len());
        if stands_alone {
            self.push_to_element("\n\n");
        }
    }

    /// Closes an open element and all within; the outermost one goes to the stash. The source continues at `after`.
    pub(super) fn close_element(&mut self, index: usize, after: usize) {
        let Some(node) = self.open.get(index).map(|open| open.node) else {
            return;
        };
        self.open.truncate(index);
        if index > 0 {
            return;
        }
        self.separate();
        self.flatten(node);
        self.stash.put(Stashed::Element(node)).push_to(&mut self.out);
        self.out.push_str("\n\n");
        self.in_tail |= !self.is_blank_after(after);
    }

    /// Replaces child elements by marks with empty lines around, so that the parent's text can be cut into blocks.
    fn flatten(&mut self, node: NodeId) {
        let mut queue = vec![node];
        while let Some(node) = queue.pop() {
            for child in std::mem::take(&mut self.tree[node].children) {
                let tail = std::mem::take(&mut self.tree[child].tail.content);
                let text = &mut self.tree[node].text.content;
                if !text.ends_with("\n\n") {
                    text.truncate(text.trim_end_matches('\n').len());
                    text.push_str("\n\n");
                }
                self.stash.put(Stashed::Element(child)).push_to(text);
                text.push('\n');
                if tail != "\n" {
                    text.push_str(tail.trim_end_matches('\n'));
                }
                if self.tree[child].html_content != Some(HtmlContent::Off) {
                    queue.push(child);
                }
            }
        }
    }
}

/// All attributes but `markdown`, in the order of their names.
fn attributes(tag: &StartTag<'_>) -> String {
    let mut pairs: Vec<(&str, &str)> = tag
        .attributes
        .iter()
        .filter(|attribute| attribute.name != "markdown")
        .map(|attribute| (attribute.name.as_str(), attribute.value.unwrap_or(&attribute.name)))
        .collect();
    pairs.sort_unstable();
    let mut out = String::new();
    for (name, value) in pairs {
        out.extend([" ", name, "=\""]);
        push_attribute(&mut out, value);
        out.push('"');
    }
    out
}
