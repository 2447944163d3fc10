//! What a damaged, foreign or doubled generation is answered with.

use super::{generation, hits, package};
use crate::meta::{self, FileMeta, Meta};
use crate::{
    Amended, Amendment, Base, By, Document, Index, ListQuery, OpenError, SearchBy, SortBy, Wanted, WriteError, Writer,
    amend,
};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

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

/// A generation in which two of the documents are other ones, one is gone, and two are new.
fn amended() -> tempfile::TempDir {
    let made = generation(&some_docs(), &[]);
    let dir = tempfile::tempdir().unwrap();
    let named = |name| Base { name, packages: 1, is_its_package: true };
    let changed =
        |id, name| Document { description: Some("other words"), maintainer: Some("new"), ..package(id, name) };
    let amendment = Amendment {
        ids: vec![0, 1, 2, 7, 8],
        gone: vec!["gamma"],
        bases: ["alpha", "beta", "new", "newer"].map(named).to_vec(),
        documents: vec![changed(0, "alpha"), changed(1, "beta"), changed(7, "new"), changed(8, "newer")],
    };
    let to = dir.path().join("amended");
    assert!(matches!(amend(made.dir.path(), &to, &amendment), Ok(Amended::Written(summary)) if summary.documents == 6));
    dir
}

#[test]
fn every_damaged_file_is_refused_by_name() {
    damage_everything(generation(&some_docs(), &[]).dir.path());
    damage_everything(&amended().path().join("amended"));
}

fn damage_everything(dir: &Path) {
    let files = files(dir);
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
            match Index::open(dir) {
                Err(e) => {
                    let text = e.to_string();
                    assert!(text.contains("rebuild"), "{text}");
                    assert!(text.contains(dir.to_str().unwrap()), "{text}");
                }
                Ok(_) => assert!(blank, "{} was accepted", path.display()),
            }
        }
        fs::remove_file(&path).unwrap();
        assert!(matches!(Index::open(dir), Err(OpenError::Io { .. })));
        fs::write(&path, &good).unwrap();
    }
    assert!(Index::open(dir).is_ok());
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
    assert_eq!(contents(a.dir.path()), contents(b.dir.path()));
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
        assert_eq!(hits(&backward.index, name), hits(&forward.index, name));
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

/// The files of a generation, by their path in it.
fn contents(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let file = |path: PathBuf| (path.strip_prefix(dir).unwrap().to_owned(), fs::read(&path).unwrap());
    files(dir).into_iter().map(file).collect()
}

/// A copy of one amended generation, which is written and synced but once.
fn copy() -> tempfile::TempDir {
    static MADE: OnceLock<Vec<(PathBuf, Vec<u8>)>> = OnceLock::new();
    let made = MADE.get_or_init(|| contents(&amended().path().join("amended")));
    let copy = tempfile::tempdir().unwrap();
    fs::create_dir(copy.path().join(meta::FULL_TEXT)).unwrap();
    for (path, bytes) in made {
        fs::write(copy.path().join(path), bytes).unwrap();
    }
    copy
}

