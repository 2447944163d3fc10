//! Single pages of the site, and its small files.

use super::Renderer;
use super::html;
use super::theme::{Asset, ThemeError};
use crate::route::Route;
use crate::site::artefact::Artefact;
use serde_json::json;
use tera::{Context, Value};

/// Pages that say where accounts are kept: file, path on aurweb.
const ACCOUNT_PAGES: [(&str, &str); 3] = [("login", "/login"), ("register", "/register"), ("passreset", "/passreset")];

/// The description of the search for browsers.
const OPEN_SEARCH: &str = "static/opensearch.xml";

/// Sizes of a page of the ranked search, the usual one first.
pub const PAGE_SIZES: [usize; 4] = [25, 50, 100, 250];

/// What crawlers may fetch: everything but searches and what is made for each request, which cost work and repeat what
/// the pages say, and forms.
const ROBOTS: &str = "User-agent: *\nDisallow: /packages?\nDisallow: /packages/*/graph\nDisallow: /pkgbase/*/comments.\nDisallow: /compare\n\
    Disallow: /resolve\nDisallow: /rpc\nDisallow: /api/\nDisallow: /badge/\nDisallow: /login\nDisallow: /register\n";

/// What the form of the ranked search shows before anything was asked.
fn found_nothing_yet() -> Context {
    let mut context = Context::new();
    for (name, value) in [("path", "/search"), ("query", ""), ("sort", ""), ("fields_href", "/packages")] {
        context.insert_value(name, Value::normal_string(value));
    }
    context.insert("limit", &PAGE_SIZES[0]);
    context.insert("sizes", &PAGE_SIZES);
    context
}

impl Renderer<'_> {
    /// Error pages, pages about accounts, assets and small files: what no package changes.
    ///
    /// # Errors
    /// A template that cannot be rendered; names it.
    pub fn site_pages(&self) -> Result<Vec<Artefact>, ThemeError> {
        let mut files = Vec::new();
        for language in self.theme.languages() {
            files.extend(Renderer { language, ..*self }.pages_in_language()?);
        }
        files.push(Artefact::text("robots.txt", format!("{ROBOTS}\nSitemap: {}/sitemap.xml\n", self.site.site_url)));
        files.extend(self.theme.assets().iter().map(|asset| self.asset(asset)));
        Ok(super::compress::beside(files, self.site))
    }

    /// A file of the theme; in the description of the search the address of the site is put in.
    fn asset(&self, asset: &Asset) -> Artefact {
        let bytes = match std::str::from_utf8(&asset.bytes) {
            Ok(text) if asset.path == OPEN_SEARCH => {
                let mut address = String::new();
                html::push_escaped(&self.site.site_url, &mut address);
                text.replace("@SITE@", &address).into_bytes()
            }
            _ => asset.bytes.to_vec(),
        };
        Artefact { path: asset.path.clone(), bytes }
    }

    fn pages_in_language(&self) -> Result<Vec<Artefact>, ThemeError> {
        let mut files = Vec::new();
        for name in ["404", "503", "account", "rpc", "search-help"] {
            let mut context = Context::new();
            let path = if name == "search-help" { "/search-help" } else { "/" };
            context.insert_value("path", Value::normal_string(path));
            context.insert_value("hint", Value::none());
            files.push(self.page(Route::Plain(name), &format!("{name}.html"), &context)?);
        }
        files.push(self.page(Route::Plain("search"), "find.html", &found_nothing_yet())?);
        let strings = &self.language.strings;
        let headings = [&strings.login, &strings.register, &strings.passreset];
        for ((file, target), heading) in ACCOUNT_PAGES.iter().zip(headings) {
            let mut context = Context::new();
            context.insert_value("path", Value::normal_string("/"));
            context.insert_value("heading", Value::safe_string(heading.text()));
            context.insert_value("target", Value::normal_string(target));
            files.push(self.page(Route::Plain(file), "login.html", &context)?);
        }
        Ok(files)
    }

    /// When the data was read last, and of a mirror how old it was.
    pub(super) fn stamp(&self) -> Artefact {
        let mut stamp = json!({ "data_as_of": self.now });
        if self.site.mirror {
            stamp["mirror"] = json!(true);
            stamp["newest_change"] = json!(self.site.data_date);
        }
        Artefact::text("stamp.json", format!("{stamp}\n"))
    }
}
