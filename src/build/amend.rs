//! An incremental build: what changed since the current release was made, in place.
//!
//! Order: pages; the home page, other small files and feeds; lists; archives; index; deletions; manifest. Before a file
//! is touched, the manifest marks it, so that a run that is interrupted is made good by the next one.

use super::{BuildOptions, Loaded, Previous, Session, Wholes, archives, load};
use crate::catalogue::BaseIndex;
use crate::model::inputs::Inputs;
use crate::plan::{Plan, facts};
use crate::render::Renderer;
use crate::render::archive::pack::{self, Pack};
use crate::render::browse::{self, Browse};
use crate::render::theme::ThemeError;
use crate::report::Summary;
use crate::site::amend::{Amend, AmendError};
use crate::site::artefact::Artefact;
use crate::site::layout::Output;
use crate::site::manifest::{BaseEntry, Changes, FileEntry, Known, Manifest};
use crate::site::release::OutputError;
use crate::source::record::Deletion;
use aurpress_index::WriteError;
use hashbrown::HashSet;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::time::Instant;

/// Bases whose pages are in memory at a time.
const CHUNK: usize = 1024;

/// Changes the current release. `None` when something is in the way that only a new release can do without.
pub(super) fn amend(
    options: &BuildOptions<'_>,
    session: &Session,
    previous: Previous,
    wholes: Wholes,
) -> anyhow::Result<Option<Summary>> {
    let mut summary = Summary { release: previous.release.clone(), ..Summary::default() };
    let Loaded { catalogue, comments, votes, deletions } = load(options, &mut summary)?;
    let theme = &session.theme;
    let renderer = Renderer {
        catalogue: &catalogue,
        comments: &comments,
        votes: &votes,
        theme,
        language: theme.default_language(),
        site: options.site,
        now: options.now,
    };
    let start = Instant::now();
    let plan = Plan::compare(&renderer, &previous.known);
    summary.stage("plan", start);
    let run = Run {
        renderer: &renderer,
        plan: &plan,
        output: options.output,
        release: &previous.release,
        manifest: &previous.manifest,
        known: &previous.known,
        wholes,
        amend: Amend::begin(options.output, &previous.release)?,
    };
    match run.all(&deletions, &mut summary) {
        Ok(()) => {}
        Err(RunError::InTheWay) => return Ok(None),
        Err(RunError::Other(error)) => return Err(error),
    }
    let bases = (0..).take(catalogue.bases().len());
    summary.warnings.extend(theme.warnings());
    summary.warnings.extend(bases.filter_map(|base| renderer.collision(base)));
    summary.remade = plan.changed.len() + plan.gone.len();
    (summary.files, summary.bytes, summary.removed) = run.amend.done();
    Ok(Some(summary))
}

/// Why a change in place did not come to its end.
pub(super) enum RunError {
    /// Only a new release can do without what is in the way.
    InTheWay,
    /// Anything else.
    Other(anyhow::Error),
}

impl From<AmendError> for RunError {
    fn from(error: AmendError) -> Self {
        match error {
            AmendError::InTheWay => Self::InTheWay,
            AmendError::Output(error) => Self::Other(error.into()),
        }
    }
}

impl From<OutputError> for RunError {
    fn from(error: OutputError) -> Self {
        Self::Other(error.into())
    }
}

impl From<ThemeError> for RunError {
    fn from(error: ThemeError) -> Self {
        Self::Other(error.into())
    }
}

impl From<WriteError> for RunError {
    fn from(error: WriteError) -> Self {
        Self::Other(error.into())
    }
}

/// A base and its pages.
type Rendered = (BaseIndex, Vec<Artefact>);

/// The stages of a change in place.
pub(super) struct Run<'a> {
    pub(super) renderer: &'a Renderer<'a>,
    pub(super) plan: &'a Plan,
    pub(super) output: &'a Output,
    pub(super) release: &'a str,
    pub(super) manifest: &'a Manifest,
    pub(super) known: &'a Known,
    pub(super) wholes: Wholes,
    pub(super) amend: Amend,
}

