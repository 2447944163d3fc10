//! Typed public addresses: each route knows its URL path and its file in the released tree.
//!
//! Names are hostile: a URL path percent-encodes what could end or change a path segment, a file path is used only
//! for names that the catalogue accepted (no `/`, no NUL, not `.` or `..`, at most 255 bytes).

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

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
    /// A page at the top, such as `404` or `login`.
    Plain(&'a str),
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
    fn the_longest_names_still_fit_a_file_name() {
        let name = "x".repeat(255);
        assert_eq!(Route::Package(&name).file_path(), format!("packages/{name}"));
        assert_eq!(Route::Package("index.html").file_path(), "packages/index.html.html");
    }
}
