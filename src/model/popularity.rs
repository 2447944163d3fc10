//! The decaying score of a package base.

use super::time::{DAY, Timestamp};

/// A stored popularity: millionths, and the moment at which that was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Popularity {
    /// Millionths, as stored (`DECIMAL(10,6)`).
    pub micros: u64,
    /// When it was computed.
    pub updated: Timestamp,
}

impl Popularity {
    /// The stored value.
    pub fn stored(self) -> f64 {
        self.micros as f64 / 1e6
    }

    /// The value at `now`: 0.98 a whole day (aurweb counts whole days, towards zero).
    pub fn at(self, now: Timestamp) -> f64 {
        let days = (now - self.updated) / DAY;
        self.stored() * 0.98_f64.powi(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// The value at `now` as package pages print it: six decimals up to 0.2, two above.
    pub fn text_at(self, now: Timestamp) -> String {
        let value = self.at(now);
        if value <= 0.2 { format!("{value:.6}") } else { format!("{value:.2}") }
    }

    /// The stored value as the metadata archives print it: shortest text, at least one decimal, an exponent
    /// below 0.00001.
    pub fn archive_text(self) -> String {
        if (1..10).contains(&self.micros) {
            return format!("{}e-6", self.micros);
        }
        let mut text = format!("{}.{:06}", self.micros / 1_000_000, self.micros % 1_000_000);
        while text.ends_with('0') && !text.ends_with(".0") {
            text.pop();
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decays_by_whole_days() {
        let p = Popularity { micros: 1_000_000, updated: 1_000_000 };
        assert_eq!(p.at(1_000_000 + DAY - 1), 1.0);
        assert_eq!(p.at(1_000_000 + DAY), 0.98);
        assert_eq!(p.text_at(1_000_000 + DAY), "0.98");
        assert_eq!(Popularity { micros: 200_000, updated: 0 }.text_at(0), "0.200000");
    }

    #[test]
    fn archive_text_is_the_shortest() {
        let text = |micros| Popularity { micros, updated: 0 }.archive_text();
        assert_eq!(
            [0, 1, 9, 10, 12, 100, 165_000, 1_000_000, 2_345_678].map(text),
            ["0.0", "1e-6", "9e-6", "0.00001", "0.000012", "0.0001", "0.165", "1.0", "2.345678"]
        );
    }
}
