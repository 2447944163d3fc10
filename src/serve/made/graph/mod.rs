//! What a package needs and what needs it, as a picture: `/packages/NAME/graph`.
//!
//! Dependencies at run time alone. A name is the package that bears it, else the best that provides it; what no package of
//! the registry is stands at the edge. Levels and columns are bounded, the numbers beside count further than is shown.

mod layout;
mod svg;
mod walk;

use crate::route::Route;
use crate::serve::answer::Answer;
use crate::serve::language::Shown;
use crate::serve::site::Site;
use serde::Serialize;
use walk::Walk;

#[derive(Serialize)]
struct View<'a> {
    path: String,
    name: &'a str,
    package_path: String,
    drawing: String,
    needs: usize,
    /// Whether there may be more than were counted.
    needs_more: bool,
    outside: usize,
    needed: usize,
    needed_more: bool,
    direct: usize,
    cycles: bool,
}

/// The page.
pub(super) fn answer(site: &Site, release: &Shown<'_>, name: &str) -> Option<Answer> {
    let doc = release.index.find(name)?;
    let row = release.index.row(doc);
    let walk = Walk::new(&release.index);
    let graph = layout::arrange(&walk, doc);
    let (needs, needed) = (walk.all_needs(doc), walk.all_needed(doc));
    let package_path = Route::Package(row.name).url_path();
    let view = View {
        path: format!("{package_path}/graph"),
        name: row.name,
        drawing: svg::draw(&graph, row.name),
        cycles: graph.edges.iter().any(|edge| edge.cycle),
        needs: needs.packages,
        needs_more: needs.more,
        outside: needs.outside,
        needed: needed.packages,
        needed_more: needed.more,
        direct: walk.needed(doc).len(),
        package_path,
    };
    Some(super::page(site, release, "graph.html", &view))
}
