//! The history of votes on pages: counts of the database and nothing finer; a site without it where a source has none.

use crate::support::database::{change, strings};
use crate::support::html::{first, select, text};
use crate::support::mariadb::Database;
use crate::support::program::{aurpress, build_command, outcome};
use crate::support::site::{files, site};
use crate::support::{Sample, skipped};
use roxmltree::Document;
use scraper::Html;
use std::collections::BTreeMap;
use std::path::Path;

/// Votes of each base by year, as the database counts them; a year is a mean one.
fn counted() -> BTreeMap<String, Vec<String>> {
    let sql = "SELECT b.Name || '|' || (1970 + VoteTS / 31556952) || ': ' || count(*) FROM PackageVotes v \
               JOIN PackageBases b ON b.ID = v.PackageBaseID WHERE VoteTS > 0 GROUP BY b.ID, VoteTS / 31556952 \
               ORDER BY b.ID, VoteTS / 31556952";
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in strings(&site().sqlite, sql) {
        let (base, year) = row.rsplit_once('|').unwrap();
        all.entry(base.to_owned()).or_default().push(year.to_owned());
    }
    let votes = |year: &String| year.rsplit(' ').next().unwrap().parse::<u32>().unwrap();
    all.retain(|_, years| years.len() > 1 && years.iter().map(votes).sum::<u32>() > 4);
    all
}

#[test]
fn pages_show_the_votes_of_each_year() {
    let expected = counted();
    assert!(expected.len() > 150, "{}", expected.len());
    let mut pages = 0;
    for (path, html) in site().pages() {
        let page = Html::parse_document(&html);
        if first(&page, ".vital").is_none() {
            continue;
        }
        let base = text(first(&page, "#pkginfo a[href^='/pkgbase/']").or_else(|| first(&page, "h2 bdi")).unwrap());
        let shown = select(page.root_element(), ".history");
        assert_eq!(shown.len(), usize::from(expected.contains_key(&base)), "{path}");
        let Some(years) = expected.get(&base) else { continue };
        let title = text(first(&page, ".history svg[role=img] title").unwrap());
        assert_eq!(title, format!("Votes by year: {}", years.join(", ")), "{path}");
        let year = |entry: &String| entry.split(':').next().unwrap().to_owned();
        let ends = format!("{}\u{2013}{}", year(&years[0]), year(years.last().unwrap()));
        assert_eq!(text(first(&page, ".history small").unwrap()), ends, "{path}");
        let drawing = &html[html.find("<svg role=\"img\"").unwrap()..html.find("</svg>").unwrap() + 6];
        let document = Document::parse(drawing).unwrap_or_else(|e| panic!("{path}: {e}"));
        let names: Vec<&str> = document.root_element().children().map(|node| node.tag_name().name()).collect();
        assert_eq!(names, ["title", "path"], "{path}");
        assert!(drawing.len() < 1000, "{path}: {}", drawing.len());
        pages += 1;
    }
    assert!(pages > 250, "{pages}");
}

/// Builds a site that has to do without votes and deletions; returns its files.
fn without(source: &str, warned: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let output = tempfile::tempdir().unwrap();
    let build = |strict: &[&str]| {
        let mut command = aurpress(["build", "--source", source]);
        outcome(command.args(strict).arg("--output").arg(output.path()))
    };
    let built = build(&[]);
    assert_eq!(built.code, Some(0), "{}", built.stderr);
    for warning in warned {
        assert!(built.stderr.contains(warning) && built.stderr.contains("`aurpress grants`"), "{}", built.stderr);
    }
    assert_eq!(build(&["--strict"]).code, Some(1));
    let mut update = aurpress(["update", "nasty-hub", "--json", "--source", source]);
    let updated = outcome(update.arg("--output").arg(output.path()));
    assert!(updated.code == Some(0) && updated.stdout.contains("\"notes\":[]"), "{}{}", updated.stdout, updated.stderr);
    let files = files(&output.path().join("current"));
    let feed = String::from_utf8(files["rss/deleted.xml"].clone()).unwrap();
    assert!(Document::parse(&feed).is_ok() && !feed.contains("<item>"), "{feed}");
    assert!(files.iter().all(|(path, bytes)| !path.ends_with(".html") || !contains(bytes, "class=\"history\"")));
    files
}

