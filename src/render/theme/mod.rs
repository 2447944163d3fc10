//! Templates and assets: the built-in theme and what a directory lays over it, loaded into a tera instance for each
//! language.
//!
//! A theme knows no package; it turns a template's name and a context into a page. For those who write one:
//!
//! - A theme is a directory with the folders `templates/`, `static/` and `i18n/`, laid over the built-in theme file by file;
//!   `aurpress theme new DIR` begins one.
//! - Templates are written in the language of [tera]; `layout.html` is what all pages extend. What stands in `[[…]]` is put
//!   in when the theme is loaded, see [`marks`].
//! - Strings are [Fluent] files, one for each language, merged string by string. One whose name ends in `-html` is HTML, all
//!   others are text. The only number is `count`.
//! - Style sheets and scripts are published under a name that holds their content's digest as well as under their own; caches
//!   may keep the former for ever. Pages may hold no script and no style: the policy forbids both.
//!
//! - In `static/opensearch.xml`, `@SITE@` is the address of the site.
//!
//! [tera]: https://keats.github.io/tera/
//! [Fluent]: https://projectfluent.org/

pub mod files;
pub mod marks;

use super::language::{ENGLISH, Language, pseudo};
use crate::config::SiteConfig;
use files::Files;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

/// Assets that are published under a name made from their content, too.
const FINGERPRINTED: [&str; 2] = [".css", ".js"];

/// Room for a page, in bytes, so that most are written without growing.
const TYPICAL_PAGE: usize = 16 * 1024;

/// A theme that cannot be used, or a page that it cannot make; names the file, and the line where there is one.
#[derive(Debug, thiserror::Error)]
#[error("theme: {file}{}: {message}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct ThemeError {
    /// The file.
    pub file: String,
    /// Its line, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

/// One static file of a theme.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Path from the root of the site, without the leading slash.
    pub path: String,
    /// Content.
    pub bytes: Cow<'static, [u8]>,
}

/// A loaded theme; immutable and shareable.
#[derive(Debug)]
pub struct Theme {
    /// The default one first.
    languages: Vec<Localised>,
    assets: Vec<Asset>,
    /// Templates by name, and where they lie.
    places: BTreeMap<String, String>,
}

/// The templates in one language.
#[derive(Debug)]
struct Localised {
    language: Arc<Language>,
    tera: Tera,
}

/// What every template sees as `site`.
#[derive(Serialize)]
struct SiteContext<'a> {
    url: &'a str,
    aurweb_url: &'a str,
    clone_url: &'a str,
    mirror: bool,
}

/// What every template sees as `language`, and of each language as `languages`.
#[derive(Serialize)]
struct LanguageContext {
    code: String,
    tag: String,
    dir: &'static str,
    name: String,
}

impl LanguageContext {
    fn of(language: &Language) -> Self {
        let name = language.table.get("language-name").map(|name| name.text().to_owned());
        Self {
            code: language.code.clone(),
            tag: language.tag(),
            dir: language.direction(),
            name: name.unwrap_or_default(),
        }
    }
}

/// A page that is made when it is asked for, with everything that its template may show.
#[derive(Deserialize)]
struct Trial {
    template: String,
    view: serde_json::Value,
}

/// Such pages. Templates do not forgive a variable that is not there, so that these hold all that the built-in ones show.
const TRIALS: &str = include_str!("trials.json");

impl Theme {
    /// Loads the theme of a site in all its languages.
    ///
    /// # Errors
    /// A file that cannot be read, a template or a file of strings that does not parse, a language without strings; in a
    /// theme of one's own also a template that shows what is not there, as far as it is not part of a build.
    pub fn load(site: &SiteConfig) -> Result<Self, ThemeError> {
        let files = Files::load(&site.theme)?;
        let (assets, addresses) = fingerprint(&files);
        let english = files.strings(ENGLISH);
        let others = site.languages.iter().map(String::as_str).filter(|code| *code != ENGLISH);
        let mut languages = Vec::new();
        for code in [ENGLISH].into_iter().chain(others) {
            if code != pseudo::CODE && files.strings(code).is_empty() {
                let known = files.languages().collect::<Vec<_>>().join(", ");
                let message = format!("there are no strings of this language; there are {known}");
                return Err(ThemeError { file: format!("i18n/{code}.ftl"), line: None, message });
            }
            languages.push(Arc::new(Language::load(code, english, files.strings(code))?));
        }
        let mut theme = Self { languages: Vec::new(), assets, places: BTreeMap::new() };
        for (name, file, _) in files.templates()? {
            theme.places.insert(name.to_owned(), file.place.clone());
        }
        for language in &languages {
            let tera = theme.templates(&files, language, &addresses, &languages, site)?;
            theme.languages.push(Localised { language: Arc::clone(language), tera });
        }
        if !site.theme.is_empty() {
            theme.try_out()?;
        }
        Ok(theme)
    }

