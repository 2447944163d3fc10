//! The search pack: made by builds, left alone by updates of some names.

use super::{Registry, done};
use crate::support::database::change;
use crate::support::site::files;
use crate::support::unpack;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn pack(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = files(&output.join("current"));
    all.retain(|path, _| path.starts_with("static/search/"));
    all
}

/// The line of a package in the pack that `pack.json` names.
fn line(output: &Path, name: &str) -> Option<String> {
    let all = pack(output);
    let named: serde_json::Value = serde_json::from_slice(&all["static/search/pack.json"]).unwrap();
    let text = String::from_utf8(unpack(&all[&named["pack"].as_str().unwrap()[1..]])).unwrap();
    assert_eq!(text.lines().count() as u64, named["packages"].as_u64().unwrap());
    let start = format!("{name}\t");
    text.lines().find(|line| line.starts_with(&start)).map(str::to_owned)
}

#[test]
fn builds_make_it_and_updates_leave_it() {
    let registry = Registry::new();
    let output = registry.output();
    registry.amend();
    let first = pack(&output);
    assert_eq!(first.len(), 2, "{:?}", first.keys());
    change(&registry.sample.sqlite(), "UPDATE Packages SET Description = 'tab\there' WHERE Name = 'nasty-hub'");
    registry.update(&BTreeSet::from(["nasty-hub".to_owned()]));
    assert_eq!(pack(&output), first, "an update of a name");
    registry.amend();
    let second = pack(&output);
    assert_eq!((second.len(), second == first), (2, false), "{:?}", second.keys());
    assert!(line(&output, "nasty-hub").unwrap().ends_with("\ttab here"));
    registry.amend();
    assert_eq!(pack(&output), second, "nothing changed");
    let fresh = registry.sample.directory().join("fresh");
    done(&mut registry.command(&["build", "--fresh"], &fresh));
    assert_eq!(pack(&fresh), second);
    registry.check("with a pack");
}
