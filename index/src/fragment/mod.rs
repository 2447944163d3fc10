//! Pre-serialised RPC objects, one record a package.
//!
//! A search object is an info object without some of its members, and the members of both come in the same order. So
//! each record holds the members that both have, cut where the info object has more, and those that only info has; the
//! popularity, which moves with the day, is left out and stands between the last two pieces.
//!
//! Record: popularity in millionths, its time (as an unsigned number), the lengths of the [`PIECES`] shared and of the
//! [`PIECES`] info pieces, all of variable length; then the shared pieces, then the info pieces.

mod build;
pub(crate) mod json;
pub(crate) mod popularity;
mod read;

pub(crate) use build::Record;
pub(crate) use read::{Fragments, write_info, write_popularity, write_search};

/// Pieces of either sort. Info is `i0 s0 i1 s1 … i6 POPULARITY i7 s7`, search is `s0 … s6 POPULARITY s7`.
const PIECES: usize = 8;
