//! An archive as the files that are published: compressed in each format, and the checksum of each.

use super::archive::Archive;
use super::archive::parts::{self, Entries, Part, Replaced, Shape};
use super::deflate;
use crate::config::SiteConfig;
use crate::site::artefact::Artefact;
use crc32fast::Hasher;
use libdeflater::{CompressionLvl, Compressor};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt::Write;
use zstd_safe::{CCtx, CParameter};

/// What gzip does by default.
const GZIP_LEVEL: i32 = 6;

/// What zstd does by default. Level 5 is a tenth smaller, at more than twice the time.
const ZSTD_LEVEL: i32 = 3;

/// A part of an archive, compressed: a chunk of the `.gz` file, and a frame of the `.zst` file.
#[derive(Clone, Debug)]
struct Piece<'a> {
    entry: PartEntry,
    gzip: Cow<'a, [u8]>,
    zstd: Cow<'a, [u8]>,
}

/// What is recorded of a part of an archive, so that another part can be exchanged without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartEntry {
    /// Name of its first entry; empty for what follows the last one.
    pub first: String,
    /// Length of its content.
    pub length: u32,
    /// CRC-32 of its content.
    pub sum: u32,
    /// Length in the `.gz` file.
    pub gzip: u32,
    /// Length in the `.zst` file.
    pub zstd: u32,
}

/// An archive as it is published.
#[derive(Debug)]
pub struct Packed {
    /// Name of the `.gz` file.
    pub name: &'static str,
    /// The `.gz` and the `.zst` file, each followed by its checksum line, `SHA256 (FILE) = DIGITS` without a newline.
    pub files: Vec<Artefact>,
    /// What is recorded of its parts.
    pub table: Vec<PartEntry>,
}

/// Compresses an archive. No header holds a time, so that equal content is equal bytes.
/// Each part is let go as soon as it is compressed.
pub fn pack(archive: Archive) -> Packed {
    let pieces = archive.parts.into_par_iter().map(|part| piece(&part)).collect();
    assemble(archive.name, pieces)
}

/// The published archive with other entries: what is not touched is copied. `None` when it is not what is recorded.
pub fn change(
    name: &'static str,
    shape: Shape,
    table: &[PartEntry],
    [gzip, zstd]: [&[u8]; 2],
    entries: &Entries,
) -> Option<Packed> {
    let mut places = [HEADER.len(), 0];
    let mut pieces = Vec::with_capacity(table.len());
    for entry in table {
        let gzip = take(gzip, &mut places[0], entry.gzip)?;
        let zstd = take(zstd, &mut places[1], entry.zstd)?;
        pieces.push(Piece { entry: entry.clone(), gzip: gzip.into(), zstd: zstd.into() });
    }
    let rest = deflate::END.len() + 8;
    if places != [gzip.len().checked_sub(rest)?, zstd.len()] {
        return None;
    }
    let firsts: Vec<&str> = table.iter().map(|entry| entry.first.as_str()).collect();
    let content = |at: usize| {
        let content = deflate::content(&pieces[at].gzip, usize::try_from(table[at].length).ok()?).ok()?;
        (checksum(&content).finalize() == table[at].sum).then_some(content)
    };
    let replaced = parts::change(shape, &firsts, content, entries)?;
    for Replaced { range, parts } in replaced.into_iter().rev() {
        pieces.splice(range, parts.iter().map(piece));
    }
    Some(assemble(name, pieces))
}

fn take<'a>(bytes: &'a [u8], at: &mut usize, length: u32) -> Option<&'a [u8]> {
    let start = *at;
    *at = start.checked_add(usize::try_from(length).ok()?)?;
    bytes.get(start..*at)
}

