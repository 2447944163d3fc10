//! Relevance: which packages come first for what is typed.

use super::{Generation, generation, package};
use crate::{Document, NameCondition};

fn browsers() -> Generation {
    let docs = [
        Document { description: Some("Tools around firefox"), ..package(1, "fox-tools") },
        Document {
            description: Some("Web browser, binary release"),
            votes: 900,
            popularity_micros: 9_000_000,
            provides: vec![NameCondition { name: "www-browser", condition: "" }],
            ..package(2, "firefox-bin")
        },
        Document { description: Some("Web browser"), votes: 1, ..package(3, "firefox") },
        Document { description: Some("Nightly"), votes: 5, ..package(4, "firefox-nightly") },
        Document { description: Some("Qt settings"), keywords: vec!["theme"], ..package(5, "qt5ct") },
        Document { description: Some("A text editor"), ..package(6, "vim") },
    ];
    generation(&docs, &[])
}

fn ranked(made: &Generation, text: &str) -> Vec<String> {
    let hits = made.index.ranked(text, 10);
    assert!(hits.is_sorted_by(|a, b| a.score >= b.score));
    hits.iter().map(|hit| made.index.row(hit.doc).name.to_owned()).collect()
}

#[test]
fn the_exact_name_comes_first_then_the_popular() {
    let made = browsers();
    assert_eq!(ranked(&made, "Firefox")[..3], ["firefox", "firefox-bin", "firefox-nightly"]);
    assert_eq!(ranked(&made, "firefox bin")[0], "firefox-bin");
    assert_eq!(ranked(&made, "fire")[0], "firefox-bin");
}

#[test]
fn every_field_is_searched() {
    let made = browsers();
    assert_eq!(ranked(&made, "editor"), ["vim"]);
    assert_eq!(ranked(&made, "theme"), ["qt5ct"]);
    assert_eq!(ranked(&made, "www-browser")[0], "firefox-bin");
    assert_eq!(ranked(&made, "qt"), ["qt5ct"]);
    assert_eq!(ranked(&made, "irefo").len(), 3);
}

#[test]
fn words_that_nothing_has_do_not_hide_the_others() {
    let made = browsers();
    assert_eq!(ranked(&made, "editor nonsense"), ["vim"]);
    assert_eq!(ranked(&made, "nonsense"), [""; 0]);
    assert_eq!(ranked(&made, " "), [""; 0]);
}
