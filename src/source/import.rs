//! `aurpress import`: makes an SQLite source file from a published metadata archive.
//!
//! Input is `packages-meta-ext-v1.json` or `packages-meta-v1.json`, plain or gzipped, as aurweb writes them. Output is one
//! SQLite file with aurweb's table and column names, which `build --source sqlite:FILE` reads like any other database.
//! The archive knows neither comments, requests, sources, votes per user nor official packages: those tables exist and
//! stay empty. The popularity in an archive is the stored value without its date, so the import's clock is taken for it.
//!
//! The file appears whole or not at all: it is written beside the target, synced and renamed over it. What is replaced
//! must itself come from an import (it carries [`APPLICATION_ID`]); anything else is left alone.

mod archive;
mod entry;
mod tables;
mod target;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use archive::Elements;
use entry::Entry;
use tables::Tables;
use target::Target;

/// Value of SQLite's `application_id` in imported files (`AURp`): tells them from databases that must not be replaced.
pub const APPLICATION_ID: u32 = 0x4155_5270;

/// How many warnings an [`ImportSummary`] keeps in words; all are counted.
pub const WARNINGS_KEPT: usize = 20;

/// What an import wrote, and what it had to leave out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportSummary {
    /// Packages written.
    pub packages: u64,
    /// Package bases written.
    pub bases: u64,
    /// Users made from maintainer, submitter and co-maintainer names.
    pub users: u64,
    /// Dependencies of all kinds written.
    pub dependencies: u64,
    /// Conflicts, provides and replaces written.
    pub relations: u64,
    /// Entries of the archive that were left out.
    pub skipped: u64,
    /// The first [`WARNINGS_KEPT`] reasons for leaving out an entry: archive, line and what is wrong.
    pub warnings: Vec<String>,
}

impl ImportSummary {
    fn skip(&mut self, warning: impl FnOnce() -> String) {
        self.skipped += 1;
        if self.warnings.len() < WARNINGS_KEPT {
            self.warnings.push(warning());
        }
    }
}

/// Why nothing was imported. The target file is then as it was before.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The archive cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The archive.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The archive is no gzip file, though it begins like one, or it is cut off.
    #[error("{}: {reason}", path.display())]
    Gzip {
        /// The archive.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The file holds no list of packages.
    #[error("{} is not a metadata archive: {reason}", path.display())]
    NotAnArchive {
        /// The archive.
        path: PathBuf,
        /// What was expected and what is there.
        reason: String,
    },
    /// The target is not ours to replace.
    #[error("{} is not replaced: {reason}", path.display())]
    Target {
        /// The target.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The target, or the file beside it, cannot be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file that failed.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// SQLite failed while writing.
    #[error("cannot write {} as an SQLite database", path.display())]
    Database {
        /// The file that failed.
        path: PathBuf,
        /// What SQLite said.
        source: sqlx::Error,
    },
    /// The clock is outside what aurweb's database can hold.
    #[error("the time {seconds} (seconds since 1970) cannot be written as a date")]
    Clock {
        /// The time given.
        seconds: i64,
    },
}

/// Reads the metadata archive at `archive` and writes (or replaces) the SQLite file `into`.
///
/// `now` is the clock in Unix seconds: it dates the popularity values. An entry that cannot be used (unreadable, or its
/// ids or names contradict an earlier entry) is left out and counted in the summary. An unreadable or cut-off archive, or
/// one in which no entry at all can be used, is an error. The same archive and clock give the same tables.
///
/// Parsing runs on the calling task: call it from a command, not from a server.
///
/// # Errors
/// See [`ImportError`]. Whatever fails, `into` keeps its old content.
pub async fn import(archive: &Path, into: &Path, now: i64) -> Result<ImportSummary, ImportError> {
    let bytes = archive::read(archive)?;
    let elements = Elements::new(&bytes).map_err(|reason| not_an_archive(archive, reason))?;
    let target = Target::prepare(into)?;
    let summary = write(archive, elements, &target, now).await?;
    target.commit()?;
    Ok(summary)
}

async fn write(
    archive: &Path,
    elements: Elements<'_>,
    target: &Target,
    now: i64,
) -> Result<ImportSummary, ImportError> {
    let popularity_date = date(now)?;
    let database = |source| ImportError::Database { path: target.staging().to_owned(), source };
    let mut summary = ImportSummary::default();
    let mut tables = Tables::create(target.staging(), popularity_date).await.map_err(database)?;
    for element in elements {
        let line = element.line;
        let added = match Entry::parse(element.json) {
            Ok(entry) => tables.add(entry, &mut summary).await.map_err(database)?,
            Err(reason) => Err(reason),
        };
        if let Err(reason) = added {
            summary.skip(|| format!("{}, line {line}: {reason}", archive.display()));
        }
    }
    if summary.packages == 0 && summary.skipped > 0 {
        let first = summary.warnings.swap_remove(0);
        return Err(not_an_archive(archive, format!("no entry is usable ({first})")));
    }
    tables.finish(&mut summary).await.map_err(database)?;
    Ok(summary)
}

fn not_an_archive(path: &Path, reason: impl Into<String>) -> ImportError {
    ImportError::NotAnArchive { path: path.to_owned(), reason: reason.into() }
}

/// The date in the form of aurweb's TIMESTAMP columns, UTC.
fn date(seconds: i64) -> Result<String, ImportError> {
    jiff::Timestamp::from_second(seconds)
        .map(|time| time.strftime("%Y-%m-%d %H:%M:%S").to_string())
        .map_err(|_| ImportError::Clock { seconds })
}
