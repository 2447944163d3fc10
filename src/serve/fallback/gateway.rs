//! Before anything is answered here: does the request belong to the old backend? With no backend configured, none does.
//!
//! What is passed on is counted, and its connection is one of those that are limited; but it waits for no thread that
//! computes, and nothing of it is held in memory. Connections beyond the limit are refused here, whatever they ask.

use super::Backend;
use super::backend::{BodyError, Refusal};
use crate::cache::Cdn;
use crate::routing::{self, Asked, Destination, SESSION_COOKIE, Switches};
use crate::serve::answer::{Answer, Kind, Reply};
use crate::serve::cookie;
use crate::serve::count::Count;
use crate::serve::dispatch::is_read;
use crate::serve::front::{self, Origin};
use crate::serve::language::Shown;
use crate::serve::metrics::{self, Note};
use crate::serve::pages;
use crate::serve::path::decode_path;
use crate::serve::rpc::endpoint::Endpoint;
use crate::serve::site::Site;
use http_body_util::{Either, Empty, Full};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::http::request::Parts;
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use std::net::SocketAddr;
use std::sync::Arc;

/// An answer made here, or one passed on as it arrives.
pub(crate) type Passed = Response<Either<Full<Bytes>, Incoming>>;

/// A page that cannot be had now may be asked for again after so many seconds.
const AGAIN: HeaderValue = HeaderValue::from_static("30");

/// What stands behind and before this server.
#[derive(Default)]
pub(crate) struct Gateway {
    pub(crate) switches: Switches,
    pub(crate) fallback: Option<Backend>,
    pub(crate) git: Option<Backend>,
    pub(crate) cdn: Cdn,
}

impl Gateway {
    fn backend(&self, destination: Destination) -> Option<&Backend> {
        match destination {
            Destination::Fallback => self.fallback.as_ref(),
            Destination::Git => self.git.as_ref().or(self.fallback.as_ref()),
            Destination::Static | Destination::Endpoint => None,
        }
    }

    /// The backend of a request, if it is not answered here.
    fn elsewhere(&self, parts: &Parts) -> Option<&Backend> {
        if self.fallback.is_none() && self.git.is_none() {
            return None;
        }
        let raw = parts.uri.path();
        let decoded = decode_path(raw);
        let asked = Asked {
            read: is_read(&parts.method),
            path: decoded.as_deref().unwrap_or(raw),
            query: parts.uri.query().unwrap_or_default(),
            session: has_session(&parts.headers),
        };
        self.backend(routing::decide(asked, &self.switches))
    }

    /// The backend that may have what was not found here.
    fn may_have(&self, path: &str) -> Option<&Backend> {
        self.fallback.as_ref().filter(|_| routing::rule(path).missing_goes_on)
    }
}

/// Answers one request from here or from behind. Never fails, whatever goes wrong is a response.
pub(crate) async fn answer<B>(site: &Arc<Site>, request: Request<B>, origin: Origin) -> Passed
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BodyError>,
{
    let (parts, body) = request.into_parts();
    let mut count = Count::begin(site, &parts, origin);
    let (note, passed) = find(site, parts, body, origin, &mut count).await;
    let bytes = usize::try_from(passed.body().size_hint().lower()).unwrap_or(usize::MAX);
    count.end(note, passed.status(), bytes);
    passed
}

async fn find<B>(site: &Arc<Site>, parts: Parts, body: B, origin: Origin, count: &mut Count<'_>) -> (Note, Passed)
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BodyError>,
{
    let gateway = &site.gateway;
    if !origin.beyond
        && let Some(backend) = gateway.elsewhere(&parts)
    {
        return pass(site, backend, Request::from_parts(parts, body), origin.peer).await;
    }
    let Some(backend) = gateway.may_have(parts.uri.path()).filter(|_| !origin.beyond) else {
        return here(front::answer(site, parts, body, origin, count).await);
    };
    let (note, reply) = front::answer(site, parts.clone(), Empty::<Bytes>::new(), origin, count).await;
    if reply.status() != StatusCode::NOT_FOUND {
        return here((note, reply));
    }
    pass(site, backend, Request::from_parts(parts, body), origin.peer).await
}

fn here((note, reply): (Note, Reply)) -> (Note, Passed) {
    (note, reply.map(Either::Left))
}

async fn pass<B>(site: &Site, backend: &Backend, request: Request<B>, peer: Option<SocketAddr>) -> (Note, Passed)
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BodyError>,
{
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let passed = match backend.pass(request, peer.map(|peer| peer.ip())).await {
        Ok(response) => response.map(Either::Right),
        Err(refusal) => refused(site, refusal, &method, &path).map(Either::Left),
    };
    (Note::of(metrics::Kind::Fallback), passed)
}
/// What a client gets to see when the old backend does not answer: a page that says what works, or an RPC error.
fn refused(site: &Site, refusal: Refusal, method: &Method, path: &str) -> Reply {
    let status = match refusal {
        Refusal::Unreachable => StatusCode::BAD_GATEWAY,
        Refusal::Silent => StatusCode::GATEWAY_TIMEOUT,
    };
    let answer = if Endpoint::parse(path).is_some() {
        Answer::new(Kind::Rpc, UNAVAILABLE_RPC)
    } else {
        pages::unavailable(&Shown::new(&site.live.release(), None))
    };
    let answer = answer.with_status(status).with(header::RETRY_AFTER, AGAIN);
    answer.with(header::CACHE_CONTROL, HeaderValue::from_static("no-store")).finish(
        method,
        &HeaderMap::new(),
        &site.policy,
    )
}

/// The RPC's error object, for front servers too.
pub(crate) const UNAVAILABLE_RPC: &str =
    r#"{"version":5,"type":"error","resultcount":0,"results":[],"error":"Service unavailable, try again later."}"#;

/// Whether the session cookie is there and not empty.
fn has_session(headers: &HeaderMap) -> bool {
    cookie::values(headers, SESSION_COOKIE).any(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_session_cookie_is_found_among_others() {
        for (cookies, expected) in [
            (vec!["AURSID=x"], true),
            (vec!["AURLANG=de; AURSID=0123"], true),
            (vec!["AURLANG=de", "a=b;AURSID=x"], true),
            (vec!["AURSID="], false),
            (vec!["AURSID"], false),
            (vec!["XAURSID=x; AURSIDX=y; a=AURSID=x"], false),
            (vec!["aursid=x"], false),
            (vec![], false),
        ] {
            let mut headers = HeaderMap::new();
            for cookie in &cookies {
                headers.append(header::COOKIE, cookie.parse().unwrap());
            }
            assert_eq!(has_session(&headers), expected, "{cookies:?}");
        }
    }
}
