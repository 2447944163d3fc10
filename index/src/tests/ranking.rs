//! Relevance over small made-up registries: which packages come first for what is typed, and in which words it is said.

use super::{Generation, generation, package};
use crate::{Document, Found, NameCondition, Note, Search, SortBy, Synonyms};

fn provides(names: &[&'static str]) -> Vec<NameCondition<'static>> {
    names.iter().map(|name| NameCondition { name, condition: "" }).collect()
}

fn described(id: u32, name: &'static str, description: &'static str, votes: u32) -> Document<'static> {
    let popularity_micros = u64::from(votes) * 10_000;
    let maintainer = Some("somebody");
    Document { description: Some(description), votes, popularity_micros, maintainer, ..package(id, name) }
}

fn registry() -> Generation {
    let docs = [
        described(1, "fox-tools", "Tools around firefox", 3),
        Document {
            provides: provides(&["www-browser"]),
            ..described(2, "firefox-bin", "Web browser, ready made", 900)
        },
        described(3, "firefox", "Web browser", 1),
        described(4, "firefox-nightly", "Web browser of tomorrow", 5),
        Document { keywords: vec!["theme"], ..described(5, "qt5ct", "Qt settings", 10) },
        described(6, "vim", "A text editor", 50),
        Document {
            provides: provides(&["code"]),
            ..described(7, "visual-studio-code-bin", "Editor for building web applications", 1500)
        },
        described(8, "lunar-client", "Client of a game", 200),
        described(9, "python-requests", "HTTP for humans", 30),
        described(10, "python-requests-git", "HTTP for humans", 3000),
        described(11, "python-requests-doc", "Documentation of requests", 90),
        described(12, "lunar-calendar", "Days of the moon", 4),
        described(13, "yaml-tool-git", "Reads YAML", 4),
        Document { out_of_date: Some(1), ..described(14, "old-clock", "Clock", 5) },
        described(15, "new-clock", "Clock", 5),
        Document { maintainer: None, ..described(16, "odd-clock", "Clock", 5) },
        Document { maintainer: Some("mira"), ..described(17, "xylophone", "Makes noise", 5) },
    ];
    generation(&docs, &[])
}

fn found(made: &Generation, text: &str) -> Found {
    let synonyms = Synonyms::parse("vscode, visual studio code").unwrap();
    made.index.find_text(&Search { text, limit: 10, explain: true, synonyms: Some(&synonyms), ..Search::default() })
}

fn ranked(made: &Generation, text: &str) -> Vec<String> {
    found(made, text).hits.iter().map(|hit| made.index.row(hit.doc).name.to_owned()).collect()
}

#[test]
fn the_exact_name_comes_first_then_its_variants() {
    let made = registry();
    assert_eq!(ranked(&made, "Firefox")[..4], ["firefox", "firefox-bin", "firefox-nightly", "fox-tools"]);
    assert_eq!(ranked(&made, "firefox bin")[0], "firefox-bin");
    assert_eq!(ranked(&made, "fire")[0], "firefox");
    assert_eq!(ranked(&made, "python-requests"), ["python-requests", "python-requests-git", "python-requests-doc"]);
    assert_eq!(ranked(&made, "requests git")[0], "python-requests-git");
    assert_eq!(ranked(&made, "yaml-tool"), ["yaml-tool-git"]);
}

#[test]
fn separators_do_not_matter() {
    let made = registry();
    for typed in ["lunarclient", "lunar client", "lunar_client", "Lunar.Client"] {
        assert_eq!(ranked(&made, typed)[0], "lunar-client", "{typed}");
    }
    assert_eq!(ranked(&made, "fire fox")[0], "firefox");
    assert_eq!(ranked(&made, "visualstudiocode"), ["visual-studio-code-bin"]);
    assert_eq!(ranked(&made, "qt 5 ct"), ["qt5ct"]);
}

#[test]
fn other_words_for_it_find_it() {
    let made = registry();
    assert_eq!(ranked(&made, "vscode"), ["visual-studio-code-bin"]);
    assert_eq!(ranked(&made, "www-browser")[0], "firefox-bin");
    assert_eq!(ranked(&made, "theme"), ["qt5ct"]);
    assert_eq!(ranked(&made, "text editors")[0], "vim");
    assert_eq!(ranked(&made, "mira"), ["xylophone"]);
    assert_eq!(ranked(&made, "irefo").len(), 3);
}

#[test]
fn mistyped_words_find_what_was_meant_behind_all_else() {
    let made = registry();
    for (typed, meant, said) in [
        ("firefx", "firefox", "firefox"),
        ("pyhton-requests", "python-requests", "python requests"),
        ("lunar-cleint", "lunar-client", "lunar client"),
    ] {
        let found = found(&made, typed);
        assert_eq!(made.index.row(found.hits[0].doc).name, meant, "{typed}");
        assert_eq!(found.did_you_mean.as_deref(), Some(said), "{typed}");
        assert_eq!(found.notes.len(), 1, "{typed}");
    }
    // What is meant as it is typed comes first, and nobody is corrected.
    let found = found(&made, "lunar");
    assert_eq!((found.total, found.did_you_mean), (2, None));
    assert!(ranked(&made, "vxm").is_empty(), "short words are near to everything");
}

#[test]
fn state_counts_a_little() {
    let made = registry();
    assert_eq!(ranked(&made, "clock"), ["new-clock", "odd-clock", "old-clock"]);
}

#[test]
fn words_that_nothing_has_do_not_hide_the_others() {
    let made = registry();
    let found = found(&made, "text nonsensical");
    assert_eq!(ranked(&made, "text nonsensical"), ["vim"]);
    assert_eq!(found.notes, [Note::SomeWords]);
    assert_eq!(ranked(&made, "nonsensical"), [""; 0]);
    assert_eq!(ranked(&made, " ").len(), 10);
}

#[test]
fn an_explanation_adds_up() {
    let made = registry();
    for text in ["firefox", "web browser", "pyhton", "text nonsensical", "vscode", ""] {
        let found = found(&made, text);
        assert_eq!(found.hits.len(), found.explanations.len());
        for (hit, explanation) in found.hits.iter().zip(&found.explanations) {
            let sum: f32 = explanation.parts.iter().map(|part| part.points).sum();
            assert!((sum - hit.score).abs() < 1e-3, "{text}: {sum} and {} of {explanation:?}", hit.score);
        }
    }
}

#[test]
fn pages_follow_each_other() {
    let made = registry();
    let page = |offset, limit| {
        let found = made.index.find_text(&Search { text: "", offset, limit, ..Search::default() });
        assert_eq!(found.total, 17);
        found.hits.iter().map(|hit| hit.doc).collect::<Vec<_>>()
    };
    let all = page(0, 100);
    assert_eq!(all.len(), 17);
    for size in 1..8 {
        let pages: Vec<_> = (0..18).step_by(size).flat_map(|offset| page(offset, size)).collect();
        assert_eq!(pages, all);
    }
}

#[test]
fn matches_are_sorted_by_a_column_when_that_is_asked_for() {
    let made = registry();
    let page = |sort, offset| {
        let found = made.index.find_text(&Search { text: "firefox", sort, offset, limit: 2, ..Search::default() });
        assert_eq!(found.total, 4);
        found.hits.iter().map(|hit| made.index.row(hit.doc).name).collect::<Vec<_>>()
    };
    assert_eq!(page(Some((SortBy::Votes, true)), 0), ["firefox-bin", "firefox-nightly"]);
    assert_eq!(page(Some((SortBy::Votes, true)), 2), ["fox-tools", "firefox"]);
    assert_eq!(page(Some((SortBy::Name, false)), 3), ["fox-tools"]);
    assert!(page(Some((SortBy::Name, false)), 4).is_empty());
    assert_eq!(page(None, 0), ["firefox", "firefox-bin"]);
}

#[test]
fn what_finds_nothing_is_answered_with_names_like_it() {
    let made = registry();
    let nearby = |text: &str| {
        let docs = made.index.nearby(text, 3);
        docs.iter().map(|&doc| made.index.row(doc).name.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(nearby("lunabcdefghi"), ["lunar-client", "lunar-calendar"]);
    assert_eq!(nearby("zzzz xylozzzzzz"), ["xylophone"]);
    assert!(nearby("zzzz").is_empty() && nearby("").is_empty());
    assert!(nearby("x zzzz").is_empty(), "one letter says nothing");
}

#[test]
fn names_that_begin_as_a_word_does_come_before_names_that_are_spelled_like_it() {
    let made = generation(&[package(1, "planet"), package(2, "plamo")], &[]);
    let nearby = |text: &str, limit| {
        let docs = made.index.nearby(text, limit);
        docs.iter().map(|&doc| made.index.row(doc).name.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(nearby("zzzz plamet", 3), ["plamo"]);
    assert_eq!(nearby("zzzz plamet planxy", 3), ["plamo", "planet"]);
    assert_eq!(nearby("zzzz plamet planxy", 1), ["plamo"]);
}

#[test]
fn names_are_completed() {
    let made = registry();
    let complete = |typed: &str| {
        let docs = made.index.complete(typed, 3);
        docs.iter().map(|&doc| made.index.row(doc).name.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(complete("firef"), ["firefox-bin", "firefox", "firefox-nightly"]);
    assert_eq!(complete("firefox")[0], "firefox");
    assert_eq!(complete("lunarclient"), ["lunar-client"]);
    assert_eq!(complete("client"), ["lunar-client"]);
    assert_eq!(complete("firefx")[0], "firefox-bin");
    assert!(complete("").is_empty());
}

#[test]
fn endings_of_variants_say_nothing_about_the_thing() {
    let docs: Vec<Document<'_>> = (1..200)
        .map(|id| {
            let name: &'static str = format!("thing{id}-{}", ["bin", "git"][id as usize % 2]).leak();
            package(id, name)
        })
        .chain([
            described(300, "keys-bin", "A password manager", 300),
            described(301, "locks", "A password manager", 290),
            described(302, "mount-gui-git", "Shows mounts", 5),
            described(303, "gui-branches", "Shows what git knows", 5),
            Document { keywords: vec!["whale"], ..described(304, "whale-desk", "Containers", 5) },
            described(305, "whale-tool", "Containers", 5),
        ])
        .collect();
    let made = generation(&docs, &[]);
    // As good as without the ending, although many names have it.
    let found = found(&made, "password manager");
    let difference = found.hits[0].score - found.hits[1].score;
    assert!(difference.abs() < 0.05, "{difference}");
    assert_eq!(ranked(&made, "git gui")[..2], ["gui-branches", "mount-gui-git"]);
    assert_eq!(ranked(&made, "mount gui git")[0], "mount-gui-git");
    // A keyword beside the name takes nothing away.
    assert_eq!(ranked(&made, "whale"), ["whale-desk", "whale-tool"]);
}
