//! `watch` and `update`: changes are published when asked for, and by themselves.

use super::{Registry, done, snapshot};
use crate::support::database::change;
use crate::support::program::{Outcome, aurpress, outcome, until, wait};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running `aurpress watch`; it is killed when this is dropped.
pub(super) struct Watch(Child);

impl Watch {
    pub(super) fn start(registry: &Registry, interval: &str) -> Self {
        let mut command = registry.command(&["watch", "--interval", interval], &registry.output());
        let watch = Self(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        until("the first release", || registry.output().join("current").exists());
        watch
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub(super) fn update(registry: &Registry, names: &[&str]) -> Outcome {
    let mut command = aurpress(["update"]);
    outcome(command.args(names).arg("--output").arg(registry.output()))
}

const PUSH: &str = "UPDATE Packages SET Version = '55-5' WHERE Name = 'nasty-hub'";

#[test]
fn an_update_is_done_by_the_watch_that_runs() {
    let registry = Registry::new();
    let mut watch = Watch::start(&registry, "100000");
    change(&registry.sample.sqlite(), PUSH);
    let updated = update(&registry, &["nasty-hub", "no-such-name"]);
    assert_eq!(updated.code, Some(0), "{}", updated.stderr);
    assert!(updated.stderr.starts_with("release 000001: "), "{}", updated.stderr);
    let page = &snapshot(&registry.output())["packages/nasty-hub.html"];
    assert!(String::from_utf8_lossy(page).contains("55-5"));
    registry.assert_exact_but_lists("updated by watch");
    let second = outcome(&mut registry.command(&["watch"], &registry.output()));
    assert_eq!(second.code, Some(4));
    assert!(second.stderr.contains("another `aurpress watch` runs here"), "{}", second.stderr);
    assert!(Command::new("kill").arg(watch.0.id().to_string()).status().unwrap().success());
    assert!(wait(&mut watch.0, Duration::from_secs(60)).unwrap().success(), "a signal ends it well");
    assert!(!registry.output().join("socket").exists());
}

#[test]
fn an_update_without_a_watch_is_done_at_once() {
    let registry = Registry::new();
    registry.amend();
    change(&registry.sample.sqlite(), PUSH);
    assert_eq!(update(&registry, &["nasty-hub"]).code, Some(2), "it needs a source");
    done(&mut registry.command(&["update", "nasty-hub"], &registry.output()));
    registry.assert_exact_but_lists("updated");
}

#[test]
fn what_nobody_tells_of_is_found_and_a_source_that_goes_away_comes_back() {
    let registry = Registry::new();
    let watch = Watch::start(&registry, "1");
    let shows = |text: &str| {
        let page = std::fs::read_to_string(registry.output().join("current/packages/nasty-hub.html"));
        page.is_ok_and(|page| page.contains(text))
    };
    change(&registry.sample.sqlite(), PUSH);
    until("the push is found", || shows("55-5"));
    let (here, away) = (registry.sample.sqlite(), registry.sample.directory().join("away"));
    std::fs::rename(&here, &away).unwrap();
    until("the source is missed", || update(&registry, &["x"]).stderr.contains("could not update"));
    assert!(shows("55-5"), "what was published stays");
    change(&away, "ALTER TABLE Packages RENAME COLUMN Version TO Versio");
    std::fs::rename(&away, &here).unwrap();
    until("the schema is missed", || update(&registry, &["x"]).stderr.contains("Packages"));
    change(&here, "ALTER TABLE Packages RENAME COLUMN Versio TO Version; UPDATE Packages SET Version = '66-6'");
    until("it goes on by itself", || shows("66-6"));
    drop(watch);
    registry.check("after all that");
}
