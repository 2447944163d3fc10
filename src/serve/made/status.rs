//! How old the data is, for people.

use crate::serve::answer::Answer;
use crate::serve::language::Shown;
use crate::serve::site::Site;
use serde::Serialize;

#[derive(Serialize)]
struct View {
    path: &'static str,
    as_of: String,
    packages: usize,
    release: String,
    generation: u64,
}

/// The page.
pub(super) fn answer(site: &Site, release: &Shown<'_>) -> Answer {
    let mut as_of = String::new();
    release.strings(&site.theme).push_time(release.data_as_of, &mut as_of);
    let view = View {
        path: "/status",
        as_of,
        packages: release.index.len(),
        release: release.name.release.clone(),
        generation: release.index.generation(),
    };
    super::page(site, release, "status.html", &view)
}
