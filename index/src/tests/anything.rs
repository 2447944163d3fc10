//! Any text is a question: it has an answer, and the answer keeps its promises.

use super::{Generation, generation, package};
use crate::{Document, NameCondition, Search, Synonyms, Wanted};
use proptest::prelude::*;
use std::sync::OnceLock;

fn made() -> &'static Generation {
    static MADE: OnceLock<Generation> = OnceLock::new();
    MADE.get_or_init(|| {
        let names: Vec<String> = (0..300).map(|i| format!("lib{}-{}", "foo".repeat(i % 3), i)).collect();
        let docs = (0..).zip(&names).map(|(id, name)| Document {
            description: Some("a library for all \"kinds\" of things, naïve ones too"),
            keywords: vec!["lang:c"],
            licenses: vec!["GPL-3.0-or-later"],
            votes: id % 7,
            maintainer: (id % 5 > 0).then_some("someone"),
            depends: vec![NameCondition { name: "libfoo-1", condition: ">=2" }],
            ..package(id, name)
        });
        generation(&docs.collect::<Vec<_>>(), &[])
    })
}

/// Pieces that queries are made of, and some that break them.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "lib",
        "foo",
        "libfoo-1",
        " ",
        " ",
        "\"",
        "-",
        "--",
        "/",
        "*",
        "?",
        ":",
        "name:",
        "desc:",
        "maintainer:",
        "is:",
        "orphan",
        "outdated",
        "votes:",
        ">",
        ">=",
        "<",
        "=",
        "10",
        "updated:",
        "2026-01-01",
        "9999-12-31",
        "0-0",
        "license:",
        "gpl",
        "requiredby:",
        "depends:",
        "(",
        ")",
        "[",
        "a{9}{9}",
        "\\",
        "|",
        "^",
        "$",
        ".*",
        "\u{0}",
        "é",
        "İ",
        "ß",
        "漢",
        "\u{feff}",
        "🦀",
        "+",
        "#",
        "c++",
        "the",
        "libfo",
        "lbifoo",
        "-99999999999999999999",
    ];
    prop_oneof![4 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

fn check(text: &str, offset: usize, limit: usize) {
    let synonyms = Synonyms::parse("foo, bar\nlib => library").unwrap();
    let search =
        Search { text, offset, limit, facets: true, explain: true, synonyms: Some(&synonyms), ..Search::default() };
    let index = &made().index;
    let found = index.find_text(&search);
    assert!(found.hits.len() <= limit && found.hits.len() <= found.total);
    let rest = found.total.saturating_sub(offset);
    assert_eq!(found.hits.len(), rest.min(limit), "{text:?}");
    let mut docs: Vec<_> = found.hits.iter().map(|hit| hit.doc).collect();
    docs.sort_unstable();
    docs.dedup();
    assert_eq!(docs.len(), found.hits.len(), "{text:?}: each package once");
    assert!(found.hits.iter().all(|hit| hit.score.is_finite()), "{text:?}");
    for (hit, explanation) in found.hits.iter().zip(&found.explanations) {
        let sum: f32 = explanation.parts.iter().map(|part| part.points).sum();
        assert!((sum - hit.score).abs() < 0.01, "{text:?}: {sum} and {}", hit.score);
    }
    assert!(found.facets.is_some_and(|facets| facets.orphans <= found.total), "{text:?}");
    assert!(found.notes.iter().all(|note| (1..1000).contains(&note.to_string().len())), "{text:?}");
    assert!(index.complete(text, limit).len() <= limit, "{text:?}");
    index.resolve(&Wanted::parse(text));
}

/// Cases of each random test; `AURPRESS_TEST_CASES` sets more, for a long run.
fn cases() -> ProptestConfig {
    let cases = std::env::var("AURPRESS_TEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(1500);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_query_has_an_answer(
        pieces in prop::collection::vec(piece(), 0..24),
        offset in 0_usize..400,
        limit in 0_usize..50,
    ) {
        check(&pieces.concat(), offset, limit);
    }

    #[test]
    fn any_text_has_an_answer(text in any::<String>(), offset in prop::sample::select(vec![0, 7, usize::MAX])) {
        check(&text, offset, 5);
    }
}

#[test]
fn the_largest_queries_have_answers() {
    for text in ["a".repeat(100_000), "a ".repeat(50_000), "*a".repeat(300), "\"".repeat(999), "-".repeat(999)] {
        check(&text, 0, 10);
    }
}
