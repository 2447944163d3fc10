//! From package to package along dependencies, through the index.

use aurpress_index::{By, DocId, Index, Wanted};
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Packages that are counted at most in one direction.
const MOST: usize = 2000;

/// The part of an info object that is needed here.
#[derive(Deserialize)]
struct Info {
    #[serde(rename = "Depends", default)]
    depends: Vec<String>,
    #[serde(rename = "Provides", default)]
    provides: Vec<String>,
}

/// What a package needs directly.
#[derive(Clone, Debug, Default)]
pub(super) struct Needs {
    /// Packages of the registry, each once, in the order of the PKGBUILD.
    pub(super) packages: Vec<DocId>,
    /// Names that no package of the registry answers to.
    pub(super) outside: Vec<String>,
    /// Names that it provides.
    provides: Vec<String>,
}

/// How many there are in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) packages: usize,
    pub(super) outside: usize,
    /// Counting ended before there was nothing more.
    pub(super) more: bool,
}

/// Looks packages up, each once.
pub(super) struct Walk<'a> {
    pub(super) index: &'a Index,
    seen: RefCell<BTreeMap<DocId, Needs>>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(index: &'a Index) -> Self {
        Self { index, seen: RefCell::default() }
    }

    /// What a package needs directly.
    pub(super) fn needs(&self, doc: DocId) -> Needs {
        if let Some(known) = self.seen.borrow().get(&doc) {
            return known.clone();
        }
        let needs = self.read(doc);
        self.seen.borrow_mut().insert(doc, needs.clone());
        needs
    }

    fn read(&self, doc: DocId) -> Needs {
        let mut object = Vec::new();
        self.index.write_info(doc, 0, &mut object);
        let Ok(info) = serde_json::from_slice::<Info>(&object) else { return Needs::default() };
        let mut needs =
            Needs { provides: info.provides.iter().map(|text| bare(text).to_owned()).collect(), ..Needs::default() };
        for name in info.depends.iter().map(|text| bare(text)) {
            match self.named(name) {
                Some(package) if package == doc || needs.packages.contains(&package) => {}
                Some(package) => needs.packages.push(package),
                None if needs.outside.iter().any(|known| known == name) => {}
                None => needs.outside.push(name.to_owned()),
            }
        }
        needs
    }

    /// The package that a name means.
    fn named(&self, name: &str) -> Option<DocId> {
        let exact = self.index.find(name).filter(|doc| self.index.row(*doc).name == name);
        exact.or_else(|| {
            let wanted = Wanted { name: name.to_owned(), condition: None };
            let providers = self.index.resolve(&wanted);
            // An official package is what pacman takes first.
            providers.first().and_then(|provider| provider.doc)
        })
    }

    /// Packages that need one directly, by its name or one that it provides; those with the most votes first.
    pub(super) fn needed(&self, doc: DocId) -> Vec<DocId> {
        let provided = self.needs(doc).provides;
        let names = std::iter::once(self.index.row(doc).name).chain(provided.iter().map(String::as_str));
        let found: BTreeSet<DocId> =
            names.flat_map(|name| self.index.search(By::Depends, name, usize::MAX - 1).unwrap_or_default()).collect();
        let mut found: Vec<DocId> = found.into_iter().filter(|other| *other != doc).collect();
        found.sort_by_key(|other| (std::cmp::Reverse(self.index.row(*other).votes), *other));
        found
    }

    /// All that a package needs, directly or not.
    pub(super) fn all_needs(&self, doc: DocId) -> Count {
        let mut outside = BTreeSet::new();
        let (packages, more) = self.closure(doc, |doc| {
            let needs = self.needs(doc);
            outside.extend(needs.outside);
            needs.packages
        });
        Count { packages, outside: outside.len(), more }
    }

    /// All that need a package, directly or not.
    pub(super) fn all_needed(&self, doc: DocId) -> Count {
        let (packages, more) = self.closure(doc, |doc| self.needed(doc));
        Count { packages, outside: 0, more }
    }

    /// How many others can be reached; whether some were left.
    fn closure(&self, from: DocId, mut next: impl FnMut(DocId) -> Vec<DocId>) -> (usize, bool) {
        let mut reached = BTreeSet::from([from]);
        let mut waiting = vec![from];
        while let Some(doc) = waiting.pop() {
            for other in next(doc) {
                if reached.len() > MOST {
                    return (reached.len() - 1, true);
                }
                if reached.insert(other) {
                    waiting.push(other);
                }
            }
        }
        (reached.len() - 1, false)
    }
}

/// A name without its version condition.
fn bare(text: &str) -> &str {
    text.split(['<', '>', '=', ':']).next().unwrap_or(text).trim()
}
