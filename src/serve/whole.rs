//! `?all_deps=` and `?all_reqs=` on a package's page: the whole list in place of its first rows, put together from the
//! stored pages where it goes on. Works on pages that this program rendered.

use super::path;

/// Parameters, the element that holds the list, and the word in the addresses of its pages.
const LISTS: [(&str, &str, &str); 2] =
    [("all_deps", "<ul id=\"pkgdepslist\"", "depends"), ("all_reqs", "<ul id=\"pkgreqslist\"", "required")];

const END: &str = "</ul>";

/// The page with the lists whole that the query asks for; `None` when that is the page as it is. `stored` reads page K of
/// a list, by its word.
pub(crate) fn whole(
    page: &str,
    query: Option<&str>,
    stored: impl Fn(&'static str, usize) -> Option<String>,
) -> Option<String> {
    let mut whole: Option<String> = None;
    for (parameter, element, word) in LISTS {
        if path::parameter(query, parameter).is_none() {
            continue;
        }
        let text = whole.as_deref().unwrap_or(page);
        if let Some(more) = with_list(text, element, |number| stored(word, number)) {
            whole = Some(more);
        }
    }
    whole
}

fn with_list(page: &str, element: &str, stored: impl Fn(usize) -> Option<String>) -> Option<String> {
    let (rows, pages) = rows(page, element)?;
    let mut all = String::new();
    for number in 1..=pages? {
        let stored = stored(number)?;
        let (rows, _) = self::rows(&stored, element)?;
        all.push_str(&stored[rows]);
    }
    Some([&page[..rows.start], &all, &page[rows.end..]].concat())
}

/// Where the rows of a list are, and on how many pages it goes on.
fn rows(page: &str, element: &str) -> Option<(std::ops::Range<usize>, Option<usize>)> {
    let begin = page.find(element)? + element.len();
    let start = begin + page[begin..].find('>')? + 1;
    let end = start + page[start..].find(END)?;
    let pages = page[begin..start].split('"').nth(1).and_then(|number| number.parse().ok());
    Some((start..end, pages))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<ul id=\"pkgdepslist\">\n<li>d</li>\n</ul>\n<ul id=\"pkgreqslist\" data-pages=\"2\">\n<li>a</li>\n</ul>\n<p>";

    fn stored(word: &'static str, number: usize) -> Option<String> {
        (word == "required").then(|| format!("x<ul id=\"pkgreqslist\">\n<li>{number}</li>\n</ul>y"))
    }

    #[test]
    fn lists_are_whole_when_asked_for() {
        let expected = "<ul id=\"pkgdepslist\">\n<li>d</li>\n</ul>\n<ul id=\"pkgreqslist\" data-pages=\"2\">\n<li>1</li>\n\n<li>2</li>\n</ul>\n<p>";
        for query in ["all_reqs=1", "all_deps=1&all_reqs=true", "all_reqs"] {
            assert_eq!(whole(PAGE, Some(query), stored).as_deref(), Some(expected), "{query}");
        }
        for query in [None, Some("all_deps=1"), Some("PP=9")] {
            assert_eq!(whole(PAGE, query, stored), None, "{query:?}");
        }
        assert_eq!(whole(PAGE, Some("all_reqs=1"), |_, _| None), None, "a page that is gone");
    }
}
