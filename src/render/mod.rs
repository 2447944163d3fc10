//! From values to artefacts: pure functions of route, catalogue, theme and clock value.
//!
//! Knows no disk, no network and no async. One call renders all pages of one package base, since they share its
//! comments; the rest of the site is a handful of single pages, feeds and archives.

pub mod archive;
mod base;
mod comments;
pub mod feed;
mod flag;
mod home;
pub mod html;
mod info;
mod lists;
pub mod markdown;
mod package;
mod plain;
pub mod theme;

use crate::catalogue::{BaseIndex, Catalogue};
use crate::config::SiteConfig;
use crate::model::time::Timestamp;
use crate::route::Route;
use crate::site::artefact::Artefact;
use comments::Comments;
use theme::{Theme, ThemeError};

/// All that pages are made from.
#[derive(Clone, Copy, Debug)]
pub struct Renderer<'a> {
    /// The registry.
    pub catalogue: &'a Catalogue,
    /// Templates and assets.
    pub theme: &'a Theme,
    /// Addresses of the site.
    pub site: &'a SiteConfig,
    /// The build's clock.
    pub now: Timestamp,
}

impl Renderer<'_> {
    /// Every page of one package base: its packages, itself unless its only package is its page, the flag comment,
    /// the numbered pages of comments. A base without packages has no page.
    ///
    /// # Errors
    /// A template that cannot be rendered; names it.
    pub fn base_pages(&self, base: BaseIndex) -> Result<Vec<Artefact>, ThemeError> {
        let packages = self.catalogue.packages_of(base);
        if packages.is_empty() {
            return Ok(Vec::new());
        }
        let comments = Comments::render(self, base);
        let shared = self.shared_context(base, &comments);
        let mut pages = Vec::with_capacity(packages.len() + 1);
        for package in packages {
            pages.push(self.package_page(*package, base, &shared)?);
        }
        if self.catalogue.sole_package(base).is_none() {
            pages.push(self.base_page(base, &shared)?);
        }
        pages.extend(self.flag_page(base)?);
        for number in 1..=comments.pages() {
            pages.push(self.comment_page(base, &comments, number)?);
        }
        Ok(pages)
    }

    fn page(&self, route: Route<'_>, template: &str, context: &tera::Context) -> Result<Artefact, ThemeError> {
        Ok(Artefact::text(route.file_path(), self.theme.render_context(template, context)?))
    }
}
