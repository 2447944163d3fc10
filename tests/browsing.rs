//! The lists of the sample: nothing is lost, nothing is listed twice, and they follow at the next run over everything.

use crate::support::database::{change, strings};
use crate::support::html::{first, select, text};
use crate::support::http;
use crate::support::program::{aurpress, build, outcome};
use crate::support::site::{files, site};
use percent_encoding::percent_decode_str;
use scraper::Html;
use std::collections::{BTreeMap, BTreeSet};

/// Pages of lists by path below `browse/`, without the ending.
pub(crate) fn pages() -> BTreeMap<String, Html> {
    let pages = site().pages().into_iter();
    let of_list = |(path, html): (String, String)| {
        let path = path.strip_prefix("browse/")?.strip_suffix(".html")?.to_owned();
        Some((path, Html::parse_document(&html)))
    };
    pages.filter_map(of_list).collect()
}

/// Names of the packages of a page.
fn listed(page: &Html) -> Vec<String> {
    let links = select(page.root_element(), "table.results td:first-child a");
    let name = |link: scraper::ElementRef<'_>| {
        let path = link.attr("href").unwrap().strip_prefix("/packages/").unwrap();
        percent_decode_str(path).decode_utf8().unwrap().into_owned()
    };
    links.into_iter().map(name).collect()
}

/// The packages of a list, over its pages, and how many pages these are.
pub(crate) fn all(pages: &BTreeMap<String, Html>, list: &str) -> (Vec<String>, usize) {
    let more = (2..).map_while(|number| pages.get(&format!("{list}/{number}")));
    let pages: Vec<&Html> = pages.get(list).into_iter().chain(more).collect();
    (pages.iter().flat_map(|page| listed(page)).collect(), pages.len())
}

fn query(query: &str) -> BTreeSet<String> {
    strings(&site().sqlite, query).into_iter().collect()
}

#[test]
fn every_package_is_listed_by_name_once() {
    let pages = pages();
    let names = pages.keys().filter(|path| path.starts_with("name/"));
    let mut found: Vec<String> = names.flat_map(|path| listed(&pages[path])).collect();
    found.sort_unstable();
    let expected: Vec<String> =
        query("SELECT Name FROM Packages WHERE Name NOT LIKE '%/%' AND Name NOT IN ('.', '..', '')")
            .into_iter()
            .collect();
    assert_eq!(found, expected);
    assert_eq!(found.len(), 1000);
}

#[test]
fn lists_of_states_hold_what_the_tables_say() {
    let pages = pages();
    for (list, condition) in
        [("orphans", "MaintainerUID IS NULL"), ("outdated", "OutOfDateTS IS NOT NULL AND OutOfDateTS <> 0")]
    {
        let expected = query(&format!(
            "SELECT Packages.Name FROM Packages JOIN PackageBases ON PackageBases.ID = PackageBaseID WHERE {condition}"
        ));
        let (found, _) = all(&pages, list);
        assert_eq!(found.iter().cloned().collect::<BTreeSet<_>>(), expected, "{list}");
        assert_eq!(found.len(), expected.len(), "{list}");
    }
    for list in ["popular", "added", "updated"] {
        let (found, count) = all(&pages, list);
        assert_eq!((found.len(), count), (1000, 4), "{list}");
    }
}

#[test]
fn the_most_popular_come_first_and_the_newest() {
    let pages = pages();
    let numbers: Vec<f64> = select(pages["popular"].root_element(), "tbody td:nth-child(4)")
        .into_iter()
        .map(|cell| text(cell).parse().unwrap())
        .collect();
    assert!(numbers.len() == 250 && numbers.is_sorted_by(|a, b| a >= b), "{numbers:?}");
    for (list, sign) in [("added", -1), ("updated", -1), ("outdated", 1)] {
        let times = select(pages[list].root_element(), "tbody time").into_iter();
        let days: Vec<i64> =
            times.map(|time| sign * time.attr("datetime").unwrap().replace('-', "").parse::<i64>().unwrap()).collect();
        assert!(days.len() > 50 && days.is_sorted(), "{list}: {days:?}");
    }
}

