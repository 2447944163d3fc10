//! What a request path means on a reading site. Pure: knows no file and no index.
//!
//! The RPC has its own paths (see [`super::rpc`]) and is tried first.

use super::made::{Form, Made};

/// The pages, files and redirects that a path can name. Names are as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    /// `/packages`: the search page.
    Search,
    /// `/resolve`: who provides what.
    Resolve,
    /// `/packages/NAME`
    Package(&'a str),
    /// `/pkgbase/NAME`
    Base(&'a str),
    /// `/pkgbase/NAME/voters`
    Voters(&'a str),
    /// `/pkgbase/NAME/flag-comment`
    FlagComment(&'a str),
    /// `/pkgbase/NAME/comments/K`
    CommentPage(&'a str, usize),
    /// `/account/NAME`: for a guest always the request to log in.
    Account,
    /// A page that was rendered ahead, by its file name without the ending.
    Page(&'static str),
    /// `/browse…`: a list, by its path from the root.
    Browse(&'a str),
    /// Something that is made when it is asked for.
    Made(Made<'a>),
    /// A sitemap, by its file name.
    Sitemap(&'a str),
    /// A feed, by its file name.
    Feed(&'static str),
    /// `/favicon.ico`
    Favicon,
    /// The service document of the RPC.
    OpenApi,
    /// What crawlers may fetch.
    Robots,
    /// `/static/…`, by path from the root.
    Asset(&'a str),
    /// A metadata archive, its checksum, or another stored file at the root.
    Archive(&'a str),
    /// A page that needs a login; the path is where to return to.
    LoginRequired,
    /// A path that only takes writes.
    WriteOnly,
    /// The page that says that something is unavailable.
    Unavailable,
    /// `/healthz`: the process lives.
    Alive,
    /// `/readyz`: it can answer.
    Ready,
}

impl<'a> Target<'a> {
    /// The meaning of a decoded path, spelled exactly (trailing slash included), or `None`.
    pub(crate) fn parse(path: &'a str) -> Option<Self> {
        let rest = path.strip_prefix('/')?;
        let Some((first, rest)) = rest.split_once('/') else {
            return Self::at_root(rest);
        };
        match first {
            "packages" => match Made::of_package(rest) {
                Some(made) => Some(Self::Made(made)),
                None => single(rest).map(Self::Package),
            },
            "pkgbase" => Self::of_base(rest),
            "account" => Self::of_account(rest),
            "browse" => (!rest.is_empty() && !rest.ends_with('/')).then_some(Self::Browse(&path[1..])),
            "static" => (!rest.is_empty() && !rest.ends_with('/')).then_some(Self::Asset(&path[1..])),
            "rss" => match rest {
                "" => Some(Self::Feed("rss/index.xml")),
                "modified" => Some(Self::Feed("rss/modified.xml")),
                "flagged" => Some(Self::Feed("rss/flagged.xml")),
                "orphaned" => Some(Self::Feed("rss/orphaned.xml")),
                "deleted" => Some(Self::Feed("rss/deleted.xml")),
                _ => Made::feed(rest).map(Self::Made),
            },
            "badge" => Made::badge(rest).map(Self::Made),
            "sitemap" => single(rest).map(|_| Self::Sitemap(&path[1..])),
            "requests" => Self::of_request(rest),
            "package-maintainer" => single(rest).map(|_| Self::LoginRequired),
            _ => None,
        }
    }

    fn at_root(name: &'a str) -> Option<Self> {
        Some(match name {
            "" => Self::Page("index"),
            "packages" => Self::Search,
            "resolve" => Self::Resolve,
            "search" => Self::Page("search"),
            "search-help" => Self::Page("search-help"),
            "browse" => Self::Browse("browse"),
            "login" => Self::Page("login"),
            "register" => Self::Page("register"),
            "passreset" => Self::Page("passreset"),
            "favicon.ico" => Self::Favicon,
            "sitemap.xml" => Self::Sitemap("sitemap.xml"),
            "status" => Self::Made(Made::Status),
            "compare" => Self::Made(Made::Compare),
            "openapi.json" => Self::OpenApi,
            "robots.txt" => Self::Robots,
            "healthz" => Self::Alive,
            "readyz" => Self::Ready,
            "raisefivethree" => Self::Unavailable,
            "requests" | "accounts" | "tos" | "package-maintainer" | "addvote" => Self::LoginRequired,
            "language" | "logout" => Self::WriteOnly,
            _ if is_archive(name) => Self::Archive(name),
            _ => return None,
        })
    }

    fn of_base(rest: &'a str) -> Option<Self> {
        let Some((name, action)) = rest.split_once('/') else {
            return single(rest).map(Self::Base);
        };
        Some(match action {
            "voters" => Self::Voters(name),
            "comments.json" | "comments.atom" => Self::Made(Made::Comments(name, Form::named(action)?)),
            "flag-comment" => Self::FlagComment(name),
            "flag" | "disown" | "adopt" | "comaintainers" | "request" | "delete" | "merge" => Self::LoginRequired,
            "keywords" | "unflag" | "vote" | "unvote" | "notify" | "unnotify" | "comments" => Self::WriteOnly,
            _ => return Self::of_comment(name, action.strip_prefix("comments/")?),
        })
    }

    /// One segment is a page of comments; more name one comment and what to do with it.
    fn of_comment(name: &'a str, rest: &'a str) -> Option<Self> {
        let (number, action) = rest.split_once('/').map_or((rest, None), |(number, action)| (number, Some(action)));
        let number = number.parse().ok().filter(|_| number.bytes().all(|b| b.is_ascii_digit()))?;
        match action {
            None => Some(Self::CommentPage(name, number)),
            Some("edit" | "form") => Some(Self::LoginRequired),
            Some("pin" | "unpin" | "delete" | "undelete") => Some(Self::WriteOnly),
            Some(_) => None,
        }
    }

    fn of_account(rest: &'a str) -> Option<Self> {
        match rest.split_once('/') {
            None => single(rest).map(|_| Self::Account),
            Some((_, "edit" | "comments" | "delete")) => Some(Self::LoginRequired),
            Some(("verify", token)) => single(token).map(|_| Self::Account),
            Some(_) => None,
        }
    }

    fn of_request(rest: &str) -> Option<Self> {
        let (id, action) = rest.split_once('/')?;
        (action == "close" && id.bytes().all(|b| b.is_ascii_digit())).then_some(Self::LoginRequired)
    }
}

fn single(rest: &str) -> Option<&str> {
    (!rest.is_empty() && !rest.contains('/')).then_some(rest)
}

/// Stored files that lie at the root of the tree and may be fetched by their own name.
fn is_archive(name: &str) -> bool {
    !name.ends_with(".html.gz")
        && [".gz", ".zst", ".sha256", "stamp.json", "manifest.json"].iter().any(|end| name.ends_with(end))
}

/// The base that a path of one segment names when somebody opens a clone address in a browser: `NAME` or
/// `NAME.git`, as base names are spelled.
pub(crate) fn clone_name(path: &str) -> Option<&str> {
    let name = path.strip_prefix('/')?;
    let name = name.strip_suffix(".git").unwrap_or(name);
    let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let good = letter(*name.as_bytes().first()?) && name.bytes().all(|b| letter(b) || b".+_-".contains(&b));
    good.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::made::Shown;

    #[test]
    fn paths() {
        for (path, expected) in [
            ("/", Some(Target::Page("index"))),
            ("/packages", Some(Target::Search)),
            ("/resolve", Some(Target::Resolve)),
            ("/search-help", Some(Target::Page("search-help"))),
            ("/packages/", None),
            ("/packages/foo", Some(Target::Package("foo"))),
            ("/packages/foo/", None),
            ("/packages/a/b", None),
            ("/packages/foo.html", Some(Target::Package("foo.html"))),
            ("/pkgbase", None),
            ("/pkgbase/foo", Some(Target::Base("foo"))),
            ("/pkgbase/foo/voters", Some(Target::Voters("foo"))),
            ("/pkgbase/foo/flag-comment", Some(Target::FlagComment("foo"))),
            ("/pkgbase/foo/request", Some(Target::LoginRequired)),
            ("/pkgbase/foo/vote", Some(Target::WriteOnly)),
            ("/pkgbase/foo/comments/3", Some(Target::CommentPage("foo", 3))),
            ("/pkgbase/foo/comments/x", None),
            ("/pkgbase/foo/comments.json", Some(Target::Made(Made::Comments("foo", Form::Json)))),
            ("/pkgbase/foo/comments.atom", Some(Target::Made(Made::Comments("foo", Form::Atom)))),
            ("/pkgbase/foo/comments.xml", None),
            ("/pkgbase/foo/comments.json/", None),
            ("/pkgbase/foo/comments/3/edit", Some(Target::LoginRequired)),
            ("/pkgbase/foo/comments/3/pin", Some(Target::WriteOnly)),
            ("/pkgbase/foo/nothing", None),
            ("/account/foo", Some(Target::Account)),
            ("/account/foo/edit", Some(Target::LoginRequired)),
            ("/account/", None),
            ("/rss/", Some(Target::Feed("rss/index.xml"))),
            ("/rss", None),
            ("/rss/modified", Some(Target::Feed("rss/modified.xml"))),
            ("/static/css/a.css", Some(Target::Asset("static/css/a.css"))),
            ("/static/css/", None),
            ("/packages.gz", Some(Target::Archive("packages.gz"))),
            ("/packages.gz.sha256", Some(Target::Archive("packages.gz.sha256"))),
            ("/index.html", None),
            ("/rss/package/a", Some(Target::Made(Made::PackageFeed("a")))),
            ("/rss/package/a/b", None),
            ("/rss/flagged", Some(Target::Feed("rss/flagged.xml"))),
            ("/badge/a/votes.svg", Some(Target::Made(Made::Badge("a", Shown::Votes)))),
            ("/badge/a/votes", None),
            ("/badge/votes.svg", None),
            ("/packages/a/info.jsonld", Some(Target::Made(Made::Linked("a")))),
            ("/packages/a/graph", Some(Target::Made(Made::Graph("a")))),
            ("/compare", Some(Target::Made(Made::Compare))),
            ("/packages/info.jsonld", Some(Target::Package("info.jsonld"))),
            ("/sitemap/2.xml", Some(Target::Sitemap("sitemap/2.xml"))),
            ("/browse", Some(Target::Browse("browse"))),
            ("/browse/", None),
            ("/browse/license/MIT/2", Some(Target::Browse("browse/license/MIT/2"))),
            ("/browse/license/", None),
            ("/requests/1/close", Some(Target::LoginRequired)),
            ("/metrics", None),
            ("/tu", None),
        ] {
            assert_eq!(Target::parse(path), expected, "{path}");
        }
    }

    #[test]
    fn clone_addresses() {
        for (path, name) in [
            ("/foo", Some("foo")),
            ("/foo.git", Some("foo")),
            ("/libc++", Some("libc++")),
            ("/Foo", None),
            ("/a/b", None),
            ("/", None),
            ("/.git", None),
            ("/foo bar", None),
        ] {
            assert_eq!(clone_name(path), name, "{path}");
        }
    }
}
