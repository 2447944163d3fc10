//! The sample as a built site: made once for all tests that only read it.

use super::program::{self, Outcome, Server};
use super::{Sample, repository};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::OnceLock;

/// A built output directory.
pub(crate) struct Site {
    /// The SQLite file it was built from.
    pub(crate) sqlite: PathBuf,
    /// `--output`.
    pub(crate) output: PathBuf,
    /// What the build said.
    pub(crate) outcome: Outcome,
    /// A server over it.
    pub(crate) server: Server,
    /// Ends the server when this process is gone.
    _end: Child,
}

impl Site {
    /// The released tree.
    pub(crate) fn tree(&self) -> PathBuf {
        self.output.join("current")
    }

    /// All pages: path below the tree → HTML.
    pub(crate) fn pages(&self) -> BTreeMap<String, String> {
        let files = files(&self.tree()).into_iter().filter(|(path, bytes)| is_page(path, bytes));
        files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
    }
}

/// A name too long for the ending has a page without it.
fn is_page(path: &str, bytes: &[u8]) -> bool {
    path.ends_with(".html") || bytes.starts_with(b"<!DOCTYPE html>")
}

/// The sample's site.
pub(crate) fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let directory = place();
        let sqlite = directory.join("aur.sqlite");
        std::fs::copy(Sample::unpack().sqlite(), &sqlite).unwrap();
        let output = directory.join("site");
        let outcome = program::build(&sqlite, &output);
        let server = Server::start(&output);
        let end = server.end_with_us();
        Site { sqlite, output, outcome, server, _end: end }
    })
}

/// A directory of this process. Nothing runs at a process's end, so what processes that ended have left goes now.
fn place() -> PathBuf {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
    std::fs::create_dir_all(&parent).unwrap();
    for entry in std::fs::read_dir(&parent).unwrap() {
        let path = entry.unwrap().path();
        let process = Path::new("/proc").join(path.file_name().unwrap());
        if !process.exists() {
            let _ = std::fs::remove_dir_all(path);
        }
    }
    let place = parent.join(std::process::id().to_string());
    std::fs::create_dir(&place).unwrap();
    assert!(!place.starts_with(repository().join("tests")));
    place
}

/// All files below a directory: path with slashes → content. Symlinks are followed for the directory only.
pub(crate) fn files(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![directory.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let entry = entry.unwrap();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                folders.push(entry.path());
            } else {
                assert!(kind.is_file(), "{} is a plain file", entry.path().display());
                let path = entry.path().strip_prefix(directory).unwrap().to_str().unwrap().to_owned();
                found.insert(path, std::fs::read(entry.path()).unwrap());
            }
        }
    }
    found
}
