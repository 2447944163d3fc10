//! The helpers themselves, so that a broken rig shows here and not as an odd failure elsewhere.

use super::golden::recorded;
use super::mariadb::Database;
use super::nginx::Nginx;
use super::{NOW, Sample, http};

#[test]
fn the_sample_is_a_database_and_unpacks_where_it_may_change() {
    let sample = Sample::unpack();
    let bytes = std::fs::read(sample.sqlite()).unwrap();
    assert!(bytes.starts_with(b"SQLite format 3\0"));
    assert!(sample.sqlite().starts_with(sample.directory()));
}

#[test]
fn the_recorded_answers_are_whole() {
    let recorded = recorded();
    assert_eq!(recorded.len(), 517);
    let json = recorded.iter().filter(|one| one.header("content-type") == Some("application/json"));
    assert!(json.count() > 100);
    assert!(recorded.iter().all(|one| !one.class.is_empty() && one.path.starts_with('/')));
    assert!(recorded.iter().any(|one| one.method == "POST" && one.request_body.is_some()));
    assert!(recorded.iter().any(|one| one.request_headers.contains_key("Cookie") || !one.request_headers.is_empty()));
    let newest = recorded.iter().find(|one| one.path == "/rpc/v5/info/nasty-oldest").unwrap();
    assert_eq!(newest.status, 200);
    assert!(newest.body.contains("\"FirstSubmitted\":0"));
}

#[test]
fn nginx_serves_names_without_extension() {
    let root = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(root.path().join("packages")).unwrap();
    for (file, text) in
        [("index.html", "home"), ("packages/c++.html", "page"), ("packages/x.json.html", "json"), ("packages.gz", "gz")]
    {
        std::fs::write(root.path().join(file), text).unwrap();
    }
    let Some(nginx) = Nginx::start(root.path()) else {
        return;
    };
    for (path, text) in [
        ("/", "home"),
        ("/packages/c++", "page"),
        ("/packages/c%2B%2B", "page"),
        ("/packages/x.json", "json"),
        ("/packages.gz", "gz"),
    ] {
        let answer = http::get(nginx.address, path);
        assert_eq!((answer.status, answer.text()), (200, text), "{path}");
    }
    let page = http::get(nginx.address, "/packages/x.json");
    assert_eq!(page.header("content-type"), Some("text/html"));
    assert_eq!(http::get(nginx.address, "/packages/none").status, 404);
    let head = http::send(nginx.address, "HEAD", "/packages/c++", &[("If-None-Match", "x")], b"");
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[test]
fn mariadb_holds_the_sample() {
    let sample = Sample::unpack();
    let Some(database) = Database::load(&sample.sqlite(), "support") else {
        return;
    };
    assert!(database.url().starts_with("mysql://root@127.0.0.1:"));
    assert!(database.url_as("reader").contains("//reader@"));
    assert_eq!(database.run("SELECT count(*) FROM Packages"), "1000\n");
    let newest: i64 = database.run("SELECT max(ModifiedTS) FROM PackageBases").trim().parse().unwrap();
    assert!(newest <= NOW);
    assert_eq!(
        database.run("SELECT PopularityUpdated FROM PackageBases WHERE Name = 'nasty-neverpop'"),
        "1970-01-01 00:00:01\n"
    );
}
