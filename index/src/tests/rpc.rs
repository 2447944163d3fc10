//! The RPC's cases that concern the index, on the catalogue that aurweb's own tests use.

use super::{Generation, generation, package};
use crate::{By, Document, NameCondition, TooMany};

fn conditions<'a>(list: &[(&'a str, &'a str)]) -> Vec<NameCondition<'a>> {
    list.iter().map(|&(name, condition)| NameCondition { name, condition }).collect()
}

fn big() -> Document<'static> {
    Document {
        description: Some("bunny around big"),
        url: Some("https://example.com/#\"q\""),
        url_path: "/cgit/aur.git/snapshot/big-chungus.tar.gz",
        votes: 3,
        popularity_micros: 2_000_000,
        popularity_updated: 0,
        submitted: 10,
        modified: 20,
        maintainer: Some("test"),
        submitter: Some("user2"),
        pending_requests: 1,
        comaintainers: vec!["user2"],
        keywords: vec!["big-chungus", "sizeable-chungus", "smol-chungus"],
        groups: vec!["testgroup"],
        licenses: vec!["GPL"],
        depends: conditions(&[("chungus-depends", ""), ("chungy-chungus", ">=1")]),
        opt_depends: conditions(&[("chungus-optdepends", "=50")]),
        conflicts: conditions(&[("chungus-conflicts", "")]),
        provides: conditions(&[("chungus-provides", "<=200"), ("Big-Chungus", "")]),
        replaces: conditions(&[("chungus-replaces", "<=200")]),
        ..package(1, "big-chungus")
    }
}

fn chungus() -> Generation {
    let of = |id, name, submitter| Document { maintainer: Some("test"), submitter, ..package(id, name) };
    let docs = [
        of(4, "gluggly-chungus", None),
        big(),
        of(2, "chungy-chungus", Some("user2")),
        Document { base: "fugly-chungus", ..of(3, "other-pkg", None) },
        package(5, "woogly-chungus"),
    ];
    generation(&docs, &[])
}

fn names(index: &crate::Index, by: By, arg: &str) -> Vec<String> {
    let docs = index.search(by, arg, 5000).unwrap();
    docs.into_iter().map(|doc| index.row(doc).name.to_owned()).collect()
}

fn info(index: &crate::Index, name: &str, now: i64) -> String {
    let mut out = Vec::new();
    index.write_info(index.find(name).unwrap(), now, &mut out);
    String::from_utf8(out).unwrap()
}

