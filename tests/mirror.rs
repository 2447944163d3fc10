//! A mirror from end to end, from nothing but an archive: `import`, `build --mirror`, `publish`, query nodes and nginx.

use crate::fronts::nginx;
use crate::support::html::{first, text};
use crate::support::http;
use crate::support::program::{Server, aurpress, outcome};
use crate::support::site::site;
use crate::support::weed::Weed;
use crate::support::{gunzip, skipped};
use scraper::Html;
use serde_json::Value;
use std::net::SocketAddr;
use std::path::Path;

/// Where the sample says that accounts are kept.
const AURWEB: &str = "https://aur.archlinux.org";

/// The scheduled commands, as README has them; `--mirror` is a flag of `build` alone.
fn run(place: &Path, archive: &Path, target: &str, variables: &[(&str, &str)]) {
    let done = |command: &mut std::process::Command| {
        let done = outcome(command.current_dir(place).envs(variables.iter().copied()));
        assert_eq!(done.code, Some(0), "{}", done.stderr);
    };
    done(aurpress(["import"]).arg(archive).args(["--into", "aur.sqlite"]));
    done(&mut aurpress(["build", "--source", "sqlite:aur.sqlite", "--output", "site", "--mirror"]));
    done(&mut aurpress(["publish", "--output", "site", "--to", target]));
}

fn json(front: SocketAddr, path: &str) -> Value {
    let answer = http::get(front, path);
    assert_eq!(answer.status, 200, "{path}");
    serde_json::from_slice(&answer.body).unwrap()
}

/// What a page says of being a mirror.
fn notice(front: SocketAddr, path: &str) -> String {
    let page = Html::parse_document(http::get(front, path).text());
    first(&page, "p.mirror").map(text).unwrap_or_default()
}

/// Search, RPC and archives answer as those of the site that the archive is from, as far as the archive knows.
fn check_answers(front: SocketAddr) {
    let origin = site().server.address;
    for path in ["/rpc/v5/info/nasty-hub", "/rpc/v5/search/nasty?by=name", "/rpc/v5/suggest/na"] {
        let names = |answer: &Value| -> Vec<String> {
            let results = answer.get("results").unwrap_or(answer).as_array().unwrap();
            results.iter().map(|one| one.get("Name").unwrap_or(one).as_str().unwrap().to_owned()).collect()
        };
        let (ours, theirs) = (names(&json(front, path)), names(&json(origin, path)));
        assert!(ours == theirs && !ours.is_empty(), "{path}: {ours:?} {theirs:?}");
    }
    let (ours, theirs) = (json(front, "/rpc/v5/info/nasty-hub"), json(origin, "/rpc/v5/info/nasty-hub"));
    for key in ["Version", "Description", "Depends", "NumVotes", "Maintainer", "LastModified", "OutOfDate", "URLPath"] {
        assert_eq!(ours["results"][0][key], theirs["results"][0][key], "{key}");
    }
    let search = http::get(front, "/packages?K=nasty-hub");
    assert!(search.status == 200 && search.text().contains("href=\"/packages/nasty-hub\""));
    // Comments are elsewhere, so that an empty list of them would be untrue.
    for path in ["/no-such", "/pkgbase/nasty-hub/comments.json", "/pkgbase/nasty-hub/comments.atom"] {
        assert_eq!(http::get(front, path).status, 404, "{path}");
    }
}

/// Every page says what it is and how old it is.
fn check_notices(front: SocketAddr, pages: &[&str]) {
    for path in pages {
        let said = notice(front, path);
        for part in ["read-only copy", AURWEB, "Comments, requests and accounts are only there", "2026-11-"] {
            assert!(said.contains(part), "{path}: {part:?} in {said:?}");
        }
    }
}

