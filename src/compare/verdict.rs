//! What is said of one pair of answers.

use super::deviation;
use super::exchange::{Answer, Request};
use super::facts;

/// How two answers to one request relate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They mean the same.
    Agree,
    /// They differ as documented, under this name.
    Tolerated(&'static str, Difference),
    /// The two sides hold different data about the packages concerned.
    Data(Drift, Difference),
    /// They differ.
    Differ(Difference),
    /// One side did not answer.
    Failed(String),
}

/// How the data of the two sides differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drift {
    /// The other side knows a later change of a package, or a package that ours does not know.
    NewerThere,
    /// Ours knows a later change, or a package that the other side does not know.
    NewerHere,
    /// Votes, popularity, flags and the like differ, which move without a change of the package.
    Moved,
}

impl Drift {
    /// As reports name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NewerThere => "newer there",
            Self::NewerHere => "newer here",
            Self::Moved => "votes, maintainers or flags moved",
        }
    }
}

/// What differs, and which packages' data could be the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// One line for a person: theirs before ours.
    pub text: String,
    /// The facts that differ, such as `info Votes`, `deps`, `status`.
    pub fields: Vec<String>,
    /// Packages whose data could explain it: all of them must have changed for that, unless `cut` is set.
    pub concerns: Vec<String>,
    /// The answers are one page of a longer list: a package that changed may have pushed another one out.
    pub cut: bool,
    /// What the answers themselves show: they differ only as far as the data behind them does.
    pub shown: Option<Drift>,
}

impl Difference {
    /// One field, nothing that data could explain.
    pub(crate) fn of(field: &str, text: impl Into<String>) -> Self {
        Self { text: text.into(), fields: vec![field.to_owned()], ..Self::default() }
    }

    /// With the packages that could explain it.
    pub(crate) fn about(mut self, concerns: Vec<String>) -> Self {
        self.concerns = concerns;
        self
    }
}

/// Compares what two servers with the same data said: `theirs` is aurweb's answer or the recorded one.
#[must_use]
pub fn judge(request: &Request, theirs: &Answer, ours: &Answer) -> Verdict {
    match facts::difference(request, theirs, ours) {
        None => Verdict::Agree,
        Some(difference) => match deviation::of(request, theirs, ours, &difference) {
            Some(name) => Verdict::Tolerated(name, difference),
            None => Verdict::Differ(difference),
        },
    }
}
