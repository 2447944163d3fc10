//! Percent-escapes in paths and queries: decoding what clients send.
//!
//! Knows no route. Whatever comes out of [`decode_path`] is safe to use as file names under a directory,
//! segment by segment.

use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// A decoded request path, or `None` when no page can have it: invalid UTF-8, a control character, a backslash,
/// a slash that was escaped, an empty, `.` or `..` segment.
pub(crate) fn decode_path(raw: &str) -> Option<Cow<'_, str>> {
    let decoded = if raw.contains('%') {
        let lower = raw.to_ascii_lowercase();
        if lower.contains("%2f") || lower.contains("%5c") {
            return None;
        }
        percent_decode_str(raw).decode_utf8().ok()?
    } else {
        Cow::Borrowed(raw)
    };
    let path = decoded.strip_prefix('/')?;
    let path = path.strip_suffix('/').unwrap_or(path);
    let harmless = path.is_empty() || path.split('/').all(is_harmless);
    harmless.then_some(decoded)
}

fn is_harmless(segment: &str) -> bool {
    !matches!(segment, "" | "." | "..") && !segment.chars().any(|c| c.is_control() || c == '\\')
}

/// The raw path as a redirect may repeat it: exactly one slash in front, so that it can never name a host, and no
/// backslash, which browsers take for a slash.
pub(crate) fn local(raw: &str) -> String {
    format!("/{}", raw.trim_start_matches(['/', '\\'])).replace('\\', "%5C")
}

/// Percent-decodes without touching `+`; invalid UTF-8 becomes U+FFFD.
pub(crate) fn decode_lossy(raw: &str) -> Cow<'_, str> {
    if raw.contains('%') { percent_decode_str(raw).decode_utf8_lossy() } else { Cow::Borrowed(raw) }
}

/// Form-decodes one key or value: `+` is a space; invalid UTF-8 becomes U+FFFD.
pub(crate) fn decode_form(raw: &str) -> Cow<'_, str> {
    if raw.contains('+') { Cow::Owned(decode_lossy(&raw.replace('+', " ")).into_owned()) } else { decode_lossy(raw) }
}

/// The pairs of a query string in order, form-decoded; a piece without `=` has an empty value.
pub(crate) fn pairs(query: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    query.split('&').filter(|piece| !piece.is_empty()).map(|piece| {
        let (key, value) = piece.split_once('=').unwrap_or((piece, ""));
        (decode_form(key), decode_form(value))
    })
}

/// The last value of a query parameter.
pub(crate) fn parameter<'a>(query: Option<&'a str>, name: &str) -> Option<Cow<'a, str>> {
    let values = pairs(query?).filter(|(key, _)| key == name);
    values.last().map(|(_, value)| value)
}

/// An integer as the old site reads it: blanks around, a sign, `_` between digits. Too large is the largest.
pub(crate) fn integer(text: &str) -> Option<i64> {
    let text = text.trim();
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let well_formed = digits.split('_').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    if !well_formed {
        return None;
    }
    let value = digits
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0i64, |sum, digit| sum.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_could_leave_the_tree_are_refused() {
        for bad in [
            "/../etc/passwd",
            "/packages/..",
            "/packages/.",
            "/a//b",
            "//evil",
            "/a%00b",
            "/%2e%2e/x",
            "/a%2Fb",
            "/a%5c..",
            "/a\\b",
            "/%ff",
            "relative",
            "",
            "/a/%2E%2e/b",
            "/x%0Ay",
        ] {
            assert_eq!(decode_path(bad), None, "{bad}");
        }
    }

    #[test]
    fn ordinary_paths_are_decoded() {
        assert_eq!(decode_path("/packages/libc%2B%2B").as_deref(), Some("/packages/libc++"));
        assert_eq!(decode_path("/packages/c++").as_deref(), Some("/packages/c++"));
        assert_eq!(decode_path("/packages/foo%20").as_deref(), Some("/packages/foo "));
        assert_eq!(decode_path("/rss/").as_deref(), Some("/rss/"));
        assert_eq!(decode_path("/").as_deref(), Some("/"));
        assert_eq!(decode_path("/..foo").as_deref(), Some("/..foo"));
    }

    #[test]
    fn redirects_stay_on_this_host() {
        assert_eq!(local("//evil.example/x"), "/evil.example/x");
        assert_eq!(local("/\\evil.example"), "/evil.example");
        assert_eq!(local("/packages/foo"), "/packages/foo");
    }

    #[test]
    fn integers_are_read_like_the_old_site_reads_them() {
        for (text, value) in [
            ("5", Some(5)),
            (" 12 ", Some(12)),
            ("+7", Some(7)),
            ("-3", Some(-3)),
            ("1_000", Some(1000)),
            ("", None),
            ("1.5", None),
            ("abc", None),
            ("_1", None),
            ("1__0", None),
            ("99999999999999999999", Some(i64::MAX)),
        ] {
            assert_eq!(integer(text), value, "{text:?}");
        }
    }

    #[test]
    fn the_last_value_counts() {
        assert_eq!(parameter(Some("O=1&PP=2&O=3"), "O").as_deref(), Some("3"));
        assert_eq!(parameter(Some("O"), "O").as_deref(), Some(""));
        assert_eq!(parameter(Some("K=a+b%2B"), "K").as_deref(), Some("a b+"));
        assert_eq!(parameter(None, "O"), None);
    }
}
