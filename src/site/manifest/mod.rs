//! The manifest of a release: which files it has, what they hold and what they were made from. An embedded
//! transactional store beside the public tree, committed last, so that what was not recorded is done again.
//!
//! Before files of a base are touched, the base is marked: its inputs become unknown, and every path that may come to
//! exist is listed. A run that is interrupted leaves marked bases, whose files the next run writes or removes.

mod code;
mod write;

use super::artefact::Artefact;
use super::release::OutputError;
use crate::model::facts::LedgerRow;
use crate::model::inputs::Inputs;
use crate::render::compress::PartEntry;
use code::{decode, decode_sheet, decode_table, take_file};
use redb::{Database, ReadTransaction, ReadableDatabase, ReadableTable, ReadableTableMetadata, TableDefinition};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_128;

/// Base id → inputs and files.
const BASES: TableDefinition<'_, u32, &[u8]> = TableDefinition::new("bases");
/// Path of a file that belongs to no base → its digest and length.
const FILES: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("files");
/// Base id → what it means to others, as [`crate::model::facts::Facts`] are encoded.
const FACTS: TableDefinition<'_, u32, &[u8]> = TableDefinition::new("facts");
/// `p/` and a package's name, or `b/` and a base's → id of the base whose pages these are.
const NAMES: TableDefinition<'_, &str, u32> = TableDefinition::new("names");
/// Base id / [`SHEET`] → ids and rows of the bases there, for questions about all bases.
const LEDGER: TableDefinition<'_, u32, &[u8]> = TableDefinition::new("ledger");
/// Archive → its parts.
const ARCHIVES: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("archives");
/// Single values.
const STATE: TableDefinition<'_, &str, u64> = TableDefinition::new("state");

/// Key of the digest of what every page is made from: program, theme, configuration.
const ENVIRONMENT: &str = "environment";
/// Keys of the digests of what archives and index are made from, and of the numbers of accounts.
const REGISTRY: [&str; 5] = ["registry", "users", "official", "accounts", "maintainers"];
/// Key of the settings that a build may be given as flags.
const GIVEN: &str = "given";
/// Key of the digest of what the lists were made from.
const LISTS: &str = "lists";
/// Key of the number of the newest index generation.
const GENERATION: &str = "generation";

/// Ids of bases that share a row of the ledger.
const SHEET: u32 = 512;

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

    /// Whether it is such an entry.
    pub fn is_unknown(&self) -> bool {
        (self.digest, self.length) == (0, 0)
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

/// What archives and index are made from: digests that change with single bases, and the accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    /// Sum over the rows of all bases.
    pub bases: u64,
    /// Digest of all accounts.
    pub users: u64,
    /// Digest of all official packages.
    pub official: u64,
    /// Number of accounts.
    pub accounts: u64,
    /// Number of accounts of Package Maintainers.
    pub maintainers: u64,
}

/// Settings that `build` may be given as flags, which later runs have to know of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Pages say that they are a copy.
    pub mirror: bool,
    /// Pages have compressed forms beside them.
    pub precompress: bool,
}

impl Given {
    fn to_bits(self) -> u64 {
        u64::from(self.mirror) | u64::from(self.precompress) << 1
    }

    fn of_bits(bits: u64) -> Self {
        Self { mirror: bits & 1 != 0, precompress: bits & 2 != 0 }
    }
}