#[test]
fn an_archive_becomes_a_working_site() {
    let place = tempfile::tempdir().unwrap();
    let target = place.path().join("published");
    run(place.path(), &site().tree().join("packages-meta-ext-v1.json.gz"), target.to_str().unwrap(), &[]);
    let tree = std::fs::read_to_string(target.join("packages/nasty-hub.html")).unwrap();
    assert!(!tree.contains("class=\"article-content\""), "an archive has no comments");
    let stamp: Value = serde_json::from_slice(&std::fs::read(target.join("stamp.json")).unwrap()).unwrap();
    assert_eq!(stamp["mirror"], true);
    assert!(stamp["newest_change"].as_str().unwrap().starts_with("2026-11-"), "{stamp}");
    // The node is told nothing of mirrors: what it takes says it.
    let node = Server::with(&place.path().join("node"), &["--from", target.to_str().unwrap()], &[]);
    check_answers(node.address);
    check_notices(node.address, &["/", "/packages?K=nasty", "/no-such", "/account/x", "/login"]);
    let again = gunzip(&target.join("packages-meta-ext-v1.json.gz"));
    let first = gunzip(&site().tree().join("packages-meta-ext-v1.json.gz"));
    let parsed = |bytes: &[u8]| -> Vec<(String, String)> {
        let all: Vec<Value> = serde_json::from_slice(bytes).unwrap();
        all.iter().map(|one| (one["Name"].to_string(), one["Version"].to_string())).collect()
    };
    assert_eq!(parsed(&again), parsed(&first), "its own archive is one to mirror from");
    let Some(front) = nginx(&place.path().join("site"), &node.address.to_string(), &[]) else {
        return skipped("a mirror behind nginx", "AURPRESS_TEST_NGINX is not 1");
    };
    check_answers(front.address);
    check_notices(
        front.address,
        &["/", "/packages/nasty-hub", "/pkgbase/nasty-split-base", "/packages?K=nasty", "/404"],
    );
    let archive = http::get(front.address, "/packages-meta-ext-v1.json.gz");
    assert!(archive.body == std::fs::read(target.join("packages-meta-ext-v1.json.gz")).unwrap());
    assert_eq!(archive.header("content-type"), Some("application/gzip"));
}

#[test]
fn a_mirror_lives_in_a_store_and_grows_older_honestly() {
    let Some(weed) = Weed::start() else { return skipped("a mirror in a store", "AURPRESS_TEST_WEED is not set") };
    let place = tempfile::tempdir().unwrap();
    let variables = weed.variables();
    let variables: Vec<_> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (archive, target) = (place.path().join("archive.json.gz"), "s3://aur/mirror");
    std::fs::copy(site().tree().join("packages-meta-ext-v1.json.gz"), &archive).unwrap();
    run(place.path(), &archive, target, &variables);
    let node = Server::with(&place.path().join("node"), &["--from", target, "--poll-seconds", "1"], &variables);
    check_answers(node.address);
    let page = http::get(weed.address, "/aur/mirror/packages/nasty-hub");
    assert!(page.status == 200 && page.text().contains("class=\"mirror\""));
    let before = notice(node.address, "/packages?K=nasty");
    // Days later nothing newer has come: the age that pages say is that of the data, not of the run.
    let later = (crate::support::NOW + 5 * 86_400).to_string();
    let mut aged = variables.clone();
    aged.push(("SOURCE_DATE_EPOCH", later.as_str()));
    run(place.path(), &archive, target, &aged);
    assert_eq!(notice(node.address, "/packages?K=nasty"), before);
    // An archive with a newer change.
    let mut packages: Vec<Value> = serde_json::from_slice(&gunzip(&archive)).unwrap();
    packages[0]["LastModified"] = (crate::support::NOW + 3 * 86_400).into();
    std::fs::write(&archive, serde_json::to_vec(&packages).unwrap()).unwrap();
    run(place.path(), &archive, target, &aged);
    let end = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while !notice(node.address, "/packages?K=nasty").contains("2026-11-25") {
        assert!(std::time::Instant::now() < end, "{}", notice(node.address, "/packages?K=nasty"));
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    let page = http::get(weed.address, "/aur/mirror/packages/nasty-hub");
    assert!(page.text().contains("2026-11-25"), "stored pages say it too");
}
