//! Is the current release what its manifest says, do its links lead somewhere, do pages and index agree?
//!
//! Reads everything that readers can be served, and changes nothing. Problems are texts for people; whoever must know
//! whether there are any counts them.

mod error;
mod links;

pub use error::CheckError;

use crate::model::inputs::Inputs;
use crate::render::browse::is_list;
use crate::site::layout::Output;
use crate::site::manifest::{FileEntry, Known, Manifest};
use crate::site::release::WriteLock;
use aurpress_index::Index;
use links::Links;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use xxhash_rust::xxh3::xxh3_128;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The release that was looked at.
    pub release: String,
    /// Files in its manifest.
    pub files: usize,
    /// Distinct links of its pages to this site.
    pub links: usize,
    /// Packages in its index.
    pub packages: usize,
    /// What is wrong, each on one line, in order.
    pub problems: Vec<String>,
    /// What an interrupted run has left for the next one, likewise.
    pub pending: Vec<String>,
}

/// Checks the current release below `output`.
///
/// # Errors
/// There is no release, or its manifest or index cannot be read at all; somebody writes there now.
pub fn check(output: &Output) -> Result<Report, CheckError> {
    let lock = WriteLock::acquire(output)?;
    let release = output.current_release().map_err(|cause| CheckError::NoRelease { path: output.current(), cause })?;
    let known = Manifest::open(&output.manifest(&release))?.load()?;
    let index = open_index(output, &release)?;
    let tree = output.release(&release);
    let pending = interrupted(&known);
    let mut problems = Vec::new();
    let entries: Vec<&FileEntry> =
        known.bases.values().flat_map(|entry| &entry.files).chain(known.files.values()).collect();
    let paths: BTreeSet<&str> = entries.iter().map(|entry| entry.path.as_str()).collect();
    let looked: Vec<(Vec<String>, Links)> = entries.par_iter().map(|entry| look(&tree, entry)).collect();
    let mut links = Links::default();
    for (found, of_file) in looked {
        problems.extend(found);
        links.add(of_file);
    }
    problems.extend(links.broken(&paths, known.lists.is_none()));
    problems.extend(unlisted(&tree, &paths).map_err(|cause| CheckError::NoRelease { path: tree.clone(), cause })?);
    if pending.is_empty() {
        problems.extend(disagreements(&index, &paths));
    }
    drop(lock);
    Ok(Report { release, files: paths.len(), links: links.len(), packages: index.len(), problems, pending })
}

fn open_index(output: &Output, release: &str) -> Result<Index, CheckError> {
    let path = output.index_pointer(release);
    let dir = output.current_index(release).map_err(|cause| CheckError::NoRelease { path, cause })?;
    Index::open(&dir).map_err(|e| CheckError::Index { path: dir, reason: e.to_string() })
}

/// What an interrupted run left to be done: files of which the manifest says that they may or may not be there.
fn interrupted(known: &Known) -> Vec<String> {
    let bases = known.bases.iter().filter(|(_, entry)| entry.inputs == Inputs::UNKNOWN);
    let mut problems: Vec<String> =
        bases.map(|(id, _)| format!("the pages of package base {id} were being written; build again")).collect();
    if known.registry.is_none() {
        problems.push("archives and index were being written; build again".to_owned());
    }
    if known.files.iter().any(|(path, file)| file.digest == 0 && is_list(path)) {
        problems.push("lists were being written; build again".to_owned());
    }
    problems
}

/// One file against its entry; its links, if it is a page.
fn look(tree: &Path, entry: &FileEntry) -> (Vec<String>, Links) {
    let mut links = Links::default();
    // The path is not known to be there or not to be: the interrupted run is reported already.
    if entry.digest == 0 {
        return (Vec::new(), links);
    }
    let problem = match std::fs::read(tree.join(&entry.path)) {
        Err(e) => Some(format!("{}: {e}", entry.path)),
        Ok(bytes) if bytes.len() as u64 != entry.length || xxh3_128(&bytes) != entry.digest => {
            Some(format!("{}: its content is not what was written", entry.path))
        }
        Ok(bytes) => {
            links.read(&entry.path, &bytes);
            None
        }
    };
    (problem.into_iter().collect(), links)
}

/// Files of the tree that the manifest does not know.
fn unlisted(tree: &Path, paths: &BTreeSet<&str>) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(tree.join(&folder))? {
            let entry = entry?;
            let name = entry.file_name();
            let path = format!("{folder}{}", name.to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(format!("{path}/"));
            } else if !paths.contains(path.as_str()) {
                found.push(format!("{path}: not in the manifest"));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Packages with a page and not in the index, and the other way round.
fn disagreements(index: &Index, paths: &BTreeSet<&str>) -> Vec<String> {
    let mut problems = Vec::new();
    let mut pages = 0;
    // The compressed form of a page is no page of its own.
    let is_sibling = |path: &str| path.strip_suffix(".gz").is_some_and(|page| paths.contains(page));
    let files = paths.range("packages/"..).take_while(|path| path.starts_with("packages/"));
    for path in files.filter(|path| !is_sibling(path)) {
        let file = &path["packages/".len()..];
        let name = file.strip_suffix(".html").unwrap_or(file);
        pages += 1;
        if index.find(name).is_none() && index.find(file).is_none() {
            problems.push(format!("{path}: the index has no such package"));
        }
    }
    if pages != index.len() {
        problems.push(format!("{pages} package pages, but {} packages in the index", index.len()));
    }
    problems
}
