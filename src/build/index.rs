//! The index of a change in place: amended where little changed, written whole otherwise.

use super::amend::{Run, RunError};
use super::{generation, point_to_generation, remove_folder};
use crate::catalogue::BaseIndex;
use crate::model::facts::Facts;
use crate::search::{self, Changed};
use crate::site::release::OutputError;
use aurpress_index::{Amended, FEW_DOCUMENTS, MOST_DOCUMENTS};
use std::path::{Path, PathBuf};

/// A generation that was written.
pub(super) struct NewIndex {
    pub(super) number: u64,
    pub(super) bytes: u64,
}

impl Run<'_> {
    /// Writes an amended generation with the bases whose rows differ, or none if no row does; `None` when it has to be
    /// written whole. [`Run::switch`] makes it current.
    pub(super) fn amended_index(&self) -> Result<Option<NewIndex>, RunError> {
        let new = self.plan.registry;
        let Some(known) = self.known.registry.filter(|known| known.official == new.official) else { return Ok(None) };
        let Some(from) = self.recorded_generation() else { return Ok(None) };
        if known.bases == new.bases {
            return Ok(Some(NewIndex { number: self.known.generation, bytes: 0 }));
        }
        let Some(changed) = self.changed_rows()? else { return Ok(None) };
        let number = self.known.generation + 1;
        let to = self.generation_folder(number);
        remove_folder(&to)?;
        match search::amend_index(self.renderer.catalogue, self.renderer.site, &changed, &from, &to)? {
            Amended::Refused(_) => Ok(None),
            Amended::Written(summary) => Ok(Some(NewIndex { number, bytes: summary.bytes })),
        }
    }

    /// Writes the index whole; [`Run::switch`] makes it current.
    pub(super) fn whole_index(&self) -> Result<NewIndex, RunError> {
        let number = self.next_generation();
        let to = self.generation_folder(number);
        remove_folder(&to)?;
        let summary = search::write_index(self.renderer.catalogue, self.renderer.site, &to)?;
        Ok(NewIndex { number, bytes: summary.bytes })
    }

    /// Makes a generation current, and removes those before the one before it, which a server may be about to open.
    pub(super) fn switch(&self, number: u64) -> Result<(), OutputError> {
        point_to_generation(self.output, self.release, number)?;
        let folder = self.output.index(self.release);
        let failed = |e| OutputError::at(&folder, e);
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let old = entry.file_name().to_str().and_then(number_of).is_some_and(|old| old + 1 < number);
            if old {
                remove_folder(&entry.path())?;
            }
        }
        Ok(())
    }

    fn generation_folder(&self, number: u64) -> PathBuf {
        self.output.index(self.release).join(generation(number))
    }

    fn pointed(&self) -> Option<PathBuf> {
        self.output.current_index(self.release).ok()
    }

    /// The current generation, if it is the one that is recorded: an interrupted run may have left another.
    fn recorded_generation(&self) -> Option<PathBuf> {
        self.pointed().filter(|path| number_in(path) == Some(self.known.generation))
    }

    /// The number after the recorded one and after the one that is pointed to, which an interrupted run may have left.
    fn next_generation(&self) -> u64 {
        let pointed = self.pointed().and_then(|path| number_in(&path));
        self.known.generation.max(pointed.unwrap_or(0)) + 1
    }

    /// The bases whose rows are other ones than recorded; `None` when they are too many for an amendment.
    fn changed_rows(&self) -> Result<Option<Changed>, OutputError> {
        let catalogue = self.renderer.catalogue;
        let id = |base: BaseIndex| catalogue.base(base).id;
        let recorded = |base: BaseIndex| self.known.bases.get(&id(base)).map(|entry| entry.inputs.rows);
        let differs = |base: &BaseIndex| recorded(*base) != Some(self.plan.inputs[*base as usize].rows);
        let bases: Vec<BaseIndex> = self.plan.changed.iter().copied().filter(differs).collect();
        let ids: Vec<u32> = bases.iter().map(|base| id(*base)).chain(self.plan.gone.iter().copied()).collect();
        if ids.len() > FEW_DOCUMENTS.max(self.manifest.bases()? / MOST_DOCUMENTS) {
            return Ok(None);
        }
        let old = self.manifest.some_bases(&ids)?;
        let mut gone = Vec::new();
        for (_, facts) in old.values() {
            let Some(facts) = Facts::decode(facts) else { return Ok(None) };
            gone.push(facts.base.to_owned());
        }
        let is_there = |name: &String| bases.iter().any(|base| catalogue.name(catalogue.base(*base).name) == name);
        gone.retain(|name| !is_there(name));
        Ok(Some(Changed { bases, ids, gone }))
    }
}

fn number_in(path: &Path) -> Option<u64> {
    number_of(path.file_name()?.to_str()?)
}

/// The number of a generation's folder.
fn number_of(name: &str) -> Option<u64> {
    name.strip_prefix('g')?.parse().ok()
}