fn contains(bytes: &[u8], wanted: &str) -> bool {
    memchr::memmem::find(bytes, wanted.as_bytes()).is_some()
}

fn sqlite(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

#[test]
fn a_source_without_them_gives_a_site_without_them() {
    let sample = Sample::unpack();
    change(&sample.sqlite(), "DROP TABLE PackageVotes; ALTER TABLE PackageRequests DROP COLUMN MergeBaseName");
    without(&sqlite(&sample.sqlite()), &["PackageVotes: no such table", "PackageRequests: no such column"]);
}

#[test]
fn a_user_without_the_new_grants_builds_on() {
    let Some(database) = Database::load(&site().sqlite, "votes") else {
        return skipped("MariaDB without the right to votes", "AURPRESS_TEST_MARIADB is not set");
    };
    let user = "'votes_reader'@'%'";
    database.run(&format!("DROP USER IF EXISTS {user}; CREATE USER {user}"));
    let grants = outcome(&mut aurpress(["grants", "--database", "votes", "--user", user])).stdout;
    // As they were printed before there were histories and deletions.
    let old = grants.lines().filter(|line| !line.contains("`PackageVotes`"));
    let old = old.map(|line| match line.contains("`PackageRequests`") {
        true => format!("GRANT SELECT (PackageBaseID, Status, ClosedTS) ON `votes`.`PackageRequests` TO {user};"),
        false => line.to_owned(),
    });
    database.run(&old.collect::<Vec<_>>().join("\n"));
    let poor =
        without(&database.url_as("votes_reader"), &["PackageVotes: SELECT command denied", "PackageRequests: SELECT"]);
    database.run(&grants);
    let output = tempfile::tempdir().unwrap();
    let built =
        outcome(aurpress(["build", "--source", &database.url_as("votes_reader"), "--output"]).arg(output.path()));
    assert_eq!(built.code, Some(0), "{}", built.stderr);
    assert!(!built.stderr.contains("PackageVotes"), "{}", built.stderr);
    let whole = files(&output.path().join("current"));
    assert_eq!(poor.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
    assert!(whole.values().any(|bytes| contains(bytes, "class=\"history\"")));
    database.run(&format!("DROP USER {user}"));
}

#[test]
fn impossible_votes_are_not_counted() {
    let sample = Sample::unpack();
    let odd = "DELETE FROM PackageVotes; \
               INSERT INTO PackageVotes SELECT n, ID, t FROM PackageBases, (SELECT 1 AS n, 0 AS t UNION SELECT 2, -5 \
               UNION SELECT 3, 'x' UNION SELECT 4, 9223372036854775807 UNION SELECT 5, 1500000000.5 \
               UNION SELECT 6, 1700000000 UNION SELECT 10, 1700000000 UNION SELECT 11, 1 UNION SELECT 12, 1800000000) WHERE Name = 'nasty-hub'; \
               INSERT INTO PackageVotes VALUES (7, -1, 1700000000), (8, 99999999999, 1700000000), (9, 'y', 1700000000)";
    change(&sample.sqlite(), odd);
    let output = tempfile::tempdir().unwrap();
    let built = outcome(&mut build_command(&sample.sqlite(), output.path()));
    assert_eq!(built.code, Some(0), "{}", built.stderr);
    let page = std::fs::read_to_string(output.path().join("current/packages/nasty-hub.html")).unwrap();
    assert_eq!(
        text(first(&Html::parse_document(&page), ".history title").unwrap()),
        "Votes by year: 2017: 1, 2023: 2, 2027: 1"
    );
}
