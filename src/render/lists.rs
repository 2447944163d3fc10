//! The long lists of a package page: dependencies, required by, sources.
//!
//! Written in Rust rather than in a template: they are most of a page's bytes, and of a build's time.

use super::language::Language;
use super::{Renderer, continued, html};
use crate::catalogue::{BaseIndex, PackageIndex, Satisfier};
use crate::model::collation;
use crate::model::names::Symbol;
use crate::route;
use crate::source::record::Dependency;
use std::fmt::Write;

/// Above this many rows a list is folded.
const FOLD_ABOVE: usize = 20;

/// A list's items as HTML.
pub(super) struct Items {
    pub(super) kind: Kind,
    html: String,
    /// End of each item.
    ends: Vec<usize>,
}

/// What a list of a package's page is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Dependencies,
    Required,
    Sources,
}

impl Kind {
    /// The name of the element that holds it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Dependencies => "pkgdepslist",
            Self::Required => "pkgreqslist",
            Self::Sources => "pkgsrcslist",
        }
    }

    /// The word in the address of the pages where it goes on.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Dependencies => "depends",
            Self::Required => "required",
            Self::Sources => "sources",
        }
    }
}

impl Items {
    fn new(kind: Kind, rows: usize) -> Self {
        Self { kind, html: String::with_capacity(rows * 72), ends: Vec::with_capacity(rows) }
    }

    /// Appends an item of what `push` writes.
    fn push(&mut self, push: impl FnOnce(&mut String)) {
        self.html.push_str("<li>");
        push(&mut self.html);
        self.html.push_str("</li>\n");
        self.ends.push(self.html.len());
    }

    /// How many they are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Some of them.
    pub(super) fn slice(&self, rows: std::ops::Range<usize>) -> &str {
        let end = |rows: usize| if rows == 0 { 0 } else { self.ends[rows - 1] };
        &self.html[end(rows.start)..end(rows.end)]
    }

    /// The list as it stands on the package's page: a long one starts with an empty `<details>`, by whose state the style
    /// sheet shows or hides the rows beyond the first ones, and one that goes on elsewhere says so.
    pub(super) fn list(&self, language: &Language, name: &str) -> String {
        let pages = continued::pages(self);
        let shown = if pages > 0 { continued::FIRST } else { self.len() };
        let rows = self.slice(0..shown);
        let mut out = String::with_capacity(rows.len() + 400);
        if shown > FOLD_ABOVE && self.kind != Kind::Sources {
            out.push_str("<details class=\"fold\"><summary>");
            language.push_counted(&language.strings.show_more, (shown - FOLD_ABOVE) as u64, &mut out);
            out.push_str("</summary></details>\n");
        }
        let _ = write!(out, "<ul id=\"{}\"", self.kind.id());
        if pages > 0 {
            let _ = write!(out, " data-pages=\"{pages}\"");
        }
        out.push_str(">\n");
        out.push_str(rows);
        out.push_str("</ul>\n");
        if pages > 0 {
            out.push_str("<p class=\"more\"><a href=\"");
            html::push_escaped(&continued::route(self.kind, name, 1).url_path(), &mut out);
            out.push_str("\">");
            language.push_counted(&language.strings.show_all, self.len() as u64, &mut out);
            out.push_str("</a></p>\n");
        }
        out
    }
}

