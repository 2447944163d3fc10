//! Where answers differ on purpose: each rule has a name, and holds only when ours is what was decided.
//!
//! A rule looks at the request and at both answers, never at the request alone where more can be seen: a difference
//! that only happens to stand in such a request is still a difference.

use super::exchange::{Answer, Request};
use super::facts::{Listing, Rpc};
use super::verdict::Difference;
use percent_encoding::percent_decode_str;

/// All that a rule may look at.
struct Case<'a> {
    request: &'a Request,
    theirs: &'a Answer,
    ours: &'a Answer,
    difference: &'a Difference,
}

type Rule = fn(&Case<'_>) -> bool;

const RULES: [(&str, Rule); 13] = [
    ("HEAD and OPTIONS are answered", other_methods),
    ("a base without packages is not found", base_without_packages),
    ("a clear 4xx in place of 422 and 500", clear_refusal),
    ("a path argument counts with a query too", path_argument),
    ("suggest-pkgbase is served by path", suggest_base_by_path),
    ("form and JSON bodies are both taken", bodies),
    ("% and _ are literal", literal_wildcards),
    ("accents count", accents),
    ("other spellings of a name redirect", canonical_name),
    ("all dependencies and comments are in the page", folded),
    ("a package is listed once", listed_once),
    ("times of stored pages are UTC", utc),
    ("an ETag of our own", own_etag),
];

/// The documented deviation that a difference falls under.
pub(super) fn of(request: &Request, theirs: &Answer, ours: &Answer, difference: &Difference) -> Option<&'static str> {
    let case = Case { request, theirs, ours, difference };
    RULES.iter().find(|(_, rule)| rule(&case)).map(|(name, _)| *name)
}

fn is_refusal(status: u16) -> bool {
    (400..500).contains(&status)
}

fn other_methods(case: &Case<'_>) -> bool {
    matches!(case.request.method.as_str(), "HEAD" | "OPTIONS") && case.theirs.status == 405 && case.ours.status < 400
}

fn base_without_packages(case: &Case<'_>) -> bool {
    case.request.path.starts_with("/pkgbase/") && case.theirs.status == 500 && case.ours.status == 404
}

fn clear_refusal(case: &Case<'_>) -> bool {
    matches!(case.theirs.status, 422 | 500) && is_refusal(case.ours.status)
}

/// Type and argument of `/rpc/v5/TYPE/ARGUMENT`.
fn rpc_path(case: &Case<'_>) -> Option<(String, String)> {
    let rest = case.request.bare_path().strip_prefix("/rpc/v5/")?;
    let (kind, argument) = rest.split_once('/').filter(|(_, argument)| !argument.is_empty())?;
    Some((kind.to_owned(), argument.to_owned()))
}

fn path_argument(case: &Case<'_>) -> bool {
    let known = |kind: &str| matches!(kind, "info" | "search" | "suggest" | "suggest-pkgbase");
    let applies = rpc_path(case).is_some_and(|(kind, _)| known(&kind)) && !case.request.query().is_empty();
    applies && (case.theirs.status, case.ours.status) == (200, 200)
}

fn suggest_base_by_path(case: &Case<'_>) -> bool {
    rpc_path(case).is_some_and(|(kind, _)| kind == "suggest-pkgbase")
        && (case.theirs.status, case.ours.status) == (404, 200)
}

fn bodies(case: &Case<'_>) -> bool {
    let refused = case.theirs.status >= 400 || Rpc::parse(&case.theirs.text()).is_some_and(|rpc| rpc.error().is_some());
    case.request.method == "POST" && case.request.path.starts_with("/rpc/v5/") && refused && case.ours.status <= 400
}

/// The text that is searched for, if it is searched for in names or descriptions.
fn search_text(case: &Case<'_>) -> Option<String> {
    let request = case.request;
    let path = request.bare_path().trim_end_matches('/');
    let form = request.body.as_deref().filter(|_| path == "/rpc").unwrap_or(request.query());
    let plus = if path == "/packages" { form.to_owned() } else { form.replace('+', "%2B") };
    let pairs: Vec<(String, String)> = form_urlencoded::parse(plus.as_bytes()).into_owned().collect();
    let last = |key: &str| pairs.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.clone());
    if path == "/packages" {
        let by = last("SeB").unwrap_or_default();
        return last("K").filter(|_| !matches!(by.as_str(), "N" | "B" | "k" | "m" | "c" | "M" | "s"));
    }
    let (kind, argument) = match rpc_path(case) {
        Some((kind, argument)) => (kind, Some(percent_decode_str(&argument).decode_utf8_lossy().into_owned())),
        None if path.starts_with("/rpc/v5/") => (path["/rpc/v5/".len()..].to_owned(), last("arg")),
        None if path == "/rpc" => (last("type")?, last("arg").or_else(|| last("arg[]"))),
        None => return None,
    };
    let by = last("by").unwrap_or_else(|| "name-desc".to_owned());
    let substring = kind.starts_with("suggest") || (kind == "search" && by.starts_with("name"));
    argument.filter(|_| substring)
}

