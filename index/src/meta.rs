//! `meta.json`: what a generation consists of, with the length and digest of every file.

use crate::{OpenError, SCHEMA_VERSION, WriteError};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use xxhash_rust::xxh3::Xxh3;

/// Name of the file that makes a directory a generation.
pub(crate) const META: &str = "meta.json";
/// Columns, orders, bases.
pub(crate) const PACKAGES: &str = "packages.bin";
/// Substring indexes of names, descriptions and base names.
pub(crate) const TEXT: &str = "text.bin";
/// Exact lookups.
pub(crate) const TERMS: &str = "terms.bin";
/// Pre-serialised JSON.
pub(crate) const FRAGMENTS: &str = "fragments.bin";
/// Directory of the full-text index.
pub(crate) const FULL_TEXT: &str = "fulltext";

/// What an amended generation has beside the files of its base.
pub(crate) const DELTA: &str = "delta.bin";

/// Contents of `meta.json`; of an amended generation the counts are those of its base.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Meta {
    pub(crate) schema_version: u32,
    pub(crate) documents: u32,
    pub(crate) bases: u32,
    pub(crate) files: Vec<FileMeta>,
}

/// One file of the generation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileMeta {
    /// Path inside the generation, with `/`.
    pub(crate) name: String,
    pub(crate) bytes: u64,
    /// XXH3, 64 bits, 16 hexadecimal digits.
    pub(crate) xxh3: String,
}

/// The one member that every version of `meta.json` has.
#[derive(Deserialize)]
struct AnyVersion {
    schema_version: u32,
}

impl FileMeta {
    pub(crate) fn new(name: &str, bytes: u64, digest: u64) -> Self {
        Self { name: name.to_owned(), bytes, xxh3: format!("{digest:016x}") }
    }

    /// Compares the file with what is known of it.
    pub(crate) fn check(&self, dir: &Path) -> Result<(), OpenError> {
        let path = dir.join(&self.name);
        let mut file = File::open(&path).map_err(|e| OpenError::io(&path, e))?;
        let length = file.metadata().map_err(|e| OpenError::io(&path, e))?.len();
        if length != self.bytes {
            let reason = format!("it has {length} bytes where {} were written", self.bytes);
            return Err(OpenError::damaged(&path, reason));
        }
        let (_, digest) = digest(&mut file).map_err(|e| OpenError::io(&path, e))?;
        if format!("{digest:016x}") != self.xxh3 {
            return Err(OpenError::damaged(&path, "its digest is not that of what was written"));
        }
        Ok(())
    }
}

impl Meta {
    /// Reads `meta.json`, and looks at no other file.
    pub(crate) fn read(dir: &Path) -> Result<Self, OpenError> {
        let path = dir.join(META);
        let bytes = fs::read(&path).map_err(|e| OpenError::io(&path, e))?;
        let damaged = |e: serde_json::Error| OpenError::damaged(&path, e.to_string());
        let AnyVersion { schema_version } = serde_json::from_slice(&bytes).map_err(damaged)?;
        if schema_version != SCHEMA_VERSION {
            let (found, expected) = (schema_version, SCHEMA_VERSION);
            return Err(OpenError::Version { path, found, expected });
        }
        let meta: Self = serde_json::from_slice(&bytes).map_err(damaged)?;
        meta.check_names(&path)?;
        Ok(meta)
    }

    /// The files but for the amendment.
    pub(crate) fn base_files(&self) -> impl Iterator<Item = &FileMeta> {
        self.files.iter().filter(|file| file.name != DELTA)
    }

    /// The amendment, if there is one.
    pub(crate) fn delta(&self) -> Option<&FileMeta> {
        self.files.iter().find(|file| file.name == DELTA)
    }

    /// Tells contents apart: the digest of all digests.
    pub(crate) fn digest(&self) -> u64 {
        let mut digest = Xxh3::new();
        self.files.iter().for_each(|file| digest.update(file.xxh3.as_bytes()));
        digest.digest()
    }

    /// The four files of our own must be named, and besides them only an amendment and files of the full-text index.
    fn check_names(&self, path: &Path) -> Result<(), OpenError> {
        let own = [FRAGMENTS, PACKAGES, TERMS, TEXT];
        for name in own {
            if !self.files.iter().any(|file| file.name == name) {
                return Err(OpenError::damaged(path, format!("it does not name {name}")));
            }
        }
        let foreign = |name: &str| {
            let inner = name.strip_prefix(FULL_TEXT).and_then(|rest| rest.strip_prefix('/'));
            !own.contains(&name)
                && name != DELTA
                && inner.is_none_or(|inner| inner.contains(['/', '\\']) || inner == "..")
        };
        match self.files.iter().find(|file| foreign(&file.name)) {
            Some(file) => Err(OpenError::damaged(path, format!("it names {:?}", file.name))),
            None => Ok(()),
        }
    }

    fn bytes(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Writes and syncs `meta.json` under its final name, then the directory.
    pub(crate) fn write(&self, dir: &Path) -> Result<u64, WriteError> {
        let path = dir.join(META);
        let temporary = dir.join("meta.json.tmp");
        let bytes = self.bytes().map_err(|e| WriteError::io(&path, e.into()))?;
        let write = || {
            let mut file = File::create(&temporary)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(&temporary, &path)?;
            File::open(dir)?.sync_all()
        };
        write().map_err(|e| WriteError::io(&path, e))?;
        Ok(bytes.len() as u64)
    }
}

/// Length and digest of what a reader gives.
pub(crate) fn digest(reader: &mut impl Read) -> std::io::Result<(u64, u64)> {
    let mut digest = Xxh3::new();
    let mut buffer = vec![0; 256 * 1024];
    let mut length = 0;
    loop {
        let read = reader.read(&mut buffer)?;
        if read == 0 {
            return Ok((length, digest.digest()));
        }
        digest.update(&buffer[..read]);
        length += read as u64;
    }
}
