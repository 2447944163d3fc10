//! What a handler says, and how it becomes an HTTP response: entity tag, conditions, compression, ranges, HEAD and
//! security headers live here once, so that no handler knows of them.

use super::metrics::Note;
use super::{compress, conditional};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{HeaderMap, Method, Response, StatusCode};
use std::borrow::Cow;

/// A finished response.
pub(crate) type Reply = Response<Full<Bytes>>;

/// What kind of thing a body is; decides its headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A page: UTF-8 HTML with the content security policy.
    Page,
    /// An RPC answer: JSON that any origin may read.
    Rpc,
    /// The same as a script call.
    Script,
    /// A stored file that is worth compressing, with its media type.
    Text(&'static str),
    /// A stored file that is sent as it lies there, with its media type.
    Binary(&'static str),
    /// A metadata archive or its checksum: as it lies there, in parts if asked, for any origin.
    Archive(&'static str),
}

impl Kind {
    fn media_type(self) -> &'static str {
        match self {
            Self::Page => "text/html; charset=utf-8",
            Self::Rpc => "application/json",
            Self::Script => "text/javascript",
            Self::Text(media) | Self::Binary(media) | Self::Archive(media) => media,
        }
    }

    fn compresses(self) -> bool {
        matches!(self, Self::Page | Self::Rpc | Self::Script | Self::Text(_))
    }

    /// Whether all requests share the bytes of one kept file.
    pub(crate) fn is_shared(self) -> bool {
        matches!(self, Self::Binary(_) | Self::Archive(_))
    }

    fn any_origin(self) -> bool {
        matches!(self, Self::Rpc | Self::Script | Self::Archive(_))
    }
}

/// What a handler says.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) kind: Kind,
    pub(crate) body: Bytes,
    /// Digest of the content, when it is known already or was taken from something else than the body.
    pub(crate) digest: Option<u128>,
    /// Epoch seconds; says `Last-Modified` when set.
    pub(crate) modified: Option<i64>,
    pub(crate) extra: Vec<(HeaderName, HeaderValue)>,
    /// What it is counted as.
    pub(crate) note: Note,
}

impl Answer {
    /// A body with status 200.
    pub(crate) fn new(kind: Kind, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        let note = Note::default();
        Self { status: StatusCode::OK, kind, body, digest: None, modified: None, extra: Vec::new(), note }
    }

    /// A short plain text under an error status.
    pub(crate) fn text(status: StatusCode, text: impl Into<Cow<'static, str>>) -> Self {
        let mut text = text.into().into_owned();
        text.push('\n');
        Self::new(Kind::Text("text/plain; charset=utf-8"), text).with_status(status)
    }

    /// A redirect; `location` must be escaped already.
    pub(crate) fn redirect(status: StatusCode, location: &str) -> Self {
        let Ok(value) = HeaderValue::from_str(location) else {
            return Self::text(StatusCode::BAD_REQUEST, "The address cannot be redirected.");
        };
        Self::text(status, format!("See {location}")).with(header::LOCATION, value)
    }

    pub(crate) fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn noted(mut self, note: Note) -> Self {
        self.note = note;
        self
    }

    pub(crate) fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.extra.push((name, value));
        self
    }

    /// Turns it into the response to a request with this method and these headers.
    pub(crate) fn finish(self, method: &Method, asked: &HeaderMap, policy: &HeaderValue) -> Reply {
        let mut headers = HeaderMap::with_capacity(10);
        self.common_headers(&mut headers, policy);
        let (status, body) = if self.status == StatusCode::OK {
            self.content(asked, &mut headers)
        } else {
            headers.extend(self.extra.into_iter().map(|(name, value)| (Some(name), value)));
            (self.status, self.body)
        };
        let body = if method == Method::HEAD && status != StatusCode::NOT_MODIFIED {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
            Bytes::new()
        } else {
            body
        };
        let mut reply = Response::new(Full::new(body));
        *reply.status_mut() = status;
        *reply.headers_mut() = headers;
        reply
    }

    fn common_headers(&self, headers: &mut HeaderMap, policy: &HeaderValue) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind.media_type()));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        if self.kind.any_origin() {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        }
        if self.kind == Kind::Page {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
            headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
            headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
        }
        if self.kind.compresses() {
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        }
    }

    /// The body of a 200 and what of it the client wants.
    fn content(self, asked: &HeaderMap, headers: &mut HeaderMap) -> (StatusCode, Bytes) {
        headers.extend(self.extra.into_iter().map(|(name, value)| (Some(name), value)));
        let gzip = self.kind.compresses() && self.body.len() > compress::WORTH_IT && compress::accepts_gzip(asked);
        let digest = self.digest.unwrap_or_else(|| xxhash_rust::xxh3::xxh3_128(&self.body));
        let tag = entity_tag(digest, gzip);
        if let Ok(value) = HeaderValue::from_maybe_shared(Bytes::copy_from_slice(&tag)) {
            headers.insert(header::ETAG, value);
        }
        if let Some(date) = self.modified.and_then(conditional::format_date).and_then(|d| d.parse().ok()) {
            headers.insert(header::LAST_MODIFIED, date);
        }
        let tag = std::str::from_utf8(&tag).unwrap_or_default();
        if conditional::is_fresh(asked, tag, self.modified) {
            return (StatusCode::NOT_MODIFIED, Bytes::new());
        }
        if let Kind::Archive(_) = self.kind {
            return part(self.body, asked, tag, self.modified, headers);
        }
        if gzip && let Some(packed) = compress::gzip(&self.body) {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            return (StatusCode::OK, packed.into());
        }
        (StatusCode::OK, self.body)
    }
}

