//! `aurpress compare` between two running sites: of the same data, and of data that moved on.

use crate::support::database::change;
use crate::support::program::{self, Outcome, Server, aurpress, outcome};
use crate::support::site::site;
use crate::support::{Sample, free_port};
use serde_json::Value;

fn compare(arguments: &[&str]) -> Outcome {
    outcome(aurpress(["compare", "--rate", "0", "--output"]).arg(&site().output).args(arguments))
}

fn json(arguments: &[&str]) -> (Option<i32>, Value) {
    let outcome = compare(&[arguments, &["--json"]].concat());
    let value = serde_json::from_str(&outcome.stdout).unwrap_or_else(|e| panic!("{e}: {outcome:?}"));
    (outcome.code, value)
}

fn url(server: &Server) -> String {
    format!("http://{}", server.address)
}

#[test]
fn a_site_agrees_with_itself_whatever_is_drawn() {
    let url = url(&site().server);
    let mut drawn = Vec::new();
    for seed in ["1", "1", "2"] {
        let (code, tally) = json(&[&url, "--seed", seed, "--sample", "150", "--concurrency", "3"]);
        assert_eq!((code, &tally["sum"]["agree"]), (Some(0), &Value::from(150)), "{tally}");
        drawn.push(tally["classes"].clone());
    }
    assert_eq!(drawn[0], drawn[1]);
    let classes = drawn[0].as_object().unwrap();
    for class in ["rpc-info", "rpc-post", "rpc-search-name", "rpc-suggest", "search-nd", "search-sort", "search-page"] {
        assert!(classes.contains_key(class), "{class} is drawn");
    }
    assert!(
        classes.len() > 25 && ["pkg", "pkgbase", "feed", "archive"].iter().all(|class| classes.contains_key(*class))
    );
    let (code, tally) = json(&[&url, "--classes", "feed,search-k", "--sample", "20"]);
    assert_eq!(code, Some(0));
    assert_eq!(tally["classes"].as_object().unwrap().keys().collect::<Vec<_>>(), ["feed", "search-k"]);
}

/// Another state of the registry, built and served.
fn later(sql: &str) -> (Sample, Server) {
    let sample = Sample::unpack();
    change(&sample.sqlite(), sql);
    let output = sample.directory().join("later");
    program::build(&sample.sqlite(), &output);
    let server = Server::start(&output);
    (sample, server)
}

#[test]
fn data_that_moved_on_are_told_from_differences() {
    // A tenth of the bases was pushed, another tenth voted for, one is new to its maintainer.
    let (_sample, server) = later(
        "UPDATE PackageBases SET ModifiedTS = ModifiedTS + 1000 WHERE ID % 10 = 3;
         UPDATE Packages SET Version = Version || '.1', Description = 'changed' WHERE PackageBaseID % 10 = 3;
         UPDATE PackageBases SET NumVotes = NumVotes + 1 WHERE ID % 10 = 7;",
    );
    let (code, tally) = json(&[&url(&server), "--sample", "300", "--classes", "rpc-info,rpc-multi,pkg,archive"]);
    assert_eq!(code, Some(0), "{tally}");
    assert!(tally["sum"]["data"].as_u64().unwrap() > 20 && tally["sum"]["agree"].as_u64().unwrap() > 100, "{tally}");
    assert!(tally["data"]["newer there"].as_u64().unwrap() > 10, "{tally}");
    assert!(tally["data"]["votes, maintainers or flags moved"].as_u64().unwrap() > 5, "{tally}");
}

#[test]
fn what_no_passing_of_time_explains_is_a_difference() {
    // Addresses change by a push only, and a push sets the time.
    let (_sample, server) = later("UPDATE Packages SET URL = 'https://changed.example.org/' WHERE ID % 2 = 0;");
    let outcome = compare(&[&url(&server), "--sample", "40", "--classes", "rpc-info,pkg", "--show", "1"]);
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    assert!(
        outcome.stdout.contains("differ: pkg ") && outcome.stdout.contains("https://changed.example.org/"),
        "{outcome:?}"
    );
    assert_eq!(outcome.stdout.matches("differ: pkg ").count(), 1);
    // Both sides swapped, and each as a running server.
    let ours = url(&server);
    let (code, tally) = json(&[&url(&site().server), "--ours", &ours, "--sample", "40", "--classes", "pkg"]);
    assert_eq!(code, Some(1), "{tally}");
    assert!(
        tally["examples"][0]["path"].as_str().unwrap().starts_with("/pkg")
            || !tally["examples"].as_array().unwrap().is_empty()
    );
}

#[test]
fn a_server_that_is_not_there_is_a_remote_failure() {
    let nobody = format!("http://127.0.0.1:{}", free_port());
    let outcome = compare(&[&nobody, "--sample", "20"]);
    assert_eq!(outcome.code, Some(5), "{outcome:?}");
    let said: Vec<&str> = outcome.stderr.lines().filter(|line| line.starts_with("aurpress: ")).collect();
    assert!(said.len() == 1 && said[0].contains(&nobody) && said[0].contains("stopped asking"), "{outcome:?}");
}

#[test]
fn mistakes_on_the_command_line_are_usage() {
    for (arguments, said) in [
        (vec![], "URL"),
        (vec!["aur.archlinux.org"], "is no address of a server"),
        (vec!["http://127.0.0.1:1", "--classes", "nothing"], "no class begins with nothing"),
        (vec!["http://127.0.0.1:1", "--rate=-1"], "--rate"),
        (vec!["http://127.0.0.1:1", "--against", "http://127.0.0.1:2"], "--recording"),
        (vec!["--recording", "/no/such/file"], "recording /no/such/file: "),
        (vec!["https://127.0.0.1:1", "--ca-file", "/no/such/file"], "certificates /no/such/file: "),
    ] {
        let outcome = compare(&arguments);
        assert!(outcome.code == Some(2) && outcome.stderr.contains(said), "{arguments:?}: {outcome:?}");
    }
    let empty = tempfile::tempdir().unwrap();
    let outcome = outcome(aurpress(["compare", "http://127.0.0.1:1", "--output"]).arg(empty.path()));
    assert_eq!(outcome.code, Some(4), "{outcome:?}");
}
