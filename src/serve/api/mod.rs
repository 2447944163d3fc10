//! The native interface, `/api/v1/…`: JSON over GET, for programs that want more than the RPC gives. Search with a query
//! language, ranked and in pages of any depth; completion of names; who provides what; one package.
//!
//! Read-only and for any origin. Whatever is typed into `q` has an answer; an error is about the address. Documented in
//! the theme's `openapi.json`. Knows no page.

mod package;
mod resolve;
mod search;
mod suggest;

use super::answer::{Answer, Kind};
use super::path::decode_lossy;
use super::release::Release;
use super::site::Site;
use hyper::header::{self, HeaderValue};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use serde::Serialize;

const READS: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");

/// What an error says.
#[derive(Serialize)]
struct Failure<'a> {
    error: &'a str,
}

/// Answers a request if its path is one of the interface.
pub(crate) fn answer(site: &Site, release: &Release, parts: &Parts) -> Option<Answer> {
    let path = parts.uri.path();
    let rest = path.strip_prefix("/api/").or((path == "/api").then_some(""))?;
    Some(match parts.method {
        Method::OPTIONS => preflight(),
        Method::GET | Method::HEAD => read(site, release, rest, parts.uri.query()),
        _ => failure(StatusCode::METHOD_NOT_ALLOWED, "This interface is read with GET.").with(header::ALLOW, READS),
    })
}

fn read(site: &Site, release: &Release, path: &str, query: Option<&str>) -> Answer {
    let now = site.clock.now();
    match path.strip_prefix("v1/") {
        Some("search") => search::answer(site, release, now, query),
        Some("suggest") => suggest::answer(release, &site.config.site_url, query),
        Some("resolve") => resolve::answer(release, query),
        Some(rest) => match rest.strip_prefix("package/") {
            Some(name) if !name.is_empty() => package::answer(release, now, &decode_lossy(name)),
            _ => unknown(),
        },
        None => unknown(),
    }
}

fn unknown() -> Answer {
    let text = "There are /api/v1/search?q=, /api/v1/suggest?q=, /api/v1/resolve?q= and /api/v1/package/NAME; \
                /static/openapi.json describes them.";
    failure(StatusCode::NOT_FOUND, text)
}

fn preflight() -> Answer {
    let mut answer = Answer::new(Kind::Rpc, "").with_status(StatusCode::NO_CONTENT);
    answer.extra = vec![
        (header::ALLOW, READS),
        (header::ACCESS_CONTROL_ALLOW_METHODS, READS),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("If-None-Match")),
        (header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400")),
    ];
    answer
}

/// A value as the body.
fn say(value: &impl Serialize) -> Answer {
    match serde_json::to_vec(value) {
        Ok(body) => Answer::new(Kind::Rpc, body),
        Err(_) => failure(StatusCode::INTERNAL_SERVER_ERROR, "The answer cannot be written."),
    }
}

fn failure(status: StatusCode, error: &str) -> Answer {
    let body = serde_json::to_vec(&Failure { error }).unwrap_or_default();
    Answer::new(Kind::Rpc, body).with_status(status)
}

/// The last value of a query parameter as a number; what is none, or too large, is brought into `1..=most`.
fn count(query: Option<&str>, name: &str, usual: usize, most: usize) -> usize {
    let value = super::path::parameter(query, name);
    let number = value.as_deref().and_then(super::path::integer).and_then(|n| usize::try_from(n).ok());
    number.filter(|n| *n > 0).unwrap_or(usual).min(most)
}

/// Whether a query parameter is set to something that means yes.
fn is_on(query: Option<&str>, name: &str, usually: bool) -> bool {
    match super::path::parameter(query, name).as_deref() {
        Some("1" | "true" | "yes" | "on") => true,
        Some("0" | "false" | "no" | "off") => false,
        _ => usually,
    }
}
