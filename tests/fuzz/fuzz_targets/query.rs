#![no_main]
//! Query strings of the RPC and of the search page.

use aurpress_fuzz::{ask, choose};
use hyper::Method;
use libfuzzer_sys::{Corpus, fuzz_target};

const PATHS: [&[u8]; 8] = [
    b"/rpc?v=5&",
    b"/rpc?",
    b"/rpc.php?",
    b"/rpc/v5/info?",
    b"/rpc/v5/search?",
    b"/rpc/v5/search/nasty?",
    b"/packages?",
    b"/packages/nasty-comments?",
];

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some((path, query)) = choose(data, &PATHS) else { return Corpus::Reject };
    let asked = ask(Method::GET, &[path, query].concat(), "", b"");
    if asked.is_some() { Corpus::Keep } else { Corpus::Reject }
});
