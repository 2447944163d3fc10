//! `/browse`: what lists there are.

use super::cut;
use super::page::initials;
use super::{Browse, Facet, Renderer, Rows, Shelf};
use crate::render::theme::ThemeError;
use crate::route::{List, Route};
use crate::site::artefact::Artefact;
use tera::{Context, Value};

/// How many names of each facet are shown, in the order of [`Facet::ALL`].
const TOP: [usize; 4] = [24, 40, 16, 24];

/// Its place among the lists.
pub(super) fn shelf<'a>() -> Shelf<'a> {
    Shelf { list: List::Overview, rows: Rows::Packages(Vec::new()), cuts: cut::evenly(0, 1), total: 0, seconded: 0 }
}

impl Browse<'_> {
    /// The page.
    pub(super) fn overview(&self, renderer: &Renderer<'_>) -> Result<Artefact, ThemeError> {
        let route = Route::Browse(List::Overview, 1);
        let mut context = Context::new();
        context.insert_value("path", Value::normal_string(&route.url_path()));
        context.insert_value("initials", Value::safe_string(&initials(renderer, None)));
        context.insert_value("lists", Value::safe_string(&self.whole(renderer)));
        for (facet, count) in Facet::ALL.into_iter().zip(TOP) {
            let (names, all) = self.top(renderer, facet, count);
            context.insert_value(facet.plural(), Value::safe_string(&names));
            context.insert_value(format!("{}_count", facet.word()), Value::from(all as u64));
        }
        renderer.page(route, "browse.html", &context)
    }
}
