//! Files of arrays: sections of bytes behind one another, each aligned to 8 bytes, and a table of them at the end.
//!
//! ```text
//! section 0 | padding | section 1 | … | (offset u64, length u64) per section | count u64 | magic
//! ```
//! Numbers are little endian. The writer digests what it writes; the reader maps the file and never copies it.

mod read;
mod write;

pub(crate) use read::{ArrayFile, Section, Strings, U32s, U64s};
pub(crate) use write::{FileWriter, Pool, PoolFull, Written};

/// Last 8 bytes of every file.
const MAGIC: [u8; 8] = *b"aurpidx1";

/// Sections start at multiples of this.
const ALIGNMENT: u64 = 8;
