//! The released tree on disk: its layout, and how a release is written and switched.
//!
//! Knows neither catalogue nor templates.
//!
//! # What a reader can observe
//!
//! - A full build: the old site, then the new one. The switch is one rename of a symlink.
//! - A change in place: each file is the old or the new one, whole. Files change in the order pages; home page, small files
//!   and feeds; archives; index; deletions. An update of a few names has its own pages, feeds and archives, and deletes
//!   what is gone, before it begins with the index. So for the time that a run writes (seconds at the AUR's size, where archives and index are written whole), a page may be newer
//!   than the home page, an archive or a search answer; a package may have a page and not be found yet; and one that was
//!   deleted may still have its page when search and RPC no longer know it. Nothing is found that has no page.
//! - `serve` looks for another index generation five times a second; an answer comes from one generation alone.
//! - A file that takes the place of another is of a later second (see `later`), so that front servers, which know files by
//!   length and second, never take the new one for the old. A new release has new times: to readers of a front server its
//!   pages are new, though they be the same; `serve` knows pages by their content.
//! - A run that is killed leaves such a mixture, each file whole, until the next run: the manifest says which files may be of
//!   either state.

pub mod amend;
pub mod artefact;
pub(crate) mod later;
pub mod layout;
pub mod manifest;
pub mod release;
