//! What can be asked: the RPC's `by` values, the search page's parameters, and the shapes of answers.

/// Number of a package; numbers ascend with `Packages.ID`. Valid for one open [`crate::Index`]: `0..Index::len()` in a whole
/// generation, while in an amended one some numbers stand for nothing, see [`crate::Index::docs`].
pub type DocId = u32;

/// The RPC's `by` values of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum By {
    Name,
    NameDesc,
    Maintainer,
    Submitter,
    Comaintainers,
    Keywords,
    Groups,
    Depends,
    MakeDepends,
    CheckDepends,
    OptDepends,
    Conflicts,
    Replaces,
    Provides,
}

/// More results than the limit that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

/// `SeB` of the search page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SearchBy {
    #[default]
    NameDesc,
    Name,
    Base,
    ExactName,
    ExactBase,
    Keywords,
    Maintainer,
    Comaintainer,
    MaintainerOrComaintainer,
    Submitter,
}

/// `SB` of the search page. `w` and `o` (per-user marks) mean `Name` for a guest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SortBy {
    Name,
    Votes,
    #[default]
    Popularity,
    Maintainer,
    LastModified,
}

/// One request of the search page, already sanitised.
#[derive(Clone, Debug, Default)]
pub struct ListQuery<'a> {
    /// `K` as typed (form-decoded); how it is split depends on `by`.
    pub text: &'a str,
    /// `SeB`.
    pub by: SearchBy,
    /// `SB`.
    pub sort: SortBy,
    /// `SO` is `d`: the secondary key is reversed too.
    pub descending: bool,
    /// `outdated`: `Some(true)` only flagged, `Some(false)` only not flagged.
    pub outdated: Option<bool>,
    /// `submit=Orphans`.
    pub orphans: bool,
    /// Rows to skip.
    pub offset: usize,
    /// Rows to return at most.
    pub limit: usize,
}

/// Answer to a [`ListQuery`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPage {
    /// All matches.
    pub total: usize,
    /// The rows of this page, in order.
    pub docs: Vec<DocId>,
}

/// What the search page shows of a package.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Row<'a> {
    pub name: &'a str,
    pub base: &'a str,
    pub version: &'a str,
    pub description: Option<&'a str>,
    pub maintainer: Option<&'a str>,
    pub votes: u32,
    /// Stored, not decayed, in millionths.
    pub popularity_micros: u64,
    pub out_of_date: Option<i64>,
    pub modified: i64,
}

/// One result of a ranked search.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The package.
    pub doc: DocId,
    /// Higher is better; comparable within one answer.
    pub score: f32,
}
