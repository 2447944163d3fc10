//! `aurpress publish`: makes a directory or an object store equal the current release, and tells the cache in front what
//! changed.
//!
//! ```text
//! tree (what lies here) ─┐
//! manifest (what lies there) ─┴→ plan → upload in order → check → delete → commit the manifest → purge
//! ```
//!
//! Objects are compared by content digest, so only what changed is sent, many at a time: assets, then pages, then lists,
//! feeds and archives, then the index; deletions follow; a small object that names manifest and index comes last, put only
//! if it is still the one that was read at the beginning. Readers see a mixture for as long as the upload takes; query
//! nodes never do, since they go by that last object.
//!
//! A run that was cut off is recognised by the mark it left; the next one then believes neither manifest nor itself, but
//! lists what is there and compares it. What changed is written into a journal before anything is sent, and stays
//! there until the cache in front has confirmed that it forgot it.

mod directory;
mod error;
mod journal;
mod manifest;
mod objects;
mod plan;
mod pull;
mod purge;
mod run;
mod store;
mod tree;
mod upload;

pub use error::PublishError;
pub use pull::{Node, PullError, Pulled};
pub use purge::{Purger, Purges};
pub use run::{Outcome, PublishOptions, Verify, publish};
pub use store::Store;

/// Names that this program keeps for itself beside the site.
pub(crate) const PRIVATE: &str = "_aurpress/";
