//! Passing a request to the old backend and its answer back, both as they arrive: bodies are never held here.
//!
//! Headers that are for one connection only stay behind, the client's address and the public origin are told. What the
//! backend says is not judged: cookies, redirects and errors pass as they are. A request is sent again only when it is a
//! read without a body and nothing of an answer was seen.

use crate::net::{self, Connector};
use http_body_util::{BodyExt, Empty, combinators::UnsyncBoxBody};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::http::uri::PathAndQuery;
use hyper::{Method, Request, Response, Uri, Version};
use hyper_util::client::legacy::{Client, Error};
use std::io;
use std::net::IpAddr;
use std::time::Duration;

/// How long the backend may take to begin its answer to a request without a body.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);

/// The same for one with a body, which may be large and slow to come.
const ANSWER_TO_BODY_WITHIN: Duration = Duration::from_secs(15 * 60);

/// A second attempt waits that long.
const AGAIN_AFTER: Duration = Duration::from_millis(50);

/// Why a client's body ends too early.
pub(crate) type BodyError = Box<dyn std::error::Error + Send + Sync>;

type Outgoing = UnsyncBoxBody<Bytes, BodyError>;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const REAL_IP: HeaderName = HeaderName::from_static("x-real-ip");

/// Headers that are between two neighbours (RFC 9110, section 7.6.1), and what only made sense to this server.
const HOP_BY_HOP: [HeaderName; 9] = [
    header::CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
];

/// Why there is no answer from the backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It cannot be connected to, or breaks off.
    Unreachable,
    /// It does not begin to answer.
    Silent,
}

/// The old backend, and the connections to it.
pub(crate) struct Backend {
    address: Uri,
    client: Client<Connector, Outgoing>,
}

impl Backend {
    /// A backend at `http(s)://HOST[:PORT][/PATH]`.
    ///
    /// # Errors
    /// As [`net::client`].
    pub(crate) fn new(address: Uri) -> io::Result<Self> {
        let client = net::client(&address)?;
        Ok(Self { address, client })
    }

    /// Passes a request on; `peer` is who sent it.
    pub(crate) async fn pass<B>(&self, request: Request<B>, peer: Option<IpAddr>) -> Result<Response<Incoming>, Refusal>
    where
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BodyError>,
    {
        let (mut parts, body) = request.into_parts();
        parts.uri = self.target(&parts.uri).ok_or(Refusal::Unreachable)?;
        parts.version = Version::HTTP_11;
        forward(&mut parts, peer);
        let bodiless = body.is_end_stream();
        let repeatable = bodiless && (parts.method == Method::GET || parts.method == Method::HEAD);
        let first = Request::from_parts(
            parts.clone(),
            if bodiless { nothing() } else { body.map_err(Into::into).boxed_unsync() },
        );
        let within = if bodiless { ANSWER_WITHIN } else { ANSWER_TO_BODY_WITHIN };
        let answer = async {
            match self.client.request(first).await {
                Err(error) if repeatable => {
                    drop::<Error>(error);
                    tokio::time::sleep(AGAIN_AFTER).await;
                    self.client.request(Request::from_parts(parts, nothing())).await
                }
                answer => answer,
            }
        };
        let answer = tokio::time::timeout(within, answer).await.map_err(|_| Refusal::Silent)?;
        let mut answer = answer.map_err(|_| Refusal::Unreachable)?;
        *answer.version_mut() = Version::HTTP_11;
        drop_hop_by_hop(answer.headers_mut());
        Ok(answer)
    }

    /// The address at the backend; path and query stay as they were sent.
    fn target(&self, asked: &Uri) -> Option<Uri> {
        let path = asked.path_and_query().map_or("/", PathAndQuery::as_str);
        let prefix = self.address.path().trim_end_matches('/');
        let builder = Uri::builder().scheme(self.address.scheme_str()?).authority(self.address.authority()?.clone());
        builder.path_and_query(format!("{prefix}{path}")).build().ok()
    }
}

fn nothing() -> Outgoing {
    Empty::new().map_err(|never| match never {}).boxed_unsync()
}

