//! What a case expects, and whether an answer is that, byte for byte.

use super::{World, many};
use crate::support::http::Response;
use serde::Deserialize;
use serde_json::json;

/// One expected answer.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum Expect {
    /// Results of an `info`.
    Multiinfo(Names),
    /// Results of a `search`.
    Search(Names),
    /// Results of an `msearch`.
    Msearch(Names),
    /// A suggestion.
    List(Vec<String>),
    /// An error object: its text, the status, the version it repeats.
    Error(String, u16, Option<i64>),
    /// A call of this function with an answer.
    Script(String, Box<Expect>),
    /// A page: its status, and something it says.
    Page(u16, String),
    /// A redirect (307) to this address.
    Redirect(String),
    /// An error status, and the methods that are allowed.
    Refused(u16, String),
    /// The answer to OPTIONS.
    Allowed(String),
    /// The bytes of this file of the release, and headers that let a client keep it.
    Archive(String),
}

/// Names of results in their order.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Names {
    /// These.
    These(Vec<String>),
    /// The first of the packages that are there for their number.
    First {
        /// How many.
        many: usize,
    },
}

impl Names {
    fn list(&self) -> Vec<String> {
        match self {
            Self::These(names) => names.clone(),
            Self::First { many: count } => (0..*count).map(many).collect(),
        }
    }
}

impl Expect {
    /// Status of the answer.
    pub(super) fn status(&self) -> u16 {
        match self {
            Self::Error(_, status, _) | Self::Page(status, _) | Self::Refused(status, _) => *status,
            Self::Script(_, inner) => inner.status(),
            Self::Redirect(_) => 307,
            Self::Allowed(_) => 204,
            _ => 200,
        }
    }

    /// Whether this is an answer of the interface, rather than of the server around it.
    pub(super) fn is_json(&self) -> bool {
        self.json(None).is_some()
    }

    /// The JSON of the answer; without a world, only whether there is one.
    fn json(&self, world: Option<&World>) -> Option<String> {
        let envelope = |kind: &str, word: &str, names: &Names| {
            let Some(world) = world else { return String::new() };
            let names = names.list();
            let objects: Vec<String> = names.iter().map(|name| world.object(kind, name)).collect();
            let (count, objects) = (names.len(), objects.join(","));
            format!("{{\"resultcount\":{count},\"results\":[{objects}],\"type\":\"{word}\",\"version\":5}}")
        };
        Some(match self {
            Self::Multiinfo(names) => envelope("info", "multiinfo", names),
            Self::Search(names) => envelope("search", "search", names),
            Self::Msearch(names) => envelope("search", "msearch", names),
            Self::List(names) => json!(names).to_string(),
            Self::Error(text, _, version) => {
                let (text, version) = (json!(text), json!(version));
                format!(r#"{{"error":{text},"resultcount":0,"results":[],"type":"error","version":{version}}}"#)
            }
            Self::Script(_, inner) => return inner.json(world),
            _ => return None,
        })
    }

    /// Compares an answer; `body` is its body, unpacked.
    pub(super) fn check(&self, world: &World, what: &str, answer: &Response, body: &[u8]) {
        let text = String::from_utf8_lossy(body);
        assert_eq!(answer.status, self.status(), "{what}: {text}");
        if let Some(json) = self.json(Some(world)) {
            let expected = match self {
                Self::Script(name, _) => format!("/**/{name}({json})"),
                _ => json,
            };
            assert_eq!(text, expected, "{what}");
            self.check_headers(what, answer);
        }
        match self {
            Self::Page(_, part) => {
                assert!(text.contains(part), "{what}: {text}");
                assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{what}");
            }
            Self::Redirect(to) => assert_eq!(answer.header("location"), Some(to.as_str()), "{what}"),
            Self::Refused(_, allowed) => assert_eq!(answer.header("allow"), Some(allowed.as_str()), "{what}"),
            Self::Allowed(methods) => {
                for name in ["allow", "access-control-allow-methods"] {
                    assert_eq!(answer.header(name), Some(methods.as_str()), "{what}");
                }
                assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{what}");
            }
            Self::Archive(file) => {
                let stored = std::fs::read(world.sample.directory().join("site/current").join(file)).unwrap();
                assert!(body == stored || body.is_empty(), "{what}: the stored bytes");
                assert_eq!(answer.header("content-length"), Some(stored.len().to_string().as_str()), "{what}");
                assert_eq!(answer.header("content-encoding"), None, "{what}");
                assert!(answer.header("last-modified").is_some() && is_strong(answer.header("etag")), "{what}");
            }
            _ => {}
        }
    }

    /// Headers of every JSON answer. Its entity tag is strong; an error that is one of HTTP too has none.
    fn check_headers(&self, what: &str, answer: &Response) {
        let media = if matches!(self, Self::Script(..)) { "text/javascript" } else { "application/json" };
        for (name, value) in [
            ("content-type", media),
            ("access-control-allow-origin", "*"),
            ("vary", "Accept-Encoding"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{what}: {name}");
        }
        let tag = answer.header("etag");
        assert!(if self.status() == 200 { is_strong(tag) } else { tag.is_none() }, "{what}: {tag:?}");
        assert!(!answer.body.contains(&b'\n') || answer.header("content-encoding").is_some(), "{what}: one line");
    }
}

/// Whether a tag is quoted, not weak, and longer than a word.
fn is_strong(tag: Option<&str>) -> bool {
    tag.is_some_and(|tag| tag.len() > 16 && tag.starts_with('"') && tag.ends_with('"'))
}
