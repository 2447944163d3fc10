//! Query nodes: `serve --from` a published place, while that place changes, breaks and goes away.

use crate::support::database::change;
use crate::support::http;
use crate::support::program::{Server, aurpress, build, outcome};
use crate::support::site::{files, site};
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

fn publish(output: &Path, target: &Path) {
    let done = outcome(aurpress(["publish", "--quiet", "--output"]).arg(output).arg("--to").arg(target));
    assert_eq!(done.code, Some(0), "{}", done.stderr);
}

fn description(node: SocketAddr) -> String {
    let answer = http::get(node, "/rpc/v5/info/nasty-hub");
    assert_eq!(answer.status, 200);
    let said: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    said["results"][0]["Description"].as_str().unwrap().to_owned()
}

fn wait_for(node: SocketAddr, expected: &str) {
    let end = Instant::now() + Duration::from_secs(60);
    while description(node) != expected {
        assert!(Instant::now() < end, "the node says {expected:?}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_node_follows_and_keeps_what_it_has() {
    let place = tempfile::tempdir().unwrap();
    let (sqlite, output, target) =
        (place.path().join("aur.sqlite"), place.path().join("site"), place.path().join("target"));
    std::fs::copy(&site().sqlite, &sqlite).unwrap();
    build(&sqlite, &output);
    let nothing = aurpress(["serve", "--listen", "127.0.0.1:0", "--from"])
        .arg(&target)
        .arg("--output")
        .arg(place.path().join("x"))
        .output()
        .unwrap();
    assert_eq!(nothing.status.code(), Some(5), "{}", String::from_utf8_lossy(&nothing.stderr));
    publish(&output, &target);
    // The directory behind a web server is a published place too.
    let own = place.path().join("node");
    let node = Server::with(&own, &["--from", target.to_str().unwrap()], &[]);
    let first = description(node.address);
    assert_eq!(http::get(node.address, "/packages?K=nasty-hub").status, 200);
    assert_eq!(http::get(node.address, "/no-such").text(), http::get(site().server.address, "/no-such").text());
    change(&sqlite, "UPDATE Packages SET Description = 'second' WHERE Name = 'nasty-hub'");
    build(&sqlite, &output);
    publish(&output, &target);
    wait_for(node.address, "second");
    assert_ne!(first, "second");
    change(&sqlite, "UPDATE Packages SET Description = 'third' WHERE Name = 'nasty-hub'");
    build(&sqlite, &output);
    publish(&output, &target);
    // One byte of the new generation is another, before the node has seen it (or after: then it has the third).
    let newest = |name: &String| std::fs::metadata(target.join(name)).unwrap().modified().unwrap();
    let all = files(&target);
    let index = all.keys().filter(|name| name.starts_with("_aurpress/index/")).max_by_key(|name| newest(name)).unwrap();
    let mut bytes = all[index].clone();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(target.join(index), &bytes).unwrap();
    std::thread::sleep(Duration::from_secs(7));
    assert!(["second", "third"].contains(&description(node.address).as_str()), "damage is not taken");
    std::fs::write(target.join(index), &all[index]).unwrap();
    wait_for(node.address, "third");
    std::fs::rename(&target, place.path().join("away")).unwrap();
    drop(node);
    let node = Server::with(&own, &["--from", target.to_str().unwrap()], &[]);
    assert_eq!(description(node.address), "third", "it starts from what it has");
    std::fs::rename(place.path().join("away"), &target).unwrap();
}
