//! What package pages and base pages share: people, votes, times, actions, comments.

use super::Renderer;
use super::browse::{self, Facet};
use super::comments::Thread;
use super::html::{self, EscapedSegment};
use crate::catalogue::BaseIndex;
use crate::route;
use tera::{Context, Value};

impl Renderer<'_> {
    /// The part of the context that is the same on all pages of one base.
    pub(super) fn shared_context(&self, base: BaseIndex, thread: &Thread<'_>) -> Context {
        let catalogue = self.catalogue;
        let record = catalogue.base(base);
        let name = catalogue.name(record.name);
        let mut context = Context::new();
        context.insert_value("base", Value::normal_string(name));
        context.insert_value("base_path", Value::safe_string(&EscapedSegment(name).to_string()));
        context.insert_value("base_form", Value::safe_string(&route::form_value(name).to_string()));
        context.insert_value("cgit", Value::normal_string(&self.site.cgit_url));
        for (role, user) in
            [("submitter", record.submitter), ("maintainer", record.maintainer), ("packager", record.packager)]
        {
            context.insert_value(role, catalogue.user(user).map_or(Value::none(), Value::normal_string));
        }
        let list = catalogue.user(record.maintainer).map(|user| browse::address(Facet::Maintainer, user));
        context.insert_value("maintainer_list", list.map_or(Value::none(), |list| Value::normal_string(&list)));
        let comaintainers = catalogue.comaintainers(base);
        context.insert_value("comaintainers", Value::normal_string(&comaintainers.join(", ")));
        // The present version is the work of somebody who is no longer responsible for it.
        let packager = catalogue.user(record.packager);
        let maintains = |user: &str| catalogue.user(record.maintainer) == Some(user) || comaintainers.contains(&user);
        let handed = record.maintainer.is_some() && packager.is_some_and(|user| !maintains(user));
        context.insert_value("handed", Value::from(handed));
        context.insert_value("votes", Value::normal_string(&self.language.number(u64::from(record.votes))));
        context.insert_value("votes_history", Value::safe_string(&self.history_of_votes(base)));
        let popularity = record.popularity.text_at(self.now);
        context.insert_value("popularity", Value::normal_string(&self.language.decimal(&popularity)));
        context.insert_value("popularity_value", Value::safe_string(&popularity));
        for (key, at) in [("submitted", record.submitted), ("modified", record.modified)] {
            let mut text = String::new();
            self.language.push_time(at, &mut text);
            context.insert_value(key, Value::safe_string(&text));
        }
        let flagged = record.out_of_date.map(|at| {
            let mut text = String::new();
            self.language.push_date(at, &mut text);
            Value::safe_string(&text)
        });
        context.insert_value("flagged", flagged.unwrap_or_else(Value::none));
        context.insert_value("open_requests", Value::from(u64::from(catalogue.open_requests(base))));
        context.insert_value("keywords", Value::safe_string(&self.keyword_links(base)));
        context.insert_value("comments", Value::safe_string(&thread.newest_block()));
        context
    }

    fn keyword_links(&self, base: BaseIndex) -> String {
        let mut out = String::new();
        for keyword in self.catalogue.keywords(base) {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str("<a class=\"keyword\" href=\"/packages?K=");
            html::push_escaped(&route::form_value(keyword).to_string(), &mut out);
            out.push_str("&amp;SeB=k\">");
            html::push_escaped(keyword, &mut out);
            out.push_str("</a>");
        }
        out
    }
}
