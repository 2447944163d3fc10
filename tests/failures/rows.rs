//! Rows that hold what they cannot: each costs a warning and its own pages, and nothing else.

use super::{Published, current};
use crate::incremental::is_list;
use crate::support::database::change;
use crate::support::program::{build, build_command, outcome};
use crate::support::site::site;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A change to the sample, what the warning says, and the pages that may differ from those without the change.
struct Case {
    sql: &'static str,
    warning: &'static str,
    pages: &'static [&'static str],
}

const BASE: &str = "INSERT INTO PackageBases SELECT 900001, 'evil/../../name', NumVotes, Popularity, \
     PopularityUpdated, OutOfDateTS, FlaggerComment, SubmittedTS, ModifiedTS, FlaggerUID, SubmitterUID, \
     MaintainerUID, PackagerUID FROM PackageBases WHERE Name = 'nasty-hub'; \
     INSERT INTO Packages VALUES (900001, 900001, 'evil/../../name', '1-1', 'x', NULL)";

const CASES: [Case; 9] = [
    Case {
        sql: "UPDATE Packages SET Description = CAST(x'666f6fff80' AS TEXT) WHERE Name = 'nasty-hub'",
        warning: "a text is not UTF-8",
        pages: &["packages/nasty-hub.html"],
    },
    Case {
        sql: "UPDATE PackageBases SET SubmittedTS = -5 WHERE Name = 'nasty-hub'",
        warning: "the time -5 is impossible",
        pages: &["packages/nasty-hub.html"],
    },
    Case {
        sql: "UPDATE PackageBases SET SubmittedTS = 99999999999999 WHERE Name = 'nasty-hub'",
        warning: "the time 99999999999999 is impossible",
        pages: &["packages/nasty-hub.html"],
    },
    Case {
        sql: "UPDATE PackageBases SET NumVotes = -1 WHERE Name = 'nasty-comments'",
        warning: "the number -1 is impossible",
        pages: &["packages/nasty-comments.html"],
    },
    Case {
        sql: "INSERT INTO Packages VALUES (-7, 1, 'impossible', '1-1', 'x', NULL)",
        warning: "a row with the id Some(-7) is left out",
        pages: &[],
    },
    Case {
        sql: "INSERT INTO Packages VALUES (5000000000, 1, 'impossible', '1-1', 'x', NULL)",
        warning: "a row with the id Some(5000000000) is left out",
        pages: &[],
    },
    Case {
        sql: "INSERT INTO Packages VALUES (900001, 900001, 'baseless', '1-1', 'x', NULL)",
        warning: "package \"baseless\" is left out: its base (id 900001) does not exist",
        pages: &[],
    },
    Case { sql: BASE, warning: "\"evil/../../name\" cannot be an address", pages: &[] },
    Case {
        sql: "INSERT INTO PackageDepends SELECT PackageID, 9, DepName, DepDesc, DepCondition, DepArch \
              FROM PackageDepends LIMIT 1",
        warning: "a row of the unknown kind Some(9) is left out",
        pages: &[],
    },
];

fn changed(published: &Published, case: &Case) -> PathBuf {
    let path = published.directory.path().join("changed.sqlite");
    std::fs::copy(&site().sqlite, &path).unwrap();
    change(&path, case.sql);
    path
}

/// Pages that differ between the two releases.
fn changed_pages(published: &Published) -> BTreeSet<String> {
    let now = current(&published.output());
    let old = &published.before;
    // Lists show rows of all bases.
    let is_page = |path: &&String| path.ends_with(".html") && !is_list(path);
    let paths: BTreeSet<&String> = now.keys().chain(old.keys()).filter(is_page).collect();
    paths.into_iter().filter(|path| now.get(*path) != old.get(*path)).cloned().collect()
}

#[test]
fn an_odd_row_is_a_warning() {
    let published = Published::new();
    for case in &CASES {
        let path = changed(&published, case);
        let said = build(&path, &published.output());
        let warnings: Vec<&str> = said.stderr.lines().filter(|line| line.starts_with("warning: ")).collect();
        assert!(warnings.iter().any(|line| line.contains(case.warning)), "{}: {warnings:?}", case.sql);
        assert!(warnings.len() <= 2, "{warnings:?}");
        let expected: BTreeSet<String> = case.pages.iter().map(|page| (*page).to_owned()).collect();
        assert_eq!(changed_pages(&published), expected, "{}", case.sql);
    }
}

#[test]
fn under_strict_the_exit_code_says_so() {
    let published = Published::new();
    for case in &CASES {
        let path = changed(&published, case);
        let said = outcome(build_command(&path, &published.output()).args(["--strict", "--json"]));
        assert_eq!((said.code, said.stderr.as_str()), (Some(1), ""), "{}", case.sql);
        let summary: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        let warnings = summary["warnings"].as_array().unwrap();
        assert!(warnings.iter().any(|one| one.as_str().unwrap().contains(case.warning)), "{}", case.sql);
    }
}

/// The sample itself has its odd names, but nothing wrong.
#[test]
fn the_sample_gives_no_warning_under_strict() {
    let published = Published::new();
    let said = outcome(build_command(&site().sqlite, &published.output()).arg("--strict"));
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(said.stderr.contains("release 000002: 1000 packages, 800 bases"), "{}", said.stderr);
    assert_eq!(changed_pages(&published), BTreeSet::new());
}

/// A message may quote a hostile text; a terminal gets no control character from it.
#[test]
fn a_warning_holds_no_control_character() {
    let published = Published::new();
    let sql =
        "INSERT INTO Packages VALUES (900001, 900001, char(27) || '[31mred' || char(10) || 'x', '1-1', 'x', NULL)";
    let path = changed(&published, &Case { sql, warning: "", pages: &[] });
    let said = build(&path, &published.output());
    assert!(said.stderr.contains("red"), "{}", said.stderr);
    assert!(!said.stderr.contains('\u{1b}') && !said.stderr.contains("\nx"), "{}", said.stderr);
}
