//! The search page's parameters. Nothing a visitor types is an error: what makes no sense is the default.

use crate::serve::backslash::unescaped;
use crate::serve::path;
use aurpress_index::{ListQuery, Search, SearchBy, SortBy};
use jiff::tz::TimeZone;

/// Rows of a page unless asked otherwise.
const PER_PAGE: usize = 50;

/// Most rows of a page.
const MOST_PER_PAGE: usize = 2500;

/// A request of the search page.
pub(crate) struct Parameters {
    /// All parameters as given, each key once with its last value, in the order of first appearance.
    given: Vec<(String, String)>,
    /// `K`
    pub(crate) text: String,
    /// `K` as a substring search means it.
    substring: String,
    /// `SeB`, a known code.
    pub(crate) by: &'static str,
    /// `SB`, a known code.
    pub(crate) sort: &'static str,
    /// `SO` is not `a`.
    pub(crate) descending: bool,
    /// `outdated`: only flagged, only not flagged, or all.
    pub(crate) outdated: Option<bool>,
    /// `submit=Orphans`
    pub(crate) orphans: bool,
    /// `O`
    pub(crate) offset: usize,
    /// `PP`, 1 to 2500.
    pub(crate) per_page: usize,
    /// Of the times on the page.
    pub(crate) zone: TimeZone,
}

const BY: [(&str, SearchBy); 10] = [
    ("nd", SearchBy::NameDesc),
    ("n", SearchBy::Name),
    ("b", SearchBy::Base),
    ("N", SearchBy::ExactName),
    ("B", SearchBy::ExactBase),
    ("k", SearchBy::Keywords),
    ("m", SearchBy::Maintainer),
    ("c", SearchBy::Comaintainer),
    ("M", SearchBy::MaintainerOrComaintainer),
    ("s", SearchBy::Submitter),
];

/// `w` and `o` are marks of a logged-in user; for everybody else they are all equal and leave the name.
/// `r` is relevance, which [`Parameters::by_relevance`] says; where there is none, it means the popularity.
const SORT: [(&str, SortBy); 8] = [
    ("p", SortBy::Popularity),
    ("n", SortBy::Name),
    ("v", SortBy::Votes),
    ("w", SortBy::Name),
    ("o", SortBy::Name),
    ("m", SortBy::Maintainer),
    ("l", SortBy::LastModified),
    ("r", SortBy::Popularity),
];

