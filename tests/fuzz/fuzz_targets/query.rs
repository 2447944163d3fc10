#![no_main]
//! Query strings of the RPC, of both search pages and of the native interface.

use aurpress_fuzz::{ask, choose};
use hyper::Method;
use libfuzzer_sys::{Corpus, fuzz_target};

const PATHS: [&[u8]; 12] = [
    b"/rpc?v=5&",
    b"/rpc?",
    b"/rpc.php?",
    b"/rpc/v5/info?",
    b"/rpc/v5/search?",
    b"/rpc/v5/search/nasty?",
    b"/packages?",
    b"/packages/nasty-comments?",
    b"/packages?q=",
    b"/api/v1/search?explain=1&q=",
    b"/api/v1/suggest?q=",
    b"/resolve?q=",
];

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some((path, query)) = choose(data, &PATHS) else { return Corpus::Reject };
    let asked = ask(Method::GET, &[path, query].concat(), "", b"");
    if asked.is_some() { Corpus::Keep } else { Corpus::Reject }
});
