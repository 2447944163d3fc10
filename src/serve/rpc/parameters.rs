//! What an RPC request says: version, type, `by`, arguments and callback, from a query, a form, a path or JSON.
//!
//! Reads and keeps; judging the values is [`super::call`]'s work.

use crate::serve::path::{decode_form, pairs};
use std::borrow::Cow;

/// The interface version as given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Version {
    /// None was given.
    #[default]
    Missing,
    /// Something that is no whole number.
    NotANumber,
    /// This number.
    Number(i64),
}

impl Version {
    /// Reads `5`, `+5`, `05` or `5.0`.
    pub(crate) fn parse(text: &str) -> Self {
        let text = text.trim();
        let whole = match text.split_once('.') {
            Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|b| b == b'0') => whole,
            Some(_) => return Self::NotANumber,
            None => text,
        };
        whole.parse().map_or(Self::NotANumber, Self::Number)
    }
}

/// One request, as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parameters<'a> {
    pub(crate) version: Version,
    pub(crate) kind: Option<Cow<'a, str>>,
    pub(crate) by: Option<Cow<'a, str>>,
    pub(crate) callback: Option<Cow<'a, str>>,
    /// The arguments in the order given.
    pub(crate) names: Vec<Cow<'a, str>>,
    /// Whether a request of one argument means the last of them rather than the first.
    pub(crate) last_counts: bool,
    /// The global `?id=` is there: the whole request is a redirect.
    pub(crate) has_id: bool,
}

impl<'a> Parameters<'a> {
    /// Reads a query string; `decoded` is the same with all percent-escapes undone at once, because that is how
    /// arguments are cut: an escaped `&` ends one, and `+` stays a plus.
    pub(crate) fn from_query(raw: &'a str, decoded: &'a str) -> Self {
        let mut out = Self::default();
        for (key, value) in raw.split('&').map(|piece| piece.split_once('=').unwrap_or((piece, ""))) {
            out.set(&decode_form(key), value);
        }
        out.names = arguments(decoded);
        out.last_counts = true;
        out
    }

    /// Keeps a value that is no argument; the last one counts.
    fn set(&mut self, key: &str, value: &'a str) {
        match key {
            "v" => self.version = Version::parse(&decode_form(value)),
            "type" => self.kind = Some(decode_form(value)),
            "by" => self.by = Some(decode_form(value)),
            "callback" => self.callback = Some(decode_form(value)),
            "id" => self.has_id = true,
            _ => {}
        }
    }

    /// Reads a form body: `+` is a space, and `arg` and `arg[]` are used together, `arg` first.
    pub(crate) fn from_form(fields: impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)>) -> Self {
        let mut out = Self::default();
        let mut single = None;
        for (key, value) in fields {
            match key.as_ref() {
                "v" if value.is_empty() => out.version = Version::Missing,
                "v" => out.version = Version::parse(&value),
                "type" => out.kind = Some(value),
                "by" => out.by = Some(value),
                "callback" => out.callback = Some(value),
                "arg" => single = Some(value),
                "arg[]" => out.names.push(value),
                _ => {}
            }
        }
        if let Some(single) = single.filter(|single| !single.is_empty() || out.names.is_empty()) {
            out.names.insert(0, single);
        }
        out
    }

    /// Reads an urlencoded body.
    pub(crate) fn from_urlencoded(body: &'a str) -> Self {
        Self::from_form(pairs(body))
    }

    /// Fills what this request does not say from another part of it.
    pub(crate) fn or(mut self, other: Self) -> Self {
        if self.version == Version::Missing {
            self.version = other.version;
        }
        self.kind = self.kind.or(other.kind);
        self.by = self.by.or(other.by);
        self.callback = self.callback.or(other.callback);
        if self.names.is_empty() {
            self.names = other.names;
            self.last_counts = other.last_counts;
        }
        self
    }

    /// What a path says, completed by its query: the path gives version, type and argument, the query `by`, and the
    /// arguments if the path has none. A path takes no callback.
    pub(crate) fn with_query(self, mut query: Self) -> Self {
        query.callback = None;
        self.or(query)
    }

    /// What a body says, completed by the query of its address; arguments in the query count instead of the body's.
    pub(crate) fn with_url(mut self, query: Self) -> Self {
        if !query.names.is_empty() {
            self.names = Vec::new();
        }
        self.or(query)
    }

    /// The argument of a request that takes one.
    pub(crate) fn subject(&self) -> Option<&str> {
        let name = if self.last_counts { self.names.last() } else { self.names.first() };
        name.map(Cow::as_ref)
    }
}

