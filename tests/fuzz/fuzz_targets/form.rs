#![no_main]
//! Form bodies, urlencoded and multipart.

use aurpress_fuzz::{ask, choose};
use hyper::Method;
use libfuzzer_sys::{Corpus, fuzz_target};

const TARGETS: [&[u8]; 5] = [b"/rpc", b"/rpc/", b"/rpc/v5/info", b"/rpc/v5/search", b"/rpc?v=5&type=info"];
const KINDS: [&str; 4] = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "text/plain"];

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some((target, rest)) = choose(data, &TARGETS) else { return Corpus::Reject };
    let Some((kind, body)) = choose(rest, &KINDS) else { return Corpus::Reject };
    let answer = ask(Method::POST, target, kind, body).expect("the addresses are good");
    assert!(matches!(answer.status.as_u16(), 200 | 400 | 413), "{}", answer.status);
    Corpus::Keep
});
