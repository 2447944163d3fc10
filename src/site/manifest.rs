//! The manifest of a release: which files it has, what they hold and what they were made from. An embedded
//! transactional store beside the public tree, committed last, so that what was not recorded is done again.
//!
//! Before files of a base are touched, the base is marked: its inputs become unknown, and every path that may come to
//! exist is listed. A run that is interrupted leaves marked bases, whose files the next run writes or removes.

use super::artefact::Artefact;
use super::release::OutputError;
use crate::model::inputs::Inputs;
use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_128;

/// Base id → inputs and files.
const BASES: TableDefinition<'_, u32, &[u8]> = TableDefinition::new("bases");
/// Path of a file that belongs to no base → its digest and length.
const FILES: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("files");
/// Single values.
const STATE: TableDefinition<'_, &str, u64> = TableDefinition::new("state");

/// Key of the digest of what every page is made from: program, theme, configuration.
const ENVIRONMENT: &str = "environment";
/// Key of the digest of what archives and index are made from.
const REGISTRY: &str = "registry";
/// Key of the number of the newest index generation.
const GENERATION: &str = "generation";

/// Memory for pages of the store.
const CACHE: usize = 16 << 20;

/// One file as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Path below the release's root.
    pub path: String,
    /// XXH3-128 of its content; 0 while the file is being written or removed.
    pub digest: u128,
    /// Its length in bytes.
    pub length: u64,
}

impl FileEntry {
    /// The entry of a file with this content.
    pub fn of(artefact: Artefact) -> Self {
        Self { path: artefact.path, ..Self::of_bytes(&artefact.bytes) }
    }

    /// The entry of this content, without a path.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self { path: String::new(), digest: xxh3_128(bytes), length: bytes.len() as u64 }
    }

    /// The entry of a file that may or may not be there.
    pub fn unknown(path: String) -> Self {
        Self { path, digest: 0, length: 0 }
    }
}

/// What is recorded of a base.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaseEntry {
    /// What its files were made from.
    pub inputs: Inputs,
    /// Its files.
    pub files: Vec<FileEntry>,
}

/// Everything that a manifest says.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Digest of program, theme and configuration.
    pub environment: Option<u64>,
    /// Digest of what archives and index were made from; `None` when they may be half done.
    pub registry: Option<u64>,
    /// Number of the newest index generation.
    pub generation: u64,
    /// By base id.
    pub bases: BTreeMap<u32, BaseEntry>,
    /// Files that belong to no base, by path.
    pub files: BTreeMap<String, FileEntry>,
}

/// Changes of one transaction.
#[derive(Debug, Default)]
pub struct Changes {
    /// New entries; `None` removes one.
    pub bases: Vec<(u32, Option<BaseEntry>)>,
    /// New entries of other files.
    pub files: Vec<FileEntry>,
    /// Other files that are gone.
    pub removed_files: Vec<String>,
    /// The digest of program, theme and configuration.
    pub environment: Option<u64>,
    /// The digest of what archives and index were made from; `Some(None)` marks them as half done.
    pub registry: Option<Option<u64>>,
    /// The number of the newest index generation.
    pub generation: Option<u64>,
}

/// An open manifest; there is one at a time, its owner holds the write lock.
pub struct Manifest {
    path: PathBuf,
    store: Database,
}

impl Manifest {
    /// Makes an empty one; an old file of the name goes.
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn create(path: &Path) -> Result<Self, OutputError> {
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|e| OutputError::at(parent, e))?;
        }
        match std::fs::remove_file(path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(OutputError::at(path, e)),
            _ => {}
        }
        let store = Database::builder().set_cache_size(CACHE).create(path);
        Ok(Self { path: path.to_owned(), store: store.map_err(|e| failed(path, &e.into()))? })
    }

    /// Opens one.
    ///
    /// # Errors
    /// The file is not there or is no manifest.
    pub fn open(path: &Path) -> Result<Self, OutputError> {
        let store = Database::builder().set_cache_size(CACHE).open(path);
        Ok(Self { path: path.to_owned(), store: store.map_err(|e| failed(path, &e.into()))? })
    }

    /// Reads everything.
    ///
    /// # Errors
    /// The store cannot be read, or an entry is damaged.
    pub fn load(&self) -> Result<Known, OutputError> {
        self.read()
            .map_err(|e| failed(&self.path, &e))?
            .ok_or_else(|| OutputError::Manifest { path: self.path.clone(), message: "an entry is damaged".to_owned() })
    }

    fn read(&self) -> Result<Option<Known>, redb::Error> {
        let transaction = self.store.begin_read()?;
        let mut known = Known::default();
        let state = transaction.open_table(STATE)?;
        known.environment = state.get(ENVIRONMENT)?.map(|value| value.value());
        known.registry = state.get(REGISTRY)?.map(|value| value.value());
        known.generation = state.get(GENERATION)?.map_or(0, |value| value.value());
        for row in transaction.open_table(BASES)?.iter()? {
            let (id, bytes) = row?;
            let Some(entry) = decode(bytes.value()) else { return Ok(None) };
            known.bases.insert(id.value(), entry);
        }
        for row in transaction.open_table(FILES)?.iter()? {
            let (path, bytes) = row?;
            let Some((digest, length, [])) = take_file(bytes.value()) else { return Ok(None) };
            known.files.insert(path.value().to_owned(), FileEntry { path: path.value().to_owned(), digest, length });
        }
        Ok(Some(known))
    }

    /// Records changes, all or none, durably.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn commit(&self, changes: &Changes) -> Result<(), OutputError> {
        self.write(changes).map_err(|e| failed(&self.path, &e))
    }

    fn write(&self, changes: &Changes) -> Result<(), redb::Error> {
        let transaction = self.store.begin_write()?;
        {
            let mut bases = transaction.open_table(BASES)?;
            let mut buffer = Vec::new();
            for (id, entry) in &changes.bases {
                let Some(entry) = entry else {
                    bases.remove(id)?;
                    continue;
                };
                buffer.clear();
                encode(entry, &mut buffer);
                bases.insert(id, buffer.as_slice())?;
            }
            let mut files = transaction.open_table(FILES)?;
            for path in &changes.removed_files {
                files.remove(path.as_str())?;
            }
            for file in &changes.files {
                buffer.clear();
                push_file(file, &mut buffer);
                files.insert(file.path.as_str(), buffer.as_slice())?;
            }
            let mut state = transaction.open_table(STATE)?;
            for (key, value) in [(ENVIRONMENT, changes.environment), (GENERATION, changes.generation)] {
                if let Some(value) = value {
                    state.insert(key, value)?;
                }
            }
            match changes.registry {
                Some(Some(value)) => drop(state.insert(REGISTRY, value)?),
                Some(None) => drop(state.remove(REGISTRY)?),
                None => {}
            }
        }
        transaction.commit()?;
        Ok(())
    }
}

