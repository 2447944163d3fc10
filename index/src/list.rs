//! The search page: who matches, filtered, sorted and cut to a page.

use crate::fold::{fold, fold_name};
use crate::packages::{ORPHAN, OUTDATED, Rank};
use crate::reader::union;
use crate::terms::Kind;
use crate::{DocId, Index, ListPage, ListQuery, SearchBy};
use memchr::memmem::Finder;

/// Up to this many candidates a further word is looked for in their texts instead of in the index.
const FEW: usize = 4096;

/// From one match in this many packages on, the page is picked from the order of all instead of sorting the matches.
const DENSE: usize = 16;

/// Answers one request of the search page.
pub(crate) fn list(index: &Index, query: &ListQuery<'_>) -> ListPage {
    let mut docs = matches(index, query.by, query.text);
    filter(index, query, &mut docs);
    let total = docs.len();
    ListPage { total, docs: page(index, query, docs) }
}

/// All matches, ascending, each once.
fn matches(index: &Index, by: SearchBy, text: &str) -> Vec<DocId> {
    let person = |kind: Kind| index.exact(kind, text.trim(), usize::MAX);
    match by {
        SearchBy::NameDesc => in_name_or_description(index, text),
        SearchBy::Name => in_name(index, text),
        SearchBy::Base => in_base(index, text),
        SearchBy::ExactName => same(text, |name| index.find(name)).into_iter().collect(),
        SearchBy::ExactBase => match same(text, |name| index.base_rank(name)) {
            Some(base) => of_bases(index, |b| b == base),
            None => Vec::new(),
        },
        SearchBy::Keywords => keywords(index, text),
        SearchBy::Maintainer if text.trim().is_empty() => {
            all(index).filter(|&doc| index.packages.is_orphan(doc)).collect()
        }
        SearchBy::Maintainer => person(Kind::Maintainer),
        SearchBy::Comaintainer => person(Kind::Comaintainer),
        SearchBy::MaintainerOrComaintainer => union(&person(Kind::Maintainer), &person(Kind::Comaintainer)),
        SearchBy::Submitter => person(Kind::Submitter),
    }
}

fn all(index: &Index) -> impl Iterator<Item = DocId> + '_ {
    index.packages.docs()
}

/// Folded pieces of a text split at single spaces, each once, the longest first. Empty pieces, which are in every text,
/// are left out.
fn pieces(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut pieces: Vec<String> = folded.split(' ').filter(|p| !p.is_empty()).map(str::to_owned).collect();
    pieces.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    pieces.dedup();
    pieces
}

/// Documents that `search` finds for every piece; `check` looks for a piece in the texts of one document.
fn with_all_pieces(
    index: &Index,
    text: &str,
    search: impl Fn(&[u8]) -> Vec<DocId>,
    check: impl Fn(DocId, &Finder<'_>) -> bool,
) -> Vec<DocId> {
    let pieces = pieces(text);
    let Some((first, others)) = pieces.split_first() else {
        return all(index).collect();
    };
    let mut found = search(first.as_bytes());
    for piece in others {
        if found.len() <= FEW {
            let finder = Finder::new(piece);
            found.retain(|&doc| check(doc, &finder));
        } else {
            intersect(&mut found, &search(piece.as_bytes()));
        }
    }
    found
}

/// Keeps what is in both ascending lists.
fn intersect(found: &mut Vec<DocId>, other: &[DocId]) {
    let mut other = other.iter().copied().peekable();
    found.retain(|&doc| {
        while other.next_if(|&o| o < doc).is_some() {}
        other.next_if_eq(&doc).is_some()
    });
}

fn in_name_or_description(index: &Index, text: &str) -> Vec<DocId> {
    let contains = |doc: DocId, finder: &Finder<'_>| {
        let found = |text: &[u8]| finder.find(text).is_some();
        found(index.names.folded(doc)) || found(index.descriptions.folded(doc))
    };
    with_all_pieces(index, text, |p| index.in_name_or_description(p, usize::MAX), contains)
}

