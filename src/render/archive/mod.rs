//! The metadata archives: lists of names, and the two JSON archives, as bytes before compression.
//!
//! JSON keys come in the order in which aurweb writes them, one object a line.

pub mod pack;
pub mod parts;

use crate::catalogue::{Catalogue, PackageIndex};
use crate::config::SiteConfig;
use crate::model::collation;
use crate::model::names::Symbol;
use parts::{Part, Parts, Shape};
use serde_json::ser::{CharEscape, Formatter};
use std::cmp::Ordering;
use std::collections::HashSet;
use std::io::Write;

/// An archive before compression.
#[derive(Debug)]
pub struct Archive {
    /// File name at the root of the site, ending in `.gz`.
    pub name: &'static str,
    /// What it unpacks to.
    pub parts: Vec<Part>,
}

/// Archives of names, and what their entries are.
pub const NAMES: [&str; 2] = ["packages.gz", "pkgbase.gz"];
/// Archives of objects: the plain one and the extended one.
pub const METADATA: [&str; 2] = ["packages-meta-v1.json.gz", "packages-meta-ext-v1.json.gz"];

/// Dependency kinds in the order of their ids, with their JSON keys.
const DEPENDENCY_KEYS: [&str; 4] = ["Depends", "MakeDepends", "CheckDepends", "OptDepends"];
/// Relation kinds in the order of their ids, with their JSON keys.
const RELATION_KEYS: [&str; 3] = ["Conflicts", "Provides", "Replaces"];

/// `packages.gz`, `pkgbase.gz` and `users.gz`: a name a line.
pub fn names(catalogue: &Catalogue) -> [Archive; 3] {
    let packages = catalogue.packages_by_name().iter().map(|p| catalogue.package_name(*p));
    let bases = sorted(catalogue.bases().iter().map(|b| catalogue.name(b.name)).collect());
    let users = sorted(catalogue.users().iter().map(|u| catalogue.name(u.name)).collect());
    [lines("packages.gz", packages), lines("pkgbase.gz", bases.into_iter()), lines("users.gz", users.into_iter())]
}

/// `packages-meta-v1.json.gz` and `packages-meta-ext-v1.json.gz`, the same with more keys.
pub fn metadata(catalogue: &Catalogue, site: &SiteConfig) -> [Archive; 2] {
    let (mut plain, mut extended) = (Parts::new(Shape::Json), Parts::new(Shape::Json));
    for package in catalogue.packages_by_name() {
        let name = catalogue.package_name(*package);
        push_objects(catalogue, site, *package, plain.entry(name), extended.entry(name));
    }
    let archive = |name, parts: Parts| Archive { name, parts: parts.finish() };
    [archive(METADATA[0], plain), archive(METADATA[1], extended)]
}

/// The objects of one package in both archives.
pub fn objects(catalogue: &Catalogue, site: &SiteConfig, package: PackageIndex) -> [Vec<u8>; 2] {
    let (mut plain, mut extended) = (Vec::new(), Vec::new());
    push_objects(catalogue, site, package, &mut plain, &mut extended);
    [plain, extended]
}

fn push_objects(
    catalogue: &Catalogue,
    site: &SiteConfig,
    package: PackageIndex,
    plain: &mut Vec<u8>,
    extended: &mut Vec<u8>,
) {
    let start = plain.len();
    push_common(catalogue, site, package, plain);
    extended.extend_from_slice(&plain[start..]);
    push_extended(catalogue, package, extended);
    plain.push(b'}');
    extended.push(b'}');
}

/// The keys that both archives have, the closing brace left open.
fn push_common(catalogue: &Catalogue, site: &SiteConfig, package: PackageIndex, out: &mut Vec<u8>) {
    let Some(base_index) = catalogue.base_of(package) else { return };
    let (record, base) = (catalogue.package(package), catalogue.base(base_index));
    let name = catalogue.name(record.name);
    let text = |text: Option<_>| text.map(|text| catalogue.text(text));
    let mut object = Object { out, catalogue };
    object.number("{\"ID\":", i64::from(record.id));
    object.string(",\"Name\":", Some(name));
    object.number(",\"PackageBaseID\":", i64::from(base.id));
    object.string(",\"PackageBase\":", Some(catalogue.name(base.name)));
    object.string(",\"Version\":", Some(catalogue.name(record.version)));
    object.string(",\"Description\":", text(record.description));
    object.string(",\"URL\":", text(record.url));
    object.number(",\"NumVotes\":", i64::from(base.votes));
    object.raw(",\"Popularity\":", &base.popularity.archive_text());
    match base.out_of_date {
        Some(at) => object.number(",\"OutOfDate\":", at),
        None => object.raw(",\"OutOfDate\":", "null"),
    }
    object.string(",\"Maintainer\":", catalogue.user(base.maintainer));
    object.string(",\"Submitter\":", catalogue.user(base.submitter));
    object.number(",\"FirstSubmitted\":", base.submitted);
    object.number(",\"LastModified\":", base.modified);
    object.string(",\"URLPath\":", Some(&format!("{}/snapshot/{name}.tar.gz", site.cgit_url)));
}

fn push_extended(catalogue: &Catalogue, package: PackageIndex, out: &mut Vec<u8>) {
    let Some(base) = catalogue.base_of(package) else { return };
    let mut object = Object { out, catalogue };
    object.relations(package);
    object.labels(package, base);
}

struct Object<'a> {
    out: &'a mut Vec<u8>,
    catalogue: &'a Catalogue,
}

