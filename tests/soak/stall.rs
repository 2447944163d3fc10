//! When the machine itself stood still: threads that do nothing but sleep for a millisecond at a time, and note when
//! they were woken late.
//!
//! A thread that slept is put before those that compute, so it is late only when no processor would run anything: a
//! host that took the processors away, or a kernel that was busy. A health check cannot be answered then by any server.

use std::time::{Duration, Instant};

const NAP: Duration = Duration::from_millis(1);

/// Naps that end later than this are noted.
const NOTED: Duration = Duration::from_millis(5);

/// Times at which a processor that was waited for did not come, in order.
#[derive(Default)]
pub(crate) struct Stalls(Vec<(Instant, Instant)>);

/// Starts a thread that watches until `end`.
pub(crate) fn watch(end: Instant) -> std::thread::JoinHandle<Stalls> {
    std::thread::spawn(move || {
        let mut stalls = Stalls::default();
        while Instant::now() < end {
            let due = Instant::now() + NAP;
            std::thread::sleep(NAP);
            let woken = Instant::now();
            if woken > due + NOTED {
                stalls.0.push((due, woken));
            }
        }
        stalls
    })
}

impl Stalls {
    /// How many there were.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// How long the machine stood still within this time.
    pub(crate) fn within(&self, from: Instant, to: Instant) -> Duration {
        let common = |(begin, end): &(Instant, Instant)| (*end).min(to).saturating_duration_since((*begin).max(from));
        self.0.iter().map(common).sum()
    }
}
