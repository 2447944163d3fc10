//! Outputs that cannot be written: 4.

use super::{Published, current, fails, is_root};
use crate::support::program::{aurpress, build, build_command, outcome};
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
    let mut wrapped = Command::new("setpriv");
    wrapped.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(command.get_program());
    wrapped.args(command.get_args()).current_dir("/");
    command.get_envs().filter_map(|(name, value)| Some((name, value?))).for_each(|(name, value)| {
        wrapped.env(name, value);
    });
    wrapped
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