fn piece<'a>(part: &Part) -> Piece<'a> {
    let (gzip, zstd) = (deflate::chunk(&part.content), zstd(&part.content));
    // No part is a hundredth of 4 GiB, unless one package is.
    let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let entry = PartEntry {
        first: part.first.clone(),
        length: number(part.content.len()),
        sum: checksum(&part.content).finalize(),
        gzip: number(gzip.len()),
        zstd: number(zstd.len()),
    };
    Piece { entry, gzip: gzip.into(), zstd: zstd.into() }
}

fn assemble(name: &'static str, pieces: Vec<Piece<'_>>) -> Packed {
    let mut gzip = HEADER.to_vec();
    let mut frames = Vec::new();
    let mut sum = Hasher::new();
    let mut length = 0_u64;
    for piece in &pieces {
        gzip.extend_from_slice(&piece.gzip);
        frames.extend_from_slice(&piece.zstd);
        sum.combine(&Hasher::new_with_initial_len(piece.entry.sum, u64::from(piece.entry.length)));
        length += u64::from(piece.entry.length);
    }
    gzip.extend_from_slice(&deflate::END);
    gzip.extend_from_slice(&sum.finalize().to_le_bytes());
    // By the format, the length is counted modulo 2^32.
    gzip.extend_from_slice(&length.to_le_bytes()[..4]);
    if frames.is_empty() {
        frames = zstd(&[]);
    }
    let of_zstd = format!("{}.zst", name.trim_end_matches(".gz"));
    let (first, second) = rayon::join(|| with_checksum(name.to_owned(), gzip), || with_checksum(of_zstd, frames));
    Packed {
        name,
        files: first.into_iter().chain(second).collect(),
        table: pieces.into_iter().map(|piece| piece.entry).collect(),
    }
}

fn with_checksum(name: String, bytes: Vec<u8>) -> [Artefact; 2] {
    let mut line = format!("SHA256 ({name}) = ");
    for byte in Sha256::digest(&bytes) {
        let _ = write!(line, "{byte:02x}");
    }
    let checksum = Artefact::text(format!("{name}.sha256"), line);
    [Artefact { path: name, bytes }, checksum]
}

/// Endings of files that are worth it; archives and pictures are compressed already.
const COMPRESSIBLE: [&str; 6] = [".html", ".css", ".js", ".json", ".xml", ".svg"];

/// Smaller files travel as they are.
const WORTH_IT: usize = 1024;

/// The longest file name, in bytes.
const NAME_MAX: usize = 255;

/// The files, each followed by its compressed form if the site is to have these. They are files like all others, so that
/// whoever writes, replaces or removes pages does the same with them.
pub(super) fn beside(files: Vec<Artefact>, site: &SiteConfig) -> Vec<Artefact> {
    if !site.precompress {
        return files;
    }
    let pair = |file: Artefact| {
        let sibling = sibling(&file);
        std::iter::once(file).chain(sibling)
    };
    files.into_iter().flat_map(pair).collect()
}

/// The compressed form of a file, named as front servers look for it: the name and `.gz`.
fn sibling(file: &Artefact) -> Option<Artefact> {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let worth = file.bytes.len() >= WORTH_IT && COMPRESSIBLE.iter().any(|ending| name.ends_with(ending));
    let fits = name.len() + ".gz".len() <= NAME_MAX;
    (worth && fits).then(|| Artefact { path: format!("{}.gz", file.path), bytes: gzip(&file.bytes) })
}

pub(super) fn gzip(content: &[u8]) -> Vec<u8> {
    let level = CompressionLvl::new(GZIP_LEVEL).unwrap_or_default();
    let mut compressor = Compressor::new(level);
    let mut out = vec![0; compressor.gzip_compress_bound(content.len())];
    let written = compressor.gzip_compress(content, &mut out).expect("the library's bound holds what it writes");
    out.truncate(written);
    out
}

/// A gzip header without a time, by nobody in particular.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

fn checksum(part: &[u8]) -> Hasher {
    let mut sum = Hasher::new();
    sum.update(part);
    sum
}

