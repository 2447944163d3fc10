//! Reads one generation.

use crate::file::ArrayFile;
use crate::fold::{fold, fold_name};
use crate::fragment::Fragments;
use crate::fulltext::Field;
use crate::fulltext::FullText;
use crate::meta::{FRAGMENTS, Meta, PACKAGES, TERMS, TEXT};
use crate::packages::Packages;
use crate::prepared::{Prepared, Vocabulary};
use crate::rank::{self, Found, Search};
use crate::resolve::{self, Provider, Wanted};
use crate::terms::{Kind, Terms};
use crate::text::TextIndex;
use crate::{By, DocId, ListPage, ListQuery, OpenError, Row, TooMany, list};
use std::path::Path;
use std::sync::OnceLock;

/// What is known of a package base.
#[derive(Clone, Copy, Debug)]
pub struct BaseInfo<'a> {
    /// Stored spelling.
    pub name: &'a str,
    /// How many packages it has.
    pub packages: u32,
    /// Whether its only package bears the same name.
    pub is_its_package: bool,
}

/// One open generation; cheap to share, immutable.
///
/// The files are memory-mapped: what is asked for is resident, the rest is not. No method panics, whatever it is
/// asked and whatever the files hold.
pub struct Index {
    pub(crate) packages: Packages,
    pub(crate) names: TextIndex,
    pub(crate) descriptions: TextIndex,
    /// Base names by rank.
    pub(crate) bases: TextIndex,
    pub(crate) terms: Terms,
    pub(crate) full_text: FullText,
    pub(crate) prepared: Prepared,
    fragments: Fragments,
    described: OnceLock<Vocabulary>,
    generation: u64,
}

impl Index {
    /// Opens the generation in `dir`, after comparing every file with the length and digest that were written.
    ///
    /// # Errors
    /// When a file is missing, damaged, or of another schema version; the message names it.
    pub fn open(dir: &Path) -> Result<Self, OpenError> {
        let meta = Meta::open(dir)?;
        let (documents, bases) = (meta.documents as usize, meta.bases as usize);
        let open = |name: &str, sections: usize| ArrayFile::open(&dir.join(name), sections);
        let misfit = |name: &str| {
            let reason = format!("its arrays do not fit {documents} packages and {bases} bases");
            OpenError::damaged(&dir.join(name), reason)
        };
        let packages = open(PACKAGES, Packages::SECTIONS)?;
        let text = open(TEXT, 3 * TextIndex::SECTIONS)?;
        let terms = open(TERMS, Terms::SECTIONS)?;
        let fragments = open(FRAGMENTS, Fragments::SECTIONS)?;
        let texts = |number: usize, count: usize| {
            TextIndex::new(&text, number * TextIndex::SECTIONS, count).ok_or_else(|| misfit(TEXT))
        };
        let packages = Packages::new(&packages, documents, bases).ok_or_else(|| misfit(PACKAGES))?;
        let names = texts(0, documents)?;
        let terms = Terms::new(&terms).ok_or_else(|| misfit(TERMS))?;
        let full_text = FullText::open(dir, documents)?;
        Ok(Self {
            prepared: Prepared::new(&packages, &names, &terms, &full_text),
            packages,
            names,
            descriptions: texts(1, documents)?,
            bases: texts(2, bases)?,
            terms,
            full_text,
            fragments: Fragments::new(&fragments, documents).ok_or_else(|| misfit(FRAGMENTS))?,
            described: OnceLock::new(),
            generation: meta.digest(),
        })
    }

    /// A number that tells this generation from others: equal for equal contents.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Number of packages.
    pub fn len(&self) -> usize {
        self.packages.len()
    }

    /// Whether there is no package.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The package of that name, without case, trailing spaces trimmed.
    pub fn find(&self, name: &str) -> Option<DocId> {
        let folded = |doc: DocId| trim(self.names.folded(doc));
        self.packages.find(fold_name(name).as_bytes(), folded)
    }

