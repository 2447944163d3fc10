//! The RPC without a socket: what its answers share. All its cases are data of the integration tests.

use super::{TestSite, registry};
use aurpress_index::Document;

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
