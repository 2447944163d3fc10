//! One line of the access log. Whatever bytes a client sends, the line is one line of ASCII and one JSON object.

use hyper::header::{self, HeaderMap, HeaderName};
use hyper::http::request::Parts;
use jiff::Timestamp;
use std::fmt::Write;
use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

/// Bytes of an address that are logged.
const TARGET: usize = 1024;

/// Bytes of a header that are logged.
const HEADER: usize = 256;

const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// What is noted of a request before it is answered; nothing of it is the client's address but what [`Entry::line`] may
/// name on request.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    method: String,
    target: String,
    /// The address was longer.
    cut: bool,
    agent: String,
    referer: String,
    forwarded: String,
    peer: Option<SocketAddr>,
}

impl Visitor {
    /// Of the head of a request that came from this peer.
    pub(crate) fn of(parts: &Parts, peer: Option<SocketAddr>) -> Self {
        let target = parts.uri.path_and_query().map_or("*", |target| target.as_str());
        Self {
            method: parts.method.as_str().chars().take(16).collect(),
            target: short(target.as_bytes(), TARGET),
            cut: target.len() > TARGET,
            agent: text(&parts.headers, &header::USER_AGENT),
            referer: text(&parts.headers, &header::REFERER),
            forwarded: text(&parts.headers, &FORWARDED),
            peer,
        }
    }
}

/// An answered request.
pub(crate) struct Entry<'a> {
    pub(crate) visitor: &'a Visitor,
    pub(crate) at: SystemTime,
    pub(crate) took: Duration,
    pub(crate) kind: &'static str,
    pub(crate) status: u16,
    /// Bytes of the body.
    pub(crate) bytes: usize,
    /// The `error` of the RPC, if it was one.
    pub(crate) error: Option<String>,
}

impl Entry<'_> {
    /// The line with its end.
    pub(super) fn line(&self, addresses: bool) -> Vec<u8> {
        let visitor = self.visitor;
        let mut line = String::with_capacity(256 + visitor.target.len() + visitor.agent.len());
        let time = Timestamp::try_from(self.at).unwrap_or_default();
        let _ = write!(line, "{{\"time\":\"{time:.3}\",\"method\":");
        quote(&mut line, &visitor.method);
        line.push_str(",\"target\":");
        quote(&mut line, &visitor.target);
        if visitor.cut {
            line.push_str(",\"cut\":true");
        }
        let (kind, status, bytes) = (self.kind, self.status, self.bytes);
        let _ = write!(line, ",\"kind\":\"{kind}\",\"status\":{status},\"bytes\":{bytes}");
        let _ = write!(line, ",\"seconds\":{:.6}", self.took.as_secs_f64());
        let mut more = |key: &str, value: &str| {
            if !value.is_empty() {
                let _ = write!(line, ",\"{key}\":");
                quote(&mut line, value);
            }
        };
        more("error", self.error.as_deref().unwrap_or_default());
        more("agent", &visitor.agent);
        more("referer", &visitor.referer);
        if addresses {
            more("peer", &visitor.peer.map(|peer| peer.ip().to_string()).unwrap_or_default());
            more("forwarded_for", &visitor.forwarded);
        }
        line.push_str("}\n");
        line.into_bytes()
    }
}

fn text(headers: &HeaderMap, name: &HeaderName) -> String {
    headers.get(name).map(|value| short(value.as_bytes(), HEADER)).unwrap_or_default()
}

/// The beginning of some bytes as text; what is not UTF-8 becomes U+FFFD.
fn short(bytes: &[u8], most: usize) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(most)]).into_owned()
}

/// A JSON string in printable ASCII, so that no terminal and no reader of the log acts on it.
fn quote(line: &mut String, text: &str) {
    line.push('"');
    for unit in text.encode_utf16() {
        match u8::try_from(unit) {
            Ok(b'"') => line.push_str("\\\""),
            Ok(b'\\') => line.push_str("\\\\"),
            Ok(byte @ b' '..=b'~') => line.push(char::from(byte)),
            _ => {
                let _ = write!(line, "\\u{unit:04x}");
            }
        }
    }
    line.push('"');
}
