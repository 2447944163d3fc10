//! What `serve` takes on, and what it tells of itself: limits, metrics and the access log.

use super::{ConfigError, Kind};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use toml::{Table, Value};

/// The keys of this part.
pub(super) const KEYS: [(&str, Kind); 15] = [
    ("metrics", Kind::Text),
    ("access_log", Kind::Text),
    ("access_log_addresses", Kind::Switch),
    ("poll_seconds", Kind::Count),
    ("max_connections", Kind::Count),
    ("answer_threads", Kind::Count),
    ("max_waiting", Kind::Count),
    ("max_wait_ms", Kind::Count),
    ("header_seconds", Kind::Count),
    ("body_seconds", Kind::Count),
    ("write_seconds", Kind::Count),
    ("drain_seconds", Kind::Count),
    ("max_header_kib", Kind::Count),
    ("max_body_kib", Kind::Count),
    ("max_held_mib", Kind::Count),
];

/// How much one server takes on. What goes beyond is refused at once rather than kept waiting.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Limits {
    /// Connections served at a time. Some more are taken for as long as it needs to refuse them, so that health checks
    /// are answered whatever the load.
    pub max_connections: usize,
    /// Threads that search, read files and compress; 0 is one for each processor.
    pub answer_threads: usize,
    /// Requests that may wait for such a thread.
    pub max_waiting: usize,
    /// Milliseconds that a request may wait for one.
    pub max_wait_ms: u64,
    /// Seconds from the last answer (or from connecting) to the end of the next request's header.
    pub header_seconds: u64,
    /// Seconds for a whole request body.
    pub body_seconds: u64,
    /// Seconds in which a client must take some of its answer.
    pub write_seconds: u64,
    /// Seconds for which a server that is to stop answers on, while its health check says that it stops.
    pub drain_seconds: u64,
    /// KiB of a request's header, address included. An address has at most 65,534 bytes in any case.
    pub max_header_kib: usize,
    /// KiB of a request body.
    pub max_body_kib: usize,
    /// MiB of request bodies and of large answers that are kept in memory for slow clients.
    pub max_held_mib: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_connections: 4096,
            answer_threads: 0,
            max_waiting: 256,
            max_wait_ms: 1000,
            header_seconds: 15,
            body_seconds: 30,
            write_seconds: 30,
            drain_seconds: 0,
            max_header_kib: 96,
            max_body_kib: 1024,
            max_held_mib: 256,
        }
    }
}

impl Limits {
    /// [`Limits::max_wait_ms`] as a duration.
    pub fn max_wait(&self) -> Duration {
        Duration::from_millis(self.max_wait_ms)
    }

    /// [`Limits::header_seconds`] as a duration.
    pub fn header(&self) -> Duration {
        Duration::from_secs(self.header_seconds)
    }

    /// [`Limits::body_seconds`] as a duration.
    pub fn body(&self) -> Duration {
        Duration::from_secs(self.body_seconds)
    }

    /// [`Limits::write_seconds`] as a duration.
    pub fn write(&self) -> Duration {
        Duration::from_secs(self.write_seconds)
    }

    /// [`Limits::drain_seconds`] as a duration.
    pub fn drain(&self) -> Duration {
        Duration::from_secs(self.drain_seconds)
    }

    /// Every number by its key, with the least that makes sense.
    fn numbers(&self) -> [(&'static str, u64, u64); 11] {
        let wide = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        [
            ("max_connections", wide(self.max_connections), 1),
            ("answer_threads", wide(self.answer_threads), 0),
            ("max_waiting", wide(self.max_waiting), 1),
            ("max_wait_ms", self.max_wait_ms, 1),
            ("header_seconds", self.header_seconds, 1),
            ("body_seconds", self.body_seconds, 1),
            ("write_seconds", self.write_seconds, 1),
            ("drain_seconds", self.drain_seconds, 0),
            ("max_header_kib", wide(self.max_header_kib), 8),
            ("max_body_kib", wide(self.max_body_kib), 1),
            ("max_held_mib", wide(self.max_held_mib), 1),
        ]
    }
}

/// Settings of `serve` beside the address it listens on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Serving {
    /// `HOST:PORT` of the metrics; none are served when it is not set.
    pub metrics: Option<String>,
    /// File of the access log, `-` for standard output; none is written when it is not set.
    pub access_log: Option<String>,
    /// Whether the access log names the addresses of clients.
    pub access_log_addresses: bool,
    /// Seconds in which a query node looks at least once whether something else is published.
    pub poll_seconds: u64,
    /// How much is taken on.
    #[serde(flatten)]
    pub limits: Limits,
}

impl Default for Serving {
    fn default() -> Self {
        let limits = Limits::default();
        Self { metrics: None, access_log: None, access_log_addresses: false, poll_seconds: 5, limits }
    }
}

impl Serving {
    /// Refuses numbers with which nothing could be served.
    pub(super) fn check(self) -> Result<Self, ConfigError> {
        let numbers = self.limits.numbers().into_iter().chain([("poll_seconds", self.poll_seconds, 1)]);
        match { numbers }.find(|(_, value, least)| value < least) {
            Some((key, value, least)) => {
                Err(ConfigError::new(key, format!("{value} is too little; {least} is the least")))
            }
            None => Ok(self),
        }
    }

    /// Adds all that is set to a printed configuration.
    pub(super) fn print(&self, table: &mut Table) {
        for (key, text) in [("metrics", &self.metrics), ("access_log", &self.access_log)] {
            if let Some(text) = text {
                table.insert(key.to_owned(), Value::String(text.clone()));
            }
        }
        table.insert("access_log_addresses".to_owned(), Value::Boolean(self.access_log_addresses));
        for (key, value, _) in self.limits.numbers().into_iter().chain([("poll_seconds", self.poll_seconds, 1)]) {
            table.insert(key.to_owned(), Value::Integer(i64::try_from(value).unwrap_or(i64::MAX)));
        }
    }
}
