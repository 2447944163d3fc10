//! Everything that lies in the released tree: pages, feeds, archives and assets, and the redirects around them.

use super::answer::{Answer, Kind};
use super::comments::{self, Cut};
use super::language::Shown;
use super::made;
use super::site::Site;
use super::target::{Target, clone_name};
use super::whole::whole;
use crate::route::{List, Route, form_value, segment};
use hyper::StatusCode;
use hyper::body::Bytes;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

/// Answers a target that is stored, or that redirects; the search page and the health checks are not among them.
pub(crate) fn answer(site: &Site, release: &Shown<'_>, target: Target<'_>, path: &str, query: Option<&str>) -> Answer {
    let found = match target {
        Target::Package(name) => package(release, name, query),
        Target::Base(name) => base(release, name, query),
        Target::Voters(name) => release.index.base(name).map(|base| to_base(base.name)),
        Target::FlagComment(name) => flag_comment(release, name),
        Target::CommentPage(name, number) => comment_page(release, name, number),
        Target::Account => {
            page(release, Route::Plain("account")).map(|answer| answer.with_status(StatusCode::UNAUTHORIZED))
        }
        Target::Unavailable => Some(unavailable(release)),
        Target::Browse(path) => list(release, path),
        Target::Page(name) => page(release, Route::Plain(name)),
        Target::Feed(name) => stored(release, name, Kind::Text("application/rss+xml")),
        Target::Robots => stored(release, "robots.txt", Kind::Text("text/plain; charset=utf-8")),
        Target::Made(made) => made::answer(site, release, made, path, query),
        Target::Sitemap(name) => stored(release, name, Kind::Text("application/xml")),
        Target::OpenApi => stored(release, "static/openapi.json", Kind::Text("application/json")),
        Target::Asset(name) => asset(release, name),
        Target::Archive(name) => archive(release, name),
        Target::Favicon => Some(Answer::redirect(StatusCode::TEMPORARY_REDIRECT, "/static/images/favicon.ico")),
        Target::LoginRequired => Some(to_login(path)),
        Target::WriteOnly => Some(super::refuse_write(site, path)),
        Target::Search | Target::Resolve | Target::Alive | Target::Ready => None,
    };
    found.unwrap_or_else(|| not_found(site, release, path))
}

fn page(release: &Shown<'_>, route: Route<'_>) -> Option<Answer> {
    release.page(route).map(|bytes| Answer::new(Kind::Page, bytes))
}

/// A list; of an account that maintains something only since the lists were made, the search.
fn list(release: &Shown<'_>, path: &str) -> Option<Answer> {
    page(release, Route::Plain(path)).or_else(|| {
        let name = path.strip_prefix("browse/maintainer/").filter(|name| !name.contains('/'))?;
        let search = format!("/packages?SeB=M&K={}", form_value(name));
        Some(Answer::redirect(StatusCode::SEE_OTHER, &search))
    })
}

/// The page that says that something cannot be had now.
pub(crate) fn unavailable(release: &Shown<'_>) -> Answer {
    let answer =
        page(release, Route::Plain("503")).unwrap_or_else(|| Answer::text(StatusCode::OK, "503 - Service Unavailable"));
    answer.with_status(StatusCode::SERVICE_UNAVAILABLE)
}

fn package(release: &Shown<'_>, name: &str, query: Option<&str>) -> Option<Answer> {
    if let Some(found) = release.page(Route::Package(name)) {
        let doc = || release.index.find(name).map(|doc| release.index.row(doc).base);
        return Some(with_comments(release, with_lists(release, name, found, query), query, doc));
    }
    let canonical = release.index.row(release.index.find(name)?).name;
    (canonical != name).then(|| moved(Route::Package(canonical), query))
}

fn base(release: &Shown<'_>, name: &str, query: Option<&str>) -> Option<Answer> {
    if let Some(found) = release.page(Route::Base(name)) {
        return Some(with_comments(release, found, query, || Some(name)));
    }
    let base = release.index.base(name).filter(|base| base.packages > 0)?;
    if base.is_its_package {
        return Some(Answer::redirect(StatusCode::SEE_OTHER, &Route::Package(base.name).url_path()));
    }
    (base.name != name).then(|| moved(Route::Base(base.name), query))
}

fn flag_comment(release: &Shown<'_>, name: &str) -> Option<Answer> {
    let found = page(release, Route::FlagComment(name));
    found.or_else(|| release.index.base(name).map(|base| to_base(base.name)))
}

fn comment_page(release: &Shown<'_>, name: &str, number: usize) -> Option<Answer> {
    let found = page(release, Route::Comments(name, number));
    found.or_else(|| {
        let canonical = release.index.base(name).map(|base| base.name).filter(|canonical| *canonical != name)?;
        Some(moved(Route::Comments(canonical, number), None))
    })
}

