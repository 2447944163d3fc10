//! Tests of the whole crate: written, opened and asked through the public interface.
#![allow(clippy::unwrap_used)]

mod amended;
mod anything;
mod damage;
mod model;
mod needing;
mod ranking;
mod resolving;
mod rpc;
mod search_page;

use crate::{Base, DocId, Document, Index, Search, Writer};
use tempfile::TempDir;

/// A generation in a temporary directory.
struct Generation {
    dir: TempDir,
    index: Index,
}

/// Writes and opens the documents and bases.
fn generation(docs: &[Document<'_>], bases: &[Base<'_>]) -> Generation {
    let dir = tempfile::tempdir().unwrap();
    let mut writer = Writer::create(dir.path()).unwrap();
    bases.iter().for_each(|base| writer.add_base(*base).unwrap());
    docs.iter().for_each(|doc| writer.add(doc).unwrap());
    let summary = writer.finish().unwrap();
    assert_eq!(summary.documents, docs.len());
    let index = Index::open(dir.path()).unwrap();
    assert_eq!(index.len(), docs.len());
    Generation { dir, index }
}

#[test]
fn both_ends_move_between_threads() {
    fn send<T: Send>() {}
    fn share<T: Send + Sync>() {}
    send::<Writer>();
    share::<Index>();
}

/// A document with a name alone.
fn package(id: u32, name: &str) -> Document<'_> {
    Document { id, base_id: id, name, base: name, version: "1-1", ..Document::default() }
}

/// The first matches of a text.
fn hits(index: &Index, text: &str) -> Vec<DocId> {
    let found = index.find_text(&Search { text, limit: 9, ..Search::default() });
    found.hits.iter().map(|hit| hit.doc).collect()
}
