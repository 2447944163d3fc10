//! Calls to JSON: one line, keys in byte order, no `error` on success.

use super::call::{Call, RpcError};
use super::parameters::Version;
use crate::serve::backslash::unescaped;
use aurpress_index::{By, DocId, Index};
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Write;

/// More results than these are an error in version 5, and clients match its text.
const MOST_RESULTS: usize = 5000;

/// Names that a suggestion holds at most.
const SUGGESTIONS: usize = 20;

/// Room for one result, so that answers seldom grow twice.
const TYPICAL_INFO: usize = 800;
const TYPICAL_SEARCH: usize = 480;

/// Answers a checked call; popularity is decayed to `now` (epoch seconds).
pub(crate) fn answer(index: &Index, call: &Call<'_>, now: i64) -> Result<Vec<u8>, RpcError> {
    match *call {
        Call::Info(names) => info(index, names, now),
        Call::Search(by, argument, word) => {
            let argument = if matches!(by, By::Name | By::NameDesc) { unescaped(argument) } else { argument.into() };
            let docs = index.search(by, &argument, MOST_RESULTS).map_err(|_| RpcError::TooMany)?;
            Ok(envelope(&docs, word, TYPICAL_SEARCH, |doc, out| index.write_search(doc, now, out)))
        }
        Call::Suggest(prefix) => Ok(list(&prefix.map(|prefix| index.suggest(prefix, SUGGESTIONS)).unwrap_or_default())),
        Call::SuggestBase(prefix) => {
            Ok(list(&prefix.map(|prefix| index.suggest_base(prefix, SUGGESTIONS)).unwrap_or_default()))
        }
    }
}

/// The packages asked for that exist, in that order, each once.
fn info(index: &Index, names: &[Cow<'_, str>], now: i64) -> Result<Vec<u8>, RpcError> {
    let mut docs: Vec<DocId> = names.iter().filter_map(|name| index.find(name)).collect();
    if docs.len() > 1 {
        let mut seen = HashSet::with_capacity(docs.len());
        docs.retain(|doc| seen.insert(*doc));
    }
    if docs.len() > MOST_RESULTS {
        return Err(RpcError::TooMany);
    }
    Ok(envelope(&docs, "multiinfo", TYPICAL_INFO, |doc, out| index.write_info(doc, now, out)))
}

fn envelope(docs: &[DocId], word: &str, typical: usize, write: impl Fn(DocId, &mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::with_capacity(100 + docs.len() * typical);
    let _ = write!(out, "{{\"resultcount\":{},\"results\":[", docs.len());
    for (position, doc) in docs.iter().enumerate() {
        if position > 0 {
            out.push(b',');
        }
        write(*doc, &mut out);
    }
    let _ = write!(out, "],\"type\":\"{word}\",\"version\":5}}");
    out
}

fn list(names: &[&str]) -> Vec<u8> {
    serde_json::to_vec(names).unwrap_or_else(|_| b"[]".to_vec())
}

/// The error object.
pub(crate) fn error(error: RpcError, version: Version) -> Vec<u8> {
    let text = serde_json::Value::from(error.to_string());
    let version = match version {
        Version::Number(number) => number.to_string(),
        Version::Missing | Version::NotANumber => "null".to_owned(),
    };
    format!("{{\"error\":{text},\"resultcount\":0,\"results\":[],\"type\":\"error\",\"version\":{version}}}")
        .into_bytes()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn errors_are_objects_with_results() {
        let text = |e, v| String::from_utf8(error(e, v)).unwrap();
        assert_eq!(
            text(RpcError::TooSmall, Version::Number(5)),
            r#"{"error":"Query arg too small.","resultcount":0,"results":[],"type":"error","version":5}"#
        );
        assert!(text(RpcError::NoVersion, Version::Missing).ends_with(r#""version":null}"#));
        let odd = text(RpcError::NotAnObject, Version::NotANumber);
        assert!(serde_json::from_str::<serde_json::Value>(&odd).is_ok(), "{odd}");
    }

    #[test]
    fn suggestions_are_bare_lists() {
        assert_eq!(list(&["a\"b", "c++"]), br#"["a\"b","c++"]"#);
        assert_eq!(list(&[]), b"[]");
    }
}
