//! What an operator can set: `aurpress.toml`, `AURPRESS_…` variables and flags, merged into one [`Config`].
//!
//! Parses and checks values; opens no database and no output.

use serde::Serialize;

/// What pages, feeds and links need to know of the site.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct SiteConfig {
    /// Public address of the site, without a trailing slash.
    pub site_url: String,
    /// Address of the aurweb that keeps the write paths (login, vote, comment), without a trailing slash.
    pub aurweb_url: String,
    /// Address that git clones from, without a trailing slash; a base is `CLONE_URL/BASE.git`.
    pub clone_url: String,
    /// Path or address of the cgit repository page, e.g. `/cgit/aur.git`.
    pub cgit_url: String,
    /// Whether the pages say that they are a copy made from the public archive.
    pub mirror: bool,
}

impl Default for SiteConfig {
    fn default() -> Self {
        let aur = "https://aur.archlinux.org".to_owned();
        Self {
            site_url: aur.clone(),
            aurweb_url: aur.clone(),
            clone_url: aur,
            cgit_url: "/cgit/aur.git".to_owned(),
            mirror: false,
        }
    }
}
