//! Two packages beside each other: `/compare?a=NAME&b=NAME`.

use crate::model::time;
use crate::render::html;
use crate::render::language::Language;
use crate::route::{Route, form_value};
use crate::serve::answer::Answer;
use crate::serve::language::Shown;
use crate::serve::path::parameter;
use crate::serve::site::Site;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Fields that are numbers, texts or lists, with the names of their strings.
const FIELDS: [(&str, &str); 11] = [
    ("Version", "column-version"),
    ("Description", "column-description"),
    ("Maintainer", "column-maintainer"),
    ("NumVotes", "column-votes"),
    ("Popularity", "column-popularity"),
    ("FirstSubmitted", "column-added"),
    ("LastModified", "column-modified"),
    ("OutOfDate", "column-flagged"),
    ("License", "browse-list-licenses"),
    ("Provides", "compare-provides"),
    ("Conflicts", "compare-conflicts"),
];

#[derive(Serialize)]
struct View<'a> {
    path: &'static str,
    /// The address of this page behind its path, for the choice of a language.
    address: String,
    a: Side<'a>,
    b: Side<'a>,
    both: bool,
    rows: Vec<Row>,
    /// What both depend on, and what only one does.
    common: Vec<String>,
    only_a: Vec<String>,
    only_b: Vec<String>,
}

/// What was typed, and the package of that name.
#[derive(Serialize)]
struct Side<'a> {
    typed: String,
    name: Option<&'a str>,
    href: Option<String>,
}

#[derive(Serialize)]
struct Row {
    label: String,
    a: String,
    b: String,
    differs: bool,
}

/// The page; the form alone while there are not two packages.
pub(super) fn answer(site: &Site, release: &Shown<'_>, query: Option<&str>) -> Answer {
    let language = release.strings(&site.theme);
    let typed = |name: &str| parameter(query, name).unwrap_or_default().trim().chars().take(255).collect::<String>();
    let look = |typed: String| {
        let doc = release.index.find(&typed).filter(|_| !typed.is_empty());
        let name = doc.map(|doc| release.index.row(doc).name);
        let mut object = Vec::new();
        if let Some(doc) = doc {
            release.index.write_info(doc, site.clock.now(), &mut object);
        }
        let known: Map<String, Value> = serde_json::from_slice(&object).unwrap_or_default();
        (Side { typed, name, href: name.map(|name| Route::Package(name).url_path()) }, known)
    };
    let ((a, of_a), (b, of_b)) = (look(typed("a")), look(typed("b")));
    let both = a.name.is_some() && b.name.is_some();
    let rows = if both { FIELDS.iter().map(|field| row(language, *field, &of_a, &of_b)).collect() } else { Vec::new() };
    let (needs_a, needs_b) = (depends(&of_a), depends(&of_b));
    let list = |names: &mut dyn Iterator<Item = &String>| names.filter(|_| both).cloned().collect::<Vec<_>>();
    let view = View {
        path: "/compare",
        address: format!("a={}&b={}", form_value(&a.typed), form_value(&b.typed)),
        both,
        rows,
        common: list(&mut needs_a.intersection(&needs_b)),
        only_a: list(&mut needs_a.difference(&needs_b)),
        only_b: list(&mut needs_b.difference(&needs_a)),
        a,
        b,
    };
    super::page(site, release, "compare.html", &view)
}

fn depends(known: &Map<String, Value>) -> BTreeSet<String> {
    let list = known.get("Depends").and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn row(language: &Language, (key, label): (&str, &str), a: &Map<String, Value>, b: &Map<String, Value>) -> Row {
    let said = |known: &Map<String, Value>| said(language, key, known.get(key).unwrap_or(&Value::Null));
    let (a, b) = (said(a), said(b));
    let label = language.table.get(label).map(|message| message.text().to_owned()).unwrap_or_default();
    Row { label, differs: a != b, a, b }
}

/// A value as HTML.
fn said(language: &Language, key: &str, value: &Value) -> String {
    let mut out = String::new();
    match (key, value) {
        ("FirstSubmitted" | "LastModified" | "OutOfDate", Value::Number(at)) => {
            let at = at.as_i64().unwrap_or(0).clamp(0, time::LAST);
            language.push_time(at, &mut out);
        }
        ("Popularity", Value::Number(number)) => {
            out.push_str(&language.decimal(&format!("{:.2}", number.as_f64().unwrap_or(0.0))));
        }
        (_, Value::Number(number)) => language.push_number(number.as_u64().unwrap_or(0), &mut out),
        (_, Value::String(text)) => html::push_escaped(text, &mut out),
        (_, Value::Array(list)) => {
            let names: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            html::push_escaped(&names.join(", "), &mut out);
        }
        ("Maintainer", _) => out.push_str(language.strings.orphan.text()),
        _ => out.push('\u{2013}'),
    }
    out
}
