//! The same data is the same bytes: again, with one thread, into the same place, and from either database.

use crate::support::mariadb::Database;
use crate::support::program::{aurpress, build, build_command, outcome};
use crate::support::site::{files, site};
use crate::support::skipped;
use std::collections::BTreeMap;
use std::path::Path;

/// The released tree and the index of what is current.
fn released(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let link = std::fs::read_link(output.join("current")).unwrap();
    let release = link.file_name().unwrap().to_str().unwrap();
    let mut all = files(&output.join("current"));
    let index = files(&output.join("index").join(release));
    all.extend(index.into_iter().map(|(path, bytes)| (format!("index/{path}"), bytes)));
    all
}

fn assert_same(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    let differ: Vec<&String> = a.iter().filter(|(path, bytes)| b[*path] != **bytes).map(|(path, _)| path).collect();
    assert!(differ.is_empty(), "{differ:?}");
    assert!(a.len() > 1200 && a.contains_key("index/g1/meta.json"), "{}", a.len());
}

#[test]
fn two_builds_give_the_same_bytes() {
    let output = tempfile::tempdir().unwrap();
    build(&site().sqlite, output.path());
    assert_same(&released(&site().output), &released(output.path()));
}

#[test]
fn the_number_of_threads_does_not_show() {
    let output = tempfile::tempdir().unwrap();
    let outcome = outcome(build_command(&site().sqlite, output.path()).env("RAYON_NUM_THREADS", "1"));
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert_same(&released(&site().output), &released(output.path()));
}

#[test]
fn a_second_release_beside_the_first_is_the_same() {
    let output = tempfile::tempdir().unwrap();
    build(&site().sqlite, output.path());
    let first = released(output.path());
    build(&site().sqlite, output.path());
    assert_eq!(std::fs::read_link(output.path().join("current")).unwrap(), Path::new("releases/000002"));
    assert_same(&first, &released(output.path()));
}

#[test]
fn another_day_is_another_site() {
    let output = tempfile::tempdir().unwrap();
    let outcome = outcome(build_command(&site().sqlite, output.path()).env("SOURCE_DATE_EPOCH", "1797940800"));
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert_ne!(files(&site().tree())["index.html"], files(&output.path().join("current"))["index.html"]);
}

/// An account of the database server that may do what `aurpress grants` prints.
struct Reader<'a> {
    database: &'a Database,
    name: &'static str,
}

impl<'a> Reader<'a> {
    fn create(database: &'a Database, name: &'static str, schema: &str) -> Self {
        database.run(&format!("DROP USER IF EXISTS '{name}'@'%'; CREATE USER '{name}'@'%'"));
        let grants = outcome(&mut aurpress(["grants", "--database", schema, "--user", &format!("'{name}'@'%'")]));
        assert_eq!(grants.code, Some(0));
        database.run(&grants.stdout);
        Self { database, name }
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        self.database.run(&format!("DROP USER '{}'@'%'", self.name));
    }
}

#[test]
fn mariadb_with_the_printed_grants_gives_the_same_bytes() {
    let Some(database) = Database::load(&site().sqlite, "determinism") else {
        return skipped("MariaDB gives the bytes of SQLite", "AURPRESS_TEST_MARIADB is not set");
    };
    let reader = Reader::create(&database, "determinism_reader", "determinism");
    for private in [
        "SELECT Passwd FROM Users",
        "SELECT * FROM Users",
        "SELECT Email FROM Users",
        "SELECT UsersID FROM PackageVotes",
        "SELECT Comments FROM PackageRequests",
        "SELECT SessionID FROM Sessions",
        "UPDATE Packages SET Name = 'x'",
        "DROP TABLE Packages",
    ] {
        let refused = database.run_as(reader.name, private).unwrap_err();
        assert!(refused.contains("denied"), "{private}: {refused}");
    }
    assert_eq!(database.run_as(reader.name, "SELECT count(ID) FROM Users").unwrap(), "600\n");
    let output = tempfile::tempdir().unwrap();
    let mut command = aurpress(["build", "--source", &database.url_as(reader.name), "--output"]);
    let outcome = outcome(command.arg(output.path()));
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert_same(&released(&site().output), &released(output.path()));
}
