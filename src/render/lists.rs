//! The long lists of a package page: dependencies, required by, sources.
//!
//! Written in Rust rather than in a template: they are most of a page's bytes, and of a build's time.

use super::Renderer;
use super::html::{self, EscapedSegment};
use crate::catalogue::{BaseIndex, PackageIndex, Satisfier};
use crate::model::collation;
use crate::model::names::Symbol;
use crate::route;
use crate::source::record::Dependency;
use std::fmt::Write;

/// Above this many rows a list is folded; all rows are in the page.
const FOLD_ABOVE: usize = 20;

/// A list's items as HTML, and how many they are.
pub(super) struct List {
    pub(super) html: String,
    pub(super) count: usize,
}

impl Renderer<'_> {
    /// Dependencies by kind, then name; each (kind, name) once.
    pub(super) fn dependency_list(&self, package: PackageIndex) -> List {
        let rows = self.catalogue.dependencies(package).iter();
        let mut rows: Vec<(&str, &Dependency)> = rows.map(|row| (self.catalogue.name(row.name), row)).collect();
        rows.sort_by(|a, b| a.1.kind.cmp(&b.1.kind).then_with(|| collation::compare(a.0, b.0)));
        rows.dedup_by_key(|(_, row)| (row.kind, row.name));
        let mut list = self.open_list("pkgdepslist", rows.len());
        for (_, row) in &rows {
            list.push_str("<li>");
            self.push_dependency(row.name, &mut list);
            self.push_label(row.kind, row.arch, row.description, &mut list);
            list.push_str("</li>\n");
        }
        close_list(list, rows.len())
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
            out.push_str(" – ");
            html::push_escaped(self.catalogue.name(description), out);
        }
        out.push_str("</em>");
    }

    /// Packages that ask for this package, or for something that it provides.
    pub(super) fn required_list(&self, package: PackageIndex) -> List {
        let rows = self.catalogue.required_by(package);
        let own = self.catalogue.package(package).name;
        let mut list = self.open_list("pkgreqslist", rows.len());
        for row in &rows {
            list.push_str("<li>");
            html::push_package_link(self.catalogue.name(row.package), &mut list);
            if row.name != own {
                list.push_str(" <span class=\"virtual-dep\">");
                let name = |_: &str, out: &mut String| html::push_escaped(self.catalogue.name(row.name), out);
                self.language.strings.requires.push(&mut list, name);
                list.push_str("</span>");
            }
            self.push_label(row.kind, row.arch, Symbol::EMPTY, &mut list);
            list.push_str("</li>\n");
        }
        close_list(list, rows.len())
    }

    /// A long list starts with an empty `<details>`, by whose state the style sheet shows or hides the rows beyond the
    /// first ones: the list itself stays one plain `<ul>`.
    fn open_list(&self, id: &str, rows: usize) -> String {
        let mut list = String::with_capacity(80 + rows * 72);
        if rows > FOLD_ABOVE {
            list.push_str("<details class=\"fold\"><summary>");
            self.language.push_counted(&self.language.strings.show_more, (rows - FOLD_ABOVE) as u64, &mut list);
            list.push_str("</summary></details>\n");
        }
        let _ = writeln!(list, "<ul id=\"{}\">", EscapedSegment(id));
        list
    }

    /// Sources in collation order, equal ones once.
    pub(super) fn source_list(&self, package: PackageIndex, base: BaseIndex) -> List {
        let mut sources: Vec<&str> = self.catalogue.sources(package).collect();
        sources.sort_by(|a, b| collation::compare(a, b));
        sources.dedup();
        let base = self.catalogue.name(self.catalogue.base(base).name);
        let mut list = self.open_list("pkgsrcslist", 0);
        for source in &sources {
            list.push_str("<li>");
            self.push_source(source, base, &mut list);
            list.push_str("</li>\n");
        }
        close_list(list, sources.len())
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
    let _ = write!(out, "<a href=\"https://archlinux.org/packages/?q={}\">", route::form_value(name));
    html::push_escaped(name, out);
    out.push_str("</a>");
}

fn close_list(mut html: String, count: usize) -> List {
    html.push_str("</ul>\n");
    List { html, count }
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
