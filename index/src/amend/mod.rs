//! Amended generations: what changed since a generation was written, in one small file beside hard links to its files.
//!
//! The unit is the package base. [`amend()`] takes the bases that changed with all packages they have now, and drops what
//! they had before. An amended generation can be amended again; its file then holds all differences to the base. When
//! these grow beyond [`MOST_DOCUMENTS`] or [`MOST_BYTES`], when the numbers of the base have no room for a package, or when
//! the file system cannot link its files, the answer is [`Amended::Refused`], and a whole generation has to be written.
//!
//! Answers are those of a whole generation of the same data; [`crate::DocId`]s may be other ones, in the same order.

mod codec;
mod file;
mod write;

pub(crate) use codec::{decode, decode_base};
pub(crate) use file::DeltaFile;
pub use write::amend;

use crate::{Base, Document, WriteSummary};

/// Documents that differ from the base generation at most, as a share: one in so many.
pub const MOST_DOCUMENTS: usize = 50;

/// That many may differ in any case.
pub const FEW_DOCUMENTS: usize = 256;

/// Bytes of documents that differ, at most.
pub const MOST_BYTES: usize = 4 << 20;

/// What changed, base by base.
#[derive(Clone, Debug, Default)]
pub struct Amendment<'a> {
    /// `PackageBases.ID` of all bases that changed or are gone.
    pub ids: Vec<u32>,
    /// Names that bases had and have no more.
    pub gone: Vec<&'a str>,
    /// The bases that changed, as they are.
    pub bases: Vec<Base<'a>>,
    /// All packages of these bases.
    pub documents: Vec<Document<'a>>,
}

/// What became of an amendment.
#[derive(Clone, Copy, Debug)]
pub enum Amended {
    /// There is a new generation; bytes are those that were written for it.
    Written(WriteSummary),
    /// Nothing is there, and a whole generation has to be; why.
    Refused(&'static str),
}
