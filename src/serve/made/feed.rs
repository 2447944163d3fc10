//! Feeds of one package, maintainer or keyword.

use crate::render::rss::{Channel, Item, with_whole_links};
use crate::route::{Route, segment};
use crate::serve::answer::{Answer, Kind};
use crate::serve::comments;
use crate::serve::release::Release;
use crate::serve::site::Site;
use aurpress_index::{By, DocId};
use std::cmp::Reverse;

/// Items of a feed.
const ITEMS: usize = 100;

const MEDIA: Kind = Kind::Text("application/rss+xml");

/// The newest version and the newest comments.
pub(super) fn of_package(site: &Site, release: &Release, name: &str) -> Option<Answer> {
    let doc = release.index.find(name)?;
    let row = release.index.row(doc);
    let page = release.page(Route::Package(row.name));
    let page = page.as_deref().and_then(|page| std::str::from_utf8(page).ok()).unwrap_or_default();
    let address = format!("{}{}", site.config.site_url, Route::Package(row.name).url_path());
    let mut items = String::new();
    push_version(site, release, doc, &mut items);
    let mut latest = row.modified;
    for comment in comments::articles(page).filter_map(Comment::of) {
        let item = Item {
            title: &comment.heading,
            link: &format!("{address}#comment-{}", comment.id),
            description: &with_whole_links(comment.body, &site.config.site_url),
            guid: &format!("comment-{}", comment.id),
            at: comment.written,
        };
        item.push(&mut items);
        latest = latest.max(comment.written);
    }
    let channel = Channel {
        site: &site.config.site_url,
        title: &format!("{} in the AUR", row.name),
        description: "New versions and comments",
        path: &format!("/rss/package/{}", segment(row.name)),
    };
    Some(Answer::new(MEDIA, channel.feed(&items, latest)))
}

/// Updates of what an account maintains or co-maintains.
pub(super) fn of_maintainer(site: &Site, release: &Release, name: &str, path: &str) -> Option<Answer> {
    let mut docs = release.index.search(By::Maintainer, name, usize::MAX - 1).ok()?;
    docs.extend(release.index.search(By::Comaintainers, name, usize::MAX - 1).ok()?);
    of_packages(site, release, docs, &format!("AUR packages of {name}"), path)
}

/// Updates of what has a keyword.
pub(super) fn of_keyword(site: &Site, release: &Release, name: &str, path: &str) -> Option<Answer> {
    let docs = release.index.search(By::Keywords, name, usize::MAX - 1).ok()?;
    of_packages(site, release, docs, &format!("AUR packages with the keyword {name}"), path)
}

fn of_packages(site: &Site, release: &Release, mut docs: Vec<DocId>, title: &str, path: &str) -> Option<Answer> {
    docs.sort_by_key(|doc| (Reverse(release.index.row(*doc).modified), *doc));
    docs.dedup();
    docs.truncate(ITEMS);
    let latest = release.index.row(*docs.first()?).modified;
    let mut items = String::new();
    docs.iter().for_each(|doc| push_version(site, release, *doc, &mut items));
    let path: Vec<String> = path.split('/').map(|part| segment(part).to_string()).collect();
    let channel = Channel { site: &site.config.site_url, title, description: "Updates", path: &path.join("/") };
    Some(Answer::new(MEDIA, channel.feed(&items, latest)))
}

/// The present version of a package, at the time of its push.
fn push_version(site: &Site, release: &Release, doc: DocId, items: &mut String) {
    let row = release.index.row(doc);
    let item = Item {
        title: &format!("{} {}", row.name, row.version),
        link: &format!("{}{}", site.config.site_url, Route::Package(row.name).url_path()),
        description: row.description.unwrap_or_default(),
        guid: &format!("{}-{}-{}", row.name, row.version, row.modified),
        at: row.modified,
    };
    item.push(items);
}

/// A comment as it stands on a page that this program rendered.
struct Comment<'a> {
    id: u64,
    heading: String,
    written: i64,
    body: &'a str,
}

impl<'a> Comment<'a> {
    fn of(article: &'a str) -> Option<Self> {
        let between = |text: &'a str, begin: &str, end: &str| {
            let rest = text.split_once(begin)?.1;
            Some(rest.split_once(end)?.0)
        };
        let id = between(article, "id=\"comment-", "\"")?.parse().ok()?;
        let heading = between(article, "class=\"comment-header\">", "</h4>")?;
        let written: jiff::Timestamp = between(heading, "datetime=\"", "\"")?.parse().ok()?;
        let (_, body) = article.split_once("class=\"article-content\">")?;
        let body = body.rsplit_once("</div>\n</article>").map_or(body, |(body, _)| body);
        Some(Self { id, heading: text(heading), written: written.as_second(), body: body.trim() })
    }
}

/// The text of a piece of a page: without tags, references as the characters that [`crate::render::html`] writes so.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        out = out.replace(reference, character);
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn comments_are_read_as_they_are_rendered() {
        let article = "<article class=\"comment\">\n<h4 id=\"comment-7\" class=\"comment-header\">a&#39;b &amp;amp; commented on \
            <a href=\"#comment-7\" class=\"date\"><time datetime=\"2026-11-22T12:00:00Z\">2026-11-22 12:00 (UTC)</time></a></h4>\n\
            <div id=\"comment-7-content\" class=\"article-content\">\n<div>\n<p>x &lt; y</p>\n</div>\n</div>\n</article>";
        let comment = Comment::of(article).unwrap();
        assert_eq!((comment.id, comment.written), (7, 1_795_348_800));
        assert_eq!(comment.heading, "a'b &amp; commented on 2026-11-22 12:00 (UTC)");
        assert_eq!(comment.body, "<div>\n<p>x &lt; y</p>\n</div>");
    }
}