impl Run<'_> {
    fn all(&self, deletions: &[Deletion], summary: &mut Summary) -> Result<(), RunError> {
        let start = Instant::now();
        self.mark_gone()?;
        let mut changes = Changes::default();
        for chunk in self.plan.changed.chunks(CHUNK) {
            changes.bases.extend(self.bases(chunk)?);
        }
        changes.bases.extend(self.plan.gone.iter().map(|id| (*id, None)));
        changes.facts = self.facts();
        let mut others = self.renderer.site_pages()?;
        let statistics = self.renderer.catalogue.statistics(self.renderer.now);
        others.extend(self.renderer.news(&statistics, Some(deletions))?);
        let mut present: HashSet<String> = others.iter().map(|file| file.path.clone()).collect();
        others.extend(self.pack(&mut present));
        changes.files = self.others(others)?;
        summary.stage("pages", start);
        self.lists(&mut changes, &mut present, summary)?;
        if self.plan.registry_changed {
            changes.generation = Some(self.registry(&mut changes, summary)?);
            changes.registry = Some(Some(self.plan.registry));
        }
        let start = Instant::now();
        changes.removed_files = self.stale_others(&present);
        self.mark_removed(&changes.removed_files)?;
        self.remove_stale(&changes)?;
        self.amend.sync()?;
        self.manifest.commit(&changes)?;
        summary.stage("commit", start);
        Ok(())
    }

    /// Marks the bases that are there no more, and archives and index if they will change.
    fn mark_gone(&self) -> Result<(), OutputError> {
        let changes = self.gone_marks();
        if changes.bases.is_empty() && changes.registry.is_none() {
            return Ok(());
        }
        self.manifest.commit(&changes)
    }

    /// The marks of the bases that are there no more, and of archives, index and lists if they will change.
    pub(super) fn gone_marks(&self) -> Changes {
        let due = self.plan.registry_changed;
        let mark = |id: &u32| Some((*id, Some(marked(self.known.bases.get(id)?, &[]))));
        let bases = self.plan.gone.iter().filter_map(mark).collect();
        Changes { bases, registry: due.then_some(None), lists: due.then_some(None), ..Changes::default() }
    }

    /// Renders some bases, marks them, and writes those of their files that differ; returns their new entries.
    fn bases(&self, chunk: &[BaseIndex]) -> Result<Vec<(u32, Option<BaseEntry>)>, RunError> {
        let rendered = self.render(chunk)?;
        self.manifest.commit(&Changes { bases: self.marks(&rendered), ..Changes::default() })?;
        self.write_pages(rendered)
    }

    /// The pages of some bases.
    pub(super) fn render(&self, bases: &[BaseIndex]) -> Result<Vec<Rendered>, RunError> {
        bases.par_iter().map(|base| Ok((*base, self.renderer.base_pages(*base)?))).collect()
    }

    /// Entries that say: the files of these bases may be old or new.
    pub(super) fn marks(&self, rendered: &[Rendered]) -> Vec<(u32, Option<BaseEntry>)> {
        let empty = BaseEntry::default();
        let mark = |(base, pages): &Rendered| {
            let id = self.renderer.catalogue.base(*base).id;
            (id, Some(marked(self.known.bases.get(&id).unwrap_or(&empty), pages)))
        };
        rendered.iter().map(mark).collect()
    }

    /// Writes the pages that differ; returns the new entries of their bases.
    pub(super) fn write_pages(&self, rendered: Vec<Rendered>) -> Result<Vec<(u32, Option<BaseEntry>)>, RunError> {
        let write = |(base, pages): Rendered| {
            let id = self.renderer.catalogue.base(base).id;
            let old = self.known.bases.get(&id).map(|entry| entry.files.as_slice()).unwrap_or_default();
            let known: BTreeMap<&str, &FileEntry> = old.iter().map(|file| (file.path.as_str(), file)).collect();
            let files = pages.into_iter().map(|page| {
                let known = known.get(page.path.as_str()).copied();
                self.write_changed(page, known)
            });
            let files = files.collect::<Result<Vec<FileEntry>, AmendError>>()?;
            Ok((id, Some(BaseEntry { inputs: self.plan.inputs[base as usize], files })))
        };
        rendered.into_par_iter().map(write).collect()
    }

    /// What the changed bases mean to others now.
    pub(super) fn facts(&self) -> Vec<(u32, Option<Vec<u8>>)> {
        let catalogue = self.renderer.catalogue;
        let of = |base: &BaseIndex| (catalogue.base(*base).id, Some(facts::of(catalogue, *base).encode()));
        self.plan.changed.iter().map(of).chain(self.plan.gone.iter().map(|id| (*id, None))).collect()
    }

    /// Writes a file unless it holds the same already.
    fn write_changed(&self, file: Artefact, known: Option<&FileEntry>) -> Result<FileEntry, AmendError> {
        let entry = FileEntry::of_bytes(&file.bytes);
        match known {
            Some(known) if (known.digest, known.length) == (entry.digest, entry.length) => Ok(known.clone()),
            _ => self.amend.write(file),
        }
    }

    /// Files that belong to no base: marks and writes those that differ, returns the entries of these.
    fn others(&self, files: Vec<Artefact>) -> Result<Vec<FileEntry>, RunError> {
        let files = self.differing(files);
        if files.is_empty() {
            return Ok(Vec::new());
        }
        self.manifest.commit(&Changes { files: unknown(&files), ..Changes::default() })?;
        self.write_others(files)
    }

    /// Those files that are not there as they should be.
    pub(super) fn differing(&self, files: Vec<Artefact>) -> Vec<Artefact> {
        let differs = |file: &Artefact| {
            let entry = FileEntry::of_bytes(&file.bytes);
            let known = self.known.files.get(&file.path);
            known.is_none_or(|known| (known.digest, known.length) != (entry.digest, entry.length))
        };
        files.into_iter().filter(differs).collect()
    }

    /// Writes files that were marked.
    pub(super) fn write_others(&self, files: Vec<Artefact>) -> Result<Vec<FileEntry>, RunError> {
        Ok(files.into_iter().map(|file| self.amend.write(file)).collect::<Result<_, _>>()?)
    }

    /// The search pack, unless it is there as it should be. `present` gets the paths of what is to be there.
    fn pack(&self, present: &mut HashSet<String>) -> Vec<Artefact> {
        if self.wholes == Wholes::Leave {
            present.extend(self.known.files.keys().filter(|path| path.starts_with(pack::FOLDER)).cloned());
            return Vec::new();
        }
        let pack = Pack::of(self.renderer.catalogue);
        let paths = pack.paths();
        let there = paths.iter().all(|path| self.known.files.get(path).is_some_and(|file| !file.is_unknown()));
        present.extend(paths);
        if there { Vec::new() } else { pack.files().into() }
    }

    /// Archives and index; returns the number of the new generation.
    fn registry(&self, changes: &mut Changes, summary: &mut Summary) -> Result<u64, RunError> {
        let (catalogue, site) = (self.renderer.catalogue, self.renderer.site);
        let start = Instant::now();
        let make_archives = || archives(catalogue, site, Ok::<Artefact, OutputError>);
        let amended = self.amended_index()?;
        let (archives, index) = match amended {
            Some(index) => (make_archives(), index),
            None => {
                let (archives, index) = rayon::join(make_archives, || self.whole_index());
                (archives, index?)
            }
        };
        let (files, tables) = archives?;
        changes.files.extend(self.others(files)?);
        changes.archives = tables;
        summary.index_bytes = index.bytes;
        self.amend.sync()?;
        self.switch(index.number)?;
        summary.stage("registry", start);
        Ok(index.number)
    }

    /// The lists, if what they are made from changed; the paths of all of them become present.
    fn lists(
        &self,
        changes: &mut Changes,
        present: &mut HashSet<String>,
        summary: &mut Summary,
    ) -> Result<(), RunError> {
        let inputs = browse::inputs(self.renderer, &self.plan.registry, &self.plan.inputs);
        if self.known.lists == Some(inputs) {
            present.extend(self.known.files.keys().filter(|path| browse::is_list(path)).cloned());
            changes.lists = Some(Some(inputs));
            return Ok(());
        }
        let start = Instant::now();
        self.manifest.commit(&Changes { lists: Some(None), ..Changes::default() })?;
        let browse = Browse::arrange(self.renderer);
        let pages: Vec<usize> = (0..browse.len()).collect();
        for chunk in pages.chunks(CHUNK) {
            let rendered = chunk.par_iter().map(|page| browse.render(self.renderer, *page));
            let rendered: Vec<Artefact> = rendered.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
            present.extend(rendered.iter().map(|file| file.path.clone()));
            let written = self.others(rendered)?;
            summary.lists += written.len() as u64;
            changes.files.extend(written);
        }
        let gone = self.known.files.keys().filter(|path| browse::is_list(path) && !present.contains(*path));
        summary.lists += gone.count() as u64;
        changes.lists = Some(Some(inputs));
        summary.stage("lists", start);
        Ok(())
    }

    /// Files that belong to no base and are made no more.
    fn stale_others(&self, present: &HashSet<String>) -> Vec<String> {
        // The compressed form of another file is no archive, and goes when it is made no more.
        let is_sibling = |path: &str| path.strip_suffix(".gz").is_some_and(|page| self.known.files.contains_key(page));
        let is_archive = |path: &str| {
            !path.contains('/')
                && (path.ends_with(".sha256") || path.ends_with(".zst") || (path.ends_with(".gz") && !is_sibling(path)))
        };
        let gone = self.known.files.keys().filter(|path| !present.contains(*path) && !is_archive(path));
        gone.cloned().collect()
    }

    /// Marks files that belong to no base before they go.
    fn mark_removed(&self, paths: &[String]) -> Result<(), OutputError> {
        if paths.is_empty() {
            return Ok(());
        }
        let files = paths.iter().cloned().map(FileEntry::unknown).collect();
        self.manifest.commit(&Changes { files, ..Changes::default() })
    }

    /// Removes files that were made for a base and are made for none any more.
    pub(super) fn remove_stale(&self, changes: &Changes) -> Result<(), RunError> {
        let mut stale: Vec<&str> = changes.removed_files.iter().map(String::as_str).collect();
        for (id, entry) in &changes.bases {
            let Some(old) = self.known.bases.get(id) else { continue };
            let kept = |path: &str| entry.as_ref().is_some_and(|new| new.files.iter().any(|file| file.path == path));
            stale.extend(old.files.iter().map(|file| file.path.as_str()).filter(|path| !kept(path)));
        }
        if stale.is_empty() {
            return Ok(());
        }
        let live = self.live_paths(changes);
        for path in stale.into_iter().filter(|path| !live.contains(path)) {
            self.amend.remove(path)?;
        }
        Ok(())
    }

    /// Every path that some base has: a package may have moved from one base to another.
    fn live_paths<'c>(&'c self, changes: &'c Changes) -> HashSet<&'c str> {
        let changed: HashSet<u32> = changes.bases.iter().map(|(id, _)| *id).collect();
        let old = self.known.bases.iter().filter(|(id, _)| !changed.contains(*id)).map(|(_, entry)| entry);
        let new = changes.bases.iter().filter_map(|(_, entry)| entry.as_ref());
        old.chain(new).flat_map(|entry| &entry.files).map(|file| file.path.as_str()).collect()
    }
}

/// Entries that say: these files may be old or new.
pub(super) fn unknown(files: &[Artefact]) -> Vec<FileEntry> {
    files.iter().map(|file| FileEntry::unknown(file.path.clone())).collect()
}

/// An entry that says: these paths may or may not be there.
fn marked(old: &BaseEntry, pages: &[Artefact]) -> BaseEntry {
    let new = pages.iter().map(|page| page.path.as_str());
    let new = new.filter(|path| old.files.iter().all(|file| file.path != *path));
    let paths = old.files.iter().map(|file| file.path.as_str()).chain(new);
    BaseEntry { inputs: Inputs::UNKNOWN, files: paths.map(|path| FileEntry::unknown(path.to_owned())).collect() }
}
