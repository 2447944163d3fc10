//! How old the data is, for people.

use crate::serve::answer::{Answer, Kind};
use crate::serve::language::Shown;
use crate::serve::site::Site;
use hyper::StatusCode;
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
    let (theme, language) = (&site.theme, release.strings(&site.theme));
    let mut as_of = String::new();
    language.push_time(release.data_as_of, &mut as_of);
    let view = View {
        path: "/status",
        as_of,
        packages: release.index.len(),
        release: release.name.release.clone(),
        generation: release.index.generation(),
    };
    match theme.render_in(language, "status.html", &view) {
        Ok(page) => Answer::new(Kind::Page, page),
        Err(error) => Answer::text(StatusCode::INTERNAL_SERVER_ERROR, format!("The page cannot be shown: {error}")),
    }
}
