//! A request, its answer, and files of both.
//!
//! A recording is JSON Lines, gzipped or not: `class`, `method`, `path` (as on the request line), `request_headers`
//! (pairs or an object), `request_body`, and of the answer `status`, `headers` (pairs, lower-case names), `body`. `n`
//! is a number of one's own; a line without `status` is a request alone.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a server is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Kind of request, such as `rpc-info`; results are counted by it.
    pub class: String,
    /// Number within its recording or sample.
    pub number: u64,
    /// HTTP method.
    pub method: String,
    /// Path and query as on the request line.
    pub path: String,
    /// Headers beside those that every request has.
    pub headers: Vec<(String, String)>,
    /// Body, if there is one.
    pub body: Option<String>,
}

impl Request {
    /// A GET without anything special.
    #[must_use]
    pub fn get(class: &str, path: String) -> Self {
        let (class, method) = (class.to_owned(), "GET".to_owned());
        Self { class, number: 0, method, path, headers: Vec::new(), body: None }
    }

    /// The path without its query.
    #[must_use]
    pub fn bare_path(&self) -> &str {
        self.path.split(['?', '#']).next().unwrap_or_default()
    }

    /// The query, empty when there is none.
    #[must_use]
    pub fn query(&self) -> &str {
        self.path.split_once('?').map_or("", |(_, query)| query.split('#').next().unwrap_or_default())
    }
}

/// What a server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// Body as it came.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of that name (lower case).
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The body as text; bytes that are no UTF-8 are replaced.
    #[must_use]
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// Whether it is the word of a server that cannot answer now, rather than an answer.
    #[must_use]
    pub fn is_down(&self) -> bool {
        matches!(self.status, 429 | 502 | 503 | 504)
    }

    /// Whether it sends the client elsewhere.
    #[must_use]
    pub fn is_redirect(&self) -> bool {
        matches!(self.status, 301 | 302 | 303 | 307 | 308)
    }
}

/// A line of a recording.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// What was asked.
    pub request: Request,
    /// What was answered, if that was recorded.
    pub answer: Option<Answer>,
}

/// A recording that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("recording {}: {reason}", path.display())]
pub struct RecordingError {
    path: PathBuf,
    reason: String,
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    n: u64,
    class: String,
    method: String,
    path: String,
    #[serde(default)]
    request_headers: Option<Headers>,
    #[serde(default)]
    request_body: Option<String>,
    #[serde(default)]
    status: Option<u16>,
    #[serde(default)]
    headers: Vec<(String, String)>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    encoding: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Headers {
    Map(BTreeMap<String, String>),
    Pairs(Vec<(String, String)>),
}

impl From<Line> for Recorded {
    fn from(line: Line) -> Self {
        let headers = match line.request_headers {
            None => Vec::new(),
            Some(Headers::Map(map)) => map.into_iter().collect(),
            Some(Headers::Pairs(pairs)) => pairs,
        };
        let Line { class, n: number, method, path, request_body: body, .. } = line;
        let text = line.body.unwrap_or_default();
        let bytes = if line.encoding.as_deref() == Some("latin-1") { latin_1(&text) } else { text.into_bytes() };
        let answer = line.status.map(|status| Answer { status, headers: line.headers, body: bytes });
        Self { request: Request { class, number, method, path, headers, body }, answer }
    }
}

fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

/// Reads a recording.
///
/// # Errors
/// The file cannot be read or unpacked, or a line is none; the error names it.
pub fn read(path: &Path) -> Result<Vec<Recorded>, RecordingError> {
    let fail = |reason: String| RecordingError { path: path.to_owned(), reason };
    let bytes = std::fs::read(path).map_err(|e| fail(e.to_string()))?;
    let bytes = super::gunzip(bytes, super::UNPACKED_LIMIT).map_err(fail)?;
    let parse = |(at, line): (usize, &[u8])| {
        let line: Line = serde_json::from_slice(line).map_err(|e| fail(format!("line {}: {e}", at + 1)))?;
        if !line.path.starts_with('/') {
            return Err(fail(format!("line {}: the path {:?} does not begin with a slash", at + 1, line.path)));
        }
        Ok(Recorded::from(line))
    };
    let lines = bytes.split(|&byte| byte == b'\n').enumerate().filter(|(_, line)| !line.is_empty());
    lines.map(parse).collect()
}