    /// The base of that name, without case, trailing spaces trimmed.
    pub fn base(&self, name: &str) -> Option<BaseInfo<'_>> {
        self.base_rank(name).map(|base| self.packages.base_info(base))
    }

    pub(crate) fn base_rank(&self, name: &str) -> Option<u32> {
        let folded = |base: u32| trim(self.bases.folded(base));
        self.packages.find_base(fold_name(name).as_bytes(), folded)
    }

    /// RPC search: all matches in ascending id, or [`TooMany`] when there are more than `limit`.
    /// With [`By::Maintainer`] an empty argument means orphans.
    ///
    /// # Errors
    /// [`TooMany`], found out without gathering all matches.
    pub fn search(&self, by: By, arg: &str, limit: usize) -> Result<Vec<DocId>, TooMany> {
        let most = limit.saturating_add(1);
        let found = match by {
            By::Name => self.names.search(fold(arg).as_bytes(), most),
            By::NameDesc => self.in_name_or_description(fold(arg).as_bytes(), most),
            By::Maintainer if arg.is_empty() => self.orphans().take(most).collect(),
            By::Provides => union(&self.exact(Kind::Provides, arg, most), self.find(arg).as_slice()),
            _ => Kind::of(by).map(|kind| self.exact(kind, arg, most)).unwrap_or_default(),
        };
        if found.len() > limit { Err(TooMany) } else { Ok(found) }
    }

    /// Packages whose name or description contains the folded text, ascending; some `most` or more of them if
    /// there are so many.
    pub(crate) fn in_name_or_description(&self, needle: &[u8], most: usize) -> Vec<DocId> {
        let names = self.names.search(needle, most);
        if names.len() >= most {
            return names;
        }
        union(&names, &self.descriptions.search(needle, most))
    }

    /// Packages that bear a name in some role, ascending, at most `most`.
    pub(crate) fn exact(&self, kind: Kind, name: &str, most: usize) -> Vec<DocId> {
        let list = self.terms.get(kind, name);
        list.map(|docs| docs.take(most).collect()).unwrap_or_default()
    }

    fn orphans(&self) -> impl Iterator<Item = DocId> + '_ {
        (0..self.len() as u32).filter(|&doc| self.packages.is_orphan(doc))
    }

    /// Package names that start with `prefix` (without case), in collation order, at most `limit`.
    pub fn suggest(&self, prefix: &str, limit: usize) -> Vec<&str> {
        let docs = self.packages.with_prefix(prefix).take(limit);
        docs.map(|doc| self.packages.name(doc)).collect()
    }

    /// As [`Index::suggest`], over base names.
    pub fn suggest_base(&self, prefix: &str, limit: usize) -> Vec<&str> {
        self.packages.bases_with_prefix(prefix).take(limit).collect()
    }

    /// Appends the RPC `info` object of a package, popularity decayed to `now` (epoch seconds).
    pub fn write_info(&self, doc: DocId, now: i64, out: &mut Vec<u8>) {
        self.fragments.write_info(doc, now, out);
    }

    /// Appends the RPC `search` object of a package, popularity decayed to `now` (epoch seconds).
    pub fn write_search(&self, doc: DocId, now: i64, out: &mut Vec<u8>) {
        self.fragments.write_search(doc, now, out);
    }

    /// Answers one request of the search page.
    pub fn list(&self, query: &ListQuery<'_>) -> ListPage {
        list::list(self, query)
    }

    /// What the search page shows of a package.
    pub fn row(&self, doc: DocId) -> Row<'_> {
        self.packages.row(doc)
    }

    /// Ranked search: any text is a question, and the best answers come first.
    pub fn find_text(&self, search: &Search<'_>) -> Found {
        rank::find_text(self, search)
    }

    /// Packages that somebody may be typing the name of, the likeliest first.
    pub fn complete(&self, typed: &str, limit: usize) -> Vec<DocId> {
        rank::suggest(self, typed, limit)
    }

    /// Packages to offer when a text finds nothing: those whose names begin as it or its words do.
    pub fn nearby(&self, text: &str, limit: usize) -> Vec<DocId> {
        rank::nearby(self, text, limit)
    }

    /// Who gives what is wanted, the best first.
    pub fn resolve(&self, wanted: &Wanted) -> Vec<Provider> {
        resolve::resolve(self, wanted)
    }

    /// Appends a package's popularity, decayed to `now` (epoch seconds), as a JSON number.
    pub fn write_popularity(&self, doc: DocId, now: i64, out: &mut Vec<u8>) {
        self.fragments.write_popularity(doc, now, out);
    }

    /// All words of descriptions, read when first asked for.
    pub(crate) fn described_words(&self) -> &Vocabulary {
        self.described.get_or_init(|| Vocabulary::of(&self.full_text, Field::Description))
    }

    /// Packages of this registry that the named package depends on, in any way.
    pub(crate) fn required_by(&self, name: &str) -> Vec<DocId> {
        let Some(doc) = self.find(name) else { return Vec::new() };
        let mut object = Vec::new();
        self.write_info(doc, 0, &mut object);
        let info: serde_json::Value = serde_json::from_slice(&object).unwrap_or_default();
        let mut docs = Vec::new();
        for key in ["Depends", "MakeDepends", "CheckDepends", "OptDepends"] {
            let names = info.get(key).and_then(|list| list.as_array()).into_iter().flatten();
            for wanted in names.filter_map(|text| text.as_str()).map(Wanted::parse) {
                docs.extend(self.find(&wanted.name));
                docs.extend(self.exact(Kind::Provides, &wanted.name, usize::MAX));
            }
        }
        docs
    }
}

/// A folded text as [`fold_name`] would leave it.
pub(crate) fn trim(mut folded: &[u8]) -> &[u8] {
    while let [rest @ .., b' '] = folded {
        folded = rest;
    }
    folded
}

/// Merges two ascending lists; what is in both comes once.
pub(crate) fn union(a: &[DocId], b: &[DocId]) -> Vec<DocId> {
    let mut merged = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    loop {
        let next = match (a.peek(), b.peek()) {
            (None, None) => return merged,
            (Some(&x), None) => x,
            (None, Some(&y)) => y,
            (Some(&x), Some(&y)) => x.min(y),
        };
        a.next_if_eq(&next);
        b.next_if_eq(&next);
        merged.push(next);
    }
}
