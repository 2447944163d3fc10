//! `?PP=` and `?O=` on a page with comments: another cut of the newest comments, put together from the stored
//! comment pages. Works on bytes of pages that this program rendered; knows no comment's meaning.

use super::path;

const BEGIN: &str = "<!--latest-->";
const END: &str = "<!--/latest-->";
const ARTICLE: &str = "<article class=\"comment";
const ARTICLE_END: &str = "</article>";

/// Comments a stored page holds; page 1 has the oldest.
pub(crate) const PER_STORED_PAGE: usize = 50;

/// Most comments one answer may show.
const MOST: usize = 250;

/// Which comments, counted from the newest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    pub(crate) offset: usize,
    count: usize,
}

impl Cut {
    /// Reads `O` and `PP`; `None` when the query has neither.
    pub(crate) fn from_query(query: Option<&str>) -> Option<Self> {
        let offset = path::parameter(query, "O");
        let count = path::parameter(query, "PP");
        if offset.is_none() && count.is_none() {
            return None;
        }
        let number = |text: &str| path::integer(text).and_then(|n| usize::try_from(n).ok());
        let offset = offset.and_then(|text| number(&text)).unwrap_or(0);
        let count = count.map_or(10, |text| number(&text).filter(|n| *n > 0).unwrap_or(50)).min(MOST);
        Some(Self { offset, count })
    }

    /// The same for what is no page: as many as a stored page has, unless `PP` says otherwise.
    pub(crate) fn of_feed(query: Option<&str>) -> Self {
        let count = path::parameter(query, "PP").is_none().then_some(PER_STORED_PAGE);
        let cut = Self::from_query(query).unwrap_or(Self { offset: 0, count: PER_STORED_PAGE });
        Self { count: count.unwrap_or(cut.count), ..cut }
    }

    /// As many that are older.
    pub(crate) fn after(self) -> Option<Self> {
        Some(Self { offset: self.offset.checked_add(self.count)?, ..self })
    }

    /// The query that asks for it.
    pub(crate) fn query(self) -> String {
        format!("O={}&PP={}", self.offset, self.count)
    }
}

/// The page with another cut of the newest comments, or `None` when it shows none to begin with. `stored` reads
/// comment page K of the base.
pub(crate) fn recut(page: &str, cut: Cut, stored: impl Fn(usize) -> Option<String>) -> Option<String> {
    let (_, articles) = pick(page, cut, stored)?;
    let begin = page.find(BEGIN)? + BEGIN.len();
    let end = begin + page[begin..].find(END)?;
    let mut out = String::with_capacity(page.len() + articles.iter().map(String::len).sum::<usize>());
    out.push_str(&page[..begin]);
    for article in articles {
        out.push_str(&article);
        out.push('\n');
    }
    out.push_str(&page[end..]);
    Some(out)
}

/// The comments that a page tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Stored pages of them; none while all are on the page itself.
    pub(crate) stored: usize,
    /// How many there are.
    pub(crate) total: usize,
}

/// A cut of the comments, newest first, and how many there are; `None` when the page shows none to begin with, or a stored
/// page cannot be read.
pub(crate) fn pick(page: &str, cut: Cut, stored: impl Fn(usize) -> Option<String>) -> Option<(Extent, Vec<String>)> {
    let begin = page.find(BEGIN)? + BEGIN.len();
    page[begin..].find(END)?;
    if let Some((pages, total)) = extent(&page[..begin]) {
        return Some((Extent { stored: pages, total }, from_stored(pages, total, cut, stored)?));
    }
    Some(of_page(page, cut))
}

/// The same of the comments on the page alone.
pub(crate) fn of_page(page: &str, cut: Cut) -> (Extent, Vec<String>) {
    // A page without the marks has no comments.
    let shown: Vec<&str> = if page.contains(BEGIN) { articles(page).collect() } else { Vec::new() };
    let picked = shown.iter().skip(cut.offset).take(cut.count).map(|article| (*article).to_owned());
    (Extent { stored: 0, total: shown.len() }, picked.collect())
}

/// Number of stored pages and of comments, from the attributes of the element before the mark; `None` when all
/// comments are on the page itself.
fn extent(before: &str) -> Option<(usize, usize)> {
    let attribute = |name: &str| {
        let start = before.rfind(name)? + name.len();
        before[start..].split('"').next()?.parse::<usize>().ok()
    };
    let pages = attribute(" data-pages=\"").filter(|pages| *pages > 0)?;
    Some((pages, attribute(" data-total=\"")?))
}

