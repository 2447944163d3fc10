//! What the pages of a package base were made from, as digests.

/// Digests of the inputs of one base's pages, apart by kind, so that a change can be explained. All zero is no base's:
/// it stands for pages whose state is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// The rows of the base and its packages.
    pub rows: u64,
    /// Who bears and who provides what its packages depend on.
    pub depends: u64,
    /// Who requires its packages.
    pub required: u64,
    /// Its comments.
    pub comments: u64,
    /// When it was voted for, by quarter.
    pub votes: u64,
    /// What of it changes with time alone: the popularity shown.
    pub clock: u64,
}

impl Inputs {
    /// Pages whose state is unknown: they are made again.
    pub const UNKNOWN: Self = Self { rows: 0, depends: 0, required: 0, comments: 0, votes: 0, clock: 0 };

    /// What differs between two states, in words.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let parts = [
            (self.rows != other.rows, "its own rows"),
            (self.depends != other.depends, "who satisfies its dependencies"),
            (self.required != other.required, "who requires it"),
            (self.comments != other.comments, "its comments"),
            (self.votes != other.votes, "its votes"),
            (self.clock != other.clock, "its popularity today"),
        ];
        parts.into_iter().filter(|(differs, _)| *differs).map(|(_, name)| name).collect()
    }
}
