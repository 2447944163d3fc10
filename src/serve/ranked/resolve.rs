//! `/resolve?q=`: who gives what a dependency asks for, for readers.

use crate::render::language::Language;
use crate::route::{Route, official_address};
use crate::serve::answer::Answer;
use crate::serve::path::parameter;
use crate::serve::release::Release;
use crate::serve::rendered;
use crate::serve::site::Site;
use aurpress_index::{Provider, Wanted};
use serde::Serialize;

/// Providers that are shown.
const MOST: usize = 100;

/// What the template `resolve.html` sees.
#[derive(Serialize)]
struct View {
    path: &'static str,
    /// The address of this page behind its path, for the choice of a language.
    address: String,
    query: String,
    total: usize,
    /// Providers beyond those shown.
    more: usize,
    providers: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    name: String,
    href: String,
    official: bool,
    provides: Option<String>,
    version: Option<String>,
    /// `yes`, `no` or `unknown`.
    satisfies: &'static str,
}

/// Answers the page; without a question it is the form alone.
pub(crate) fn answer(site: &Site, release: &Release, language: &Language, query: Option<&str>) -> Answer {
    let text = parameter(query, "q").unwrap_or_default().trim().to_owned();
    let found = if text.is_empty() { Vec::new() } else { release.index.resolve(&Wanted::parse(&text)) };
    let (total, more) = (found.len(), found.len().saturating_sub(MOST));
    let providers = found.into_iter().take(MOST).map(item).collect();
    let address = format!("q={}", crate::route::form_value(&text));
    let view = View { path: "/resolve", address, query: text, total, more, providers };
    rendered::page(site, release, language, "resolve.html", &view)
}

fn item(provider: Provider) -> Item {
    let official = provider.doc.is_none();
    Item {
        href: if official { official_address(&provider.name) } else { Route::Package(&provider.name).url_path() },
        official,
        provides: provider.provides,
        version: provider.version,
        satisfies: match provider.satisfies {
            Some(true) => "yes",
            Some(false) => "no",
            None => "unknown",
        },
        name: provider.name,
    }
}
