//! Telling different data from different answers: what the RPC of both sides says of the packages concerned.
//!
//! Only where the two sides have different snapshots; over one snapshot every difference is one.

use super::exchange::Answer;
use super::facts::{Rpc, differing};
use super::verdict::{Difference, Drift};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// More packages than this are not asked about: a difference in so many is no accident.
pub(super) const ASKED_AT_ONCE: usize = 40;

/// What moves without a push, and so without `LastModified`.
const MOVING: [&str; 7] =
    ["NumVotes", "Popularity", "OutOfDate", "Maintainer", "CoMaintainers", "Keywords", "PendingRequests"];

/// The facts of pages and lists that follow from these.
const FOLLOWING: [&str; 10] = [
    "info Votes",
    "info Popularity",
    "info Maintainer",
    "info Keywords",
    "flag",
    "comments",
    "order",
    "rows",
    "total",
    "results",
];

/// What is known of packages on both sides, theirs first; `None` is a package that a side does not have.
#[derive(Debug, Default)]
pub(super) struct Known(BTreeMap<String, (Option<Value>, Option<Value>)>);

impl Known {
    /// Notes the packages that a pair of RPC answers is about.
    pub(super) fn learn(&mut self, theirs: &Answer, ours: &Answer) {
        let (Some(theirs), Some(ours)) = (packages(theirs), packages(ours)) else { return };
        for (name, theirs) in theirs {
            if let Some(ours) = ours.get(&name) {
                self.0.entry(name).or_insert_with(|| (Some(theirs), Some(ours.clone())));
            }
        }
    }

    /// The packages concerned that nothing is known of yet.
    pub(super) fn unknown(&self, difference: &Difference) -> Vec<String> {
        let names: BTreeSet<&String> = difference.concerns.iter().collect();
        names.into_iter().filter(|name| !self.0.contains_key(*name)).cloned().collect()
    }

    /// Notes what both sides answered when asked about `names`; says whether both gave an answer.
    pub(super) fn answered(&mut self, names: &[String], theirs: &Answer, ours: &Answer) -> bool {
        let (Some(mut theirs), Some(mut ours)) = (packages(theirs), packages(ours)) else { return false };
        for name in names {
            self.0.insert(name.clone(), (theirs.remove(name), ours.remove(name)));
        }
        true
    }

    /// How data explain a difference, if they do.
    pub(super) fn explain(&self, difference: &Difference) -> Option<Drift> {
        if difference.shown.is_some() {
            return difference.shown;
        }
        let names: BTreeSet<&String> = difference.concerns.iter().collect();
        let follows = |field: &String| MOVING.contains(&field.as_str()) || FOLLOWING.contains(&field.as_str());
        let may_follow = difference.fields.iter().all(follows);
        let drift = |name: &String| {
            let (theirs, ours) = self.0.get(name)?;
            drift(theirs.as_ref(), ours.as_ref()).filter(|drift| *drift != Drift::Moved || may_follow)
        };
        let drifts: Vec<Drift> = names.iter().filter_map(|name| drift(name)).collect();
        let unexplained = names.len() - drifts.len();
        // A package that moved into a page pushes one other out of it.
        let enough = unexplained == 0 || (difference.cut && unexplained <= drifts.len());
        drifts.into_iter().min().filter(|_| enough)
    }
}

/// The packages of an RPC answer by name; `None` when it is none.
fn packages(answer: &Answer) -> Option<BTreeMap<String, Value>> {
    let rpc = Rpc::parse(&answer.text()).filter(|rpc| rpc.error().is_none())?;
    let named = |value: &Value| Some((value.get("Name")?.as_str()?.to_owned(), value.clone()));
    Some(rpc.results().iter().filter_map(named).collect())
}

/// How the data of one package differ; `None` when they do not, or in a way that no passing of time explains.
pub(super) fn drift(theirs: Option<&Value>, ours: Option<&Value>) -> Option<Drift> {
    let (theirs, ours) = match (theirs, ours) {
        (Some(theirs), Some(ours)) => (theirs, ours),
        (Some(_), None) => return Some(Drift::NewerThere),
        (None, Some(_)) => return Some(Drift::NewerHere),
        (None, None) => return None,
    };
    let modified = |value: &Value| value.get("LastModified").and_then(Value::as_i64);
    match modified(theirs).cmp(&modified(ours)) {
        std::cmp::Ordering::Greater => return Some(Drift::NewerThere),
        std::cmp::Ordering::Less => return Some(Drift::NewerHere),
        std::cmp::Ordering::Equal => {}
    }
    let keys: BTreeSet<&String> =
        [theirs, ours].into_iter().filter_map(Value::as_object).flat_map(|map| map.keys()).collect();
    let absent = Value::Null;
    let differs = |key: &&String| {
        let (a, b) = (theirs.get(*key).unwrap_or(&absent), ours.get(*key).unwrap_or(&absent));
        differing(a, b, &format!(".results.{key}")).is_some()
    };
    let differing: Vec<&String> = keys.into_iter().filter(differs).collect();
    (!differing.is_empty() && differing.iter().all(|key| MOVING.contains(&key.as_str()))).then_some(Drift::Moved)
}
