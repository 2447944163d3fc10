//! Puts RPC objects together from a record.

use super::{PIECES, popularity};
use crate::DocId;
use crate::file::{ArrayFile, Section, U64s};
use crate::gaps::take_varint;

/// Records of a mapped file.
pub(crate) struct Fragments {
    records: Section,
    starts: U64s,
}

/// One record, cut into its pieces.
struct Pieces<'a> {
    popularity_micros: u64,
    popularity_updated: i64,
    shared: [&'a [u8]; PIECES],
    info: [&'a [u8]; PIECES],
}

impl Fragments {
    /// How many sections the file has.
    pub(crate) const SECTIONS: usize = 2;

    /// Takes the sections; `None` when they do not hold `documents` records.
    pub(crate) fn new(file: &ArrayFile, documents: usize) -> Option<Self> {
        let fragments = Self { records: file.section(0), starts: file.u64s(1) };
        (fragments.starts.len() == documents).then_some(fragments)
    }

    /// Appends the info object; null for a document that is not there.
    pub(crate) fn write_info(&self, doc: DocId, now: i64, out: &mut Vec<u8>) {
        let Some(pieces) = self.pieces(doc) else {
            return out.extend_from_slice(b"null");
        };
        out.push(b'{');
        for at in 0..PIECES - 1 {
            out.extend_from_slice(pieces.info[at]);
            out.extend_from_slice(pieces.shared[at]);
        }
        pieces.write_popularity(now, out);
        out.extend_from_slice(pieces.info[PIECES - 1]);
        out.extend_from_slice(pieces.shared[PIECES - 1]);
    }

    /// Appends the search object; null for a document that is not there.
    pub(crate) fn write_search(&self, doc: DocId, now: i64, out: &mut Vec<u8>) {
        let Some(pieces) = self.pieces(doc) else {
            return out.extend_from_slice(b"null");
        };
        out.push(b'{');
        for shared in &pieces.shared[..PIECES - 1] {
            out.extend_from_slice(shared);
        }
        pieces.write_popularity(now, out);
        out.extend_from_slice(pieces.shared[PIECES - 1]);
    }

    fn pieces(&self, doc: DocId) -> Option<Pieces<'_>> {
        let doc = doc as usize;
        if doc >= self.starts.len() {
            return None;
        }
        let start = usize::try_from(self.starts.get(doc)).ok()?;
        let mut rest = self.records.bytes().get(start..)?;
        let popularity_micros = take_varint(&mut rest)?;
        let popularity_updated = take_varint(&mut rest)? as i64;
        let mut lengths = [0; 2 * PIECES];
        for length in &mut lengths {
            *length = usize::try_from(take_varint(&mut rest)?).ok()?;
        }
        let mut pieces = [&[][..]; 2 * PIECES];
        for (piece, length) in pieces.iter_mut().zip(lengths) {
            (*piece, rest) = rest.split_at_checked(length)?;
        }
        let (shared, info) = pieces.split_at(PIECES);
        Some(Pieces {
            popularity_micros,
            popularity_updated,
            shared: shared.try_into().ok()?,
            info: info.try_into().ok()?,
        })
    }
}

impl Pieces<'_> {
    fn write_popularity(&self, now: i64, out: &mut Vec<u8>) {
        let value = popularity::decayed(self.popularity_micros, self.popularity_updated, now);
        popularity::write(value, out);
        out.push(b',');
    }
}
