//! What the counters tell apart. Everything here is a small closed set, so nothing that a client sends can add a label.

use crate::serve::rpc::call::RpcError;

/// What a request was for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// RPC by name.
    Info,
    /// RPC search.
    Search,
    /// RPC suggestions of either sort.
    Suggest,
    /// An RPC request that was refused by the rules of the interface.
    RpcError,
    /// `/packages`
    SearchPage,
    /// A stored page, or that there is none.
    Page,
    /// A feed, an archive, an asset.
    File,
    /// Liveness and readiness.
    Health,
    /// What went to the old backend; its time ends where the answer begins to come.
    Fallback,
    /// Methods that are refused or described, redirects, requests that were shed.
    #[default]
    Other,
}

impl Kind {
    /// All of them, in the order of their numbers.
    pub(super) const ALL: [(Self, &'static str); 10] = [
        (Self::Info, "info"),
        (Self::Search, "search"),
        (Self::Suggest, "suggest"),
        (Self::RpcError, "rpc_error"),
        (Self::SearchPage, "search_page"),
        (Self::Page, "page"),
        (Self::File, "file"),
        (Self::Health, "health"),
        (Self::Fallback, "fallback"),
        (Self::Other, "other"),
    ];

    /// Those that are RPC calls.
    pub(super) const RPC: [Self; 4] = [Self::Info, Self::Search, Self::Suggest, Self::RpcError];

    /// The label.
    pub(crate) fn word(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Values of `type`, in the order of their numbers.
pub(super) const TYPES: [&str; 6] = ["info", "multiinfo", "search", "msearch", "suggest", "suggest-pkgbase"];

/// Values of `by`, in the order of their numbers; the first is meant when none is given.
pub(super) const BYS: [&str; 14] = [
    "name-desc",
    "name",
    "maintainer",
    "submitter",
    "comaintainers",
    "keywords",
    "groups",
    "depends",
    "makedepends",
    "checkdepends",
    "optdepends",
    "conflicts",
    "replaces",
    "provides",
];

/// An RPC call that was answered with results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Called {
    pub(super) kind: usize,
    pub(super) by: usize,
}

impl Called {
    /// From the words of a request that was found valid.
    pub(crate) fn new(kind: Option<&str>, by: Option<&str>) -> Option<Self> {
        let position = |list: &[&str], word: &str| list.iter().position(|known| *known == word);
        Some(Self { kind: position(&TYPES, kind?)?, by: by.map_or(Some(0), |by| position(&BYS, by))? })
    }

    fn for_what(self) -> Kind {
        match self.kind {
            0 | 1 => Kind::Info,
            2 | 3 => Kind::Search,
            _ => Kind::Suggest,
        }
    }
}

/// What a handler notes beside its answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) kind: Kind,
    pub(crate) call: Option<Called>,
    pub(crate) error: Option<RpcError>,
}

impl Note {
    /// A request of this kind.
    pub(crate) fn of(kind: Kind) -> Self {
        Self { kind, ..Self::default() }
    }

    /// A call with results.
    pub(crate) fn called(call: Option<Called>) -> Self {
        Self { kind: call.map_or(Kind::Other, Called::for_what), call, error: None }
    }

    /// A call that was refused.
    pub(crate) fn refused(error: RpcError) -> Self {
        Self { kind: Kind::RpcError, call: None, error: Some(error) }
    }
}

/// Why a request was refused for want of room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shed {
    /// More connections than are served.
    Connections,
    /// Too many requests wait already.
    Waiting,
    /// It waited too long.
    Late,
    /// Slow clients hold all the memory there is for them.
    Memory,
    /// Its connection was closed to make room for another, before there was a request.
    Evicted,
}

impl Shed {
    /// All of them, in the order of their numbers.
    pub(super) const ALL: [&'static str; 5] = ["connections", "waiting", "late", "memory", "evicted"];
}

/// What a client was too slow with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slow {
    /// A header, or the silence before it.
    Header,
    /// A body.
    Body,
    /// Taking its answer.
    Write,
}

impl Slow {
    /// All of them, in the order of their numbers.
    pub(super) const ALL: [&'static str; 3] = ["header", "body", "write"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_at_their_numbers() {
        for (number, (kind, _)) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, number);
        }
        assert_eq!(Shed::ALL[Shed::Evicted as usize], "evicted");
        assert_eq!(Slow::ALL[Slow::Write as usize], "write");
    }

    #[test]
    fn calls_have_the_words_of_the_interface() {
        let call = |kind, by| Note::called(Called::new(Some(kind), by));
        assert_eq!(call("multiinfo", None).kind, Kind::Info);
        assert_eq!(call("msearch", Some("maintainer")).kind, Kind::Search);
        assert_eq!(call("suggest-pkgbase", None).kind, Kind::Suggest);
        assert_eq!(Called::new(Some("search"), Some("<\">")), None);
        assert_eq!(Called::new(None, None), None);
    }
}
