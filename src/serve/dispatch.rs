//! From a request to its response: the RPC first, since it is most of the load; then pages, redirects, errors.

use super::answer::{Answer, Kind};
use super::language::{self, Shown};
use super::metrics::{self, Note};
use super::path::{self, decode_path};
use super::release::Release;
use super::rpc::call::RpcError;
use super::rpc::{self, Got, endpoint::Endpoint};
use super::search;
use super::site::Site;
use super::target::Target;
use super::{api, health, pages, ranked};
use crate::route::segment;
use crate::routing;
use hyper::body::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};

const READS: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");
const READS_AND_POST: HeaderValue = HeaderValue::from_static("GET, HEAD, POST, OPTIONS");

/// Whether the body of a request is part of what it says.
pub(crate) fn takes_body(parts: &Parts) -> bool {
    let path = parts.uri.path();
    let to_rpc = || Endpoint::parse(path).is_some_and(|endpoint| endpoint.takes_post());
    parts.method == Method::POST && (path == language::PATH || to_rpc())
}

/// The answer to a request; `body` is there if [`takes_body`].
pub(crate) fn handle(site: &Site, parts: &Parts, body: Option<Result<Bytes, RpcError>>) -> Answer {
    let release = site.live.release();
    match (Endpoint::parse(parts.uri.path()), body) {
        (Some(endpoint), Some(body)) => {
            rpc::post(&release.index, site.clock.now(), &endpoint, parts.uri.query(), &parts.headers, body)
        }
        (Some(endpoint), None) => rpc_read(site, &release, parts, &endpoint),
        (None, Some(body)) if language::is_choice(&parts.method, parts.uri.path()) => {
            language::choose(site.config.site_url.starts_with("https:"), body)
        }
        (None, _) => api::answer(site, &release, parts).unwrap_or_else(|| page(site, &release, parts)),
    }
}

/// Whether a request changes nothing and asks for a representation.
pub(crate) fn is_read(method: &Method) -> bool {
    method == Method::GET || method == Method::HEAD
}

fn rpc_read(site: &Site, release: &Release, parts: &Parts, endpoint: &Endpoint<'_>) -> Answer {
    let allowed = if endpoint.takes_post() { READS_AND_POST } else { READS };
    if parts.method == Method::OPTIONS {
        return preflight(allowed);
    }
    if !is_read(&parts.method) {
        let text = format!("The RPC takes {} here.", allowed.to_str().unwrap_or_default());
        return Answer::text(StatusCode::METHOD_NOT_ALLOWED, text).with(header::ALLOW, allowed);
    }
    match rpc::get(&release.index, site.clock.now(), endpoint, parts.uri.query()) {
        Got::Answer(answer) => answer,
        Got::Documentation => {
            let release = shown(site, release, parts);
            pages::answer(site, &release, Target::Page("rpc"), "/rpc", None).noted(Note::of(metrics::Kind::Page))
        }
        Got::HasId => with_id(parts.uri.path(), parts.uri.query().unwrap_or_default()),
    }
}

/// What a browser asks before a script of another site may use the RPC.
fn preflight(allowed: HeaderValue) -> Answer {
    let mut answer = Answer::new(Kind::Rpc, "").with_status(StatusCode::NO_CONTENT);
    answer.extra = vec![
        (header::ALLOW, allowed.clone()),
        (header::ACCESS_CONTROL_ALLOW_METHODS, allowed),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("Content-Type, If-None-Match")),
        (header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400")),
    ];
    answer
}

fn page(site: &Site, release: &Release, parts: &Parts) -> Answer {
    let raw = parts.uri.path();
    let query = parts.uri.query();
    let path = decode_path(raw);
    let target = path.as_deref().and_then(Target::parse);
    match parts.method {
        Method::OPTIONS => {
            let answer = Answer::text(StatusCode::NO_CONTENT, "");
            return Answer { body: "".into(), ..answer }.with(header::ALLOW, READS);
        }
        Method::GET | Method::HEAD => {}
        _ => return super::refuse_write(site, path.as_deref().unwrap_or(raw)),
    }
    if let Some(query) = query
        && path::parameter(Some(query), "id").is_some()
    {
        return with_id(raw, query);
    }
    if let Some(answer) = path.as_deref().and_then(|path| beyond_mirror(site, path, raw, query)) {
        return answer.noted(Note::of(metrics::Kind::Other));
    }
    let kind = target.map_or(metrics::Kind::Page, kind);
    let made = matches!(target, Some(Target::Search | Target::Resolve | Target::Made(_)));
    let shown = if made { made_for(site, release, parts) } else { shown(site, release, parts) };
    let answer = match (target, path.as_deref()) {
        (Some(Target::Search), _) => search::answer(site, release, shown.strings(&site.theme), query),
        (Some(Target::Resolve), _) => ranked::resolve(site, release, shown.strings(&site.theme), query),
        (Some(Target::Alive), _) => health::alive(),
        (Some(Target::Ready), _) => health::ready(site, release),
        (Some(target), Some(path)) => pages::answer(site, &shown, target, path, query),
        (None, Some(path)) => toggled(raw, path, query).unwrap_or_else(|| pages::not_found(site, &shown, path)),
        (_, None) => pages::not_found(site, &shown, ""),
    };
    let answer = if made && !site.languages.is_empty() && answer.kind == Kind::Page {
        answer.with(header::VARY, HeaderValue::from_static("Accept-Encoding, Accept-Language"))
    } else {
        answer
    };
    answer.noted(Note::of(kind))
}

