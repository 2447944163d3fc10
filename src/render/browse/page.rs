//! A page of a list.

use super::rows::{self, Moment};
use super::whole::INITIALS;
use super::{Browse, Facet, Renderer, Rows, Shelf};
use crate::render::html;
use crate::render::language::Language;
use crate::render::pager::pager;
use crate::render::theme::ThemeError;
use crate::route::{self, List, Route};
use crate::site::artefact::Artefact;
use std::borrow::Cow;
use tera::{Context, Value};

/// Lists of more pages in name order begin with the first name of each.
const CONTENTS_ABOVE: usize = 4;

/// What a list is called: the part of the names of its strings, and the name that it is of.
fn title<'a>(list: List<'a>) -> (&'static str, Option<&'a str>) {
    match list {
        List::Overview => ("overview", None),
        List::Whole(word) => (word, None),
        List::Of(word, name) => (word, Some(name)),
    }
}

/// A string about a list, as HTML.
fn said(language: &Language, what: &str, list: List<'_>) -> String {
    let (word, name) = title(list);
    let mut out = String::new();
    if let Some(message) = language.table.get(&format!("browse-{what}-{word}")) {
        let push = |_: &str, out: &mut String| match list {
            List::Of("name", "other") => out.push_str(language.strings.browse_other.text()),
            _ => html::push_escaped(name.unwrap_or_default(), out),
        };
        message.push(&mut out, push);
    }
    out
}

/// What a list is called, as HTML.
pub(super) fn heading(language: &Language, list: List<'_>) -> String {
    said(language, "list", list)
}

/// Where the search has more of the same.
fn search(list: List<'_>) -> Option<String> {
    Some(match list {
        List::Whole("popular") => "/packages?SB=p&SO=d".to_owned(),
        List::Whole("updated") => "/packages?SB=l&SO=d".to_owned(),
        List::Whole("orphans") => "/packages?SB=v&SO=d&submit=Orphans".to_owned(),
        List::Of("keyword", name) => format!("/packages?K={}&SeB=k&SB=v&SO=d", route::form_value(name)),
        _ => return None,
    })
}

/// The feed of the same.
fn feed(list: List<'_>) -> Option<String> {
    Some(match list {
        List::Whole("added") => "/rss/".to_owned(),
        List::Whole("updated") => "/rss/modified".to_owned(),
        List::Whole("orphans") => "/rss/orphaned".to_owned(),
        List::Whole("outdated") => "/rss/flagged".to_owned(),
        List::Of(word @ ("keyword" | "maintainer"), name) if matches!(route::slug(name), Cow::Borrowed(_)) => {
            format!("/rss/{word}/{}", route::segment(name))
        }
        _ => return None,
    })
}

