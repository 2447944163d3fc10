//! What goes into the index: one [`Document`] a package, one [`Base`] a package base.

use crate::terms::Kind;

/// A name with an optional version condition, as `foo` and `>=1.0` (empty when there is none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameCondition<'a> {
    /// Name without the condition.
    pub name: &'a str,
    /// Condition, operator included; empty when there is none.
    pub condition: &'a str,
}

/// One package, everything that search and RPC answer about it.
#[derive(Clone, Debug, Default)]
pub struct Document<'a> {
    /// `Packages.ID`; ids are unique, and results come in this order.
    pub id: u32,
    /// `PackageBases.ID`.
    pub base_id: u32,
    /// Package name, stored spelling.
    pub name: &'a str,
    /// Package base name, stored spelling.
    pub base: &'a str,
    /// `[epoch:]pkgver-pkgrel`.
    pub version: &'a str,
    /// Description; `None` is SQL NULL and JSON null.
    pub description: Option<&'a str>,
    /// Upstream URL; `None` is SQL NULL and JSON null.
    pub url: Option<&'a str>,
    /// Snapshot path of the base, e.g. `/cgit/aur.git/snapshot/BASE.tar.gz`.
    pub url_path: &'a str,
    /// Stored number of votes.
    pub votes: u32,
    /// Stored popularity in millionths, as of `popularity_updated`.
    pub popularity_micros: u64,
    /// Epoch seconds at which the stored popularity was computed.
    pub popularity_updated: i64,
    /// Epoch seconds of the out-of-date flag.
    pub out_of_date: Option<i64>,
    /// Epoch seconds of the first submission.
    pub submitted: i64,
    /// Epoch seconds of the last push.
    pub modified: i64,
    /// Maintainer's user name; `None` is an orphan.
    pub maintainer: Option<&'a str>,
    /// Submitter's user name.
    pub submitter: Option<&'a str>,
    /// Open requests on the base.
    pub pending_requests: u32,
    /// Co-maintainers in name order, each once.
    pub comaintainers: Vec<&'a str>,
    /// Keywords in name order, each once.
    pub keywords: Vec<&'a str>,
    /// Groups in row order.
    pub groups: Vec<&'a str>,
    /// Licences in row order.
    pub licenses: Vec<&'a str>,
    /// Dependencies of the four kinds in row order, equal entries once.
    pub depends: Vec<NameCondition<'a>>,
    /// As `depends`.
    pub make_depends: Vec<NameCondition<'a>>,
    /// As `depends`.
    pub check_depends: Vec<NameCondition<'a>>,
    /// As `depends`; the description of an optional dependency is not part of it.
    pub opt_depends: Vec<NameCondition<'a>>,
    /// Relations in row order, equal entries once.
    pub conflicts: Vec<NameCondition<'a>>,
    /// As `conflicts`.
    pub provides: Vec<NameCondition<'a>>,
    /// As `conflicts`.
    pub replaces: Vec<NameCondition<'a>>,
}

/// One package base, packages or none.
#[derive(Clone, Copy, Debug)]
pub struct Base<'a> {
    /// Base name, stored spelling.
    pub name: &'a str,
    /// How many packages it has.
    pub packages: u32,
    /// Whether its only package bears the same name, so that its page is that package's page.
    pub is_its_package: bool,
}

/// Calls `each` with every name that a document can be found by exactly, and its role.
pub(crate) fn each_name<'a>(doc: &Document<'a>, mut each: impl FnMut(Kind, &'a str)) {
    let names: [(Kind, &[NameCondition<'a>]); 7] = [
        (Kind::Depends, &doc.depends),
        (Kind::MakeDepends, &doc.make_depends),
        (Kind::CheckDepends, &doc.check_depends),
        (Kind::OptDepends, &doc.opt_depends),
        (Kind::Conflicts, &doc.conflicts),
        (Kind::Provides, &doc.provides),
        (Kind::Replaces, &doc.replaces),
    ];
    for (kind, names) in names {
        names.iter().for_each(|n| each(kind, n.name));
    }
    let texts: [(Kind, &[&'a str]); 6] = [
        (Kind::Maintainer, doc.maintainer.as_slice()),
        (Kind::Submitter, doc.submitter.as_slice()),
        (Kind::Comaintainer, &doc.comaintainers),
        (Kind::Keyword, &doc.keywords),
        (Kind::Group, &doc.groups),
        (Kind::License, &doc.licenses),
    ];
    for (kind, texts) in texts {
        texts.iter().for_each(|text| each(kind, text));
    }
}
