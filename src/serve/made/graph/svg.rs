//! The drawing: boxes in columns, curves between them. Colours are the style sheet's.

use super::layout::{Graph, Node, What};
use crate::render::html;
use crate::route::Route;
use std::cmp::Ordering;
use std::fmt::Write;

/// Sizes, in the drawing's own units.
const BOX: (i32, i32) = (170, 24);
const STEP: (i32, i32) = (230, 34);
const MARGIN: i32 = 8;
/// How far a curve between boxes of one column goes to the side.
const BESIDE: i32 = 45;

/// Characters of a name that fit into a box.
const LONGEST: usize = 20;

/// Draws a graph; `name` is the package that it is about.
pub(super) fn draw(graph: &Graph, name: &str) -> String {
    let columns = graph.nodes.iter().map(|node| node.column);
    let (first, last) = (columns.clone().min().unwrap_or(0), columns.max().unwrap_or(0));
    let rows = |column: i32| graph.nodes.iter().filter(|node| node.column == column).count();
    let most = (first..=last).map(rows).max().unwrap_or(1);
    let height = length(most) * STEP.1 + 2 * MARGIN;
    let width = (last - first) * STEP.0 + BOX.0 + BESIDE + MARGIN;
    // Columns are centred.
    let place = |node: &Node| {
        let top = (length(most) - length(rows(node.column))) * STEP.1 / 2;
        ((node.column - first) * STEP.0 + MARGIN, top + length(node.row) * STEP.1 + MARGIN)
    };
    let mut out =
        format!("<svg class=\"graph\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n");
    for edge in &graph.edges {
        let ((from_x, from_y), (to_x, to_y)) = (place(&graph.nodes[edge.from]), place(&graph.nodes[edge.to]));
        let (y1, y2) = (from_y + BOX.1 / 2, to_y + BOX.1 / 2);
        // To a later column, within a column beside it, or back: never along the boxes.
        let half = ((to_x - from_x).abs() - BOX.0) / 2;
        let (x1, x2, bend1, bend2) = match from_x.cmp(&to_x) {
            Ordering::Less => (from_x + BOX.0, to_x, half, -half),
            Ordering::Equal => (from_x + BOX.0, from_x + BOX.0, BESIDE, BESIDE),
            Ordering::Greater => (from_x, to_x + BOX.0, -half, half),
        };
        let class = if edge.cycle { "edge cycle" } else { "edge" };
        let (c1, c2) = (x1 + bend1, x2 + bend2);
        let _ = writeln!(out, "<path class=\"{class}\" d=\"M{x1} {y1}C{c1} {y1} {c2} {y2} {x2} {y2}\"/>");
    }
    for node in &graph.nodes {
        push_node(node, place(node), node.column == 0 && node.text == name, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

fn push_node(node: &Node, (x, y): (i32, i32), is_subject: bool, out: &mut String) {
    let class = match node.what {
        What::Package if is_subject => "node subject",
        What::Package => "node",
        What::Outside => "node outside",
        What::More => "node more",
    };
    if node.what == What::Package {
        out.push_str("<a href=\"");
        html::push_escaped(&Route::Package(&node.text).url_path(), out);
        out.push_str("\">");
    }
    let _ = write!(out, "<g class=\"{class}\"><title>");
    html::push_escaped(&node.text, out);
    let _ = write!(
        out,
        "</title><rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" rx=\"4\"/><text x=\"{}\" y=\"{}\">",
        BOX.0,
        BOX.1,
        x + BOX.0 / 2,
        y + 16
    );
    html::push_escaped(&shortened(&node.text), out);
    out.push_str("</text></g>");
    out.push_str(if node.what == What::Package { "</a>\n" } else { "\n" });
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST - 1).chain(['\u{2026}']).collect()
}

/// Rows and columns are few.
fn length(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 1000)
}
