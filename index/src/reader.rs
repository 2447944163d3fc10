//! Reads one generation.

use crate::amend::DeltaFile;
use crate::delta::Delta;
use crate::fold::{fold, fold_name};
use crate::fragment;
use crate::fulltext::Field;
use crate::merged::{BaseTexts, TermLists, Texts, Which, Words};
use crate::meta::{DELTA, Meta};
use crate::packages::Columns;
use crate::prepared::{Prepared, Vocabulary};
use crate::rank::{self, Found, Search};
use crate::resolve::{self, Provider, Wanted};
use crate::terms::Kind;
use crate::whole::Whole;
use crate::{By, DocId, ListPage, ListQuery, OpenError, Row, TooMany, list};
use std::path::Path;
use std::sync::{Arc, OnceLock};

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
    pub(crate) packages: Columns,
    pub(crate) names: Texts,
    pub(crate) descriptions: Texts,
    /// Base names by number.
    pub(crate) bases: BaseTexts,
    pub(crate) terms: TermLists,
    pub(crate) full_text: Words,
    pub(crate) prepared: Prepared,
    described: OnceLock<Vocabulary>,
    whole: Arc<Whole>,
    delta: Option<Arc<Delta>>,
    generation: u64,
}

impl Index {
    /// Opens the generation in `dir`, after comparing every file with the length and digest that were written.
    ///
    /// # Errors
    /// When a file is missing, damaged, or of another schema version; the message names it.
    pub fn open(dir: &Path) -> Result<Self, OpenError> {
        let meta = Meta::read(dir)?;
        meta.base_files().try_for_each(|file| file.check(dir))?;
        let whole = Arc::new(Whole::open(dir, &meta)?);
        Self::amended(dir, &meta, whole, None)
    }

    /// Opens another generation. If it amends the same files as this one they are shared, so that it costs some
    /// milliseconds; otherwise as [`Index::open`].
    ///
    /// # Errors
    /// As [`Index::open`].
    pub fn reopen(&self, dir: &Path) -> Result<Self, OpenError> {
        let meta = Meta::read(dir)?;
        if !meta.base_files().eq(&self.whole.files) {
            return Self::open(dir);
        }
        Self::amended(dir, &meta, Arc::clone(&self.whole), self.delta.as_deref())
    }

    fn amended(dir: &Path, meta: &Meta, whole: Arc<Whole>, before: Option<&Delta>) -> Result<Self, OpenError> {
        let delta = match meta.delta() {
            None => None,
            Some(known) => {
                known.check(dir)?;
                let path = dir.join(DELTA);
                let file = DeltaFile::open(&path, &whole.packages)?;
                let delta = Delta::new(&file, &whole, before);
                Some(Arc::new(delta.ok_or_else(|| OpenError::damaged(&path, "it does not belong to its base"))?))
            }
        };
        let of = delta.as_ref();
        Ok(Self {
            packages: Columns::new(&whole, of),
            names: Texts::new(&whole, of, Which::Names),
            descriptions: Texts::new(&whole, of, Which::Descriptions),
            bases: BaseTexts::new(&whole, of),
            terms: TermLists::new(&whole, of),
            full_text: Words::new(&whole, of),
            prepared: of.map_or_else(|| whole.prepared.clone(), |delta| Prepared::amended(&whole, delta)),
            described: OnceLock::new(),
            generation: meta.digest(),
            whole,
            delta,
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
        let name = fold_name(name);
        self.packages.find(name.as_bytes(), |doc| trim(self.names.folded(doc)) == name.as_bytes())
    }

    /// The base of that name, without case, trailing spaces trimmed.
    pub fn base(&self, name: &str) -> Option<BaseInfo<'_>> {
        self.base_rank(name).map(|base| self.packages.base_info(base))
    }

    pub(crate) fn base_rank(&self, name: &str) -> Option<u32> {
        self.packages.find_base(&fold_name(name))
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
        self.packages.docs().filter(|&doc| self.packages.is_orphan(doc))
    }

    /// Package names that start with `prefix` (without case), in collation order, at most `limit`.
    pub fn suggest(&self, prefix: &str, limit: usize) -> Vec<&str> {
        let docs = self.packages.with_prefix(prefix).take(limit);
        docs.map(|doc| self.packages.name(doc)).collect()
    }

    /// As [`Index::suggest`], over base names.
    pub fn suggest_base(&self, prefix: &str, limit: usize) -> Vec<&str> {
        self.packages.bases_with_prefix(prefix, limit)
    }

    /// Appends the RPC `info` object of a package, popularity decayed to `now` (epoch seconds).
    pub fn write_info(&self, doc: DocId, now: i64, out: &mut Vec<u8>) {
        fragment::write_info(self.record(doc), now, out);
    }

    /// Appends the RPC `search` object of a package, popularity decayed to `now` (epoch seconds).
    pub fn write_search(&self, doc: DocId, now: i64, out: &mut Vec<u8>) {
        fragment::write_search(self.record(doc), now, out);
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
        fragment::write_popularity(self.record(doc), now, out);
    }

    /// What the objects of a package are put together from; empty for one that is not there.
    fn record(&self, doc: DocId) -> &[u8] {
        let Some(delta) = &self.delta else { return self.whole.fragments.record(doc) };
        match delta.doc(doc) {
            Some(own) => &own.fragment,
            None if delta.is_live(doc) => self.whole.fragments.record(doc),
            None => &[],
        }
    }

    /// Names, folded, that a package of the amendment has in a role; none for other packages.
    pub(crate) fn amended_names(&self, doc: DocId, kind: Kind) -> Option<impl Iterator<Item = &str>> {
        let own = self.delta.as_ref()?.doc(doc)?;
        Some(own.keys.names(kind).filter_map(|name| std::str::from_utf8(name).ok()))
    }

    /// All packages, ascending.
    pub fn docs(&self) -> impl Iterator<Item = DocId> + '_ {
        self.packages.docs()
    }

    /// All words of descriptions, read when first asked for.
    pub(crate) fn described_words(&self) -> &Vocabulary {
        self.described.get_or_init(|| {
            Vocabulary::new(Arc::clone(self.whole.described_words()), Field::Description, self.delta.as_deref())
        })
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
