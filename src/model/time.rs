//! Points in time: epoch seconds, UTC, and the few texts that pages and feeds print of them.

/// Seconds since 1970-01-01 00:00:00 UTC.
pub type Timestamp = i64;

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// 9999-12-30 21:59:59, the last second whose date every time zone can print; later times are impossible.
pub const LAST: Timestamp = 253_402_207_199;

/// The build's clock: `SOURCE_DATE_EPOCH` when set, else the system's.
///
/// # Errors
/// The variable's text when it is no number of seconds.
pub fn now() -> Result<Timestamp, String> {
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.trim().parse().ok().filter(|t| (0..=LAST).contains(t)).ok_or(text),
        Err(_) => Ok(std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |elapsed| elapsed.as_secs().cast_signed())),
    }
}

/// A civil date and time of day, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// Year, month, day.
    pub date: (i32, u8, u8),
    /// Hour, minute, second.
    pub time: (u8, u8, u8),
}

/// The civil form of a time between 1970 and 9999; other times are clamped to that range.
pub fn civil(t: Timestamp) -> Civil {
    let stamp = jiff::Timestamp::from_second(t.clamp(0, LAST)).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let at = jiff::tz::Offset::UTC.to_datetime(stamp);
    let small = |n: i8| n.unsigned_abs();
    Civil {
        date: (i32::from(at.year()), small(at.month()), small(at.day())),
        time: (small(at.hour()), small(at.minute()), small(at.second())),
    }
}

/// Appends `YYYY-MM-DD HH:MM (UTC)`.
pub fn push_minute(t: Timestamp, out: &mut String) {
    let Civil { date, time: (h, mi, _) } = civil(t);
    push_day(date, out);
    push_two(b' ', h, out);
    push_two(b':', mi, out);
    out.push_str(" (UTC)");
}

/// Appends `YYYY-MM-DD`.
pub fn push_date(t: Timestamp, out: &mut String) {
    push_day(civil(t).date, out);
}

/// Appends the RFC 3339 form for `<time datetime>`: `YYYY-MM-DDTHH:MM:SSZ`.
pub fn push_rfc3339(t: Timestamp, out: &mut String) {
    let Civil { date, time: (h, mi, s) } = civil(t);
    push_day(date, out);
    push_two(b'T', h, out);
    push_two(b':', mi, out);
    push_two(b':', s, out);
    out.push('Z');
}

/// Digits by hand: a site prints millions of times, and formatting was a noticeable part of a build.
fn push_day((year, month, day): (i32, u8, u8), out: &mut String) {
    let year = year.unsigned_abs();
    for unit in [1000, 100, 10, 1] {
        out.push(digit(year / unit % 10));
    }
    push_two(b'-', month, out);
    push_two(b'-', day, out);
}

fn push_two(separator: u8, number: u8, out: &mut String) {
    out.push(char::from(separator));
    out.push(digit(u32::from(number / 10)));
    out.push(digit(u32::from(number % 10)));
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('0')
}

/// `Tue, 02 Jan 2024 03:04:05 +0000`, as feeds print times.
pub fn rfc822(t: Timestamp) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let t = t.clamp(0, LAST);
    let Civil { date: (y, mo, d), time: (h, mi, s) } = civil(t);
    let weekday = DAYS[usize::try_from(t / DAY % 7).unwrap_or(0)];
    let month = MONTHS[usize::from(mo) - 1];
    format!("{weekday}, {d:02} {month} {y:04} {h:02}:{mi:02}:{s:02} +0000")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_a_time() {
        let mut text = String::new();
        push_minute(1_795_348_800, &mut text);
        text.push('|');
        push_rfc3339(1_795_348_800, &mut text);
        text.push('|');
        push_date(0, &mut text);
        assert_eq!(text, "2026-11-22 12:00 (UTC)|2026-11-22T12:00:00Z|1970-01-01");
        assert_eq!(rfc822(1_704_164_645), "Tue, 02 Jan 2024 03:04:05 +0000");
    }

    #[test]
    fn impossible_times_are_clamped() {
        assert_eq!(civil(i64::MAX).date, (9999, 12, 30));
        assert_eq!(civil(-5).date, (1970, 1, 1));
    }
}
