//! `aurpress build`: source → catalogue → pages, feeds, archives and index → one new release.

use super::{Exit, load_config};
use crate::catalogue::{self, Catalogue, Comments};
use crate::cli::BuildArgs;
use crate::config::SiteConfig;
use crate::model::time::{self, Timestamp};
use crate::render::archive::{self, Archive};
use crate::render::theme::Theme;
use crate::render::{Renderer, compress};
use crate::report::{Stage, Summary, Verbosity};
use crate::site::layout::Output;
use crate::site::release::{self, OutputError, Release, WriteLock};
use crate::source::{CommentRecords, Records, Snapshot, SourceError, SourceUrl};
use crate::search;
use anyhow::Context;
use rayon::prelude::*;
use std::time::Instant;

/// The generation that a full build writes.
const GENERATION: &str = "g1";

/// What a build needs to know.
pub(super) struct BuildOptions<'a> {
    pub(super) source: &'a SourceUrl,
    pub(super) output: &'a Output,
    pub(super) site: &'a SiteConfig,
    pub(super) now: Timestamp,
    pub(super) keep_releases: usize,
    pub(super) verbosity: Verbosity,
}

pub(super) fn run(args: &BuildArgs) -> anyhow::Result<Exit> {
    let mirror = args.mirror.then(|| "true".to_owned());
    let flags = [("source", args.source.clone()), ("keep_releases", args.keep_releases.clone()), ("mirror", mirror)];
    let Some(config) = load_config(&args.config, &flags)? else { return Ok(Exit::Done) };
    let source = config.source.as_ref().context(
        "no source: give --source sqlite:FILE or --source mysql://USER@HOST/DATABASE, or set it in aurpress.toml",
    )?;
    let verbosity = Verbosity { quiet: args.report.quiet, json: args.report.json };
    let summary = build(&BuildOptions {
        source,
        output: &Output::new(&config.output),
        site: &config.site,
        now: clock()?,
        keep_releases: config.keep_releases,
        verbosity,
    })?;
    summary.print(verbosity);
    Ok(if args.strict && !summary.warnings.is_empty() { Exit::Warnings } else { Exit::Done })
}

/// The build's clock.
pub(super) fn clock() -> anyhow::Result<Timestamp> {
    time::now().map_err(|text| anyhow::anyhow!("SOURCE_DATE_EPOCH: {text:?} is no number of seconds since 1970"))
}

/// Runs all stages. The old release stays current until the last one.
pub(super) fn build(options: &BuildOptions<'_>) -> anyhow::Result<Summary> {
    let start = Instant::now();
    let mut summary = Summary::default();
    let lock = WriteLock::acquire(options.output)?;
    release::remove_unfinished(options.output)?;
    let runtime = super::runtime()?;
    let mut snapshot = runtime.block_on(Snapshot::begin(options.source))?;
    let records = runtime.block_on(snapshot.registry())?;
    summary.stage("load", start);
    let release = Release::begin(options.output)?;
    let comments = || runtime.block_on(snapshot.comments());
    if let Err(error) = write_everything(options, records, comments, &release, &mut summary) {
        release::discard(options.output, release);
        return Err(error);
    }
    let stage = Instant::now();
    point_to_generation(options.output, release.name())?;
    summary.release = release.name().to_owned();
    (summary.files, summary.bytes) = release.written();
    release.commit(options.output)?;
    summary.stage("commit", stage);
    let stage = Instant::now();
    if release::remove_old(options.output, options.keep_releases)? > 0 {
        summary.stage("clean up", stage);
    }
    summary.seconds = start.elapsed().as_secs_f64();
    drop(lock);
    Ok(summary)
}

/// Resolves and writes. Reading the comments leaves much of a processor idle, so the names are resolved and the index
/// is begun meanwhile; and while what the pages wrote goes to the disk, the archives are made.
fn write_everything(
    options: &BuildOptions<'_>,
    records: Records,
    comments: impl FnOnce() -> Result<CommentRecords, SourceError> + Send,
    release: &Release,
    summary: &mut Summary,
) -> anyhow::Result<()> {
    let start = Instant::now();
    std::thread::scope(|scope| {
        let comments = scope.spawn(|| timed("comments", comments));
        let (catalogue, warnings) = catalogue::build(records);
        summary.warnings = warnings;
        summary.packages = catalogue.packages_by_name().len();
        summary.bases = catalogue.bases().len();
        summary.stage("resolve", start);
        std::thread::scope(|scope| {
            let index = scope.spawn(|| {
                let dir = options.output.index(release.name()).join(GENERATION);
                timed("index", || search::write_index(&catalogue, options.site, &dir))
            });
            let (comments, stage) = joined(comments);
            summary.stages.push(stage);
            write_pages_with(options, &catalogue, comments?, release, summary)?;
            let archives = scope.spawn(|| timed("archives", || write_archives(&catalogue, options.site, release)));
            release.sync_early();
            let (archives, stage) = joined(archives);
            summary.stages.push(stage);
            archives?;
            let (index, stage) = joined(index);
            summary.stages.push(stage);
            summary.index_bytes = index?.bytes;
            Ok(())
        })
    })
}

fn write_pages_with(
    options: &BuildOptions<'_>,
    catalogue: &Catalogue,
    mut records: CommentRecords,
    release: &Release,
    summary: &mut Summary,
) -> anyhow::Result<()> {
    let start = Instant::now();
    summary.warnings.append(&mut records.warnings);
    let comments = Comments::file(records, catalogue);
    summary.comments = comments.len();
    let theme = Theme::load(options.site)?;
    let renderer = Renderer { catalogue, comments: &comments, theme: &theme, site: options.site, now: options.now };
    summary.warnings.extend(write_pages(options.verbosity, &renderer, release)?);
    summary.stage("pages", start);
    Ok(())
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

/// Renders and writes all pages; returns warnings.
fn write_pages(verbosity: Verbosity, renderer: &Renderer<'_>, release: &Release) -> anyhow::Result<Vec<String>> {
    let bases = u32::try_from(renderer.catalogue.bases().len())?;
    let bar = verbosity.bar(u64::from(bases), "pages");
    (0..bases).into_par_iter().try_for_each(|base| -> anyhow::Result<()> {
        for page in renderer.base_pages(base)? {
            release.write(&page)?;
        }
        bar.inc(1);
        Ok(())
    })?;
    for file in renderer.site_pages()?.iter().chain(&renderer.feeds()) {
        release.write(file)?;
    }
    bar.finish_and_clear();
    Ok((0..bases).filter_map(|base| renderer.collision(base)).collect())
}

fn write_archives(catalogue: &Catalogue, site: &SiteConfig, release: &Release) -> Result<(), OutputError> {
    let write = |archive: &Archive| compress::files(archive).iter().try_for_each(|file| release.write(file));
    let metadata = || archive::metadata(catalogue, site).par_iter().try_for_each(write);
    let names = || archive::names(catalogue).iter().try_for_each(write);
    let (metadata, names) = rayon::join(metadata, names);
    metadata.and(names)
}

fn point_to_generation(output: &Output, release: &str) -> Result<(), OutputError> {
    let path = output.index_pointer(release);
    std::fs::write(&path, format!("{GENERATION}\n")).map_err(|e| OutputError::at(&path, e))
}
