//! An update of a few names: what they touch is read by queries that indexes serve, and made again in place.
//!
//! The bases named are compared with what is recorded of them. Where names came, went, are provided or asked for
//! otherwise, the bases whose pages show that are read too, until nothing more moves. What comes out is what a run over
//! everything would make of the same bases; what cannot be had in this way is left to such a run.
//!
//! Order: pages; index, amended; home page and feeds; archives; deletions; manifest. A reader waits for the first two. What
//! lists all packages beside these is made by runs over everything alone, and is as of the last of them.

mod archives;
mod news;
mod touch;

use super::amend::{Run, RunError, unknown};
use super::index::NewIndex;
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
    /// Pages are; the rest, or the index alone, is left to a run over everything. Notes say why, but for the index.
    Due(Summary),
    /// A run over everything has to do it, and why.
    Cannot(String),
}

/// What stopped an update; what was written until then is marked.
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
    let renderer = touched.renderer(options, session);
    let plan = touched.plan(registry);
    let mut known = known;
    known.bases = touched.old.iter().map(|(id, (entry, _))| (*id, entry.clone())).collect();
    let mut run = Run {
        renderer: &renderer,
        plan: &plan,
        output: options.output,
        release: &release,
        manifest: &manifest,
        known: &known,
        wholes: Wholes::Leave,
        amend: Amend::begin(options.output, &release).map_err(failed)?,
    };
    let mut changes = Changes { facts: run.facts(), ..Changes::default() };
    let written = pages_and_index(&run, &mut changes, &mut summary).map_err(stopped)?;
    let start = Instant::now();
    let news = match news::news(options, session, &mut reading, &touched, registry) {
        Ok(news) => Some(news),
        // Pages have changed by now: a run over everything goes on from there.
        Err(Stop::Cannot(why)) if written.any => {
            summary.notes.push(format!("everything was read: {why}"));
            None
        }
        Err(stop) => return Err(stop),
    };
    let mut with_files = known.clone();
    with_files.files = manifest.some_files(news.iter().flatten().map(|file| file.path.as_str())).map_err(failed)?;
    run.known = &with_files;
    let complete = lists(&run, &touched, news, &written, &mut changes).map_err(stopped)?;
    count(&touched.catalogue, &touched.comments, &mut summary);
    summary.stage("lists", start);
    summary.remade = plan.changed.len() + plan.gone.len();
    (summary.files, summary.bytes, summary.removed) = run.amend.done();
    summary.index_bytes = written.index.as_ref().map_or(0, |index| index.bytes);
    Ok(if complete { Outcome::Done(summary) } else { Outcome::Due(summary) })
}

fn stopped(error: RunError) -> Stop {
    match error {
        RunError::InTheWay => Stop::Cannot("something is in the way of a page".to_owned()),
        RunError::Other(error) => Stop::Failed(error),
    }
}

/// What the first half of an update did.
struct Written {
    /// Whether anything was marked.
    any: bool,
    /// The generation that was made current; none when no row changed, or when it has to be written whole.
    index: Option<NewIndex>,
}

/// What a reader waits for: the pages, then the index. All of it is marked at once before the first file changes, since
/// each commit waits for the disk.
fn pages_and_index(run: &Run<'_>, changes: &mut Changes, summary: &mut Summary) -> Result<Written, RunError> {
    let start = Instant::now();
    let pages = run.render(&run.plan.changed)?;
    let mut marks = run.gone_marks();
    let mut written = Written { any: !pages.is_empty() || !marks.bases.is_empty(), index: None };
    if !written.any {
        return Ok(written);
    }
    marks.bases.extend(run.marks(&pages));
    run.manifest.commit(&marks)?;
    changes.bases = run.write_pages(pages)?;
    changes.bases.extend(run.plan.gone.iter().map(|id| (*id, None)));
    // Lists tell of all bases: the next run over everything makes them.
    changes.lists = Some(None);
    summary.stage("pages", start);
    if run.plan.registry_changed {
        let start = Instant::now();
        written.index = run.amended_index()?;
        if let Some(index) = &written.index {
            run.switch(index.number)?;
        }
        summary.stage("index", start);
    }
    Ok(written)
}

/// What tells of all packages: home page, feeds, archives; then what is gone goes. Returns whether everything is up to date
/// with the names.
fn lists(
    run: &Run<'_>,
    touched: &Touched,
    news: Option<Vec<Artefact>>,
    written: &Written,
    changes: &mut Changes,
) -> Result<bool, RunError> {
    let mut complete = news.is_some();
    let mut files = run.differing(news.unwrap_or_default());
    if files.is_empty() && !written.any {
        return Ok(complete);
    }
    if run.plan.registry_changed {
        complete &= archives::make(run, touched, changes, &mut files) && written.index.is_some();
    }
    run.manifest.commit(&Changes { files: unknown(&files), ..Changes::default() })?;
    changes.files = run.write_others(files)?;
    if let Some(index) = written.index.as_ref().filter(|_| complete) {
        changes.generation = Some(index.number);
        changes.registry = Some(Some(run.plan.registry));
    }
    run.remove_stale(changes)?;
    run.amend.sync()?;
    run.manifest.commit(changes)?;
    Ok(complete)
}