/// One frame that says its length and ends in a checksum of the content.
fn zstd(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(zstd_safe::compress_bound(content.len()));
    let mut context = CCtx::create();
    let set = |context: &mut CCtx<'_>, parameter| context.set_parameter(parameter).map(|_| ());
    set(&mut context, CParameter::CompressionLevel(ZSTD_LEVEL))
        .and_then(|()| set(&mut context, CParameter::ChecksumFlag(true)))
        .and_then(|()| context.compress2(&mut out, content))
        .expect("the library's bound holds what it writes");
    // The bound is as long as the content, and all pieces are kept till the last one is there.
    out.shrink_to_fit();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(names: &[&str]) -> Archive {
        let part = |name: &&str| Part { first: (*name).to_owned(), content: format!("{name}\n").into_bytes() };
        Archive { name: "users.gz", parts: names.iter().map(part).collect() }
    }

    fn line(name: &str, bytes: &[u8]) -> String {
        let digest: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        format!("SHA256 ({name}) = {digest}")
    }

    #[test]
    fn both_files_unpack_to_the_content_and_have_their_checksums() {
        let content = b"apple\nbanana\ncherry\n";
        let packed = pack(archive(&["apple", "banana", "cherry"]));
        let paths: Vec<&str> = packed.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["users.gz", "users.gz.sha256", "users.zst", "users.zst.sha256"]);
        let gzip = &packed.files[0].bytes;
        assert_eq!(&gzip[..2], [0x1f, 0x8b]);
        assert_eq!(&gzip[4..8], [0; 4], "no time in the header");
        let mut out = vec![0; content.len()];
        let unpacked = libdeflater::Decompressor::new().gzip_decompress(gzip, &mut out).unwrap();
        assert_eq!((unpacked, out.as_slice()), (content.len(), &content[..]));
        let mut out = Vec::with_capacity(content.len());
        zstd_safe::decompress(&mut out, &packed.files[2].bytes).unwrap();
        assert_eq!(out, content);
        assert_eq!(packed.files[2].bytes[4] & 0b100, 0b100, "each frame has a checksum");
        for at in [0, 2] {
            let file = &packed.files[at];
            assert_eq!(String::from_utf8_lossy(&packed.files[at + 1].bytes), line(&file.path, &file.bytes));
        }
    }

    #[test]
    fn a_changed_archive_is_the_one_made_anew() {
        let lines = |names: &[String]| {
            let mut parts = parts::Parts::new(Shape::Lines);
            names.iter().for_each(|name| parts.entry(name).extend_from_slice(format!("{name}\n").as_bytes()));
            Archive { name: "users.gz", parts: parts.finish() }
        };
        let names: Vec<String> = (10_000..60_000).map(|n| format!("name{n}")).collect();
        let before = pack(lines(&names));
        assert!(before.table.len() > 3);
        let mut after = names.clone();
        after.remove(30_000);
        after.insert(40_000, "name50000a".to_owned());
        let entries =
            Entries::from([(names[30_000].clone(), None), ("name50000a".to_owned(), Some(b"name50000a\n".to_vec()))]);
        let files = [before.files[0].bytes.as_slice(), &before.files[2].bytes];
        let changed = change("users.gz", Shape::Lines, &before.table, files, &entries).unwrap();
        let anew = pack(lines(&after));
        assert!(changed.files == anew.files && changed.table == anew.table);
        let cut = [&files[0][..files[0].len() - 1], files[1]];
        assert!(change("users.gz", Shape::Lines, &before.table, cut, &entries).is_none());
    }

    #[test]
    fn nothing_is_an_archive_too() {
        let packed = pack(archive(&[]));
        let mut out = Vec::new();
        assert_eq!(libdeflater::Decompressor::new().gzip_decompress(&packed.files[0].bytes, &mut out), Ok(0));
        assert!(!packed.files[2].bytes.is_empty());
    }
}
