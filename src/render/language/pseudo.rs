//! A made-up language for tests: English in brackets, with accents, and longer.
//!
//! A text of a page without brackets was not translated; a text that is cut off or runs out of its box will be so in a
//! language with long words.

use super::message::{Message, Part};

/// Its code.
pub const CODE: &str = "qps";

/// The message in the made-up language.
pub fn message(english: &Message) -> Message {
    let form = |form: &[Part]| {
        let mut parts = vec![Part::Text("⟦".to_owned())];
        let mut letters = 0;
        for part in form {
            match part {
                Part::Text(text) => {
                    letters += text.len();
                    parts.push(Part::Text(accented(text)));
                }
                Part::Argument(_) => parts.push(part.clone()),
            }
        }
        parts.push(Part::Text(format!("{}⟧", "~".repeat(letters.div_ceil(3).min(40)))));
        merged(parts)
    };
    let forms = english.categories().map(|category| (category, form(english.form(Some(category))))).collect();
    Message::new(form(english.form(None)), forms)
}

/// Neighbouring texts as one, so that a message without arguments stays one piece.
fn merged(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for part in parts {
        match (out.last_mut(), part) {
            (Some(Part::Text(last)), Part::Text(text)) => last.push_str(&text),
            (_, part) => out.push(part),
        }
    }
    out
}

/// Letters with accents; tags and character references stay.
fn accented(html: &str) -> String {
    let mut out = String::with_capacity(html.len() * 2);
    let mut until = None;
    for c in html.chars() {
        match (until, c) {
            (Some(end), _) => {
                out.push(c);
                until = (c != end).then_some(end);
            }
            (None, '<' | '&') => {
                out.push(c);
                until = Some(if c == '<' { '>' } else { ';' });
            }
            (None, _) => out.push(accent(c)),
        }
    }
    out
}

fn accent(letter: char) -> char {
    const PLAIN: &str = "aceinouyACEINOUY";
    const ACCENTED: [char; 16] = ['á', 'ç', 'é', 'í', 'ñ', 'ó', 'ú', 'ý', 'Á', 'Ç', 'É', 'Í', 'Ñ', 'Ó', 'Ú', 'Ý'];
    PLAIN.find(letter).map_or(letter, |at| ACCENTED[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_references_stay() {
        assert_eq!(accented("a <a href=\"/a\">b&amp;a</a>"), "á <a href=\"/a\">b&amp;á</a>");
    }
}