/// Asks everything that reads the files of our own.
fn ask_everything(index: &Index) {
    let mut out = Vec::new();
    for doc in (0..9).chain(index.docs()) {
        index.row(doc);
        index.write_info(doc, 1 << 40, &mut out);
        index.write_search(doc, 0, &mut out);
    }
    for text in ["", "a", "ph", "pha", "package", "alpha", "Epsilon", "word"] {
        index.find(text);
        index.base(text);
        index.suggest(text, 20);
        index.suggest_base(text, 20);
        hits(index, text);
        index.complete(text, 9);
        index.resolve(&Wanted::parse(text));
        for by in [By::Name, By::NameDesc, By::Keywords, By::Provides, By::Maintainer] {
            index.search(by, text, 3).ok();
        }
        let bys = [SearchBy::NameDesc, SearchBy::Base, SearchBy::ExactBase, SearchBy::Keywords];
        let sorts = [SortBy::Name, SortBy::Maintainer];
        for (by, sort) in bys.iter().flat_map(|&by| sorts.map(|sort| (by, sort))) {
            index.list(&ListQuery { text, by, sort, limit: 9, outdated: Some(false), ..ListQuery::default() });
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Digests keep damage out; this is for files that were made to fit them.
    #[test]
    fn no_bytes_make_a_reader_panic(
        file in prop::sample::select(vec![meta::PACKAGES, meta::TEXT, meta::TERMS, meta::FRAGMENTS, meta::DELTA]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30),
    ) {
        let copy = copy();
        let path = copy.path().join(file);
        let mut bytes = fs::read(&path).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        fs::write(&path, &bytes).unwrap();
        let meta_path = copy.path().join(meta::META);
        let mut meta: Meta = serde_json::from_slice(&fs::read(&meta_path).unwrap()).unwrap();
        let (length, digest) = meta::digest(&mut bytes.as_slice()).unwrap();
        let entry = meta.files.iter_mut().find(|entry| entry.name == file).unwrap();
        *entry = FileMeta::new(file, length, digest);
        fs::write(&meta_path, serde_json::to_vec(&meta).unwrap()).unwrap();
        if let Ok(index) = Index::open(copy.path()) {
            ask_everything(&index);
        }
        let to = copy.path().join("next");
        amend(copy.path(), &to, &Amendment { ids: vec![1], gone: vec!["beta"], ..Amendment::default() }).unwrap();
        if let Ok(index) = Index::open(&to) {
            ask_everything(&index);
        }
    }
}

#[test]
fn what_an_amendment_cannot_hold_is_refused() {
    let docs = [Document { base_id: 1, base: "b", ..package(1, "one") }, Document { base_id: 9, ..package(9, "nine") }];
    let made = generation(&docs, &[]);
    let dir = tempfile::tempdir().unwrap();
    let to = dir.path().join("amended");
    let base = |name| vec![Base { name, packages: 1, is_its_package: true }];
    let refused = |amendment: &Amendment<'_>| match amend(made.dir.path(), &to, amendment) {
        Ok(Amended::Refused(why)) if !to.exists() => why,
        other => panic!("{other:?}"),
    };
    let between = Amendment {
        bases: base("x"),
        documents: vec![Document { base: "x", ..package(5, "x") }],
        ..Amendment::default()
    };
    assert!(refused(&between).contains("between"));
    let elsewhere = Amendment {
        bases: base("x"),
        documents: vec![Document { base: "x", ..package(9, "x") }],
        ..Amendment::default()
    };
    assert!(refused(&elsewhere).contains("came from"));
    let unnamed = Amendment { documents: vec![package(10, "x")], ..Amendment::default() };
    assert!(refused(&unnamed).contains("not named"));
    let twice = Amendment {
        bases: base("x"),
        documents: vec![Document { base: "x", ..package(10, "x") }; 2],
        ..Amendment::default()
    };
    assert!(refused(&twice).contains("one id"));
    let alike = Amendment { ids: vec![2], gone: vec!["B"], ..Amendment::default() };
    assert!(refused(&alike).contains("alike"));
    for bases in [base("B"), [base("x"), base("X")].concat()] {
        assert!(refused(&Amendment { bases, ..Amendment::default() }).contains("alike"));
    }
    let names: Vec<String> = (0..crate::FEW_DOCUMENTS + 1).map(|at| format!("x{at}")).collect();
    let many = (10..).zip(&names).map(|(id, name)| Document { base: "x", ..package(id, name) });
    assert!(
        refused(&Amendment { bases: base("x"), documents: many.collect(), ..Amendment::default() }).contains("many")
    );
    let long = "x".repeat(crate::MOST_BYTES);
    let large = vec![Document { base: "x", description: Some(&long), ..package(10, "x") }];
    assert!(refused(&Amendment { bases: base("x"), documents: large, ..Amendment::default() }).contains("many"));
    std::fs::remove_file(made.dir.path().join("text.bin")).unwrap();
    assert!(refused(&Amendment::default()).contains("linked"));
    std::fs::write(made.dir.path().join("meta.json"), "{}").unwrap();
    assert!(refused(&Amendment::default()).contains("cannot be read"));
}