fn part(
    body: Bytes,
    asked: &HeaderMap,
    tag: &str,
    modified: Option<i64>,
    headers: &mut HeaderMap,
) -> (StatusCode, Bytes) {
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let length = body.len();
    let (status, range, body) = match conditional::range(asked, length, tag, modified) {
        conditional::Wanted::Whole => return (StatusCode::OK, body),
        conditional::Wanted::Part(range) => {
            let text = format!("bytes {}-{}/{length}", range.start(), range.end());
            (StatusCode::PARTIAL_CONTENT, text, body.slice(range))
        }
        conditional::Wanted::Unsatisfiable => {
            (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{length}"), Bytes::new())
        }
    };
    if let Ok(value) = range.parse() {
        headers.insert(header::CONTENT_RANGE, value);
    }
    (status, body)
}

/// A strong tag; the compressed form of a body has its own.
fn entity_tag(digest: u128, gzip: bool) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut tag = Vec::with_capacity(37);
    tag.push(b'"');
    for byte in digest.to_be_bytes() {
        tag.push(DIGITS[usize::from(byte >> 4)]);
        tag.push(DIGITS[usize::from(byte & 15)]);
    }
    if gzip {
        tag.extend_from_slice(b"-gz");
    }
    tag.push(b'"');
    tag
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn finish(answer: Answer, method: Method, asked: &[(HeaderName, &str)]) -> Reply {
        let asked = asked.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect();
        answer.finish(&method, &asked, &HeaderValue::from_static("policy"))
    }

    fn body(reply: Reply) -> Bytes {
        use http_body_util::BodyExt;
        tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap()
            .block_on(reply.into_body().collect())
            .unwrap()
            .to_bytes()
    }

    #[test]
    fn equal_content_has_equal_tags_and_encodings_have_their_own() {
        let long = "x".repeat(5000);
        let tag = |asked: &[(HeaderName, &str)]| {
            finish(Answer::new(Kind::Rpc, long.clone()), Method::GET, asked).headers()[header::ETAG].clone()
        };
        assert_eq!(tag(&[]), tag(&[]));
        assert_ne!(tag(&[]), tag(&[(header::ACCEPT_ENCODING, "gzip")]));
    }

    #[test]
    fn not_modified_has_no_body_and_keeps_the_tag() {
        let tag = finish(Answer::new(Kind::Rpc, "{}"), Method::GET, &[]).headers()[header::ETAG].clone();
        let reply =
            finish(Answer::new(Kind::Rpc, "{}"), Method::GET, &[(header::IF_NONE_MATCH, tag.to_str().unwrap())]);
        assert_eq!(reply.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(reply.headers()[header::ETAG], tag);
        assert!(body(reply).is_empty());
    }

    #[test]
    fn head_says_the_length_without_the_body() {
        let reply = finish(Answer::new(Kind::Page, "abc"), Method::HEAD, &[]);
        assert_eq!(reply.headers()[header::CONTENT_LENGTH], "3");
        assert_eq!(reply.headers()[header::CONTENT_SECURITY_POLICY], "policy");
        assert!(body(reply).is_empty());
    }

    #[test]
    fn archives_come_in_parts_and_never_encoded() {
        let archive = || Answer::new(Kind::Archive("application/gzip"), "0123456789".repeat(500));
        let asked = [(header::RANGE, "bytes=2-4"), (header::ACCEPT_ENCODING, "gzip")];
        let reply = finish(archive(), Method::GET, &asked);
        assert_eq!(reply.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(reply.headers()[header::CONTENT_RANGE], "bytes 2-4/5000");
        assert!(!reply.headers().contains_key(header::CONTENT_ENCODING));
        assert!(!reply.headers().contains_key(header::VARY));
        assert_eq!(body(reply), "234");
        let reply = finish(archive(), Method::GET, &[(header::RANGE, "bytes=5000-")]);
        assert_eq!(reply.status(), StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(reply.headers()[header::CONTENT_RANGE], "bytes */5000");
    }

    #[test]
    fn errors_carry_no_tag() {
        let reply = finish(Answer::text(StatusCode::NOT_FOUND, "no"), Method::GET, &[(header::IF_NONE_MATCH, "*")]);
        assert_eq!(reply.status(), StatusCode::NOT_FOUND);
        assert!(!reply.headers().contains_key(header::ETAG));
    }
}
