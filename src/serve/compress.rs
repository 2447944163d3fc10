//! gzip of answers, when a client asks for it and it is worth it.

use hyper::HeaderMap;
use hyper::header;
use libdeflater::{CompressionLvl, Compressor};
use std::cell::RefCell;

/// Smaller bodies travel as they are: one network packet holds them either way.
pub(crate) const WORTH_IT: usize = 1024;

/// Fast rather than small: a level-1 JSON answer is a fifth of its size at a tenth of level 6's time.
const LEVEL: i32 = 1;

/// Whether `Accept-Encoding` takes gzip: named (or `*`) with a quality above zero.
pub(crate) fn accepts_gzip(headers: &HeaderMap) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let (mut named, mut any) = (None, None);
    for item in values.flat_map(|list| list.split(',')) {
        let mut parts = item.split(';').map(str::trim);
        let coding = parts.next().unwrap_or_default();
        let refused = parts.any(|part| {
            let quality = part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="));
            quality.is_some_and(|q| q.trim().parse::<f32>().is_ok_and(|q| q <= 0.0))
        });
        if coding.eq_ignore_ascii_case("gzip") || coding.eq_ignore_ascii_case("x-gzip") {
            named = Some(!refused);
        } else if coding == "*" {
            any = Some(!refused);
        }
    }
    named.or(any).unwrap_or(false)
}

/// The body as one gzip member; `None` if it does not get smaller.
pub(crate) fn gzip(body: &[u8]) -> Option<Vec<u8>> {
    thread_local! {
        static COMPRESSOR: RefCell<Compressor> =
            RefCell::new(Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default()));
    }
    COMPRESSOR.with_borrow_mut(|compressor| {
        let mut out = vec![0; body.len()];
        let length = compressor.gzip_compress(body, &mut out).ok()?;
        out.truncate(length);
        Some(out)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn accept_encoding() {
        for (sent, expected) in [
            ("gzip", true),
            ("deflate, gzip, br, zstd", true),
            ("identity", false),
            ("gzip;q=0", false),
            ("*", true),
            ("gzip; q=0.5", true),
            ("*;q=0", false),
            ("br, *;q=0.1", true),
            ("gzip;q=0, *", false),
            ("", false),
        ] {
            let mut map = HeaderMap::new();
            map.insert(header::ACCEPT_ENCODING, sent.parse().unwrap());
            assert_eq!(accepts_gzip(&map), expected, "{sent}");
        }
        assert!(!accepts_gzip(&HeaderMap::new()));
    }

    #[test]
    fn what_does_not_shrink_is_left_alone() {
        assert!(gzip(b"x").is_none());
        let text = "the same words again ".repeat(100);
        let packed = gzip(text.as_bytes()).unwrap();
        let mut back = vec![0; text.len()];
        libdeflater::Decompressor::new().gzip_decompress(&packed, &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
    }
}
