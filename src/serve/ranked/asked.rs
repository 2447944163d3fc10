//! The parameters of the ranked search. Nothing a visitor types is an error: what makes no sense is the default.
//!
//! `q` is the query; `K` with `rank` means the same, for forms on stored pages, which must work where the old backend answers
//! searches, too. `sort` and `limit` choose order and size of a page, `cursor` where it begins, `part` asks for the results
//! without the page around them.

use crate::render::plain::PAGE_SIZES;
use crate::serve::cursor::Cursor;
use crate::serve::path;
use aurpress_index::SortBy;

/// Matches of a page unless asked otherwise, and at most.
const USUAL: usize = PAGE_SIZES[0];
const MOST: usize = 250;

/// Orders by their words, with the direction that shows most of it first.
const ORDERS: [(&str, SortBy, bool); 4] = [
    ("votes", SortBy::Votes, true),
    ("popularity", SortBy::Popularity, true),
    ("name", SortBy::Name, false),
    ("updated", SortBy::LastModified, true),
];

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    pub(super) text: String,
    /// One of [`ORDERS`]; empty for the best first.
    pub(super) sort: &'static str,
    pub(super) limit: usize,
    cursor: String,
    /// The results alone.
    pub(super) part: bool,
    /// The language, where the address names it.
    language: Option<String>,
}

impl Asked {
    /// Reads a query string; `None` when it is one of the old search page.
    pub(crate) fn parse(query: Option<&str>) -> Option<Self> {
        let mut last = [const { None }; 8];
        const KEYS: [&str; 8] = ["q", "K", "rank", "sort", "limit", "cursor", "part", "language"];
        for (key, value) in path::pairs(query?) {
            if let Some(at) = KEYS.iter().position(|known| *known == key) {
                last[at] = Some(value.into_owned());
            }
        }
        let [q, old, rank, sort, limit, cursor, part, language] = last;
        let text = q.or_else(|| rank.and(old))?;
        let sort = ORDERS.iter().find(|(word, ..)| sort.as_deref() == Some(*word)).map_or("", |(word, ..)| word);
        let limit = limit.as_deref().and_then(path::integer).and_then(|limit| usize::try_from(limit).ok());
        Some(Self {
            text,
            sort,
            limit: limit.filter(|limit| *limit > 0).unwrap_or(USUAL).min(MOST),
            cursor: cursor.unwrap_or_default(),
            part: part.as_deref() == Some("1"),
            language,
        })
    }

    /// The order, as the index wants it.
    pub(super) fn order(&self) -> Option<(SortBy, bool)> {
        ORDERS.iter().find(|(word, ..)| *word == self.sort).map(|(_, sort, descending)| (*sort, *descending))
    }

    /// Where the page begins, and whether its cursor is older than the generation. A cursor of another query is none.
    pub(super) fn offset(&self, generation: u64) -> (usize, bool) {
        let read = Cursor::forgiving(&self.cursor, generation, &self.key());
        read.map_or((0, false), |(offset, current)| (offset, !current))
    }

    /// What a cursor belongs to.
    fn key(&self) -> String {
        format!("{}\n{}", self.sort, self.text)
    }

    /// The address of the same search, beginning with a match.
    pub(super) fn page(&self, offset: usize, generation: u64) -> String {
        let cursor = (offset > 0).then(|| Cursor::new(offset, generation, &self.key()).text());
        self.address(&self.text, cursor.as_deref())
    }

    /// The address of the search with a further condition.
    pub(super) fn with_condition(&self, condition: &str) -> String {
        self.address(format!("{} {condition}", self.text.trim_end()).trim_start(), None)
    }

    /// The address of a search for another text.
    pub(super) fn with_text(&self, text: &str) -> String {
        self.address(text, None)
    }

    /// The query string of a page in whatever language is chosen otherwise.
    pub(super) fn without_language(&self, offset: usize, generation: u64) -> String {
        let page = Self { language: None, ..self.clone() }.page(offset, generation);
        page.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default()
    }

    fn address(&self, text: &str, cursor: Option<&str>) -> String {
        let start = "/packages?";
        let mut query = form_urlencoded::Serializer::for_suffix(start.to_owned(), start.len());
        query.append_pair("q", text);
        if !self.sort.is_empty() {
            query.append_pair("sort", self.sort);
        }
        if self.limit != USUAL {
            query.append_pair("limit", &self.limit.to_string());
        }
        if let Some(language) = &self.language {
            query.append_pair("language", language);
        }
        if let Some(cursor) = cursor {
            query.append_pair("cursor", cursor);
        }
        query.finish()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_a_ranked_search() {
        for (query, text) in [
            ("q=a+b", Some("a b")),
            ("q=", Some("")),
            ("K=x&rank=1", Some("x")),
            ("K=x&q=y&rank=1", Some("y")),
            ("K=x", None),
            ("rank=1", None),
            ("K=x&SB=r", None),
        ] {
            assert_eq!(Asked::parse(Some(query)).map(|asked| asked.text).as_deref(), text, "{query}");
        }
        assert!(Asked::parse(None).is_none());
    }

    #[test]
    fn what_makes_no_sense_is_the_default() {
        let asked = Asked::parse(Some("q=x&sort=bogus&limit=-1&cursor=7&part=yes")).unwrap();
        assert_eq!((asked.sort, asked.limit, asked.part, asked.offset(7)), ("", 25, false, (0, false)));
        assert_eq!(Asked::parse(Some("q=x&limit=99999")).unwrap().limit, 250);
    }

    #[test]
    fn pages_follow_each_other_and_survive_a_new_generation() {
        let asked = Asked::parse(Some("q=a+%26b&sort=votes&limit=50&language=de")).unwrap();
        assert_eq!(asked.page(0, 7), "/packages?q=a+%26b&sort=votes&limit=50&language=de");
        let next = asked.page(50, 7);
        let query = next.strip_prefix("/packages?").unwrap();
        let again = Asked::parse(Some(query)).unwrap();
        assert_eq!((again.offset(7), again.offset(8)), ((50, false), (50, true)));
        assert_eq!(Asked::parse(Some(&query.replace("votes", "name"))).unwrap().offset(7), (0, false));
        assert_eq!(asked.with_condition("is:orphan"), "/packages?q=a+%26b+is%3Aorphan&sort=votes&limit=50&language=de");
    }
}
