//! Every rule of the interface: `tests/data/rpc/cases.jsonl`.

use super::expect::Expect;
use super::{World, expanded, lines};
use crate::support::http::{self, Response};
use crate::support::unpack;
use serde::Deserialize;
use std::collections::BTreeSet;

/// One request and what is expected of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Numbers of the edge cases it is.
    n: Vec<u32>,
    /// Method and address; `…` stands for `/rpc?v=5&`.
    ask: String,
    form: Option<String>,
    json: Option<String>,
    multipart: Option<String>,
    /// A body without a type.
    plain: Option<String>,
    expect: Expect,
    /// Why it is so, where that is not plain.
    #[serde(rename = "why")]
    _why: Option<String>,
}

/// Edge cases of the interface, by number.
const EDGE_CASES: u32 = 99;

impl Case {
    /// Media type and content of the body.
    fn body(&self) -> (Option<&str>, String) {
        let kinds = [
            (Some("application/x-www-form-urlencoded"), &self.form),
            (Some("application/json"), &self.json),
            (Some("multipart/form-data; boundary=x1"), &self.multipart),
            (None, &self.plain),
        ];
        let given = kinds.into_iter().find_map(|(kind, body)| Some((kind, expanded(body.as_ref()?))));
        given.unwrap_or_default()
    }

    /// Sends it with more headers.
    fn send(&self, world: &World, method: &str, more: &[(&str, &str)]) -> Response {
        let target = expanded(&self.ask.split_once(' ').unwrap().1.replace('…', "/rpc?v=5&"));
        let (kind, body) = self.body();
        let mut headers = more.to_vec();
        headers.extend(kind.map(|kind| ("Content-Type", kind)));
        if method == "POST" && body.is_empty() {
            headers.push(("Content-Length", "0"));
        }
        http::send(world.server.address, method, &target, &headers, body.as_bytes())
    }

    fn run(&self, world: &World) {
        let what = &self.ask;
        let method = self.ask.split(' ').next().unwrap();
        let answer = self.send(world, method, &[]);
        self.expect.check(world, what, &answer, &answer.body);
        if !self.expect.is_json() {
            return;
        }
        self.run_packed(world, method, &answer);
        if let Some(tag) = answer.header("etag") {
            self.run_again(world, method, tag);
        }
        if method == "GET" {
            let head = self.send(world, "HEAD", &[]);
            let kept = |answer: &Response| {
                let headers = answer.headers.iter().filter(|(name, _)| name != "date");
                (answer.status, headers.cloned().collect::<BTreeSet<_>>())
            };
            assert_eq!(kept(&head), kept(&answer), "HEAD {what}");
            assert!(head.body.is_empty(), "HEAD {what}");
        }
    }

    /// With its tag, as clients send it, the answer is that nothing has changed.
    fn run_again(&self, world: &World, method: &str, tag: &str) {
        for sent in [tag, tag.trim_matches('"')] {
            let again = self.send(world, method, &[("If-None-Match", sent)]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{}", self.ask);
            assert_eq!(again.header("etag"), Some(tag), "{}", self.ask);
        }
        let other = self.send(world, method, &[("If-None-Match", "\"0123456789abcdef0123456789abcdef\"")]);
        assert_eq!((other.status, other.header("etag")), (200, Some(tag)), "{}", self.ask);
    }

    /// Compressed for who asks for it, under a tag of its own, and only if that is worth it.
    fn run_packed(&self, world: &World, method: &str, plain: &Response) {
        let packed = self.send(world, method, &[("Accept-Encoding", "deflate, gzip, br, zstd")]);
        if packed.header("content-encoding").is_none() {
            assert!(plain.body.len() <= 1024 || plain.status != 200, "{} is not compressed", self.ask);
            return;
        }
        assert_eq!(packed.header("content-encoding"), Some("gzip"), "{}", self.ask);
        assert_ne!(packed.header("etag"), plain.header("etag"), "{}", self.ask);
        self.expect.check(world, &self.ask, &packed, &unpack(&packed.body));
    }
}

#[test]
fn every_case_is_answered_to_the_byte() {
    let world = World::new();
    let cases: Vec<Case> = lines("cases.jsonl");
    let numbers: BTreeSet<u32> = cases.iter().flat_map(|case| case.n.iter().copied()).collect();
    assert_eq!(numbers, (1..=EDGE_CASES).collect());
    for case in &cases {
        case.run(&world);
    }
    assert!(cases.len() >= 218, "{} cases", cases.len());
}
