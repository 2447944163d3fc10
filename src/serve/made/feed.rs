//! Feeds of one package, maintainer or keyword.

use super::comment::Comment;
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