impl Renderer<'_> {
    /// Dependencies by kind, then name; each (kind, name) once.
    pub(super) fn dependencies(&self, package: PackageIndex) -> Items {
        let rows = self.catalogue.dependencies(package).iter();
        let mut rows: Vec<(&str, &Dependency)> = rows.map(|row| (self.catalogue.name(row.name), row)).collect();
        rows.sort_by(|a, b| a.1.kind.cmp(&b.1.kind).then_with(|| collation::compare(a.0, b.0)));
        rows.dedup_by_key(|(_, row)| (row.kind, row.name));
        let mut items = Items::new(Kind::Dependencies, rows.len());
        for (_, row) in &rows {
            items.push(|out| {
                self.push_dependency(row.name, out);
                self.push_label(row.kind, row.arch, row.description, out);
            });
        }
        items
    }

    /// The dependency's name, linked to what bears it, and in parentheses what else provides it.
    fn push_dependency(&self, symbol: Symbol, out: &mut String) {
        let name = self.catalogue.name(symbol);
        let providers = self.catalogue.providers(symbol);
        let official = self.catalogue.official_providers(symbol);
        let provided = !providers.is_empty() || !official.is_empty();
        match self.catalogue.satisfier(symbol) {
            Satisfier::Package => push_registry_link(name, out),
            Satisfier::Official => push_official_link(name, out),
            Satisfier::Nobody if provided => html::push_escaped(name, out),
            Satisfier::Nobody => {
                out.push_str("<span class=\"broken\">");
                html::push_escaped(name, out);
                out.push_str("</span>");
            }
        }
        if !provided {
            return;
        }
        out.push_str(" <em>(");
        let mut separator = "";
        for package in providers {
            out.push_str(separator);
            push_registry_link(self.catalogue.package_name(*package), out);
            separator = ", ";
        }
        for package in official {
            out.push_str(separator);
            push_official_link(self.catalogue.name(*package), out);
            separator = ", ";
        }
        out.push_str(")</em>");
    }

    /// `(make)`, `(optional, x86_64) – why`; nothing for a plain dependency.
    fn push_label(&self, kind: u8, arch: Symbol, description: Symbol, out: &mut String) {
        let strings = &self.language.strings;
        let label = match kind {
            2 => &strings.kind_make,
            3 => &strings.kind_check,
            4 => &strings.kind_optional,
            _ => return,
        };
        out.push_str(" <em>(");
        out.push_str(label.text());
        if arch != Symbol::EMPTY {
            out.push_str(", ");
            html::push_escaped(self.catalogue.name(arch), out);
        }
        out.push(')');
        if kind == 4 && description != Symbol::EMPTY {
            out.push_str(" – <bdi>");
            html::push_escaped(self.catalogue.name(description), out);
            out.push_str("</bdi>");
        }
        out.push_str("</em>");
    }

    /// Packages that ask for this package, or for something that it provides.
    pub(super) fn required(&self, package: PackageIndex) -> Items {
        let rows = self.catalogue.required_by(package);
        let own = self.catalogue.package(package).name;
        let mut items = Items::new(Kind::Required, rows.len());
        for row in &rows {
            items.push(|out| {
                html::push_package_link(self.catalogue.name(row.package), out);
                if row.name != own {
                    out.push_str(" <span class=\"virtual-dep\">");
                    let name = |_: &str, out: &mut String| html::push_escaped(self.catalogue.name(row.name), out);
                    self.language.strings.requires.push(out, name);
                    out.push_str("</span>");
                }
                self.push_label(row.kind, row.arch, Symbol::EMPTY, out);
            });
        }
        items
    }

    /// Sources in collation order, equal ones once.
    pub(super) fn sources(&self, package: PackageIndex, base: BaseIndex) -> Items {
        let mut sources: Vec<&str> = self.catalogue.sources(package).collect();
        sources.sort_by(|a, b| collation::compare(a, b));
        sources.dedup();
        let base = self.catalogue.name(self.catalogue.base(base).name);
        let mut items = Items::new(Kind::Sources, sources.len());
        for source in &sources {
            items.push(|out| self.push_source(source, base, out));
        }
        items
    }

    /// `name::address`, an address, or a file of the package's repository.
    fn push_source(&self, source: &str, base: &str, out: &mut String) {
        if let Some((name, address)) = source.split_once("::") {
            return html::push_outside_link(without_vcs_prefix(address), name, out);
        }
        if source.contains("://") {
            return html::push_outside_link(without_vcs_prefix(source), source, out);
        }
        let path = source.split('/').map(|part| route::segment(part).to_string()).collect::<Vec<_>>().join("/");
        out.push_str("<a href=\"");
        html::push_escaped(&format!("{}/tree/{path}?h={}", self.site.cgit_url, route::form_value(base)), out);
        out.push_str("\">");
        html::push_escaped(source, out);
        out.push_str("</a>");
    }
}

/// `git+https://x` → `https://x`: what stands before the first `+` of the scheme names a version control system.
fn without_vcs_prefix(address: &str) -> &str {
    let scheme = address.split("://").next().unwrap_or(address);
    match scheme.find('+') {
        Some(at) => &address[at + 1..],
        None => address,
    }
}

fn push_registry_link(name: &str, out: &mut String) {
    html::push_package_link(name, out);
    out.push_str("<sup><small>AUR</small></sup>");
}

fn push_official_link(name: &str, out: &mut String) {
    let _ = write!(out, "<a href=\"{}\">", route::official_address(name));
    html::push_escaped(name, out);
    out.push_str("</a>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vcs_prefixes_are_dropped() {
        let cases = [
            ("git+https://x/y", "https://x/y"),
            ("https://x/a+b", "https://x/a+b"),
            ("svn+file", "file"),
            ("plain", "plain"),
        ];
        for (source, expected) in cases {
            assert_eq!(without_vcs_prefix(source), expected, "{source}");
        }
    }
}
