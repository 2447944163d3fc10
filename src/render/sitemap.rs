//! Sitemaps for crawlers: every package, and the lists. Cut by name, so that a change touches one of many files.

use super::Renderer;
use super::rss::push_xml;
use crate::catalogue::PackageIndex;
use crate::model::time;
use crate::route::Route;
use crate::site::artefact::Artefact;

/// The format's limit of addresses in one file.
pub(super) const LIMIT: usize = 50_000;

const BEGIN: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

impl Renderer<'_> {
    /// `/sitemap/NUMBER.xml`: packages and when they changed.
    pub(super) fn sitemap(&self, number: usize, packages: &[PackageIndex]) -> Artefact {
        let mut text = BEGIN.to_owned();
        for package in packages {
            let Some(base) = self.catalogue.base_of(*package) else { continue };
            self.push_url(&Route::Package(self.catalogue.package_name(*package)).url_path(), &mut text);
            text.push_str("<lastmod>");
            time::push_date(self.catalogue.base(base).modified, &mut text);
            text.push_str("</lastmod></url>\n");
        }
        text.push_str("</urlset>\n");
        Artefact::text(format!("sitemap/{number}.xml"), text)
    }

    /// `/sitemap/lists.xml`: pages that lead to others.
    pub(super) fn sitemap_of_lists(&self, paths: impl Iterator<Item = String>) -> Artefact {
        let mut text = BEGIN.to_owned();
        for path in std::iter::once("/".to_owned()).chain(paths).take(LIMIT) {
            self.push_url(&path, &mut text);
            text.push_str("</url>\n");
        }
        text.push_str("</urlset>\n");
        Artefact::text("sitemap/lists.xml", text)
    }

    /// `/sitemap.xml`: the others.
    pub(super) fn sitemap_index(&self, count: usize) -> Artefact {
        let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            .to_owned();
        for name in (1..=count).map(|number| number.to_string()).chain(["lists".to_owned()]) {
            text.push_str("<sitemap><loc>");
            push_xml(&self.site.site_url, &mut text);
            text.push_str(&format!("/sitemap/{name}.xml</loc></sitemap>\n"));
        }
        text.push_str("</sitemapindex>\n");
        Artefact::text("sitemap.xml", text)
    }

    fn push_url(&self, path: &str, out: &mut String) {
        out.push_str("<url><loc>");
        push_xml(&self.site.site_url, out);
        push_xml(path, out);
        out.push_str("</loc>");
    }
}
