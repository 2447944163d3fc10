//! From package to package along dependencies, through the index.

use aurpress_index::{By, DocId, Index, Wanted};
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Packages that are counted at most in one direction.
const MOST: usize = 2000;

/// The part of an info object that is needed here.
#[derive(Default, Deserialize)]
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
}

/// How many there are in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) packages: usize,
    pub(super) outside: usize,
    /// Counting ended before there was nothing more.
    pub(super) more: bool,
}

/// Looks packages and names up, each once.
pub(super) struct Walk<'a> {
    pub(super) index: &'a Index,
    seen: RefCell<BTreeMap<DocId, Needs>>,
    named: RefCell<BTreeMap<String, Option<DocId>>>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(index: &'a Index) -> Self {
        Self { index, seen: RefCell::default(), named: RefCell::default() }
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

    fn info(&self, doc: DocId) -> Info {
        let mut object = Vec::new();
        self.index.write_info(doc, 0, &mut object);
        serde_json::from_slice(&object).unwrap_or_default()
    }

    fn read(&self, doc: DocId) -> Needs {
        let mut needs = Needs::default();
        let (mut packages, mut outside) = (BTreeSet::from([doc]), BTreeSet::new());
        for name in self.info(doc).depends.iter().map(|text| Wanted::parse(text).name) {
            match self.named(&name) {
                Some(package) => needs.packages.extend(packages.insert(package).then_some(package)),
                None => needs.outside.extend(outside.insert(name.clone()).then_some(name)),
            }
        }
        needs
    }

    /// The package that a name means.
    fn named(&self, name: &str) -> Option<DocId> {
        if let Some(known) = self.named.borrow().get(name) {
            return *known;
        }
        let exact = self.index.find(name).filter(|doc| self.index.row(*doc).name == name);
        let found = exact.or_else(|| {
            let wanted = Wanted { name: name.to_owned(), condition: None };
            let providers = self.index.resolve(&wanted);
            // An official package is what pacman takes first.
            providers.first().and_then(|provider| provider.doc)
        });
        self.named.borrow_mut().insert(name.to_owned(), found);
        found
    }

    /// Packages that need one directly, by its name or one that it provides.
    fn needing(&self, doc: DocId) -> BTreeSet<DocId> {
        let provided = self.info(doc).provides.into_iter().map(|text| Wanted::parse(&text).name);
        let names = std::iter::once(self.index.row(doc).name.to_owned()).chain(provided);
        let found = names.flat_map(|name| self.index.search(By::Depends, &name, usize::MAX - 1).unwrap_or_default());
        found.filter(|other| *other != doc).collect()
    }

    /// The same, those with the most votes first.
    pub(super) fn needed(&self, doc: DocId) -> Vec<DocId> {
        let mut found: Vec<DocId> = self.needing(doc).into_iter().collect();
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
        let (packages, more) = self.closure(doc, |doc| self.needing(doc));
        Count { packages, outside: 0, more }
    }

    /// How many others can be reached; whether some were left.
    fn closure<I: IntoIterator<Item = DocId>>(&self, from: DocId, mut next: impl FnMut(DocId) -> I) -> (usize, bool) {
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
