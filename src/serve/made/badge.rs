//! Badges: what a package's state is, as a small picture for pages elsewhere.

use crate::render::rss::push_xml;
use crate::serve::answer::{Answer, Kind};
use crate::serve::language;
use aurpress_index::Row;
use hyper::StatusCode;
use std::fmt::Write;

/// The longest text of a badge, in characters.
const LONGEST: usize = 48;

/// What a badge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The version; in another colour while flagged.
    Version,
    /// The number of votes.
    Votes,
    /// Who maintains it.
    Maintainer,
    /// Whether it is flagged out of date, and since when.
    OutOfDate,
}

impl Shown {
    /// The one with this word in its address.
    pub(crate) fn named(word: &str) -> Option<Self> {
        Some(match word {
            "version" => Self::Version,
            "votes" => Self::Votes,
            "maintainer" => Self::Maintainer,
            "out-of-date" => Self::OutOfDate,
            _ => return None,
        })
    }

    /// Label, value and colour.
    fn of(self, row: &Row<'_>) -> (&'static str, String, &'static str) {
        let flagged = row.out_of_date.filter(|at| *at != 0);
        match self {
            Self::Version => ("AUR", row.version.to_owned(), if flagged.is_some() { RED } else { BLUE }),
            Self::Votes => ("AUR votes", row.votes.to_string(), BLUE),
            Self::Maintainer => match row.maintainer {
                Some(name) => ("AUR maintainer", name.to_owned(), BLUE),
                None => ("AUR maintainer", "orphan".to_owned(), RED),
            },
            Self::OutOfDate => match flagged {
                Some(at) => {
                    let mut day = "since ".to_owned();
                    crate::model::time::push_date(at, &mut day);
                    ("AUR out of date", day, RED)
                }
                None => ("AUR out of date", "no".to_owned(), GREEN),
            },
        }
    }
}

// Dark enough for white text: a contrast of 4.5 or more.
const BLUE: &str = "#0b6aa2";
const RED: &str = "#b3261e";
const GREEN: &str = "#2b7a2f";
const GREY: &str = "#4a4f54";

/// The picture; of a package that is not there it says so, since what shows it shows no page.
pub(super) fn answer(release: &language::Shown<'_>, name: &str, shown: Shown) -> Answer {
    let media = Kind::Text("image/svg+xml");
    match release.index.find(name) {
        Some(doc) => {
            let (label, value, colour) = shown.of(&release.index.row(doc));
            Answer::new(media, svg(label, &value, colour))
        }
        None => Answer::new(media, svg("AUR", "not found", GREY)).with_status(StatusCode::NOT_FOUND),
    }
}

fn svg(label: &str, value: &str, colour: &str) -> String {
    let mut value: String = value.chars().filter(|c| !c.is_control()).collect();
    if value.chars().count() > LONGEST {
        value = value.chars().take(LONGEST).chain(['\u{2026}']).collect();
    }
    let (left, right) = (width(label), width(&value));
    let (first, second) = (left + 12, right + 12);
    let total = first + second;
    let mut title = String::new();
    push_xml(&format!("{label}: {value}"), &mut title);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{total}\" height=\"20\" viewBox=\"0 0 {total} 20\" role=\"img\" \
         aria-label=\"{title}\"><title>{title}</title>\
         <path fill=\"{GREY}\" d=\"M3 0h{}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z\"/>\
         <path fill=\"{colour}\" d=\"M{first} 0h{}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{}z\"/>\
         <g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"11\" text-anchor=\"middle\">",
        first - 3,
        second - 3,
        second - 3,
    );
    for (text, middle, length) in [(label, first / 2, left), (&value, first + second / 2, right)] {
        let _ = write!(out, "<text x=\"{middle}\" y=\"14\" textLength=\"{length}\">");
        push_xml(text, &mut out);
        out.push_str("</text>");
    }
    out.push_str("</g></svg>\n");
    out
}

/// About how wide a text of size 11 is, in pixels; the picture makes it exactly that wide.
fn width(text: &str) -> u32 {
    let of = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' => 4,
        'f' | 't' | 'r' | '(' | ')' | '-' | ' ' => 5,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 10,
        '\u{1100}'.. => 12,
        c if c.is_uppercase() => 8,
        _ => 7,
    };
    text.chars().map(of).sum::<u32>().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_texts_stay_texts() {
        let svg = svg("AUR", "<script>\"&\u{1}\u{202e}", BLUE);
        assert!(
            svg.contains("&lt;script&gt;&quot;&amp;") && !svg.contains("<script>") && !svg.contains('\u{1}'),
            "{svg}"
        );
        assert!(super::svg("AUR", &"x".repeat(500), BLUE).len() < 2000);
    }
}