fn failed(path: &Path, error: &redb::Error) -> OutputError {
    match error {
        redb::Error::Io(e) => OutputError::at(path, std::io::Error::new(e.kind(), e.to_string())),
        other => OutputError::Manifest { path: path.to_owned(), message: other.to_string() },
    }
}

fn encode(entry: &BaseEntry, out: &mut Vec<u8>) {
    let Inputs { rows, depends, required, comments, clock } = entry.inputs;
    for word in [rows, depends, required, comments, clock] {
        out.extend_from_slice(&word.to_le_bytes());
    }
    for file in &entry.files {
        push_file(file, out);
        // A path is a folder or two and a name of at most 255 bytes each.
        let length = u16::try_from(file.path.len()).unwrap_or(u16::MAX);
        out.extend_from_slice(&length.to_le_bytes());
        out.extend_from_slice(file.path.as_bytes());
    }
}

fn push_file(file: &FileEntry, out: &mut Vec<u8>) {
    out.extend_from_slice(&file.digest.to_le_bytes());
    out.extend_from_slice(&file.length.to_le_bytes());
}

fn decode(bytes: &[u8]) -> Option<BaseEntry> {
    let mut rest = bytes;
    let mut word = || -> Option<u64> {
        let (head, tail) = rest.split_first_chunk()?;
        rest = tail;
        Some(u64::from_le_bytes(*head))
    };
    let (rows, depends, required, comments, clock) = (word()?, word()?, word()?, word()?, word()?);
    let inputs = Inputs { rows, depends, required, comments, clock };
    let mut files = Vec::new();
    while !rest.is_empty() {
        let (digest, length, tail) = take_file(rest)?;
        let (size, tail) = tail.split_first_chunk()?;
        let (path, tail) = tail.split_at_checked(usize::from(u16::from_le_bytes(*size)))?;
        files.push(FileEntry { path: String::from_utf8(path.to_vec()).ok()?, digest, length });
        rest = tail;
    }
    Some(BaseEntry { inputs, files })
}

fn take_file(bytes: &[u8]) -> Option<(u128, u64, &[u8])> {
    let (digest, rest) = bytes.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    Some((u128::from_le_bytes(*digest), u64::from_le_bytes(*length), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str) -> BaseEntry {
        let file = FileEntry { path: path.to_owned(), digest: u128::MAX - 7, length: 12 };
        let inputs = Inputs { rows: 1, depends: 2, required: 3, comments: 4, clock: u64::MAX };
        BaseEntry { inputs, files: vec![file.clone(), FileEntry { path: "pkgbase/ä/1.html".to_owned(), ..file }] }
    }

    #[test]
    fn what_is_committed_is_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("manifest/000001");
        let manifest = Manifest::create(&path).unwrap();
        let home = FileEntry { path: "index.html".to_owned(), digest: 5, length: 6 };
        let first = Changes {
            bases: vec![(1, Some(entry("a"))), (2, Some(entry("b")))],
            files: vec![home.clone()],
            environment: Some(7),
            registry: Some(Some(8)),
            generation: Some(3),
            ..Changes::default()
        };
        manifest.commit(&first).unwrap();
        let second = Changes { bases: vec![(1, None)], registry: Some(None), ..Changes::default() };
        manifest.commit(&second).unwrap();
        drop(manifest);
        let known = Manifest::open(&path).unwrap().load().unwrap();
        assert_eq!(known.bases, BTreeMap::from([(2, entry("b"))]));
        assert_eq!(known.files, BTreeMap::from([("index.html".to_owned(), home)]));
        assert_eq!((known.environment, known.registry, known.generation), (Some(7), None, 3));
    }

    #[test]
    fn a_damaged_entry_is_refused() {
        let mut bytes = Vec::new();
        encode(&entry("packages/a.html"), &mut bytes);
        assert_eq!(decode(&bytes), Some(entry("packages/a.html")));
        for length in [0, 39, bytes.len() - 1] {
            assert_eq!(decode(&bytes[..length]), None, "{length}");
        }
    }

    #[test]
    fn another_file_is_no_manifest() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        assert!(Manifest::open(&path).is_err());
        std::fs::write(&path, "not a manifest").unwrap();
        assert!(Manifest::open(&path).is_err());
    }
}
