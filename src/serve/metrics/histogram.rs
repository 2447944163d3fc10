//! Counts by size. Adding is two additions to memory of this thread; sums are made when somebody asks.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Upper bounds of request durations in seconds, those of the old RPC server.
pub(super) const SECONDS: [f64; 16] =
    [0.0001, 0.0003, 0.0005, 0.0007, 0.0009, 0.001, 0.003, 0.005, 0.01, 0.03, 0.05, 0.07, 0.1, 0.5, 1.0, 10.0];

/// The same in nanoseconds.
pub(super) const NANOSECONDS: [u64; 16] = [
    100_000,
    300_000,
    500_000,
    700_000,
    900_000,
    1_000_000,
    3_000_000,
    5_000_000,
    10_000_000,
    30_000_000,
    50_000_000,
    70_000_000,
    100_000_000,
    500_000_000,
    1_000_000_000,
    10_000_000_000,
];

/// Upper bounds of the sizes of answers in bytes, those of the old RPC server.
pub(super) const BYTES: [u64; 8] = [500, 1_000, 5_000, 10_000, 50_000, 100_000, 1_000_000, 2_000_000];

/// Counts between `N` bounds, above the last of them, and the sum of all values.
pub(super) struct Histogram<const N: usize> {
    within: [AtomicU64; N],
    beyond: AtomicU64,
    sum: AtomicU64,
}

impl<const N: usize> Default for Histogram<N> {
    fn default() -> Self {
        Self { within: [const { AtomicU64::new(0) }; N], beyond: AtomicU64::new(0), sum: AtomicU64::new(0) }
    }
}

impl<const N: usize> Histogram<N> {
    /// Counts a value; `bounds` ascend and include their values.
    pub(super) fn add(&self, bounds: &[u64; N], value: u64) {
        let place = bounds.iter().position(|bound| value <= *bound);
        place.map_or(&self.beyond, |place| &self.within[place]).fetch_add(1, Relaxed);
        self.sum.fetch_add(value, Relaxed);
    }
}

/// A histogram's numbers at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counts<const N: usize> {
    /// Values up to each bound.
    pub(super) up_to: [u64; N],
    /// All values.
    pub(super) all: u64,
    pub(super) sum: u64,
}

impl<const N: usize> Counts<N> {
    /// The sum of some histograms.
    pub(super) fn of<'a>(histograms: impl Iterator<Item = &'a Histogram<N>>) -> Self {
        let mut counts = Self { up_to: [0; N], all: 0, sum: 0 };
        for histogram in histograms {
            for (total, bucket) in counts.up_to.iter_mut().zip(&histogram.within) {
                *total += bucket.load(Relaxed);
            }
            counts.all += histogram.beyond.load(Relaxed);
            counts.sum += histogram.sum.load(Relaxed);
        }
        let mut below = 0;
        for total in &mut counts.up_to {
            below += *total;
            *total = below;
        }
        counts.all += below;
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_include_their_value_and_counts_add_up() {
        let (one, two) = (Histogram::<2>::default(), Histogram::<2>::default());
        for value in [0, 10, 11] {
            one.add(&[10, 20], value);
        }
        two.add(&[10, 20], 21);
        assert_eq!(Counts::of([&one, &two].into_iter()), Counts { up_to: [2, 3], all: 4, sum: 42 });
    }

    #[test]
    fn seconds_and_nanoseconds_are_the_same_bounds() {
        for (seconds, nanoseconds) in SECONDS.iter().zip(NANOSECONDS) {
            assert!((seconds * 1e9 - nanoseconds as f64).abs() < 1.0, "{seconds}");
        }
    }
}
