//! Outputs that cannot be written: 4.

use super::{Published, current, fails, is_root};
use crate::incremental::is_list;
use crate::support::database::change;
use crate::support::program::{Outcome, aurpress, build, build_command, outcome, wrapped};
use crate::support::site::site;
use crate::support::skipped;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

#[test]
fn an_output_below_a_file() {
    let published = Published::new();
    let below = published.output().join("current/index.html/site");
    fails(&mut build_command(&site().sqlite, &below), 4, &["index.html/site", "Not a directory", "current release"]);
    let file = published.output().join("current/index.html");
    fails(&mut build_command(&site().sqlite, &file), 4, &["index.html"]);
    published.assert_untouched();
}

/// The program for a user who owns nothing.
fn as_nobody(command: &Command) -> Command {
    wrapped(command, "setpriv", &["--reuid=65534", "--regid=65534", "--clear-groups"])
}

#[test]
fn an_output_of_another_user() {
    let published = Published::new();
    let database = published.directory.path().join("aur.sqlite");
    std::fs::copy(&site().sqlite, &database).unwrap();
    std::fs::set_permissions(&database, std::fs::Permissions::from_mode(0o644)).unwrap();
    let parts = ["site", "Permission denied", "choose an --output directory"];
    if is_root() {
        let mut command = as_nobody(&build_command(&database, &published.output()));
        if !outcome(as_nobody(&aurpress(["--version"])).stdin(std::process::Stdio::null()))
            .stdout
            .starts_with("aurpress")
        {
            return skipped("an output of another user", "other users may not run the program");
        }
        fails(&mut command, 4, &parts);
    } else {
        let read_only = |mode| std::fs::set_permissions(published.output(), std::fs::Permissions::from_mode(mode));
        std::fs::remove_file(published.output().join("lock")).unwrap();
        read_only(0o555).unwrap();
        fails(&mut build_command(&database, &published.output()), 4, &parts);
        read_only(0o755).unwrap();
    }
    published.assert_untouched();
}

/// A file system in memory; unmounted when dropped.
struct Mounted<'a>(&'a Path);

impl<'a> Mounted<'a> {
    fn at(path: &'a Path) -> Option<Self> {
        let mut mount = Command::new("mount");
        let done = outcome(mount.args(["-t", "tmpfs", "-o", "size=256m", "tmpfs"]).arg(path));
        (done.code == Some(0)).then_some(Self(path))
    }

    /// Leaves `spare` bytes beyond what is used.
    fn leave(&self, spare: u64) {
        let facts = rustix::fs::statvfs(self.0).unwrap();
        let size = (facts.f_blocks - facts.f_bfree) * facts.f_frsize + spare;
        let mut mount = Command::new("mount");
        let done = outcome(mount.args(["-o", &format!("remount,size={size}")]).arg(self.0));
        assert_eq!(done.code, Some(0), "{}", done.stderr);
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let done = Command::new("umount").arg(self.0).status().unwrap();
        assert!(done.success() || std::thread::panicking());
    }
}

#[test]
fn a_full_file_system() {
    let directory = tempfile::tempdir().unwrap();
    let Some(mounted) = is_root().then(|| Mounted::at(directory.path())).flatten() else {
        return skipped("a full file system", "only root may mount one");
    };
    let output = directory.path().join("site");
    build(&site().sqlite, &output);
    let before = current(&output);
    for spare in [0, 64 << 10, 1 << 20, 3 << 20] {
        mounted.leave(spare);
        fails(&mut build_command(&site().sqlite, &output), 4, &["No space left", "free some space"]);
        assert!(current(&output) == before, "the release has changed");
        assert_eq!(std::fs::read_link(output.join("current")).unwrap(), Path::new("releases/000001"));
        mounted.leave(64 << 20);
        let unfinished = std::fs::read_dir(output.join("releases")).unwrap().count();
        assert!(unfinished <= 2, "failed builds do not pile up");
    }
    build(&site().sqlite, &output);
    assert!(current(&output).keys().eq(before.keys()), "with space it goes on");
}

/// An update of a package that changes with each round.
fn update(database: &Path, output: &Path, round: usize) -> Outcome {
    change(database, &format!("UPDATE Packages SET Version = 'round.{round}-1' WHERE Name = 'nasty-hub'"));
    let mut command = aurpress(["update", "nasty-hub", "--quiet", "--source"]);
    outcome(command.arg(format!("sqlite:{}", database.display())).arg("--output").arg(output))
}

/// What readers can be served is whole, whether it is old or new.
#[track_caller]
fn assert_whole(output: &Path) {
    let checked = outcome(aurpress(["check", "--output"]).arg(output));
    assert_eq!((checked.code, checked.stdout.as_str()), (Some(0), ""), "{}", checked.stderr);
}

#[test]
fn updates_on_a_full_file_system() {
    let directory = tempfile::tempdir().unwrap();
    let Some(mounted) = is_root().then(|| Mounted::at(directory.path())).flatten() else {
        return skipped("updates on a full file system", "only root may mount one");
    };
    let elsewhere = tempfile::tempdir().unwrap();
    let (output, database) = (directory.path().join("site"), elsewhere.path().join("aur.sqlite"));
    std::fs::copy(&site().sqlite, &database).unwrap();
    build(&database, &output);
    let mut failed = 0;
    for (round, spare) in [0, 16 << 10, 64 << 10, 200 << 10, 400 << 10, 800 << 10, 2 << 20].into_iter().enumerate() {
        mounted.leave(spare);
        let updated = update(&database, &output, round);
        if updated.code != Some(0) {
            failed += 1;
            assert_eq!(updated.code, Some(4), "{spare} bytes left: {}", updated.stderr);
            assert!(updated.stderr.contains("No space left"), "{spare} bytes left: {}", updated.stderr);
        }
        mounted.leave(64 << 20);
        assert_whole(&output);
        assert_eq!(update(&database, &output, round).code, Some(0), "with space it goes on");
        let page = std::fs::read_to_string(output.join("current/packages/nasty-hub.html")).unwrap();
        assert!(page.contains(&format!("round.{round}-1")));
    }
    assert!(failed >= 2, "{failed}");
    let fresh = elsewhere.path().join("fresh");
    build(&database, &fresh);
    let pages = |output: &Path| {
        let mut pages = crate::support::site::files(&output.join("current"));
        // Lists and search pack are made by runs over everything alone.
        pages.retain(|path, _| !is_list(path) && !path.starts_with("static/search/"));
        pages
    };
    assert!(pages(&output) == pages(&fresh), "it is what a build from nothing makes");
}

#[test]
fn updates_of_another_user() {
    let published = Published::new();
    let database = published.directory.path().join("aur.sqlite");
    std::fs::copy(&site().sqlite, &database).unwrap();
    std::fs::set_permissions(&database, std::fs::Permissions::from_mode(0o644)).unwrap();
    let mut command = aurpress(["update", "nasty-hub", "--source"]);
    command.arg(format!("sqlite:{}", database.display())).arg("--output").arg(published.output());
    if !is_root()
        || !outcome(as_nobody(&aurpress(["--version"])).stdin(std::process::Stdio::null()))
            .stdout
            .starts_with("aurpress")
    {
        return skipped("updates of another user", "only root may run the program as another user");
    }
    change(&database, "UPDATE Packages SET Version = '9-9' WHERE Name = 'nasty-hub'");
    fails(&mut as_nobody(&command), 4, &["site", "Permission denied", "choose an --output directory"]);
    published.assert_untouched();
}
