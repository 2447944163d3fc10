//! Pages that a template makes for a request.

use super::answer::{Answer, Kind};
use super::release::Release;
use super::site::Site;
use crate::render::language::Language;
use hyper::StatusCode;
use serde::Serialize;

/// What every such page shows beside its own.
#[derive(Serialize)]
struct Dated<'a, V> {
    #[serde(flatten)]
    view: &'a V,
    /// Of a mirror, the day of the newest change in its data.
    data_date: Option<&'a str>,
}

/// The page that a template makes of a view.
pub(super) fn page(
    site: &Site,
    release: &Release,
    language: &Language,
    template: &str,
    view: &impl Serialize,
) -> Answer {
    let view = Dated { view, data_date: release.mirror.as_deref() };
    match site.theme.render_in(language, template, &view) {
        Ok(page) => Answer::new(Kind::Page, page),
        Err(error) => Answer::text(StatusCode::INTERNAL_SERVER_ERROR, format!("The page cannot be shown: {error}")),
    }
}
