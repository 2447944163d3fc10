//! Lines, rotation, and a log that cannot keep up.

#![allow(clippy::unwrap_used)]

use super::*;
use hyper::Request;
use std::time::UNIX_EPOCH;

fn visitor(target: &str, agent: &[u8]) -> Visitor {
    let agent = hyper::header::HeaderValue::from_bytes(agent).unwrap();
    let request = Request::get(target).header("user-agent", agent).header("x-forwarded-for", "2001:db8::7");
    let (parts, ()) = request.body(()).unwrap().into_parts();
    Visitor::of(&parts, Some("192.0.2.1:5".parse().unwrap()))
}

fn entry(visitor: &Visitor) -> Entry<'_> {
    Entry {
        visitor,
        at: UNIX_EPOCH + Duration::from_millis(1_795_348_800_250),
        took: Duration::from_micros(1500),
        kind: "info",
        status: 200,
        bytes: 7,
        error: None,
    }
}

fn line(visitor: &Visitor, addresses: bool) -> (String, serde_json::Value) {
    let text = String::from_utf8(entry(visitor).line(addresses)).unwrap();
    let value = serde_json::from_str(&text).unwrap();
    (text, value)
}

#[test]
fn a_line_is_an_object_without_addresses() {
    let visitor = visitor("/rpc/v5/info/x?a=b", b"paru/2.0");
    let (text, value) = line(&visitor, false);
    let expected = serde_json::json!({
        "time": "2026-11-22T12:00:00.250Z", "method": "GET", "target": "/rpc/v5/info/x?a=b", "kind": "info",
        "status": 200, "bytes": 7, "seconds": 0.0015, "agent": "paru/2.0",
    });
    assert_eq!(value, expected);
    assert!(!text.contains("192.0.2.1") && !text.contains("2001:db8"), "{text}");
    let (_, value) = line(&visitor, true);
    assert_eq!((&value["peer"], &value["forwarded_for"]), (&"192.0.2.1".into(), &"2001:db8::7".into()));
}

#[test]
fn hostile_bytes_are_escaped_and_long_texts_cut() {
    let mut agent = "\t\"}\\\u{202e}\u{2028}\u{85}é\u{1f600}".as_bytes().to_vec();
    agent.extend_from_slice(b"\xff\x80");
    let long = format!("/{}", "%0A-x-".repeat(1000));
    let (text, value) = line(&visitor(&long, &agent), false);
    assert_eq!(text.matches('\n').count(), 1);
    assert!(text.trim_end().bytes().all(|byte| matches!(byte, b' '..=b'~')), "{text}");
    assert_eq!(value["agent"], String::from_utf8_lossy(&agent).as_ref());
    assert_eq!(value["target"].as_str().unwrap().len(), 1024);
    assert_eq!(value["cut"], true);
}

#[test]
fn a_file_that_was_moved_away_is_opened_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("access.log");
    let (log, writer) = AccessLog::open(path.to_str().unwrap(), false, Arc::default()).unwrap();
    let visitor = visitor("/one", b"x");
    log.add(&entry(&visitor));
    while std::fs::read(&path).unwrap().is_empty() {
        std::thread::sleep(Duration::from_millis(1));
    }
    std::fs::rename(&path, folder.path().join("old.log")).unwrap();
    log.reopen();
    log.add(&entry(&visitor));
    log.add(&entry(&visitor));
    drop((log, writer));
    assert_eq!(std::fs::read_to_string(folder.path().join("old.log")).unwrap().lines().count(), 1);
    assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), 2);
}

#[test]
fn a_log_that_nobody_reads_drops_lines_and_blocks_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    // Opened for both, the pipe has a reader that never reads.
    let _reader = std::fs::OpenOptions::new().read(true).write(true).open(&path).unwrap();
    let metrics = Arc::<Metrics>::default();
    let (log, _writer) = AccessLog::open(path.to_str().unwrap(), false, Arc::clone(&metrics)).unwrap();
    let visitor = visitor(&format!("/{}", "x".repeat(1000)), b"x");
    for _ in 0..2 * LINES {
        log.add(&entry(&visitor));
    }
    assert!(metrics.dropped_lines() > 0);
}

#[test]
fn a_log_that_cannot_be_opened_is_an_error_of_the_command_line() {
    let error = AccessLog::open("/nowhere/access.log", false, Arc::default()).err().unwrap();
    assert!(error.is_usage() && error.to_string().contains("/nowhere/access.log"), "{error}");
}

#[test]
fn what_cannot_be_written_is_counted() {
    let metrics = Arc::<Metrics>::default();
    let (log, writer) = AccessLog::open("/dev/full", false, Arc::clone(&metrics)).unwrap();
    let visitor = visitor("/one", b"x");
    for _ in 0..3 {
        log.add(&entry(&visitor));
    }
    drop((log, writer));
    assert_eq!(metrics.dropped_lines(), 3);
}
