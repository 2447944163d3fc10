//! An archive as the files that are published: compressed in each format, and the checksum of each.

use super::archive::Archive;
use crate::config::SiteConfig;
use crate::site::artefact::Artefact;
use libdeflater::{CompressionLvl, Compressor};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use zstd_safe::{CCtx, CParameter};

/// How an archive is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `NAME.gz`, as aurweb makes it.
    Gzip,
    /// `NAME.zst`: of the same size, several times as fast to unpack.
    Zstd,
}

/// What gzip does by default.
const GZIP_LEVEL: i32 = 6;

/// What zstd does by default. Level 5 is a tenth smaller, at more than twice the time.
const ZSTD_LEVEL: i32 = 3;

/// The compressed file, whose header holds no time, so that equal content is equal bytes; and beside it the checksum
/// line, `SHA256 (FILE) = DIGITS` without a newline.
pub fn files(archive: &Archive, format: Format) -> [Artefact; 2] {
    let (name, bytes) = match format {
        Format::Gzip => (archive.name.to_owned(), gzip(&archive.content)),
        Format::Zstd => (format!("{}.zst", archive.name.trim_end_matches(".gz")), zstd(&archive.content)),
    };
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

fn gzip(content: &[u8]) -> Vec<u8> {
    let level = CompressionLvl::new(GZIP_LEVEL).unwrap_or_default();
    let mut compressor = Compressor::new(level);
    let mut out = vec![0; compressor.gzip_compress_bound(content.len())];
    let written = compressor.gzip_compress(content, &mut out).expect("the library's bound holds what it writes");
    out.truncate(written);
    out
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
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Archive {
        Archive { name: "users.gz", content: b"a\nb\n".repeat(1000) }
    }

    fn checksum(name: &str, bytes: &[u8]) -> String {
        let digest: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        format!("SHA256 ({name}) = {digest}")
    }

    #[test]
    fn gzip_unpacks_to_the_content_and_has_its_checksum() {
        let [file, sum] = files(&archive(), Format::Gzip);
        assert_eq!((file.path.as_str(), sum.path.as_str()), ("users.gz", "users.gz.sha256"));
        assert_eq!(&file.bytes[..2], [0x1f, 0x8b]);
        assert_eq!(&file.bytes[4..8], [0; 4], "no time in the header");
        let mut out = vec![0; 4000];
        libdeflater::Decompressor::new().gzip_decompress(&file.bytes, &mut out).unwrap();
        assert_eq!(out, archive().content);
        assert_eq!(String::from_utf8_lossy(&sum.bytes), checksum("users.gz", &file.bytes));
    }

    #[test]
    fn zstd_unpacks_to_the_content_and_has_its_checksum() {
        let [file, sum] = files(&archive(), Format::Zstd);
        assert_eq!((file.path.as_str(), sum.path.as_str()), ("users.zst", "users.zst.sha256"));
        let mut out = Vec::with_capacity(4000);
        zstd_safe::decompress(&mut out, &file.bytes).unwrap();
        assert_eq!(out, archive().content);
        assert_eq!(zstd_safe::get_frame_content_size(&file.bytes).unwrap(), Some(4000));
        assert_eq!(file.bytes[4] & 0b100, 0b100, "the frame has a checksum");
        assert_eq!(String::from_utf8_lossy(&sum.bytes), checksum("users.zst", &file.bytes));
    }

    #[test]
    fn nothing_is_an_archive_too() {
        for format in [Format::Gzip, Format::Zstd] {
            let [file, _] = files(&Archive { name: "users.gz", content: Vec::new() }, format);
            assert!(!file.bytes.is_empty(), "{format:?}");
        }
    }
}
