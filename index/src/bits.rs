//! Sets of numbers.

/// A set of numbers below a bound.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bits {
    end: usize,
    words: Vec<u64>,
}

impl Bits {
    /// No number.
    pub(crate) fn none(end: usize) -> Self {
        Self { end, words: vec![0; end.div_ceil(64)] }
    }

    /// All numbers below `end`.
    pub(crate) fn all(end: usize) -> Self {
        let mut words = vec![u64::MAX; end.div_ceil(64)];
        if let Some(last) = words.last_mut().filter(|_| !end.is_multiple_of(64)) {
            *last = (1 << (end % 64)) - 1;
        }
        Self { end, words }
    }

    /// Those of the numbers that are below `end`.
    pub(crate) fn of(end: usize, numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = Self::none(end);
        numbers.into_iter().for_each(|number| bits.add(number));
        bits
    }

    /// Adds a number if it is below the bound.
    #[inline]
    pub(crate) fn add(&mut self, number: u32) {
        let at = number as usize;
        if at < self.end {
            self.words[at / 64] |= 1 << (at % 64);
        }
    }

    /// Whether a number is in it.
    #[inline]
    pub(crate) fn has(&self, number: u32) -> bool {
        self.words.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 != 0)
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Keeps the numbers that another set of the same bound has too; with `negated`, those that it has not.
    pub(crate) fn keep(&mut self, other: &Self, negated: bool) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= if negated { !other } else { *other };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_beyond_the_bound_are_not_in_it() {
        for end in [0, 1, 63, 64, 65, 130] {
            let all = Bits::all(end);
            assert_eq!(all.count(), end);
            assert_eq!(Bits::of(end, 0..200).count(), end);
            assert!(!all.has(end as u32) && !Bits::of(end, [end as u32]).has(end as u32));
        }
    }

    #[test]
    fn sets_are_met_and_taken_away() {
        let numbers = |bits: &Bits| (0..100).filter(|&number| bits.has(number)).collect::<Vec<u32>>();
        let mut bits = Bits::of(100, [1, 64, 70]);
        bits.keep(&Bits::of(100, [2, 64, 70, 99]), false);
        assert_eq!(numbers(&bits), [64, 70]);
        bits.keep(&Bits::of(100, [64]), true);
        assert_eq!(numbers(&bits), [70]);
    }
}
