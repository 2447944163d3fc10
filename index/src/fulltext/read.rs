//! Asks the full-text index.

use super::directory::ReadOnly;
use super::{Fields, schema};
use crate::file::U32s;
use crate::meta::FULL_TEXT;
use crate::{DocId, Hit, OpenError, analyse};
use std::path::Path;
use tantivy::collector::TopDocs;
use tantivy::directory::MmapDirectory;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Index, IndexReader, ReloadPolicy, Score, SegmentReader, Term};

/// Words of a query that are looked at.
const MAX_WORDS: usize = 8;

/// How much a place counts: name, provides, keywords, description.
const WEIGHTS: [Score; 4] = [4.0, 2.0, 1.5, 1.0];

/// A part of a word (`qt` of `qt5`) counts this much of a whole word.
const PART_WEIGHT: Score = 0.6;

/// Share of the score that one unit of the prior adds.
const PRIOR_WEIGHT: Score = 0.15;

/// A description or name that lacks a word of the query is no match, unless nothing else matches.
#[derive(Clone, Copy)]
enum Require {
    All,
    Any,
}

/// One open full-text index.
pub(crate) struct FullText {
    reader: IndexReader,
    fields: Fields,
}

impl FullText {
    /// Opens the full-text index of a generation that must hold `documents` documents.
    pub(crate) fn open(generation: &Path, documents: usize) -> Result<Self, OpenError> {
        let path = generation.join(FULL_TEXT);
        let (reader, fields) =
            open(&path).map_err(|source| OpenError::FullText { path: path.clone(), source: source.into() })?;
        let searcher = reader.searcher();
        let found = searcher.num_docs() as usize;
        if searcher.segment_readers().len() > 1 || found != documents {
            let reason = format!("it holds {found} documents, not {documents}");
            return Err(OpenError::damaged(&path, reason));
        }
        Ok(Self { reader, fields })
    }

    /// The best matches of a text, best first: those with all words, or else those with any. `prior` is the column of
    /// what speaks for each package before anything is asked.
    pub(crate) fn search(&self, text: &str, limit: usize, prior: &U32s) -> Vec<Hit> {
        let mut words = analyse::words(text);
        words.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        words.dedup();
        // Long words say more.
        words.truncate(MAX_WORDS);
        if words.is_empty() || limit == 0 {
            return Vec::new();
        }
        let all = self.top(&words, Require::All, limit, prior);
        if all.is_empty() && words.len() > 1 {
            return self.top(&words, Require::Any, limit, prior);
        }
        all
    }

    fn top(&self, words: &[String], require: Require, limit: usize, prior: &U32s) -> Vec<Hit> {
        let prior = prior.clone();
        let collector = TopDocs::with_limit(limit).tweak_score(move |_: &SegmentReader| {
            let prior = prior.clone();
            move |doc: DocId, score: Score| {
                let prior = f32::from_bits(prior.get(doc as usize));
                score * (1.0 + PRIOR_WEIGHT * if prior.is_finite() { prior } else { 0.0 })
            }
        });
        let found = self.reader.searcher().search(&self.query(words, require), &collector);
        // A search over mapped, digest-checked files has no way to fail that a reader could act on.
        let hits = found.unwrap_or_default().into_iter();
        hits.map(|(score, address)| Hit { doc: address.doc_id, score }).collect()
    }

    fn query(&self, words: &[String], require: Require) -> BooleanQuery {
        let occur = match require {
            Require::All => Occur::Must,
            Require::Any => Occur::Should,
        };
        BooleanQuery::new(words.iter().map(|word| (occur, self.word(word))).collect())
    }

    /// A word as it is, or all of its parts.
    fn word(&self, word: &str) -> Box<dyn Query> {
        let whole = self.term(word, 1.0);
        let parts = analyse::parts(word);
        if parts.is_empty() {
            return whole;
        }
        let parts = parts.iter().map(|part| (Occur::Must, self.term(part, PART_WEIGHT)));
        let parts: Box<dyn Query> = Box::new(BooleanQuery::new(parts.collect()));
        Box::new(DisjunctionMaxQuery::with_tie_breaker(vec![whole, parts], 0.1))
    }

    /// A term in any field; the best place counts in full, the others a little.
    fn term(&self, term: &str, weight: Score) -> Box<dyn Query> {
        let f = &self.fields;
        let fields = [f.name, f.provides, f.keywords, f.description];
        let places = fields.into_iter().zip(WEIGHTS).map(|(field, place)| {
            let term = TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs);
            Box::new(BoostQuery::new(Box::new(term), place * weight)) as Box<dyn Query>
        });
        Box::new(DisjunctionMaxQuery::with_tie_breaker(places.collect(), 0.2))
    }
}

fn open(path: &Path) -> tantivy::Result<(IndexReader, Fields)> {
    let index = Index::open(ReadOnly(MmapDirectory::open(path)?))?;
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    let (expected, fields) = schema();
    if index.schema() != expected {
        return Err(tantivy::TantivyError::SchemaError("not the schema of this program".into()));
    }
    Ok((reader, fields))
}
