//! The edge cases of the RPC, as data.

use super::{TestSite, registry};
use aurpress_index::Document;

/// What is expected of an answer.
enum Expected {
    /// An error object with this text, status 200.
    Error(&'static str),
    /// An error object with this status.
    Refused(u16),
    /// `type` and the names of the results.
    Names(&'static str, &'static [&'static str]),
    /// A bare list.
    List(&'static [&'static str]),
    /// A status and nothing else.
    Status(u16),
    /// A redirect.
    To(&'static str),
}
use Expected::{Error, List, Names, Refused, Status, To};

const ALL: &[&str] =
    &["big-chungus", "chungy-chungus", "gluggly-chungus", "libc++", "other-pkg", "pkg_1", "woogly-chungus"];
const OF_TEST: &[&str] = &["big-chungus", "chungy-chungus", "gluggly-chungus", "other-pkg"];
const BIG: &[&str] = &["big-chungus"];
const GLUGGLY: &[&str] = &["gluggly-chungus"];
const ORPHANS: &[&str] = &["woogly-chungus"];
const BY: &str = "Incorrect by field specified.";
const NO_DATA: &str = "No request type/data specified.";
const TYPE: &str = "Incorrect request type specified.";
const SMALL: &str = "Query arg too small.";
const VERSION: &str = "Invalid version specified.";
const NO_VERSION: &str = "Please specify an API version.";

const GETS: &[(&str, Expected)] = &[
    ("/rpc", Status(200)),
    ("/rpc?", Status(200)),
    ("…type=info&arg=big-chungus", Names("multiinfo", BIG)),
    ("…type=info&arg=chungy-chungus&arg=big-chungus", Names("multiinfo", BIG)),
    ("…type=info&arg[]=big-chungus&arg[]=chungy-chungus", Names("multiinfo", &["big-chungus", "chungy-chungus"])),
    ("…type=info&arg[]=chungy-chungus&arg[]=big-chungus", Names("multiinfo", &["chungy-chungus", "big-chungus"])),
    ("…arg[]=big-chungus&arg=gluggly-chungus&type=info", Names("multiinfo", GLUGGLY)),
    (
        "…arg=big-chungus&arg[]=gluggly-chungus&type=info&arg[]=chungy-chungus",
        Names("multiinfo", &["gluggly-chungus", "chungy-chungus"]),
    ),
    ("…type=info&arg[]=big-chungus&arg=chungy-chungus&arg[]=gluggly-chungus", Names("multiinfo", GLUGGLY)),
    ("…type=info&arg%5B%5D=big-chungus", Names("multiinfo", BIG)),
    ("…type=info&arg[0]=big-chungus", Error(NO_DATA)),
    ("…type=info", Error(NO_DATA)),
    ("…type=info&arg=", Names("multiinfo", &[])),
    ("…type=info&arg[]=", Names("multiinfo", &[])),
    ("…type=info&arg=nonexistent", Names("multiinfo", &[])),
    ("…type=info&arg=a/b", Names("multiinfo", &[])),
    ("…type=info&arg=BIG-CHUNGUS", Names("multiinfo", BIG)),
    ("…type=info&arg=big-chungus%20", Names("multiinfo", BIG)),
    ("…type=info&arg[]=big-chungus&arg[]=big-chungus", Names("multiinfo", BIG)),
    ("…type=multiinfo&arg=big-chungus", Names("multiinfo", BIG)),
    ("…type=info&arg=libc++", Names("multiinfo", &["libc++"])),
    ("…type=info&arg=libc%2B%2B", Names("multiinfo", &["libc++"])),
    ("…type=invalid-type&arg=x", Error(TYPE)),
    ("…type=&arg=x", Error(TYPE)),
    ("…type=INFO&arg=x", Error(TYPE)),
    ("…arg=big-chungus", Error(NO_DATA)),
    ("/rpc?v=0&type=info&arg=x", Error(VERSION)),
    ("/rpc?v=6&type=info&arg=x", Error(VERSION)),
    ("/rpc?v=5&v=4&type=info&arg=x", Error(VERSION)),
    ("/rpc?type=info&arg=x", Error(NO_VERSION)),
    ("/rpc?x=1", Error(NO_VERSION)),
    ("/rpc?&", Error(NO_VERSION)),
    ("/rpc?v=abc&type=info", Refused(400)),
    ("/rpc?v=&type=info", Refused(400)),
    ("/rpc?v=5.5&type=info", Refused(400)),
    ("/rpc?v=5.0&type=info&arg=big-chungus", Names("multiinfo", BIG)),
    ("/rpc?v=05&type=info&arg=big-chungus", Names("multiinfo", BIG)),
    ("…type=search&arg=big", Names("search", BIG)),
    ("…type=search&arg=b", Error(SMALL)),
    ("…type=search&arg=%C3%A9", Error(SMALL)),
    ("…type=search&arg=", Error(SMALL)),
    ("…type=search", Error(NO_DATA)),
    ("…type=search&by=fake&arg=big", Error(BY)),
    ("…type=search&by=&arg=big", Error(BY)),
    ("…type=info&by=fake&arg=big-chungus", Error(BY)),
    ("…type=bad&by=fake", Error(BY)),
    ("…type=search&by=nd&arg=big", Error(BY)),
    ("…type=search&arg=bunny%20around", Names("search", BIG)),
    ("…type=search&arg=around%20big", Names("search", &[])),
    ("…type=search&arg=bunny+around", Names("search", &[])),
    ("…type=search&by=name&arg=BIG", Names("search", BIG)),
    ("…type=search&by=name&arg=g_c", Names("search", &[])),
    ("…type=search&by=name&arg=kg_", Names("search", &["pkg_1"])),
    ("…type=search&by=maintainer&arg=test", Names("search", OF_TEST)),
    ("…type=search&by=maintainer", Names("search", ORPHANS)),
    ("…type=search&by=maintainer&arg=", Names("search", ORPHANS)),
    ("…type=search&by=maintainer&arg=x", Names("search", &[])),
    ("…type=msearch&arg=test", Names("msearch", OF_TEST)),
    ("…type=msearch", Names("msearch", ORPHANS)),
    ("…type=msearch&by=fake&arg=test", Error(BY)),
    ("…type=search&by=submitter&arg=user2", Names("search", &["big-chungus", "chungy-chungus"])),
    ("…type=search&by=comaintainers&arg=user2", Names("search", BIG)),
    ("…type=search&by=keywords&arg=big-chungus", Names("search", BIG)),
    ("…type=search&by=groups&arg=testgroup", Names("search", BIG)),
    ("…type=search&by=depends&arg=chungus-depends", Names("search", BIG)),
    ("…type=search&by=optdepends&arg=chungus-depends", Names("search", &[])),
    ("…type=search&by=optdepends&arg=chungus-optdepends", Names("search", BIG)),
    ("…type=search&by=makedepends&arg=chungus-makedepends", Names("search", BIG)),
    ("…type=search&by=checkdepends&arg=chungus-checkdepends", Names("search", BIG)),
    ("…type=search&by=provides&arg=chungus-provides", Names("search", BIG)),
    ("…type=search&by=provides&arg=big-chungus", Names("search", BIG)),
    ("…type=search&by=provides&arg=gluggly-chungus", Names("search", GLUGGLY)),
    ("…type=search&by=provides&arg=chungus-provides=1", Names("search", &[])),
    ("…type=search&by=conflicts&arg=chungus-conflicts", Names("search", BIG)),
    ("…type=search&by=replaces&arg=chungus-replaces", Names("search", BIG)),
    ("…type=suggest&arg=other", List(&["other-pkg"])),
    ("…type=suggest&arg=ther-pkg", List(&[])),
    ("…type=suggest", List(&[])),
    ("…type=suggest&arg=", List(ALL)),
    ("…type=suggest-pkgbase&arg=big", List(BIG)),
    ("…type=suggest&by=fake&arg=x", Error(BY)),
    ("…type=search&arg=big&callback=jsonCallback!", Error("Invalid callback name.")),
    ("…type=search&arg=big&callback=", Names("search", BIG)),
    ("/rpc.php?v=5&type=info&arg=big-chungus", Names("multiinfo", BIG)),
    ("/rpc/?v=5&type=info&arg=big-chungus", Names("multiinfo", BIG)),
    ("/rpc/v5/info/big-chungus", Names("multiinfo", BIG)),
    ("/rpc/v5/info/libc++", Names("multiinfo", &["libc++"])),
    ("/rpc/v5/info/libc%2B%2B", Names("multiinfo", &["libc++"])),
    ("/rpc/v5/info/big-chungus?x=1", Names("multiinfo", BIG)),
    ("/rpc/v5/info?arg[]=big-chungus", Names("multiinfo", BIG)),
    ("/rpc/v5/info", Error(NO_DATA)),
    ("/rpc/v4/info/x", Error(VERSION)),
    ("/rpc/vfoo/info/x", Refused(400)),
    ("/rpc/v5/search/big-chungus", Names("search", BIG)),
    ("/rpc/v5/search?arg=big-chungus", Names("search", BIG)),
    ("/rpc/v5/search/x", Error(SMALL)),
    ("/rpc/v5/search", Error(NO_DATA)),
    ("/rpc/v5/search?by=maintainer", Names("search", ORPHANS)),
    ("/rpc/v5/search/big?by=name", Names("search", BIG)),
    ("/rpc/v5/search/user2?by=submitter", Names("search", &["big-chungus", "chungy-chungus"])),
    ("/rpc/v5/suggest/big", List(BIG)),
    ("/rpc/v5/suggest-pkgbase/fugly", List(&["fugly-chungus"])),
    ("/rpc/v5/multiinfo/x", Status(404)),
    ("/rpc/v5/", Status(404)),
    ("/rpc/v5/info/", To("/rpc/v5/info")),
    ("…type=info&arg=x&id=7", To("/rpc/7?v=5&type=info&arg=x")),
    ("/rpc/7?v=5&type=info&arg=x", Status(404)),
];

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

const POSTS: &[(&str, &str, &str, Expected)] = &[
    (
        "/rpc",
        FORM,
        "v=5&type=info&arg=big-chungus&arg[]=chungy-chungus",
        Names("multiinfo", &["big-chungus", "chungy-chungus"]),
    ),
    ("/rpc/", FORM, "arg%5B%5D=libc%2B%2B&v=5&type=info", Names("multiinfo", &["libc++"])),
    ("/rpc", FORM, "v=5&type=search&arg=bunny+around", Names("search", BIG)),
    ("/rpc", FORM, "v=5&type=suggest&arg=other", List(&["other-pkg"])),
    ("/rpc", FORM, "", Error(NO_VERSION)),
    ("/rpc", "", "", Error(NO_VERSION)),
    ("/rpc", FORM, "v=5", Error(NO_DATA)),
    ("/rpc", FORM, "v=&type=info", Error(NO_VERSION)),
    ("/rpc", FORM, "v=x&type=info&arg=a", Refused(400)),
    ("/rpc", "", "v=5&type=search&by=maintainer&arg=", Names("search", ORPHANS)),
    ("/rpc?v=5&type=info", FORM, "arg=big-chungus", Names("multiinfo", BIG)),
    ("/rpc?v=5&type=info&arg=big-chungus", FORM, "v=5&type=info&arg=libc%2B%2B", Names("multiinfo", BIG)),
    ("/rpc", JSON, "{\"v\":5}", Refused(400)),
    ("/rpc.php", FORM, "v=5&type=info&arg=big-chungus", Status(405)),
    ("/rpc/v5/info", JSON, r#"{"arg":["big-chungus"]}"#, Names("multiinfo", BIG)),
    ("/rpc/v5/info", JSON, r#"{"arg":"big-chungus"}"#, Refused(400)),
    ("/rpc/v5/info", JSON, "{}", Error(NO_DATA)),
    ("/rpc/v5/info", JSON, r#"{"arg":[]}"#, Error(NO_DATA)),
    ("/rpc/v5/info", JSON, r#"{"arg":[1]}"#, Names("multiinfo", &[])),
    ("/rpc/v5/info", JSON, r#"{"arg":[null]}"#, Refused(400)),
    ("/rpc/v5/info", JSON, "not json", Refused(400)),
    ("/rpc/v5/info", FORM, "&arg[]=big-chungus", Names("multiinfo", BIG)),
    ("/rpc/v5/info", "", "arg[]=big%2Dchungus", Names("multiinfo", BIG)),
    ("/rpc/v5/info/big-chungus", FORM, "", Status(405)),
    ("/rpc/v5/search", JSON, r#"{"arg":"big","by":"name"}"#, Names("search", BIG)),
    ("/rpc/v5/search", JSON, r#"{"by":1}"#, Refused(400)),
    ("/rpc/v5/search", JSON, r#"{"arg":["a"]}"#, Refused(400)),
    ("/rpc/v5/search", JSON, r#"{"arg":"xx","by":"m"}"#, Error(BY)),
    ("/rpc/v5/search", FORM, "arg=big&by=name", Names("search", BIG)),
];

fn check(what: &str, said: &super::Said, expected: &Expected) {
    let body = String::from_utf8_lossy(&said.body).into_owned();
    assert!(!body.trim_end().contains('\n'), "{what}: {body}");
    let expected_status = match expected {
        Refused(status) | Status(status) => *status,
        To(_) => 307,
        _ => 200,
    };
    assert_eq!(said.status.as_u16(), expected_status, "{what}: {body}");
    match expected {
        Status(_) => {}
        To(location) => assert_eq!(said.header("location"), *location, "{what}"),
        Refused(_) | Error(_) => {
            let json = said.json();
            assert_eq!(json["type"], "error", "{what}");
            assert_eq!(json["results"], serde_json::json!([]), "{what}");
            if let Error(text) = expected {
                assert_eq!(json["error"], *text, "{what}");
            }
        }
        List(names) => assert_eq!(said.json(), serde_json::json!(names), "{what}"),
        Names(kind, names) => {
            let json = said.json();
            let results = json["results"].as_array().unwrap();
            let got: Vec<_> = results.iter().map(|result| result["Name"].as_str().unwrap()).collect();
            assert_eq!((json["type"].as_str().unwrap(), got.as_slice()), (*kind, *names), "{what}");
            assert_eq!(json["resultcount"], names.len(), "{what}");
            assert_eq!(json["version"], 5, "{what}");
            assert_eq!(json.get("error"), None, "{what}");
        }
    }
}

#[test]
fn gets() {
    let site = TestSite::new();
    for (target, expected) in GETS {
        let target = target.replace('…', "/rpc?v=5&");
        check(&target, &site.get(&target), expected);
    }
}

#[test]
fn posts() {
    let site = TestSite::new();
    for (target, kind, body, expected) in POSTS {
        let headers: &[(&str, &str)] = if kind.is_empty() { &[] } else { &[("content-type", kind)] };
        check(&format!("{target} {body}"), &site.send("POST", target, headers, body), expected);
    }
}

#[test]
fn a_result_has_what_the_interface_promises() {
    let site = TestSite::new();
    let json = site.get("/rpc/v5/info/big-chungus").json();
    let big = &json["results"][0];
    assert_eq!(big["OptDepends"], serde_json::json!(["chungus-optdepends=50"]));
    assert_eq!(big["Provides"], serde_json::json!(["chungus-provides<=200"]));
    assert_eq!(big["Depends"], serde_json::json!(["chungus-depends>=1.0"]));
    assert_eq!((&big["PendingRequests"], &big["Submitter"]), (&1.into(), &"user2".into()));
    let json = site.get("/rpc/v5/info/woogly-chungus").json();
    let woogly = &json["results"][0];
    assert!(woogly["Maintainer"].is_null() && woogly["Submitter"].is_null());
    assert_eq!((&woogly["License"], &woogly["Keywords"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert!(woogly.get("Depends").is_none());
    assert_eq!(woogly["PendingRequests"], 0);
    assert!(site.get("/rpc/v5/search/big").json()["results"][0].get("Submitter").is_none());
    let split = site.get("/rpc/v5/info/pkg_1").json();
    assert_eq!(split["results"][0]["URLPath"], "/cgit/aur.git/snapshot/pkg.tar.gz");
}

#[test]
fn scripts_and_entity_tags() {
    let site = TestSite::new();
    let plain = site.get("/rpc?v=5&type=search&arg=big");
    let script = site.get("/rpc?v=5&type=search&arg=big&callback=jsonCallback");
    assert_eq!(script.header("content-type"), "text/javascript");
    assert_eq!(script.text(), format!("/**/jsonCallback({})", plain.text()));
    assert_eq!(script.header("etag"), plain.header("etag"));
    let tag = plain.header("etag");
    for sent in [tag, tag.trim_matches('"'), "*"] {
        let said = site.send("GET", "/rpc?v=5&type=search&arg=big", &[("if-none-match", sent)], "");
        assert_eq!((said.status.as_u16(), said.body.len()), (304, 0), "{sent}");
        assert_eq!(said.header("etag"), tag);
    }
    let long = format!("/rpc?v=5&type=search&arg=big&callback={}", "a".repeat(129));
    assert_eq!(site.get(&long).json()["error"], "Invalid callback name.");
}

#[test]
fn headers_and_methods() {
    let site = TestSite::new();
    let said = site.get("/rpc/v5/info/big-chungus");
    assert_eq!(said.header("content-type"), "application/json");
    assert_eq!(said.header("access-control-allow-origin"), "*");
    assert_eq!(said.header("vary"), "Accept-Encoding");
    let head = site.send("HEAD", "/rpc/v5/info/big-chungus", &[], "");
    assert_eq!(head.header("content-length"), said.body.len().to_string());
    assert!(head.body.is_empty());
    let options = site.send("OPTIONS", "/rpc/v5/info", &[], "");
    assert_eq!((options.status.as_u16(), options.header("allow")), (204, "GET, HEAD, POST, OPTIONS"));
    assert_eq!(options.header("access-control-allow-origin"), "*");
    let delete = site.send("DELETE", "/rpc/v5/info/big-chungus", &[], "");
    assert_eq!((delete.status.as_u16(), delete.header("allow")), (405, "GET, HEAD, OPTIONS"));
    assert_eq!(site.get("/rpc").text(), "<title>rpc</title>");
}

/// The document is true: every path and method in it is answered, and every field it lists is one.
#[test]
fn the_service_document_is_true() {
    let site = TestSite::new();
    site.put("static/openapi.json", include_str!("../../../themes/default/static/openapi.json"));
    let document = site.get("/openapi.json").json();
    assert_eq!(document["openapi"], "3.1.0");
    for (path, operations) in document["paths"].as_object().unwrap() {
        let path = path.replace("{version}", "5").replace("{name}", "big-chungus").replace("{arg}", "big");
        for method in operations.as_object().unwrap().keys() {
            let said = site.send(&method.to_uppercase(), &path, &[], "");
            assert_eq!(said.status.as_u16(), 200, "{method} {path}");
        }
    }
    let fields = document["components"]["schemas"]["By"]["enum"].as_array().unwrap();
    assert_eq!(fields.len(), 14);
    for field in fields {
        let said = site.get(&format!("/rpc/v5/search/big?by={}", field.as_str().unwrap()));
        assert_eq!(said.json()["type"], "search", "{field}");
    }
    for (schema, target) in [("PackageInfo", "/rpc/v5/info/big-chungus"), ("Package", "/rpc/v5/search/big")] {
        let schema = &document["components"]["schemas"][schema];
        let result = site.get(target).json()["results"][0].as_object().unwrap().clone();
        for key in result.keys() {
            assert!(schema["properties"].get(key).is_some(), "{target}: {key} is not described");
        }
        for key in schema["required"].as_array().unwrap() {
            assert!(result.contains_key(key.as_str().unwrap()), "{target}: {key} is promised");
        }
    }
}

#[test]
fn many_names_and_many_results() {
    let names: Vec<String> = (0..=5000).map(|number| format!("many-{number:04}")).collect();
    let packages: Vec<Document<'_>> = (1..)
        .zip(&names)
        .map(|(id, name)| Document { id, base_id: id, name, base: name, version: "1-1", ..Document::default() })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    registry::write_release(folder.path(), "r1", &packages);
    registry::switch(folder.path(), "r1");
    let site = TestSite::open(folder);

    let body = |count: usize| format!("arg[]={}", names[..count].join("&arg[]="));
    let said = site.send("POST", "/rpc/v5/info", &[], &body(5000));
    assert_eq!(said.json()["resultcount"], 5000);
    let zipped = site.send("POST", "/rpc/v5/info", &[("accept-encoding", "gzip")], &body(5000));
    assert_eq!(zipped.header("content-encoding"), "gzip");
    assert!(zipped.body.len() * 3 < said.body.len());
    assert_ne!(zipped.header("etag"), said.header("etag"));
    let too_many = "Too many package results.";
    assert_eq!(site.send("POST", "/rpc/v5/info", &[], &body(5001)).json()["error"], too_many);
    assert_eq!(site.get("/rpc/v5/search/many").json()["error"], too_many);
    assert_eq!(site.get("/rpc/v5/search/many-00").json()["resultcount"], 100);
    let long = format!("/rpc?v=5&type=info&{}", body(1500));
    assert!(long.len() > 16 << 10);
    assert_eq!(site.get(&long).json()["resultcount"], 1500);
    let said = site.send("POST", "/rpc/v5/info", &[], &"x".repeat((1 << 20) + 1));
    assert_eq!((said.status.as_u16(), said.json()["type"].as_str()), (413, Some("error")));
}
