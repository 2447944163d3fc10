//! Sources that cannot be read: 3; options that cannot be understood: 2.

use super::{Published, fails};
use crate::support::database::change;
use crate::support::mariadb::Database;
use crate::support::program::{aurpress, build_command};
use crate::support::site::site;
use crate::support::{free_port, skipped};
use std::path::{Path, PathBuf};
use std::process::Command;

fn from(source: &str, output: &Path) -> Command {
    let mut command = aurpress(["build", "--source", source, "--output"]);
    command.arg(output);
    command
}

/// The sample with a change.
fn changed(directory: &Path, sql: &str) -> PathBuf {
    let path = directory.join("changed.sqlite");
    std::fs::copy(&site().sqlite, &path).unwrap();
    change(&path, sql);
    path
}

#[test]
fn sqlite_files_that_are_none() {
    let published = Published::new();
    let (output, directory) = (published.output(), published.directory.path());
    fails(&mut build_command(Path::new("/no/such.sqlite"), &output), 3, &["/no/such.sqlite: no such file", "import"]);
    fails(&mut build_command(directory, &output), 3, &[directory.to_str().unwrap(), "--source"]);
    let text = directory.join("text.sqlite");
    std::fs::write(&text, "this is a text and no database, though long enough to be a header of one").unwrap();
    fails(&mut build_command(&text, &output), 3, &["text.sqlite", "not a database", "check the address"]);
    let empty = directory.join("empty.sqlite");
    std::fs::write(&empty, "").unwrap();
    fails(&mut build_command(&empty, &output), 3, &["empty.sqlite", "no such table", "is this aurweb's database"]);
    let mut cut = std::fs::read(&site().sqlite).unwrap();
    cut.truncate(cut.len() / 2);
    std::fs::write(&text, cut).unwrap();
    fails(&mut build_command(&text, &output), 3, &["text.sqlite", "malformed"]);
    published.assert_untouched();
}

#[test]
fn sqlite_files_without_a_table_or_a_column() {
    let published = Published::new();
    let output = published.output();
    for (sql, parts) in [
        ("DROP TABLE Packages", ["Packages", "no such table"]),
        ("DROP TABLE OfficialProviders", ["OfficialProviders", "no such table"]),
        ("ALTER TABLE PackageBases DROP COLUMN FlaggerComment", ["PackageBases", "FlaggerComment"]),
        ("ALTER TABLE PackageComments DROP COLUMN DelTS", ["PackageComments", "DelTS"]),
    ] {
        let path = changed(published.directory.path(), sql);
        let line = fails(&mut build_command(&path, &output), 3, &parts);
        assert!(line.contains("changed.sqlite") && line.contains("aurpress grants"), "{line}");
        published.assert_untouched();
    }
}

#[test]
fn servers_that_do_not_answer() {
    let published = Published::new();
    let nobody = format!("mysql://me:s3cret@127.0.0.1:{}/AUR", free_port());
    let line = fails(&mut from(&nobody, &published.output()), 3, &["mysql://me@127.0.0.1", "cannot connect", "check"]);
    assert!(!line.contains("s3cret"), "{line}");
    let unknown = "mysql://me:s3cret@no-such-host.invalid/AUR";
    let line = fails(&mut from(unknown, &published.output()), 3, &["no-such-host.invalid", "check the address"]);
    assert!(!line.contains("s3cret"), "{line}");
    published.assert_untouched();
}

#[test]
fn accounts_that_may_not_read() {
    let Some(database) = Database::load(&site().sqlite, "failures") else {
        return skipped("refusals of MariaDB", "AURPRESS_TEST_MARIADB is not set");
    };
    let published = Published::new();
    database.run("CREATE OR REPLACE USER 'failures_nothing'@'%' IDENTIFIED BY 'right'");
    database.run("GRANT SELECT ON failures.Users TO 'failures_nothing'@'%'");
    let url = database.url_as("failures_nothing:wr0ng");
    let line = fails(&mut from(&url, &published.output()), 3, &["failures_nothing@", "denied", "the password"]);
    assert!(!line.contains("wr0ng"), "{line}");
    let url = database.url_as("failures_nothing:right");
    fails(&mut from(&url, &published.output()), 3, &["PackageBases", "denied", "aurpress grants"]);
    let elsewhere = database.url().replace("/failures", "/no_such_database");
    fails(&mut from(&elsewhere, &published.output()), 3, &["no_such_database", "check the address"]);
    database.run("ALTER TABLE Packages DROP COLUMN URL");
    fails(&mut from(&database.url(), &published.output()), 3, &["Packages", "URL", "aurpress grants"]);
    database.run("DROP USER 'failures_nothing'@'%'");
    published.assert_untouched();
}

#[test]
fn options_that_cannot_be_understood() {
    let published = Published::new();
    let output = published.output();
    let build = || build_command(&site().sqlite, &output);
    for source in ["", "sqlite:", "postgres://me@host/AUR", "mysql://me@host"] {
        fails(&mut from(source, &output), 2, &["source", "expected sqlite:FILE or mysql://"]);
    }
    fails(&mut aurpress(["build", "--output", "/nowhere"]), 2, &["no source", "--source"]);
    for epoch in ["tomorrow", "", "1e9", "99999999999999999999"] {
        fails(build().env("SOURCE_DATE_EPOCH", epoch), 2, &["SOURCE_DATE_EPOCH", epoch]);
    }
    fails(build().args(["--keep-releases", "few"]), 2, &["--keep-releases", "few", "number"]);
    fails(build().args(["--site-url", "javascript:x"]), 2, &["site_url", "http(s) address"]);
    fails(build().env("AURPRESS_MIRROR", "maybe"), 2, &["AURPRESS_MIRROR", "neither true nor false"]);
    let file = published.directory.path().join("my.toml");
    for (toml, parts) in [
        ("ouput = \"x\"", ["ouput", "did you mean \"output\"?"]),
        ("keep_release = 1", ["keep_release", "did you mean \"keep_releases\"?"]),
        ("output = ", ["my.toml", "output"]),
        ("mirror = 5", ["my.toml", "boolean"]),
    ] {
        std::fs::write(&file, toml).unwrap();
        fails(build().arg("--config").arg(&file), 2, &parts);
        fails(aurpress(["serve", "--config"]).arg(&file), 2, &parts);
    }
    fails(build().args(["--config", "/no/such.toml"]), 2, &["/no/such.toml", "No such file"]);
    published.assert_untouched();
}