fn in_name(index: &Index, text: &str) -> Vec<DocId> {
    let contains = |doc: DocId, finder: &Finder<'_>| finder.find(index.names.folded(doc)).is_some();
    with_all_pieces(index, text, |p| index.names.search(p, usize::MAX), contains)
}

fn in_base(index: &Index, text: &str) -> Vec<DocId> {
    let search = |piece: &[u8]| {
        let mut found = vec![false; index.bases.end()];
        mark(&mut found, &index.bases.search(piece));
        of_bases(index, |number| found.get(number as usize).is_some_and(|&f| f))
    };
    let contains =
        |doc: DocId, finder: &Finder<'_>| finder.find(index.bases.folded(index.packages.base_of(doc))).is_some();
    with_all_pieces(index, text, search, contains)
}

/// Sets the flags of these numbers.
fn mark(flags: &mut [bool], numbers: &[u32]) {
    for &number in numbers {
        if let Some(flag) = flags.get_mut(number as usize) {
            *flag = true;
        }
    }
}

/// Packages of the bases that `wanted` names by number.
fn of_bases(index: &Index, wanted: impl Fn(u32) -> bool) -> Vec<DocId> {
    all(index).filter(|&doc| wanted(index.packages.base_of(doc))).collect()
}

/// What all pieces name, if they name the same.
fn same(text: &str, find: impl Fn(&str) -> Option<u32>) -> Option<u32> {
    let mut pieces = text.split(' ');
    let first = pieces.next()?;
    let folded = fold_name(first);
    pieces.all(|piece| fold_name(piece) == folded).then(|| find(first)).flatten()
}

/// Packages with any of the keywords.
fn keywords(index: &Index, text: &str) -> Vec<DocId> {
    let folded = fold(text);
    let mut pieces: Vec<&str> = folded.split(' ').collect();
    pieces.sort_unstable();
    pieces.dedup();
    let found = pieces.iter().filter_map(|piece| index.terms.get(Kind::Keyword, piece));
    let mut docs: Vec<DocId> = found.flatten().collect();
    docs.sort_unstable();
    docs.dedup();
    docs
}

fn filter(index: &Index, query: &ListQuery<'_>, docs: &mut Vec<DocId>) {
    let mut mask = 0;
    let mut wanted = 0;
    if let Some(outdated) = query.outdated {
        mask |= OUTDATED;
        wanted |= if outdated { OUTDATED } else { 0 };
    }
    if query.orphans {
        mask |= ORPHAN;
        wanted |= ORPHAN;
    }
    if mask != 0 {
        docs.retain(|&doc| index.packages.flags(doc) & mask == wanted);
    }
}

/// The rows of the page, in order.
pub(crate) fn page(index: &Index, query: &ListQuery<'_>, docs: Vec<DocId>) -> Vec<DocId> {
    let order = index.packages.order(query.sort);
    let end = query.offset.saturating_add(query.limit).min(docs.len());
    if query.offset >= end {
        return Vec::new();
    }
    if docs.len() >= index.len() / DENSE {
        let mut wanted = vec![false; index.packages.end()];
        mark(&mut wanted, &docs);
        let (mut skip, mut page) = (query.offset, Vec::with_capacity(end - query.offset));
        order.scan(query.descending, |doc| {
            if wanted.get(doc as usize).is_some_and(|&w| w) {
                if skip > 0 { skip -= 1 } else { page.push(doc) }
            }
            page.len() == end - query.offset
        });
        return page;
    }
    let mut ranked: Vec<(Rank, DocId)> = docs.into_iter().map(|doc| (order.rank(doc), doc)).collect();
    ranked.sort_unstable();
    if query.descending {
        ranked.reverse();
    }
    ranked[query.offset..end].iter().map(|&(_, doc)| doc).collect()
}
