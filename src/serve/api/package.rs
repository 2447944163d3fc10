//! `/api/v1/package/NAME`: everything that is known of one package.

use super::{failure, say};
use crate::serve::answer::Answer;
use crate::serve::release::Release;
use aurpress_index::By;
use hyper::StatusCode;
use serde_json::{Map, Value, json};

/// Packages that need this one, named at most.
const MOST_DEPENDENTS: usize = 100;

/// Members of the RPC's object and their names here, `true` for lists.
const MEMBERS: [(&str, &str, bool); 25] = [
    ("Name", "name", false),
    ("PackageBase", "base", false),
    ("Version", "version", false),
    ("Description", "description", false),
    ("URL", "url", false),
    ("Maintainer", "maintainer", false),
    ("Submitter", "submitter", false),
    ("CoMaintainers", "comaintainers", true),
    ("NumVotes", "votes", false),
    ("Popularity", "popularity", false),
    ("OutOfDate", "out_of_date", false),
    ("FirstSubmitted", "submitted", false),
    ("LastModified", "modified", false),
    ("License", "licenses", true),
    ("Keywords", "keywords", true),
    ("Groups", "groups", true),
    ("Depends", "depends", true),
    ("MakeDepends", "make_depends", true),
    ("CheckDepends", "check_depends", true),
    ("OptDepends", "opt_depends", true),
    ("Conflicts", "conflicts", true),
    ("Provides", "provides", true),
    ("Replaces", "replaces", true),
    ("PendingRequests", "pending_requests", false),
    ("URLPath", "snapshot", false),
];

/// Answers a look at one package; the name is taken without case.
pub(super) fn answer(release: &Release, now: i64, name: &str) -> Answer {
    let index = &release.index;
    let Some(doc) = index.find(name) else {
        return failure(StatusCode::NOT_FOUND, "No package has this name; /api/v1/search?q= finds similar ones.");
    };
    let mut object = Vec::new();
    index.write_info(doc, now, &mut object);
    let mut known: Map<String, Value> = serde_json::from_slice(&object).unwrap_or_default();
    let mut body = Map::new();
    for (theirs, ours, is_list) in MEMBERS {
        let missing = if is_list { json!([]) } else { Value::Null };
        body.insert(ours.to_owned(), known.remove(theirs).unwrap_or(missing));
    }
    let needed_by = index.search(By::Depends, index.row(doc).name, usize::MAX - 1).unwrap_or_default();
    let names: Vec<&str> = needed_by.iter().take(MOST_DEPENDENTS).map(|&doc| index.row(doc).name).collect();
    body.insert("required_by".to_owned(), json!({ "total": needed_by.len(), "names": names }));
    say(&body)
}
