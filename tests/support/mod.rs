//! What the integration tests share: the sample data, recorded answers, real servers, a small HTTP client.
//!
//! Servers and tools are real or not there: without `AURPRESS_TEST_MARIADB=mysql://root@127.0.0.1:PORT`,
//! `AURPRESS_TEST_NGINX=1` or `AURPRESS_TEST_STRACE=1` their constructors give `None` and the test has nothing to do.
//! `tests/run` sets all.

#![allow(clippy::unwrap_used)]

pub(crate) mod backend;
pub(crate) mod database;
pub(crate) mod golden;
pub(crate) mod html;
pub(crate) mod http;
pub(crate) mod mariadb;
pub(crate) mod nginx;
pub(crate) mod program;
pub(crate) mod site;
pub(crate) mod strace;
mod tests;
pub(crate) mod varnish;
pub(crate) mod weed;

use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

/// The clock of the sample: nothing in it is newer, and the recorded answers were taken then (Unix seconds).
pub(crate) const NOW: i64 = 1_795_348_800;

/// The sample registry, unpacked into a directory of its own that goes when this is dropped.
pub(crate) struct Sample {
    directory: tempfile::TempDir,
}

impl Sample {
    /// Unpacks `tests/data/aur-small.sqlite.gz`.
    pub(crate) fn unpack() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let sample = Self { directory };
        std::fs::write(sample.sqlite(), gunzip(&data("aur-small.sqlite.gz"))).unwrap();
        sample
    }

    /// The directory, for output beside the database.
    pub(crate) fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// The SQLite file with all of aurweb's tables; a test may change it.
    pub(crate) fn sqlite(&self) -> PathBuf {
        self.directory.path().join("aur.sqlite")
    }
}

/// A file of `tests/data`.
pub(crate) fn data(name: &str) -> PathBuf {
    repository().join("tests/data").join(name)
}

/// The root of the repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The content of a gzip file of one member.
pub(crate) fn gunzip(path: &Path) -> Vec<u8> {
    unpack(&std::fs::read(path).unwrap())
}

/// What one gzip member unpacks to.
pub(crate) fn unpack(packed: &[u8]) -> Vec<u8> {
    let size = u32::from_le_bytes(*packed.last_chunk().unwrap());
    let mut content = vec![0; size as usize];
    let written = libdeflater::Decompressor::new().gzip_decompress(packed, &mut content).unwrap();
    assert_eq!(written, content.len());
    content
}

/// Says, past the capture of test output, that a test had nothing to do.
// `eprintln!` would be captured.
#[allow(clippy::explicit_write)]
pub(crate) fn skipped(what: &str, why: &str) {
    writeln!(std::io::stderr(), "skipped: {what}: {why}").unwrap();
}

/// Says, past the capture of test output, what a test saw.
#[allow(clippy::explicit_write)]
pub(crate) fn measured(what: &str) {
    writeln!(std::io::stderr(), "{what}").unwrap();
}

/// A port on 127.0.0.1 that nothing listens on now.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
