//! The released tree on disk: its layout, and how a release is written and switched.
//!
//! Knows neither catalogue nor templates.
//!
//! # What a reader can observe
//!
//! - A full build: the old site, then the new one. The switch is one rename of a symlink.
//! - A change in place: each file is the old or the new one, whole.
//!   - A build over everything, as the sweeps of `watch` are, changes files in the order pages; home page, small files and
//!     feeds; lists; archives; index; deletions. For the time that it writes (seconds at the AUR's size) a page may be newer than
//!     the home page, an archive or a search answer.
//!   - An update of a few names changes pages; index; home page, feeds and archives; deletions. For some milliseconds a page
//!     may be newer than what search and RPC say of it, and until the archives are written (46 MB at the AUR's size) both are
//!     newer than home page, feeds and archives.
//!   - Either way a package that comes has its page before it is found, and one that goes is not in the index any more when
//!     its page goes.
//! - `serve` is told by the system when another index generation is current, and looks five times a second where it is not
//!   told; an answer comes from one generation alone. Until it has opened the new one (milliseconds) it answers from the one
//!   before: only in this moment a package can be found whose page is gone.
//! - What lists all packages and is made by builds and sweeps alone is as of the last of these.
//! - The index is changed by amendments, see [`aurpress_index::amend()`]: answers are those of an index that was written whole,
//!   while its files are other ones until it is.
//! - A file that takes the place of another is of a later second (see `later`), so that front servers, which know files by
//!   length and second, never take the new one for the old. A new release has new times: to readers of a front server its
//!   pages are new, though they be the same; `serve` knows pages by their content.
//! - A run that is killed leaves such a mixture, each file whole, until the next run: the manifest says which files may be of
//!   either state. The next run that finds the index half done writes it whole.
//!
//! `tests/incremental/observed.rs` watches all that from outside.

pub mod amend;
pub mod artefact;
pub(crate) mod later;
pub mod layout;
pub mod manifest;
pub mod release;
