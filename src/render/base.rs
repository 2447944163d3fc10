//! The page of a package base that is more than one package of the same name.

use super::Renderer;
use super::html::{self, EscapedSegment};
use super::theme::ThemeError;
use crate::catalogue::BaseIndex;
use crate::route::Route;
use crate::site::artefact::Artefact;
use std::fmt::Write;
use tera::{Context, Value};

impl Renderer<'_> {
    pub(super) fn base_page(&self, base: BaseIndex, shared: Context) -> Result<Artefact, ThemeError> {
        let catalogue = self.catalogue;
        let packages = catalogue.packages_of(base);
        let route = Route::Base(catalogue.name(catalogue.base(base).name));
        let mut links = String::from("<ul>\n");
        for package in packages {
            let name = catalogue.package_name(*package);
            let _ = write!(links, "<li><a href=\"/packages/{}\" title=\"", EscapedSegment(name));
            let title = &self.language.strings.view_package;
            title.push(&mut links, |_, out| html::push_escaped(name, out));
            links.push_str("\">");
            html::push_escaped(name, &mut links);
            links.push_str("</a></li>\n");
        }
        links.push_str("</ul>\n");
        let mut context = shared;
        context.insert_value("path", Value::normal_string(&route.url_path()));
        context.insert_value("package_count", Value::from(packages.len() as u64));
        context.insert_value("packages", Value::safe_string(&links));
        self.page(route, "pkgbase.html", &context)
    }
}
