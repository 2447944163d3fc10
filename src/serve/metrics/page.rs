//! The page of metrics.

use super::histogram::{BYTES, Counts, SECONDS};
use super::label::{BYS, Kind, Shed, Slow, TYPES};
use super::text::{Sort, Text};
use super::{CLASSES, METHODS, Metrics, process};
use crate::serve::rpc::call::RpcError;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// What the page says beside the counters.
pub(crate) struct Facts<'a> {
    pub(crate) release: &'a str,
    pub(crate) generation: &'a str,
    pub(crate) packages: usize,
    /// Epoch seconds as of which the data is.
    pub(crate) data_as_of: i64,
    /// Epoch seconds now.
    pub(crate) now: i64,
    /// Whether new requests are welcome.
    pub(crate) ready: bool,
    /// Connections that are served.
    pub(crate) connections: usize,
    /// Connections that are there to be refused.
    pub(crate) refusing: usize,
    /// Requests that wait for a thread.
    pub(crate) waiting: usize,
    /// Bytes kept for slow clients.
    pub(crate) held: usize,
}

/// Writes the page.
pub(crate) fn page(metrics: &Metrics, facts: &Facts<'_>) -> String {
    let mut text = Text::default();
    rpc(&mut text, metrics);
    requests(&mut text, metrics);
    load(&mut text, metrics, facts);
    release(&mut text, metrics, facts);
    process::write(&mut text);
    text.finish()
}

/// Under the names of the old RPC server.
fn rpc(text: &mut Text, metrics: &Metrics) {
    let name = "rpc_requests";
    text.family(name, Sort::Counter, "RPC calls that were answered with results.");
    for (method, word) in METHODS.iter().enumerate() {
        for (kind, kind_word) in TYPES.iter().enumerate() {
            for (by, by_word) in BYS.iter().enumerate() {
                let count = metrics.sum(|shard| &shard.calls[method][kind][by]);
                if count > 0 {
                    text.sample(name, &[("method", word), ("type", kind_word), ("by", by_word)], count);
                }
            }
        }
    }
    let name = "rpc_requests_error";
    text.family(name, Sort::Counter, "RPC calls that were answered with an error.");
    for (error, count) in RpcError::ALL.iter().zip(&metrics.errors) {
        text.sample(name, &[("error", &error.to_string())], count.load(Relaxed));
    }
    let name = "rpc_request_duration_seconds";
    text.family(name, Sort::Histogram, "Time from a whole RPC request to its answer, waiting included.");
    text.histogram(name, &[], &SECONDS, &metrics.durations(&Kind::RPC), 1e9);
    let name = "rpc_response_size_bytes";
    text.family(name, Sort::Histogram, "Bytes of RPC answers as they are sent, without headers.");
    for (kind, word) in TYPES.iter().enumerate() {
        let counts = Counts::of(metrics.shards.iter().map(|shard| &shard.sizes[kind]));
        text.histogram(name, &[("type", word)], &BYTES, &counts, 1.0);
    }
}

fn requests(text: &mut Text, metrics: &Metrics) {
    let name = "aurpress_requests_total";
    text.family(name, Sort::Counter, "Requests that were answered, by what they were for and class of status.");
    for (kind, word) in Kind::ALL {
        for (class, status) in CLASSES.iter().enumerate() {
            let count = metrics.sum(|shard| &shard.answered[kind as usize][class]);
            text.sample(name, &[("kind", word), ("status", status)], count);
        }
    }
    let name = "aurpress_request_duration_seconds";
    text.family(name, Sort::Histogram, "Time from a whole request to its answer, waiting included.");
    for (kind, word) in Kind::ALL {
        text.histogram(name, &[("kind", word)], &SECONDS, &metrics.durations(&[kind]), 1e9);
    }
    text.single("aurpress_requests_in_flight", Sort::Gauge, "Requests that are being answered.", metrics.in_flight());
}

fn load(text: &mut Text, metrics: &Metrics, facts: &Facts<'_>) {
    text.single("aurpress_requests_waiting", Sort::Gauge, "Requests that wait for a thread.", facts.waiting);
    let name = "aurpress_shed_total";
    text.family(
        name,
        Sort::Counter,
        "Requests that were refused with 503 (evicted: closed), by what there was no room for.",
    );
    by_word(text, name, "reason", &Shed::ALL, &metrics.shed);
    let name = "aurpress_slow_clients_total";
    text.family(name, Sort::Counter, "Connections ended since the client took too long.");
    by_word(text, name, "with", &Slow::ALL, &metrics.slow);
    let name = "aurpress_connections";
    text.family(name, Sort::Gauge, "Open connections.");
    text.sample(name, &[("state", "served")], facts.connections);
    text.sample(name, &[("state", "refused")], facts.refusing);
    let counters = [
        ("aurpress_connections_total", "Connections that were accepted.", &metrics.connected),
        ("aurpress_malformed_requests_total", "Requests that could not be read as HTTP.", &metrics.malformed),
        ("aurpress_panics_total", "Requests that ended in a fault of this program.", &metrics.panics),
        ("aurpress_access_log_dropped_total", "Lines of the access log that were lost.", &metrics.log_dropped),
    ];
    for (name, help, count) in counters {
        text.single(name, Sort::Counter, help, count.load(Relaxed));
    }
    text.single("aurpress_held_bytes", Sort::Gauge, "Bodies and large answers kept for slow clients.", facts.held);
}

fn by_word(text: &mut Text, name: &str, label: &str, words: &[&str], counts: &[AtomicU64]) {
    for (word, count) in words.iter().zip(counts) {
        text.sample(name, &[(label, word)], count.load(Relaxed));
    }
}

fn release(text: &mut Text, metrics: &Metrics, facts: &Facts<'_>) {
    text.single("rpc_data_last_refresh", Sort::Gauge, "Unix time as of which the data is.", facts.data_as_of);
    let age = facts.now.saturating_sub(facts.data_as_of);
    text.single("aurpress_data_age_seconds", Sort::Gauge, "Time since then.", age);
    let name = "aurpress_release_info";
    text.family(name, Sort::Gauge, "The release that is served and the generation of its index.");
    text.sample(name, &[("release", facts.release), ("generation", facts.generation)], 1);
    text.single("aurpress_packages", Sort::Gauge, "Packages in this release.", facts.packages);
    text.single("aurpress_ready", Sort::Gauge, "1 while new requests are welcome.", u8::from(facts.ready));
    let name = "aurpress_release_switches_total";
    text.family(name, Sort::Counter, "Times that another release took over, or could not be opened.");
    text.sample(name, &[("result", "done")], metrics.switched.load(Relaxed));
    text.sample(name, &[("result", "failed")], metrics.not_switched.load(Relaxed));
    let name = "aurpress_build_info";
    text.family(name, Sort::Gauge, "The version of this program.");
    text.sample(name, &[("version", env!("CARGO_PKG_VERSION"))], 1);
}
