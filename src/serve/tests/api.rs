//! The native interface: shapes, pages, notes, and what is an error.

use super::TestSite;
use hyper::StatusCode;
use serde_json::{Value, json};

fn names(value: &Value) -> Vec<&str> {
    value["results"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect()
}

#[test]
fn a_search_has_total_results_and_next() {
    let site = TestSite::new();
    let said = site.get("/api/v1/search?q=big-chungus");
    assert_eq!(said.status, StatusCode::OK);
    assert_eq!(said.header("access-control-allow-origin"), "*");
    assert_eq!(said.header("cache-control"), "public, max-age=30");
    let body = said.json();
    assert_eq!(body["results"][0]["name"], "big-chungus");
    assert_eq!(body["results"][0]["popularity"], 3.0);
    assert_eq!(body["next"], Value::Null);
    assert_eq!(body["facets"]["license"], json!([{ "value": "gpl", "count": 1, "query": "license:gpl" }]));
    let again = site.send("GET", "/api/v1/search?q=big-chungus", &[("if-none-match", said.header("etag"))], "");
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}

#[test]
fn cursors_lead_through_all_matches_once() {
    let site = TestSite::new();
    let whole = site.get("/api/v1/search?q=chungus&limit=100").json();
    let mut seen: Vec<String> = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = site.get(&format!("/api/v1/search?q=chungus&limit=2&cursor={cursor}")).json();
        assert_eq!(page["total"], whole["total"]);
        seen.extend(names(&page).into_iter().map(str::to_owned));
        match page["next"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(seen, names(&whole));
    assert!(seen.len() >= 4, "{seen:?}");
}

#[test]
fn a_cursor_of_something_else_is_an_error() {
    let site = TestSite::new();
    let cursor = site.get("/api/v1/search?q=chungus&limit=1").json()["next"].as_str().unwrap().to_owned();
    let foreign = site.get(&format!("/api/v1/search?q=other&cursor={cursor}"));
    assert_eq!(foreign.status, StatusCode::BAD_REQUEST);
    assert!(foreign.json()["error"].is_string());
    let old = cursor.replacen(&cursor[2..6], "0000", 1);
    assert_eq!(site.get(&format!("/api/v1/search?q=chungus&cursor={old}")).status, StatusCode::GONE);
}

#[test]
fn what_is_typed_is_never_an_error() {
    let site = TestSite::new();
    for query in ["votes:many", "/(/", "color:red", "\"", "-", "%00", "%ff", "*", "is:x", "&limit=-3", "&limit=x"] {
        let target = format!("/api/v1/search?explain=1&q={}", query.replace('"', "%22"));
        let said = site.get(&target);
        assert_eq!(said.status, StatusCode::OK, "{target}");
        assert!(said.json()["total"].is_u64(), "{target}");
    }
    let said = site.get("/api/v1/search?q=chungus+votes:many").json();
    assert!(said["notes"][0].as_str().unwrap().contains("votes:many"), "{said}");
}

#[test]
fn conditions_narrow() {
    let site = TestSite::new();
    for (query, expected) in [
        ("chungus+is:orphan", vec!["woogly-chungus"]),
        ("is:outdated", vec!["chungy-chungus"]),
        ("license:gpl", vec!["big-chungus"]),
        ("keyword:smol*", vec!["big-chungus"]),
        ("maintainer:else+-name:pkg", vec!["libc++"]),
        ("/%5Elib.*%5C%2B$/", vec!["libc++"]),
        ("depends:chungus-depends", vec!["big-chungus"]),
        ("depends:chungus-makedepends", vec!["big-chungus"]),
        ("makedepends:chungus-makedepends+depends:chungus-depends", vec!["big-chungus"]),
        ("rundepends:chungus-makedepends", vec![]),
        ("provides:gluggly*", vec!["gluggly-chungus"]),
    ] {
        assert_eq!(names(&site.get(&format!("/api/v1/search?q={query}")).json()), expected, "{query}");
    }
}

#[test]
fn matches_are_counted_by_the_kind_of_the_dependency() {
    let site = TestSite::new();
    let needing = |query: &str| site.get(&format!("/api/v1/search?q={query}")).json()["facets"]["needing"].clone();
    let run = json!([{ "value": "rundepends", "count": 1, "query": "rundepends:chungus-depends" }]);
    assert_eq!(needing("depends:chungus-depends"), run);
    let optional = json!([{ "value": "optdepends", "count": 1, "query": "optdepends:chungus-opt*" }]);
    assert_eq!(needing("depends:chungus-opt*"), optional);
    assert_eq!(needing("big-chungus"), json!([]));
}

#[test]
fn completion_providers_and_packages() {
    let site = TestSite::new();
    let said = site.get("/api/v1/suggest?q=big").json();
    assert_eq!(said["suggestions"][0]["name"], "big-chungus");
    let said = site.get("/api/v1/suggest?q=big&form=opensearch").json();
    let address = "https://aur.archlinux.org/packages/big-chungus";
    assert_eq!(said, json!(["big", ["big-chungus"], ["Bunny bunny around bunny"], [address]]));
    let said = site.get("/api/v1/resolve?q=chungus-provides").json();
    assert_eq!(said["providers"][0]["name"], "big-chungus");
    assert_eq!(said["providers"][0]["official"], false);
    let said = site.get("/api/v1/package/BIG-chungus").json();
    assert_eq!((&said["name"], &said["conflicts"]), (&json!("big-chungus"), &json!(["chungus-conflicts"])));
    assert_eq!(said["required_by"]["total"], 0);
    assert_eq!(site.get("/api/v1/package/libc++").json()["name"], "libc++");
    assert_eq!(site.get("/api/v1/package/none").status, StatusCode::NOT_FOUND);
}

#[test]
fn other_paths_and_methods_are_refused_in_json() {
    let site = TestSite::new();
    for path in ["/api", "/api/", "/api/v1/", "/api/v1/nothing", "/api/v2/search"] {
        let said = site.get(path);
        assert_eq!(said.status, StatusCode::NOT_FOUND, "{path}");
        assert!(said.json()["error"].is_string(), "{path}");
    }
    let said = site.send("POST", "/api/v1/search?q=x", &[], "");
    assert_eq!((said.status, said.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD, OPTIONS"));
    assert_eq!(site.send("OPTIONS", "/api/v1/search", &[], "").status, StatusCode::NO_CONTENT);
}

#[test]
fn the_search_page_knows_relevance_as_an_order() {
    let site = TestSite::new();
    let page = site.get("/packages?K=chungus+is:orphan&SB=r");
    assert!(page.text().contains("/packages/woogly-chungus"), "{}", page.text());
    assert!(!page.text().contains("/packages/big-chungus"));
}
