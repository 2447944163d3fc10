#![no_main]
//! JSON bodies.

use aurpress_fuzz::{ask, choose};
use hyper::Method;
use libfuzzer_sys::{Corpus, fuzz_target};

const TARGETS: [&[u8]; 4] = [b"/rpc/v5/info", b"/rpc/v5/search", b"/rpc", b"/rpc/v5/search?by=name"];

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some((target, body)) = choose(data, &TARGETS) else { return Corpus::Reject };
    let answer = ask(Method::POST, target, "application/json", body).expect("the addresses are good");
    assert!(matches!(answer.status.as_u16(), 200 | 400 | 413), "{}", answer.status);
    Corpus::Keep
});
