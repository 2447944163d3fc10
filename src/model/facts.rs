//! What a package base means to others, as it was when its pages were made: the names that it bears and provides, and the
//! names that it asks for. Two states of it tell whose pages change with it.

use super::time::Timestamp;

/// The facts of one base. As bytes they are the parts in their order, each text behind its length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts<'a> {
    /// What the home page counts.
    pub row: LedgerRow,
    /// Name of the base.
    pub base: &'a str,
    /// Names of its packages, by id.
    pub packages: Vec<&'a str>,
    /// Each name that its packages provide, with a digest of which of them do, in row order.
    pub provides: Vec<(&'a str, u64)>,
    /// Each name that its packages depend on, folded, with a digest of what lists of "required by" show of it.
    pub depends: Vec<(&'a str, u64)>,
}

/// What the home page and the feeds need to know of every base.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LedgerRow {
    /// First submission.
    pub submitted: Timestamp,
    /// Last push.
    pub modified: Timestamp,
    /// Number of packages.
    pub packages: u32,
    /// Whether it has no maintainer.
    pub orphan: bool,
}

impl LedgerRow {
    /// Length of a row as bytes.
    pub const BYTES: usize = 21;

    /// Appends the row.
    pub fn encode(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.submitted.to_le_bytes());
        out.extend_from_slice(&self.modified.to_le_bytes());
        out.extend_from_slice(&self.packages.to_le_bytes());
        out.push(u8::from(self.orphan));
    }

    /// Reads a row from the front of `bytes`.
    pub fn decode(bytes: &mut &[u8]) -> Option<Self> {
        let (submitted, modified) = (i64::from_le_bytes(take(bytes)?), i64::from_le_bytes(take(bytes)?));
        let packages = u32::from_le_bytes(take(bytes)?);
        let [orphan] = take(bytes)?;
        Some(Self { submitted, modified, packages, orphan: orphan != 0 })
    }
}

impl<'a> Facts<'a> {
    /// The facts as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(64 + 24 * (self.packages.len() + self.provides.len() + self.depends.len()));
        self.row.encode(&mut out);
        push_text(self.base, &mut out);
        push_count(self.packages.len(), &mut out);
        self.packages.iter().for_each(|name| push_text(name, &mut out));
        for edges in [&self.provides, &self.depends] {
            push_count(edges.len(), &mut out);
            for (name, digest) in edges {
                push_text(name, &mut out);
                out.extend_from_slice(&digest.to_le_bytes());
            }
        }
        out
    }

    /// The facts that `bytes` hold; `None` when they are damaged.
    pub fn decode(mut bytes: &'a [u8]) -> Option<Self> {
        let bytes = &mut bytes;
        let row = LedgerRow::decode(bytes)?;
        let base = take_text(bytes)?;
        let packages = (0..take_count(bytes)?).map(|_| take_text(bytes)).collect::<Option<_>>()?;
        let provides = take_edges(bytes)?;
        let depends = take_edges(bytes)?;
        bytes.is_empty().then_some(Self { row, base, packages, provides, depends })
    }
}

fn push_count(count: usize, out: &mut Vec<u8>) {
    // Rows of one base stay far below 2^32.
    out.extend_from_slice(&u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

fn push_text(text: &str, out: &mut Vec<u8>) {
    push_count(text.len(), out);
    out.extend_from_slice(text.as_bytes());
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*head)
}

fn take_count(bytes: &mut &[u8]) -> Option<u32> {
    take(bytes).map(u32::from_le_bytes)
}

fn take_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let length = take_count(bytes)?;
    let (text, rest) = bytes.split_at_checked(usize::try_from(length).ok()?)?;
    *bytes = rest;
    std::str::from_utf8(text).ok()
}

fn take_edges<'a>(bytes: &mut &'a [u8]) -> Option<Vec<(&'a str, u64)>> {
    let count = take_count(bytes)?;
    (0..count).map(|_| Some((take_text(bytes)?, u64::from_le_bytes(take(bytes)?)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_survive_their_bytes_and_damage_is_seen() {
        let row = LedgerRow { submitted: 7, modified: -1, packages: 2, orphan: true };
        let facts = Facts {
            row,
            base: "ä",
            packages: vec!["a", ""],
            provides: vec![("x", 1)],
            depends: vec![("y", u64::MAX), ("z", 0)],
        };
        let bytes = facts.encode();
        assert_eq!(Facts::decode(&bytes), Some(facts));
        for length in 0..bytes.len() {
            assert_eq!(Facts::decode(&bytes[..length]), None, "{length}");
        }
        let mut row_bytes = Vec::new();
        row.encode(&mut row_bytes);
        assert_eq!(row_bytes.len(), LedgerRow::BYTES);
    }
}
