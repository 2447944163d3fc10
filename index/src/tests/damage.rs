//! What a damaged, foreign or doubled generation is answered with.

use super::{generation, package};
use crate::{Document, Index, OpenError, WriteError, Writer};
use std::fs;
use std::path::{Path, PathBuf};

fn some_docs() -> Vec<Document<'static>> {
    let names = ["alpha", "beta", "gamma", "delta_x", "Epsilon"];
    let docs = (0..).zip(names).map(|(id, name)| Document {
        description: Some("a package of some length"),
        keywords: vec!["word"],
        ..package(id, name)
    });
    docs.collect()
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn every_damaged_file_is_refused_by_name() {
    let made = generation(&some_docs(), &[]);
    let files = files(made.dir.path());
    assert!(files.len() > 8, "{files:?}");
    for path in files {
        let good = fs::read(&path).unwrap();
        let mut bad = vec![good[..good.len() - 1].to_vec(), Vec::new()];
        for at in [0, good.len() / 3, good.len() / 2, good.len() - 2] {
            let mut flipped = good.clone();
            flipped[at] ^= 1;
            bad.push(flipped);
        }
        for bytes in bad {
            fs::write(&path, &bytes).unwrap();
            // A changed blank in `meta.json` is no damage.
            let blank = path.ends_with("meta.json") && bytes.trim_ascii() == good.trim_ascii();
            match Index::open(made.dir.path()) {
                Err(e) => {
                    let text = e.to_string();
                    assert!(text.contains("rebuild"), "{text}");
                    assert!(text.contains(made.dir.path().to_str().unwrap()), "{text}");
                }
                Ok(_) => assert!(blank, "{} was accepted", path.display()),
            }
        }
        fs::remove_file(&path).unwrap();
        assert!(matches!(Index::open(made.dir.path()), Err(OpenError::Io { .. })));
        fs::write(&path, &good).unwrap();
    }
    assert!(Index::open(made.dir.path()).is_ok());
}

#[test]
fn another_schema_version_is_named() {
    let made = generation(&some_docs(), &[]);
    let path = made.dir.path().join("meta.json");
    fs::write(&path, r#"{"schema_version": 99, "something": "new"}"#).unwrap();
    let error = Index::open(made.dir.path()).err().unwrap();
    assert!(matches!(error, OpenError::Version { found: 99, .. }), "{error}");
}

#[test]
fn paths_outside_of_the_generation_are_refused() {
    let made = generation(&some_docs(), &[]);
    let path = made.dir.path().join("meta.json");
    let meta = fs::read_to_string(&path).unwrap();
    for name in ["/etc/hostname", "fulltext/../meta.json", "fulltext/..", "other.bin"] {
        let foreign = meta.replacen("fulltext/meta.json", name, 1);
        assert_ne!(foreign, meta);
        fs::write(&path, foreign).unwrap();
        assert!(matches!(Index::open(made.dir.path()), Err(OpenError::Damaged { .. })), "{name}");
    }
}

#[test]
fn opening_leaves_no_trace() {
    let made = generation(&some_docs(), &[]);
    let before = files(made.dir.path());
    Index::open(made.dir.path()).unwrap();
    assert_eq!(files(made.dir.path()), before);
}

#[test]
fn equal_input_gives_equal_bytes() {
    let (a, b) = (generation(&some_docs(), &[]), generation(&some_docs(), &[]));
    let files_of = |dir: &Path| {
        files(dir)
            .into_iter()
            .map(|path| (path.strip_prefix(dir).unwrap().to_owned(), fs::read(&path).unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(files_of(a.dir.path()), files_of(b.dir.path()));
}

#[test]
fn answers_do_not_depend_on_the_order_of_adding() {
    let mut docs = some_docs();
    let forward = generation(&docs, &[]);
    docs.reverse();
    let backward = generation(&docs, &[]);
    for doc in 0..docs.len() as u32 {
        let json = |index: &Index| {
            let mut out = Vec::new();
            index.write_info(doc, 0, &mut out);
            out
        };
        assert_eq!(json(&forward.index), json(&backward.index));
        let name = forward.index.row(doc).name;
        assert_eq!(backward.index.find(name), Some(doc));
        assert_eq!(backward.index.ranked(name, 5), forward.index.ranked(name, 5));
    }
}

#[test]
fn the_writer_wants_a_new_directory_and_new_ids() {
    let made = generation(&some_docs(), &[]);
    let again = Writer::create(made.dir.path()).err().unwrap();
    assert!(matches!(again, WriteError::NotEmpty { .. }));
    let dir = tempfile::tempdir().unwrap();
    let mut writer = Writer::create(dir.path()).unwrap();
    writer.add(&package(7, "a")).unwrap();
    writer.add(&package(7, "b")).unwrap();
    let twice = writer.finish().err().unwrap();
    assert!(matches!(twice, WriteError::DuplicateId { id: 7, .. }));
    assert!(Index::open(dir.path()).is_err());
}