#[test]
fn every_maintainer_has_what_they_maintain_and_co_maintain() {
    let rows = query(
        "SELECT Username || '|' || Packages.Name FROM Packages \
         JOIN PackageBases ON PackageBases.ID = PackageBaseID JOIN Users ON Users.ID = MaintainerUID \
         UNION SELECT Username || '|' || Packages.Name FROM Packages \
         JOIN PackageComaintainers ON PackageComaintainers.PackageBaseID = Packages.PackageBaseID \
         JOIN Users ON Users.ID = UsersID",
    );
    let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        let (user, package) = row.split_once('|').unwrap();
        expected.entry(user.to_owned()).or_default().insert(package.to_owned());
    }
    let pages = pages();
    let mut count = 0;
    for (user, packages) in &expected {
        let slug = aurpress::route::slug(user);
        let (found, _) = all(&pages, &format!("maintainer/{slug}"));
        assert_eq!(&found.into_iter().collect::<BTreeSet<_>>(), packages, "{user}");
        count += 1;
    }
    assert!(count > 250, "{count}");
    let linked = select(first_page("browse/maintainers").root_element(), ".entries.wide a").len();
    assert!(linked > 100, "{linked}");
}

#[test]
fn long_lists_go_on_and_are_whole_when_asked_for() {
    let rows = |page: &Html, id: &str| -> Vec<String> {
        select(page.root_element(), &format!("#{id} > li")).into_iter().map(text).collect()
    };
    for (name, id, word, count) in
        [("nasty-hub", "pkgreqslist", "required", 1260), ("nasty-manydeps", "pkgdepslist", "depends", 600)]
    {
        let short = rows(&first_page(&format!("packages/{name}")), id);
        let whole = rows(&first_page(&format!("packages/{name}?all_deps=1&all_reqs=1")), id);
        let pages = (1..)
            .map(|page| format!("/browse/{word}/{name}{}", if page > 1 { format!("/{page}") } else { String::new() }));
        let pages = pages.map(|path| http::get(site().server.address, &path)).take_while(|answer| answer.status == 200);
        let continued: Vec<String> = pages.flat_map(|page| rows(&Html::parse_document(page.text()), id)).collect();
        assert_eq!(short.len(), 200, "{name}");
        assert!(whole.len() >= count && whole.starts_with(&short), "{name}: {}", whole.len());
        assert_eq!(whole, continued, "{name}");
    }
}

fn first_page(path: &str) -> Html {
    let answer = http::get(site().server.address, &format!("/{path}"));
    assert_eq!(answer.status, 200, "{path}");
    Html::parse_document(answer.text())
}

#[test]
fn the_overview_leads_to_every_list_over_all() {
    let page = first_page("browse");
    let links: BTreeSet<&str> =
        select(page.root_element(), "#browse a").into_iter().map(|link| link.attr("href").unwrap()).collect();
    for list in [
        "name/a",
        "name/0-9",
        "name/other",
        "popular",
        "added",
        "updated",
        "orphans",
        "outdated",
        "keywords",
        "licenses",
        "groups",
        "maintainers",
    ] {
        assert!(links.contains(format!("/browse/{list}").as_str()), "{list}");
    }
    assert!(links.len() > 100, "{}", links.len());
}