/// What a mirror does not have, git and the sources in it, is where its data is from. Git follows such redirects.
fn beyond_mirror(site: &Site, path: &str, raw: &str, query: Option<&str>) -> Option<Answer> {
    let config = &site.config;
    if !config.mirror || !routing::rule(path).is_git {
        return None;
    }
    let there = if path.starts_with("/cgit/") { &config.aurweb_url } else { &config.clone_url };
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Some(Answer::redirect(StatusCode::TEMPORARY_REDIRECT, &format!("{there}{}{query}", path::local(raw))))
}

/// The release in the language that a request asks for.
fn shown<'a>(site: &'a Site, release: &'a Release, parts: &Parts) -> Shown<'a> {
    Shown::new(release, language::chosen(&site.languages, parts.uri.query(), &parts.headers))
}

/// The same for a page that is made for the request.
fn made_for<'a>(site: &'a Site, release: &'a Release, parts: &Parts) -> Shown<'a> {
    Shown::new(release, language::preferred(&site.languages, parts.uri.query(), &parts.headers))
}

/// What a target is counted as.
fn kind(target: Target<'_>) -> metrics::Kind {
    match target {
        Target::Search | Target::Resolve => metrics::Kind::SearchPage,
        Target::Alive | Target::Ready => metrics::Kind::Health,
        Target::Feed(_)
        | Target::Sitemap(_)
        | Target::OpenApi
        | Target::Robots
        | Target::Asset(_)
        | Target::Archive(_) => metrics::Kind::File,
        Target::Made(made) if !made.is_page() => metrics::Kind::File,
        Target::Favicon | Target::LoginRequired | Target::WriteOnly => metrics::Kind::Other,
        _ => metrics::Kind::Page,
    }
}

/// The redirect to the same path with or without a slash at its end, if that one means something.
fn toggled(raw: &str, path: &str, query: Option<&str>) -> Option<Answer> {
    let other = |path: &str| match path.strip_suffix('/') {
        Some(shorter) => shorter.to_owned(),
        None => format!("{path}/"),
    };
    if Target::parse(&other(path)).is_none() && Endpoint::parse(&other(raw)).is_none() {
        return None;
    }
    let mut location = path::local(&other(raw));
    if let Some(query) = query {
        location = format!("{location}?{query}");
    }
    Some(Answer::redirect(StatusCode::TEMPORARY_REDIRECT, &location))
}

/// `?id=X` on any path: the same path with `X` as its last segment and the other parameters.
fn with_id(raw: &str, query: &str) -> Answer {
    let mut id = String::new();
    let mut rest: Vec<(String, String)> = Vec::new();
    for (key, value) in path::pairs(query) {
        if key == "id" {
            id = value.into_owned();
        } else if let Some(pair) = rest.iter_mut().find(|pair| pair.0 == key) {
            pair.1 = value.into_owned();
        } else {
            rest.push((key.into_owned(), value.into_owned()));
        }
    }
    let mut location = format!("{}/{}", path::local(raw).trim_end_matches('/'), segment(&id));
    if !rest.is_empty() {
        location.push('?');
        location.push_str(&form_urlencoded::Serializer::new(String::new()).extend_pairs(&rest).finish());
    }
    Answer::redirect(StatusCode::TEMPORARY_REDIRECT, &location)
}

/// The answer to a write, which this server cannot do: says where it can be done.
pub(crate) fn refuse_write(site: &Site, path: &str) -> Answer {
    let status = if Target::parse(path).is_some() { StatusCode::METHOD_NOT_ALLOWED } else { StatusCode::NOT_FOUND };
    let text = format!(
        "{}: this site is for reading. Accounts, votes, comments and requests are kept by {}.",
        status, site.config.aurweb_url
    );
    let answer = Answer::text(status, text);
    let allow: (HeaderName, HeaderValue) = (header::ALLOW, READS);
    if status == StatusCode::METHOD_NOT_ALLOWED { answer.with(allow.0, allow.1) } else { answer }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn location(answer: &Answer) -> &str {
        let found = answer.extra.iter().find(|(name, _)| *name == header::LOCATION);
        found.unwrap().1.to_str().unwrap()
    }

    #[test]
    fn a_slash_too_many_or_too_few() {
        for (path, query, expected) in [
            ("/packages/", Some("K=x"), "/packages?K=x"),
            ("/packages/foo/", None, "/packages/foo"),
            ("/rss", None, "/rss/"),
            ("/rss/modified/", None, "/rss/modified"),
            ("/rpc/v5/info/", None, "/rpc/v5/info"),
            ("/packages/c%2B%2B/", Some("O=1"), "/packages/c%2B%2B?O=1"),
            ("/packages/", Some("K=\\ud800"), "/packages?K=\\ud800"),
        ] {
            let decoded = decode_path(path).unwrap();
            assert_eq!(location(&toggled(path, &decoded, query).unwrap()), expected, "{path}");
        }
        assert!(toggled("/tu", "/tu", None).is_none());
    }

    #[test]
    fn the_id_becomes_the_last_segment() {
        for (path, query, expected) in [
            ("/packages/", "id=foo", "/packages/foo"),
            ("/", "id=test&key=v", "/test?key=v"),
            ("/rpc", "v=5&type=info&arg=x&id=7", "/rpc/7?v=5&type=info&arg=x"),
            ("/packages", "a=1&id=c%2B%2B&a=b+c", "/packages/c++?a=b+c"),
            ("//evil.example", "id=x", "/evil.example/x"),
            ("/", "id=/evil.example", "/%2Fevil.example"),
            ("/", "id=%5Cevil", "/%5Cevil"),
        ] {
            assert_eq!(location(&with_id(path, query)), expected, "{path}?{query}");
        }
    }
}
