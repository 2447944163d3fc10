//! `aurpress compare`: the same requests to aurweb and to our own side, compared by meaning.
//!
//! A request and its two answers go straight through: `facts` takes both answers apart and finds the first difference,
//! `deviation` names the documented reason if there is one, `data` asks both sides about the packages concerned when
//! their snapshots differ, and `tally` counts. Requests are drawn from an index (`sample`) or read from a recording
//! (`exchange`), and sent no faster than allowed (`client`).
//!
//! Verdicts cover what readers and AUR helpers get: RPC values, rows and order of the search page, facts of package
//! pages with the targets of links, items of feeds, lines of archives, status and target of redirects. They do not
//! cover looks, headers (but `Location`), or pages that are about no package.

mod client;
mod data;
mod deviation;
mod exchange;
mod facts;
mod run;
mod sample;
mod tally;
#[cfg(test)]
mod tests;
mod verdict;

pub use client::{Client, RemoteError};
pub use exchange::{Answer, Recorded, RecordingError, Request, read};
pub use run::{Plan, Theirs};
pub use sample::{chosen, draw};
pub use tally::{Counts, Example, Tally};
pub use verdict::{Difference, Drift, Verdict, judge};

/// More than this is not unpacked: the largest archive of today has a quarter of it.
const UNPACKED_LIMIT: usize = 1 << 30;

/// Unpacks what is gzip and returns anything else as it is.
fn gunzip(bytes: Vec<u8>, limit: usize) -> Result<Vec<u8>, String> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let size = bytes.last_chunk().map_or(0, |tail| u32::from_le_bytes(*tail) as usize);
    if size > limit {
        return Err(format!("unpacks to {size} bytes, more than the {limit} that are read"));
    }
    let mut content = vec![0; size];
    let unpacked = libdeflater::Decompressor::new().gzip_decompress(&bytes, &mut content);
    unpacked.map_err(|e| format!("damaged gzip: {e}"))?;
    Ok(content)
}
