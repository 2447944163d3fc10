//! `aurpress publish`: to a directory and to a real S3 server; cut off, raced, and with caches to be told.

use crate::support::backend::Backend;
use crate::support::database::change;
use crate::support::http;
use crate::support::program::{Outcome, Server, aurpress, build, outcome};
use crate::support::site::{files, site};
use crate::support::skipped;
use crate::support::varnish::Varnish;
use crate::support::weed::Weed;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) type Variables<'a> = &'a [(&'static str, String)];

pub(crate) fn command(output: &Path, to: &str, flags: &[&str], variables: Variables<'_>) -> Command {
    let mut command = aurpress(["publish", "--json", "--to", to, "--output"]);
    command.arg(output).args(flags).envs(variables.iter().map(|(name, value)| (*name, value.as_str())));
    command
}

fn run(output: &Path, to: &str, flags: &[&str], variables: Variables<'_>) -> Outcome {
    outcome(&mut command(output, to, flags, variables))
}

pub(crate) fn publish(output: &Path, to: &str, flags: &[&str], variables: Variables<'_>) -> Value {
    let done = run(output, to, flags, variables);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    serde_json::from_str(&done.stdout).unwrap()
}

/// A database and a site of one test.
pub(crate) struct Own {
    place: tempfile::TempDir,
    pub(crate) sqlite: PathBuf,
    pub(crate) output: PathBuf,
}

impl Own {
    pub(crate) fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let (sqlite, output) = (place.path().join("aur.sqlite"), place.path().join("site"));
        std::fs::copy(&site().sqlite, &sqlite).unwrap();
        build(&sqlite, &output);
        Self { place, sqlite, output }
    }

    pub(crate) fn target(&self) -> String {
        self.place.path().join("target").to_str().unwrap().to_owned()
    }

    pub(crate) fn change(&self, sql: &str) {
        change(&self.sqlite, sql);
        build(&self.sqlite, &self.output);
    }

    /// Files whose content differs between the current release and what was given.
    pub(crate) fn differing(&self, before: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
        let now = files(&self.output.join("current"));
        now.into_iter().filter(|(path, bytes)| before.get(path) != Some(bytes)).map(|(path, _)| path).collect()
    }
}

pub(crate) fn count(said: &Value, key: &str) -> usize {
    usize::try_from(said[key].as_u64().unwrap()).unwrap()
}

/// The public files of a directory target.
pub(crate) fn public(target: &str) -> BTreeMap<String, Vec<u8>> {
    let all = files(Path::new(target));
    // What is named after its content stays for a day for those who were told of it.
    let named = all.get("static/search/pack.json").map(|named| String::from_utf8_lossy(named).into_owned());
    let lingers =
        |path: &str| path.starts_with("static/search/pack.") && !named.as_deref().unwrap_or_default().contains(path);
    let lingers = |path: &str| lingers(path) && !path.ends_with(".json");
    all.iter()
        .filter(|(path, _)| !path.starts_with("_aurpress/") && !lingers(path))
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

/// The index's files: name → content.
pub(crate) fn index_by_name(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let release = std::fs::read_link(output.join("current")).unwrap();
    let folder = output.join("index").join(release.file_name().unwrap());
    let generation = std::fs::read_to_string(folder.join("CURRENT")).unwrap();
    files(&folder.join(generation.trim()))
}

/// Their contents.
pub(crate) fn index_files(output: &Path) -> BTreeSet<Vec<u8>> {
    index_by_name(output).into_values().collect()
}

/// How many files of the index have a content that it did not have before.
pub(crate) fn new_in_index(output: &Path, before: &BTreeSet<Vec<u8>>) -> usize {
    let new = index_files(output).difference(before).count();
    assert!(new > 0 && new < before.len(), "{new} of {}: some files are as they were", before.len());
    new
}

/// How many of these files lie there a second time, for query nodes.
pub(crate) fn site_files<S: AsRef<str>>(tree: &Path, paths: &[S]) -> usize {
    let is_other = |path: &str| [".gz", ".zst", ".sha256"].iter().any(|end| path.ends_with(end));
    let of_site = paths.iter().map(AsRef::as_ref);
    let of_site = of_site.filter(|path| !is_named(path) && !is_other(path));
    // Each content lies there once.
    of_site.map(|path| std::fs::read(tree.join(path)).unwrap()).collect::<BTreeSet<_>>().len()
}

#[test]
fn a_directory_becomes_equal_and_only_changes_travel() {
    let own = Own::new();
    let target = own.target();
    let tree = files(&own.output.join("current"));
    let dry = publish(&own.output, &target, &["--dry-run"], &[]);
    assert!(count(&dry, "uploaded") > 1000 && !Path::new(&target).exists());
    let first = publish(&own.output, &target, &["--verify", "all"], &[]);
    let paths: Vec<_> = tree.keys().collect();
    assert_eq!(
        count(&first, "uploaded"),
        tree.len() + site_files(&own.output.join("current"), &paths) + index_files(&own.output).len()
    );
    assert_eq!(count(&first, "verified"), count(&first, "uploaded"));
    assert_eq!(public(&target), tree);
    let again = publish(&own.output, &target, &[], &[]);
    assert_eq!((count(&again, "uploaded"), count(&again, "deleted"), count(&again, "sequence")), (0, 0, 1));
    let index = index_files(&own.output);
    own.change("UPDATE Packages SET Description = 'other words' WHERE Name = 'nasty-hub'");
    let differing = own.differing(&tree);
    let lists = differing.iter().filter(|path| path.starts_with("browse/")).count();
    assert!(differing.len() - lists < 14 && lists < 40, "{differing:?}");
    let second = publish(&own.output, &target, &[], &[]);
    assert_eq!(
        count(&second, "uploaded"),
        differing.len() + site_files(&own.output.join("current"), &differing) + new_in_index(&own.output, &index),
        "{differing:?}"
    );
    assert_eq!(public(&target), files(&own.output.join("current")));
    std::fs::remove_file(own.output.join("current/packages/nasty-hub.html")).unwrap();
    std::fs::remove_file(own.output.join("current/packages/libmpv2.html")).unwrap();
    let held = publish(&own.output, &target, &["--max-deletes", "1"], &[]);
    assert_eq!((count(&held, "deleted"), held["warnings"].as_array().unwrap().len()), (0, 1));
    assert!(Path::new(&target).join("packages/nasty-hub.html").exists());
    assert_eq!(count(&publish(&own.output, &target, &["--max-deletes", "2"], &[]), "deleted"), 2);
    assert_eq!(public(&target), files(&own.output.join("current")));
}

/// Kills a publisher again and again, each time a little later; then lets one finish.
fn interrupt(own: &Own, target: &str, variables: Variables<'_>) -> Value {
    let mut killed = 0;
    for wait in [30, 60, 90, 120, 160, 200, 300, 450] {
        let mut process =
            command(&own.output, target, &[], variables).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        if process.try_wait().unwrap().is_none() {
            killed += 1;
        }
        let _ = process.kill();
        process.wait().unwrap();
    }
    assert!(killed >= 2, "{killed}");
    publish(&own.output, target, &["--verify", "all"], variables)
}

fn escaped(key: &str) -> String {
    let segments = key.split('/').map(|one| utf8_percent_encode(one, NON_ALPHANUMERIC).to_string());
    segments.collect::<Vec<_>>().join("/")
}

/// The key under which a file of the tree lies in a store.
fn key(path: &str) -> &str {
    path.strip_suffix(".html").filter(|_| is_named(path)).unwrap_or(path)
}

/// Whether a file's address leaves the ending out.
fn is_named(path: &str) -> bool {
    ["packages/", "pkgbase/", "browse/"].iter().any(|folder| path.starts_with(folder)) || path == "browse.html"
}

fn in_bucket(weed: &Weed, key: &str) -> http::Response {
    http::get(weed.address, &format!("/aur/live/{}", escaped(key)))
}

pub(crate) fn assert_bucket_equals(weed: &Weed, output: &Path) {
    for (path, bytes) in files(&output.join("current")) {
        let there = in_bucket(weed, key(&path));
        assert!(there.status == 200 && there.body == bytes, "{path}: {}", there.status);
    }
}

#[test]
fn a_store_becomes_equal_converges_and_only_changes_travel() {
    let Some(weed) = Weed::start() else { return skipped("publishing to S3", "AURPRESS_TEST_WEED is not set") };
    let own = Own::new();
    let mut variables = weed.variables();
    variables.push(("AURPRESS_CDN", "fastly".to_owned()));
    let target = "s3://aur/live";
    let last = interrupt(&own, target, &variables);
    assert_eq!(last["sequence"], 1, "none of the others got to the end");
    assert_bucket_equals(&weed, &own.output);
    let page = in_bucket(&weed, "packages/c++utilities");
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(page.header("cache-control").unwrap().starts_with("public, max-age=0, s-maxage=86400"));
    assert_eq!(page.header("x-amz-meta-surrogate-key"), Some("packages/c++utilities pages all"));
    let odd = in_bucket(&weed, "packages/nasty-page.html");
    assert_eq!(odd.header("x-amz-meta-surrogate-key"), Some("packages/nasty-page.html pages all"), "a package's name");
    let archive = in_bucket(&weed, "packages.gz");
    assert_eq!((archive.header("content-type"), archive.header("content-encoding")), (Some("application/gzip"), None));
    assert_eq!(count(&publish(&own.output, target, &[], &variables), "uploaded"), 0);
    let (tree, index) = (files(&own.output.join("current")), index_files(&own.output));
    own.change("UPDATE Packages SET Description = 'other words' WHERE Name = 'nasty-hub'");
    let differing = own.differing(&tree);
    let second = publish(&own.output, target, &[], &variables);
    assert_eq!(
        count(&second, "uploaded"),
        differing.len() + site_files(&own.output.join("current"), &differing) + new_in_index(&own.output, &index),
        "{differing:?}"
    );
    own.change("DELETE FROM Packages WHERE Name = 'libmpv2'");
    let third = publish(&own.output, target, &[], &variables);
    assert!(count(&third, "deleted") >= 1);
    assert_eq!(in_bucket(&weed, "packages/libmpv2").status, 404);
    assert_bucket_equals(&weed, &own.output);
    variables.retain(|(name, _)| *name != "AWS_SECRET_ACCESS_KEY");
    variables.push(("AWS_SECRET_ACCESS_KEY", "wrong".to_owned()));
    let refused = run(&own.output, target, &[], &variables);
    assert!(refused.code == Some(5) && refused.stderr.contains("_aurpress/current.json"), "{}", refused.stderr);
    raced(&weed, &own);
}

/// One publisher is stopped in the middle, another takes over, the first one wakes up.
fn raced(weed: &Weed, own: &Own) {
    let (variables, target) = (weed.variables(), "s3://aur/raced");
    let other = Own::new();
    let mut first =
        command(&own.output, target, &[], &variables).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let end = Instant::now() + Duration::from_secs(60);
    while http::get(weed.address, "/aur/raced/_aurpress/publishing.json").status != 200 {
        assert!(Instant::now() < end && first.try_wait().unwrap().is_none(), "the first one begins");
    }
    let signal = |name: &str| {
        assert!(Command::new("kill").args(["-s", name, &first.id().to_string()]).status().unwrap().success());
    };
    signal("STOP");
    let refused = run(&other.output, target, &[], &variables);
    assert!(refused.code == Some(5) && refused.stderr.contains("--take-over"), "{}", refused.stderr);
    let taken = publish(&other.output, target, &["--take-over"], &variables);
    assert_eq!(taken["resumed"], true);
    signal("CONT");
    let ended = first.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.code() == Some(5) && said.contains("changed by somebody else"), "{said}");
}

/// What a stand-in for a purge service got: line, token, soft, body.
fn purges(service: &Backend, token: &str) -> Vec<(String, String, bool, String)> {
    let arrived = service.take();
    let told = arrived.iter().map(|one| {
        let body = String::from_utf8_lossy(&one.start).into_owned();
        let token = one.header(token).unwrap_or_default().to_owned();
        (one.line.clone(), token, one.header("fastly-soft-purge") == Some("1"), body)
    });
    told.collect()
}

fn told(cdn: &str, address: String) -> Vec<(&'static str, String)> {
    vec![("AURPRESS_CDN", cdn.to_owned()), ("AURPRESS_PURGE", address), ("AURPRESS_PURGE_TOKEN", "s3cret".to_owned())]
}

#[test]
fn purge_services_are_told_as_they_document_it() {
    let own = Own::new();
    let service = Backend::start();
    let fastly = told("fastly", format!("{}/service/SU1Z0", service.url()));
    let target = own.target();
    publish(&own.output, &target, &[], &fastly);
    let line = "POST /service/SU1Z0/purge HTTP/1.1".to_owned();
    let body = r#"{"surrogate_keys":["all"]}"#.to_owned();
    assert_eq!(purges(&service, "fastly-key"), [(line.clone(), "s3cret".to_owned(), true, body)]);
    std::fs::remove_file(own.output.join("current/packages/libmpv2.html")).unwrap();
    std::fs::write(own.output.join("current/packages/brand-new.html"), "new").unwrap();
    let said = publish(&own.output, &target, &[], &fastly);
    assert_eq!((count(&said, "purged"), count(&said, "purge_requests")), (2, 2));
    let gone = r#"{"surrogate_keys":["packages/libmpv2"]}"#.to_owned();
    let new = r#"{"surrogate_keys":["packages/brand-new"]}"#.to_owned();
    let got = purges(&service, "fastly-key");
    assert_eq!(got[0], (line.clone(), "s3cret".to_owned(), false, gone), "what is gone is never shown again");
    assert_eq!(got[1], (line, "s3cret".to_owned(), true, new), "a kept 404 is forgotten");
    let cloudflare = told("cloudflare", format!("{}/zones/Z", service.url()));
    let other = format!("{target}-2");
    publish(&own.output, &other, &[], &cloudflare);
    std::fs::write(own.output.join("current/packages/brand-new.html"), "newer").unwrap();
    publish(&own.output, &other, &[], &cloudflare);
    let line = "POST /zones/Z/purge_cache HTTP/1.1".to_owned();
    let expected = [r#"{"purge_everything":true}"#, r#"{"tags":["packages/brand-new"]}"#]
        .map(|body| (line.clone(), "Bearer s3cret".to_owned(), false, body.to_owned()));
    assert_eq!(purges(&service, "authorization"), expected);
}

#[test]
fn what_could_not_be_purged_is_kept_until_it_is() {
    let own = Own::new();
    let (target, service) = (own.target(), Backend::start());
    let dead = told("fastly", "http://127.0.0.1:9/service/X".to_owned());
    let failed = run(&own.output, &target, &[], &dead);
    assert!(failed.code == Some(5) && failed.stderr.contains("could not be purged"), "{}", failed.stderr);
    assert!(!failed.stderr.contains("s3cret"));
    publish(&own.output, &target, &[], &told("fastly", service.url()));
    assert_eq!(purges(&service, "fastly-key").len(), 1, "nothing else was to be done");
    publish(&own.output, &target, &[], &told("fastly", service.url()));
    assert!(purges(&service, "fastly-key").is_empty(), "once");
}

#[test]
fn varnish_shows_what_was_published_and_fetches_nothing_else() {
    let own = Own::new();
    let server = Server::with(&own.output, &[], &[("AURPRESS_CDN", "varnish")]);
    let vcl = outcome(
        aurpress(["deploy", "varnish", "--endpoint", &server.address.to_string()]).env("AURPRESS_CDN", "varnish"),
    );
    let Some(varnish) = Varnish::start(&vcl.stdout) else {
        return skipped("publishing behind Varnish", "AURPRESS_TEST_VARNISH is not 1");
    };
    let variables = told("varnish", format!("http://{}", varnish.address));
    let target = own.target();
    publish(&own.output, &target, &[], &variables);
    let others = ["/packages/nasty-comments", "/pkgbase/nasty-split-base", "/packages/c++utilities", "/no-such"];
    let fill = || others.iter().chain(&["/packages/nasty-hub"]).for_each(|path| drop(http::get(varnish.address, path)));
    fill();
    fill();
    own.change("UPDATE Packages SET Description = 'entirely other words' WHERE Name = 'nasty-hub'");
    let ended = Instant::now() + Duration::from_secs(30);
    while !http::get(server.address, "/packages/nasty-hub").text().contains("entirely other words") {
        assert!(Instant::now() < ended, "serve takes the release");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(!http::get(varnish.address, "/packages/nasty-hub").text().contains("entirely other words"), "kept");
    assert!(count(&publish(&own.output, &target, &[], &variables), "purged") >= 1);
    while !http::get(varnish.address, "/packages/nasty-hub").text().contains("entirely other words") {
        assert!(Instant::now() < ended, "Varnish fetches it");
        std::thread::sleep(Duration::from_millis(50));
    }
    for path in others {
        assert_eq!(http::get(varnish.address, path).header("x-cache"), Some("hit"), "{path}");
    }
    names_come_and_go(&own, &server, &varnish, &variables);
}

/// A name that was not there when it was asked for, and one that goes: readers see both with the next publish.
fn names_come_and_go(own: &Own, server: &Server, varnish: &Varnish, variables: Variables<'_>) {
    let status = |path: &str| http::get(varnish.address, path).status;
    let both = || (status("/packages/brand-new"), status("/packages/libmpv2"));
    assert_eq!((both(), both()), ((404, 200), (404, 200)));
    own.change(
        "DELETE FROM Packages WHERE Name = 'libmpv2';
         INSERT INTO Packages (ID, PackageBaseID, Name, Version)
             SELECT 900000, ID, 'brand-new', '1-1' FROM PackageBases WHERE Name = 'nasty-split-base'",
    );
    let ended = Instant::now() + Duration::from_secs(30);
    while http::get(server.address, "/packages/libmpv2").status != 404 {
        assert!(Instant::now() < ended, "serve takes the release");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(status("/packages/libmpv2"), 200, "kept for a day, unless somebody says so");
    publish(&own.output, &own.target(), &[], variables);
    assert_eq!(both(), (200, 404));
}
