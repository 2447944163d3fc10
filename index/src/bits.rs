//! Sets of numbers.

/// A set of numbers below a bound.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// Those of the numbers that are below `end`.
    pub(crate) fn of(end: usize, numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = Self(vec![0; end.div_ceil(64)]);
        for number in numbers.into_iter().filter(|number| (*number as usize) < end) {
            bits.0[number as usize / 64] |= 1 << (number % 64);
        }
        bits
    }

    /// Whether a number is in it.
    #[inline]
    pub(crate) fn has(&self, number: u32) -> bool {
        self.0.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 != 0)
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }
}
