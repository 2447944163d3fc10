//! Archives: the unpacked lines as a set; a line of metadata is an object compared by value.

use super::{missing, rpc, short};
use crate::compare::data;
use crate::compare::exchange::Answer;
use crate::compare::verdict::{Difference, Drift};
use serde_json::Value;
use std::collections::BTreeMap;

/// The archives, without the slash.
pub(super) const NAMES: [&str; 5] =
    ["packages.gz", "pkgbase.gz", "users.gz", "packages-meta-v1.json.gz", "packages-meta-ext-v1.json.gz"];

/// Lists that differ in fewer lines than one in this many differ by what came and went meanwhile.
const SLIGHT: usize = 100;

/// The first difference between two archives.
pub(super) fn difference(theirs: &Answer, ours: &Answer) -> Option<Difference> {
    let unpack = |answer: &Answer| super::super::gunzip(answer.body.clone(), super::super::UNPACKED_LIMIT);
    let (theirs, ours) = match (unpack(theirs), unpack(ours)) {
        (Ok(theirs), Ok(ours)) => (theirs, ours),
        (Err(reason), _) => return Some(Difference::of("gzip", format!("theirs: {reason}"))),
        (_, Err(reason)) => return Some(Difference::of("gzip", format!("ours: {reason}"))),
    };
    let (theirs, ours) = (String::from_utf8_lossy(&theirs), String::from_utf8_lossy(&ours));
    if theirs.trim_start().starts_with('[') { metadata(&theirs, &ours) } else { names(&theirs, &ours) }
}

fn names(theirs: &str, ours: &str) -> Option<Difference> {
    // aurweb of old began the lists with a comment.
    let lines = |text: &str| {
        let mut lines: Vec<String> = text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
        lines.sort_unstable();
        lines
    };
    let (theirs, ours) = (lines(theirs), lines(ours));
    let (gone, extra) = (missing(&theirs, &ours), missing(&ours, &theirs));
    let mut found = sides(&gone, &extra, "lines")?;
    let slight = gone.len() + extra.len() <= theirs.len() / SLIGHT;
    found.shown = slight.then_some(if gone.len() >= extra.len() { Drift::NewerThere } else { Drift::NewerHere });
    Some(found)
}

fn sides(gone: &[String], extra: &[String], field: &str) -> Option<Difference> {
    let said = |names: &[String]| short(&names.iter().take(5).cloned().collect::<Vec<_>>().join(" "));
    let text = || format!("{} only there: {} | {} only here: {}", gone.len(), said(gone), extra.len(), said(extra));
    let concerns = || gone.iter().chain(extra).cloned().collect();
    (!gone.is_empty() || !extra.is_empty()).then(|| Difference::of(field, text()).about(concerns()))
}

fn metadata(theirs: &str, ours: &str) -> Option<Difference> {
    let (theirs, ours) = match (objects(theirs), objects(ours)) {
        (Ok(theirs), Ok(ours)) => (theirs, ours),
        (Err(reason), _) => return Some(Difference::of("json", format!("theirs: {reason}"))),
        (_, Err(reason)) => return Some(Difference::of("json", format!("ours: {reason}"))),
    };
    let alone = |a: &BTreeMap<String, Value>, b: &BTreeMap<String, Value>| {
        a.keys().filter(|name| !b.contains_key(*name)).cloned().collect::<Vec<_>>()
    };
    let (gone, extra) = (alone(&theirs, &ours), alone(&ours, &theirs));
    let mut found = sides(&gone, &extra, "entries").unwrap_or_default();
    let slight = gone.len() + extra.len() <= theirs.len() / SLIGHT;
    let mut drifts = vec![slight.then_some(Drift::NewerThere)];
    let mut differing = 0;
    for (name, a) in &theirs {
        let Some(b) = ours.get(name) else { continue };
        let Some((place, text)) = rpc::differing(a, b, "") else { continue };
        differing += 1;
        let drift = data::drift(Some(a), Some(b));
        // The one to show is one that nothing explains.
        if drifts.len() == 1 || (drift.is_none() && !drifts[1..].contains(&None)) {
            found.text = format!("{name}{place}: {text}");
        }
        drifts.push(drift);
    }
    if differing > 0 {
        found.text = format!("{differing} entries differ: {}", found.text);
        found.fields.push("values".to_owned());
    }
    found.shown = drifts.into_iter().collect::<Option<Vec<Drift>>>().and_then(|drifts| drifts.into_iter().min());
    (!found.fields.is_empty()).then_some(found)
}

/// One object a line between brackets, by name.
fn objects(text: &str) -> Result<BTreeMap<String, Value>, String> {
    let lines =
        text.lines().map(|line| line.trim().trim_end_matches(',')).filter(|line| !matches!(*line, "[" | "]" | ""));
    let parse = |line: &str| {
        let value: Value = serde_json::from_str(line).map_err(|e| format!("{e} in {}", short(line)))?;
        let name = value.get("Name").and_then(Value::as_str).ok_or_else(|| format!("no name in {}", short(line)))?;
        Ok((name.to_owned(), value))
    };
    lines.map(parse).collect()
}
