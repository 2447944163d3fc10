//! Comments of a package base: the newest ones for its pages, all of them on numbered pages.
//!
//! Numbered pages count from the oldest comment, so that a new comment changes the last of them only.

use super::Renderer;
use super::html::{self, EscapedSegment};
use super::language::Language;
use super::language::message::Message;
use super::markdown;
use super::theme::ThemeError;
use crate::catalogue::BaseIndex;
use crate::route::Route;
use crate::site::artefact::Artefact;
use crate::source::record::Comment;
use std::fmt::Write;
use tera::{Context, Value};

/// How many of the newest comments stand on a package's and a base's page.
const NEWEST: usize = 10;
/// How many comments stand on a numbered page.
const PER_PAGE: usize = 50;

/// The rendered comments of one base.
pub(super) struct Thread<'a> {
    /// All articles, newest first.
    articles: String,
    /// End of each article.
    ends: Vec<usize>,
    /// The pinned ones again, with other ids.
    pinned: String,
    /// The base's name as a path segment.
    base_path: String,
    language: &'a Language,
}

impl<'a> Thread<'a> {
    /// Renders every comment of a base.
    pub(super) fn render(renderer: &Renderer<'a>, base: BaseIndex) -> Self {
        let name = renderer.catalogue.name(renderer.catalogue.base(base).name);
        let comments = renderer.comments.of(base);
        let mut articles = String::new();
        let mut ends = Vec::with_capacity(comments.len());
        let mut pinned = String::new();
        let parts: Vec<Parts<'_>> = comments.iter().map(|comment| Parts::of(renderer, comment)).collect();
        articles.reserve(parts.iter().map(|parts| parts.source.len() + parts.source.len() / 4 + 480).sum());
        for parts in &parts {
            push_article(renderer, name, parts, "comment", &mut articles);
            ends.push(articles.len());
            if parts.comment.pinned {
                push_article(renderer, name, parts, "pinned", &mut pinned);
            }
        }
        Self { articles, ends, pinned, base_path: EscapedSegment(name).to_string(), language: renderer.language }
    }

    fn total(&self) -> usize {
        self.ends.len()
    }

    /// Number of numbered pages; none while all comments stand on the package's page.
    pub(super) fn pages(&self) -> usize {
        if self.total() > NEWEST { self.total().div_ceil(PER_PAGE) } else { 0 }
    }

    /// Articles `from..to`, counted from the newest.
    fn slice(&self, from: usize, to: usize) -> &str {
        let start = if from == 0 { 0 } else { self.ends[from - 1] };
        let end = if to == 0 { 0 } else { self.ends[to - 1] };
        &self.articles[start..end]
    }

    /// The block for the pages of the base and its packages; empty when there are no comments.
    pub(super) fn newest_block(&self) -> String {
        if self.total() == 0 {
            return String::new();
        }
        let newest = self.slice(0, self.total().min(NEWEST));
        let mut out = String::with_capacity(newest.len() + self.pinned.len() + 1024);
        if !self.pinned.is_empty() {
            out.push_str("<div class=\"comments package-comments pinned\">\n");
            push_heading(&self.language.strings.comments_pinned, &mut out);
            out.push_str("</div>\n");
            out.push_str(&self.pinned);
            out.push_str("</div>\n");
        }
        let _ = writeln!(
            out,
            "<div class=\"comments package-comments\" data-pages=\"{}\" data-total=\"{}\">",
            self.pages(),
            self.total()
        );
        push_heading(&self.language.strings.comments_latest, &mut out);
        self.push_pager(None, "comments-header-nav", &mut out);
        self.push_other_forms(&mut out);
        out.push_str("</div>\n<!--latest-->");
        out.push_str(newest);
        out.push_str("<!--/latest-->\n");
        if self.pages() > 0 {
            out.push_str("<div class=\"comments-footer\">");
            self.push_pager(None, "comments-footer-nav", &mut out);
            out.push_str("</div>\n");
        }
        out.push_str("</div>\n");
        out
    }

    /// One numbered page, newest first.
    fn numbered_block(&self, number: usize) -> String {
        let oldest = (number - 1) * PER_PAGE;
        let newest = (oldest + PER_PAGE).min(self.total());
        let mut out = String::from("<div class=\"comments package-comments\">\n");
        push_heading(&self.language.strings.comments, &mut out);
        self.push_pager(Some(number), "comments-header-nav", &mut out);
        out.push_str("</div>\n<!--latest-->");
        out.push_str(self.slice(self.total() - newest, self.total() - oldest));
        out.push_str("<!--/latest-->\n<div class=\"comments-footer\">");
        self.push_pager(Some(number), "comments-footer-nav", &mut out);
        out.push_str("</div>\n</div>\n");
        out
    }

    /// Links to the comments as a feed and as data.
    fn push_other_forms(&self, out: &mut String) {
        let (path, strings) = (&self.base_path, &self.language.strings);
        let _ = writeln!(
            out,
            "<p class=\"comments-forms\"><a href=\"/pkgbase/{path}/comments.atom\">{}</a> \
             <a href=\"/pkgbase/{path}/comments.json\">JSON</a></p>",
            strings.comments_feed.text()
        );
    }

