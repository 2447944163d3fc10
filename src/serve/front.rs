//! A request that is answered here: kept within limits, safe from faults of its handler, marked for caches.
//!
//! What is short is answered by the thread that read it; everything else goes to the threads that compute. Health checks
//! come first and pass every limit.

use super::answer::{Answer, Kind, Reply};
use super::caching;
use super::count::Count;
use super::dispatch::{handle, is_read, takes_body};
use super::health;
use super::load::guard::guard;
use super::load::pool::Refused;
use super::load::{body, door, held};
use super::metrics::{Note, Shed};
use super::path::decode_lossy;
use super::rpc::call::RpcError;
use super::rpc::endpoint::{Endpoint, Word};
use super::rpc::refusal;
use super::site::Site;
use futures_util::FutureExt;
use http_body_util::{BodyExt, Full};
use hyper::StatusCode;
use hyper::body::{Body, Bytes};
use hyper::header::{self, HeaderValue};
use hyper::http::request::Parts;
use std::net::SocketAddr;
use std::sync::Arc;

/// Seconds after which a client that was refused should ask again.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("2");

/// Queries up to this length name few enough packages to be answered in one short turn: 150 or so, about 130 KB of answer.
/// Passing those to another thread and back cost a quarter of the answers.
const SHORT: usize = 4096;

/// Where a request came from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin {
    pub(crate) peer: Option<SocketAddr>,
    /// Its connection is one too many: it is there to be refused.
    pub(crate) beyond: bool,
}

/// What a request was, and its response.
pub(crate) type Done = (Note, Reply);

/// Answers one request. Never fails, whatever goes wrong is a response.
pub(crate) async fn answer<B>(
    site: &Arc<Site>,
    parts: Parts,
    incoming: B,
    origin: Origin,
    count: &mut Count<'_>,
) -> Done
where
    B: Body,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    if let Some(answer) = health::check(site, &parts) {
        return finish(site, &parts, answer);
    }
    if origin.beyond {
        // Its sender sees the answer only if it could send all it had to say.
        let _ = tokio::time::timeout(door::REFUSE_WITHIN, body::drain(incoming)).await;
        return shed(site, &parts, Shed::Connections);
    }
    let body = if takes_body(&parts) { Some(body::read(&site.load, incoming).await) } else { None };
    if body.is_some() {
        count.restart();
    }
    work(site, parts, body).await
}

/// How many bytes its body has.
pub(crate) fn size(reply: &Reply) -> usize {
    usize::try_from(reply.body().size_hint().lower()).unwrap_or(usize::MAX)
}

async fn work(site: &Arc<Site>, parts: Parts, body: Option<Result<Bytes, RpcError>>) -> Done {
    let at_once = match &body {
        None => is_short(&parts),
        Some(Err(RpcError::Busy)) => return shed(site, &parts, Shed::Memory),
        Some(body) => body.is_err(),
    };
    if at_once {
        return compute(site, &parts, body);
    }
    if site.load.held.is_full() {
        return shed(site, &parts, Shed::Memory);
    }
    let (own, parts) = (Arc::clone(site), Arc::new(parts));
    let its_parts = Arc::clone(&parts);
    let done = site.load.pool.run(site.load.limits.max_wait(), move || compute(&own, &its_parts, body)).await;
    match done {
        Ok(done) => done,
        Err(Refused::Full) => shed(site, &parts, Shed::Waiting),
        Err(Refused::Late) => shed(site, &parts, Shed::Late),
        Err(Refused::Failed) => fault(site, &parts, "the thread that answered has ended"),
    }
}

/// Whether the answer is made in one short turn: the RPC for a few names. A search is recognised by its word, however
/// it is escaped; a package that has the word in its name is answered as a search would be, which does no harm.
fn is_short(parts: &Parts) -> bool {
    let query = parts.uri.query().unwrap_or_default();
    let by_name = match Endpoint::parse(parts.uri.path()) {
        // Nothing asked is the documentation, a file.
        Some(Endpoint::Legacy { .. }) => !query.is_empty(),
        Some(Endpoint::Path(path)) => path.word != Word::Search,
        None => false,
    };
    by_name && query.len() <= SHORT && !decode_lossy(query).contains("search")
}

/// Makes the response; a panic on the way costs this request only.
fn compute(site: &Site, parts: &Parts, body: Option<Result<Bytes, RpcError>>) -> Done {
    let done = guard(|| {
        let answer = handle(site, parts, body);
        let shared = answer.kind.is_shared();
        let (note, reply) = finish(site, parts, answer);
        if shared { Some((note, reply)) } else { Some((note, keep(site, reply)?)) }
    });
    match done {
        Ok(Some(done)) => done,
        Ok(None) => shed(site, parts, Shed::Memory),
        Err(words) => fault(site, parts, &words),
    }
}

/// Counts a large body among what is kept for slow clients, if there is room for it.
fn keep(site: &Site, reply: Reply) -> Option<Reply> {
    if size(&reply) < held::LARGE {
        return Some(reply);
    }
    let (head, mut body) = reply.into_parts();
    // The body is whole, so its only frame is there.
    let frame = body.frame().now_or_never().flatten().and_then(Result::ok);
    let bytes = frame.and_then(|frame| frame.into_data().ok()).unwrap_or_default();
    Some(Reply::from_parts(head, Full::new(site.load.held.keep(bytes)?)))
}

fn finish(site: &Site, parts: &Parts, answer: Answer) -> Done {
    let (note, is_page) = (answer.note, answer.kind == Kind::Page);
    let mut reply = answer.finish(&parts.method, &parts.headers, &site.policy);
    if is_page && !site.languages.is_empty() {
        reply.headers_mut().append(header::VARY, HeaderValue::from_static("Cookie"));
    }
    if is_read(&parts.method) {
        caching::mark(&mut reply, parts.uri.path(), site.gateway.cdn);
    }
    (note, reply)
}

/// The answer to a request that there is no room for.
fn shed(site: &Site, parts: &Parts, why: Shed) -> Done {
    site.load.metrics.shed(why);
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let mut answer = match Endpoint::parse(parts.uri.path()) {
        Some(endpoint) => refusal(RpcError::Busy, &endpoint),
        None => Answer::text(status, "The server is busy; ask again in a moment."),
    };
    answer =
        answer.with(header::RETRY_AFTER, RETRY_AFTER).with(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if why == Shed::Connections {
        answer = answer.with(header::CONNECTION, HeaderValue::from_static("close"));
    }
    finish(site, parts, answer)
}

/// The answer when this program is at fault.
fn fault(site: &Site, parts: &Parts, words: &str) -> Done {
    site.load.metrics.panicked();
    // Both texts may hold what a client sent.
    let (what, words) = (parts.uri.path().escape_debug(), words.escape_debug());
    (site.load.report)(&format!("a fault in answering {} {what}: {words}", parts.method));
    let answer =
        Answer::text(StatusCode::INTERNAL_SERVER_ERROR, "This request met a fault of the server, which was noted.");
    finish(site, parts, answer)
}
