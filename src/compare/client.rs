//! A server to ask, at a bounded rate: it is somebody's production.
//!
//! Redirects are not followed, nothing is unpacked, no cookie is kept. `Retry-After` is honoured, and a server that
//! fails again and again is left alone.

use super::exchange::{Answer, Request};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use ureq::http;

/// Sent with every request, so that an operator who sees it knows what it is.
const USER_AGENT: &str =
    concat!("aurpress-compare/", env!("CARGO_PKG_VERSION"), " (checks a static copy against this site)");

/// What may not stand in a request line: it is escaped there, which means the same.
const REFUSED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`');

/// For one whole answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);

/// The largest answer that is read; the largest archive has a tenth of it.
const BODY_LIMIT: u64 = 256 << 20;

/// Failures in a row after which a server is given up.
const FAILURES: u32 = 5;

/// How often one request is sent again when the server asks for patience.
const RETRIES: u32 = 3;

/// The longest wait that a server may ask for.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// The wait when a server says that it is too much, but not for how long.
const DEFAULT_WAIT: Duration = Duration::from_secs(30);

/// A server that cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum RemoteError {
    /// The address is none.
    #[error("{url:?} is no address of a server: {reason}; give one such as https://aur.archlinux.org")]
    Address {
        /// As given.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The certificates for `--ca-file` cannot be used.
    #[error("certificates {path}: {reason}")]
    Certificates {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// It failed so often in a row that it is left alone.
    #[error("{url}: {FAILURES} requests in a row failed, the last one with: {reason}; stopped asking")]
    GaveUp {
        /// The server.
        url: String,
        /// The last failure.
        reason: String,
    },
}

impl RemoteError {
    /// Whether the command line is at fault.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        !matches!(self, Self::GaveUp { .. })
    }
}

/// One server.
pub struct Client {
    agent: ureq::Agent,
    base: String,
    pace: Pace,
    failures: AtomicU32,
}

impl Client {
    /// A server at `url`, asked `rate` times a second at most (0: as fast as it answers). `ca` is a file of further
    /// certificates to trust, in PEM.
    ///
    /// # Errors
    /// The address or the file cannot be used.
    pub fn new(url: &str, rate: f64, ca: Option<&std::path::Path>) -> Result<Self, RemoteError> {
        let base = url.trim_end_matches('/').to_owned();
        let bad = |reason: &str| RemoteError::Address { url: url.to_owned(), reason: reason.to_owned() };
        let uri: http::Uri = base.parse().map_err(|e: http::uri::InvalidUri| bad(&e.to_string()))?;
        if !matches!(uri.scheme_str(), Some("http" | "https")) || uri.host().is_none() || uri.query().is_some() {
            return Err(bad("it needs http:// or https:// and a host, and no query"));
        }
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(ANSWER_WITHIN))
            .user_agent(USER_AGENT)
            .accept_encoding("identity");
        // A server on this machine is asked directly.
        let config = if is_local(uri.host().unwrap_or_default()) { config.proxy(None) } else { config };
        let config = match ca {
            Some(path) => config.tls_config(trusting(path)?),
            None => config,
        };
        let agent = config.build().new_agent();
        Ok(Self { agent, base, pace: Pace::new(rate), failures: AtomicU32::new(0) })
    }

    /// Its address, without a slash at the end.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Asks. A single failure is the inner error, in words.
    ///
    /// # Errors
    /// The server is given up.
    pub fn send(&self, request: &Request) -> Result<Result<Answer, String>, RemoteError> {
        let http = match self.request(request) {
            Ok(http) => http,
            Err(error) => return Ok(Err(format!("cannot be sent: {error}"))),
        };
        let mut retries = 0;
        let outcome = loop {
            self.pace.wait();
            let outcome = self.once(http.clone());
            match outcome.as_ref().ok().and_then(patience) {
                Some(wait) if retries < RETRIES => {
                    retries += 1;
                    self.pace.rest(wait);
                }
                _ => break outcome,
            }
        };
        let reason = match &outcome {
            Ok(answer) if answer.is_down() => format!("status {}", answer.status),
            Ok(_) => {
                self.failures.store(0, Ordering::Relaxed);
                return Ok(outcome);
            }
            Err(reason) => reason.clone(),
        };
        if self.failures.fetch_add(1, Ordering::Relaxed) + 1 >= FAILURES {
            return Err(RemoteError::GaveUp { url: self.base.clone(), reason });
        }
        Ok(outcome)
    }

    fn request(&self, request: &Request) -> Result<http::Request<Option<Vec<u8>>>, http::Error> {
        let uri = format!("{}{}", self.base, utf8_percent_encode(&request.path, REFUSED));
        let mut builder = http::Request::builder().method(request.method.as_str()).uri(uri);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        builder.body(request.body.clone().map(String::into_bytes))
    }

    fn once(&self, request: http::Request<Option<Vec<u8>>>) -> Result<Answer, String> {
        let (head, body) = request.into_parts();
        let response = match body {
            Some(body) => self.agent.run(http::Request::from_parts(head, body)),
            None => self.agent.run(http::Request::from_parts(head, ())),
        };
        let mut response = response.map_err(|e| e.to_string())?;
        let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = response.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
        let body = response.body_mut().with_config().limit(BODY_LIMIT).read_to_vec().map_err(|e| e.to_string())?;
        Ok(Answer { status: response.status().as_u16(), headers, body })
    }
}

fn is_local(host: &str) -> bool {
    host == "localhost" || host.starts_with("127.") || host == "[::1]"
}

fn trusting(path: &std::path::Path) -> Result<ureq::tls::TlsConfig, RemoteError> {
    let bad = |reason: String| RemoteError::Certificates { path: path.display().to_string(), reason };
    let pem = std::fs::read(path).map_err(|e| bad(e.to_string()))?;
    let mut certificates = Vec::new();
    for item in ureq::tls::parse_pem(&pem) {
        if let ureq::tls::PemItem::Certificate(certificate) = item.map_err(|e| bad(e.to_string()))? {
            certificates.push(certificate);
        }
    }
    if certificates.is_empty() {
        return Err(bad("no certificate in it".to_owned()));
    }
    let roots = ureq::tls::RootCerts::new_with_certs(&certificates);
    Ok(ureq::tls::TlsConfig::builder().root_certs(roots).build())
}

/// How long a server asks to be left alone; `None` when it does not.
fn patience(answer: &Answer) -> Option<Duration> {
    let after = answer.header("retry-after").map(|text| retry_after(text.trim()));
    match answer.status {
        429 => Some(after.unwrap_or(DEFAULT_WAIT).min(LONGEST_WAIT)),
        503 => after.map(|wait| wait.min(LONGEST_WAIT)),
        _ => None,
    }
}

/// Seconds, or a date.
fn retry_after(text: &str) -> Duration {
    if let Ok(seconds) = text.parse() {
        return Duration::from_secs(seconds);
    }
    let date = jiff::fmt::rfc2822::parse(text);
    let until = date.map(|date| date.timestamp().as_second() - jiff::Timestamp::now().as_second());
    until.map_or(DEFAULT_WAIT, |seconds| Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
}

/// When the next request may go out.
struct Pace {
    interval: Duration,
    next: Mutex<Instant>,
}

impl Pace {
    fn new(rate: f64) -> Self {
        let interval = if rate > 0.0 { Duration::from_secs_f64((1.0 / rate).min(3600.0)) } else { Duration::ZERO };
        Self { interval, next: Mutex::new(Instant::now()) }
    }

    /// Takes the next turn and waits for it.
    fn wait(&self) {
        let turn = {
            let mut next = self.next.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let turn = (*next).max(Instant::now());
            *next = turn + self.interval;
            turn
        };
        std::thread::sleep(turn.saturating_duration_since(Instant::now()));
    }

    /// Nobody's turn comes before the end of `wait`.
    fn rest(&self, wait: Duration) {
        let mut next = self.next.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *next = (*next).max(Instant::now() + wait);
    }
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
