//! What keeps `serve` from starting.

use super::{Published, fails};
use crate::support::program::{Server, aurpress};
use crate::support::{free_port, http};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

fn serve(output: &Path, listen: &str) -> Command {
    let mut command = aurpress(["serve", "--listen", listen, "--output"]);
    command.arg(output);
    command
}

#[test]
fn a_port_in_use_and_addresses_that_are_none() {
    let published = Published::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    fails(&mut serve(&published.output(), &address), 2, &[&address, "in use", "choose another port with --listen"]);
    for nonsense in ["8080", "127.0.0.1", "127.0.0.1:99999", "no-such-host.invalid:80", ""] {
        fails(&mut serve(&published.output(), nonsense), 2, &["cannot listen on", nonsense, "give an address such as"]);
    }
    let mut metrics = serve(&published.output(), "127.0.0.1:0");
    fails(metrics.args(["--metrics", &address]), 2, &[&address, "in use", "choose another port with --metrics"]);
    let mut log = serve(&published.output(), "127.0.0.1:0");
    fails(log.args(["--access-log", "/nowhere/log"]), 2, &["/nowhere/log", "choose another file with --access-log"]);
    let mut limit = serve(&published.output(), "127.0.0.1:0");
    fails(limit.args(["--max-connections", "0"]), 2, &["max_connections: 0 is too little", "1 is the least"]);
    let mut clock = serve(&published.output(), "127.0.0.1:0");
    fails(clock.env("SOURCE_DATE_EPOCH", "noon"), 2, &["SOURCE_DATE_EPOCH", "noon", "unset it"]);
    published.assert_untouched();
}

#[test]
fn a_missing_release() {
    let directory = tempfile::tempdir().unwrap();
    let listen = format!("127.0.0.1:{}", free_port());
    let nothing = directory.path().join("nothing");
    fails(&mut serve(&nothing, &listen), 4, &["nothing/current", "run `aurpress build --output"]);
    std::os::unix::fs::symlink("/etc", directory.path().join("current")).unwrap();
    fails(&mut serve(directory.path(), &listen), 4, &["current", "releases", "run `aurpress build"]);
    std::fs::remove_file(directory.path().join("current")).unwrap();
    std::os::unix::fs::symlink("releases/000009", directory.path().join("current")).unwrap();
    fails(&mut serve(directory.path(), &listen), 4, &["run `aurpress build"]);
}

#[test]
fn a_damaged_index() {
    let published = Published::new();
    let generation = published.output().join("index/000001/g1");
    let listen = "127.0.0.1:0";
    for name in ["packages.bin", "text.bin", "terms.bin", "fragments.bin", "meta.json"] {
        let path = generation.join(name);
        let whole = std::fs::read(&path).unwrap();
        let mut versions = vec![Vec::new(), whole[..whole.len() / 2].to_vec(), b"\0nonsense".to_vec()];
        let mut longer = whole.clone();
        longer.extend_from_slice(b"more");
        versions.extend((name != "meta.json").then_some(longer));
        for damaged in versions {
            std::fs::write(&path, damaged).unwrap();
            fails(&mut serve(&published.output(), listen), 4, &["index/000001/g1", "run `aurpress build --fresh`"]);
        }
        std::fs::remove_file(&path).unwrap();
        fails(&mut serve(&published.output(), listen), 4, &["index/000001/g1", "run `aurpress build --fresh`"]);
        std::fs::write(&path, whole).unwrap();
    }
    std::fs::write(published.output().join("index/000001/CURRENT"), "../../x\n").unwrap();
    fails(&mut serve(&published.output(), listen), 4, &["CURRENT", "generation"]);
    std::fs::write(published.output().join("index/000001/CURRENT"), "g1\n").unwrap();
    published.assert_untouched();
    let server = Server::start(&published.output());
    assert_eq!(http::get(server.address, "/packages?K=nasty").status, 200);
}
