//! Runs the stages: source → catalogue → plan → render → site → index.
//!
//! A full build writes a new release and makes it current with one rename. Where the current release was made by the
//! same program, theme and configuration, only what changed is made again, in place. Both give the same bytes.

mod amend;
mod explain;
mod full;
mod index;
mod partial;
mod read;
mod settled;

pub use explain::explain;
use partial::Outcome;
use settled::given;
pub use settled::{dated, settled};

use crate::catalogue::{self, Catalogue, Comments, Votes};
use crate::config::SiteConfig;
use crate::model::time::Timestamp;
use crate::render::archive::{self, Archive};
use crate::render::compress::{self, PartEntry};
use crate::render::theme::{self, Theme};
use crate::report::{Stage, Summary, Verbosity};
use crate::site::artefact::Artefact;
use crate::site::layout::Output;
use crate::site::manifest::{Known, Manifest};
use crate::site::release::{self, OutputError, WriteLock};
use crate::source::record::Deletion;
use crate::source::{Activity, SourceUrl};
use anyhow::Context;
use rayon::prelude::*;
use std::io::{Read, Write};
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

/// What runs share as long as program and configuration stay the same.
#[derive(Debug)]
pub struct Session {
    environment: u64,
    theme: Theme,
    site: SiteConfig,
}

impl Session {
    /// Looks at the program and loads the theme.
    ///
    /// # Errors
    /// The program cannot read itself, or a template does not parse.
    pub fn new(site: &SiteConfig) -> anyhow::Result<Self> {
        Ok(Self { environment: environment(site)?, theme: Theme::load(site)?, site: site.clone() })
    }

    /// The settings that it was made with.
    pub fn site(&self) -> &SiteConfig {
        &self.site
    }
}

/// Brings the output up to date with the source.
///
/// # Errors
/// The source cannot be read, or the output cannot be written; what was published stays.
pub fn build(options: &BuildOptions<'_>, session: &Session) -> anyhow::Result<Summary> {
    let start = Instant::now();
    let lock = WriteLock::acquire(options.output)?;
    let mut summary = everything(options, session, Wholes::Make)?;
    summary.seconds = start.elapsed().as_secs_f64();
    drop(lock);
    Ok(summary)
}

/// Brings what these names touch up to date; everything, where that cannot be done for them alone.
///
/// # Errors
/// As [`build`].
pub fn update(options: &BuildOptions<'_>, session: &Session, names: &[String]) -> anyhow::Result<Summary> {
    let start = Instant::now();
    let lock = WriteLock::acquire(options.output)?;
    let mut summary = match partial::update(options, session, names, &lock)? {
        Outcome::Done(summary) => summary,
        Outcome::Due(first) => {
            let mut all = everything(options, session, Wholes::Leave)?;
            all.notes.extend(first.notes);
            if all.notes.is_empty() {
                all.notes.push("the index was written whole".to_owned());
            }
            if all.remade > 0 {
                all.notes.push(format!("{} package bases had changed that were not named", all.remade));
            }
            all.remade += first.remade;
            all.files += first.files;
            all.removed += first.removed;
            all.stages.splice(0..0, first.stages);
            all
        }
        Outcome::Cannot(why) => {
            let mut all = everything(options, session, Wholes::Make)?;
            all.notes.push(format!("everything was read: {why}"));
            all
        }
    };
    summary.seconds = start.elapsed().as_secs_f64();
    drop(lock);
    Ok(summary)
}

/// Whether files that tell of all packages, and are not worth making anew for one of them, are made: the search pack.
/// Builds and sweeps make them; after an update of some names they are as of the last sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wholes {
    Make,
    Leave,
}

fn everything(options: &BuildOptions<'_>, session: &Session, wholes: Wholes) -> anyhow::Result<Summary> {
    release::remove_unfinished(options.output)?;
    let previous = if options.fresh { Ok(None) } else { previous(options, session.environment) };
    match previous {
        Ok(Some(previous)) => match amend::amend(options, session, previous, wholes)? {
            Some(summary) => Ok(summary),
            None => full::full(options, session),
        },
        Ok(None) => full::full(options, session),
        Err(why) => {
            let mut summary = full::full(options, session)?;
            summary.warnings.push(format!("everything was made anew: {why}"));
            Ok(summary)
        }
    }
}

/// The current release, unless it is another program's, theme's or configuration's.
///
/// # Errors
/// Its manifest cannot be read.
fn previous(options: &BuildOptions<'_>, environment: u64) -> Result<Option<Previous>, OutputError> {
    let Ok(release) = options.output.current_release() else { return Ok(None) };
    let manifest = Manifest::open(&options.output.manifest(&release))?;
    // Entries of another program's manifest may be of another form.
    if manifest.state()?.environment != Some(environment) {
        return Ok(None);
    }
    let known = manifest.load()?;
    Ok(Some(Previous { release, manifest, known }))
}

