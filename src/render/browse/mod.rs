//! Lists to read in: packages by name, popularity, age and state, and by what they have in common.
//!
//! All of them are arranged at once from the catalogue ([`Browse::arrange`]); a page is rendered when it is asked for, so
//! that few are in memory. They tell of the whole registry, and are made by runs that read all of it.

mod cut;
mod facets;
mod overview;
mod page;
mod rows;
mod statistics;
mod whole;

pub use facets::Facet;
pub(super) use rows::links;

use super::Renderer;
use super::theme::ThemeError;
use crate::catalogue::PackageIndex;
use crate::model::inputs::Inputs;
use crate::model::time::DAY;
use crate::route::{List, Route};
use crate::site::artefact::Artefact;
use crate::site::manifest::Registry;
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// All lists, and how they are cut into pages.
#[derive(Debug)]
pub struct Browse<'a> {
    shelves: Vec<Shelf<'a>>,
    /// For each page of each list: which list, and which page from 0.
    pages: Vec<(usize, usize)>,
    /// What the page of statistics shows.
    counts: statistics::Counts,
    /// Packages of each sitemap, as places in the order of names.
    sitemaps: Vec<Range<usize>>,
}

/// How many times longer than a page of a list a sitemap is.
const SITEMAP: usize = 10;

/// Files beside the pages that are not sitemaps of packages.
const FILES: usize = 4;

/// One list.
#[derive(Debug)]
struct Shelf<'a> {
    list: List<'a>,
    rows: Rows<'a>,
    /// The rows of each page.
    cuts: Vec<Range<usize>>,
    /// All that could be listed; more than there are rows where only the first ones are.
    total: usize,
    /// How many of the rows, at the end, are of packages that the account named co-maintains.
    seconded: usize,
}

/// What a list lists.
#[derive(Debug)]
enum Rows<'a> {
    /// Packages.
    Packages(Vec<PackageIndex>),
    /// Names that have a list of packages each, and the numbers of these.
    Names(Facet, Vec<(&'a str, usize)>),
}

impl<'a> Browse<'a> {
    /// Arranges the lists of a registry.
    pub fn arrange(renderer: &Renderer<'a>) -> Self {
        let facets = facets::all(renderer.catalogue);
        let mut shelves = whole::shelves(renderer);
        shelves.extend(facets.iter().map(facets::Group::overview));
        let overview = overview::shelf();
        shelves.extend(facets.into_iter().flat_map(facets::Group::shelves));
        shelves.push(overview);
        shelves.push(statistics::shelf());
        let pages = shelves.iter().enumerate();
        let pages = pages.flat_map(|(at, shelf)| (0..shelf.cuts.len()).map(move |page| (at, page))).collect();
        let names =
            renderer.catalogue.packages_by_name().iter().map(|package| renderer.catalogue.package_name(*package));
        Self { shelves, pages, counts: statistics::Counts::of(renderer), sitemaps: cut::coarsely(names, SITEMAP) }
    }

    /// How many things there are to render: pages, which are in every language, sitemaps and feeds.
    pub fn len(&self) -> usize {
        self.pages.len() + self.sitemaps.len() + FILES
    }

    /// Whether there is none; never true, since the overview is always there.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// One of the things to render, `0..len()`; a page in every language of the theme.
    ///
    /// # Errors
    /// A template that cannot be rendered; names it.
    pub fn render(&self, renderer: &Renderer<'_>, number: usize) -> Result<Vec<Artefact>, ThemeError> {
        let Some((shelf, page)) = self.pages.get(number).copied() else {
            let file = self.file(renderer, number - self.pages.len());
            return Ok(super::compress::beside(vec![file], renderer.site));
        };
        let shelf = &self.shelves[shelf];
        let in_language = |language| {
            let renderer = Renderer { language, ..*renderer };
            match shelf.list {
                List::Overview => self.overview(&renderer),
                List::Whole(statistics::WORD) => self.statistics(&renderer),
                _ => shelf.page(&renderer, page),
            }
        };
        let pages = renderer.theme.languages().map(in_language).collect::<Result<Vec<_>, _>>()?;
        Ok(super::compress::beside(pages, renderer.site))
    }
}

impl Browse<'_> {
    /// One of the files that are no pages.
    fn file(&self, renderer: &Renderer<'_>, number: usize) -> Artefact {
        let sitemaps = self.sitemaps.len();
        if let Some(packages) = self.sitemaps.get(number) {
            return renderer.sitemap(number + 1, &renderer.catalogue.packages_by_name()[packages.clone()]);
        }
        match number - sitemaps {
            0 => renderer.sitemap_index(sitemaps),
            1 => renderer.flagged_feed(),
            2 => renderer.orphaned_feed(self.packages_of(whole::ORPHANS)),
            _ => renderer.sitemap_of_lists(self.shelves.iter().map(|shelf| Route::Browse(shelf.list, 1).url_path())),
        }
    }

    /// The packages of a list over the whole registry.
    fn packages_of(&self, word: &'static str) -> &[PackageIndex] {
        match self.shelves.iter().find(|shelf| shelf.list == List::Whole(word)).map(|shelf| &shelf.rows) {
            Some(Rows::Packages(packages)) => packages,
            _ => &[],
        }
    }
}

/// Digest of what the lists are made from: rows of all bases, accounts, the popularity that is shown, times
/// of comments, and the day.
pub fn inputs(renderer: &Renderer<'_>, registry: &Registry, inputs: &[Inputs]) -> u64 {
    let popularity = inputs.iter().fold(0_u64, |sum, inputs| sum.rotate_left(5).wrapping_mul(31) ^ inputs.clock);
    let day = renderer.now.div_euclid(DAY).cast_unsigned();
    let comments = renderer.comments.times().fold(0_u64, |sum, at| sum.wrapping_add(at.cast_unsigned()));
    let accounts = registry.accounts.wrapping_add(registry.maintainers);
    let words = [registry.bases, registry.users, accounts, popularity, day, renderer.comments.len() as u64, comments];
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    xxh3_64(&bytes).max(1)
}

/// Whether a file below the release's root is made with the lists: one of their pages, a sitemap or a feed.
pub fn is_list(path: &str) -> bool {
    let plain = path.strip_suffix(".gz").unwrap_or(path);
    is_page(path)
        || plain.starts_with("sitemap/")
        || ["sitemap.xml", "rss/flagged.xml", "rss/orphaned.xml"].contains(&plain)
}

/// Whether a file below the release's root is a page of a list.
pub fn is_page(path: &str) -> bool {
    let path = path.strip_prefix("_lang/").and_then(|rest| rest.split_once('/')).map_or(path, |(_, rest)| rest);
    path.starts_with("browse/") || ["browse.html", "browse.html.gz", "browse"].contains(&path)
}

/// The address of the list of one name.
pub(super) fn address(facet: Facet, name: &str) -> String {
    Route::Browse(List::Of(facet.word(), name), 1).url_path()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_known_by_their_paths() {
        for path in [
            "browse.html",
            "browse/popular.html",
            "_lang/de/browse/license/MIT/2.html",
            "browse/x.html.gz",
            "sitemap.xml",
            "sitemap/3.xml.gz",
        ] {
            assert!(is_list(path), "{path}");
        }
        for path in ["packages/browse.html", "_lang/de/index.html", "browsers.html", "browsers", "_lang/browse"] {
            assert!(!is_list(path), "{path}");
        }
    }
}
