//! A text with parts of it marked, as HTML.

use crate::render::html::push_escaped;
use std::ops::Range;

/// The text escaped, with `<mark>` around the parts, which are ascending ranges on characters.
pub(super) fn html(text: &str, marks: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len() + marks.len() * 13);
    let mut at = 0;
    for mark in marks {
        push_escaped(&text[at..mark.start], &mut out);
        out.push_str("<mark>");
        push_escaped(&text[mark.clone()], &mut out);
        out.push_str("</mark>");
        at = mark.end;
    }
    push_escaped(&text[at..], &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_escapes() {
        assert_eq!(html("a<b>é", &[1..2, 4..6]), "a<mark>&lt;</mark>b&gt;<mark>é</mark>");
        assert_eq!(html("", &[]), "");
    }
}
