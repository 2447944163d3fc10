//! Compares the trigram index with a look into every text.
#![allow(clippy::unwrap_used)]

use super::{TextBuilder, TextIndex};
use crate::file::{ArrayFile, FileWriter};
use proptest::prelude::*;

fn index(texts: &[String]) -> TextIndex {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("text.bin");
    let mut builder = TextBuilder::new();
    texts.iter().for_each(|text| builder.add(text));
    let mut file = FileWriter::create(&path).unwrap();
    builder.write(&mut file).unwrap();
    file.finish().unwrap();
    let file = ArrayFile::open(&path, TextIndex::SECTIONS).unwrap();
    TextIndex::new(&file, 0, texts.len()).unwrap()
}

fn naive(texts: &[String], needle: &str) -> Vec<u32> {
    let all = texts.iter().enumerate().filter(|(_, text)| text.contains(needle));
    all.map(|(at, _)| at as u32).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn finds_what_looking_finds(
        texts in prop::collection::vec("[abcé\u{0}_%]{0,12}", 0..40),
        needles in prop::collection::vec("[abcé\u{0}_%]{0,6}", 1..20),
        most in 0_usize..50,
    ) {
        let index = index(&texts);
        for needle in needles {
            let (found, all) = (index.search(needle.as_bytes(), most), naive(&texts, &needle));
            prop_assert_eq!(found.len(), all.len().min(most));
            prop_assert!(found.is_sorted());
            prop_assert!(found.iter().all(|doc| all.contains(doc)), "{:?} in {:?}", found, all);
        }
    }
}

#[test]
fn long_arguments_are_compared_whole() {
    let text = |tail: &str| format!("{}{tail}", "ab".repeat(200));
    let texts = [text("x"), text("y"), "ab".repeat(10)];
    let index = index(&texts);
    assert_eq!(index.search(text("y").as_bytes(), 9), [1]);
    assert_eq!(index.search("ab".repeat(200).as_bytes(), 9), [0, 1]);
    assert_eq!(index.search("ab".repeat(201).as_bytes(), 9), [0_u32; 0]);
}

#[test]
fn no_argument_reaches_over_the_end_of_a_text() {
    let index = index(&["ab".into(), "cd".into()]);
    for needle in ["bc", "abc", "abcd", "b\u{0}c", "b\u{ff}"] {
        assert!(index.search(needle.as_bytes(), 9).is_empty(), "{needle:?}");
    }
}
