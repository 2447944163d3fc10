//! Writes the full-text index and gives its files their lasting names.

use super::schema;
use crate::WriteError;
use crate::meta::{FULL_TEXT, FileMeta, digest};
use std::fs::{self, File};
use std::io;
use std::path::Path;
use tantivy::directory::MmapDirectory;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::store::Compressor;
use tantivy::{Index, IndexSettings, TantivyDocument};

/// Memory that tantivy plans its tables for.
const MEMORY: usize = 50_000_000;

/// Identifier of the only segment, in tantivy's two spellings.
const SEGMENT: &str = "00000000000000000000000000000001";
const SEGMENT_IN_META: &str = "00000000-0000-0000-0000-000000000001";

/// Terms of one document, separated by spaces.
pub(crate) struct DocumentTerms {
    pub(crate) name: String,
    pub(crate) provides: String,
    pub(crate) keywords: String,
    pub(crate) description: String,
}

/// Writes the documents, in the order of their numbers, below the generation's directory and syncs everything.
pub(crate) fn write(
    generation: &Path,
    documents: impl Iterator<Item = DocumentTerms>,
) -> Result<Vec<FileMeta>, WriteError> {
    let dir = generation.join(FULL_TEXT);
    fs::create_dir(&dir).map_err(|e| WriteError::io(&dir, e))?;
    let segment = write_segment(&dir, documents)
        .map_err(|source| WriteError::FullText { path: dir.clone(), source: source.into() })?;
    settle(&dir, &segment).map_err(|e| WriteError::io(&dir, e))
}

/// Returns the segment's name in tantivy's `meta.json`.
fn write_segment(dir: &Path, documents: impl Iterator<Item = DocumentTerms>) -> tantivy::Result<String> {
    let (schema, fields) = schema();
    // Nothing is stored, so there is nothing to compress in a thread of its own.
    let settings = IndexSettings {
        docstore_compression: Compressor::None,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    let mut writer: SingleSegmentIndexWriter = Index::builder()
        .schema(schema)
        .settings(settings)
        .single_segment_index_writer(MmapDirectory::open(dir)?, MEMORY)?;
    for terms in documents {
        let mut document = TantivyDocument::default();
        document.add_text(fields.name, terms.name);
        document.add_text(fields.provides, terms.provides);
        document.add_text(fields.keywords, terms.keywords);
        document.add_text(fields.description, terms.description);
        writer.add_document(document)?;
    }
    let index = writer.finalize()?;
    let segments = index.searchable_segment_ids()?;
    Ok(segments.first().map(|id| id.uuid_string()).unwrap_or_default())
}

/// Renames the segment, removes what only tantivy's own writers need, and syncs.
fn settle(dir: &Path, segment: &str) -> io::Result<Vec<FileMeta>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            fs::remove_file(dir.join(&name))?;
        } else if let Some(rest) = name.strip_prefix(segment) {
            let settled = format!("{SEGMENT}{rest}");
            fs::rename(dir.join(&name), dir.join(&settled))?;
            names.push(settled);
        } else {
            names.push(name);
        }
    }
    names.sort_unstable();
    rename_in_meta(&dir.join("meta.json"), segment)?;
    let files = names.iter().map(|name| {
        let mut file = File::open(dir.join(name))?;
        file.sync_all()?;
        let (bytes, digest) = digest(&mut file)?;
        Ok(FileMeta::new(&format!("{FULL_TEXT}/{name}"), bytes, digest))
    });
    let files = files.collect::<io::Result<_>>()?;
    File::open(dir)?.sync_all()?;
    Ok(files)
}

/// Tantivy's `meta.json` spells the segment with hyphens.
fn rename_in_meta(path: &Path, segment: &str) -> io::Result<()> {
    let Some((a, rest)) = segment.split_at_checked(8) else {
        return Ok(());
    };
    let groups = [a, &rest[..4], &rest[4..8], &rest[8..12], &rest[12..]];
    let meta = fs::read_to_string(path)?;
    // Made anew, because tantivy lets nobody but the owner read it.
    fs::remove_file(path)?;
    fs::write(path, meta.replace(&groups.join("-"), SEGMENT_IN_META))
}
