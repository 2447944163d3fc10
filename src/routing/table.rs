//! Every route of the site. Order counts: the first rule whose pattern fits is the rule of a path.

use super::Switch::{self, Endpoint, Fallback, Static};
use crate::cache::CachePolicy;

/// Where the file of a stored address lies below the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Files {
    /// At the address itself.
    Same,
    /// At the address with `.html`; at the address itself when the name leaves no room for that.
    Html,
    /// At these places: address and file.
    Listed(&'static [(&'static str, &'static str)]),
    /// Nothing is stored.
    None,
}

/// The longest last segment that has room for `.html` in a file name, in bytes.
pub(crate) const LONGEST_WITH_ENDING: usize = 250;

impl Files {
    /// The file of a decoded path, from the root of the tree with a leading slash; `None` when the path names none.
    pub fn file(self, path: &str) -> Option<String> {
        if let Self::Listed(list) = self {
            return list.iter().find(|(address, _)| *address == path).map(|(_, file)| (*file).to_owned());
        }
        let last = path.rsplit('/').next().filter(|last| !last.is_empty())?;
        match self {
            Self::Html if last.len() <= LONGEST_WITH_ENDING => Some(format!("{path}.html")),
            Self::Html | Self::Same => Some(path.to_owned()),
            Self::Listed(_) | Self::None => None,
        }
    }
}

/// One route, or several that are switched together.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name in the configuration.
    pub name: &'static str,
    /// The paths, see [`super::matches`].
    pub patterns: &'static [&'static str],
    /// How it is answered unless the operator says otherwise.
    pub default: Switch,
    /// What an operator may set.
    pub allowed: &'static [Switch],
    /// A session sends it to the old backend, which shows it with forms and buttons.
    pub session: bool,
    /// Methods other than GET and HEAD are no writes here.
    pub posts: bool,
    /// A request that finds nothing goes on to the old backend, whose own pages need its own files.
    pub missing_goes_on: bool,
    /// Answered by the git service.
    pub is_git: bool,
    /// Where its files lie.
    pub files: Files,
    /// How long its answers may be kept.
    pub cache: CachePolicy,
}

const PAGE: Rule = Rule {
    name: "",
    patterns: &[],
    default: Static,
    allowed: &[Static, Endpoint, Fallback],
    session: true,
    posts: false,
    missing_goes_on: false,
    is_git: false,
    files: Files::Html,
    cache: CachePolicy::Page,
};

const DYNAMIC: Rule = Rule { default: Endpoint, allowed: &[Endpoint, Fallback], files: Files::None, ..PAGE };

const FORM: Rule = Rule { default: Fallback, allowed: &[Fallback], cache: CachePolicy::Never, ..DYNAMIC };

/// A file that is the same for everybody.
const FILE: Rule = Rule { session: false, files: Files::Same, ..PAGE };

/// What no other rule takes: the page that says that there is nothing.
pub(super) const OTHER: Rule = Rule { name: "other", patterns: &["/{rest}"], cache: CachePolicy::Missing, ..DYNAMIC };

