//! In which way the matches need what a query names.

use super::{generation, package};
use crate::{Document, Index, NameCondition, Search};

fn names(all: &[&'static str]) -> Vec<NameCondition<'static>> {
    all.iter().map(|name| NameCondition { name, condition: ">=1" }).collect()
}

/// What it is about, and the four counts; and that each condition leaves as many.
fn needing(index: &Index, text: &str) -> Option<(String, [usize; 4])> {
    let find = |text: &str| index.find_text(&Search { text, limit: 9, facets: true, ..Search::default() });
    let needing = find(text).facets.unwrap().needing?;
    for (field, count) in needing.by_field() {
        assert_eq!(find(&format!("{text} {field}:{}", needing.name)).total, count, "{text}: {field}");
    }
    Some((needing.name.clone(), needing.by_field().map(|(_, count)| count)))
}

#[test]
fn matches_are_counted_by_the_kind_of_the_dependency() {
    let docs = [
        Document { depends: names(&["Zlib"]), make_depends: names(&["zlib", "cmake"]), ..package(1, "zlib-tool") },
        Document { make_depends: names(&["zlib"]), ..package(2, "builder") },
        Document { opt_depends: names(&["zlib"]), check_depends: names(&["zlib-ng"]), ..package(3, "other") },
        package(4, "zlib"),
    ];
    let made = generation(&docs, &[]);
    let counts = |text| needing(&made.index, text);
    let zlib = |counts| Some(("zlib".to_owned(), counts));
    assert_eq!(counts("depends:zlib"), zlib([1, 2, 0, 1]));
    assert_eq!(counts("depends:ZLIB makedepends:zlib"), zlib([1, 2, 0, 0]));
    assert_eq!(counts("rundepends:zlib"), zlib([1, 1, 0, 0]));
    assert_eq!(counts("depends:cmake depends:zlib"), Some(("cmake".to_owned(), [0, 1, 0, 0])));
    assert_eq!(counts("depends:zlib*"), Some(("zlib*".to_owned(), [1, 2, 1, 1])));
    // Without a condition, of what is found for the words.
    assert_eq!(counts("zlib"), zlib([1, 1, 0, 0]));
    assert_eq!(counts("builder"), None);
    assert_eq!(counts("-depends:zlib"), None);
    assert_eq!(counts("\"zlib\""), None);
    assert_eq!(counts(""), None);
}
