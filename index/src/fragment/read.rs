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

/// One record, taken apart: the pieces by their lengths, and the members they cut.
struct Pieces<'a> {
    popularity_micros: u64,
    popularity_updated: i64,
    shared_lengths: [usize; PIECES],
    info_lengths: [usize; PIECES],
    shared: &'a [u8],
    info: &'a [u8],
}

impl Fragments {
    /// How many sections the file has.
    pub(crate) const SECTIONS: usize = 2;

    /// Takes the sections; `None` when they do not hold `documents` records.
    pub(crate) fn new(file: &ArrayFile, documents: usize) -> Option<Self> {
        let fragments = Self { records: file.section(0), starts: file.u64s(1) };
        (fragments.starts.len() == documents).then_some(fragments)
    }

    /// The record of a document; empty for one that is not there.
    pub(crate) fn record(&self, doc: DocId) -> &[u8] {
        let doc = doc as usize;
        if doc >= self.starts.len() {
            return &[];
        }
        let start = usize::try_from(self.starts.get(doc)).unwrap_or(usize::MAX);
        self.records.bytes().get(start..).unwrap_or_default()
    }
}

/// Appends the info object of a record; null for one that is none.
pub(crate) fn write_info(record: &[u8], now: i64, out: &mut Vec<u8>) {
    match Pieces::of(record) {
        Some(pieces) => pieces.write_info(now, out),
        None => out.extend_from_slice(b"null"),
    }
}

/// Appends the search object of a record; null for one that is none.
pub(crate) fn write_search(record: &[u8], now: i64, out: &mut Vec<u8>) {
    match Pieces::of(record) {
        Some(pieces) => pieces.write_search(now, out),
        None => out.extend_from_slice(b"null"),
    }
}

/// Appends the popularity of a record alone; zero for one that is none.
pub(crate) fn write_popularity(record: &[u8], now: i64, out: &mut Vec<u8>) {
    match Pieces::of(record) {
        Some(pieces) => {
            popularity::write(popularity::decayed(pieces.popularity_micros, pieces.popularity_updated, now), out);
        }
        None => out.push(b'0'),
    }
}

/// Lengths of the pieces of one sort, and their sum.
fn take_lengths(bytes: &mut &[u8]) -> Option<([usize; PIECES], usize)> {
    let mut lengths = [0; PIECES];
    let mut sum = 0_usize;
    for length in &mut lengths {
        *length = usize::try_from(take_varint(bytes)?).ok()?;
        sum = sum.checked_add(*length)?;
    }
    Some((lengths, sum))
}

impl<'a> Pieces<'a> {
    fn of(record: &'a [u8]) -> Option<Self> {
        let mut rest = record;
        let popularity_micros = take_varint(&mut rest)?;
        let popularity_updated = take_varint(&mut rest)? as i64;
        let (shared_lengths, shared_length) = take_lengths(&mut rest)?;
        let (info_lengths, info_length) = take_lengths(&mut rest)?;
        let (shared, rest) = rest.split_at_checked(shared_length)?;
        let info = rest.get(..info_length)?;
        Some(Self { popularity_micros, popularity_updated, shared_lengths, info_lengths, shared, info })
    }

    fn write_info(&self, now: i64, out: &mut Vec<u8>) {
        out.reserve(self.shared.len() + self.info.len() + 32);
        out.push(b'{');
        let (mut shared, mut info) = (self.shared, self.info);
        for at in 0..PIECES {
            if at == PIECES - 1 {
                self.write_popularity(now, out);
            }
            let (piece, rest) = info.split_at(self.info_lengths[at]);
            out.extend_from_slice(piece);
            info = rest;
            let (piece, rest) = shared.split_at(self.shared_lengths[at]);
            out.extend_from_slice(piece);
            shared = rest;
        }
    }

    fn write_search(&self, now: i64, out: &mut Vec<u8>) {
        out.reserve(self.shared.len() + 32);
        out.push(b'{');
        let (before, after) = self.shared.split_at(self.shared.len() - self.shared_lengths[PIECES - 1]);
        out.extend_from_slice(before);
        self.write_popularity(now, out);
        out.extend_from_slice(after);
    }

    fn write_popularity(&self, now: i64, out: &mut Vec<u8>) {
        let value = popularity::decayed(self.popularity_micros, self.popularity_updated, now);
        popularity::write(value, out);
        out.push(b',');
    }
}
