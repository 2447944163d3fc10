//! The ranked search: `/packages?q=…`, and `/resolve?q=…` for who provides what. Pages for readers over what
//! [`super::api`] gives to programs.

mod asked;
pub(crate) mod facets;
mod marked;
mod note;
mod resolve;

pub(crate) use asked::Asked;
pub(crate) use resolve::answer as resolve;

use super::answer::Answer;
use super::release::Release;
use super::rendered;
use super::search::two_decimals;
use super::site::Site;
use crate::model::time;
use crate::render::language::Language;
use crate::render::plain::PAGE_SIZES;
use crate::route::{Route, official_address, segment};
use aurpress_index::{DocId, Found, Highlighter, Index, Search, Wanted};
use facets::Group;
use note::NoteView;
use serde::Serialize;

/// Names that are offered when nothing was found.
const NEAR: usize = 10;

/// What the templates `found.html` and `found_results.html` see.
#[derive(Serialize)]
struct View<'a> {
    path: &'static str,
    query: &'a str,
    /// The address of this page behind its path, for the choice of a language.
    address: String,
    /// The same text in the old search.
    fields_href: String,
    /// The order, as the address names it; empty for the best first.
    sort: &'static str,
    limit: usize,
    sizes: [usize; 4],
    total: usize,
    /// Numbers of the first and the last match of the page, from 1.
    from: usize,
    to: usize,
    /// The packages changed since the page before was made.
    stale: bool,
    notes: Vec<NoteView>,
    meant: Option<Link>,
    hits: Vec<Hit<'a>>,
    facets: Vec<Group>,
    first: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    /// What is offered when there is no match.
    near: Vec<Hit<'a>>,
    official: Vec<Link>,
}

#[derive(Serialize)]
struct Link {
    text: String,
    href: String,
}

/// A match.
#[derive(Serialize)]
struct Hit<'a> {
    href: String,
    /// HTML, with what was looked for marked; likewise `description`.
    name: String,
    description: Option<String>,
    version: &'a str,
    votes: u32,
    popularity: String,
    maintainer: Option<&'a str>,
    maintainer_href: Option<String>,
    flagged: bool,
    /// Day of the last push as HTML, and the same for programs.
    updated: String,
    updated_utc: String,
}

/// Answers a search.
pub(crate) fn answer(site: &Site, release: &Release, language: &Language, asked: &Asked) -> Answer {
    let index = &release.index;
    let (offset, stale) = asked.offset(index.generation());
    let search = Search {
        text: &asked.text,
        offset,
        limit: asked.limit,
        sort: asked.order(),
        facets: true,
        synonyms: Some(&site.synonyms),
        ..Search::default()
    };
    let mut found = index.find_text(&search);
    let mut offset = offset;
    // What an old address of a page counted on may be gone: then it is the last page.
    if found.hits.is_empty() && found.total > 0 {
        offset = (found.total - 1) / asked.limit * asked.limit;
        found = index.find_text(&Search { offset, ..search });
    }
    let view = view(index, language, asked, found, offset, stale);
    let template = if asked.part { "found_results.html" } else { "found.html" };
    rendered::page(site, release, language, template, &view)
}

fn view<'a>(
    index: &'a Index,
    language: &Language,
    asked: &'a Asked,
    found: Found,
    offset: usize,
    stale: bool,
) -> View<'a> {
    let Found { total, hits, notes, did_you_mean, words, facets, .. } = found;
    let generation = index.generation();
    let to = offset.saturating_add(hits.len());
    let highlighter = Highlighter::new(&words);
    let near = if total == 0 { index.nearby(&asked.text, NEAR) } else { Vec::new() };
    let official = if total == 0 { official(index, &asked.text) } else { Vec::new() };
    let hit = |doc: DocId, highlighter: &Highlighter| hit(index, language, highlighter, doc);
    View {
        path: "/packages",
        query: &asked.text,
        address: asked.without_language(offset, generation),
        fields_href: format!("/packages?K={}", crate::route::form_value(&asked.text)),
        sort: asked.sort,
        limit: asked.limit,
        sizes: PAGE_SIZES,
        total,
        from: offset.saturating_add(1),
        to,
        stale,
        notes: notes.iter().map(NoteView::of).collect(),
        meant: did_you_mean.map(|text| Link { href: asked.with_text(&text), text }),
        hits: hits.iter().map(|one| hit(one.doc, &highlighter)).collect(),
        facets: facets.map(|facets| facets::groups(facets, total, asked)).unwrap_or_default(),
        first: (offset > asked.limit).then(|| asked.page(0, generation)),
        previous: (offset > 0).then(|| asked.page(offset.saturating_sub(asked.limit), generation)),
        next: (to < total && !hits.is_empty()).then(|| asked.page(to, generation)),
        near: near.into_iter().map(|doc| hit(doc, &Highlighter::new(&[]))).collect(),
        official,
    }
}

/// The official packages that give what is asked for, by name.
fn official(index: &Index, text: &str) -> Vec<Link> {
    let found = index.resolve(&Wanted::parse(text)).into_iter().filter(|provider| provider.doc.is_none());
    found.take(NEAR).map(|provider| Link { href: official_address(&provider.name), text: provider.name }).collect()
}

fn hit<'a>(index: &'a Index, language: &Language, highlighter: &Highlighter, doc: DocId) -> Hit<'a> {
    let row = index.row(doc);
    let (mut updated, mut updated_utc) = (String::new(), String::new());
    time::push_date(row.modified, &mut updated_utc);
    language.push_date(row.modified, &mut updated);
    Hit {
        href: Route::Package(row.name).url_path(),
        name: marked::html(row.name, &highlighter.in_name(row.name)),
        description: row.description.map(|text| marked::html(text, &highlighter.in_text(text))),
        version: row.version,
        votes: row.votes,
        popularity: language.decimal(&two_decimals(row.popularity_micros)),
        maintainer: row.maintainer,
        maintainer_href: row.maintainer.map(|name| format!("/account/{}", segment(name))),
        flagged: row.out_of_date.is_some_and(|time| time != 0),
        updated,
        updated_utc,
    }
}
