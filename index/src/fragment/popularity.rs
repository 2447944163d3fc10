//! The popularity number of an RPC answer: decayed by whole days, printed as aurweb prints it.

use std::sync::LazyLock;

/// Share of the popularity that is left after a day.
const DAILY: f64 = 0.98;

/// Days whose factors are kept.
const KEPT_DAYS: usize = 1024;

static FACTORS: LazyLock<Vec<f64>> = LazyLock::new(|| (0..KEPT_DAYS).map(|day| DAILY.powf(day as f64)).collect());

/// Popularity at `now`: `micros` millionths as of `updated`, whole days between them (towards zero), both in epoch
/// seconds.
pub(crate) fn decayed(micros: u64, updated: i64, now: i64) -> f64 {
    if micros == 0 {
        return 0.0;
    }
    let days = now.saturating_sub(updated) / 86_400;
    let factor = match usize::try_from(days).ok().and_then(|d| FACTORS.get(d)) {
        Some(&factor) => factor,
        None => DAILY.powf(days as f64),
    };
    micros as f64 / 1e6 * factor
}

/// Appends a popularity: `0` for exactly zero; otherwise rounded to six decimals (half to even, of the exact binary
/// value) and printed as the shortest text with at least one decimal, with an exponent below 1e-5.
pub(crate) fn write(value: f64, out: &mut Vec<u8>) {
    if value == 0.0 {
        return out.push(b'0');
    }
    match millionths(value) {
        Some(micros) => write_millionths(micros, out),
        None => write_large(value, out),
    }
}

/// The value in millionths, rounded; `None` when it is too large for exact arithmetic.
fn millionths(value: f64) -> Option<u64> {
    let scaled = value * 1e6;
    if !(0.0..1e12).contains(&scaled) {
        return None;
    }
    // The product is off by less than 1e-4; only near a half does the exact value have to decide.
    if (scaled.fract() - 0.5).abs() > 1e-3 {
        return Some(scaled.round() as u64);
    }
    let exact = format!("{value:.6}").replace('.', "");
    exact.parse().ok()
}

fn write_millionths(micros: u64, out: &mut Vec<u8>) {
    if micros == 0 {
        return out.extend_from_slice(b"0.0");
    }
    if micros < 10 {
        out.push(b'0' + micros as u8);
        return out.extend_from_slice(b"e-6");
    }
    super::json::write_int((micros / 1_000_000) as i64, out);
    out.push(b'.');
    let mut fraction = (micros % 1_000_000) as u32;
    let mut divisor = 100_000;
    loop {
        out.push(b'0' + (fraction / divisor) as u8);
        fraction %= divisor;
        if fraction == 0 {
            return;
        }
        divisor /= 10;
    }
}

/// A million and more, which no real popularity reaches; not a number and infinity become null.
fn write_large(value: f64, out: &mut Vec<u8>) {
    let rounded: f64 = format!("{value:.6}").parse().unwrap_or(value);
    if !rounded.is_finite() {
        return out.extend_from_slice(b"null");
    }
    let text = format!("{rounded:?}");
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn text(value: f64) -> String {
        let mut out = Vec::new();
        write(value, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_print_as_the_rpc_prints_them() {
        let cases = [
            (0.0, "0"),
            (1e-9, "0.0"),
            (4e-7, "0.0"),
            (1e-6, "1e-6"),
            (9.4e-6, "9e-6"),
            (9.6e-6, "0.00001"),
            (0.000012, "0.000012"),
            (0.5, "0.5"),
            (1.0, "1.0"),
            (2.3456784, "2.345678"),
            (9999.999999, "9999.999999"),
            (10.100000, "10.1"),
            (100.05, "100.05"),
            (0.999_999_9, "1.0"),
            (1e7, "10000000.0"),
            (1e16, "1e16"),
        ];
        for (value, expected) in cases {
            assert_eq!(text(value), expected, "{value:e}");
        }
    }

    #[test]
    fn ties_go_to_even() {
        assert_eq!(text(0.0078125), "0.007812");
        assert_eq!(text(0.0234375), "0.023438");
    }

    #[test]
    fn only_whole_days_count() {
        assert_eq!(decayed(1_000_000, 0, 86_399), 1.0);
        assert_eq!(decayed(1_000_000, 0, 86_400), 0.98);
        assert_eq!(decayed(1_000_000, 0, 2 * 86_400), 0.98_f64.powf(2.0));
        assert_eq!(decayed(1_000_000, 86_399, 0), 1.0);
        assert_eq!(decayed(1_000_000, 86_400, 0), 0.98_f64.powf(-1.0));
        assert_eq!(decayed(1_000_000, 0, 5000 * 86_400), 0.98_f64.powf(5000.0));
        assert_eq!(decayed(0, 0, i64::MAX), 0.0);
        assert_eq!(text(decayed(5, i64::MAX, i64::MIN)), "null");
    }

    proptest! {
        #[test]
        fn agrees_with_rounding_by_text(micros in 0_u64..10_000_000_000, days in 0_i64..4000) {
            let value = decayed(micros, 0, days * 86_400);
            let exact: f64 = format!("{value:.6}").parse().unwrap();
            let printed: f64 = text(value).parse().unwrap();
            prop_assert_eq!(exact, printed);
        }
    }
}
