//! After every step of a random history, the changed release is what a build from nothing makes.

use super::history::{Dice, event};
use super::{Registry, changed, done, is_list, snapshot};
use crate::support::database::change;
use crate::support::mariadb::Database;
use crate::support::program::{aurpress, outcome};
use crate::support::skipped;
use std::collections::BTreeSet;

/// Histories of a run; more with `AURPRESS_TEST_HISTORIES`.
const HISTORIES: u64 = 6;
/// Steps of a history, each of one to three events.
const STEPS: u64 = 5;

/// What changes pages of bases that nobody names.
const UNTOLD: [&str; 3] = ["an account renamed", "an official provider", "official providers vanish"];

/// A number that the environment may set.
pub(super) fn count(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).map_or(otherwise, |text| text.parse().expect(variable))
}

/// Whether an update found nothing but what it was told of. Ids of some events do not grow, so that an amendment has no
/// room for them.
fn is_told(summary: &str) -> bool {
    ["[]", "[\"the index was written whole\"]"].iter().any(|notes| summary.contains(&format!("\"notes\":{notes}")))
}

#[test]
fn a_changed_release_equals_a_build_from_nothing() {
    let first = count("AURPRESS_TEST_FIRST_HISTORY", 0);
    let (mut seen, mut amended) = (BTreeSet::new(), 0);
    for history in first..first + count("AURPRESS_TEST_HISTORIES", HISTORIES) {
        let mut dice = Dice::new(history + 1);
        let mut registry = Registry::new();
        registry.amend();
        let mut told = Vec::new();
        for step in 0..STEPS {
            let (before, mut told_all) = (registry.rows(), true);
            for part in 0..=dice.below(3) {
                let event = event(&mut dice, history % 100 * 100 + step * 10 + part);
                registry.now += event.later;
                change(&registry.sample.sqlite(), &event.sql);
                seen.insert(event.what);
                told.push(event.what);
                told_all &= event.later == 0 && !UNTOLD.contains(&event.what);
            }
            let names = changed(&before, &registry.rows());
            let what = format!("history {history}: {told:?}, {names:?}");
            if !names.is_empty() && dice.below(4) > 0 {
                let updated = registry.update(&names);
                assert!(!updated.stdout.contains("everything was read"), "{what}: {}", updated.stdout);
                if told_all {
                    assert!(is_told(&updated.stdout), "{what}: {}", updated.stdout);
                    let has_index = !updated.stdout.contains("\"index_bytes\":0,");
                    amended += u32::from(has_index && updated.stdout.contains("\"notes\":[]"));
                    let updated = snapshot(&registry.output());
                    registry.amend();
                    let rest = snapshot(&registry.output());
                    let differ = updated.iter().filter(|(path, bytes)| rest.get(*path) != Some(bytes));
                    let new = rest.keys().filter(|path| !updated.contains_key(*path));
                    let differ: Vec<&String> = differ.map(|(path, _)| path).chain(new).collect();
                    assert!(differ.iter().all(|path| is_list(path)), "{what}: {differ:?}");
                }
            }
            registry.amend();
            registry.assert_exact(&what);
        }
        registry.check(&format!("history {history}: {told:?}"));
        let link = std::fs::read_link(registry.output().join("current")).unwrap();
        assert_eq!(link.to_str(), Some("releases/000001"), "it was changed in place: {told:?}");
    }
    assert!(seen.len() > 15, "{seen:?}");
    assert!(amended > 0, "no update amended the index");
}

#[test]
fn nothing_changed_writes_nothing_but_the_clock() {
    let mut registry = Registry::new();
    registry.amend();
    let before = snapshot(&registry.output());
    let again = registry.amend();
    assert!(again.stdout.contains("\"files\":0,") && again.stdout.contains("\"removed\":0,"), "{}", again.stdout);
    registry.now += 60;
    let later = registry.amend();
    assert!(later.stdout.contains("\"files\":1,"), "{}", later.stdout);
    let after = snapshot(&registry.output());
    let differ: Vec<&String> =
        before.iter().filter(|(path, bytes)| after[*path] != **bytes).map(|(path, _)| path).collect();
    assert_eq!(differ, ["stamp.json"]);
}

#[test]
fn a_deleted_package_is_gone_everywhere_at_once() {
    let registry = Registry::new();
    registry.amend();
    let before = snapshot(&registry.output());
    assert!(before.contains_key("packages/nasty-hub.html"));
    change(
        &registry.sample.sqlite(),
        "DELETE FROM Packages WHERE Name = 'nasty-hub'; DELETE FROM PackageBases WHERE Name = 'nasty-hub'",
    );
    registry.amend();
    let after = snapshot(&registry.output());
    assert!(!after.contains_key("packages/nasty-hub.html"));
    registry.assert_exact("deleted");
    let named = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("/packages/nasty-hub\"");
    let linking: Vec<&String> = after.iter().filter(|(_, bytes)| named(bytes)).map(|(path, _)| path).collect();
    assert_eq!(linking, Vec::<&String>::new());
}

