//! Serialises a document into a record.

use super::PIECES;
use super::json::{write_escaped, write_int, write_str};
use crate::gaps::push_varint;
use crate::{Document, NameCondition};

/// Buffers for one record after another.
#[derive(Default)]
pub(crate) struct Record {
    shared: Pieces,
    info: Pieces,
    bytes: Vec<u8>,
}

/// Members behind one another, and where each piece ends.
#[derive(Default)]
struct Pieces {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Record {
    /// The record of a document; valid until the next call.
    pub(crate) fn serialise(&mut self, doc: &Document<'_>) -> &[u8] {
        self.shared.clear();
        self.info.clear();
        self.write_members(doc);
        self.bytes.clear();
        push_varint(&mut self.bytes, doc.popularity_micros);
        push_varint(&mut self.bytes, doc.popularity_updated as u64);
        for pieces in [&self.shared, &self.info] {
            pieces.lengths().for_each(|length| push_varint(&mut self.bytes, length));
        }
        self.bytes.extend_from_slice(&self.shared.bytes);
        self.bytes.extend_from_slice(&self.info.bytes);
        &self.bytes
    }

    /// All members but the popularity, sorted by key, cut where the sort of piece changes.
    fn write_members(&mut self, doc: &Document<'_>) {
        let (shared, info) = (&mut self.shared, &mut self.info);
        info.conditions("CheckDepends", &doc.check_depends);
        info.list_if_any("CoMaintainers", &doc.comaintainers);
        info.conditions("Conflicts", &doc.conflicts);
        info.conditions("Depends", &doc.depends);
        info.cut();
        shared.optional("Description", doc.description);
        shared.int("FirstSubmitted", doc.submitted);
        shared.cut();
        info.list_if_any("Groups", &doc.groups);
        info.cut();
        shared.int("ID", doc.id.into());
        shared.cut();
        info.list("Keywords", &doc.keywords);
        info.cut();
        shared.int("LastModified", doc.modified);
        shared.cut();
        info.list("License", &doc.licenses);
        info.cut();
        shared.optional("Maintainer", doc.maintainer);
        shared.cut();
        info.conditions("MakeDepends", &doc.make_depends);
        info.cut();
        shared.text("Name", doc.name);
        shared.int("NumVotes", doc.votes.into());
        shared.cut();
        info.conditions("OptDepends", &doc.opt_depends);
        info.cut();
        shared.optional_int("OutOfDate", doc.out_of_date);
        shared.text("PackageBase", doc.base);
        shared.int("PackageBaseID", doc.base_id.into());
        shared.cut();
        info.int("PendingRequests", doc.pending_requests.into());
        info.cut();
        shared.key("Popularity");
        shared.cut();
        info.conditions("Provides", &doc.provides);
        info.conditions("Replaces", &doc.replaces);
        info.optional("Submitter", doc.submitter);
        info.cut();
        shared.optional("URL", doc.url);
        shared.text("URLPath", doc.url_path);
        shared.text("Version", doc.version);
        shared.close();
        shared.cut();
    }
}

impl Pieces {
    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
    }

    fn cut(&mut self) {
        self.ends.push(self.bytes.len());
    }

    fn lengths(&self) -> impl Iterator<Item = u64> + '_ {
        debug_assert_eq!(self.ends.len(), PIECES);
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| (end - start) as u64)
    }

    fn key(&mut self, key: &str) {
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(key.as_bytes());
        self.bytes.extend_from_slice(b"\":");
    }

    fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        write_str(value, &mut self.bytes);
        self.bytes.push(b',');
    }

    fn int(&mut self, key: &str, value: i64) {
        self.key(key);
        write_int(value, &mut self.bytes);
        self.bytes.push(b',');
    }

    fn null(&mut self, key: &str) {
        self.key(key);
        self.bytes.extend_from_slice(b"null,");
    }

    fn optional(&mut self, key: &str, value: Option<&str>) {
        match value {
            Some(value) => self.text(key, value),
            None => self.null(key),
        }
    }

    fn optional_int(&mut self, key: &str, value: Option<i64>) {
        match value {
            Some(value) => self.int(key, value),
            None => self.null(key),
        }
    }

    fn list(&mut self, key: &str, values: &[&str]) {
        self.key(key);
        self.bytes.push(b'[');
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                self.bytes.push(b',');
            }
            write_str(value, &mut self.bytes);
        }
        self.bytes.extend_from_slice(b"],");
    }

    fn list_if_any(&mut self, key: &str, values: &[&str]) {
        if !values.is_empty() {
            self.list(key, values);
        }
    }

    fn conditions(&mut self, key: &str, values: &[NameCondition<'_>]) {
        if values.is_empty() {
            return;
        }
        self.key(key);
        self.bytes.push(b'[');
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                self.bytes.push(b',');
            }
            write_str(value.name, &mut self.bytes);
            if !value.condition.is_empty() {
                // The condition goes on inside the quotes of the name.
                self.bytes.pop();
                write_escaped(value.condition, &mut self.bytes);
                self.bytes.push(b'"');
            }
        }
        self.bytes.extend_from_slice(b"],");
    }

    /// Ends the object: the last comma becomes its brace.
    fn close(&mut self) {
        self.bytes.pop();
        self.bytes.push(b'}');
    }
}