/// The same for an update, which asks the manifest for single entries.
fn previous_state(options: &BuildOptions<'_>, environment: u64) -> Result<(String, Manifest, Known), String> {
    let release = options.output.current_release().map_err(|_| "there is no release yet".to_owned())?;
    let manifest = Manifest::open(&options.output.manifest(&release)).map_err(|error| error.to_string())?;
    let known = manifest.state().map_err(|error| error.to_string())?;
    if known.environment != Some(environment) {
        return Err("the release is by another program, theme or configuration".to_owned());
    }
    Ok((release, manifest, known))
}

/// Digest of all that every page is made from beside the data: this program, the theme and the
/// configuration.
fn environment(site: &SiteConfig) -> anyhow::Result<u64> {
    let mut digest = Xxh3::new();
    let program = std::env::current_exe().and_then(std::fs::File::open);
    program.and_then(|file| digest_of(file, &mut digest)).context("cannot read the program's own file")?;
    digest.update(serde_json::to_string(site)?.as_bytes());
    digest.update(&theme::digest(site)?.to_le_bytes());
    Ok(digest.digest())
}

/// Digests a file piece by piece: to hold it all costs more than to read it.
fn digest_of(mut file: std::fs::File, digest: &mut Xxh3) -> std::io::Result<()> {
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(()),
            length => digest.update(&buffer[..length]),
        }
    }
}

/// A snapshot, resolved.
struct Loaded {
    catalogue: Catalogue,
    comments: Comments,
    votes: Votes,
    deletions: Vec<Deletion>,
}

/// Reads everything; the names are resolved while comments and votes are read.
fn load(options: &BuildOptions<'_>, summary: &mut Summary) -> anyhow::Result<Loaded> {
    read::read(options, summary, |records, pending, summary| {
        let start = Instant::now();
        let (catalogue, warnings) = catalogue::build(records);
        summary.warnings.extend(warnings);
        summary.stage("resolve", start);
        let (activity, stage) = joined(pending);
        summary.stages.push(stage);
        let (comments, votes, deletions) = filed(activity?, &catalogue, summary);
        count(&catalogue, &comments, summary);
        Ok(Loaded { catalogue, comments, votes, deletions })
    })
}

/// Files what happened at bases under the bases of a catalogue.
fn filed(activity: Activity, catalogue: &Catalogue, summary: &mut Summary) -> (Comments, Votes, Vec<Deletion>) {
    let Activity { mut comments, votes, deletions, warnings } = activity;
    summary.warnings.append(&mut comments.warnings);
    summary.warnings.extend(warnings);
    (Comments::file(comments, catalogue), Votes::file(votes, catalogue), deletions)
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

/// Makes all archives and hands each of their files on; both kinds at once. Returns what that gave, and what is to be
/// recorded of their parts.
fn archives<T: Send, E: Send>(
    catalogue: &Catalogue,
    site: &SiteConfig,
    write: impl Fn(Artefact) -> Result<T, E> + Sync,
) -> Result<(Vec<T>, Tables), E> {
    let files = |archive: Archive| -> Result<(Vec<T>, Table), E> {
        let packed = compress::pack(archive);
        let files = packed.files.into_iter().map(&write).collect::<Result<_, E>>()?;
        Ok((files, (packed.name, packed.table)))
    };
    let metadata = || archive::metadata(catalogue, site).into_par_iter().map(files).collect::<Result<Vec<_>, E>>();
    let names = || archive::names(catalogue).into_iter().map(files).collect::<Result<Vec<_>, E>>();
    let (metadata, names) = rayon::join(metadata, names);
    let (files, tables): (Vec<_>, Tables) = metadata?.into_iter().chain(names?).unzip();
    Ok((files.into_iter().flatten().collect(), tables))
}

/// What is recorded of the parts of an archive of this name.
type Table = (&'static str, Vec<PartEntry>);

/// The same of all archives.
type Tables = Vec<Table>;

/// Names generation `number` as the one that belongs to a release, in one step that lasts.
fn point_to_generation(output: &Output, release: &str, number: u64) -> Result<(), OutputError> {
    let path = output.index_pointer(release);
    let fresh = path.with_extension("new");
    let write = || {
        let mut file = std::fs::File::create(&fresh)?;
        writeln!(file, "{}", generation(number))?;
        file.sync_all()?;
        std::fs::rename(&fresh, &path)?;
        std::fs::File::open(output.index(release))?.sync_all()
    };
    write().map_err(|e| OutputError::at(&path, e))
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
