//! RPC answers: JSON by value. Results and the lists in them are sets; suggestions are in order.

use super::short;
use crate::compare::exchange::Answer;
use crate::compare::verdict::Difference;
use serde_json::{Map, Value};

/// Popularities may be this much apart, relative to values above one.
const POPULARITY_TOLERANCE: f64 = 1e-6;

/// An RPC answer taken apart.
#[derive(Debug, PartialEq)]
pub(crate) struct Rpc {
    /// The JSONP function it is wrapped in.
    callback: Option<String>,
    /// Results by ascending ID.
    pub(crate) value: Value,
}

impl Rpc {
    /// `None` for what is no JSON, wrapped or not.
    pub(crate) fn parse(body: &str) -> Option<Self> {
        let (callback, json) = unwrap(body).map_or((None, body), |(name, json)| (Some(name.to_owned()), json));
        let mut value: Value = serde_json::from_str(json).ok()?;
        if let Some(results) = value.get_mut("results").and_then(Value::as_array_mut) {
            results.sort_by_key(|result| result.get("ID").and_then(Value::as_i64).unwrap_or(0));
        }
        Some(Self { callback, value })
    }

    /// The results: packages, or names of a suggestion.
    pub(crate) fn results(&self) -> &[Value] {
        let list = self.value.as_array().or_else(|| self.value.get("results")?.as_array());
        list.map_or(&[], Vec::as_slice)
    }

    /// The message of an error.
    pub(crate) fn error(&self) -> Option<&str> {
        self.value.get("error")?.as_str()
    }
}

/// Function and argument of `/**/NAME(JSON)`.
fn unwrap(body: &str) -> Option<(&str, &str)> {
    let call = body.strip_prefix("/**/")?.strip_suffix(')')?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || "()_.".contains(c);
    let json = call.find(|c| !allowed(c))?;
    Some((call[..json].strip_suffix('(')?, &call[json..]))
}

/// The first difference between two answers; none when theirs is no RPC answer (the documentation, an error page).
pub(super) fn difference(theirs: &Answer, ours: &Answer) -> Option<Difference> {
    let (their_text, our_text) = (theirs.text(), ours.text());
    if !["{", "[", "/**/"].iter().any(|start| their_text.trim_start().starts_with(start)) {
        return None;
    }
    if our_text.trim().contains('\n') {
        return Some(Difference::of("lines", "our answer has more than one line"));
    }
    let (Some(a), Some(b)) = (Rpc::parse(&their_text), Rpc::parse(&our_text)) else {
        return Some(Difference::of("json", format!("no JSON: {} | {}", short(&their_text), short(&our_text))));
    };
    if a.callback != b.callback {
        return Some(Difference::of("callback", format!("callback {:?} | {:?}", a.callback, b.callback)));
    }
    let (place, text) = differing(&a.value, &b.value, "")?;
    let suggestion = a.value.is_array() && b.value.is_array();
    let concerns = changed(&a, &b);
    // Which values of a package may move is looked at package by package.
    let field = if concerns.is_empty() { place.as_str() } else { "results" };
    Some(Difference { cut: suggestion, ..Difference::of(field, format!("{place}: {text}")) }.about(concerns))
}

/// Names of the results that one side alone has, or has otherwise.
fn changed(a: &Rpc, b: &Rpc) -> Vec<String> {
    let one_sided = |of: &Rpc, other: &Rpc| -> Vec<String> {
        let name = |result: &Value| result.as_str().or_else(|| result.get("Name")?.as_str()).map(str::to_owned);
        let equal = |x: &Value, y: &Value| differing(x, y, ".results").is_none();
        let alone = of.results().iter().filter(|x| !other.results().iter().any(|y| equal(x, y)));
        alone.filter_map(name).collect()
    };
    let mut names = one_sided(a, b);
    names.extend(one_sided(b, a));
    names.sort_unstable();
    names.dedup();
    names
}

/// Where two values differ first, and how: theirs before ours.
pub(crate) fn differing(a: &Value, b: &Value, place: &str) -> Option<(String, String)> {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => objects(a, b, place),
        (Value::Array(a), Value::Array(b)) => arrays(a, b, place),
        (Value::Number(a), Value::Number(b)) if place.ends_with(".Popularity") => {
            let (x, y) = (a.as_f64().unwrap_or(f64::NAN), b.as_f64().unwrap_or(f64::NAN));
            let close = (x - y).abs() <= POPULARITY_TOLERANCE * x.abs().max(1.0);
            (!close).then(|| (place.to_owned(), format!("{a} | {b}")))
        }
        _ => (a != b).then(|| (place.to_owned(), format!("{} | {}", short(&a.to_string()), short(&b.to_string())))),
    }
}

fn objects(a: &Map<String, Value>, b: &Map<String, Value>, place: &str) -> Option<(String, String)> {
    let mut keys: Vec<&String> = a.keys().chain(b.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().find_map(|key| {
        let place = format!("{place}.{key}");
        match (a.get(key), b.get(key)) {
            (Some(a), Some(b)) => differing(a, b, &place),
            (None, _) => Some((place, "only in ours".to_owned())),
            (_, None) => Some((place, "only in theirs".to_owned())),
        }
    })
}

fn arrays(a: &[Value], b: &[Value], place: &str) -> Option<(String, String)> {
    if a.len() != b.len() {
        return Some((place.to_owned(), format!("length {} | {}", a.len(), b.len())));
    }
    if let (Some(mut x), Some(mut y)) = (strings(a), strings(b)) {
        // The array at the top is a suggestion, which has an order.
        if !place.is_empty() {
            x.sort_unstable();
            y.sort_unstable();
        }
        return (x != y).then(|| (place.to_owned(), format!("{} | {}", short(&x.join(" ")), short(&y.join(" ")))));
    }
    a.iter().zip(b).enumerate().find_map(|(at, (x, y))| differing(x, y, &format!("{place}[{at}]")))
}

fn strings(list: &[Value]) -> Option<Vec<&str>> {
    list.iter().map(Value::as_str).collect()
}
