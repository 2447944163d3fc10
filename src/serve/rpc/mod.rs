//! The AUR RPC, version 5: read-only JSON over GET and POST.
//!
//! [`endpoint`] says what a path means, [`parameters`] and [`body`] read a request, [`call`] checks it, [`reply`]
//! answers it. Knows no page and no file.

pub(crate) mod body;
pub(crate) mod call;
pub(crate) mod endpoint;
pub(crate) mod parameters;
pub(crate) mod reply;

use super::answer::{Answer, Kind};
use super::metrics::{Called, Note};
use super::path::decode_lossy;
use aurpress_index::Index;
use body::Form;
use call::{Call, RpcError};
use endpoint::{Endpoint, Word};
use hyper::HeaderMap;
use hyper::body::Bytes;
use parameters::{Parameters, Version};

/// What a GET of an RPC path comes to.
pub(crate) enum Got {
    /// Results or an error object.
    Answer(Answer),
    /// Nothing was asked: the page that documents the interface.
    Documentation,
    /// The query has `id`, which redirects any request of the site.
    HasId,
}

/// Answers a GET. `raw_query` is the query string as it came.
pub(crate) fn get(index: &Index, now: i64, endpoint: &Endpoint<'_>, raw_query: Option<&str>) -> Got {
    let raw = raw_query.unwrap_or_default();
    if raw.is_empty() && matches!(endpoint, Endpoint::Legacy { .. }) {
        return Got::Documentation;
    }
    let decoded = decode_lossy(raw);
    let query = Parameters::from_query(raw, &decoded);
    if query.has_id {
        return Got::HasId;
    }
    let parameters = match endpoint {
        Endpoint::Legacy { .. } => query,
        Endpoint::Path(path) => path.parameters().with_query(query),
    };
    Got::Answer(respond(index, now, &parameters))
}

/// Answers a POST with this body.
pub(crate) fn post(
    index: &Index,
    now: i64,
    endpoint: &Endpoint<'_>,
    raw_query: Option<&str>,
    headers: &HeaderMap,
    body: Result<Bytes, RpcError>,
) -> Answer {
    let base = match endpoint {
        Endpoint::Legacy { .. } => Parameters::default(),
        Endpoint::Path(path) => path.parameters(),
    };
    let version = base.version;
    let form = Form::of(headers);
    let body = match body {
        Ok(body) => body,
        Err(error) => return refuse(error, version),
    };
    let text = if form == Form::Json { "".into() } else { String::from_utf8_lossy(&body) };
    let said = match (form, endpoint) {
        (Form::Json, Endpoint::Path(path)) if path.word == Word::Info => body::json_info(&body),
        (Form::Json, Endpoint::Path(_)) => body::json_search(&body),
        (Form::Json, Endpoint::Legacy { .. }) => Err(RpcError::NotAForm),
        _ => body::form(form, &text),
    };
    let said = match said {
        Ok(said) => said,
        Err(error) => return refuse(error, version),
    };
    let raw = raw_query.unwrap_or_default();
    let decoded = decode_lossy(raw);
    let mut parameters = base.or(said.with_url(Parameters::from_query(raw, &decoded)));
    if let Endpoint::Path(_) = endpoint {
        parameters.callback = None;
    }
    respond(index, now, &parameters)
}

fn respond(index: &Index, now: i64, parameters: &Parameters<'_>) -> Answer {
    let callback = parameters.callback.as_deref().filter(|callback| !callback.is_empty());
    if callback.is_some_and(|callback| !is_callback(callback)) {
        return refuse(RpcError::Callback, parameters.version);
    }
    let result = Call::check(parameters).and_then(|call| reply::answer(index, &call, now));
    let answer = match result {
        Ok(body) => {
            let called = Called::new(parameters.kind.as_deref(), parameters.by.as_deref());
            Answer::new(Kind::Rpc, body).noted(Note::called(called))
        }
        Err(error) => refuse(error, parameters.version),
    };
    match callback {
        Some(callback) => wrap(answer, callback),
        None => answer,
    }
}

fn refuse(error: RpcError, version: Version) -> Answer {
    Answer::new(Kind::Rpc, reply::error(error, version)).with_status(error.status()).noted(Note::refused(error))
}

/// The answer to a request that is refused before it is read.
pub(crate) fn refusal(error: RpcError, endpoint: &Endpoint<'_>) -> Answer {
    let version = match endpoint {
        Endpoint::Legacy { .. } => Version::Missing,
        Endpoint::Path(path) => path.parameters().version,
    };
    refuse(error, version)
}

fn is_callback(name: &str) -> bool {
    name.len() <= 128 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"()_.".contains(&b))
}

/// The answer as a script call; its entity tag is that of the JSON.
fn wrap(mut answer: Answer, callback: &str) -> Answer {
    answer.digest = Some(xxhash_rust::xxh3::xxh3_128(&answer.body));
    answer.body = [b"/**/", callback.as_bytes(), b"(", &answer.body, b")"].concat().into();
    answer.kind = Kind::Script;
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callbacks() {
        for good in ["cb", "a.b.c", "f()", "_x1", &"a".repeat(128)] {
            assert!(is_callback(good), "{good}");
        }
        for bad in ["a!", "<script>", "\ncb", "cb\n", "x;y", &"a".repeat(129), "é"] {
            assert!(!is_callback(bad), "{bad}");
        }
    }

    #[test]
    fn a_script_has_the_tag_of_its_json() {
        let wrapped = wrap(Answer::new(Kind::Rpc, "{}"), "cb");
        assert_eq!(wrapped.body, "/**/cb({})");
        assert_eq!(wrapped.digest, Some(xxhash_rust::xxh3::xxh3_128(b"{}")));
    }
}