/// Whether ours found nothing that theirs did not find, as far as the answers show it.
fn finds_less(case: &Case<'_>) -> bool {
    if (case.theirs.status, case.ours.status) != (200, 200) {
        return false;
    }
    let (theirs, ours) = (case.theirs.text(), case.ours.text());
    if case.request.path.starts_with("/packages") {
        return Listing::parse(&ours).total.unwrap_or(0) <= Listing::parse(&theirs).total.unwrap_or(0);
    }
    let (Some(theirs), Some(ours)) = (Rpc::parse(&theirs), Rpc::parse(&ours)) else { return false };
    // A suggestion is cut off, so others may stand in the place of those that are gone.
    let suggestion = theirs.value.is_array() && ours.results().len() <= theirs.results().len();
    let within =
        || ours.results().iter().all(|one| theirs.results().iter().any(|other| other.get("ID") == one.get("ID")));
    theirs.error().is_some() || suggestion || within()
}

fn literal_wildcards(case: &Case<'_>) -> bool {
    search_text(case).is_some_and(|text| text.contains(['%', '_'])) && finds_less(case)
}

/// Bytes that are no UTF-8 count too: the replacement character equalled every emoji in the old comparison.
fn accents(case: &Case<'_>) -> bool {
    search_text(case).is_some_and(|text| !text.is_ascii()) && finds_less(case)
}

fn canonical_name(case: &Case<'_>) -> bool {
    let decoded = |path: &str| percent_decode_str(path).decode_utf8_lossy().trim_end().to_lowercase();
    let asked = decoded(case.request.bare_path());
    let leads =
        || case.ours.header("location").is_some_and(|to| decoded(to.split('?').next().unwrap_or_default()) == asked);
    case.theirs.status == 200 && matches!(case.ours.status, 301 | 308) && leads()
}

fn asks_for(case: &Case<'_>, names: &[&str]) -> bool {
    form_urlencoded::parse(case.request.query().as_bytes()).any(|(key, _)| names.contains(&key.as_ref()))
}

fn only(case: &Case<'_>, fields: &[&str]) -> bool {
    case.difference.fields.iter().all(|field| fields.contains(&field.as_str()))
}

fn folded(case: &Case<'_>) -> bool {
    let page = case.request.path.starts_with("/packages/") || case.request.path.starts_with("/pkgbase/");
    page && asks_for(case, &["PP", "O", "comments", "all_deps", "all_reqs"])
        && only(case, &["comments", "deps", "reqs"])
}

/// Maintainer or co-maintainer: a base with two co-maintainers had each of its packages twice.
fn listed_once(case: &Case<'_>) -> bool {
    let joined = |(key, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)| key == "SeB" && value == "M";
    if !form_urlencoded::parse(case.request.query().as_bytes()).any(joined) {
        return false;
    }
    let (theirs, ours) = (Listing::parse(&case.theirs.text()), Listing::parse(&case.ours.text()));
    let once: std::collections::BTreeSet<_> = theirs.rows.iter().collect();
    let doubled = once.len() < theirs.rows.len();
    doubled && ours.total < theirs.total && once.iter().all(|row| ours.rows.contains(row))
}

fn utc(case: &Case<'_>) -> bool {
    const TIMES: [&str; 4] = ["info First Submitted", "info Last Updated", "comments", "flag"];
    asks_for(case, &["timezone"]) && only(case, &TIMES) && case.difference.text.ends_with("(UTC)")
}

fn own_etag(case: &Case<'_>) -> bool {
    let conditional = case.request.headers.iter().any(|(name, _)| name.to_ascii_lowercase().starts_with("if-"));
    conditional && (case.theirs.status, case.ours.status) == (304, 200)
}
