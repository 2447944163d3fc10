//! `/packages`: the search page of the old site, rendered from the index on request. With `q` it is the ranked search, see
//! [`super::ranked`].

mod parameters;

use super::answer::Answer;
use super::ranked::{self, Asked};
use super::release::Release;
use super::rendered;
use super::site::Site;
use crate::render::language::Language;
use crate::render::pager::{Pager, pager};
use crate::route::Route;
use aurpress_index::{Index, ListPage, Row, Search};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use parameters::{Carried, Parameters};
use serde::Serialize;

/// What the template `search.html` sees.
#[derive(Serialize)]
struct View<'a> {
    path: &'static str,
    /// The address of this page behind its path, for the choice of a language.
    address: String,
    form: Form<'a>,
    total: usize,
    page: usize,
    pages: usize,
    pager: Option<Pager>,
    /// Where the headings of sortable columns lead.
    sort: Headings,
    rows: Vec<RowView<'a>>,
}

/// What the search form shows as chosen, in the codes of the address.
#[derive(Serialize)]
struct Form<'a> {
    by: &'a str,
    text: &'a str,
    outdated: &'a str,
    sort: &'a str,
    order: &'a str,
    per_page: String,
}

/// A sortable column: its link, and whether the list is sorted by it (`ascending`, `descending`, `none`).
#[derive(Serialize)]
struct Heading {
    href: String,
    state: &'static str,
}

#[derive(Serialize)]
struct Headings {
    name: Heading,
    votes: Heading,
    popularity: Heading,
    maintainer: Heading,
    modified: Heading,
}

#[derive(Serialize)]
struct RowView<'a> {
    name: &'a str,
    href: String,
    version: &'a str,
    votes: u32,
    popularity: String,
    description: Option<&'a str>,
    maintainer: Option<&'a str>,
    maintainer_href: Option<String>,
    flagged: bool,
    /// HTML, as the language writes it.
    modified: String,
    modified_utc: String,
}

/// Answers the search page.
pub(crate) fn answer(site: &Site, release: &Release, language: &Language, query: Option<&str>) -> Answer {
    if let Some(asked) = Asked::parse(query) {
        return ranked::answer(site, release, language, &asked);
    }
    let parameters = Parameters::parse(query);
    let list = match parameters.by_relevance() {
        Some(search) => best_first(&release.index, &Search { synonyms: Some(&site.synonyms), ..search }),
        None => release.index.list(&parameters.query()),
    };
    let rows = list.docs.iter().map(|doc| row(release.index.row(*doc), &parameters.zone, language)).collect();
    rendered::page(site, release, language, "search.html", &view(&parameters, list.total, rows))
}

/// A page of the ranked search.
fn best_first(index: &Index, search: &Search<'_>) -> ListPage {
    let found = index.find_text(search);
    ListPage { total: found.total, docs: found.hits.iter().map(|hit| hit.doc).collect() }
}

fn view<'a>(parameters: &'a Parameters, total: usize, rows: Vec<RowView<'a>>) -> View<'a> {
    let per_page = parameters.per_page;
    let pages = total.div_ceil(per_page);
    let page = parameters.offset / per_page + 1;
    let carried = parameters.carried(pages > 1);
    let address = |page: usize| {
        let offset = ((page - 1) * per_page).to_string();
        carried.address(&[("O", &offset)])
    };
    View {
        path: "/packages",
        address: parameters.address(),
        form: form(parameters),
        total,
        page,
        pages,
        pager: pager(page, pages, address),
        sort: headings(parameters, &carried),
        rows,
    }
}

fn form(parameters: &Parameters) -> Form<'_> {
    Form {
        by: parameters.by,
        text: &parameters.text,
        outdated: match parameters.outdated {
            Some(true) => "on",
            Some(false) => "off",
            None => "",
        },
        sort: parameters.sort,
        order: if parameters.descending { "d" } else { "a" },
        per_page: parameters.per_page.to_string(),
    }
}

/// A heading turns the order round when the list is sorted by it already, and keeps it otherwise.
fn headings(parameters: &Parameters, carried: &Carried) -> Headings {
    let heading = |code: &str| {
        let active = parameters.sort == code;
        let order = if parameters.descending == active { "a" } else { "d" };
        let state = match (active, parameters.descending) {
            (false, _) => "none",
            (true, true) => "descending",
            (true, false) => "ascending",
        };
        Heading { href: carried.address(&[("O", "0"), ("SB", code), ("SO", order)]), state }
    };
    Headings {
        name: heading("n"),
        votes: heading("v"),
        popularity: heading("p"),
        maintainer: heading("m"),
        modified: heading("l"),
    }
}

fn row<'a>(row: Row<'a>, zone: &TimeZone, language: &Language) -> RowView<'a> {
    let time = Timestamp::from_second(row.modified).unwrap_or_default();
    let offset = zone.to_offset_info(time);
    let mut modified = String::new();
    language.push_moment(time.as_second() + i64::from(offset.offset().seconds()), offset.abbreviation(), &mut modified);
    RowView {
        name: row.name,
        href: Route::Package(row.name).url_path(),
        version: row.version,
        votes: row.votes,
        popularity: language.decimal(&two_decimals(row.popularity_micros)),
        description: row.description,
        maintainer: row.maintainer,
        maintainer_href: row.maintainer.map(|name| format!("/account/{}", crate::route::segment(name))),
        flagged: row.out_of_date.is_some_and(|time| time != 0),
        modified,
        modified_utc: time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    }
}

/// Millionths as a decimal number with two places; half goes to the even neighbour, as in decimal arithmetic.
pub(crate) fn two_decimals(micros: u64) -> String {
    let (cents, rest) = (micros / 10_000, micros % 10_000);
    let up = rest > 5_000 || (rest == 5_000 && cents % 2 == 1);
    let cents = cents + u64::from(up);
    format!("{}.{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn popularity_has_two_places_and_half_goes_to_even() {
        for (micros, text) in [
            (0, "0.00"),
            (5_000, "0.00"),
            (5_001, "0.01"),
            (15_000, "0.02"),
            (25_000, "0.02"),
            (999_999, "1.00"),
            (12_345_678, "12.35"),
            (1_995_000, "2.00"),
            (4_999, "0.00"),
        ] {
            assert_eq!(two_decimals(micros), text, "{micros}");
        }
    }

    #[test]
    fn a_heading_turns_the_order_of_its_own_column_only() {
        let parameters = Parameters::parse(Some("K=x&SB=n&SO=a"));
        let headings = headings(&parameters, &parameters.carried(true));
        assert_eq!(headings.name.href, "/packages?K=x&SB=n&SO=d&SeB=nd&O=0");
        assert_eq!(headings.votes.href, "/packages?K=x&SB=v&SO=a&SeB=nd&O=0");
        assert_eq!((headings.name.state, headings.votes.state), ("ascending", "none"));
        let default = Parameters::parse(None);
        let headings = super::headings(&default, &default.carried(false));
        assert_eq!(headings.popularity.href, "/packages?O=0&SB=p&SO=a");
        assert_eq!(headings.name.href, "/packages?O=0&SB=n&SO=d");
    }

    #[test]
    fn the_page_past_the_end_is_counted_as_asked() {
        let parameters = Parameters::parse(Some("O=100&PP=10"));
        let view = view(&parameters, 25, Vec::new());
        assert_eq!((view.page, view.pages), (11, 3));
    }
}
