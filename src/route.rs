//! Typed public addresses: each route knows its URL path and its file in the released tree.
//!
//! Names are hostile: a URL path percent-encodes what could end or change a path segment, a file path is used only
//! for names that the catalogue accepted (no `/`, no NUL, not `.` or `..`, at most 255 bytes).

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::borrow::Cow;
use xxhash_rust::xxh3::xxh3_64;

/// The longest file name that file systems take, in bytes.
const NAME_MAX: usize = 255;

/// What must be encoded in a path segment; `+`, `@` and the like stay, as aurweb's links have them.
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// `/`
    Home,
    /// `/packages/NAME`
    Package(&'a str),
    /// `/pkgbase/NAME`
    Base(&'a str),
    /// `/pkgbase/NAME/flag-comment`
    FlagComment(&'a str),
    /// `/pkgbase/NAME/comments/N`: a numbered page of comments, 1 the oldest.
    Comments(&'a str, usize),
    /// `/browse/…`: a page of a list, 1 the first.
    Browse(List<'a>, usize),
    /// A page at the top, such as `404` or `login`.
    Plain(&'a str),
}

/// A list of packages, or of what packages are listed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List<'a> {
    /// `/browse`: what lists there are.
    Overview,
    /// `/browse/WORD`: one of the whole registry.
    Whole(&'static str),
    /// `/browse/WORD/NAME`: of what has something in common.
    Of(&'static str, &'a str),
}

impl List<'_> {
    /// Path of a page below the root, without slash and ending; `name` says how a name is written in it.
    fn path(self, page: usize, name: impl Fn(&str) -> String) -> String {
        let mut path = match self {
            Self::Overview => "browse".to_owned(),
            Self::Whole(word) => format!("browse/{word}"),
            Self::Of(word, of) => format!("browse/{word}/{}", name(&slug(of))),
        };
        if page > 1 {
            path.push_str(&format!("/{page}"));
        }
        path
    }
}

impl Route<'_> {
    /// The path as it stands in links.
    pub fn url_path(self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Package(name) => format!("/packages/{}", segment(name)),
            Self::Base(name) => format!("/pkgbase/{}", segment(name)),
            Self::FlagComment(name) => format!("/pkgbase/{}/flag-comment", segment(name)),
            Self::Comments(name, page) => format!("/pkgbase/{}/comments/{page}", segment(name)),
            Self::Browse(list, page) => format!("/{}", list.path(page, |name| segment(name).to_string())),
            Self::Plain(name) => format!("/{name}"),
        }
    }

    /// The file below the release's root.
    pub fn file_path(self) -> String {
        match self {
            Self::Home => "index.html".to_owned(),
            Self::Package(name) => format!("packages/{}", file_name(name)),
            Self::Base(name) => format!("pkgbase/{}", file_name(name)),
            Self::FlagComment(name) => format!("pkgbase/{name}/flag-comment.html"),
            Self::Comments(name, page) => format!("pkgbase/{name}/comments/{page}.html"),
            Self::Browse(list, page) => format!("{}.html", list.path(page, str::to_owned)),
            Self::Plain(name) => format!("{name}.html"),
        }
    }
}

/// A name as one segment of a URL path.
pub fn segment(name: &str) -> impl std::fmt::Display + '_ {
    utf8_percent_encode(name, SEGMENT)
}

/// A name as a value in a query string, as forms encode it (`+` becomes `%2B`, a space `+`).
pub fn form_value(name: &str) -> impl std::fmt::Display + '_ {
    form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>()
}

/// Where a package of the official repositories is described.
pub fn official_address(name: &str) -> String {
    format!("https://archlinux.org/packages/?q={}", form_value(name))
}

/// A name of whatever kind as the last but one part of a path: itself, or `~` and its digest when no file and folder can
/// be named so, or could be another name's.
pub fn slug(name: &str) -> Cow<'_, str> {
    let odd = |c: char| c.is_control() || matches!(c, '/' | '\\');
    let is_plain = !name.is_empty()
        && name.len() + ".html".len() <= NAME_MAX
        && !name.starts_with(['~', '.'])
        && ![".html", ".html.gz"].iter().any(|end| name.ends_with(end))
        && !name.contains(odd);
    if is_plain { Cow::Borrowed(name) } else { Cow::Owned(format!("~{:016x}", xxh3_64(name.as_bytes()))) }
}

/// `NAME.html`; a name too long for that is a file without the ending, which servers find as the address itself.
fn file_name(name: &str) -> String {
    if name.len() + ".html".len() > NAME_MAX { name.to_owned() } else { format!("{name}.html") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_keep_ordinary_names_and_encode_hostile_ones() {
        assert_eq!(Route::Package("libstdc++5").url_path(), "/packages/libstdc++5");
        assert_eq!(Route::Package("@scope_a.b~c").url_path(), "/packages/@scope_a.b~c");
        assert_eq!(Route::Package("a?b#c<d>").url_path(), "/packages/a%3Fb%23c%3Cd%3E");
        assert_eq!(Route::Comments("yay", 3).url_path(), "/pkgbase/yay/comments/3");
        assert_eq!(form_value("c++ x").to_string(), "c%2B%2B+x");
    }

    #[test]
    fn lists_have_addresses_and_files_whatever_they_are_named_after() {
        let paths = |list, page| {
            let route = Route::Browse(list, page);
            (route.url_path(), route.file_path())
        };
        let both = |url: &str, file: &str| (url.to_owned(), file.to_owned());
        assert_eq!(paths(List::Overview, 1), both("/browse", "browse.html"));
        assert_eq!(paths(List::Whole("popular"), 2), both("/browse/popular/2", "browse/popular/2.html"));
        assert_eq!(
            paths(List::Of("license", "GPL 2?"), 1),
            both("/browse/license/GPL%202%3F", "browse/license/GPL 2?.html")
        );
        let long = "x".repeat(251);
        let odd = ["", ".", "..", ".x", "a/b", "a\\b", "a\nb", "~a", "x.html", "x.html.gz", &long];
        let slugs: std::collections::BTreeSet<_> = odd.iter().map(|name| slug(name).into_owned()).collect();
        assert_eq!(slugs.len(), odd.len());
        assert!(slugs.iter().all(|slug| slug.len() == 17 && slug.starts_with('~')), "{slugs:?}");
        assert_eq!(slug(&long[..250]), long[..250]);
    }

    #[test]
    fn the_longest_names_still_fit_a_file_name() {
        let name = "x".repeat(255);
        assert_eq!(Route::Package(&name).file_path(), format!("packages/{name}"));
        assert_eq!(Route::Package("index.html").file_path(), "packages/index.html.html");
    }
}