    /// Links to the numbered pages, newest first; `current` is the page that the links stand on.
    fn push_pager(&self, current: Option<usize>, class: &str, out: &mut String) {
        if self.pages() == 0 {
            return;
        }
        let _ = write!(out, "<p class=\"{class}\">");
        self.language.push_counted(&self.language.strings.comments_all, self.total() as u64, out);
        for number in (1..=self.pages()).rev() {
            if Some(number) == current {
                let _ = write!(out, " <span class=\"page\" aria-current=\"page\">{number}</span>");
            } else {
                let _ = write!(
                    out,
                    " <a class=\"page\" href=\"/pkgbase/{}/comments/{number}\">{number}</a>",
                    self.base_path
                );
            }
        }
        out.push_str("</p>\n");
    }
}

impl Renderer<'_> {
    pub(super) fn comment_page(
        &self,
        base: BaseIndex,
        thread: &Thread<'_>,
        number: usize,
    ) -> Result<Artefact, ThemeError> {
        let name = self.catalogue.name(self.catalogue.base(base).name);
        let route = Route::Comments(name, number);
        let mut context = Context::new();
        context.insert_value("base", Value::normal_string(name));
        context.insert_value("base_path", Value::safe_string(&thread.base_path));
        context.insert_value("path", Value::normal_string(&route.url_path()));
        context.insert_value("number", Value::from(number as u64));
        context.insert_value("pages", Value::from(thread.pages() as u64));
        context.insert_value("comments", Value::safe_string(&thread.numbered_block(number)));
        self.page(route, "comment_page.html", &context)
    }
}

impl Renderer<'_> {
    /// Address of a commit's page, as the comment renderer takes it.
    fn commit_uri(&self) -> String {
        format!("{}/commit/?h={{base}}&id={{id}}", self.site.cgit_url)
    }
}

fn push_heading(text: &Message, out: &mut String) {
    let text = text.text();
    let _ = writeln!(
        out,
        "<div class=\"comments-header\">\n<h3><span class=\"text\">{text}</span> <span class=\"arrow\"></span></h3>"
    );
}

/// A comment and what it refers to. Those of a thread are looked up one right after the other, before any is rendered:
/// each look waits for the memory, and so they wait together.
struct Parts<'a> {
    comment: &'a Comment,
    author: Option<&'a str>,
    source: &'a str,
    evidence: &'a str,
}

impl<'a> Parts<'a> {
    fn of(renderer: &Renderer<'a>, comment: &'a Comment) -> Self {
        let text = |text| renderer.comments.text(text);
        let author = renderer.catalogue.user(comment.user);
        Self { comment, author, source: text(comment.text), evidence: text(comment.evidence) }
    }
}

fn push_article(renderer: &Renderer<'_>, base: &str, parts: &Parts<'_>, id: &str, out: &mut String) {
    let comment = parts.comment;
    out.push_str("<article class=\"comment\">\n<h4 id=\"");
    push_id(id, comment.id, out);
    out.push_str("\" class=\"comment-header\">");
    let strings = &renderer.language.strings;
    strings.commented.push(out, |name, out| match (name, parts.author) {
        // The element keeps names of another direction apart, and tells programs who it was.
        ("user", Some(user)) => {
            out.push_str("<bdi>");
            html::push_escaped(user, out);
            out.push_str("</bdi>");
        }
        ("user", None) => out.push_str(strings.deleted_account.text()),
        _ => push_permalink(renderer, id, comment, out),
    });
    push_edited(renderer, comment, out);
    out.push_str("</h4>\n<div id=\"");
    push_id(id, comment.id, out);
    out.push_str("-content\" class=\"article-content\">\n<div>\n");
    let commit_uri = if parts.evidence.is_empty() { String::new() } else { renderer.commit_uri() };
    let context = markdown::CommentContext { base, commit_uri: &commit_uri, evidence: parts.evidence };
    out.push_str(&markdown::render(parts.source, &context));
    out.push_str("\n</div>\n</div>\n</article>\n");
}

/// The time of a comment, linked to it.
fn push_permalink(renderer: &Renderer<'_>, id: &str, comment: &Comment, out: &mut String) {
    out.push_str("<a href=\"#");
    push_id(id, comment.id, out);
    out.push_str("\" class=\"date\">");
    renderer.language.push_time(comment.written, out);
    out.push_str("</a>");
}

fn push_edited(renderer: &Renderer<'_>, comment: &Comment, out: &mut String) {
    let Some((at, editor)) = comment.edited else { return };
    let Some(editor) = renderer.catalogue.user(Some(editor)) else { return };
    out.push_str(" <span class=\"edited\">");
    renderer.language.strings.edited.push(out, |name, out| {
        if name == "date" {
            return renderer.language.push_time(at, out);
        }
        let _ = write!(out, "<a href=\"/account/{}\">", EscapedSegment(editor));
        html::push_escaped(editor, out);
        out.push_str("</a>");
    });
    out.push_str("</span>");
}

/// `comment-17`.
fn push_id(kind: &str, id: u64, out: &mut String) {
    out.push_str(kind);
    out.push('-');
    out.push_str(itoa::Buffer::new().format(id));
}