/// Reads the stored pages that the cut touches, newest first, and no other.
fn from_stored(pages: usize, total: usize, cut: Cut, stored: impl Fn(usize) -> Option<String>) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut skip = cut.offset;
    let mut left = total;
    for number in (1..=pages).rev() {
        let here = left.saturating_sub((number - 1) * PER_STORED_PAGE).min(PER_STORED_PAGE);
        left -= here;
        if skip >= here {
            skip -= here;
            continue;
        }
        let page = stored(number)?;
        let wanted = cut.count - out.len();
        out.extend(articles(&page).skip(skip).take(wanted).map(str::to_owned));
        skip = 0;
        if out.len() >= cut.count {
            break;
        }
    }
    Some(out)
}

/// The comments of a page or part of one. They never nest, and a comment's body cannot hold the tag.
pub(crate) fn articles(html: &str) -> impl Iterator<Item = &str> {
    let html = match (html.find(BEGIN), html.find(END)) {
        (Some(begin), Some(end)) if begin < end => &html[begin..end],
        _ => html,
    };
    let mut rest = html;
    std::iter::from_fn(move || {
        let start = rest.find(ARTICLE)?;
        let end = start + rest[start..].find(ARTICLE_END)? + ARTICLE_END.len();
        let article = &rest[start..end];
        rest = &rest[end..];
        Some(article)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn article(number: usize) -> String {
        format!("<article class=\"comment\" id=\"c{number}\">text {number}</article>")
    }

    fn shown(page: &str) -> Vec<usize> {
        let ids = page[page.find(BEGIN).unwrap()..].split("id=\"c").skip(1);
        ids.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
    }

    /// A page of a base with `total` comments, numbered from 1 (oldest); the ten newest are on it.
    fn page(total: usize) -> String {
        let pages = total.div_ceil(PER_STORED_PAGE);
        let pages = if total > 10 { pages } else { 0 };
        let attributes = format!(" data-pages=\"{pages}\" data-total=\"{total}\"");
        let newest: String = (1..=total).rev().take(10).map(article).collect();
        format!(
            "<article class=\"comment pinned\" id=\"p\"></article><div class=\"comments\"{attributes}>{BEGIN}{newest}{END}</div>tail"
        )
    }

    fn stored(total: usize) -> impl Fn(usize) -> Option<String> {
        move |number| {
            let first = (number - 1) * PER_STORED_PAGE + 1;
            let last = (number * PER_STORED_PAGE).min(total);
            Some((first..=last).rev().map(article).collect())
        }
    }

    #[test]
    fn any_cut_of_many_comments() {
        for (total, query) in [
            (123, "PP=250"),
            (123, "O=10"),
            (123, "O=20&PP=45"),
            (123, "O=122"),
            (400, "PP=999"),
            (11, "PP=0"),
            (50, "O=40&PP=20"),
            (51, "O=0&PP=2"),
            (123, "O=500"),
            (100, "O=50&PP=50"),
        ] {
            let cut = Cut::from_query(Some(query)).unwrap();
            let expected: Vec<usize> = (1..=total).rev().skip(cut.offset).take(cut.count).collect();
            let out = recut(&page(total), cut, stored(total)).unwrap();
            assert_eq!(shown(&out), expected, "{total} {query}");
            assert!(out.ends_with("</div>tail"));
        }
    }

    #[test]
    fn few_comments_need_no_stored_page() {
        let cut = Cut::from_query(Some("O=2&PP=3")).unwrap();
        let out = recut(&page(7), cut, |_| panic!("there is none")).unwrap();
        assert_eq!(shown(&out), [5, 4, 3]);
    }

    #[test]
    fn only_the_pages_that_are_needed_are_read() {
        let read = std::cell::RefCell::new(Vec::new());
        let cut = Cut::from_query(Some("O=60&PP=10")).unwrap();
        recut(&page(500), cut, |number| {
            read.borrow_mut().push(number);
            stored(500)(number)
        });
        assert_eq!(*read.borrow(), [9]);
    }

    #[test]
    fn a_page_without_comments_is_left_alone() {
        assert_eq!(recut("<p>none</p>", Cut { offset: 0, count: 10 }, |_| None), None);
    }

    #[test]
    fn parameters() {
        assert_eq!(Cut::from_query(Some("all_deps=1")), None);
        assert_eq!(Cut::from_query(None), None);
        for (query, offset, count) in [
            ("PP=250", 0, 250),
            ("PP=251", 0, 250),
            ("PP=-1", 0, 50),
            ("PP=x", 0, 50),
            ("O=x", 0, 10),
            ("O=-5&PP=", 0, 50),
            ("O=30", 30, 10),
        ] {
            assert_eq!(Cut::from_query(Some(query)), Some(Cut { offset, count }), "{query}");
        }
    }
}
