//! What tells a browser that its page is still good: never the page of another state, whichever server is asked.

use crate::fronts::nginx;
use crate::incremental::FEW;
use crate::support::database::change;
use crate::support::http::{self, Response};
use crate::support::program::{Server, aurpress, build_command, outcome};
use crate::support::site::site;
use crate::support::skipped;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

const PAGE: &str = "/packages/nasty-hub";

/// Sets the votes and brings the site up to date, in place or as a new release.
fn votes(sqlite: &Path, output: &Path, count: u32, fresh: bool) {
    change(sqlite, &format!("UPDATE PackageBases SET NumVotes = {count} WHERE Name = 'nasty-hub'"));
    let mut command = aurpress(["build", "--quiet", "--source"]);
    command.arg(format!("sqlite:{}", sqlite.display())).arg("--output").arg(output).args(fresh.then_some("--fresh"));
    let done = outcome(command.env("AURPRESS_PRECOMPRESS", "true"));
    assert_eq!(done.code, Some(0), "{}", done.stderr);
}

/// The headers by which a browser asks whether what it got is still good: by tag, by date, by both.
fn questions(got: &Response) -> Vec<Vec<(&'static str, String)>> {
    let tag = got.header("etag").map(|tag| ("If-None-Match", tag.to_owned()));
    let date = got.header("last-modified").map(|date| ("If-Modified-Since", date.to_owned()));
    [vec![tag.clone()], vec![date.clone()], vec![tag, date]]
        .into_iter()
        .map(|some| some.into_iter().flatten().collect::<Vec<_>>())
        .filter(|some| !some.is_empty())
        .collect()
}

fn ask(front: SocketAddr, headers: &[(&'static str, String)], encoding: &str) -> Response {
    let mut all: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    all.push(("Accept-Encoding", encoding));
    http::send(front, "GET", PAGE, &all, b"")
}

/// Goes through states that have the same length as fast as they can be made.
fn check(fronts: &[SocketAddr], sqlite: &Path, output: &Path) {
    let page = output.join("current/packages/nasty-hub.html");
    let length = || std::fs::metadata(&page).unwrap().len();
    let first = length();
    let ask_all = || -> Vec<(SocketAddr, &str, Response)> {
        let each =
            |front: &SocketAddr| ["identity", "gzip"].map(|encoding| (*front, encoding, ask(*front, &[], encoding)));
        fronts.iter().flat_map(each).collect()
    };
    let mut known = ask_all();
    for (number, fresh) in [11, 12, 13, 14, 15, 16].into_iter().zip([false, false, false, true, true, false]) {
        for (front, encoding, got) in &known {
            for question in questions(got) {
                let same = ask(*front, &question, encoding);
                assert_eq!((same.status, same.body.len()), (304, 0), "{front} {encoding} {question:?}: unchanged");
            }
        }
        votes(sqlite, output, number, fresh);
        assert_eq!(length(), first, "a state of the same length");
        for (front, encoding, got) in &known {
            // `serve` is told of another release, or looks five times a second.
            let end = Instant::now() + Duration::from_secs(30);
            while ask(*front, &[], encoding).body == got.body {
                assert!(Instant::now() < end, "{front} has the new release");
                std::thread::sleep(Duration::from_millis(20));
            }
            for question in questions(got) {
                let new = ask(*front, &question, encoding);
                assert_eq!(new.status, 200, "{front} {encoding} {question:?}: {number} votes are another page");
                assert!(new.body != got.body);
            }
        }
        known = ask_all();
    }
}

#[test]
fn a_vote_more_is_another_page_to_everybody_at_once() {
    let place = tempfile::tempdir().unwrap();
    let (sqlite, output) = (place.path().join("aur.sqlite"), place.path().join("site"));
    std::fs::copy(&site().sqlite, &sqlite).unwrap();
    // So few that several states are made within a second.
    change(&sqlite, FEW);
    votes(&sqlite, &output, 10, true);
    let server = Server::start(&output);
    let variables = [("AURPRESS_PRECOMPRESS", "true")];
    let Some(front) = nginx(&output, &server.address.to_string(), &variables) else {
        check(&[server.address], &sqlite, &output);
        return skipped("validators of nginx", "AURPRESS_TEST_NGINX is not 1");
    };
    check(&[server.address, front.address], &sqlite, &output);
}

#[test]
fn a_fresh_release_of_the_same_data_is_the_same_to_serve() {
    let place = tempfile::tempdir().unwrap();
    let output = place.path().join("site");
    let build = || assert_eq!(outcome(&mut build_command(&site().sqlite, &output)).code, Some(0));
    build();
    let server = Server::start(&output);
    let got = ask(server.address, &[], "gzip");
    let before = std::fs::read_link(output.join("current")).unwrap();
    build();
    assert_ne!(std::fs::read_link(output.join("current")).unwrap(), before);
    let tag = [("If-None-Match", got.header("etag").unwrap().to_owned())];
    assert_eq!(ask(server.address, &tag, "gzip").status, 304, "tags are made from content");
    assert_eq!(got.header("last-modified"), None, "no time is made up for a page");
}