impl Shelf<'_> {
    /// Page `page`, from 0.
    pub(super) fn page(&self, renderer: &Renderer<'_>, page: usize) -> Result<Artefact, ThemeError> {
        let language = renderer.language;
        let route = Route::Browse(self.list, page + 1);
        let mut context = Context::new();
        context.insert_value("path", Value::normal_string(&route.url_path()));
        context.insert_value("kind", Value::normal_string(title(self.list).0));
        context.insert_value("heading", Value::safe_string(&heading(language, self.list)));
        context.insert_value("page", Value::from(page as u64 + 1));
        context.insert_value("pages", Value::from(self.cuts.len() as u64));
        let address = |page: usize| Route::Browse(self.list, page).url_path();
        context.insert("pager", &pager(page + 1, self.cuts.len(), address));
        let cut = self.cuts[page].clone();
        match &self.rows {
            Rows::Packages(packages) => self.packages(renderer, &packages[cut], &mut context),
            Rows::Names(facet, all) => {
                let names = rows::names(renderer, *facet, all[cut].iter());
                context.insert_value("names", Value::safe_string(&names));
            }
        }
        if page == 0 {
            self.first(renderer, &mut context);
        }
        if matches!(self.list, List::Of("name", _)) {
            context.insert_value("initials", Value::safe_string(&initials(renderer, Some(self.list))));
        }
        renderer.page(route, "browse_list.html", &context)
    }

    fn packages(&self, renderer: &Renderer<'_>, packages: &[u32], context: &mut Context) {
        let popularity = self.list == List::Whole("popular");
        let moment = match self.list {
            List::Whole("added") => Moment::Added,
            List::Whole("outdated") => Moment::Flagged,
            _ => Moment::Updated,
        };
        let rows = rows::packages(renderer, packages, popularity, moment);
        context.insert_value("rows", Value::safe_string(&rows));
        context.insert_value("popularity", Value::from(popularity));
        context.insert_value("moment", Value::normal_string(moment.word()));
    }

    /// What the first page says beside: numbers, which would change every page, and what is on the others.
    fn first(&self, renderer: &Renderer<'_>, context: &mut Context) {
        let rows = match &self.rows {
            Rows::Packages(packages) => packages.len(),
            Rows::Names(_, names) => names.len(),
        };
        context.insert_value("note", Value::safe_string(&said(renderer.language, "note", self.list)));
        context.insert_value("total", Value::from(self.total as u64));
        context.insert_value("seconded", Value::from(self.seconded as u64));
        if rows < self.total {
            context.insert_value("shown", Value::from(rows as u64));
        }
        if let Some(feed) = feed(self.list) {
            context.insert_value("feed", Value::normal_string(&feed));
        }
        if let Some(search) = search(self.list) {
            context.insert_value("search", Value::normal_string(&search));
        }
        if let List::Of("name", _) | List::Whole(_) = self.list
            && self.cuts.len() > CONTENTS_ABOVE
        {
            let contents = self.contents(renderer);
            context.insert_value("contents", Value::safe_string(&contents));
        }
    }

    /// The first name of each page, where the order is that of names; else nothing.
    fn contents(&self, renderer: &Renderer<'_>) -> String {
        let first = |at: usize| match &self.rows {
            Rows::Packages(packages) if matches!(self.list, List::Of("name", _)) => {
                packages.get(at).map(|package| renderer.catalogue.package_name(*package))
            }
            Rows::Packages(_) => None,
            Rows::Names(_, names) => names.get(at).map(|(name, _)| *name),
        };
        let mut out = String::new();
        for (page, cut) in self.cuts.iter().enumerate() {
            let Some(name) = first(cut.start) else { continue };
            let address = Route::Browse(self.list, page + 1).url_path();
            rows::push_name(renderer, &address, name, None, &mut out);
        }
        out
    }
}

/// Links to the lists by initial; `current` is the one they stand on.
pub(super) fn initials(renderer: &Renderer<'_>, current: Option<List<'_>>) -> String {
    let mut out = String::new();
    for word in INITIALS {
        let list = List::Of("name", word);
        let shown = if word == "other" { renderer.language.strings.browse_other.text() } else { word };
        if Some(list) == current {
            out.push_str("<span class=\"page\" aria-current=\"page\">");
            out.push_str(shown);
            out.push_str("</span>\n");
        } else {
            out.push_str("<a class=\"page\" href=\"");
            out.push_str(&Route::Browse(list, 1).url_path());
            out.push_str("\">");
            out.push_str(shown);
            out.push_str("</a>\n");
        }
    }
    out
}

impl Browse<'_> {
    /// Links to lists over the whole registry, with the numbers of what they are about.
    pub(super) fn whole(&self, renderer: &Renderer<'_>) -> String {
        let mut out = String::new();
        for shelf in &self.shelves {
            let List::Whole(_) = shelf.list else { continue };
            if matches!(shelf.rows, Rows::Names(..)) {
                continue;
            }
            out.push_str("<li><a href=\"");
            out.push_str(&Route::Browse(shelf.list, 1).url_path());
            out.push_str("\">");
            out.push_str(&heading(renderer.language, shelf.list));
            out.push_str("</a>");
            // Of all packages, the number says nothing about the list.
            if matches!(shelf.list, List::Whole("orphans" | "outdated")) {
                out.push_str(" <span class=\"count\">");
                renderer.language.push_number(shelf.total as u64, &mut out);
                out.push_str("</span>");
            }
            out.push_str("</li>\n");
        }
        out
    }

    /// The names of a facet with the most packages, and how many names there are.
    pub(super) fn top(&self, renderer: &Renderer<'_>, facet: Facet, count: usize) -> (String, usize) {
        let (top, all) = self.top_names(facet, count);
        (rows::names(renderer, facet, top.iter()), all)
    }

    /// The same as names and numbers of packages.
    pub(super) fn top_names(&self, facet: Facet, count: usize) -> (Vec<(&str, usize)>, usize) {
        let names = self.shelves.iter().find_map(|shelf| match &shelf.rows {
            Rows::Names(of, names) if *of == facet => Some(names),
            _ => None,
        });
        let names = names.map(Vec::as_slice).unwrap_or_default();
        let mut top: Vec<(&str, usize)> = names.to_vec();
        top.sort_by_key(|(_, packages)| std::cmp::Reverse(*packages));
        top.truncate(count);
        (top, names.len())
    }
}
