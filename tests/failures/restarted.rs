//! A MariaDB server that is ended, in order or by a crash, and started again: in mid-build, in mid-update and under a watch;
//! and one whose schema changes meanwhile.

use super::away::{Watch, build, done};
use super::{Published, fails};
use crate::support::mariadb::{Database, Server};
use crate::support::program::{aurpress, outcome, until};
use crate::support::site::site;
use crate::support::skipped;
use std::path::Path;
use std::process::{Command, Stdio};

/// How a server ends.
type End = fn(&Server);

fn push(database: &Database, version: &str) {
    database.run(&format!("UPDATE Packages SET Version = '{version}' WHERE Name = 'nasty-hub'"));
}

fn shows(output: &Path, version: &str) -> bool {
    std::fs::read_to_string(output.join("current/packages/nasty-hub.html")).unwrap().contains(version)
}

fn update(url: &str, output: &Path) -> Command {
    let mut command = aurpress(["update", "nasty-hub", "--quiet", "--source", url, "--output"]);
    command.arg(output);
    command
}

/// Runs a command whose server ends while it reads the table; it must fail as for a source that cannot be read.
fn ended_while_reading(server: &Server, database: &Database, end: End, command: &mut Command, table: &str) {
    let held = database.hold(table);
    let running = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    database.until_waited_for();
    end(server);
    let ended = running.wait_with_output().unwrap();
    drop(held);
    let said = String::from_utf8_lossy(&ended.stderr);
    assert_eq!((ended.status.code(), said.lines().count()), (Some(3), 1), "{said}");
    assert!(said.contains("mysql://root@127.0.0.1"), "{said}");
}

#[test]
fn servers_that_end_under_builds_updates_and_a_watch() {
    let Some(server) = Server::start() else {
        return skipped("a MariaDB that is ended and started", "AURPRESS_TEST_MARIADB is not set");
    };
    let database = server.load(&site().sqlite, "restarted");
    let (url, mut published) = (database.url(), Published::new());
    done(&mut build(&url, &published, false));
    published.before = published.now();
    push(&database, "81-1");
    let runs: [(End, Command, &str); 3] = [
        (Server::kill, build(&url, &published, true), "PackageComments"),
        (Server::halt, build(&url, &published, false), "PackageDepends"),
        (Server::kill, update(&url, &published.output()), "PackageSources"),
    ];
    for (end, mut command, table) in runs {
        ended_while_reading(&server, &database, end, &mut command, table);
        published.assert_untouched();
        fails(&mut build(&url, &published, false), 3, &["mysql://root@127.0.0.1", "check"]);
        published.assert_untouched();
        server.start_again();
    }
    done(&mut update(&url, &published.output()));
    assert!(shows(&published.output(), "81-1"));
    under_a_watch(&server, &database, &published.output());
}

/// The watch is asked while the server is gone, and goes on by itself when it is back.
fn under_a_watch(server: &Server, database: &Database, output: &Path) {
    let watch = Watch::start(&database.url(), output);
    let asked = || outcome(aurpress(["update", "nasty-hub", "--output"]).arg(output));
    push(database, "82-0");
    until("the watch looks", || shows(output, "82-0"));
    let ends: [End; 2] = [Server::kill, Server::halt];
    for (round, end) in (1..).zip(ends) {
        // A run that is under way waits for the table; what is pushed now nobody has seen when the server ends.
        let held = database.hold("PackageKeywords");
        database.until_waited_for();
        push(database, &format!("82-{round}"));
        end(server);
        drop(held);
        let missed = asked();
        assert!(missed.code != Some(0) && missed.stderr.contains("could not update"), "{}", missed.stderr);
        assert!(missed.stderr.contains("mysql://root@127.0.0.1"), "{}", missed.stderr);
        server.start_again();
        until("it goes on by itself", || shows(output, &format!("82-{round}")));
    }
    database.run("ALTER TABLE Packages RENAME COLUMN Version TO Versio");
    until("the schema is missed", || asked().stderr.contains("Packages"));
    assert!(shows(output, "82-2"), "what was published stays");
    database.run("ALTER TABLE Packages RENAME COLUMN Versio TO Version");
    push(database, "82-9");
    until("it goes on with the schema", || shows(output, "82-9"));
    drop(watch);
    let checked = outcome(aurpress(["check", "--output"]).arg(output));
    assert_eq!((checked.code, checked.stdout.as_str()), (Some(0), ""), "{}", checked.stderr);
}