    /// Renders what is rendered only when somebody asks for it, so that a mistake in a theme of one's own is found while
    /// nothing is published yet.
    fn try_out(&self) -> Result<(), ThemeError> {
        let trials: Vec<Trial> = serde_json::from_str(TRIALS).map_err(|e| ThemeError {
            file: "trials.json".to_owned(),
            line: None,
            message: e.to_string(),
        })?;
        trials.iter().try_for_each(|trial| self.render(&trial.template, &trial.view).map(drop))
    }

    /// All templates in one language.
    fn templates(
        &self,
        files: &Files,
        language: &Arc<Language>,
        addresses: &BTreeMap<String, String>,
        languages: &[Arc<Language>],
        site: &SiteConfig,
    ) -> Result<Tera, ThemeError> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html"]);
        register_filters(&mut tera, language);
        let mut templates = Vec::new();
        for (name, file, text) in files.templates()? {
            let expanded = marks::expand(text, language, addresses);
            let expanded = expanded.map_err(|(line, message)| ThemeError {
                file: file.place.clone(),
                line: Some(line),
                message,
            })?;
            templates.push((name.to_owned(), expanded));
        }
        tera.add_raw_templates(templates).map_err(|e| self.error("templates", &e))?;
        let context = SiteContext {
            url: &site.site_url,
            aurweb_url: &site.aurweb_url,
            clone_url: &site.clone_url,
            mirror: site.mirror,
        };
        let all: Vec<LanguageContext> = languages.iter().map(|language| LanguageContext::of(language)).collect();
        tera.global_context().insert("site", &context);
        // Where pages are made of a release as it is now, its own day takes the place of this.
        tera.global_context().insert("data_date", &site.data_date);
        tera.global_context().insert("language", &LanguageContext::of(language));
        tera.global_context().insert("languages", &all);
        let form = tera.render("search_form.html", &default_form()).map_err(|e| self.error("search_form.html", &e))?;
        tera.global_context().insert_value("default_search_form", Value::safe_string(&form));
        Ok(tera)
    }

    /// Its languages, the default one first.
    pub fn languages(&self) -> impl ExactSizeIterator<Item = &Language> {
        self.languages.iter().map(|localised| &*localised.language)
    }

    /// The language of the pages at the root.
    pub fn default_language(&self) -> &Language {
        &self.languages[0].language
    }

    /// The language of that code, if the site has it.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages().find(|language| language.code == code)
    }

    /// What is missing in the languages, as warnings.
    pub fn warnings(&self) -> Vec<String> {
        let missing = self.languages().filter(|language| !language.missing.is_empty());
        let warning = |language: &Language| {
            format!(
                "language {}: {} strings of the theme are not translated and are in English, {} among them",
                language.code,
                language.missing.len(),
                language.missing[0]
            )
        };
        missing.map(warning).collect()
    }

    /// Renders `template` in the default language with `context`, which must serialise to a map.
    ///
    /// # Errors
    /// A variable that the template needs is missing, or has another type.
    pub fn render(&self, template: &str, context: &impl Serialize) -> Result<String, ThemeError> {
        self.render_in(self.default_language(), template, context)
    }

    /// As [`Theme::render`], in a language.
    ///
    /// # Errors
    /// As [`Theme::render`].
    pub fn render_in(
        &self,
        language: &Language,
        template: &str,
        context: &impl Serialize,
    ) -> Result<String, ThemeError> {
        let context = Context::from_serialize(context).map_err(|e| self.error(template, &e))?;
        self.tera(language).render(template, &context).map_err(|e| self.error(template, &e))
    }

    /// As [`Theme::render_in`], from a context that is made already, as bytes.
    ///
    /// # Errors
    /// As [`Theme::render`].
    pub fn render_bytes(&self, language: &Language, template: &str, context: &Context) -> Result<Vec<u8>, ThemeError> {
        let mut page = Vec::with_capacity(TYPICAL_PAGE);
        self.tera(language).render_to(template, context, &mut page).map_err(|e| self.error(template, &e))?;
        Ok(page)
    }

    fn tera(&self, language: &Language) -> &Tera {
        let of = |localised: &&Localised| localised.language.code == language.code;
        &self.languages.iter().find(of).unwrap_or(&self.languages[0]).tera
    }

    /// The static files that belong to the theme, in path order.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// What tera says, with the file and the line that it speaks of.
    fn error(&self, template: &str, cause: &tera::Error) -> ThemeError {
        let (template, line, mut message) = match cause.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                (report.filename(), Some(report.span().start_line), report.message().to_owned())
            }
            ErrorKind::MissingParent { current, .. } => (current.as_str(), None, cause.to_string()),
            _ => match pointed(&cause.to_string()) {
                Some((name, line, message)) => return self.error_at(&name, Some(line), message),
                None => (template, None, cause.to_string()),
            },
        };
        let mut source = std::error::Error::source(cause);
        while let Some(inner) = source {
            message.push_str(": ");
            message.push_str(&inner.to_string());
            source = inner.source();
        }
        self.error_at(template, line, message)
    }

    fn error_at(&self, template: &str, line: Option<usize>, message: String) -> ThemeError {
        let file = self.places.get(template).cloned().unwrap_or_else(|| template.to_owned());
        ThemeError { file, line, message }
    }
}