fn known<T: Copy>(table: &[(&'static str, T)], code: Option<&str>) -> &'static str {
    table.iter().find(|(name, _)| Some(*name) == code).map_or(table[0].0, |(name, _)| name)
}

fn meaning<T: Copy + Default>(table: &[(&'static str, T)], code: &str) -> T {
    table.iter().find(|(name, _)| *name == code).map(|(_, value)| *value).unwrap_or_default()
}

impl Parameters {
    /// Reads a query string.
    pub(crate) fn parse(query: Option<&str>) -> Self {
        let mut given: Vec<(String, String)> = Vec::new();
        for (key, value) in path::pairs(query.unwrap_or_default()) {
            set(&mut given, &key, &value);
        }
        let get = |name: &str| given.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let number = |name: &str| get(name).and_then(path::integer).and_then(|n| usize::try_from(n).ok());
        Self {
            substring: unescaped(get("K").unwrap_or_default()).into_owned(),
            text: get("K").unwrap_or_default().to_owned(),
            by: known(&BY, get("SeB")),
            sort: known(&SORT, get("SB")),
            descending: get("SO") != Some("a"),
            outdated: get("outdated").filter(|value| !value.is_empty()).map(|value| value == "on"),
            orphans: get("submit") == Some("Orphans"),
            offset: number("O").unwrap_or(0),
            per_page: number("PP").filter(|n| *n > 0).unwrap_or(PER_PAGE).min(MOST_PER_PAGE),
            zone: get("timezone").and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC),
            given,
        }
    }

    /// The query string of this page in whatever language is chosen otherwise.
    pub(crate) fn address(&self) -> String {
        let pairs = self.given.iter().filter(|(key, _)| key != "language");
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
    }

    /// As the index wants it.
    pub(crate) fn query(&self) -> ListQuery<'_> {
        let by = meaning(&BY, self.by);
        let substring = matches!(by, SearchBy::NameDesc | SearchBy::Name | SearchBy::Base);
        ListQuery {
            text: if substring { &self.substring } else { &self.text },
            by,
            sort: meaning(&SORT, self.sort),
            descending: self.descending,
            outdated: self.outdated,
            orphans: self.orphans,
            offset: self.offset,
            limit: self.per_page,
        }
    }

    /// The question when the best matches are to come first: by name and description, the query language is understood.
    pub(crate) fn by_relevance(&self) -> Option<Search<'_>> {
        let asked = self.sort == "r" && self.by == "nd";
        asked.then(|| Search {
            text: &self.text,
            offset: self.offset,
            limit: self.per_page,
            outdated: self.outdated,
            orphans: self.orphans,
            ..Search::default()
        })
    }

    /// The parameters that links repeat. With more than one page the field and the order are always among them.
    pub(crate) fn carried(&self, several_pages: bool) -> Carried {
        let mut pairs = self.given.clone();
        for (key, value) in [("SeB", "nd"), ("SB", "p")] {
            if several_pages && !pairs.iter().any(|(name, _)| name == key) {
                pairs.push((key.to_owned(), value.to_owned()));
            }
        }
        Carried { pairs }
    }
}

fn set(pairs: &mut Vec<(String, String)>, key: &str, value: &str) {
    match pairs.iter_mut().find(|(name, _)| name == key) {
        Some(pair) => value.clone_into(&mut pair.1),
        None => pairs.push((key.to_owned(), value.to_owned())),
    }
}

/// The parameters that links repeat.
pub(crate) struct Carried {
    pairs: Vec<(String, String)>,
}

impl Carried {
    /// The address of the search page with these parameters, some of them replaced.
    pub(crate) fn address(&self, replaced: &[(&str, &str)]) -> String {
        let mut pairs = self.pairs.clone();
        for (key, value) in replaced {
            set(&mut pairs, key, value);
        }
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
        if query.is_empty() { "/packages".to_owned() } else { format!("/packages?{query}") }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn defaults() {
        let p = Parameters::parse(None);
        assert_eq!((p.by, p.sort, p.descending, p.offset, p.per_page), ("nd", "p", true, 0, 50));
        assert_eq!((p.outdated, p.orphans, p.text.as_str()), (None, false, ""));
        assert_eq!(p.zone, TimeZone::UTC);
    }

    #[test]
    fn what_makes_no_sense_is_the_default() {
        let p = Parameters::parse(Some("SeB=bogus&SB=x&SO=up&O=-3&PP=abc&timezone=Mars/Olympus&submit=orphans"));
        assert_eq!((p.by, p.sort, p.descending, p.offset, p.per_page), ("nd", "p", true, 0, 50));
        assert!(!p.orphans);
        assert_eq!(p.zone, TimeZone::UTC);
    }

    #[test]
    fn values() {
        let query = "K=a+b%2B&K=c&SeB=M&SB=l&SO=a&O=1_00&PP=99999&outdated=zzz&submit=Orphans&timezone=Asia/Tokyo";
        let p = Parameters::parse(Some(query));
        assert_eq!((p.text.as_str(), p.by, p.sort, p.descending), ("c", "M", "l", false));
        assert_eq!((p.offset, p.per_page, p.outdated, p.orphans), (100, 2500, Some(false), true));
        assert_eq!(p.zone.iana_name(), Some("Asia/Tokyo"));
        assert_eq!(Parameters::parse(Some("PP=0")).per_page, 50);
        assert_eq!(Parameters::parse(Some("PP=3")).per_page, 3);
        assert_eq!(Parameters::parse(Some("outdated=")).outdated, None);
        assert_eq!(Parameters::parse(Some("outdated=on")).outdated, Some(true));
        assert_eq!(Parameters::parse(Some("O=999999999999999999999")).offset, usize::try_from(i64::MAX).unwrap());
        assert_eq!(Parameters::parse(Some("K=%00%ff")).text, "\0\u{fffd}");
    }

    #[test]
    fn links_keep_what_was_asked() {
        let carried = Parameters::parse(Some("K=a+%26&SB=n&SO=a&x=1")).carried(true);
        let expected = "/packages?K=a+%26&SB=v&SO=a&x=1&SeB=nd&O=0";
        assert_eq!(carried.address(&[("O", "0"), ("SB", "v")]), expected);
        let carried = Parameters::parse(Some("K=a")).carried(false);
        assert_eq!(carried.address(&[]), "/packages?K=a");
        assert_eq!(Parameters::parse(None).carried(false).address(&[]), "/packages");
    }
}
