//! The page of a package.

use super::Renderer;
use super::browse::{self, Facet};
use super::html::{self, EscapedSegment};
use super::theme::ThemeError;
use crate::catalogue::{BaseIndex, PackageIndex};
use crate::model::collation;
use crate::model::names::Symbol;
use crate::route::{self, Route};
use crate::site::artefact::Artefact;
use tera::{Context, Value};

/// Kinds of relations with their rows' names, as `PackageRelations.RelTypeID` numbers them.
const RELATIONS: [(u8, &str); 3] = [(1, "conflicts"), (2, "provides"), (3, "replaces")];

impl Renderer<'_> {
    /// The page of a package, and those where its lists go on.
    pub(super) fn package_page(
        &self,
        package: PackageIndex,
        base: BaseIndex,
        shared: Context,
    ) -> Result<Vec<Artefact>, ThemeError> {
        let catalogue = self.catalogue;
        let record = catalogue.package(package);
        let name = catalogue.name(record.name);
        let route = Route::Package(name);
        let mut context = shared;
        context.insert_value("name", Value::normal_string(name));
        context.insert_value("name_path", Value::safe_string(&EscapedSegment(name).to_string()));
        context.insert_value("name_form", Value::safe_string(&route::form_value(name).to_string()));
        context.insert_value("path", Value::normal_string(&route.url_path()));
        context.insert_value("version", Value::normal_string(catalogue.name(record.version)));
        let description = record.description.map(|text| Value::normal_string(catalogue.text(text)));
        context.insert_value("description", description.unwrap_or_else(Value::none));
        context.insert_value("url", Value::safe_string(&self.upstream(package)));
        let joined = |names: Vec<&str>| Value::normal_string(&names.join(", "));
        let licenses = browse::links(Facet::License, catalogue.licenses(package));
        context.insert_value("licenses", Value::safe_string(&licenses));
        let groups = browse::links(Facet::Group, catalogue.groups(package));
        context.insert_value("groups", Value::safe_string(&groups));
        for (kind, key) in RELATIONS {
            context.insert_value(key, joined(self.relation_names(package, kind)));
        }
        let lists = [
            ("dependencies", "dependency_count", self.dependencies(package)),
            ("required", "required_count", self.required(package)),
            ("sources", "source_count", self.sources(package, base)),
        ];
        let mut pages = Vec::new();
        for (key, count_key, items) in lists {
            context.insert_value(key, Value::safe_string(&items.list(self.language, name)));
            context.insert_value(count_key, Value::from(items.len() as u64));
            pages.extend(self.continued(&items, name)?);
        }
        pages.insert(0, self.page(route, "package.html", &context)?);
        Ok(pages)
    }

    /// The upstream URL, as a link when that is harmless; the word `None` when there is none.
    fn upstream(&self, package: PackageIndex) -> String {
        let mut out = String::new();
        match self.catalogue.package(package).url.map(|text| self.catalogue.text(text)) {
            None | Some("") => out.push_str(self.language.strings.none.text()),
            Some(url) => html::push_outside_link(url, url, &mut out),
        }
        out
    }

    /// Names of one kind of relation in collation order, each once, without conditions.
    fn relation_names(&self, package: PackageIndex, kind: u8) -> Vec<&str> {
        let rows = self.catalogue.relations(package).iter().filter(|row| row.kind == kind);
        let mut symbols: Vec<Symbol> = rows.map(|row| row.name).collect();
        symbols.sort_unstable();
        symbols.dedup();
        let mut names: Vec<&str> = symbols.into_iter().map(|symbol| self.catalogue.name(symbol)).collect();
        names.sort_unstable_by(|a, b| collation::compare(a, b));
        names
    }
}
