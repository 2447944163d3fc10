//! The full-text part, kept by tantivy: which packages have a word, and in which field. The scoring is ours.
//!
//! One segment whose document numbers are ours, no stored fields, no positions. Its files are renamed after writing, so
//! that the same input gives the same bytes: tantivy would give every segment a random name.

mod directory;
mod read;
mod write;

pub(crate) use read::{FullText, Postings};
pub(crate) use write::{DocumentTerms, write};

use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// A searched field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Name,
    Provides,
    Keywords,
    Description,
}

impl Field {
    const COUNT: usize = 4;
}

/// The searched fields as tantivy knows them.
struct Fields {
    name: tantivy::schema::Field,
    provides: tantivy::schema::Field,
    keywords: tantivy::schema::Field,
    description: tantivy::schema::Field,
}

/// The schema: every field is terms separated by spaces, as [`crate::analyse`] leaves them.
fn schema() -> (Schema, Fields) {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("whitespace")
        .set_index_option(IndexRecordOption::WithFreqs)
        .set_fieldnorms(true);
    let options = TextOptions::default().set_indexing_options(indexing);
    let mut schema = Schema::builder();
    let mut field = |name| schema.add_text_field(name, options.clone());
    let fields = Fields {
        name: field("name"),
        provides: field("provides"),
        keywords: field("keywords"),
        description: field("description"),
    };
    (schema.build(), fields)
}