/// Some errors of tera are a report for people alone: `error: MESSAGE`, then `--> TEMPLATE:LINE:COLUMN` and the lines there.
fn pointed(report: &str) -> Option<(String, usize, String)> {
    let (message, place) = report.split_once("--> ")?;
    let mut parts = place.lines().next()?.rsplitn(3, ':').skip(1);
    let line = parts.next()?.trim().parse().ok()?;
    Some((parts.next()?.to_owned(), line, message.trim().trim_start_matches("error: ").to_owned()))
}

/// Digest of all that a theme is made of, for whoever keeps what was made with it.
///
/// # Errors
/// A file that cannot be read.
pub fn digest(site: &SiteConfig) -> Result<u64, ThemeError> {
    Ok(Files::load(&site.theme)?.digest())
}

/// `number` and `plural`, as the language has them.
fn register_filters(tera: &mut Tera, language: &Arc<Language>) {
    let own = Arc::clone(language);
    tera.register_filter("number", move |number: u64, _: Kwargs, _: &State<'_>| own.number(number));
    let own = Arc::clone(language);
    tera.register_filter("plural", move |count: u64, _: Kwargs, _: &State<'_>| own.category(count).word().to_owned());
}

/// The search form as package pages show it: nothing typed, most popular first.
fn default_form() -> Context {
    let mut context = Context::new();
    let fields = [("text", ""), ("by", ""), ("outdated", ""), ("sort", "p"), ("order", "d"), ("per_page", "")];
    context.insert("form", &BTreeMap::from(fields));
    context
}

/// Every asset under its own name, style sheets and scripts under their content's name too; and the addresses that pages
/// link, by path below `static/`.
fn fingerprint(files: &Files) -> (Vec<Asset>, BTreeMap<String, String>) {
    let mut assets = Vec::new();
    let mut addresses = BTreeMap::new();
    for (name, bytes) in files.assets() {
        let mut path = format!("static/{name}");
        assets.push(Asset { path: path.clone(), bytes: bytes.clone() });
        let ending = FINGERPRINTED.iter().find_map(|ending| Some((name.strip_suffix(ending)?, ending)));
        if let Some((stem, ending)) = ending {
            path = format!("static/{stem}.{:016x}{ending}", xxhash_rust::xxh3::xxh3_64(bytes));
            assets.push(Asset { path: path.clone(), bytes: bytes.clone() });
        }
        addresses.insert(name.to_owned(), format!("/{path}"));
    }
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    (assets, addresses)
}

#[cfg(test)]
mod tests;
