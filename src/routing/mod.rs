//! Who answers which path: the released files, the query endpoint, or the old backend.
//!
//! [`TABLE`] lists every route of the site once. `serve` asks it for each request, and the configurations of the front
//! servers are generated from it, so that they cannot disagree. It knows no file and no index: whether a page exists is
//! for those to say who answer.

mod pattern;
mod switches;
mod table;
#[cfg(test)]
mod tests;

pub use pattern::{matches, regex};
pub use switches::{SwitchError, Switches};
pub(crate) use table::LONGEST_WITH_ENDING;
pub use table::{Files, Rule, TABLE};

/// How a route is answered, as an operator sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Switch {
    /// From the files of the current release.
    Static,
    /// By `aurpress serve`.
    Endpoint,
    /// By the old backend.
    Fallback,
}

impl Switch {
    /// The word in the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Static => "static",
            Self::Endpoint => "endpoint",
            Self::Fallback => "fallback",
        }
    }
}

/// Where a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A file of the current release.
    Static,
    /// `aurpress serve`.
    Endpoint,
    /// The old backend.
    Fallback,
    /// The service that answers git and cgit.
    Git,
}

/// What of a request decides where it goes.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The method is GET or HEAD.
    pub read: bool,
    /// The decoded path.
    pub path: &'a str,
    /// The query string, undecoded.
    pub query: &'a str,
    /// The session cookie is there and not empty.
    pub session: bool,
}

/// Query parameters that make another page of a stored one, or a redirect.
pub const DYNAMIC_PARAMETERS: [&str; 6] = ["id", "O", "PP", "comments", "all_deps", "all_reqs"];

/// The name of the session cookie.
pub const SESSION_COOKIE: &str = "AURSID";

/// The name of the language cookie.
pub const LANGUAGE_COOKIE: &str = "AURLANG";

/// The rule of a path; the last rule takes whatever the others do not.
pub fn rule(path: &str) -> &'static Rule {
    let found = TABLE.iter().find(|rule| rule.patterns.iter().any(|pattern| matches(pattern, path)));
    found.unwrap_or(&table::OTHER)
}

/// Decides where a request goes.
pub fn decide(asked: Asked<'_>, switches: &Switches) -> Destination {
    let rule = rule(asked.path);
    if rule.is_git {
        return Destination::Git;
    }
    let old = (rule.session && asked.session) || (!asked.read && !rule.posts);
    if old {
        return Destination::Fallback;
    }
    match switches.of(rule) {
        Switch::Fallback => Destination::Fallback,
        Switch::Static if rule.files.file(asked.path).is_some() && !is_dynamic(asked.query) => Destination::Static,
        Switch::Static | Switch::Endpoint => Destination::Endpoint,
    }
}

fn is_dynamic(query: &str) -> bool {
    query.split('&').any(|piece| {
        let key = piece.split_once('=').map_or(piece, |(key, _)| key);
        DYNAMIC_PARAMETERS.contains(&key)
    })
}