/// The page as stored, or with the whole lists that the query asks for.
fn with_lists(release: &Shown<'_>, name: &str, found: Bytes, query: Option<&str>) -> Bytes {
    let stored = |word: &'static str, number: usize| {
        let page = release.page(Route::Browse(List::Of(word, name), number))?;
        String::from_utf8(page.into()).ok()
    };
    if query.is_none() {
        return found;
    }
    let whole = std::str::from_utf8(&found).ok().and_then(|page| whole(page, query, stored));
    whole.map_or(found, Bytes::from)
}

/// The page as stored, or with the comments that the query asks for.
fn with_comments<'a>(
    release: &Shown<'_>,
    found: Bytes,
    query: Option<&str>,
    base: impl FnOnce() -> Option<&'a str>,
) -> Answer {
    let recut = Cut::from_query(query).and_then(|cut| {
        let base = base()?;
        let stored = |number: usize| {
            let page = release.page(Route::Comments(base, number))?;
            String::from_utf8(page.into()).ok()
        };
        comments::recut(std::str::from_utf8(&found).ok()?, cut, stored)
    });
    match recut {
        Some(page) => Answer::new(Kind::Page, page),
        None => Answer::new(Kind::Page, found),
    }
}

fn stored(release: &Shown<'_>, path: &str, kind: Kind) -> Option<Answer> {
    let file = release.kept(path)?;
    let mut answer = Answer::new(kind, file.bytes);
    answer.digest = Some(file.digest);
    answer.modified = Some(file.modified);
    Some(answer)
}

fn archive(release: &Shown<'_>, name: &str) -> Option<Answer> {
    let media = match name.rsplit('.').next() {
        Some("gz") => "application/gzip",
        Some("zst") => "application/zstd",
        Some("json") => "application/json",
        _ => "text/plain",
    };
    stored(release, name, Kind::Archive(media))
}

fn asset(release: &Shown<'_>, path: &str) -> Option<Answer> {
    let kind = match path.rsplit('.').next()? {
        "css" => Kind::Text("text/css; charset=utf-8"),
        "js" | "mjs" => Kind::Text("text/javascript; charset=utf-8"),
        "svg" => Kind::Text("image/svg+xml"),
        "xml" => Kind::Text("application/opensearchdescription+xml"),
        "json" => Kind::Text("application/json"),
        "txt" => Kind::Text("text/plain; charset=utf-8"),
        "gz" => Kind::Binary("application/gzip"),
        "ico" => Kind::Binary("image/x-icon"),
        "png" => Kind::Binary("image/png"),
        "woff2" => Kind::Binary("font/woff2"),
        _ => Kind::Binary("application/octet-stream"),
    };
    stored(release, path, kind)
}

fn to_base(name: &str) -> Answer {
    Answer::redirect(StatusCode::SEE_OTHER, &Route::Base(name).url_path())
}

fn to_login(path: &str) -> Answer {
    let next = utf8_percent_encode(path, NON_ALPHANUMERIC_BUT_MARKS);
    Answer::redirect(StatusCode::SEE_OTHER, &format!("/login?next={next}"))
}

/// What a form leaves bare in a value.
const NON_ALPHANUMERIC_BUT_MARKS: &percent_encoding::AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn moved(route: Route<'_>, query: Option<&str>) -> Answer {
    let mut location = route.url_path();
    if let Some(query) = query.filter(|query| !query.is_empty()) {
        location.push('?');
        location.push_str(query);
    }
    Answer::redirect(StatusCode::MOVED_PERMANENTLY, &location)
}

#[derive(Serialize)]
struct Hint<'a> {
    path: &'a str,
    hint: &'a str,
    hint_path: String,
}

/// The page for an address that nothing has; with advice when it is the clone address of a base.
pub(crate) fn not_found(site: &Site, release: &Shown<'_>, path: &str) -> Answer {
    let advised = clone_name(path).and_then(|name| release.index.base(name)).and_then(|base| {
        let hint = Hint { path: "/", hint: base.name, hint_path: segment(base.name).to_string() };
        site.theme.render("404.html", &hint).ok()
    });
    let answer = match advised {
        Some(page) => Answer::new(Kind::Page, page),
        None => {
            page(release, Route::Plain("404")).unwrap_or_else(|| Answer::text(StatusCode::OK, "404 - Page Not Found"))
        }
    };
    answer.with_status(StatusCode::NOT_FOUND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_from_the_login_is_escaped() {
        let answer = to_login("/pkgbase/a&b/request");
        assert_eq!(answer.extra[0].1, "/login?next=%2Fpkgbase%2Fa%26b%2Frequest");
    }
}
