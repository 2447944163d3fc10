//! Charts as SVG inside a page: no script, no style of their own, colours by the style sheet. The numbers stand in a table
//! below columns, folded, and beside bars, so that nothing is said by a picture alone.

use super::html;
use super::language::Language;
use std::fmt::Write;

/// Size of the drawing, in its own units.
const WIDTH: usize = 640;
const HEIGHT: usize = 200;
/// Room for labels below the columns, and for the largest number above them.
const BELOW: usize = 22;
const ABOVE: usize = 20;

/// Width of a character of a label, and what is left free beside one.
const CHARACTER: usize = 8;
const FREE: usize = 12;

/// What a chart shows: labels, which are plain text, and numbers.
pub(super) type Rows = [(String, u64)];

/// A chart of columns. `id` names it in the page, `caption` is HTML.
pub(super) fn columns(language: &Language, id: &str, caption: &str, rows: &Rows) -> String {
    let most = rows.iter().map(|(_, number)| *number).max().unwrap_or(0).max(1);
    let mut out = open(id, caption);
    let _ = write!(
        out,
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-labelledby=\"{id}\">\n\
         <line class=\"grid\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{ABOVE}\" y2=\"{ABOVE}\"/>\
         <line class=\"grid\" x1=\"0\" x2=\"{WIDTH}\" y1=\"{0}\" y2=\"{0}\"/>\n\
         <text class=\"axis\" x=\"0\" y=\"{1}\">{2}</text>\n",
        HEIGHT - BELOW,
        ABOVE - 6,
        language.number(most),
    );
    let longest = rows.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
    let every = (rows.len() * (longest * CHARACTER + FREE)).div_ceil(WIDTH).max(1);
    let room = HEIGHT - BELOW - ABOVE;
    for (at, (label, number)) in rows.iter().enumerate() {
        let (left, right) = (WIDTH * at / rows.len(), WIDTH * (at + 1) / rows.len());
        let gap = ((right - left) / 8).max(1);
        // A column that is not nothing is seen.
        let height = (room * scaled(*number, most) / SCALE).max(usize::from(*number > 0));
        let _ = write!(
            out,
            "<rect class=\"column\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{height}\"><title>",
            left + gap,
            HEIGHT - BELOW - height,
            right - left - 2 * gap,
        );
        html::push_escaped(label, &mut out);
        let _ = write!(out, ": {}</title></rect>", language.number(*number));
        // Not at the very edges, where a label would be cut off.
        if at % every == every / 2 {
            let _ = write!(out, "<text class=\"axis label\" x=\"{}\" y=\"{}\">", (left + right) / 2, HEIGHT - 6);
            html::push_escaped(label, &mut out);
            out.push_str("</text>");
        }
        out.push('\n');
    }
    out.push_str("</svg>\n");
    close(language, rows, out)
}

/// Names with bars beside them, for labels of any length.
pub(super) fn bars(language: &Language, id: &str, caption: &str, rows: &[(String, u64)]) -> String {
    let most = rows.iter().map(|(_, number)| *number).max().unwrap_or(0).max(1);
    let mut out = open(id, caption);
    out.push_str("<table class=\"bars\">\n<tbody>\n");
    for (label, number) in rows {
        // Labels of bars are links already.
        let width = scaled(*number, most).max(usize::from(*number > 0));
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{label}</th><td><svg class=\"bar\" viewBox=\"0 0 {SCALE} 10\" \
             preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"column\" x=\"0\" y=\"0\" width=\"{width}\" \
             height=\"10\"/></svg></td><td>{}</td></tr>",
            language.number(*number),
        );
    }
    out.push_str("</tbody>\n</table>\n</figure>\n");
    out
}

/// Parts of the largest number that are told apart.
const SCALE: usize = 1000;

fn scaled(number: u64, most: u64) -> usize {
    usize::try_from(u128::from(number) * SCALE as u128 / u128::from(most)).unwrap_or(SCALE)
}

fn open(id: &str, caption: &str) -> String {
    format!("<figure>\n<figcaption id=\"{id}\">{caption}</figcaption>\n")
}

fn close(language: &Language, rows: &Rows, mut out: String) -> String {
    out.push_str("<details class=\"numbers\"><summary>");
    out.push_str(language.strings.chart_numbers.text());
    out.push_str("</summary>\n<table>\n<tbody>\n");
    for (label, number) in rows {
        out.push_str("<tr><th scope=\"row\">");
        html::push_escaped(label, &mut out);
        let _ = writeln!(out, "</th><td>{}</td></tr>", language.number(*number));
    }
    out.push_str("</tbody>\n</table>\n</details>\n</figure>\n");
    out
}