/// Every route there is.
pub const TABLE: &[Rule] = &[
    Rule {
        name: "home",
        patterns: &["/"],
        files: Files::Listed(&[("/", "/index.html")]),
        cache: CachePolicy::List,
        ..PAGE
    },
    Rule { name: "search", patterns: &["/packages"], cache: CachePolicy::Search, ..DYNAMIC },
    Rule { name: "package", patterns: &["/packages/{name}"], ..PAGE },
    Rule { name: "base", patterns: &["/pkgbase/{name}"], ..PAGE },
    Rule { name: "flag-comment", patterns: &["/pkgbase/{name}/flag-comment"], ..PAGE },
    Rule { name: "comments", patterns: &["/pkgbase/{name}/comments/{number}"], ..PAGE },
    Rule {
        name: "comment-feeds",
        patterns: &["/pkgbase/{name}/comments.json", "/pkgbase/{name}/comments.atom"],
        allowed: &[Endpoint],
        session: false,
        cache: CachePolicy::Feed,
        ..DYNAMIC
    },
    Rule { name: "voters", patterns: &["/pkgbase/{name}/voters"], cache: CachePolicy::Redirect, ..DYNAMIC },
    Rule {
        name: "forms",
        patterns: &[
            "/pkgbase/{name}/{rest}",
            "/account/verify/{rest}",
            "/account/{name}/edit",
            "/account/{name}/comments",
            "/account/{name}/delete",
            "/account/{name}/verify",
            "/accounts",
            "/addvote",
            "/login",
            "/logout",
            "/package-maintainer/{rest}",
            "/passreset",
            "/register",
            "/requests/{rest}",
            "/sso/{rest}",
            "/tos",
        ],
        ..FORM
    },
    Rule {
        name: "resolve",
        patterns: &["/resolve"],
        allowed: &[Endpoint],
        session: false,
        cache: CachePolicy::Search,
        ..DYNAMIC
    },
    Rule {
        name: "search-pages",
        patterns: &["/search", "/search-help"],
        allowed: &[Static, Endpoint],
        session: false,
        ..PAGE
    },
    // Sets a cookie of guests; what members choose is kept with their accounts.
    Rule { name: "language", patterns: &["/language"], posts: true, cache: CachePolicy::Never, ..DYNAMIC },
    Rule { name: "account", patterns: &["/account/{name}"], cache: CachePolicy::Missing, ..DYNAMIC },
    Rule {
        name: "feeds",
        patterns: &["/rss", "/rss/modified"],
        files: Files::Listed(&[("/rss/", "/rss/index.xml"), ("/rss/modified", "/rss/modified.xml")]),
        cache: CachePolicy::Feed,
        ..FILE
    },
    Rule {
        name: "rpc",
        patterns: &["/rpc/{rest}", "/rpc.php"],
        session: false,
        posts: true,
        cache: CachePolicy::Answer,
        ..DYNAMIC
    },
    Rule {
        name: "api",
        patterns: &["/api/{rest}"],
        allowed: &[Endpoint],
        session: false,
        posts: true,
        cache: CachePolicy::Answer,
        ..DYNAMIC
    },
    Rule { name: "assets", patterns: &["/static/{rest}"], missing_goes_on: true, cache: CachePolicy::Asset, ..FILE },
    Rule { name: "icon", patterns: &["/favicon.ico"], session: false, cache: CachePolicy::Redirect, ..DYNAMIC },
    Rule {
        name: "openapi",
        patterns: &["/openapi.json"],
        files: Files::Listed(&[("/openapi.json", "/static/openapi.json")]),
        cache: CachePolicy::Asset,
        ..FILE
    },
    // The old backend has none of these.
    Rule {
        name: "more-feeds",
        patterns: &["/rss/flagged", "/rss/orphaned", "/rss/deleted"],
        files: Files::Listed(&[
            ("/rss/flagged", "/rss/flagged.xml"),
            ("/rss/orphaned", "/rss/orphaned.xml"),
            ("/rss/deleted", "/rss/deleted.xml"),
        ]),
        allowed: &[Static, Endpoint],
        cache: CachePolicy::Feed,
        ..FILE
    },
    Rule {
        name: "sitemaps",
        patterns: &["/sitemap.xml", "/sitemap/{name}"],
        allowed: &[Static, Endpoint],
        cache: CachePolicy::Feed,
        ..FILE
    },
    Rule {
        name: "made",
        patterns: &[
            "/badge/{name}/{name}",
            "/rss/package/{name}",
            "/rss/maintainer/{name}",
            "/rss/keyword/{name}",
            "/packages/{name}/info.jsonld",
            "/packages/{name}/graph",
            "/compare",
            "/status",
        ],
        allowed: &[Endpoint],
        session: false,
        cache: CachePolicy::Feed,
        ..DYNAMIC
    },
    Rule {
        name: "browse",
        patterns: &["/browse/{rest}"],
        allowed: &[Static, Endpoint],
        session: false,
        cache: CachePolicy::List,
        ..PAGE
    },
    Rule { name: "robots", patterns: &["/robots.txt"], cache: CachePolicy::Asset, ..FILE },
    Rule {
        name: "health",
        patterns: &["/healthz", "/readyz"],
        allowed: &[Endpoint],
        session: false,
        cache: CachePolicy::Never,
        ..DYNAMIC
    },
    Rule { name: "archives", patterns: &["/{archive}"], cache: CachePolicy::Archive, ..FILE },
    Rule {
        name: "git",
        patterns: &[
            "/cgit/{rest}",
            "/{base}.git/{rest}",
            "/{name}/info/refs",
            "/{name}/git-upload-pack",
            "/{name}/git-receive-pack",
            "/{name}/HEAD",
            "/{name}/objects/{rest}",
        ],
        is_git: true,
        posts: true,
        session: false,
        ..FORM
    },
    OTHER,
];
