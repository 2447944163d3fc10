//! Templates and assets: the built-in theme, loaded into one tera instance.
//!
//! A theme knows no package; it turns a template's name and a context into a page.

use crate::config::SiteConfig;
use serde::Serialize;
use tera::{Context, Tera, Value};

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../themes/default/templates/", $name)))),*]
    };
}

macro_rules! assets {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../themes/default/static/", $name)))),*]
    };
}

const TEMPLATES: &[(&str, &str)] = built_in![
    "404.html",
    "503.html",
    "account.html",
    "actions.html",
    "clone.html",
    "comment_page.html",
    "flag_comment.html",
    "home.html",
    "keywords.html",
    "layout.html",
    "login.html",
    "package.html",
    "people.html",
    "pkgbase.html",
    "rpc.html",
    "search.html",
    "search_form.html",
    "search_pager.html",
];

/// Static files of the theme, by path below `/static/`.
const ASSETS: &[(&str, &[u8])] = assets!["css/aurweb.css", "images/favicon.ico", "openapi.json", "opensearch.xml"];

/// Path of the stylesheet below `/static/`.
const STYLESHEET: &str = "css/aurweb.css";

/// Room for a page, in bytes, so that most are written without growing.
const TYPICAL_PAGE: usize = 16 * 1024;

/// A template failed; names the template.
#[derive(Debug, thiserror::Error)]
#[error("template {template}: {message}")]
pub struct ThemeError {
    /// File name of the template.
    pub template: String,
    /// What the engine said, its causes included.
    pub message: String,
}

/// One static file of a theme.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Path from the root of the site, without the leading slash.
    pub path: String,
    /// Content.
    pub bytes: &'static [u8],
}

/// A loaded theme; immutable and shareable.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    assets: Vec<Asset>,
}

/// What every template sees as `site`.
#[derive(Serialize)]
struct SiteContext<'a> {
    url: &'a str,
    aurweb_url: &'a str,
    clone_url: &'a str,
    stylesheet: &'a str,
    mirror: bool,
}

impl Theme {
    /// Loads the built-in theme for one site.
    ///
    /// # Errors
    /// A template that does not parse; cannot happen with the built-in one unless it is broken.
    pub fn load(site: &SiteConfig) -> Result<Self, ThemeError> {
        let (assets, stylesheet) = fingerprint(ASSETS);
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html"]);
        tera.add_raw_templates(TEMPLATES.iter().copied()).map_err(|e| error("(loading)", &e))?;
        let context = SiteContext {
            url: &site.site_url,
            aurweb_url: &site.aurweb_url,
            clone_url: &site.clone_url,
            stylesheet: &stylesheet,
            mirror: site.mirror,
        };
        tera.global_context().insert("site", &context);
        let form = tera.render("search_form.html", &default_form()).map_err(|e| error("search_form.html", &e))?;
        tera.global_context().insert_value("default_search_form", Value::safe_string(&form));
        Ok(Self { tera, assets })
    }

    /// Renders `template` with `context`, which must serialise to a map.
    ///
    /// # Errors
    /// A variable that the template needs is missing, or has another type.
    pub fn render(&self, template: &str, context: &impl Serialize) -> Result<String, ThemeError> {
        let context = Context::from_serialize(context).map_err(|e| error(template, &e))?;
        self.tera.render(template, &context).map_err(|e| error(template, &e))
    }

    /// As [`Theme::render`], from a context that is made already, as bytes.
    ///
    /// # Errors
    /// As [`Theme::render`].
    pub fn render_bytes(&self, template: &str, context: &Context) -> Result<Vec<u8>, ThemeError> {
        let mut page = Vec::with_capacity(TYPICAL_PAGE);
        self.tera.render_to(template, context, &mut page).map_err(|e| error(template, &e))?;
        Ok(page)
    }

    /// The static files that belong to the theme, in path order.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }
}

/// The search form as package pages show it: nothing typed, most popular first.
fn default_form() -> Context {
    let mut context = Context::new();
    let fields = [("text", ""), ("by", ""), ("outdated", ""), ("sort", "p"), ("order", "d"), ("per_page", "")];
    context.insert("form", &std::collections::BTreeMap::from(fields));
    context
}

/// Every asset under its own name, and the stylesheet under its content's name too, which pages link and
/// caches may keep for ever.
fn fingerprint(assets: &[(&str, &'static [u8])]) -> (Vec<Asset>, String) {
    let mut out = Vec::new();
    let mut stylesheet = String::new();
    for (name, bytes) in assets {
        if *name == STYLESHEET {
            let digest = xxhash_rust::xxh3::xxh3_64(bytes);
            stylesheet = format!("/static/css/aurpress.{digest:016x}.css");
            out.push(Asset { path: stylesheet[1..].to_owned(), bytes });
        }
        out.push(Asset { path: format!("static/{name}"), bytes });
    }
    out.sort_by(|a, b| a.path.cmp(&b.path));
    (out, stylesheet)
}

fn error(template: &str, cause: &tera::Error) -> ThemeError {
    let mut message = cause.to_string();
    let mut source = std::error::Error::source(cause);
    while let Some(inner) = source {
        message.push_str(": ");
        message.push_str(&inner.to_string());
        source = inner.source();
    }
    ThemeError { template: template.to_owned(), message }
}
