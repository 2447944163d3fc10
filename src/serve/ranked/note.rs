//! What is said beside the matches, so that templates can say it in any language.

use aurpress_index::{Note, Unread};
use serde::Serialize;

/// A note: its kind, and what the sentence is about.
#[derive(Serialize)]
pub(super) struct NoteView {
    /// The last part of the string's name, `find-note-…`.
    kind: &'static str,
    /// What was searched as text.
    typed: String,
    /// How much was read.
    count: usize,
}

impl NoteView {
    /// The view of a note.
    pub(super) fn of(note: &Note) -> Self {
        let (kind, typed, count) = match note {
            Note::Characters(most) => ("characters", "", *most),
            Note::Pieces(most) => ("pieces", "", *most),
            Note::Guessed => ("guessed", "", 0),
            Note::SomeWords => ("some", "", 0),
            Note::AsText(typed, why) => (unread(*why), typed.as_str(), 0),
        };
        Self { kind, typed: typed.to_owned(), count }
    }
}

fn unread(why: Unread) -> &'static str {
    match why {
        Unread::Field => "field",
        Unread::Votes => "votes",
        Unread::Popularity => "popularity",
        Unread::Date => "date",
        Unread::State => "state",
        Unread::Regex => "regex",
        Unread::RegexLength => "regex-length",
        Unread::RegexCost => "regex-cost",
        Unread::Patterns => "patterns",
    }
}
