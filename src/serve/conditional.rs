//! Conditional requests and ranges: `If-None-Match`, `If-Modified-Since`, `If-Range`, `Range`.

use hyper::HeaderMap;
use hyper::header;
use std::ops::RangeInclusive;

/// Whether `If-None-Match` names this entity tag (quotes included). Lists, `*` and weak tags count; a bare hash
/// without quotes does too, since RPC clients of the old site send it.
pub(crate) fn matches_tag(headers: &HeaderMap, tag: &str) -> bool {
    let bare = tag.trim_matches('"');
    headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).any(|list| {
        list.split(',')
            .map(str::trim)
            .any(|item| item == "*" || item.strip_prefix("W/").unwrap_or(item).trim_matches('"') == bare)
    })
}

/// Whether the client's copy is fresh: by tag when it sent one, else by date.
pub(crate) fn is_fresh(headers: &HeaderMap, tag: &str, modified: Option<i64>) -> bool {
    if headers.contains_key(header::IF_NONE_MATCH) {
        return matches_tag(headers, tag);
    }
    let (Some(modified), Some(since)) = (modified, headers.get(header::IF_MODIFIED_SINCE)) else {
        return false;
    };
    since.to_str().ok().and_then(parse_date).is_some_and(|since| modified <= since)
}

/// What a `Range` header asks for of a body of `length` bytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// No range, several, or one that does not apply: the whole body.
    Whole,
    /// These bytes.
    Part(RangeInclusive<usize>),
    /// Nothing of the body lies in the range.
    Unsatisfiable,
}

/// Reads `Range`, unless `If-Range` says that the client's copy is another one.
pub(crate) fn range(headers: &HeaderMap, length: usize, tag: &str, modified: Option<i64>) -> Wanted {
    let text = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    let Some(spec) = text.and_then(|text| text.strip_prefix("bytes=")) else {
        return Wanted::Whole;
    };
    if let Some(copy) = headers.get(header::IF_RANGE).and_then(|value| value.to_str().ok())
        && copy != tag
        && (modified.is_none() || parse_date(copy) != modified)
    {
        return Wanted::Whole;
    }
    let Some((first, last)) = spec.split_once('-').filter(|_| !spec.contains(',')) else {
        return Wanted::Whole;
    };
    bounds(first.trim(), last.trim(), length)
}

fn bounds(first: &str, last: &str, length: usize) -> Wanted {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(first) || !digits(last) || (first.is_empty() && last.is_empty()) {
        return Wanted::Whole;
    }
    let number = |text: &str| text.parse::<usize>().unwrap_or(usize::MAX);
    let (start, end) = if first.is_empty() {
        if number(last) == 0 {
            return Wanted::Unsatisfiable;
        }
        (length.saturating_sub(number(last)), length.saturating_sub(1))
    } else if last.is_empty() {
        (number(first), length.saturating_sub(1))
    } else {
        (number(first), number(last).min(length.saturating_sub(1)))
    };
    if start >= length {
        Wanted::Unsatisfiable
    } else if end < start {
        Wanted::Whole
    } else {
        Wanted::Part(start..=end)
    }
}

const HTTP_DATE: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// An epoch second as an HTTP date.
pub(crate) fn format_date(seconds: i64) -> Option<String> {
    Some(jiff::Timestamp::from_second(seconds).ok()?.strftime(HTTP_DATE).to_string())
}

fn parse_date(text: &str) -> Option<i64> {
    let fields = jiff::fmt::strtime::parse(HTTP_DATE, text.trim()).ok()?;
    let zoned = fields.to_datetime().ok()?.to_zoned_datetime(jiff::tz::TimeZone::UTC).ok()?;
    Some(zoned.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        let mut map = HeaderMap::new();
        map.insert(name, value.parse().unwrap());
        map
    }

    #[test]
    fn tags_match_in_every_form_clients_send() {
        for (sent, expected) in [
            ("\"abc\"", true),
            ("abc", true),
            ("W/\"abc\"", true),
            ("\"x\", \"abc\"", true),
            ("*", true),
            ("\"x\"", false),
            ("", false),
            ("\"ab\"", false),
        ] {
            assert_eq!(matches_tag(&headers(header::IF_NONE_MATCH, sent), "\"abc\""), expected, "{sent}");
        }
    }

    #[test]
    fn dates_count_only_without_a_tag() {
        let date = format_date(1_795_348_800).unwrap();
        assert_eq!(date, "Sun, 22 Nov 2026 12:00:00 GMT");
        let mut map = headers(header::IF_MODIFIED_SINCE, &date);
        assert!(is_fresh(&map, "\"t\"", Some(1_795_348_800)));
        assert!(!is_fresh(&map, "\"t\"", Some(1_795_348_801)));
        map.insert(header::IF_NONE_MATCH, "\"other\"".parse().unwrap());
        assert!(!is_fresh(&map, "\"t\"", Some(1_795_348_800)));
    }

    #[test]
    fn ranges() {
        for (sent, expected) in [
            ("bytes=0-3", Wanted::Part(0..=3)),
            ("bytes=8-", Wanted::Part(8..=9)),
            ("bytes=-4", Wanted::Part(6..=9)),
            ("bytes=-99", Wanted::Part(0..=9)),
            ("bytes=5-99", Wanted::Part(5..=9)),
            ("bytes=10-", Wanted::Unsatisfiable),
            ("bytes=-0", Wanted::Unsatisfiable),
            ("bytes=4-2", Wanted::Whole),
            ("bytes=0-1,3-4", Wanted::Whole),
            ("items=0-1", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
            ("bytes=a-b", Wanted::Whole),
        ] {
            assert_eq!(range(&headers(header::RANGE, sent), 10, "\"t\"", None), expected, "{sent}");
        }
        assert_eq!(range(&headers(header::RANGE, "bytes=0-"), 0, "\"t\"", None), Wanted::Unsatisfiable);
    }

    #[test]
    fn a_range_of_another_copy_is_the_whole_body() {
        let mut map = headers(header::RANGE, "bytes=0-3");
        map.insert(header::IF_RANGE, "\"old\"".parse().unwrap());
        assert_eq!(range(&map, 10, "\"new\"", Some(5)), Wanted::Whole);
        map.insert(header::IF_RANGE, "\"new\"".parse().unwrap());
        assert_eq!(range(&map, 10, "\"new\"", Some(5)), Wanted::Part(0..=3));
        map.insert(header::IF_RANGE, format_date(5).unwrap().parse().unwrap());
        assert_eq!(range(&map, 10, "\"new\"", Some(5)), Wanted::Part(0..=3));
    }
}
