#![no_main]
//! Paths, with any method.

use aurpress_fuzz::{ask, choose};
use hyper::Method;
use libfuzzer_sys::{Corpus, fuzz_target};

const METHODS: [Method; 6] =
    [Method::GET, Method::HEAD, Method::OPTIONS, Method::POST, Method::DELETE, Method::PATCH];

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some((at, path)) = choose(data, &[0, 0, 0, 0, 1, 2, 3, 4, 5]) else { return Corpus::Reject };
    let asked = ask(METHODS[at].clone(), &[b"/", path].concat(), "", b"");
    if asked.is_some() { Corpus::Keep } else { Corpus::Reject }
});
