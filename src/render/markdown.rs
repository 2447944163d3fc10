//! Comments: from Markdown to safe HTML.
//!
//! The dialect is that of the site's old renderer, Python-Markdown's reading of the original Markdown with fenced
//! code and Markdown inside HTML blocks, plus four things of the site: bare URLs, issue numbers and commit hashes
//! become links, and `~~text~~` is struck out. No CommonMark engine reads such text the same way (indentation of
//! lists, headings without a space, where paragraphs end, how emphasis nests), so this is a parser of its own:
//!
//! 1. `text` brings the source into one form,
//! 2. `fence` and `raw` take fenced code and raw HTML blocks out,
//! 3. `block` makes a tree of what remains, `inline` reads the texts in it,
//! 4. `write` writes the tree, holding it to an allow-list of elements and addresses,
//! 5. `sanitise` parses and cleans the result again when any raw HTML took part.
//!
//! Whatever the input, the work is bounded by a multiple of its length and the nesting by a constant.

mod block;
mod commit;
mod escape;
mod fence;
mod inline;
mod plain;
mod raw;
mod sanitise;
mod stash;
mod tag;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod write;

use commit::Commits;
use inline::Inline;
use stash::Stash;
use text::{Effort, is_blank, is_space};
use tree::{Tag, Tree};

/// What a comment's rendering needs besides its text.
#[derive(Clone, Copy, Debug)]
pub struct CommentContext<'a> {
    /// The package base the comment is about.
    pub base: &'a str,
    /// Address of a commit's page: `{base}` stands for the base, form-quoted, and `{id}` for the commit.
    pub commit_uri: &'a str,
    /// The rendering stored with the comment, or nothing. Read for which commits it links, never shown.
    pub evidence: &'a str,
}

/// Renders a comment.
///
/// The result is a well-formed fragment that holds nothing but the elements `a abbr acronym b blockquote br code del
/// details em h4 h5 h6 hr i li ol p pre strong summary ul`, the attributes `href` and `title`, and addresses that are
/// relative or of the schemes http, https and mailto. Other tags of the comment are shown as text.
pub fn render(source: &str, context: &CommentContext<'_>) -> String {
    let commits = Commits::from_evidence(context.evidence, context.base, context.commit_uri);
    if let Some(html) = plain::render(source).filter(|_| commits.is_empty()) {
        return html;
    }
    render_markup(source, &commits)
}

fn render_markup(source: &str, commits: &Commits<'_>) -> String {
    if is_blank(source) {
        return String::new();
    }
    let mut tree = Tree::new();
    let mut stash = Stash::default();
    let text = fence::extract(text::normalise(source), &mut stash);
    let text = raw::extract(text, &mut tree, &mut stash);
    let references = block::parse(&text, &mut tree, &mut stash);
    demote_headings(&mut tree);
    let effort = Effort::for_length(text.len());
    Inline { tree: &mut tree, stash: &mut stash, references: &references, commits, effort }.run();
    let written = write::document(&tree, &stash, source.len() + source.len() / 4);
    let html = written.html.trim_matches(is_space);
    if written.unsafe_parts { sanitise::clean(html) } else { html.to_owned() }
}

/// A comment's headings rank below those of the page. This holds for headings that stand alone; those inside other
/// blocks keep their rank and with it, the higher three, the right to be shown.
fn demote_headings(tree: &mut Tree) {
    for node in tree[Tree::ROOT].children.clone() {
        if let Tag::Heading(level) = tree[node].tag {
            tree[node].tag = Tag::Heading(if level == 1 { 5 } else { 6 });
        }
    }
}
