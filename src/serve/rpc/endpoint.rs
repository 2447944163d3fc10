//! What an RPC path means.

use super::parameters::{Parameters, Version};
use crate::serve::path::decode_lossy;
use std::borrow::Cow;

/// A path that the RPC answers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Endpoint<'a> {
    /// `/rpc`, `/rpc/`, `/rpc.php`, `/rpc.php/`: everything is in the query or the form.
    Legacy {
        /// Whether it takes forms.
        takes_post: bool,
    },
    /// `/rpc/vN/WORD` or `/rpc/vN/WORD/ARGUMENT`.
    Path(PathForm<'a>),
}

/// A request whose path says most of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PathForm<'a> {
    version: Version,
    pub(crate) word: Word,
    argument: Option<Cow<'a, str>>,
}

/// The types that have a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Info,
    Search,
    Suggest,
    SuggestBase,
}

impl Word {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "info" => Self::Info,
            "search" => Self::Search,
            "suggest" => Self::Suggest,
            "suggest-pkgbase" => Self::SuggestBase,
            _ => return None,
        })
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Search => "search",
            Self::Suggest => "suggest",
            Self::SuggestBase => "suggest-pkgbase",
        }
    }
}

impl<'a> Endpoint<'a> {
    /// Reads a raw path, spelled exactly; `None` when the RPC does not answer it.
    pub(crate) fn parse(raw: &'a str) -> Option<Self> {
        match raw {
            "/rpc" | "/rpc/" => return Some(Self::Legacy { takes_post: true }),
            "/rpc.php" | "/rpc.php/" => return Some(Self::Legacy { takes_post: false }),
            _ => {}
        }
        let (version, rest) = raw.strip_prefix("/rpc/v")?.split_once('/')?;
        let (word, argument) = match rest.split_once('/') {
            Some((_, argument)) if argument.is_empty() || argument.contains('/') => return None,
            Some((word, argument)) => (word, Some(decode_lossy(argument))),
            None => (rest, None),
        };
        let word = Word::parse(word)?;
        if argument.is_none() && matches!(word, Word::Suggest | Word::SuggestBase) {
            return None;
        }
        Some(Self::Path(PathForm { version: Version::parse(&decode_lossy(version)), word, argument }))
    }

    /// Whether it takes POST.
    pub(crate) fn takes_post(&self) -> bool {
        match self {
            Self::Legacy { takes_post } => *takes_post,
            Self::Path(path) => path.argument.is_none(),
        }
    }
}

impl PathForm<'_> {
    /// What the path alone says.
    pub(crate) fn parameters(&self) -> Parameters<'_> {
        Parameters {
            version: self.version,
            kind: Some(Cow::Borrowed(self.word.kind())),
            names: self.argument.iter().map(|argument| Cow::Borrowed(argument.as_ref())).collect(),
            ..Parameters::default()
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn paths() {
        for path in [
            "/rpc",
            "/rpc/",
            "/rpc.php",
            "/rpc.php/",
            "/rpc/v5/info",
            "/rpc/v5/info/c++x",
            "/rpc/v4/search/x",
            "/rpc/vfoo/info",
            "/rpc/v5/suggest/a",
            "/rpc/v5/suggest-pkgbase/a",
        ] {
            assert!(Endpoint::parse(path).is_some(), "{path}");
        }
        for path in [
            "/rpc/v5",
            "/rpc/v5/",
            "/rpc/v5/info/",
            "/rpc/v5/info/a/",
            "/rpc/v5/info/a/b",
            "/rpc/v5/suggest",
            "/rpc/v5/multiinfo/x",
            "/rpc/v5/msearch/x",
            "/rpcx",
            "/rpc/info",
            "/rpc/7",
        ] {
            assert_eq!(Endpoint::parse(path), None, "{path}");
        }
    }

    #[test]
    fn a_plus_in_a_path_is_a_plus() {
        let Some(Endpoint::Path(path)) = Endpoint::parse("/rpc/v5/info/c++foo%2Dutils%20x") else { panic!() };
        assert_eq!(path.parameters().names, ["c++foo-utils x"]);
    }

    #[test]
    fn who_takes_post() {
        for (path, expected) in
            [("/rpc", true), ("/rpc/", true), ("/rpc.php", false), ("/rpc/v5/info", true), ("/rpc/v5/info/x", false)]
        {
            assert_eq!(Endpoint::parse(path).unwrap().takes_post(), expected, "{path}");
        }
    }
}
