//! Runs the stages: source → catalogue → plan → render → site → index.
//!
//! A full build writes a new release and makes it current with one rename. Where the current release was made by the
//! same program, theme and configuration, only what changed is made again, in place. Both give the same bytes.

mod amend;
mod explain;
mod full;

pub use explain::explain;

use crate::catalogue::{self, Catalogue, Comments};
use crate::config::SiteConfig;
use crate::model::time::Timestamp;
use crate::render::archive::{self, Archive};
use crate::render::compress::{self, Format};
use crate::render::theme;
use crate::report::{Stage, Summary, Verbosity};
use crate::site::artefact::Artefact;
use crate::site::layout::Output;
use crate::site::manifest::{Known, Manifest};
use crate::site::release::{self, OutputError, WriteLock};
use crate::source::{Snapshot, SourceUrl};
use anyhow::Context;
use rayon::prelude::*;
use std::path::Path;
use std::time::Instant;
use xxhash_rust::xxh3::Xxh3;

/// What a build needs to know.
#[derive(Clone, Copy, Debug)]
pub struct BuildOptions<'a> {
    /// The database.
    pub source: &'a SourceUrl,
    /// The output directory.
    pub output: &'a Output,
    /// Addresses of the site.
    pub site: &'a SiteConfig,
    /// The clock.
    pub now: Timestamp,
    /// Releases kept beside the current one.
    pub keep_releases: usize,
    /// Whether a new release is made even where the current one could be changed.
    pub fresh: bool,
    /// How much is said while it runs.
    pub verbosity: Verbosity,
}

/// The current release, if it may be changed in place, and what is known of it.
struct Previous {
    release: String,
    manifest: Manifest,
    known: Known,
}

/// Brings the output up to date with the source.
///
/// # Errors
/// The source cannot be read, or the output cannot be written; what was published stays.
pub fn build(options: &BuildOptions<'_>) -> anyhow::Result<Summary> {
    let start = Instant::now();
    let lock = WriteLock::acquire(options.output)?;
    release::remove_unfinished(options.output)?;
    let environment = environment(options.site)?;
    let mut summary = match previous(options, environment) {
        Some(previous) => match amend::amend(options, previous)? {
            Some(summary) => summary,
            None => full::full(options, environment)?,
        },
        None => full::full(options, environment)?,
    };
    summary.seconds = start.elapsed().as_secs_f64();
    drop(lock);
    Ok(summary)
}

/// The current release, unless it is another program's, theme's or configuration's, or its manifest cannot be read.
fn previous(options: &BuildOptions<'_>, environment: u64) -> Option<Previous> {
    if options.fresh {
        return None;
    }
    let release = options.output.current_release().ok()?;
    let manifest = Manifest::open(&options.output.manifest(&release)).ok()?;
    let known = manifest.load().ok()?;
    (known.environment == Some(environment)).then_some(Previous { release, manifest, known })
}

/// Digest of all that every page is made from beside the data: this program, the theme and the
/// configuration.
fn environment(site: &SiteConfig) -> anyhow::Result<u64> {
    let program = std::env::current_exe().and_then(std::fs::read).context("cannot read the program's own file")?;
    let mut digest = Xxh3::new();
    digest.update(&program);
    digest.update(serde_json::to_string(site)?.as_bytes());
    digest.update(&theme::digest(site)?.to_le_bytes());
    Ok(digest.digest())
}

/// A snapshot, resolved.
struct Loaded {
    catalogue: Catalogue,
    comments: Comments,
}

/// Reads everything; the names are resolved while the comments are read.
fn load(options: &BuildOptions<'_>, summary: &mut Summary) -> anyhow::Result<Loaded> {
    let start = Instant::now();
    let runtime = runtime()?;
    let mut snapshot = runtime.block_on(Snapshot::begin(options.source))?;
    let records = runtime.block_on(snapshot.registry())?;
    summary.stage("load", start);
    let start = Instant::now();
    std::thread::scope(|scope| {
        let comments = scope.spawn(|| timed("comments", || runtime.block_on(snapshot.comments())));
        let (catalogue, warnings) = catalogue::build(records);
        summary.warnings.extend(warnings);
        summary.stage("resolve", start);
        let (comments, stage) = joined(comments);
        summary.stages.push(stage);
        let mut comments = comments?;
        summary.warnings.append(&mut comments.warnings);
        let comments = Comments::file(comments, &catalogue);
        count(&catalogue, &comments, summary);
        Ok(Loaded { catalogue, comments })
    })
}

fn count(catalogue: &Catalogue, comments: &Comments, summary: &mut Summary) {
    summary.packages = catalogue.packages_by_name().len();
    summary.bases = catalogue.bases().len();
    summary.comments = comments.len();
}

/// An async runtime on this thread, for reading and writing databases.
///
/// # Errors
/// The system refuses what it needs.
pub fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().context("cannot start the async runtime")
}

/// What `work` returns, and how long it took.
fn timed<T>(name: &'static str, work: impl FnOnce() -> T) -> (T, Stage) {
    let start = Instant::now();
    let value = work();
    (value, Stage { name, seconds: start.elapsed().as_secs_f64() })
}

fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Makes all archives and hands each of their files on; both kinds at once.
fn archives<T: Send, E: Send>(
    catalogue: &Catalogue,
    site: &SiteConfig,
    write: impl Fn(Artefact) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let packed = |archive: &Archive, format: Format| {
        compress::files(archive, format).into_iter().map(&write).collect::<Result<Vec<T>, E>>()
    };
    let files = |archive: &Archive| -> Result<Vec<T>, E> {
        let (gzip, zstd) = rayon::join(|| packed(archive, Format::Gzip), || packed(archive, Format::Zstd));
        Ok(gzip?.into_iter().chain(zstd?).collect())
    };
    let metadata = || archive::metadata(catalogue, site).par_iter().map(files).collect::<Result<Vec<_>, E>>();
    let names = || archive::names(catalogue).iter().map(files).collect::<Result<Vec<_>, E>>();
    let (metadata, names) = rayon::join(metadata, names);
    Ok(metadata?.into_iter().chain(names?).flatten().collect())
}

/// Names generation `number` as the one that belongs to a release, in one step.
fn point_to_generation(output: &Output, release: &str, number: u64) -> Result<(), OutputError> {
    let path = output.index_pointer(release);
    let fresh = path.with_extension("new");
    let renamed =
        std::fs::write(&fresh, format!("{}\n", generation(number))).and_then(|()| std::fs::rename(&fresh, &path));
    renamed.map_err(|e| OutputError::at(&path, e))
}

/// Name of a generation's folder.
fn generation(number: u64) -> String {
    format!("g{number}")
}

/// Removes a folder, if it is there.
fn remove_folder(path: &Path) -> Result<(), OutputError> {
    match std::fs::remove_dir_all(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(OutputError::at(path, e)),
        _ => Ok(()),
    }
}
