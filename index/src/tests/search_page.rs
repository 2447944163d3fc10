//! Cases of the search page that a small random catalogue seldom meets.

use super::{generation, package};
use crate::{Document, ListQuery, SearchBy, SortBy};

#[test]
fn many_matches_page_like_few() {
    let names: Vec<String> = (0..500).map(|i| format!("pkg-{i:03}")).collect();
    let docs: Vec<_> = (0..).zip(&names).map(|(id, name)| Document { votes: id / 2, ..package(id, name) }).collect();
    let made = generation(&docs, &[]);
    // One match, ten, all: each way of picking a page.
    for (text, total) in [("pkg-123", 1), ("pkg-12", 10), ("pkg", 500), ("", 500)] {
        let query =
            ListQuery { text, sort: SortBy::Votes, descending: true, offset: 0, limit: 20, ..ListQuery::default() };
        let page = made.index.list(&query);
        assert_eq!(page.total, total, "{text}");
        assert!(page.docs.is_sorted_by(|a, b| a > b), "{text}: {:?}", page.docs);
        assert_eq!(page.docs.len(), total.min(20));
        let past = made.index.list(&ListQuery { offset: usize::MAX, ..query });
        assert_eq!((past.total, past.docs.len()), (total, 0));
    }
}

#[test]
fn an_absurd_number_of_words_is_answered() {
    let made = generation(&[package(1, "abc")], &[]);
    let text = "a b c ".repeat(3000);
    let query = ListQuery { text: &text, by: SearchBy::NameDesc, limit: 5, ..ListQuery::default() };
    assert_eq!(made.index.list(&query).docs, [0]);
}

#[test]
fn rows_show_what_was_given() {
    let doc = Document {
        description: Some(""),
        maintainer: Some("Ann"),
        popularity_micros: 5,
        out_of_date: Some(-1),
        modified: -7,
        votes: u32::MAX,
        ..package(u32::MAX, "name")
    };
    let made = generation(&[doc, package(1, "bare")], &[]);
    let row = made.index.row(1);
    assert_eq!((row.name, row.base, row.version), ("name", "name", "1-1"));
    assert_eq!((row.description, row.maintainer), (Some(""), Some("Ann")));
    assert_eq!((row.out_of_date, row.modified), (Some(-1), -7));
    assert_eq!((row.votes, row.popularity_micros), (u32::MAX, 5));
    let bare = made.index.row(0);
    assert_eq!((bare.description, bare.maintainer, bare.out_of_date), (None, None, None));
}
