//! An archive as the files that are published: gzip, and its checksum.

use super::archive::Archive;
use crate::site::artefact::Artefact;
use libdeflater::{CompressionLvl, Compressor};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Compression level of the archives: what gzip does by default.
const LEVEL: i32 = 6;

/// The gzip file, whose header holds no time, so that equal content is equal bytes; and beside it the checksum line.
pub fn files(archive: &Archive) -> [Artefact; 2] {
    let bytes = gzip(&archive.content);
    let mut line = format!("SHA256 ({}) = ", archive.name);
    for byte in Sha256::digest(&bytes) {
        let _ = write!(line, "{byte:02x}");
    }
    let checksum = Artefact::text(format!("{}.sha256", archive.name), line);
    [Artefact { path: archive.name.to_owned(), bytes }, checksum]
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let level = CompressionLvl::new(LEVEL).unwrap_or_default();
    let mut compressor = Compressor::new(level);
    let mut out = vec![0; compressor.gzip_compress_bound(content.len())];
    // The bound is what the library itself says is enough.
    let written = compressor.gzip_compress(content, &mut out).unwrap_or(0);
    out.truncate(written);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksum_is_of_the_compressed_bytes() {
        let files = files(&Archive { name: "users.gz", content: b"a\nb\n".to_vec() });
        let [gz, sum] = &files;
        assert_eq!(&gz.bytes[..2], [0x1f, 0x8b]);
        assert_eq!(&gz.bytes[4..8], [0; 4], "no time in the header");
        let mut out = vec![0; 4];
        libdeflater::Decompressor::new().gzip_decompress(&gz.bytes, &mut out).unwrap();
        assert_eq!(out, b"a\nb\n");
        let digest: String = Sha256::digest(&gz.bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(String::from_utf8_lossy(&sum.bytes), format!("SHA256 (users.gz) = {digest}"));
    }
}
