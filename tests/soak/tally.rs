//! What came of the requests.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Counts of all clients together.
#[derive(Default)]
pub(crate) struct Tally {
    /// Requests that were sent whole.
    pub(crate) sent: AtomicU64,
    /// Answers below 500, complete.
    pub(crate) good: AtomicU64,
    /// Answers 503, complete, with `Retry-After`.
    pub(crate) refused: AtomicU64,
    /// Other answers.
    pub(crate) faults: AtomicU64,
    /// Requests without a complete answer.
    pub(crate) lost: AtomicU64,
    /// Connections that could not be made.
    pub(crate) unconnected: AtomicU64,
    pub(crate) slow_ended: AtomicU64,
    pub(crate) slow_answered: AtomicU64,
}

impl Tally {
    /// One more.
    pub(crate) fn count(counter: &AtomicU64) {
        counter.fetch_add(1, Relaxed);
    }

    /// The counts of ordinary clients in words.
    pub(crate) fn line(&self) -> String {
        format!(
            "{} answered, {} refused with 503, {} other 5xx, {} lost, {} not connected",
            self.good.load(Relaxed),
            self.refused.load(Relaxed),
            self.faults.load(Relaxed),
            self.lost.load(Relaxed),
            self.unconnected.load(Relaxed)
        )
    }
}
