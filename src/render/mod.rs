//! From values to artefacts: pure functions of route, catalogue, theme and clock value.
//!
//! Knows no disk, no network and no async. One call renders all pages of one package base, since they share its
//! comments; the rest of the site is lists, a handful of single pages, feeds and archives.

pub mod archive;
mod base;
pub mod browse;
mod chart;
mod comments;
pub mod compress;
mod continued;
pub mod deflate;
pub mod feed;
mod flag;
mod home;
pub mod html;
mod info;
pub mod language;
mod lists;
pub mod markdown;
mod package;
pub(crate) mod pager;
pub mod plain;
pub mod rss;
mod sitemap;
mod sparkline;
pub mod theme;

use crate::catalogue::{BaseIndex, Catalogue, Comments, Votes};
use crate::config::SiteConfig;
use crate::model::time::Timestamp;
use crate::route::Route;
use crate::site::artefact::Artefact;
use comments::Thread;
use language::Language;
use theme::{Theme, ThemeError};

/// All that pages are made from.
#[derive(Clone, Copy, Debug)]
pub struct Renderer<'a> {
    /// The registry.
    pub catalogue: &'a Catalogue,
    /// Its comments.
    pub comments: &'a Comments,
    /// When bases were voted for.
    pub votes: &'a Votes,
    /// Templates and assets.
    pub theme: &'a Theme,
    /// The language of the pages that are made now.
    pub language: &'a Language,
    /// Addresses of the site.
    pub site: &'a SiteConfig,
    /// The build's clock.
    pub now: Timestamp,
}

impl Renderer<'_> {
    /// Every page of one package base in every language of the theme: its packages, itself unless its only package is its
    /// page, the flag comment, the numbered pages of comments. A base without packages has no page.
    ///
    /// # Errors
    /// A template that cannot be rendered; names it.
    pub fn base_pages(&self, base: BaseIndex) -> Result<Vec<Artefact>, ThemeError> {
        let mut pages = Vec::new();
        for language in self.theme.languages() {
            pages.extend(Renderer { language, ..*self }.base_pages_in_language(base)?);
        }
        Ok(compress::beside(pages, self.site))
    }

    fn base_pages_in_language(&self, base: BaseIndex) -> Result<Vec<Artefact>, ThemeError> {
        let packages = self.catalogue.packages_of(base);
        if packages.is_empty() {
            return Ok(Vec::new());
        }
        let thread = Thread::render(self, base);
        let shared = self.shared_context(base, &thread);
        let mut pages = Vec::with_capacity(packages.len() + 1);
        if let Some(only) = self.catalogue.sole_package(base) {
            pages.extend(self.package_page(only, base, shared)?);
        } else {
            for package in packages {
                pages.extend(self.package_page(*package, base, shared.clone())?);
            }
            pages.push(self.base_page(base, shared)?);
        }
        if self.collision(base).is_some() {
            return Ok(pages);
        }
        pages.extend(self.flag_page(base)?);
        for number in 1..=thread.pages() {
            pages.push(self.comment_page(base, &thread, number)?);
        }
        Ok(pages)
    }

    /// Why a base's pages below its own one (flag comment, numbered comments) cannot be files, if they cannot: their
    /// folder would have the name of a page. Only odd names can do that: one that ends in `.html`, or fills a whole
    /// file name.
    pub fn collision(&self, base: BaseIndex) -> Option<String> {
        let catalogue = self.catalogue;
        let name = catalogue.name(catalogue.base(base).name);
        let has_page = |base| catalogue.sole_package(base).is_none() && !catalogue.packages_of(base).is_empty();
        let other = match name.strip_suffix(".html") {
            Some(stem) => catalogue.base_named(stem).filter(|other| has_page(*other)),
            None => (Route::Base(name).file_path() == format!("pkgbase/{name}") && has_page(base)).then_some(base),
        };
        let other = catalogue.name(catalogue.base(other?).name);
        Some(format!(
            "package base {name:?}: no flag comment and no numbered comments, their folder is the page of {other:?}"
        ))
    }

    fn page(&self, route: Route<'_>, template: &str, context: &tera::Context) -> Result<Artefact, ThemeError> {
        let path = format!("{}{}", self.language.folder(), route.file_path());
        Ok(Artefact { path, bytes: self.theme.render_bytes(self.language, template, context)? })
    }
}