/// A base without packages, of this name and id.
fn empty_base(id: u32, name: &str) -> String {
    format!(
        "INSERT INTO PackageBases SELECT {id}, '{name}', 0, 0, PopularityUpdated, NULL, '', 1795000000, 1795000000, NULL, \
         5, 5, 5 FROM PackageBases WHERE Name = 'nasty-hub'"
    )
}

/// MariaDB holds no two bases whose names differ in case alone; a file may, and over the time of two runs both may.
#[test]
fn bases_whose_names_differ_in_case_alone_are_told_apart() {
    let registry = Registry::new();
    registry.amend();
    let package = |id: u32, name: &str, base: u32| {
        format!("INSERT INTO Packages VALUES ({id}, {base}, '{name}', '1-1', 'x', NULL)")
    };
    for sql in [
        empty_base(800_001, "Nasty-Hub"),
        package(800_002, "nasty-HUB-2", 800_001),
        "DELETE FROM Packages WHERE ID = 800002".to_owned(),
        empty_base(800_003, "Foo") + ";" + &empty_base(800_004, "foo"),
        package(800_005, "foo", 800_003),
        package(800_006, "FOO", 800_004),
        "DELETE FROM Packages WHERE ID = 800005".to_owned(),
        "UPDATE PackageBases SET Name = 'fOO' WHERE ID = 800003".to_owned(),
        "DELETE FROM PackageBases WHERE ID = 800004; DELETE FROM Packages WHERE ID = 800006".to_owned(),
        package(800_007, "foo", 800_003),
        "DELETE FROM Packages WHERE Name = 'nasty-hub'".to_owned(),
        "DELETE FROM PackageBases WHERE Name = 'nasty-hub'".to_owned(),
        "UPDATE PackageBases SET Name = 'nasty-hub' WHERE ID = 800001".to_owned(),
    ] {
        let before = registry.rows();
        change(&registry.sample.sqlite(), &sql);
        let updated = registry.update(&changed(&before, &registry.rows()));
        registry.assert_exact_but_lists(&format!("{sql}: {}", updated.stdout));
        registry.amend();
        registry.assert_exact(&sql);
    }
    registry.check("names in several cases");
}

#[test]
fn mariadb_goes_through_the_same_history() {
    let mut registry = Registry::new();
    let Some(database) = Database::load(&registry.sample.sqlite(), "incremental") else {
        return skipped("a history in MariaDB", "AURPRESS_TEST_MARIADB is not set");
    };
    let amend = |registry: &Registry| {
        let mut command = aurpress(["build", "--source", &database.url(), "--output"]);
        done(command.arg(registry.output()).env("SOURCE_DATE_EPOCH", registry.now.to_string()));
    };
    amend(&registry);
    let mut dice = Dice::new(4711);
    for step in 0..12 {
        let before = registry.rows();
        let event = event(&mut dice, step);
        registry.now += event.later;
        change(&registry.sample.sqlite(), &event.sql);
        // Rows of one push come one after the other.
        database.run(&format!("SET foreign_key_checks = 0; {}", event.sql));
        let names = changed(&before, &registry.rows());
        if !names.is_empty() {
            let mut command = aurpress(["update", "--json", "--source", &database.url(), "--output"]);
            command.arg(registry.output()).args(&names).env("SOURCE_DATE_EPOCH", registry.now.to_string());
            let updated = done(&mut command);
            assert!(!updated.stdout.contains("everything was read"), "{}: {}", event.what, updated.stdout);
            let told = event.later == 0 && !UNTOLD.contains(&event.what);
            assert!(!told || is_told(&updated.stdout), "{}: {}", event.what, updated.stdout);
        }
        amend(&registry);
        registry.assert_exact(&format!("step {step}, {}", event.what));
    }
    registry.check("MariaDB");
}

#[test]
fn a_rollback_brings_the_release_before_and_builds_go_on_from_there() {
    let registry = Registry::new();
    registry.amend();
    let first = snapshot(&registry.output());
    change(&registry.sample.sqlite(), "UPDATE Packages SET Version = '77-7' WHERE Name = 'nasty-hub'");
    done(&mut registry.command(&["build", "--fresh"], &registry.output()));
    assert!(snapshot(&registry.output()) != first);
    let rollback = || outcome(aurpress(["rollback", "--output"]).arg(registry.output()));
    let rolled_back = rollback();
    assert_eq!((rolled_back.code, rolled_back.stderr.as_str()), (Some(0), "release 000001 is current again\n"));
    assert!(snapshot(&registry.output()) == first);
    registry.check("rolled back");
    let again = rollback();
    assert_eq!(again.code, Some(2));
    assert!(again.stderr.contains("no older release is kept"), "{}", again.stderr);
    registry.amend();
    registry.assert_exact("amended after the rollback");
}