/// The arguments of a decoded query: the last `arg` alone if it comes last, else the `arg[]` after the last `arg`.
fn arguments(decoded: &str) -> Vec<Cow<'_, str>> {
    let mut names = Vec::new();
    let mut last_is_single = false;
    for piece in decoded.split('&') {
        if let Some(value) = piece.strip_prefix("arg[]=") {
            if last_is_single {
                names.clear();
            }
            last_is_single = false;
            names.push(Cow::Borrowed(value));
        } else if let Some(value) = piece.strip_prefix("arg=") {
            names.clear();
            names.push(Cow::Borrowed(value));
            last_is_single = true;
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::path::decode_lossy;

    fn names(query: &str) -> Vec<String> {
        let decoded = decode_lossy(query);
        Parameters::from_query(query, &decoded).names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn which_arguments_count() {
        for (query, expected) in [
            ("arg=a&arg=b", vec!["b"]),
            ("arg[]=a&arg[]=b", vec!["a", "b"]),
            ("arg[]=a&arg=b&type=info", vec!["b"]),
            ("arg=a&arg[]=b&type=info&arg[]=c", vec!["b", "c"]),
            ("arg[]=a&arg=b&arg[]=c", vec!["c"]),
            ("arg%5B%5D=a", vec!["a"]),
            ("arg[0]=a&ARG=b&arg", vec![]),
            ("arg=", vec![""]),
            ("v=5&type=info", vec![]),
            ("arg=libc++", vec!["libc++"]),
            ("arg=libc%2B%2B", vec!["libc++"]),
            ("arg=a%26b", vec!["a"]),
            ("arg=a=b", vec!["a=b"]),
            ("arg=100%", vec!["100%"]),
            ("arg=%ff%fe", vec!["\u{fffd}\u{fffd}"]),
        ] {
            assert_eq!(names(query), expected, "{query}");
        }
    }

    #[test]
    fn versions() {
        for (text, expected) in [
            ("5", Version::Number(5)),
            ("+5", Version::Number(5)),
            ("05", Version::Number(5)),
            ("5.0", Version::Number(5)),
            (" 5", Version::Number(5)),
            ("-1", Version::Number(-1)),
            ("", Version::NotANumber),
            ("abc", Version::NotANumber),
            ("5.5", Version::NotANumber),
            ("5.", Version::NotANumber),
            ("foo.0", Version::NotANumber),
        ] {
            assert_eq!(Version::parse(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_last_value_counts_and_plus_is_a_space_outside_arguments() {
        let query = "v=5&v=4&type=info&type=sea+rch&by=x&by=&callback=a&id=3";
        let parameters = Parameters::from_query(query, query);
        assert_eq!(parameters.version, Version::Number(4));
        assert_eq!(parameters.kind.as_deref(), Some("sea rch"));
        assert_eq!(parameters.by.as_deref(), Some(""));
        assert!(parameters.has_id);
    }

    #[test]
    fn forms_use_both_spellings_together() {
        let form = Parameters::from_urlencoded("&arg%5B%5D=b&v=5&type=info&arg%5B%5D=c+d&arg=a%2Bb");
        assert_eq!(form.names, ["a+b", "b", "c d"]);
        assert_eq!(form.subject(), Some("a+b"));
        assert_eq!(Parameters::from_urlencoded("v=&arg=").version, Version::Missing);
        assert_eq!(Parameters::from_urlencoded("arg=").names, [""]);
        assert_eq!(Parameters::from_urlencoded("arg=&arg[]=x").names, ["x"]);
        assert_eq!(Parameters::from_urlencoded("v=x").version, Version::NotANumber);
    }

    #[test]
    fn a_query_of_several_means_the_last_where_one_is_wanted() {
        let query = "arg[]=a&arg[]=b";
        assert_eq!(Parameters::from_query(query, query).subject(), Some("b"));
    }
}
