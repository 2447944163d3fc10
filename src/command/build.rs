//! `aurpress build`: source → catalogue → pages, feeds, archives and index → one new release.

use super::{Exit, load_config};
use crate::catalogue::{self, Catalogue, Comments};
use crate::cli::BuildArgs;
use crate::config::SiteConfig;
use crate::model::time::{self, Timestamp};
use crate::render::archive::{self, Archive};
use crate::render::theme::Theme;
use crate::render::{Renderer, compress};
use crate::report::{Summary, Verbosity};
use crate::site::layout::Output;
use crate::site::release::{self, OutputError, Release, WriteLock};
use crate::source::{CommentRecords, Snapshot, SourceError, SourceUrl};
use crate::{report, search};
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
    let stage = Instant::now();
    let (catalogue, warnings) = catalogue::build(records);
    summary.warnings = warnings;
    summary.stage("resolve", stage);
    let release = Release::begin(options.output)?;
    let comments = || runtime.block_on(snapshot.comments());
    if let Err(error) = write_everything(options, &catalogue, comments, &release, &mut summary) {
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
    summary.packages = catalogue.packages_by_name().len();
    summary.bases = catalogue.bases().len();
    summary.seconds = start.elapsed().as_secs_f64();
    drop(lock);
    Ok(summary)
}

/// The pages first, then archives and index beside each other, while what the pages wrote goes to the disk: waiting for
/// that with idle processors was an eighth of a build.
fn write_everything(
    options: &BuildOptions<'_>,
    catalogue: &Catalogue,
    comments: impl FnOnce() -> Result<CommentRecords, SourceError>,
    release: &Release,
    summary: &mut Summary,
) -> anyhow::Result<()> {
    load_and_write_pages(options, catalogue, comments, release, summary)?;
    let start = Instant::now();
    let (index, archives) = std::thread::scope(|scope| {
        let index = scope.spawn(|| {
            let dir = options.output.index(release.name()).join(GENERATION);
            let written = search::write_index(catalogue, options.site, &dir);
            (written, start.elapsed())
        });
        let archives = scope.spawn(|| (write_archives(catalogue, options.site, release), start.elapsed()));
        release.sync_early();
        (joined(index), joined(archives))
    });
    for (name, elapsed) in [("index", index.1), ("archives", archives.1)] {
        summary.stages.push(report::Stage { name, seconds: elapsed.as_secs_f64() });
    }
    archives.0?;
    summary.index_bytes = index.0?.bytes;
    Ok(())
}

fn load_and_write_pages(
    options: &BuildOptions<'_>,
    catalogue: &Catalogue,
    comments: impl FnOnce() -> Result<CommentRecords, SourceError>,
    release: &Release,
    summary: &mut Summary,
) -> anyhow::Result<()> {
    let start = Instant::now();
    let mut records = comments()?;
    summary.warnings.append(&mut records.warnings);
    let comments = Comments::file(records, catalogue);
    summary.comments = comments.len();
    summary.stage("comments", start);
    let theme = Theme::load(options.site)?;
    let renderer = Renderer { catalogue, comments: &comments, theme: &theme, site: options.site, now: options.now };
    let start = Instant::now();
    summary.warnings.extend(write_pages(options.verbosity, &renderer, release)?);
    summary.stage("pages", start);
    Ok(())
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
    archive::metadata(catalogue, site).par_iter().try_for_each(write)?;
    archive::names(catalogue).par_iter().try_for_each(write)
}

fn point_to_generation(output: &Output, release: &str) -> Result<(), OutputError> {
    let path = output.index_pointer(release);
    std::fs::write(&path, format!("{GENERATION}\n")).map_err(|e| OutputError::at(&path, e))
}
