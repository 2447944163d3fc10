//! Where the long lists of a package's page go on: a page shows the first rows, so that none is heavy, and pages of their
//! own show all of them.

use super::Renderer;
use super::lists::{Items, Kind};
use super::pager::pager;
use super::theme::ThemeError;
use crate::route::{List, Route};
use crate::site::artefact::Artefact;
use tera::{Context, Value};

/// Rows that the package's page shows of a list that goes on.
pub(super) const FIRST: usize = 200;

/// A list of so many rows or fewer is whole on the package's page.
const WHOLE: usize = 300;

/// Rows of a page of its own.
const PER_PAGE: usize = 1000;

/// How many pages of its own a list has.
pub(super) fn pages(items: &Items) -> usize {
    let goes_on = items.kind != Kind::Sources && items.len() > WHOLE;
    if goes_on { items.len().div_ceil(PER_PAGE) } else { 0 }
}

/// One of them, from 1, of the package of that name.
pub(super) fn route(kind: Kind, name: &str, page: usize) -> Route<'_> {
    Route::Browse(List::Of(kind.word(), name), page)
}

impl Renderer<'_> {
    /// The pages of its own that a list of a package has.
    pub(super) fn continued(&self, items: &Items, name: &str) -> Result<Vec<Artefact>, ThemeError> {
        let pages = pages(items);
        let page = |number: usize| {
            let route = route(items.kind, name, number);
            let rows = (number - 1) * PER_PAGE..(number * PER_PAGE).min(items.len());
            let mut context = Context::new();
            context.insert_value("path", Value::normal_string(&route.url_path()));
            context.insert_value("name", Value::normal_string(name));
            context.insert_value("package_path", Value::normal_string(&Route::Package(name).url_path()));
            context.insert_value("kind", Value::normal_string(items.kind.word()));
            context.insert_value("id", Value::normal_string(items.kind.id()));
            context.insert_value("count", Value::from(items.len() as u64));
            context.insert_value("rows", Value::safe_string(items.slice(rows)));
            context.insert_value("page", Value::from(number as u64));
            context.insert_value("pages", Value::from(pages as u64));
            let list = List::Of(items.kind.word(), name);
            context.insert("pager", &pager(number, pages, |page| Route::Browse(list, page).url_path()));
            self.page(route, "package_list.html", &context)
        };
        (1..=pages).map(page).collect()
    }
}
