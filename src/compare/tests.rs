//! Telling data from differences, and reading recordings.

#![allow(clippy::unwrap_used)]

use super::data::{Known, drift};
use super::*;
use serde_json::json;

fn package(name: &str, modified: i64, votes: i64, url: &str) -> serde_json::Value {
    json!({"Name": name, "LastModified": modified, "NumVotes": votes, "URL": url, "ID": 1})
}

fn answer(results: &[serde_json::Value]) -> Answer {
    let body = json!({"resultcount": results.len(), "results": results, "type": "multiinfo", "version": 5});
    Answer { status: 200, headers: Vec::new(), body: body.to_string().into_bytes() }
}

fn difference(fields: &[&str], concerns: &[&str], cut: bool) -> Difference {
    let strings = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect();
    Difference { fields: strings(fields), concerns: strings(concerns), cut, ..Difference::default() }
}

#[test]
fn a_package_drifts_by_its_time_or_by_what_moves_without_one() {
    let old = package("a", 5, 1, "u");
    assert_eq!(drift(Some(&old), Some(&old)), None);
    assert_eq!(drift(Some(&package("a", 6, 1, "v")), Some(&old)), Some(Drift::NewerThere));
    assert_eq!(drift(Some(&old), Some(&package("a", 6, 1, "v"))), Some(Drift::NewerHere));
    assert_eq!(drift(Some(&package("a", 5, 2, "u")), Some(&old)), Some(Drift::Moved));
    assert_eq!(drift(Some(&package("a", 5, 2, "v")), Some(&old)), None, "an address never moves by itself");
    assert_eq!(drift(Some(&old), None), Some(Drift::NewerThere));
    assert_eq!(drift(None, Some(&old)), Some(Drift::NewerHere));
    assert_eq!(drift(None, None), None);
}

#[test]
fn a_difference_is_data_only_when_every_package_in_it_changed() {
    let mut known = Known::default();
    let names = ["new", "voted", "same"].map(str::to_owned);
    let theirs = answer(&[package("new", 9, 1, "u"), package("voted", 5, 3, "u"), package("same", 5, 1, "u")]);
    let ours = answer(&[package("new", 5, 1, "u"), package("voted", 5, 1, "u"), package("same", 5, 1, "u")]);
    let asked = difference(&["rows"], &["new", "same", "voted", "gone"], false);
    assert_eq!(known.unknown(&asked).len(), 4);
    assert!(known.answered(&names, &theirs, &ours));
    assert_eq!(known.unknown(&asked), ["gone"]);
    let explained = |fields: &[&str], concerns: &[&str], cut| known.explain(&difference(fields, concerns, cut));
    assert_eq!(explained(&["results"], &["new"], false), Some(Drift::NewerThere));
    assert_eq!(explained(&["results"], &["new", "same"], false), None);
    assert_eq!(explained(&["rows"], &["new", "same"], true), Some(Drift::NewerThere), "pushed out of the page");
    assert_eq!(explained(&["rows"], &["same"], true), None);
    assert_eq!(explained(&["rows"], &["new", "same", "gone"], true), None, "one pushes out one");
    assert_eq!(explained(&["info Votes"], &["voted"], true), Some(Drift::Moved));
    assert_eq!(explained(&["deps"], &["voted"], true), None, "votes change no dependency");
    assert_eq!(explained(&["deps"], &["new"], true), Some(Drift::NewerThere));
    assert_eq!(explained(&["status"], &[], false), None);
}

#[test]
fn an_error_teaches_nothing() {
    let mut known = Known::default();
    let error = Answer { status: 200, headers: Vec::new(), body: br#"{"error":"x","results":[]}"#.to_vec() };
    assert!(!known.answered(&["a".to_owned()], &error, &answer(&[])));
    known.learn(&error, &answer(&[package("a", 1, 1, "u")]));
    assert_eq!(known.unknown(&difference(&[], &["a"], false)), ["a"]);
}

#[test]
fn choices_are_classes_or_their_beginnings() {
    let choices = ["rpc-info".to_owned(), "pkg".to_owned()];
    assert!(chosen("rpc-info", &choices) && chosen("pkgbase", &choices) && !chosen("rpc", &choices));
    assert!(chosen("anything", &[]));
}

#[test]
fn a_recording_names_the_line_that_is_wrong() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("recording.jsonl");
    let read = |text: &str| {
        std::fs::write(&path, text).unwrap();
        read(&path).map_err(|error| error.to_string())
    };
    let good = r#"{"class":"site","method":"GET","path":"/","request_headers":[["A","b"]]}"#;
    let one = read(&format!("{good}\n\n")).unwrap().remove(0);
    assert_eq!((one.request.headers, one.answer), (vec![("A".to_owned(), "b".to_owned())], None));
    let latin = good.replace('}', r#","status":200,"body":"ÿ","encoding":"latin-1"}"#);
    assert_eq!(read(&latin).unwrap()[0].answer.as_ref().unwrap().body, [0xff]);
    assert!(read(&format!("{good}\n{{}}")).unwrap_err().contains("line 2: missing field `class`"));
    assert!(read(&good.replace("\"/\"", "\"x\"")).unwrap_err().contains("does not begin with a slash"));
    std::fs::write(&path, [0x1f, 0x8b, 0, 1]).unwrap();
    assert!(super::read(&path).unwrap_err().to_string().contains("gzip"));
}
