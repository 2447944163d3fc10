//! Compressed pages are files like all others: what changes, comes or goes with a page does so with its compressed form.

use super::{Registry, done, snapshot};
use crate::support::database::change;
use crate::support::program::outcome;
use crate::support::unpack;
use std::collections::BTreeSet;
use std::path::Path;

const SWITCH: (&str, &str) = ("AURPRESS_PRECOMPRESS", "true");

#[test]
fn runs_that_know_nothing_of_a_flag_refuse_to_undo_it() {
    let registry = Registry::new();
    let output = registry.output();
    let current = || std::fs::read_link(output.join("current")).unwrap();
    for flag in ["--precompress", "--mirror"] {
        let key = flag.trim_start_matches('-');
        done(&mut registry.command(&["build", "--fresh", flag], &output));
        let (release, before) = (current(), snapshot(&output));
        for arguments in [&["update", "nasty-hub"][..], &["watch", "--interval", "3600"]] {
            let said = outcome(&mut registry.command(arguments, &output));
            assert_eq!(said.code, Some(2), "{arguments:?}: {}", said.stderr);
            for part in [format!("{key}: the release in"), format!("built with {flag}"), format!("{key} = true")] {
                assert!(said.stderr.contains(&part), "{part:?} in {}", said.stderr);
            }
        }
        assert!(current() == release && snapshot(&output) == before, "nothing was touched");
        let variable = format!("AURPRESS_{}", key.to_uppercase());
        done(registry.command(&["update", "nasty-hub"], &output).env(&variable, "true"));
        assert_eq!(current(), release, "whoever knows it goes on in place");
        // A build says what it wants; afterwards it is so.
        done(&mut registry.command(&["build"], &output));
        done(&mut registry.command(&["update", "nasty-hub"], &output));
    }
}

fn build(registry: &Registry, arguments: &[&str], output: &Path) {
    done(registry.command(arguments, output).env(SWITCH.0, SWITCH.1));
}

/// The pages that have a compressed form, which must be theirs.
fn compressed(output: &Path) -> BTreeSet<String> {
    let site = snapshot(output);
    let pairs = site.iter().filter_map(|(path, bytes)| Some((path.strip_suffix(".gz")?, bytes)));
    let pairs = pairs.filter(|(page, _)| site.contains_key(*page) && !page.starts_with("index/"));
    let pages = pairs.map(|(page, bytes)| {
        assert!(unpack(bytes) == site[page], "{page}");
        page.to_owned()
    });
    pages.collect()
}

fn exact(registry: &Registry, what: &str) -> BTreeSet<String> {
    let fresh = registry.sample.directory().join("fresh");
    build(registry, &["build", "--fresh", "--keep-releases", "0"], &fresh);
    assert!(snapshot(&registry.output()) == snapshot(&fresh), "{what}");
    registry.check(what);
    compressed(&registry.output())
}

#[test]
fn compressed_pages_follow_their_pages() {
    let registry = Registry::new();
    registry.amend();
    assert!(compressed(&registry.output()).is_empty());
    let first = std::fs::read_link(registry.output().join("current")).unwrap();
    build(&registry, &["build"], &registry.output());
    let second = std::fs::read_link(registry.output().join("current")).unwrap();
    assert_ne!(first, second, "another configuration is another release");
    let pages = exact(&registry, "switched on");
    for page in ["index.html", "packages/nasty-hub.html", "static/css/aurweb.css"] {
        assert!(pages.contains(page), "{page}: {pages:?}");
    }
    change(&registry.sample.sqlite(), "UPDATE Packages SET Description = 'another' WHERE Name = 'nasty-hub'");
    build(&registry, &["build"], &registry.output());
    assert_eq!(exact(&registry, "a page changed"), pages);
    assert_eq!(std::fs::read_link(registry.output().join("current")).unwrap(), second, "in place");
    let gone = "DELETE FROM PackageBases WHERE Name = 'nasty-hub'; DELETE FROM Packages WHERE Name = 'nasty-hub'";
    change(&registry.sample.sqlite(), gone);
    build(&registry, &["build"], &registry.output());
    let rest = exact(&registry, "a page went");
    assert!(!rest.contains("packages/nasty-hub.html") && rest.len() > 50, "{rest:?}");
    registry.amend();
    assert!(compressed(&registry.output()).is_empty(), "switched off");
}
