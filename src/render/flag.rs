//! The page that shows why a package base was flagged out of date.

use super::Renderer;
use super::html::EscapedSegment;
use super::theme::ThemeError;
use crate::catalogue::BaseIndex;
use crate::route::Route;
use crate::site::artefact::Artefact;
use tera::{Context, Value};

impl Renderer<'_> {
    /// The page, if the base is flagged.
    pub(super) fn flag_page(&self, base: BaseIndex) -> Result<Option<Artefact>, ThemeError> {
        let record = self.catalogue.base(base);
        let Some(at) = record.out_of_date else { return Ok(None) };
        let name = self.catalogue.name(record.name);
        let route = Route::FlagComment(name);
        let mut date = String::new();
        self.language.push_date(at, &mut date);
        let mut context = Context::new();
        context.insert_value("base", Value::normal_string(name));
        context.insert_value("base_path", Value::safe_string(&EscapedSegment(name).to_string()));
        context.insert_value("path", Value::normal_string(&route.url_path()));
        let flagger = self.catalogue.user(record.flagger).map(Value::normal_string);
        context.insert_value("flagger", flagger.unwrap_or_else(Value::none));
        context.insert_value("flagged_on", Value::safe_string(&format!("{date} (UTC)")));
        context.insert_value("comment", Value::normal_string(self.catalogue.text(record.flagger_comment)));
        self.page(route, "flag_comment.html", &context).map(Some)
    }
}
