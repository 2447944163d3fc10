//! For supervisors and load balancers: is the process alive, and can it answer.

use super::answer::{Answer, Kind};
use super::metrics::{self, Note};
use super::release::Release;
use super::site::Site;
use hyper::header::{self, HeaderValue};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use serde_json::json;

const NEVER: HeaderValue = HeaderValue::from_static("no-store");

/// The answer to a health check, before anything else of a request is looked at; `None` when it is no such check.
/// Reads no file, waits for nothing.
pub(crate) fn check(site: &Site, parts: &Parts) -> Option<Answer> {
    if parts.method != Method::GET && parts.method != Method::HEAD {
        return None;
    }
    let answer = match parts.uri.path() {
        "/healthz" => alive(),
        "/readyz" => ready(site, &site.live.release()),
        _ => return None,
    };
    Some(answer.noted(Note::of(metrics::Kind::Health)))
}

/// The process runs.
pub(crate) fn alive() -> Answer {
    say(StatusCode::OK, &json!({"status": "ok"}))
}

/// A release is open and answers; while the server stops, it is not ready for more.
pub(crate) fn ready(site: &Site, release: &Release) -> Answer {
    let (status, word) =
        if site.is_stopping() { (StatusCode::SERVICE_UNAVAILABLE, "stopping") } else { (StatusCode::OK, "ready") };
    let age = site.clock.now().saturating_sub(release.data_as_of);
    let said = json!({
        "status": word,
        "release": release.name.release,
        "generation": release.name.generation,
        "packages": release.index.len(),
        "data_as_of": release.data_as_of,
        "data_age_seconds": age,
    });
    say(status, &said)
}

fn say(status: StatusCode, value: &serde_json::Value) -> Answer {
    Answer::new(Kind::Text("application/json"), value.to_string())
        .with_status(status)
        .with(header::CACHE_CONTROL, NEVER)
}
