//! Runs that end, or that the disk fails, at one of the calls that change files: readers see a whole site, and the next
//! run makes good what was left undone.

use super::{Registry, changed, done, is_list, snapshot};
use crate::support::database::change;
use crate::support::program::{aurpress, copy_tree};
use crate::support::strace::{Fault, Point, Strace, spread, steps};
use crate::support::{measured, skipped};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

/// A package changes, one comes, one goes, and one is provided by another.
const CHANGES: &str = "\
    UPDATE Packages SET Version = '77-7' WHERE Name = 'nasty-hub'; \
    INSERT INTO PackageBases SELECT 800001, 'brand-new', 0, 0, PopularityUpdated, NULL, '', 1795000000, 1795000000, NULL, \
        5, 5, 5 FROM PackageBases WHERE Name = 'nasty-hub'; \
    INSERT INTO Packages VALUES (800001, 800001, 'brand-new', '1-1', 'new words', NULL); \
    INSERT INTO PackageDepends VALUES (800001, 1, 'nasty-hub', '', '', ''); \
    INSERT INTO PackageComments SELECT 8000001, 800001, 5, 'says', '', 1795200000, NULL, NULL, NULL, NULL, 0; \
    DELETE FROM Packages WHERE PackageBaseID = (SELECT ID FROM PackageBases WHERE Name = 'nasty-comments'); \
    DELETE FROM PackageComments WHERE PackageBaseID = (SELECT ID FROM PackageBases WHERE Name = 'nasty-comments'); \
    DELETE FROM PackageBases WHERE Name = 'nasty-comments';";

/// What is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Names, with an amended index.
    Update,
    /// One name, by one thread: each call is met.
    One,
    /// A change in place of all that changed.
    Build,
    /// A new release.
    Fresh,
    /// The release before.
    Rollback,
}

/// An output of two releases, and what it is to become.
struct Prepared {
    registry: Registry,
    /// The output as every run finds it.
    before: PathBuf,
    names: BTreeSet<String>,
    after: BTreeMap<String, Vec<u8>>,
}

impl Prepared {
    fn new() -> Self {
        let registry = Registry::new();
        for _ in 0..2 {
            done(&mut registry.command(&["build", "--fresh"], &registry.output()));
        }
        let before = registry.sample.directory().join("before");
        std::fs::rename(registry.output(), &before).unwrap();
        let rows = registry.rows();
        change(&registry.sample.sqlite(), CHANGES);
        let names = changed(&rows, &registry.rows());
        assert_eq!(names.len(), 3, "{names:?}");
        let after = registry.rebuilt();
        Self { registry, before, names, after }
    }

    /// The output as it was.
    fn restore(&self) {
        copy_tree(&self.before, &self.registry.output());
    }

    fn command(&self, kind: Kind) -> Command {
        let output = self.registry.output();
        match kind {
            Kind::Build => self.registry.command(&["build", "--quiet"], &output),
            Kind::Fresh => self.registry.command(&["build", "--fresh", "--quiet", "--keep-releases", "1"], &output),
            Kind::Rollback => {
                let mut command = aurpress(["rollback", "--output"]);
                command.arg(output);
                command
            }
            Kind::One => self.registry.command(&["update", "--quiet", "nasty-hub"], &output),
            Kind::Update => {
                let mut arguments = vec!["update", "--quiet"];
                arguments.extend(self.names.iter().map(String::as_str));
                self.registry.command(&arguments, &output)
            }
        }
    }

    /// One run that meets a fault, and what follows. Returns whether the fault ended it.
    fn meet(&self, strace: &Strace, kind: Kind, point: Point, fault: Fault) -> bool {
        let what = format!("{kind:?}, {fault:?} at {point:?}");
        self.restore();
        let ended = strace.run(&self.command(kind), point, fault);
        let is_ended = ended.code != Some(0);
        match fault {
            _ if !is_ended => {}
            Fault::Kill => assert_eq!(ended.code, None, "{what}: {}", ended.stderr),
            Fault::Full | Fault::Broken => {
                assert_eq!(ended.code, Some(4), "{what}: {}", ended.stderr);
                assert!(ended.stderr.contains(fault.said()), "{what}: {}", ended.stderr);
                assert_eq!(ended.stderr.lines().count(), 1, "{what}: {}", ended.stderr);
            }
        }
        self.registry.check(&what);
        if kind == Kind::Update && is_ended {
            done(&mut self.command(kind));
            self.registry.check(&what);
            self.assert_after(&format!("{what}, then the update"), |path| !is_list(path));
        }
        self.registry.amend();
        self.assert_after(&what, |_| true);
        self.registry.check(&what);
        is_ended
    }

    fn assert_after(&self, what: &str, counts: impl Fn(&str) -> bool) {
        let now = snapshot(&self.registry.output());
        let paths: BTreeSet<&String> = now.keys().chain(self.after.keys()).collect();
        let differ: Vec<_> =
            paths.into_iter().filter(|path| counts(path) && now.get(*path) != self.after.get(*path)).collect();
        assert!(differ.is_empty(), "{what}: {differ:?}");
    }
}

/// All kinds of runs, with a fault at some or all of their points.
fn meet_all(fault: Fault, seed: u64) {
    let Some(strace) = Strace::find() else {
        return skipped(&format!("runs that meet {fault:?}"), "AURPRESS_TEST_STRACE is not 1");
    };
    let (prepared, most) = (Prepared::new(), steps());
    for kind in [Kind::One, Kind::Update, Kind::Build, Kind::Fresh, Kind::Rollback] {
        prepared.restore();
        let points = strace.points(&prepared.command(kind));
        let chosen = spread(&points, most, seed);
        let (ended, others): (Vec<Point>, Vec<Point>) =
            chosen.iter().copied().partition(|point| prepared.meet(&strace, kind, *point, fault));
        let ended = ended.len();
        measured(&format!(
            "{kind:?}: {fault:?} at {} of {} points ended {ended} runs, not at {others:?}",
            chosen.len(),
            points.len()
        ));
        // How many calls a run has differs a little from one to the next.
        assert!(fault != Fault::Kill || ended * 4 >= chosen.len() * 3, "{kind:?}: {ended} of {chosen:?}");
        // What a failing disk does not end goes on without it: links become copies, what cannot go yet goes later.
        assert!(ended > 0 || kind == Kind::Rollback, "{kind:?}: nothing met {fault:?} at {chosen:?}");
    }
}

#[test]
fn a_run_that_is_killed_at_any_call_is_made_good() {
    meet_all(Fault::Kill, 1);
}

#[test]
fn a_run_that_finds_the_disk_full_at_any_call_says_so_and_is_made_good() {
    meet_all(Fault::Full, 2);
}

#[test]
fn a_run_that_the_disk_fails_at_any_call_says_so_and_is_made_good() {
    meet_all(Fault::Broken, 3);
}
