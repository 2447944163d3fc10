//! What is said to whoever asked, beside the matches.

use super::MAX_PATTERNS;
use std::fmt::{self, Display, Formatter};

/// Something that was not taken as it was typed, or found otherwise. Its `Display` is an English sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Only so many characters were read.
    Characters(usize),
    /// Only so many pieces were read.
    Pieces(usize),
    /// A piece, as it was typed but short enough for a sentence, was searched as text.
    AsText(String, Unread),
    /// Nothing has the words; what is shown has words like them.
    Guessed,
    /// Nothing has all words; what is shown has some of them.
    SomeWords,
}

/// Why a piece was searched as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// No field has that name.
    Field,
    /// `votes:` without a number.
    Votes,
    /// `popularity:` without a number.
    Popularity,
    /// `updated:` without a date.
    Date,
    /// `is:` with a word that is no state.
    State,
    /// No regular expression.
    Regex,
    /// A regular expression of too many characters.
    RegexLength,
    /// A regular expression that would take too long.
    RegexCost,
    /// One pattern or regular expression too many.
    Patterns,
}

impl Display for Note {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Characters(most) => write!(f, "Only the first {most} characters are searched for."),
            Self::Pieces(most) => write!(f, "Only the first {most} words and conditions are searched for."),
            Self::AsText(typed, why) => write!(f, "“{typed}” is searched as text: {why}"),
            Self::Guessed => f.write_str("Nothing has these words as they are typed; these have words like them."),
            Self::SomeWords => f.write_str("Nothing has all of these words; these have some of them."),
        }
    }
}

impl Display for Unread {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Field => "there is no such field.",
            Self::Votes => "votes: takes a number, as in votes:>10.",
            Self::Popularity => "popularity: takes a number, as in popularity:>1.5.",
            Self::Date => "updated: takes a date, as in updated:>2026-01-31.",
            Self::State => "is: takes orphan, maintained, outdated or current.",
            Self::Regex => "it is no regular expression.",
            Self::RegexLength => "the regular expression is too long.",
            Self::RegexCost => "the regular expression is too complex.",
            Self::Patterns => {
                return write!(f, "a query may have {MAX_PATTERNS} patterns and regular expressions.");
            }
        })
    }
}
