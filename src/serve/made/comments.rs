//! The comments of a package base as JSON and as an Atom feed (RFC 4287), newest first, from its stored pages in English.
//!
//! `O` comments are passed over and `PP` are given, as on pages; 50 unless `PP` says otherwise, at most 250.

use super::comment::Comment;
use crate::model::time;
use crate::render::rss::{push_xml, with_whole_links};
use crate::route::{Route, segment};
use crate::serve::answer::{Answer, Kind};
use crate::serve::comments::{self, Cut, PER_STORED_PAGE};
use crate::serve::release::Release;
use crate::serve::site::Site;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write;

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `/pkgbase/NAME/comments.json`
    Json,
    /// `/pkgbase/NAME/comments.atom`
    Atom,
}

impl Form {
    /// The one with this file name.
    pub(crate) fn named(file: &str) -> Option<Self> {
        match file {
            "comments.json" => Some(Self::Json),
            "comments.atom" => Some(Self::Atom),
            _ => None,
        }
    }

    fn file(self) -> &'static str {
        match self {
            Self::Json => "comments.json",
            Self::Atom => "comments.atom",
        }
    }
}

/// What the JSON form says.
#[derive(Serialize)]
struct Page<'a> {
    /// The package base.
    base: &'a str,
    /// Its page.
    url: &'a str,
    /// How many comments it has.
    total: usize,
    /// How many are newer than the first one here.
    offset: usize,
    /// Where older ones are.
    next: Option<&'a str>,
    comments: Vec<Entry>,
}

/// One comment; times as in RFC 3339.
#[derive(Serialize)]
struct Entry {
    id: u64,
    url: String,
    author: Option<String>,
    written: String,
    edited: Option<String>,
    editor: Option<String>,
    pinned: bool,
    html: String,
    /// For the Atom form.
    #[serde(skip)]
    heading: String,
}

/// The answer. None for what is no base, and on a mirror, which has no comments.
pub(super) fn answer(site: &Site, release: &Release, name: &str, form: Form, query: Option<&str>) -> Option<Answer> {
    let base = release.index.base(name).filter(|base| base.packages > 0 && release.mirror.is_none())?;
    let route = if base.is_its_package { Route::Package(base.name) } else { Route::Base(base.name) };
    let page = release.page(route)?;
    let page = std::str::from_utf8(&page).ok()?;
    let cut = Cut::of_feed(query);
    let stored = |number: usize| String::from_utf8(release.page(Route::Comments(base.name, number))?.into()).ok();
    // Where no numbered pages can be, those on the page are all that anybody can read.
    let (pages, picked) = comments::pick(page, cut, stored).unwrap_or_else(|| comments::of_page(page, cut));
    let pinned = pinned(page);
    let url = format!("{}{}", site.config.site_url, route.url_path());
    let total = pages.total;
    let mut at = cut.offset;
    let entry = |article: &String| {
        let comment = Comment::of(article)?;
        at += 1;
        // Numbered pages count from the oldest.
        let page = (total - at.min(total)) / PER_STORED_PAGE + 1;
        let place = if pages.stored > 0 { Route::Comments(base.name, page) } else { route };
        Some(Entry {
            id: comment.id,
            url: format!("{}{}#comment-{}", site.config.site_url, place.url_path(), comment.id),
            author: comment.author,
            written: rfc3339(comment.written),
            edited: comment.edited.as_ref().map(|(at, _)| rfc3339(*at)),
            editor: comment.edited.map(|(_, editor)| editor),
            pinned: pinned.contains(&comment.id),
            html: with_whole_links(comment.body, &site.config.site_url),
            heading: comment.heading,
        })
    };
    let entries: Vec<Entry> = picked.iter().filter_map(entry).collect();
    let own = format!("{}/pkgbase/{}/{}", site.config.site_url, segment(base.name), form.file());
    let older = cut.after().filter(|older| older.offset < total);
    let next = older.map(|older| format!("{own}?{}", older.query()));
    let (next, url) = (next.as_deref(), url.as_str());
    match form {
        Form::Json => {
            let page = Page { base: base.name, url, total, offset: cut.offset, next, comments: entries };
            Some(Answer::new(Kind::Rpc, serde_json::to_string(&page).ok()?))
        }
        Form::Atom => {
            let this = if query.is_some() { format!("{own}?{}", cut.query()) } else { own.clone() };
            let feed = Feed { site: &site.config.site_url, base: base.name, id: &own, this: &this, url, next };
            Some(Answer::new(Kind::Text("application/atom+xml"), feed.xml(&entries)))
        }
    }
}

/// Ids of the pinned comments, which stand before the newest ones once more. No comment can hold a heading with an id.
fn pinned(page: &str) -> BTreeSet<u64> {
    let ids = page.split("<h4 id=\"pinned-").skip(1);
    ids.filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
}

fn rfc3339(at: i64) -> String {
    let mut out = String::new();
    time::push_rfc3339(at, &mut out);
    out
}

/// What the Atom form says beside the comments: addresses.
struct Feed<'a> {
    site: &'a str,
    base: &'a str,
    /// Of the feed with the newest comments.
    id: &'a str,
    /// Of this one.
    this: &'a str,
    /// Of the base.
    url: &'a str,
    next: Option<&'a str>,
}

impl Feed<'_> {
    fn xml(&self, entries: &[Entry]) -> String {
        let mut out =
            String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"");
        push(&mut out, " xml:base=\"", self.site, "/\">");
        push(&mut out, "<id>", self.id, "</id>");
        push(&mut out, "<title>", &format!("Comments on {} in the AUR", self.base), "</title>");
        let updated = entries.iter().map(Entry::updated).max().map_or_else(|| rfc3339(0), str::to_owned);
        push(&mut out, "<updated>", &updated, "</updated>");
        push(&mut out, "<link rel=\"self\" type=\"application/atom+xml\" href=\"", self.this, "\"/>");
        push(&mut out, "<link rel=\"alternate\" type=\"text/html\" href=\"", self.url, "\"/>");
        if let Some(next) = self.next {
            push(&mut out, "<link rel=\"next\" type=\"application/atom+xml\" href=\"", next, "\"/>");
        }
        out.push_str("<generator>aurpress</generator>\n");
        entries.iter().for_each(|entry| entry.push(self, &mut out));
        out.push_str("</feed>\n");
        out
    }
}

impl Entry {
    fn updated(&self) -> &str {
        self.edited.as_deref().unwrap_or(&self.written)
    }

    fn push(&self, feed: &Feed<'_>, out: &mut String) {
        let _ = write!(out, "<entry><id>");
        push_xml(feed.site, out);
        // Whatever page it stands on.
        let _ = write!(out, "/pkgbase/{}#comment-{}</id>", segment(feed.base), self.id);
        push(out, "<title>", &self.heading, "</title>");
        push(out, "<published>", &self.written, "</published>");
        push(out, "<updated>", self.updated(), "</updated>");
        push(out, "<author><name>", self.author.as_deref().unwrap_or("deleted account"), "</name></author>");
        push(out, "<link rel=\"alternate\" type=\"text/html\" href=\"", &self.url, "\"/>");
        push(out, "<content type=\"html\">", &self.html, "</content></entry>\n");
    }
}

/// Appends a text between two pieces of XML.
fn push(out: &mut String, before: &str, text: &str, after: &str) {
    out.push_str(before);
    push_xml(text, out);
    out.push_str(after);
}
