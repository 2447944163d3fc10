//! Writes a file of sections, and pools the texts that go into them.

use super::{ALIGNMENT, MAGIC};
use crate::WriteError;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::Xxh3;

/// Bytes gathered before they are digested and handed to the system.
const BUFFER: usize = 256 * 1024;

/// Length and digest of a finished file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    pub(crate) bytes: u64,
    pub(crate) digest: u64,
}

/// One file being written.
pub(crate) struct FileWriter {
    path: PathBuf,
    file: File,
    buffer: Vec<u8>,
    digest: Xxh3,
    flushed: u64,
    sections: Vec<(u64, u64)>,
}

impl FileWriter {
    /// Creates the file, which must not exist.
    pub(crate) fn create(path: &Path) -> Result<Self, WriteError> {
        let file = File::create_new(path).map_err(|e| WriteError::io(path, e))?;
        Ok(Self {
            path: path.to_owned(),
            file,
            buffer: Vec::with_capacity(BUFFER + 64),
            digest: Xxh3::new(),
            flushed: 0,
            sections: Vec::new(),
        })
    }

    /// Bytes written so far.
    pub(crate) fn position(&self) -> u64 {
        self.flushed + self.buffer.len() as u64
    }

    /// Ends the section before, if any, and starts the next.
    pub(crate) fn begin(&mut self) {
        self.end();
        while !self.position().is_multiple_of(ALIGNMENT) {
            self.buffer.push(0);
        }
        self.sections.push((self.position(), 0));
    }

    fn end(&mut self) {
        let position = self.position();
        if let Some((start, length)) = self.sections.last_mut() {
            *length = position - *start;
        }
    }

    /// Appends to the current section.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= BUFFER { self.flush() } else { Ok(()) }
    }

    /// Writes a section of 32-bit numbers.
    pub(crate) fn u32s(&mut self, values: impl IntoIterator<Item = u32>) -> Result<(), WriteError> {
        self.begin();
        values.into_iter().try_for_each(|v| self.write(&v.to_le_bytes()))
    }

    /// Writes a section of 64-bit numbers.
    pub(crate) fn u64s(&mut self, values: impl IntoIterator<Item = u64>) -> Result<(), WriteError> {
        self.begin();
        values.into_iter().try_for_each(|v| self.write(&v.to_le_bytes()))
    }

    /// Writes two sections, the ends of the texts and the texts.
    pub(crate) fn strings<'a>(&mut self, texts: impl Iterator<Item = &'a [u8]> + Clone) -> Result<(), WriteError> {
        let mut end = 0_u64;
        self.begin();
        for text in texts.clone() {
            end += text.len() as u64;
            self.write(&(end as u32).to_le_bytes())?;
        }
        if end > u64::from(u32::MAX) {
            return Err(WriteError::too_large("texts of one kind", &self.path));
        }
        self.begin();
        for text in texts {
            self.write(text)?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), WriteError> {
        self.digest.update(&self.buffer);
        self.file.write_all(&self.buffer).map_err(|e| WriteError::io(&self.path, e))?;
        self.flushed += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }

    /// Writes the table of sections and syncs the file.
    pub(crate) fn finish(mut self) -> Result<Written, WriteError> {
        self.end();
        while !self.position().is_multiple_of(ALIGNMENT) {
            self.buffer.push(0);
        }
        let count = self.sections.len() as u64;
        for (start, length) in std::mem::take(&mut self.sections) {
            self.buffer.extend_from_slice(&start.to_le_bytes());
            self.buffer.extend_from_slice(&length.to_le_bytes());
        }
        self.buffer.extend_from_slice(&count.to_le_bytes());
        self.buffer.extend_from_slice(&MAGIC);
        self.flush()?;
        self.file.sync_all().map_err(|e| WriteError::io(&self.path, e))?;
        Ok(Written { bytes: self.flushed, digest: self.digest.digest() })
    }
}

/// Texts behind one another, in the order of adding; at most 4 GiB.
#[derive(Default)]
pub(crate) struct Pool {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

/// A pool is full.
#[derive(Debug)]
pub(crate) struct PoolFull;

impl Pool {
    /// Adds a text and returns its number.
    pub(crate) fn push(&mut self, text: &str) -> Result<u32, PoolFull> {
        let number = u32::try_from(self.ends.len()).map_err(|_| PoolFull)?;
        let end = u32::try_from(self.bytes.len() + text.len()).map_err(|_| PoolFull)?;
        self.bytes.extend_from_slice(text.as_bytes());
        self.ends.push(end);
        Ok(number)
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of that number.
    pub(crate) fn get(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.bytes[start..self.ends[at] as usize]
    }

    /// The text of that number; pools are filled with `str` alone.
    pub(crate) fn text(&self, number: u32) -> &str {
        std::str::from_utf8(self.get(number)).unwrap_or_default()
    }
}
