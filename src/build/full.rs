//! A full build: everything, into a new release.

use super::read::{Pending, read};
use super::{BuildOptions, Session, archives, count, filed, generation, given, joined, point_to_generation, timed};
use crate::catalogue::{self, Catalogue};
use crate::model::inputs::Inputs;
use crate::plan::facts;
use crate::plan::inputs::{self, Digests};
use crate::render::Renderer;
use crate::render::archive::pack::Pack;
use crate::render::browse::{self, Browse};
use crate::report::Summary;
use crate::search;
use crate::site::manifest::{BaseEntry, Changes, FileEntry, Manifest};
use crate::site::release::{self, Release};
use crate::source::{Activity, Records};
use rayon::prelude::*;
use std::time::Instant;

/// The generation that a full build writes.
const GENERATION: u64 = 1;

/// Runs all stages. The old release stays current until the last one.
pub(super) fn full(options: &BuildOptions<'_>, session: &Session) -> anyhow::Result<Summary> {
    let mut summary = Summary::default();
    let release = read(options, &mut summary, |records, pending, summary| {
        let release = Release::begin(options.output)?;
        if let Err(error) = write_everything(options, session, records, pending, &release, summary) {
            release::discard(options.output, release);
            return Err(error);
        }
        Ok(release)
    })?;
    let stage = Instant::now();
    point_to_generation(options.output, release.name(), GENERATION)?;
    summary.release = release.name().to_owned();
    (summary.files, summary.bytes) = release.written();
    release.commit(options.output)?;
    summary.stage("commit", stage);
    let stage = Instant::now();
    if release::remove_old(options.output, options.keep_releases)? > 0 {
        summary.stage("clean up", stage);
    }
    Ok(summary)
}

/// Resolves and writes. Reading the comments leaves much of a processor idle, so the names are resolved and the index
/// is begun meanwhile; and while what the pages wrote goes to the disk, archives and manifest are made.
fn write_everything(
    options: &BuildOptions<'_>,
    session: &Session,
    records: Records,
    pending: Pending<'_>,
    release: &Release,
    summary: &mut Summary,
) -> anyhow::Result<()> {
    let start = Instant::now();
    let (catalogue, warnings) = catalogue::build(records);
    summary.warnings = warnings;
    summary.stage("resolve", start);
    std::thread::scope(|scope| {
        let index = scope.spawn(|| {
            let dir = options.output.index(release.name()).join(generation(GENERATION));
            timed("index", || search::write_index(&catalogue, options.site, &dir))
        });
        let (activity, stage) = joined(pending);
        summary.stages.push(stage);
        let pages = write_pages(options, session, &catalogue, activity?, release, summary)?;
        let archives =
            scope.spawn(|| timed("archives", || archives(&catalogue, options.site, |file| release.write(file))));
        let pack = scope.spawn(|| Pack::of(&catalogue).files().map(|file| release.write(file)));
        let early = scope.spawn(|| release.sync_early());
        let start = Instant::now();
        let manifest = Manifest::create(&options.output.manifest(release.name()))?;
        manifest.commit(&pages)?;
        drop(pages);
        summary.stage("manifest", start);
        let (files, stage) = joined(archives);
        summary.stages.push(stage);
        let (mut files, archives) = files?;
        for file in joined(pack) {
            files.push(file?);
        }
        let (environment, generation) = (Some(session.environment), Some(GENERATION));
        let given = Some(given(options.site));
        manifest.commit(&Changes { files, archives, environment, given, generation, ..Changes::default() })?;
        let (index, stage) = joined(index);
        summary.stages.push(stage);
        summary.index_bytes = index?.bytes;
        joined(early);
        Ok(())
    })
}

/// Renders and writes all pages; returns what the manifest is to say of them.
fn write_pages(
    options: &BuildOptions<'_>,
    session: &Session,
    catalogue: &Catalogue,
    activity: Activity,
    release: &Release,
    summary: &mut Summary,
) -> anyhow::Result<Changes> {
    let start = Instant::now();
    let (comments, votes, deletions) = filed(activity, catalogue, summary);
    count(catalogue, &comments, summary);
    let theme = &session.theme;
    let renderer = Renderer {
        catalogue,
        comments: &comments,
        votes: &votes,
        theme,
        language: theme.default_language(),
        site: options.site,
        now: options.now,
    };
    let bases = u32::try_from(catalogue.bases().len())?;
    let bar = options.verbosity.bar(u64::from(bases), "pages");
    let digests = Digests::new(&renderer);
    let write = |base| -> anyhow::Result<(BaseEntry, Vec<u8>)> {
        let pages = renderer.base_pages(base)?.into_iter();
        let files = pages.map(|page| Ok(release.write(page)?)).collect::<anyhow::Result<_>>()?;
        bar.inc(1);
        Ok((BaseEntry { inputs: digests.of(base), files }, facts::of(catalogue, base).encode()))
    };
    let entries: Vec<(BaseEntry, Vec<u8>)> = (0..bases).into_par_iter().map(write).collect::<anyhow::Result<_>>()?;
    let others =
        renderer.site_pages()?.into_iter().chain(renderer.news(&catalogue.statistics(options.now), Some(&deletions))?);
    let mut others = others.map(|file| release.write(file)).collect::<Result<Vec<_>, _>>()?;
    bar.finish_and_clear();
    summary.warnings.extend(theme.warnings());
    summary.warnings.extend((0..bases).filter_map(|base| renderer.collision(base)));
    let inputs: Vec<Inputs> = entries.iter().map(|(entry, _)| entry.inputs).collect();
    let registry = inputs::of_registry(&renderer, &inputs);
    let ids = catalogue.bases().iter().map(|base| base.id);
    let (bases, facts) = ids.zip(entries).map(|(id, (entry, facts))| ((id, Some(entry)), (id, Some(facts)))).unzip();
    summary.stage("pages", start);
    let start = Instant::now();
    let browse = Browse::arrange(&renderer);
    let lists: Vec<Vec<FileEntry>> = (0..browse.len())
        .into_par_iter()
        .map(|page| {
            let pages = browse.render(&renderer, page)?.into_iter();
            pages.map(|page| Ok(release.write(page)?)).collect()
        })
        .collect::<anyhow::Result<_>>()?;
    others.extend(lists.into_iter().flatten());
    summary.stage("lists", start);
    let lists = Some(Some(browse::inputs(&renderer, &registry, &inputs)));
    Ok(Changes { bases, facts, files: others, registry: Some(Some(registry)), lists, ..Changes::default() })
}
