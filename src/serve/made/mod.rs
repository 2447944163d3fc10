//! What is made when it is asked for, since files of it would be too many: feeds of one package, maintainer or keyword,
//! comments as JSON and Atom, badges, linked data, graphs of dependencies, comparisons, and the page that says how old the data is. From the index and the stored pages alone.

mod badge;
mod comment;
mod comments;
mod compare;
mod feed;
mod graph;
mod linked;
mod status;

pub(crate) use badge::Shown;
pub(crate) use comments::Form;

use super::answer::Answer;
use super::language;
use super::rendered;
use super::site::Site;
use serde::Serialize;

/// One such thing. Names are as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made<'a> {
    /// `/rss/package/NAME`: its versions and comments.
    PackageFeed(&'a str),
    /// `/rss/maintainer/NAME`: updates of what an account maintains or co-maintains.
    MaintainerFeed(&'a str),
    /// `/rss/keyword/NAME`: updates of what has a keyword.
    KeywordFeed(&'a str),
    /// `/pkgbase/NAME/comments.json`, `/pkgbase/NAME/comments.atom`
    Comments(&'a str, Form),
    /// `/badge/NAME/KIND.svg`
    Badge(&'a str, Shown),
    /// `/packages/NAME/info.jsonld`
    Linked(&'a str),
    /// `/packages/NAME/graph`
    Graph(&'a str),
    /// `/compare?a=NAME&b=NAME`
    Compare,
    /// `/status`
    Status,
}

impl<'a> Made<'a> {
    /// What follows `/rss/`.
    pub(crate) fn feed(rest: &'a str) -> Option<Self> {
        let (kind, name) = rest.split_once('/').filter(|(_, name)| !name.is_empty() && !name.contains('/'))?;
        match kind {
            "package" => Some(Self::PackageFeed(name)),
            "maintainer" => Some(Self::MaintainerFeed(name)),
            "keyword" => Some(Self::KeywordFeed(name)),
            _ => None,
        }
    }

    /// Whether it is a page for readers.
    pub(crate) fn is_page(self) -> bool {
        matches!(self, Self::Graph(_) | Self::Compare | Self::Status)
    }

    /// What follows `/badge/`.
    pub(crate) fn badge(rest: &'a str) -> Option<Self> {
        let (name, kind) = rest.split_once('/')?;
        Some(Self::Badge(name, Shown::named(kind.strip_suffix(".svg")?)?))
    }

    /// What follows `/packages/`, if that is more than a name.
    pub(crate) fn of_package(rest: &'a str) -> Option<Self> {
        match rest.split_once('/')? {
            (name, "info.jsonld") if !name.is_empty() => Some(Self::Linked(name)),
            (name, "graph") if !name.is_empty() => Some(Self::Graph(name)),
            _ => None,
        }
    }
}

/// The answer; none when nothing has that name.
pub(crate) fn answer(
    site: &Site,
    release: &language::Shown<'_>,
    made: Made<'_>,
    path: &str,
    query: Option<&str>,
) -> Option<Answer> {
    match made {
        Made::PackageFeed(name) => feed::of_package(site, release, name),
        Made::MaintainerFeed(name) => feed::of_maintainer(site, release, name, path),
        Made::KeywordFeed(name) => feed::of_keyword(site, release, name, path),
        Made::Comments(name, form) => comments::answer(site, release, name, form, query),
        Made::Badge(name, shown) => Some(badge::answer(release, name, shown)),
        Made::Linked(name) => linked::answer(site, release, name),
        Made::Graph(name) => graph::answer(site, release, name),
        Made::Compare => Some(compare::answer(site, release, query)),
        Made::Status => Some(status::answer(site, release)),
    }
}

/// A page in the language of a reader.
fn page(site: &Site, release: &language::Shown<'_>, template: &str, view: &impl Serialize) -> Answer {
    rendered::page(site, release, release.strings(&site.theme), template, view)
}
