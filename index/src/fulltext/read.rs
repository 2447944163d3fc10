//! Reads the full-text index: which packages have a word in a field, and which words there are.

use super::directory::ReadOnly;
use super::{Field, schema};
use crate::meta::FULL_TEXT;
use crate::{DocId, OpenError};
use std::path::Path;
use std::sync::Arc;
use tantivy::directory::MmapDirectory;
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Index, IndexReader, InvertedIndexReader, ReloadPolicy, TERMINATED, Term};

/// The documents that have a word in a field.
#[derive(Clone)]
pub(crate) struct Postings {
    field: Field,
    info: TermInfo,
}

impl Postings {
    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.info.doc_freq as usize
    }
}

/// One open full-text index.
pub(crate) struct FullText {
    /// By field; none when there are no documents.
    inverted: Vec<Arc<InvertedIndexReader>>,
    fields: [tantivy::schema::Field; Field::COUNT],
}

impl FullText {
    /// Opens the full-text index of a generation that must hold `documents` documents.
    pub(crate) fn open(generation: &Path, documents: usize) -> Result<Self, OpenError> {
        let path = generation.join(FULL_TEXT);
        let failed = |source: tantivy::TantivyError| OpenError::FullText { path: path.clone(), source: source.into() };
        let (reader, fields) = open(&path).map_err(failed)?;
        let searcher = reader.searcher();
        let found = searcher.num_docs() as usize;
        if searcher.segment_readers().len() > 1 || found != documents {
            let reason = format!("it holds {found} documents, not {documents}");
            return Err(OpenError::damaged(&path, reason));
        }
        let mut inverted = Vec::new();
        for segment in searcher.segment_readers() {
            for field in fields {
                inverted.push(segment.inverted_index(field).map_err(failed)?);
            }
        }
        Ok(Self { inverted, fields })
    }

    fn field(&self, field: Field) -> Option<&InvertedIndexReader> {
        self.inverted.get(field as usize).map(AsRef::as_ref)
    }

    /// Where a field has a word; `None` when it has it nowhere.
    pub(crate) fn look(&self, field: Field, word: &str) -> Option<Postings> {
        let term = Term::from_field_text(self.fields[field as usize], word);
        // A read of mapped, digest-checked files has no way to fail that a reader could act on.
        let info = self.field(field)?.get_term_info(&term).ok().flatten()?;
        Some(Postings { field, info })
    }

    /// Calls `each` with the documents that have the word in the field, ascending.
    pub(crate) fn each(&self, field: Field, word: &str, each: impl FnMut(DocId)) {
        if let Some(listed) = self.look(field, word) {
            self.each_of(&listed, each);
        }
    }

    /// Calls `each` with the documents of a list, ascending.
    pub(crate) fn each_of(&self, listed: &Postings, mut each: impl FnMut(DocId)) {
        let Some(index) = self.field(listed.field) else { return };
        let Ok(mut postings) = index.read_postings_from_terminfo(&listed.info, IndexRecordOption::Basic) else {
            return;
        };
        let mut buffer = [0; tantivy::COLLECT_BLOCK_BUFFER_LEN];
        while postings.doc() != TERMINATED {
            let filled = postings.fill_buffer(&mut buffer);
            buffer[..filled].iter().for_each(|&doc| each(doc));
            if filled < buffer.len() {
                break;
            }
        }
    }

    /// Calls `each` with all words of a field, ascending, and how many documents have them.
    pub(crate) fn each_term(&self, field: Field, mut each: impl FnMut(&str, u32)) {
        let Some(Ok(mut terms)) = self.field(field).map(|index| index.terms().stream()) else { return };
        while terms.advance() {
            if let Ok(word) = std::str::from_utf8(terms.key()) {
                each(word, terms.value().doc_freq);
            }
        }
    }

    /// Calls `each` with the words of a field that begin with `beginning`, ascending, and how many documents have them,
    /// until it has enough.
    pub(crate) fn each_beginning(&self, field: Field, beginning: &str, mut each: impl FnMut(&str, u32) -> bool) {
        let Some(Ok(mut terms)) = self.field(field).map(|index| index.terms().range().ge(beginning).into_stream())
        else {
            return;
        };
        while terms.advance() && terms.key().starts_with(beginning.as_bytes()) {
            let word = std::str::from_utf8(terms.key());
            if word.is_ok_and(|word| !each(word, terms.value().doc_freq)) {
                return;
            }
        }
    }
}

fn open(path: &Path) -> tantivy::Result<(IndexReader, [tantivy::schema::Field; Field::COUNT])> {
    let index = Index::open(ReadOnly(MmapDirectory::open(path)?))?;
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    let (expected, fields) = schema();
    if index.schema() != expected {
        return Err(tantivy::TantivyError::SchemaError("not the schema of this program".into()));
    }
    Ok((reader, [fields.name, fields.provides, fields.keywords, fields.description]))
}
