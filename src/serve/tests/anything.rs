//! Whatever is asked, there is an answer, and it keeps the promises of its kind.

use super::{Said, TestSite};
use crate::serve::path::decode_path;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Pieces that requests are made of, and some that break them.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "arg",
        "arg[]",
        "%5B%5D",
        "=",
        "&",
        "v",
        "5",
        "type",
        "info",
        "search",
        "suggest",
        "by",
        "name",
        "maintainer",
        "callback",
        "id",
        "+",
        "%20",
        "%",
        "%ff",
        "%00",
        "%2e",
        "..",
        "/",
        "big-chungus",
        "O",
        "PP",
        "K",
        "q",
        "rank",
        "cursor",
        "part=1",
        "limit",
        "is%3Aorphan",
        "votes%3Ax",
        "SB",
        "SeB",
        "timezone",
        "-1",
        "999999999999999999999",
        "%3Cscript%3E",
        "?",
        ";",
        "%26",
        "%5c",
    ];
    prop::sample::select(words.to_vec()).prop_map(str::to_owned)
}

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..12).prop_map(|pieces| pieces.concat())
}

fn run<S: Strategy>(strategy: S, test: impl Fn(S::Value)) {
    let mut runner = TestRunner::new(Config { cases: 2000, failure_persistence: None, ..Config::default() });
    runner
        .run(&strategy, |value| {
            test(value);
            Ok(())
        })
        .unwrap();
}

fn is_json(said: &Said) -> bool {
    serde_json::from_slice::<serde_json::Value>(&said.body).is_ok()
}

#[test]
fn any_rpc_query_is_answered_in_json_of_one_line() {
    let site = TestSite::new();
    run(pieces().prop_map(|query| format!("/rpc?v=5&{query}")), |target| {
        let Ok(_) = target.parse::<hyper::Uri>() else { return };
        let said = site.get(&target);
        match said.status.as_u16() {
            307 => assert!(said.header("location").starts_with("/rpc"), "{target}"),
            200 | 400 if said.header("content-type") == "text/javascript" => assert!(said.text().starts_with("/**/")),
            200 | 400 => assert!(is_json(&said) && !said.text().contains('\n'), "{target}: {}", said.text()),
            status => panic!("{target}: {status}"),
        }
    });
}

#[test]
fn any_body_is_answered() {
    let site = TestSite::new();
    let kinds = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""];
    run((any::<String>(), pieces(), prop::sample::select(kinds.to_vec())), |(noise, pieces, kind)| {
        for body in
            [&noise, &pieces, &format!("--x\r\n{noise}\r\n\r\n{pieces}\r\n--x--"), &format!("{{\"arg\":{pieces:?}}}")]
        {
            for target in ["/rpc", "/rpc/v5/info", "/rpc/v5/search"] {
                let said = site.send("POST", target, &[("content-type", kind)], body);
                assert!(matches!(said.status.as_u16(), 200 | 400), "{target} {body:?}: {}", said.status);
            }
        }
    });
}

#[test]
fn any_address_is_answered_and_no_redirect_leaves_the_host() {
    let site = TestSite::new();
    run((pieces(), pieces()), |(path, query)| {
        let target = format!("/{path}?{query}");
        let Ok(uri) = target.parse::<hyper::Uri>() else { return };
        let said = site.get(&target);
        assert_ne!(said.status.as_u16(), 500, "{target}");
        let location = said.header("location");
        assert!(
            location.is_empty() || (location.starts_with('/') && !location.starts_with("//")),
            "{target}: {location}"
        );
        if let Some(decoded) = decode_path(uri.path()) {
            assert!(decoded.split('/').all(|segment| segment != ".." && segment != "."), "{target}");
        }
    });
}

#[test]
fn any_search_is_a_page_without_what_was_typed_as_markup() {
    let site = TestSite::new();
    run(pieces(), |query| {
        let target = format!("/packages?K=%3Cscript%3E&{query}");
        let Ok(_) = target.parse::<hyper::Uri>() else { return };
        let said = site.get(&target);
        assert!(matches!(said.status.as_u16(), 200 | 307), "{target}: {}", said.status);
        assert!(!said.text().contains("<script>"), "{target}");
    });
}
