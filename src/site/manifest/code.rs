//! Entries as bytes.

use super::{BaseEntry, FileEntry};
use crate::model::facts::LedgerRow;
use crate::model::inputs::Inputs;
use crate::render::compress::PartEntry;

pub(super) fn encode(entry: &BaseEntry, out: &mut Vec<u8>) {
    let Inputs { rows, depends, required, comments, votes, clock } = entry.inputs;
    for word in [rows, depends, required, comments, votes, clock] {
        out.extend_from_slice(&word.to_le_bytes());
    }
    for file in &entry.files {
        push_file(file, out);
        // A path is a folder or two and a name of at most 255 bytes each.
        let length = u16::try_from(file.path.len()).unwrap_or(u16::MAX);
        out.extend_from_slice(&length.to_le_bytes());
        out.extend_from_slice(file.path.as_bytes());
    }
}

pub(super) fn push_file(file: &FileEntry, out: &mut Vec<u8>) {
    out.extend_from_slice(&file.digest.to_le_bytes());
    out.extend_from_slice(&file.length.to_le_bytes());
}

pub(super) fn decode(bytes: &[u8]) -> Option<BaseEntry> {
    let mut rest = bytes;
    let mut word = || -> Option<u64> {
        let (head, tail) = rest.split_first_chunk()?;
        rest = tail;
        Some(u64::from_le_bytes(*head))
    };
    let (rows, depends, required) = (word()?, word()?, word()?);
    let (comments, votes, clock) = (word()?, word()?, word()?);
    let inputs = Inputs { rows, depends, required, comments, votes, clock };
    let mut files = Vec::new();
    while !rest.is_empty() {
        let (digest, length, tail) = take_file(rest)?;
        let (size, tail) = tail.split_first_chunk()?;
        let (path, tail) = tail.split_at_checked(usize::from(u16::from_le_bytes(*size)))?;
        files.push(FileEntry { path: String::from_utf8(path.to_vec()).ok()?, digest, length });
        rest = tail;
    }
    Some(BaseEntry { inputs, files })
}

pub(super) fn take_file(bytes: &[u8]) -> Option<(u128, u64, &[u8])> {
    let (digest, rest) = bytes.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    Some((u128::from_le_bytes(*digest), u64::from_le_bytes(*length), rest))
}

pub(super) fn decode_sheet(mut bytes: &[u8]) -> Option<Vec<(u32, LedgerRow)>> {
    let mut rows = Vec::with_capacity(bytes.len() / (4 + LedgerRow::BYTES));
    while !bytes.is_empty() {
        let (id, rest) = bytes.split_first_chunk()?;
        bytes = rest;
        rows.push((u32::from_le_bytes(*id), LedgerRow::decode(&mut bytes)?));
    }
    Some(rows)
}

pub(super) fn encode_table(table: &[PartEntry]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in table {
        for number in [part.length, part.sum, part.gzip, part.zstd] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        // Names of packages are file names, and shorter than this.
        let length = u16::try_from(part.first.len()).unwrap_or(u16::MAX);
        out.extend_from_slice(&length.to_le_bytes());
        out.extend_from_slice(part.first.as_bytes());
    }
    out
}

pub(super) fn decode_table(mut bytes: &[u8]) -> Option<Vec<PartEntry>> {
    let mut table = Vec::new();
    while !bytes.is_empty() {
        let mut numbers = [0; 4];
        for number in &mut numbers {
            let (head, rest) = bytes.split_first_chunk()?;
            (*number, bytes) = (u32::from_le_bytes(*head), rest);
        }
        let (size, rest) = bytes.split_first_chunk()?;
        let (first, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes(*size)))?;
        bytes = rest;
        let [length, sum, gzip, zstd] = numbers;
        table.push(PartEntry { first: String::from_utf8(first.to_vec()).ok()?, length, sum, gzip, zstd });
    }
    Some(table)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn entry(path: &str) -> BaseEntry {
        let file = FileEntry { path: path.to_owned(), digest: u128::MAX - 7, length: 12 };
        let inputs = Inputs { rows: 1, depends: 2, required: 3, comments: 4, votes: 5, clock: u64::MAX };
        BaseEntry { inputs, files: vec![file.clone(), FileEntry { path: "pkgbase/ä/1.html".to_owned(), ..file }] }
    }

    #[test]
    fn a_damaged_entry_is_refused() {
        let mut bytes = Vec::new();
        encode(&entry("packages/a.html"), &mut bytes);
        assert_eq!(decode(&bytes), Some(entry("packages/a.html")));
        for length in [0, 47, bytes.len() - 1] {
            assert_eq!(decode(&bytes[..length]), None, "{length}");
        }
    }
}
