//! The home page: what the AUR is, recent updates, statistics.

use super::Renderer;
use super::html;
use super::theme::ThemeError;
use crate::catalogue::{PackageIndex, Statistics};
use crate::model::time::Timestamp;
use crate::route::Route;
use crate::site::artefact::Artefact;
use crate::source::record::Deletion;
use std::fmt::Write;
use tera::{Context, Value};

/// Rows of "Recent Updates".
const UPDATES: usize = 15;

impl Renderer<'_> {
    /// What tells of all bases: the home page, feeds, and the time of the data. Without `deletions`, the feed of these is left
    /// as it is.
    ///
    /// # Errors
    /// A template that cannot be rendered; names it.
    pub fn news(&self, statistics: &Statistics, deletions: Option<&[Deletion]>) -> Result<Vec<Artefact>, ThemeError> {
        let homes = self.theme.languages().map(|language| Renderer { language, ..*self }.home_page(statistics));
        let mut files = homes.collect::<Result<Vec<_>, _>>()?;
        files.push(self.stamp());
        Ok(super::compress::beside(files, self.site).into_iter().chain(self.feeds(deletions)).collect())
    }

    fn home_page(&self, statistics: &Statistics) -> Result<Artefact, ThemeError> {
        let mut context = Context::new();
        context.insert_value("path", Value::normal_string("/"));
        context.insert_value("updates", Value::safe_string(&self.update_rows()));
        context.insert_value("statistics", Value::safe_string(&self.statistics_rows(statistics)));
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
            self.language.push_time(catalogue.base(base).modified, &mut rows);
            rows.push_str("</td></tr>\n");
        }
        rows
    }

    pub(super) fn statistics_rows(&self, s: &Statistics) -> String {
        let strings = &self.language.strings;
        let mut rows = String::new();
        for (label, count) in [
            (&strings.statistics_packages, s.packages),
            (&strings.statistics_orphans, s.orphans),
            (&strings.statistics_added, s.added_week),
            (&strings.statistics_updated_week, s.updated_week),
            (&strings.statistics_updated_year, s.updated_year),
            (&strings.statistics_never, s.never_updated),
            (&strings.statistics_users, s.users),
            (&strings.statistics_maintainers, s.package_maintainers),
        ] {
            let (label, shown) = (label.text(), self.language.number(count as u64));
            let _ = writeln!(
                rows,
                "<tr><th scope=\"row\" class=\"stat-desc\">{label}</th><td><data value=\"{count}\">{shown}</data></td></tr>"
            );
        }
        rows
    }

    /// The `count` packages whose base has the latest time, latest first, then by name.
    pub(super) fn newest(
        &self,
        count: usize,
        time: impl Fn(&crate::source::record::Base) -> Timestamp,
    ) -> Vec<PackageIndex> {
        let catalogue = self.catalogue;
        let key = |package: &PackageIndex| {
            let base = catalogue.base_record(*package).map_or(0, &time);
            std::cmp::Reverse(base)
        };
        let mut packages = catalogue.packages_by_name().to_vec();
        packages.sort_by_key(key);
        packages.truncate(count);
        packages
    }
}
