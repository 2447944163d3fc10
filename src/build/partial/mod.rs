//! An update of a few names: what they touch is read by queries that indexes serve, and made again in place.
//!
//! The bases named are compared with what is recorded of them. Where names came, went, are provided or asked for
//! otherwise, the bases whose pages show that are read too, until nothing more moves. What comes out is what a run over
//! everything would make of the same bases; what cannot be had in this way is left to such a run.

mod archives;
mod news;
mod touch;

use super::amend::{Run, RunError, unknown};
use super::{BuildOptions, Session, Wholes, count, previous_state};
use crate::report::Summary;
use crate::site::amend::Amend;
use crate::site::artefact::Artefact;
use crate::site::manifest::Changes;
use crate::site::release::WriteLock;
use crate::source::{Snapshot, SourceError};
use std::time::Instant;
use touch::{Reading, Touched};

/// More bases than this are read faster with all others.
const MOST: usize = 3000;
/// How an update ended.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Everything is up to date with the names.
    Done(Summary),
    /// Pages, home page, feeds and archives are; the index is due.
    Due(Summary),
    /// Nothing was done, and why.
    Cannot(String),
}

/// What stopped an update before anything was written.
enum Stop {
    Cannot(String),
    Failed(anyhow::Error),
}

impl From<SourceError> for Stop {
    /// A run over everything meets the same trouble, or does without.
    fn from(error: SourceError) -> Self {
        Self::Cannot(error.to_string())
    }
}

fn failed(error: impl Into<anyhow::Error>) -> Stop {
    Stop::Failed(error.into())
}

/// Brings the pages of these names, and what else they change, up to date.
///
/// # Errors
/// The output cannot be read or written, or a template fails.
pub(super) fn update(
    options: &BuildOptions<'_>,
    session: &Session,
    names: &[String],
    _lock: &WriteLock,
) -> anyhow::Result<Outcome> {
    match attempt(options, session, names) {
        Ok(outcome) => Ok(outcome),
        Err(Stop::Cannot(why)) => Ok(Outcome::Cannot(why)),
        Err(Stop::Failed(error)) => Err(error),
    }
}

fn attempt(options: &BuildOptions<'_>, session: &Session, names: &[String]) -> Result<Outcome, Stop> {
    let start = Instant::now();
    let mut summary = Summary::default();
    let (release, manifest, known) = previous_state(options, session.environment).map_err(Stop::Cannot)?;
    let Some(registry) = known.registry else {
        return Err(Stop::Cannot("an earlier run was interrupted, or the index is due".to_owned()));
    };
    summary.release = release.clone();
    let runtime = super::runtime().map_err(failed)?;
    let snapshot = runtime.block_on(Snapshot::begin(options.source))?;
    let mut reading = Reading { runtime: &runtime, snapshot, manifest: &manifest };
    let touched = touch::touch(options, session, &mut reading, names)?;
    summary.stage("read", start);
    let start = Instant::now();
    let renderer = touched.renderer(options, session);
    let plan = touched.plan(registry);
    let mut known = known;
    known.bases = touched.old.iter().map(|(id, (entry, _))| (*id, entry.clone())).collect();
    let news = news::news(options, session, &mut reading, &touched, registry)?;
    known.files = manifest.some_files(news.iter().map(|file| file.path.as_str())).map_err(failed)?;
    summary.stage("plan", start);
    let start = Instant::now();
    let run = Run {
        renderer: &renderer,
        plan: &plan,
        output: options.output,
        release: &release,
        manifest: &manifest,
        known: &known,
        wholes: Wholes::Leave,
        amend: Amend::begin(options.output, &release).map_err(failed)?,
    };
    match write(&run, &touched, news) {
        Ok(()) => {}
        Err(RunError::InTheWay) => return Err(Stop::Cannot("something is in the way of a page".to_owned())),
        Err(RunError::Other(error)) => return Err(Stop::Failed(error)),
    }
    count(&touched.catalogue, &touched.comments, &mut summary);
    summary.stage("write", start);
    summary.remade = plan.changed.len() + plan.gone.len();
    (summary.files, summary.bytes, summary.removed) = run.amend.done();
    Ok(if plan.registry_changed { Outcome::Due(summary) } else { Outcome::Done(summary) })
}

/// Pages first, then what tells of all, then archives; what is gone goes last. All but archives is marked at once before
/// the first file changes, since each commit waits for the disk.
fn write(run: &Run<'_>, touched: &Touched, news: Vec<Artefact>) -> Result<(), RunError> {
    let pages = run.render(&run.plan.changed)?;
    let news = run.differing(news);
    let mut marks = run.gone_marks();
    if pages.is_empty() && news.is_empty() && marks.bases.is_empty() {
        return Ok(());
    }
    marks.bases.extend(run.marks(&pages));
    marks.files = unknown(&news);
    run.manifest.commit(&marks)?;
    let mut changes = Changes { bases: run.write_pages(pages)?, facts: run.facts(), ..Changes::default() };
    changes.bases.extend(run.plan.gone.iter().map(|id| (*id, None)));
    changes.files = run.write_others(news)?;
    if run.plan.registry_changed {
        archives::write(run, touched, &mut changes)?;
    }
    run.remove_stale(&changes)?;
    run.amend.sync()?;
    Ok(run.manifest.commit(&changes)?)
}