impl Object<'_> {
    fn raw(&mut self, key: &str, value: &str) {
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(value.as_bytes());
    }

    fn number(&mut self, key: &str, value: i64) {
        self.out.extend_from_slice(key.as_bytes());
        let _ = write!(self.out, "{value}");
    }

    fn string(&mut self, key: &str, value: Option<&str>) {
        self.out.extend_from_slice(key.as_bytes());
        match value {
            Some(text) => push_string(&[text], self.out),
            None => self.out.extend_from_slice(b"null"),
        }
    }

    /// An array under `key`, left out when it is empty.
    fn array<'s>(&mut self, key: &str, parts: impl Iterator<Item = [&'s str; 2]>) {
        let mut separator = format!(",\"{key}\":[");
        let mut any = false;
        for part in parts {
            self.out.extend_from_slice(separator.as_bytes());
            push_string(&part, self.out);
            ",".clone_into(&mut separator);
            any = true;
        }
        if any {
            self.out.push(b']');
        }
    }

    fn relations(&mut self, package: PackageIndex) {
        let catalogue = self.catalogue;
        let rows = catalogue.dependencies(package).iter().map(|r| (r.kind, r.name, r.condition));
        self.kinds(&DEPENDENCY_KEYS, rows.collect());
        let rows = catalogue.relations(package).iter().map(|r| (r.kind, r.name, r.condition));
        self.kinds(&RELATION_KEYS, rows.collect());
    }

    /// One array a kind, in the order of `keys`; equal entries once.
    fn kinds(&mut self, keys: &[&str], rows: Vec<(u8, Symbol, Symbol)>) {
        let catalogue = self.catalogue;
        for (kind, key) in (1..).zip(keys) {
            let entries = distinct(rows.iter().filter(|row| row.0 == kind).map(|row| (row.1, row.2)));
            let strings = entries.into_iter().map(|(name, cond)| [catalogue.name(name), catalogue.name(cond)]);
            self.array(key, strings);
        }
    }

    fn labels(&mut self, package: PackageIndex, base: u32) {
        let catalogue = self.catalogue;
        self.array("Groups", catalogue.groups(package).map(|name| [name, ""]));
        self.array("License", catalogue.licenses(package).map(|name| [name, ""]));
        self.array("Keywords", catalogue.keywords(base).map(|name| [name, ""]));
        let comaintainers = sorted(catalogue.comaintainers(base));
        self.array("CoMaintainers", comaintainers.into_iter().map(|name| [name, ""]));
    }
}

/// Above this many entries, a set finds equal ones faster than a look along the list.
const SHORT: usize = 24;

/// Entries in order, equal ones once.
pub(crate) fn distinct(entries: impl Iterator<Item = (Symbol, Symbol)>) -> Vec<(Symbol, Symbol)> {
    let mut found: Vec<(Symbol, Symbol)> = Vec::new();
    let mut set: HashSet<(Symbol, Symbol)> = HashSet::new();
    for entry in entries {
        let known = if found.len() < SHORT { found.contains(&entry) } else { set.contains(&entry) };
        if known {
            continue;
        }
        found.push(entry);
        match found.len().cmp(&SHORT) {
            Ordering::Less => {}
            Ordering::Equal => set.extend(found.iter().copied()),
            Ordering::Greater => {
                set.insert(entry);
            }
        }
    }
    found
}

fn sorted(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_by(|a, b| collation::compare(a, b));
    names
}

fn lines<'a>(file: &'static str, names: impl Iterator<Item = &'a str>) -> Archive {
    let mut parts = Parts::new(Shape::Lines);
    for name in names {
        parts.entry(name).extend_from_slice(&line(name));
    }
    Archive { name: file, parts: parts.finish() }
}

/// The entry of a name.
pub fn line(name: &str) -> Vec<u8> {
    [name.as_bytes(), b"\n"].concat()
}

/// Appends one JSON string made of several parts; only quotes, backslashes and control characters are escaped.
fn push_string(parts: &[&str], out: &mut Vec<u8>) {
    out.push(b'"');
    for part in parts {
        let bytes = part.as_bytes();
        let mut plain = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if *byte < 0x20 || *byte == b'"' || *byte == b'\\' {
                out.extend_from_slice(&bytes[plain..at]);
                push_escape(*byte, out);
                plain = at + 1;
            }
        }
        out.extend_from_slice(&bytes[plain..]);
    }
    out.push(b'"');
}

fn push_escape(byte: u8, out: &mut Vec<u8>) {
    let escape = match byte {
        b'"' => CharEscape::Quote,
        b'\\' => CharEscape::ReverseSolidus,
        0x08 => CharEscape::Backspace,
        0x0c => CharEscape::FormFeed,
        b'\n' => CharEscape::LineFeed,
        b'\r' => CharEscape::CarriageReturn,
        b'\t' => CharEscape::Tab,
        control => CharEscape::AsciiControl(control),
    };
    let _ = serde_json::ser::CompactFormatter.write_char_escape(out, escape);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::names::Names;

    #[test]
    fn long_lists_are_distinct_like_short_ones() {
        let mut names = Names::default();
        let symbols: Vec<Symbol> = (0..100).map(|n| names.intern(&n.to_string())).collect();
        let twice = symbols.iter().chain(&symbols).map(|symbol| (*symbol, Symbol::EMPTY));
        let once: Vec<_> = symbols.iter().map(|symbol| (*symbol, Symbol::EMPTY)).collect();
        assert_eq!(distinct(twice), once);
        assert_eq!(distinct(once.iter().take(3).chain(&once[..2]).copied()), once[..3]);
    }
}
