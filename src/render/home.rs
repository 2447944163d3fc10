//! The home page: what the AUR is, recent updates, statistics.

use super::Renderer;
use super::html;
use super::theme::ThemeError;
use crate::catalogue::PackageIndex;
use crate::model::time::Timestamp;
use crate::route::Route;
use crate::site::artefact::Artefact;
use tera::{Context, Value};

/// Rows of "Recent Updates".
const UPDATES: usize = 15;

#[derive(serde::Serialize)]
struct Row {
    label: &'static str,
    count: usize,
}

impl Renderer<'_> {
    pub(super) fn home_page(&self) -> Result<Artefact, ThemeError> {
        let mut context = Context::new();
        context.insert_value("path", Value::normal_string("/"));
        context.insert_value("updates", Value::safe_string(&self.update_rows()));
        context.insert("statistics", &self.statistics_rows());
        self.page(Route::Home, "home.html", &context)
    }

    fn update_rows(&self) -> String {
        let mut rows = String::new();
        for package in self.newest(UPDATES, |base| base.modified) {
            let catalogue = self.catalogue;
            let Some(base) = catalogue.base_of(package) else { continue };
            let record = catalogue.package(package);
            let name = catalogue.name(record.name);
            rows.push_str("<tr><td class=\"pkg-name\"><a href=\"/packages/");
            rows.push_str(&html::EscapedSegment(name).to_string());
            rows.push_str("\">");
            html::push_escaped(name, &mut rows);
            rows.push(' ');
            html::push_escaped(catalogue.name(record.version), &mut rows);
            rows.push_str("</a></td><td class=\"pkg-date\">");
            html::push_time(catalogue.base(base).modified, &mut rows);
            rows.push_str("</td></tr>\n");
        }
        rows
    }

    fn statistics_rows(&self) -> [Row; 8] {
        let s = self.catalogue.statistics(self.now);
        let row = |label, count| Row { label, count };
        [
            row("Packages", s.packages),
            row("Orphan Packages", s.orphans),
            row("Packages added in the past 7 days", s.added_week),
            row("Packages updated in the past 7 days", s.updated_week),
            row("Packages updated in the past year", s.updated_year),
            row("Packages never updated", s.never_updated),
            row("Registered Users", s.users),
            row("Package Maintainers", s.package_maintainers),
        ]
    }

    /// The `count` packages whose base has the latest time, latest first, then by name.
    pub(super) fn newest(
        &self,
        count: usize,
        time: impl Fn(&crate::source::record::Base) -> Timestamp,
    ) -> Vec<PackageIndex> {
        let catalogue = self.catalogue;
        let key = |package: &PackageIndex| {
            let base = catalogue.base_of(*package).map_or(0, |base| time(catalogue.base(base)));
            std::cmp::Reverse(base)
        };
        let mut packages = catalogue.packages_by_name().to_vec();
        packages.sort_by_key(key);
        packages.truncate(count);
        packages
    }
}