#[test]
fn charts_say_the_numbers_of_the_tables() {
    let page = first_page("browse/statistics");
    let figures = select(page.root_element(), "figure");
    assert_eq!(figures.len(), 7);
    for figure in figures {
        let heights = select(figure, "svg.chart rect").len();
        let rows = select(figure, "details tr").len();
        assert_eq!(heights, rows, "{}", text(figure));
    }
    let years = |id: &str| -> BTreeMap<String, String> {
        let figure =
            select(page.root_element(), "figure").into_iter().find(|one| select(*one, &format!("#{id}")).len() == 1);
        let rows = select(figure.unwrap(), "details tr").into_iter();
        rows.map(|row| (text(select(row, "th")[0]), text(select(row, "td")[0])))
            .filter(|(_, count)| count != "0")
            .collect()
    };
    let expected = |column: &str, table: &str| -> BTreeMap<String, String> {
        let condition = if table == "PackageBases" {
            "ID IN (SELECT PackageBaseID FROM Packages)"
        } else {
            "DelTS IS NULL AND DelUsersID IS NULL AND PackageBaseID IN (SELECT ID FROM PackageBases)"
        };
        let rows = query(&format!(
            "SELECT strftime('%Y', {column}, 'unixepoch') || '|' || count(*) FROM {table} WHERE {condition} \
             GROUP BY strftime('%Y', {column}, 'unixepoch')"
        ));
        let pair = |row: String| {
            let (year, count) = row.split_once('|').unwrap();
            (year.to_owned(), count.to_owned())
        };
        rows.into_iter().map(pair).filter(|(year, _)| ("2005".."9999").contains(&year.as_str())).collect()
    };
    assert_eq!(years("chart-added-years"), expected("SubmittedTS", "PackageBases"));
    assert_eq!(years("chart-updated-years"), expected("ModifiedTS", "PackageBases"));
    assert_eq!(years("chart-comments-years"), expected("CommentTS", "PackageComments"));
}

#[test]
fn a_maintainer_without_a_list_is_searched_for_and_nothing_else_is() {
    let answer = http::get(site().server.address, "/browse/maintainer/no%20such%26one");
    assert_eq!((answer.status, answer.header("location")), (303, Some("/packages?SeB=M&K=no+such%26one")));
    for path in ["/browse/maintainer/a/2", "/browse/license/nothing", "/browse/none", "/browse/popular/99"] {
        assert_eq!(http::get(site().server.address, path).status, 404, "{path}");
    }
}

#[test]
fn names_that_cannot_be_paths_have_lists_too() {
    let place = tempfile::tempdir().unwrap();
    let (output, database) = (place.path().join("site"), place.path().join("aur.sqlite"));
    std::fs::copy(&site().sqlite, &database).unwrap();
    let names = ["../../../etc/x", "..", "MIT.html", "~x", "a\\b", "<script>", "x\u{202e}y"];
    for (at, name) in names.iter().enumerate() {
        change(&database, &format!("INSERT INTO Licenses (ID, Name) VALUES ({}, '{name}')", 9000 + at));
        change(
            &database,
            &format!("INSERT INTO PackageLicenses SELECT ID, {} FROM Packages WHERE Name = 'nasty-hub'", 9000 + at),
        );
    }
    build(&database, &output);
    let tree = files(&output.join("current"));
    for name in names {
        let file = format!("browse/license/{}.html", aurpress::route::slug(name));
        let page = Html::parse_document(std::str::from_utf8(&tree[&file]).unwrap());
        assert_eq!(listed(&page), ["nasty-hub"], "{name}");
        let heading = text(first(&page, "#browse-title").unwrap());
        assert_eq!(heading, format!("License: {name}"));
    }
    let checked = outcome(aurpress(["check", "--output"]).arg(&output));
    assert_eq!((checked.code, checked.stdout.as_str()), (Some(0), ""), "{}", checked.stderr);
}

#[test]
fn a_vote_changes_few_pages_of_lists() {
    let place = tempfile::tempdir().unwrap();
    let (output, database) = (place.path().join("site"), place.path().join("aur.sqlite"));
    std::fs::copy(&site().sqlite, &database).unwrap();
    build(&database, &output);
    let before = files(&output.join("current"));
    change(&database, "UPDATE PackageBases SET NumVotes = NumVotes + 1 WHERE Name = 'mpv'");
    build(&database, &output);
    let after = files(&output.join("current"));
    let lists = after.keys().filter(|path| path.starts_with("browse"));
    let changed: Vec<&String> = lists.filter(|path| before.get(*path) != after.get(*path)).collect();
    assert!((3..40).contains(&changed.len()), "{changed:?}");
}