/// Makes the headers those of a request that was passed on.
fn forward(parts: &mut Parts, peer: Option<IpAddr>) {
    let authority = parts.headers.get(header::HOST).cloned();
    let headers = &mut parts.headers;
    drop_hop_by_hop(headers);
    // Whoever reads the body here has said "continue" already.
    headers.remove(header::EXPECT);
    // Only a front server of this machine may speak for others.
    let trusted = peer.is_none_or(|peer| peer.to_canonical().is_loopback());
    if !trusted {
        for name in [FORWARDED_FOR, FORWARDED_HOST, FORWARDED_PROTO, REAL_IP, header::FORWARDED] {
            headers.remove(name);
        }
    }
    if let Some(peer) = peer.and_then(|peer| HeaderValue::from_str(&peer.to_canonical().to_string()).ok()) {
        let known: Vec<&[u8]> = headers.get_all(FORWARDED_FOR).iter().map(HeaderValue::as_bytes).collect();
        let chain = [known.as_slice(), &[peer.as_bytes()]].concat().join(&b", "[..]);
        headers.entry(REAL_IP).or_insert(peer);
        if let Ok(chain) = HeaderValue::from_bytes(&chain) {
            headers.insert(FORWARDED_FOR, chain);
        }
    }
    headers.entry(FORWARDED_PROTO).or_insert(HeaderValue::from_static("http"));
    if let Some(host) = authority {
        headers.entry(FORWARDED_HOST).or_insert(host);
    }
}

fn drop_hop_by_hop(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = headers
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    for name in named.iter().chain(&HOP_BY_HOP) {
        headers.remove(name);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn forwarded(sent: &[(&str, &str)], peer: &str) -> HeaderMap {
        let mut builder = Request::builder().uri("/x");
        for (name, value) in sent {
            builder = builder.header(*name, *value);
        }
        let (mut parts, ()) = builder.body(()).unwrap().into_parts();
        forward(&mut parts, Some(peer.parse().unwrap()));
        parts.headers
    }

    #[test]
    fn headers_of_one_connection_stay_behind() {
        let sent = [
            ("Connection", "close, X-Mine"),
            ("X-Mine", "1"),
            ("TE", "trailers"),
            ("Upgrade", "h2c"),
            ("X-Other", "2"),
        ];
        let headers = forwarded(&sent, "192.0.2.1");
        let names: Vec<_> = headers.keys().map(HeaderName::as_str).collect();
        assert_eq!(
            names.iter().filter(|name| !name.starts_with("x-forwarded") && **name != "x-real-ip").count(),
            1,
            "{names:?}"
        );
        assert_eq!(headers["x-other"], "2");
    }

    #[test]
    fn only_neighbours_of_this_machine_speak_for_others() {
        let sent = [("Host", "aur.example"), ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https")];
        let headers = forwarded(&sent, "127.0.0.1");
        assert_eq!(
            (&headers[FORWARDED_FOR], &headers[FORWARDED_PROTO]),
            (&"203.0.113.9, 127.0.0.1".parse().unwrap(), &"https".parse().unwrap())
        );
        let headers = forwarded(&sent, "198.51.100.7");
        assert_eq!(
            (&headers[FORWARDED_FOR], &headers[FORWARDED_PROTO]),
            (&"198.51.100.7".parse().unwrap(), &"http".parse().unwrap())
        );
        assert_eq!(
            (&headers[header::HOST], &headers[FORWARDED_HOST]),
            (&"aur.example".parse().unwrap(), &"aur.example".parse().unwrap())
        );
    }

    #[test]
    fn paths_pass_as_they_were_sent() {
        let backend = Backend::new("http://127.0.0.1:8000/aurweb".parse().unwrap()).unwrap();
        let target = backend.target(&"/packages/c%2B%2B?K=a+b%20c".parse().unwrap()).unwrap();
        assert_eq!(target, "http://127.0.0.1:8000/aurweb/packages/c%2B%2B?K=a+b%20c");
    }
}