fn search(index: &crate::Index, name: &str, now: i64) -> String {
    let mut out = Vec::new();
    index.write_search(index.find(name).unwrap(), now, &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn info_has_every_member_in_order() {
    let expected = concat!(
        r#"{"CoMaintainers":["user2"],"Conflicts":["chungus-conflicts"],"#,
        r#""Depends":["chungus-depends","chungy-chungus>=1"],"Description":"bunny around big","#,
        r#""FirstSubmitted":10,"Groups":["testgroup"],"ID":1,"#,
        r#""Keywords":["big-chungus","sizeable-chungus","smol-chungus"],"LastModified":20,"#,
        r#""License":["GPL"],"Maintainer":"test","Name":"big-chungus","NumVotes":3,"#,
        r#""OptDepends":["chungus-optdepends=50"],"OutOfDate":null,"PackageBase":"big-chungus","#,
        r#""PackageBaseID":1,"PendingRequests":1,"Popularity":1.96,"#,
        r#""Provides":["chungus-provides<=200","Big-Chungus"],"Replaces":["chungus-replaces<=200"],"#,
        r#""Submitter":"user2","URL":"https://example.com/#\"q\"","#,
        r#""URLPath":"/cgit/aur.git/snapshot/big-chungus.tar.gz","Version":"1-1"}"#,
    );
    assert_eq!(info(&chungus().index, "BIG-chungus ", 86_400), expected);
}

#[test]
fn info_of_a_bare_package() {
    let expected = concat!(
        r#"{"Description":null,"FirstSubmitted":0,"ID":5,"Keywords":[],"LastModified":0,"#,
        r#""License":[],"Maintainer":null,"Name":"woogly-chungus","NumVotes":0,"OutOfDate":null,"#,
        r#""PackageBase":"woogly-chungus","PackageBaseID":5,"PendingRequests":0,"Popularity":0,"#,
        r#""Submitter":null,"URL":null,"URLPath":"","Version":"1-1"}"#,
    );
    assert_eq!(info(&chungus().index, "woogly-chungus", 0), expected);
}

#[test]
fn search_objects_are_shorter() {
    let expected = concat!(
        r#"{"Description":"bunny around big","FirstSubmitted":10,"ID":1,"LastModified":20,"#,
        r#""Maintainer":"test","Name":"big-chungus","NumVotes":3,"OutOfDate":null,"#,
        r#""PackageBase":"big-chungus","PackageBaseID":1,"Popularity":2.0,"#,
        r#""URL":"https://example.com/#\"q\"","#,
        r#""URLPath":"/cgit/aur.git/snapshot/big-chungus.tar.gz","Version":"1-1"}"#,
    );
    assert_eq!(search(&chungus().index, "big-chungus", 0), expected);
}

#[test]
fn searches_by_every_field() {
    let chungus = chungus();
    let found = |by, arg| names(&chungus.index, by, arg);
    let big = ["big-chungus"];
    assert_eq!(found(By::NameDesc, "bunny around"), big);
    assert_eq!(found(By::NameDesc, "around bunny"), [""; 0]);
    assert_eq!(found(By::NameDesc, "bunny+around"), [""; 0]);
    assert_eq!(found(By::Name, "BIG"), big);
    assert_eq!(found(By::Name, "g_c"), [""; 0]);
    assert_eq!(found(By::Name, "bunny"), [""; 0]);
    let of_test = ["big-chungus", "chungy-chungus", "other-pkg", "gluggly-chungus"];
    assert_eq!(found(By::Maintainer, "Test"), of_test);
    assert_eq!(found(By::Maintainer, ""), ["woogly-chungus"]);
    assert_eq!(found(By::Maintainer, "x"), [""; 0]);
    assert_eq!(found(By::Submitter, "user2"), ["big-chungus", "chungy-chungus"]);
    assert_eq!(found(By::Submitter, ""), [""; 0]);
    assert_eq!(found(By::Comaintainers, "user2 "), big);
    assert_eq!(found(By::Keywords, "big-chungus"), big);
    assert_eq!(found(By::Groups, "testgroup"), big);
    assert_eq!(found(By::Depends, "chungus-depends"), big);
    assert_eq!(found(By::OptDepends, "chungus-depends"), [""; 0]);
    assert_eq!(found(By::OptDepends, "chungus-optdepends"), big);
    assert_eq!(found(By::MakeDepends, "chungus-depends"), [""; 0]);
    assert_eq!(found(By::CheckDepends, "chungus-depends"), [""; 0]);
    assert_eq!(found(By::Provides, "chungus-provides"), big);
    assert_eq!(found(By::Provides, "big-chungus"), big);
    assert_eq!(found(By::Provides, "other-pkg"), ["other-pkg"]);
    assert_eq!(found(By::Conflicts, "chungus-conflicts"), big);
    assert_eq!(found(By::Replaces, "chungus-replaces"), big);
}

#[test]
fn more_than_the_limit_is_an_answer_of_its_own() {
    let chungus = chungus();
    let index = &chungus.index;
    for (by, arg) in [(By::Name, "chungus"), (By::NameDesc, "un"), (By::Maintainer, "test")] {
        assert_eq!(index.search(by, arg, 3), Err(TooMany), "{by:?}");
        assert_eq!(index.search(by, arg, 4).unwrap().len(), 4, "{by:?}");
    }
    assert_eq!(index.search(By::Provides, "chungus-provides", 0), Err(TooMany));
}

#[test]
fn suggestions_follow_the_collation() {
    let docs = ["a_b", "Azb", "a-b", "b"].map(|name| Document { base: "Base", ..package(0, name) });
    let docs: Vec<_> = (0..).zip(docs).map(|(id, doc)| Document { id, ..doc }).collect();
    let empty = crate::Base { name: "a-empty", packages: 0, is_its_package: false };
    let made = generation(&docs, &[empty]);
    assert_eq!(made.index.suggest("A", 20), ["a-b", "Azb", "a_b"]);
    assert_eq!(made.index.suggest("", 2), ["a-b", "Azb"]);
    assert_eq!(made.index.suggest("z", 20), [""; 0]);
    assert_eq!(made.index.suggest("%", 20), [""; 0]);
    assert_eq!(made.index.suggest_base("", 20), ["a-empty", "Base"]);
    assert_eq!(made.index.suggest_base("B", 20), ["Base"]);
    let base = made.index.base("BASE ").unwrap();
    assert_eq!((base.name, base.packages, base.is_its_package), ("Base", 4, false));
    assert_eq!(made.index.base("a-empty").unwrap().packages, 0);
    assert!(made.index.base("a").is_none());
}

#[test]
fn case_is_ignored_beyond_ascii_and_accents_count() {
    let doc =
        Document { description: Some("ÜBER Straße İ ΟΔΟΣ"), maintainer: Some("Élan"), ..package(1, "PKG") };
    let made = generation(&[doc], &[]);
    for needle in ["über", "ÜBER", "straße", "İ", "οδος", "οδοσ", "ΔΟΣ"] {
        assert_eq!(made.index.search(By::NameDesc, needle, 9).unwrap(), [0], "{needle}");
    }
    for needle in ["uber", "strasse", "ß ü"] {
        assert!(made.index.search(By::NameDesc, needle, 9).unwrap().is_empty(), "{needle}");
    }
    assert_eq!(made.index.search(By::Maintainer, "éLAN", 9).unwrap(), [0]);
    assert!(made.index.search(By::Maintainer, "elan", 9).unwrap().is_empty());
    assert_eq!(made.index.find("pkg"), Some(0));
}

#[test]
fn what_is_not_there_is_no_error() {
    let made = generation(&[], &[]);
    assert!(made.index.is_empty());
    assert_eq!(made.index.find("x"), None);
    assert!(made.index.base("x").is_none());
    assert!(made.index.search(By::NameDesc, "xx", 9).unwrap().is_empty());
    assert!(made.index.suggest("", 20).is_empty());
    assert_eq!(made.index.row(7).name, "");
    let mut out = Vec::new();
    made.index.write_info(7, 0, &mut out);
    assert_eq!(out, b"null");
}