/// Everything that a manifest says.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Digest of program, theme and configuration.
    pub environment: Option<u64>,
    /// What the release was built with.
    pub given: Given,
    /// What archives and index were made from; `None` when they may be half done.
    pub registry: Option<Registry>,
    /// What the lists were made from; `None` when they may be half done, or an update left them as they were.
    pub lists: Option<u64>,
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
    /// What the bases mean to others; `None` removes one.
    pub facts: Vec<(u32, Option<Vec<u8>>)>,
    /// New entries of other files.
    pub files: Vec<FileEntry>,
    /// What is recorded of the parts of archives.
    pub archives: Vec<(&'static str, Vec<PartEntry>)>,
    /// Other files that are gone.
    pub removed_files: Vec<String>,
    /// The digest of program, theme and configuration.
    pub environment: Option<u64>,
    /// What the release is built with.
    pub given: Option<Given>,
    /// What archives and index were made from; `Some(None)` marks them as half done.
    pub registry: Option<Option<Registry>>,
    /// What the lists were made from; `Some(None)` marks them as half done or due.
    pub lists: Option<Option<u64>>,
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
        self.read().map_err(|e| failed(&self.path, &e))?.ok_or_else(|| self.damaged())
    }

    fn read(&self) -> Result<Option<Known>, redb::Error> {
        let transaction = self.store.begin_read()?;
        let mut known = read_state(&transaction)?;
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

    /// What is known beside bases and files.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn state(&self) -> Result<Known, OutputError> {
        let read = || read_state(&self.store.begin_read()?);
        read().map_err(|e| failed(&self.path, &e))
    }

    /// How many bases there are.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn bases(&self) -> Result<usize, OutputError> {
        let read = || -> Result<u64, redb::Error> { Ok(self.store.begin_read()?.open_table(BASES)?.len()?) };
        let bases = read().map_err(|e| failed(&self.path, &e))?;
        Ok(usize::try_from(bases).unwrap_or(usize::MAX))
    }

    /// The ids of the bases whose packages or selves bear these names.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn owners<'n>(&self, names: impl Iterator<Item = Owned<'n>>) -> Result<Vec<Option<u32>>, OutputError> {
        let read = || -> Result<Vec<Option<u32>>, redb::Error> {
            let table = self.store.begin_read()?.open_table(NAMES)?;
            names.map(|name| Ok(table.get(name.key().as_str())?.map(|id| id.value()))).collect()
        };
        read().map_err(|e| failed(&self.path, &e))
    }

    /// Entries and facts of some bases, those that there are.
    ///
    /// # Errors
    /// The store cannot be read, or an entry is damaged.
    pub fn some_bases(&self, ids: &[u32]) -> Result<BTreeMap<u32, (BaseEntry, Vec<u8>)>, OutputError> {
        let read = || -> Result<Option<_>, redb::Error> {
            let transaction = self.store.begin_read()?;
            let (bases, facts) = (transaction.open_table(BASES)?, transaction.open_table(FACTS)?);
            let mut found = BTreeMap::new();
            for id in ids {
                let (Some(entry), Some(of)) = (bases.get(id)?, facts.get(id)?) else { continue };
                let Some(entry) = decode(entry.value()) else { return Ok(None) };
                found.insert(*id, (entry, of.value().to_vec()));
            }
            Ok(Some(found))
        };
        read().map_err(|e| failed(&self.path, &e))?.ok_or_else(|| self.damaged())
    }

    /// Entries of some files that belong to no base, those that there are.
    ///
    /// # Errors
    /// The store cannot be read, or an entry is damaged.
    pub fn some_files<'p>(
        &self,
        paths: impl Iterator<Item = &'p str>,
    ) -> Result<BTreeMap<String, FileEntry>, OutputError> {
        let mut paths = paths;
        let mut read = || -> Result<Option<BTreeMap<String, FileEntry>>, redb::Error> {
            let table = self.store.begin_read()?.open_table(FILES)?;
            let mut found = BTreeMap::new();
            for path in paths.by_ref() {
                let Some(bytes) = table.get(path)? else { continue };
                let Some((digest, length, [])) = take_file(bytes.value()) else { return Ok(None) };
                found.insert(path.to_owned(), FileEntry { path: path.to_owned(), digest, length });
            }
            Ok(Some(found))
        };
        read().map_err(|e| failed(&self.path, &e))?.ok_or_else(|| self.damaged())
    }

    /// What is recorded of the parts of an archive; nothing when nothing is, or it is damaged.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn archive(&self, name: &str) -> Result<Vec<PartEntry>, OutputError> {
        let read = || -> Result<Option<Vec<PartEntry>>, redb::Error> {
            let bytes = self.store.begin_read()?.open_table(ARCHIVES)?.get(name)?;
            Ok(bytes.and_then(|bytes| decode_table(bytes.value())))
        };
        Ok(read().map_err(|e| failed(&self.path, &e))?.unwrap_or_default())
    }

    /// Ids and rows of all bases, in the order of ids.
    ///
    /// # Errors
    /// The store cannot be read, or an entry is damaged.
    pub fn ledger(&self) -> Result<BTreeMap<u32, LedgerRow>, OutputError> {
        let read = || -> Result<Option<BTreeMap<u32, LedgerRow>>, redb::Error> {
            let mut rows = BTreeMap::new();
            for sheet in self.store.begin_read()?.open_table(LEDGER)?.iter()? {
                let Some(sheet) = decode_sheet(sheet?.1.value()) else { return Ok(None) };
                rows.extend(sheet);
            }
            Ok(Some(rows))
        };
        read().map_err(|e| failed(&self.path, &e))?.ok_or_else(|| self.damaged())
    }

    fn damaged(&self) -> OutputError {
        OutputError::Manifest { path: self.path.clone(), message: "an entry is damaged".to_owned() }
    }

    fn write(&self, changes: &Changes) -> Result<(), redb::Error> {
        let transaction = self.store.begin_write()?;
        write::write_bases(&transaction, &changes.bases)?;
        write::write_files(&transaction, changes)?;
        write::write_facts(&transaction, &changes.facts)?;
        write::write_archives(&transaction, &changes.archives)?;
        write::write_state(&transaction, changes)?;
        transaction.commit()?;
        Ok(())
    }
}

