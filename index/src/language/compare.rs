//! Numbers and dates with a comparison before them, as spans of whole numbers.

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Compare {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

/// Numbers from the first to below the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Span {
    pub(crate) from: i64,
    pub(crate) below: i64,
}

impl Compare {
    /// Cuts the sign off; none means equal.
    pub(super) fn split(text: &str) -> (Self, &str) {
        let signs = [
            (">=", Self::AtLeast),
            ("=>", Self::AtLeast),
            ("<=", Self::AtMost),
            ("=<", Self::AtMost),
            (">", Self::More),
            ("<", Self::Less),
            ("=", Self::Equal),
        ];
        let found = signs.into_iter().find_map(|(sign, compare)| Some((compare, text.strip_prefix(sign)?)));
        found.unwrap_or((Self::Equal, text))
    }

    /// The numbers that compare so with a value that stands for all from `from` to below `below`.
    fn span(self, from: i64, below: i64) -> Span {
        match self {
            Self::Less => Span { from: i64::MIN, below: from },
            Self::AtMost => Span { from: i64::MIN, below },
            Self::Equal => Span { from, below },
            Self::AtLeast => Span { from, below: i64::MAX },
            Self::More => Span { from: below, below: i64::MAX },
        }
    }
}

impl Span {
    /// Whether a number lies in it.
    pub(crate) fn holds(self, number: i64) -> bool {
        (self.from..self.below).contains(&number)
    }

    /// Reads `>10`.
    pub(super) fn whole(text: &str) -> Option<Self> {
        let (compare, text) = Compare::split(text);
        let number: i64 = text.parse().ok()?;
        Some(compare.span(number, number.checked_add(1)?))
    }

    /// Reads `>=1.5` in millionths.
    pub(super) fn millionths(text: &str) -> Option<Self> {
        let (compare, text) = Compare::split(text);
        let plain = text.len() <= 12 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let number = text.parse::<f64>().ok().filter(|_| plain)?;
        let micros = (number * 1e6).round() as i64;
        Some(compare.span(micros, micros + 1))
    }

    /// Reads `<2026`, `>2026-01` and `>=2026-01-31` as epoch seconds in UTC; a month or year stands for all of it.
    pub(super) fn date(text: &str) -> Option<Self> {
        let (compare, text) = Compare::split(text);
        let mut parts = text.split('-').map(|part| {
            let digits = !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
            part.parse::<i64>().ok().filter(|_| digits)
        });
        let year = parts.next()??;
        let (month, day) = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => (None, None),
            (Some(month), None, _) => (Some(month?), None),
            (Some(month), Some(day), None) => (Some(month?), Some(day?)),
            _ => return None,
        };
        let sound = month.is_none_or(|m| (1..=12).contains(&m)) && day.is_none_or(|d| (1..=31).contains(&d));
        if !sound {
            return None;
        }
        let first = days(year, month.unwrap_or(1), day.unwrap_or(1));
        let next = match (month, day) {
            (_, Some(_)) => first + 1,
            (None, _) => days(year + 1, 1, 1),
            (Some(12), _) => days(year + 1, 1, 1),
            (Some(month), _) => days(year, month + 1, 1),
        };
        Some(compare.span(first * 86_400, next * 86_400))
    }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar. A year is counted from March, so that the leap day is its
/// last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // From March on months have 31, 30, 31, 30, 31 days, over and over.
    365 * year + leaps + (153 * month + 2) / 5 + day - 1 - 719_468
}
