//! What can go wrong, goes wrong well: the promised exit code, one line that names the thing and a next step, and
//! what was published before still there, byte for byte.

mod away;
mod interrupted;
mod output;
mod restarted;
mod rows;
mod serving;
mod source;

use crate::support::program::{build, outcome};
use crate::support::site::{files, site};
use std::collections::BTreeMap;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a command that must fail with that code; returns the one line that it says.
#[track_caller]
fn fails(command: &mut Command, code: i32, parts: &[&str]) -> String {
    let outcome = outcome(command);
    assert_eq!(outcome.code, Some(code), "{}", outcome.stderr);
    assert_eq!(outcome.stdout, "");
    let lines: Vec<&str> = outcome.stderr.lines().collect();
    assert_eq!(lines.len(), 1, "{}", outcome.stderr);
    assert!(lines[0].starts_with("aurpress: "), "{}", lines[0]);
    for part in parts {
        assert!(lines[0].contains(part), "{part} in: {}", lines[0]);
    }
    lines[0].to_owned()
}

/// An output directory with a release in it.
struct Published {
    directory: tempfile::TempDir,
    before: BTreeMap<String, Vec<u8>>,
}

impl Published {
    /// Builds the sample into a directory that other users may enter.
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        std::fs::set_permissions(directory.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        build(&site().sqlite, &directory.path().join("site"));
        let mut published = Self { directory, before: BTreeMap::new() };
        published.before = published.now();
        published
    }

    /// `--output`.
    fn output(&self) -> PathBuf {
        self.directory.path().join("site")
    }

    /// What readers get now, the index of the release included.
    fn now(&self) -> BTreeMap<String, Vec<u8>> {
        current(&self.output())
    }

    /// The release is the one of the beginning, whole.
    #[track_caller]
    fn assert_untouched(&self) {
        assert_eq!(std::fs::read_link(self.output().join("current")).unwrap(), Path::new("releases/000001"));
        assert!(self.now() == self.before, "the release has changed");
    }
}

/// The current release and its index.
fn current(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let link = std::fs::read_link(output.join("current")).unwrap();
    let mut all = files(&output.join(&link));
    let index = files(&output.join("index").join(link.file_name().unwrap()));
    all.extend(index.into_iter().map(|(path, bytes)| (format!("index/{path}"), bytes)));
    all
}

/// Whether the tests may act for other users and mount file systems.
fn is_root() -> bool {
    std::fs::metadata("/proc/self").unwrap().uid() == 0
}