/// A name of which one base has the pages.
#[derive(Clone, Copy, Debug)]
pub enum Owned<'a> {
    /// A package's.
    Package(&'a str),
    /// A base's.
    Base(&'a str),
}

impl Owned<'_> {
    fn key(self) -> String {
        match self {
            Self::Package(name) => format!("p/{name}"),
            Self::Base(name) => format!("b/{name}"),
        }
    }
}

fn read_state(transaction: &ReadTransaction) -> Result<Known, redb::Error> {
    let state = transaction.open_table(STATE)?;
    let get = |key| Ok::<Option<u64>, redb::Error>(state.get(key)?.map(|value| value.value()));
    let [bases, users, official, accounts, maintainers] = REGISTRY.map(get);
    let registry = match (bases?, users?, official?, accounts?, maintainers?) {
        (Some(bases), Some(users), Some(official), Some(accounts), Some(maintainers)) => {
            Some(Registry { bases, users, official, accounts, maintainers })
        }
        _ => None,
    };
    let (environment, generation) = (get(ENVIRONMENT)?, get(GENERATION)?.unwrap_or(0));
    let given = Given::of_bits(get(GIVEN)?.unwrap_or(0));
    let lists = get(LISTS)?;
    Ok(Known { environment, given, registry, lists, generation, ..Known::default() })
}

fn failed(path: &Path, error: &redb::Error) -> OutputError {
    match error {
        redb::Error::Io(e) => OutputError::at(path, std::io::Error::new(e.kind(), e.to_string())),
        other => OutputError::Manifest { path: path.to_owned(), message: other.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::code::tests::entry;
    use super::*;

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
            given: Some(Given { mirror: false, precompress: true }),
            registry: Some(Some(Registry { bases: 8, ..Registry::default() })),
            generation: Some(3),
            ..Changes::default()
        };
        manifest.commit(&first).unwrap();
        let second = Changes { bases: vec![(1, None)], registry: Some(None), ..Changes::default() };
        manifest.commit(&second).unwrap();
        drop(manifest);
        assert_eq!(Manifest::open(&path).unwrap().bases().unwrap(), 1);
        let known = Manifest::open(&path).unwrap().load().unwrap();
        assert_eq!(known.bases, BTreeMap::from([(2, entry("b"))]));
        assert_eq!(known.files, BTreeMap::from([("index.html".to_owned(), home)]));
        assert_eq!((known.environment, known.registry, known.generation), (Some(7), None, 3));
        assert_eq!(known.given, Given { mirror: false, precompress: true });
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
