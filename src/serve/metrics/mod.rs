//! What the server counts of itself, and the page that says it in the text format of Prometheus.
//!
//! Each thread counts in memory of its own, so that counting costs some nanoseconds and no thread waits for another.
//! Names and buckets of the old RPC server are kept where they mean the same. Knows no address and no text of a client.

pub(crate) mod endpoint;
mod histogram;
mod label;
mod page;
mod process;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use label::{Called, Kind, Note, Shed, Slow};
pub(crate) use page::{Facts, page};

use super::rpc::call::RpcError;
use histogram::{BYTES, Counts, Histogram, NANOSECONDS};
use hyper::{Method, StatusCode};
use label::{BYS, TYPES};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

/// Threads beyond this number share their counters.
const SHARDS: usize = 16;

/// Methods that RPC calls come with.
const METHODS: [&str; 3] = ["GET", "POST", "HEAD"];

/// Classes of status codes, from 200 on.
const CLASSES: [&str; 4] = ["2xx", "3xx", "4xx", "5xx"];

/// Counters of some threads, on cache lines of their own.
#[derive(Default)]
#[repr(align(128))]
struct Shard {
    begun: AtomicU64,
    ended: AtomicU64,
    answered: [[AtomicU64; CLASSES.len()]; Kind::ALL.len()],
    durations: [Histogram<16>; Kind::ALL.len()],
    calls: [[[AtomicU64; BYS.len()]; TYPES.len()]; METHODS.len()],
    sizes: [Histogram<8>; TYPES.len()],
}

/// All counters of one server.
#[derive(Default)]
pub(crate) struct Metrics {
    shards: [Shard; SHARDS],
    errors: [AtomicU64; RpcError::ALL.len()],
    shed: [AtomicU64; Shed::ALL.len()],
    slow: [AtomicU64; Slow::ALL.len()],
    /// Connections that were accepted.
    connected: AtomicU64,
    /// Requests that could not be read as HTTP.
    malformed: AtomicU64,
    panics: AtomicU64,
    switched: AtomicU64,
    not_switched: AtomicU64,
    log_dropped: AtomicU64,
}

/// The place of this thread among the shards.
fn place() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local!(static PLACE: usize = NEXT.fetch_add(1, Relaxed) % SHARDS);
    PLACE.with(|place| *place)
}

impl Metrics {
    fn shard(&self) -> &Shard {
        &self.shards[place()]
    }

    /// A request was read; it is in flight until what is returned goes.
    pub(crate) fn begin(&self) -> InFlight<'_> {
        self.shard().begun.fetch_add(1, Relaxed);
        InFlight(self)
    }

    /// A request was answered: what it was, how, with how many bytes, and when it had arrived.
    pub(crate) fn answered(&self, note: Note, method: &Method, status: StatusCode, bytes: usize, begun: Instant) {
        let shard = self.shard();
        let class = usize::from(status.as_u16() / 100).saturating_sub(2).min(CLASSES.len() - 1);
        shard.answered[note.kind as usize][class].fetch_add(1, Relaxed);
        let nanoseconds = u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
        shard.durations[note.kind as usize].add(&NANOSECONDS, nanoseconds);
        if let Some(call) = note.call {
            let method = METHODS.iter().position(|known| *known == method.as_str()).unwrap_or_default();
            shard.calls[method][call.kind][call.by].fetch_add(1, Relaxed);
            shard.sizes[call.kind].add(&BYTES, bytes as u64);
        }
        if let Some(error) = note.error {
            self.errors[error as usize].fetch_add(1, Relaxed);
        }
    }

    /// A request was refused for want of room.
    pub(crate) fn shed(&self, why: Shed) {
        self.shed[why as usize].fetch_add(1, Relaxed);
    }

    /// A client was too slow.
    pub(crate) fn slow(&self, with: Slow) {
        self.slow[with as usize].fetch_add(1, Relaxed);
    }

    /// A connection was accepted.
    pub(crate) fn connected(&self) {
        self.connected.fetch_add(1, Relaxed);
    }

    /// What a client sent was no HTTP, or too long.
    pub(crate) fn malformed(&self) {
        self.malformed.fetch_add(1, Relaxed);
    }

    /// A handler panicked.
    pub(crate) fn panicked(&self) {
        self.panics.fetch_add(1, Relaxed);
    }

    /// Another release is served, or could not be.
    pub(crate) fn switched(&self, done: bool) {
        if done { &self.switched } else { &self.not_switched }.fetch_add(1, Relaxed);
    }

    /// A line of the access log was lost.
    pub(crate) fn log_dropped(&self) {
        self.log_dropped.fetch_add(1, Relaxed);
    }

    /// Lines of the access log that were lost so far.
    #[cfg(test)]
    pub(crate) fn dropped_lines(&self) -> u64 {
        self.log_dropped.load(Relaxed)
    }

    fn sum(&self, counter: impl Fn(&Shard) -> &AtomicU64) -> u64 {
        self.shards.iter().map(|shard| counter(shard).load(Relaxed)).sum()
    }

    fn in_flight(&self) -> u64 {
        // What ended is read first, so that the difference is never negative.
        let ended = self.sum(|shard| &shard.ended);
        self.sum(|shard| &shard.begun).saturating_sub(ended)
    }

    fn durations(&self, kinds: &[Kind]) -> Counts<16> {
        let shards = self.shards.iter();
        Counts::of(shards.flat_map(|shard| kinds.iter().map(|kind| &shard.durations[*kind as usize])))
    }
}

/// A request in flight.
pub(crate) struct InFlight<'m>(&'m Metrics);

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.shard().ended.fetch_add(1, Relaxed);
    }
}
