//! The archive as bytes, and the cutting of its JSON array into elements.
//!
//! Elements are found by brackets and quotes alone, so each is parsed by itself and one broken entry does not take the rest
//! with it. aurweb writes one object a line; any other white space is accepted too.

use std::path::Path;

use super::ImportError;

/// Deflate cannot blow up data by more than this.
const DEFLATE_RATIO: usize = 1032;

/// Unpacked archives above this size are refused; today's holds about 100 MB.
const UNPACKED_MAX: usize = 2 << 30;

/// Reads an archive whole, unpacked when it is gzipped (told by its first bytes, not by its name).
pub(super) fn read(path: &Path) -> Result<Vec<u8>, ImportError> {
    let bytes = std::fs::read(path).map_err(|source| ImportError::Read { path: path.to_owned(), source })?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    gunzip(&bytes).map_err(|reason| ImportError::Gzip { path: path.to_owned(), reason })
}

/// Unpacks one gzip member. Its last four bytes say how much to expect, which also finds archives that were cut off.
fn gunzip(packed: &[u8]) -> Result<Vec<u8>, String> {
    let Some(trailer) = packed.last_chunk::<4>() else {
        return Err("the gzip file is cut off".to_owned());
    };
    let expected = u32::from_le_bytes(*trailer) as usize;
    if expected > UNPACKED_MAX || expected > packed.len().saturating_mul(DEFLATE_RATIO) {
        return Err(format!(
            "the gzip file is cut off or damaged: {} bytes cannot hold the {expected} bytes its end announces",
            packed.len()
        ));
    }
    let mut unpacked = vec![0; expected];
    let written = libdeflater::Decompressor::new()
        .gzip_decompress(packed, &mut unpacked)
        .map_err(|error| format!("the gzip file is cut off, damaged or has several members ({error})"))?;
    if written != expected {
        return Err(format!("the gzip file is damaged or has several members: {written} of {expected} bytes unpacked"));
    }
    Ok(unpacked)
}

/// One element of the array.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element<'a> {
    /// Line of the unpacked archive on which the element begins, from 1.
    pub(super) line: usize,
    /// Its text; not yet known to be valid JSON.
    pub(super) json: &'a [u8],
}

/// The elements of a JSON array in turn.
#[derive(Debug)]
pub(super) struct Elements<'a> {
    body: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Elements<'a> {
    /// Checks the outer brackets; a missing closing one means that the file is cut off.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, &'static str> {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let lead = text.len() - text.trim_ascii_start().len();
        let trimmed = text.trim_ascii();
        let body = trimmed.strip_prefix(b"[").ok_or("it does not begin with \"[\"")?;
        let body = body.strip_suffix(b"]").ok_or("it does not end with \"]\", it seems cut off")?;
        Ok(Self { body, at: 0, line: 1 + lines(&text[..lead]) })
    }

    /// Moves past white space and commas between elements.
    fn skip_separators(&mut self) {
        while let Some(&byte) = self.body.get(self.at) {
            if byte != b',' && !byte.is_ascii_whitespace() {
                break;
            }
            self.line += usize::from(byte == b'\n');
            self.at += 1;
        }
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Element<'a>;

    fn next(&mut self) -> Option<Element<'a>> {
        self.skip_separators();
        let rest = &self.body[self.at..];
        if rest.is_empty() {
            return None;
        }
        let json = &rest[..element_length(rest)];
        let line = self.line;
        self.line += lines(json);
        self.at += json.len();
        Some(Element { line, json })
    }
}

/// Length of the element at the start of `text`, at least 1.
///
/// A line end inside a string, or a line that begins with `{` while one is open, ends a broken element: so the damage
/// stays in its line.
fn element_length(text: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => at += 1,
            b'\n' if in_string => return at,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return at + 1,
            b'}' | b']' => depth -= 1,
            b'\n' if text.get(at + 1) == Some(&b'{') => return at,
            b',' | b'\n' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

fn lines(text: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', text).count()
}
