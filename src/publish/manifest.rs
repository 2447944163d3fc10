//! What lies there, as the last publisher wrote it down: the small object that is put last, and the long list it names.

use super::tree::{Part, Tree};
use super::{PRIVATE, PublishError};
use libdeflater::{CompressionLvl, Compressor, Decompressor};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Changes when older programs could not read it.
pub(crate) const FORMAT: u32 = 1;

/// The object that is put last.
pub(crate) const CURRENT: &str = "_aurpress/current.json";

/// The mark of a run that has begun.
pub(crate) const MARK: &str = "_aurpress/publishing.json";

/// No list is that long; guards against damaged numbers.
const LONGEST: usize = 4 << 30;

/// The object that is put last: it makes everything else count.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Current {
    pub(crate) format: u32,
    /// One more each time.
    pub(crate) sequence: u64,
    /// The long list, and its length when unpacked.
    pub(crate) manifest: Part,
    pub(crate) unpacked: usize,
    /// Digest of all that decides headers; when it differs, everything is sent again.
    pub(crate) headers: String,
    /// Files of the index generation.
    pub(crate) index: Vec<Part>,
    /// Pages of the site that query nodes show.
    pub(crate) site: Vec<Part>,
}

impl Current {
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, PublishError> {
        let current: Self = serde_json::from_slice(bytes).map_err(|e| PublishError::remote(CURRENT, e))?;
        if current.format == FORMAT {
            return Ok(current);
        }
        let message = format!("format {} is not {FORMAT}, another version of aurpress wrote it", current.format);
        Err(PublishError::remote(CURRENT, message))
    }

    /// The next one, for a tree.
    pub(crate) fn next(previous: Option<&Self>, manifest: (Part, usize), headers: String, tree: &Tree) -> Self {
        let sequence = previous.map_or(1, |previous| previous.sequence + 1);
        let (manifest, unpacked) = manifest;
        Self {
            format: FORMAT,
            sequence,
            manifest,
            unpacked,
            headers,
            index: tree.index.clone(),
            site: tree.site.clone(),
        }
    }
}

/// One object that lies there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) digest: u128,
    pub(crate) length: u64,
    /// Epoch seconds since when nothing refers to it; it is kept a while for pages that readers still have. 0: in use.
    pub(crate) left: i64,
}

/// All objects that lie there, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manifest {
    pub(crate) entries: BTreeMap<String, Entry>,
}

impl Manifest {
    /// The list as an object: its place, length when unpacked, and bytes.
    pub(crate) fn pack(&self) -> (Part, usize, Vec<u8>) {
        let mut text = String::new();
        for (key, entry) in &self.entries {
            let _ = writeln!(text, "{:032x} {} {} {key}", entry.digest, entry.length, entry.left);
        }
        let mut compressor = Compressor::new(CompressionLvl::new(1).unwrap_or_default());
        let mut bytes = vec![0; compressor.gzip_compress_bound(text.len())];
        let written = compressor.gzip_compress(text.as_bytes(), &mut bytes).unwrap_or(0);
        bytes.truncate(written);
        let digest = format!("{:032x}", xxhash_rust::xxh3::xxh3_128(&bytes));
        let path = format!("manifest-{digest}.gz");
        (Part { key: format!("{PRIVATE}{path}"), path, length: bytes.len() as u64, digest }, text.len(), bytes)
    }

    /// Reads what [`Manifest::pack`] made.
    pub(crate) fn unpack(current: &Current, packed: &[u8]) -> Result<Self, PublishError> {
        let name = &current.manifest.key;
        let damaged = || PublishError::remote(name, "the list is damaged; start anew with --take-over");
        let good = format!("{:032x}", xxhash_rust::xxh3::xxh3_128(packed)) == current.manifest.digest;
        if !good || current.unpacked > LONGEST {
            return Err(damaged());
        }
        let mut text = vec![0; current.unpacked];
        Decompressor::new().gzip_decompress(packed, &mut text).map_err(|_| damaged())?;
        let text = String::from_utf8(text).map_err(|_| damaged())?;
        let entries = text.lines().map(line).collect::<Option<_>>().ok_or_else(damaged)?;
        Ok(Self { entries })
    }
}

fn line(line: &str) -> Option<(String, Entry)> {
    let mut fields = line.splitn(4, ' ');
    let digest = u128::from_str_radix(fields.next()?, 16).ok()?;
    let entry = Entry { digest, length: fields.next()?.parse().ok()?, left: fields.next()?.parse().ok()? };
    Some((fields.next()?.to_owned(), entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_back_and_damage_is_seen() {
        let entry = Entry { digest: 7, length: 9, left: 0 };
        let entries = [("packages/a b".to_owned(), entry), ("x".to_owned(), Entry { left: 5, ..entry })];
        let manifest = Manifest { entries: entries.into() };
        let (part, unpacked, mut bytes) = manifest.pack();
        let tree = Tree { objects: vec![], bare: true, index: vec![], site: vec![], warnings: vec![] };
        let current = Current::next(None, (part, unpacked), String::new(), &tree);
        assert_eq!(Manifest::unpack(&current, &bytes).unwrap(), manifest);
        bytes[20] ^= 1;
        assert!(Manifest::unpack(&current, &bytes).is_err());
        let mut newer = current;
        newer.format = 2;
        assert!(Current::parse(&serde_json::to_vec(&newer).unwrap()).unwrap_err().to_string().contains("format 2"));
    }
}
