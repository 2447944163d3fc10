//! What is private in the database is in no byte that anybody can get: tree, index, answers, messages.
//!
//! Private columns of the sample hold a marker, `leakcanary`, in some case. Deleted comments and the texts of
//! requests have none and are looked for by their own words.

use crate::support::database::strings;
use crate::support::golden::recorded;
use crate::support::html::collapse;
use crate::support::http;
use crate::support::program::{Server, aurpress, build_command, outcome};
use crate::support::site::{files, site};
use percent_encoding::percent_decode;
use scraper::{Html, Node};
use std::borrow::Cow;
use std::collections::BTreeMap;

const MARKER: &[u8] = b"leakcanary";

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    memchr::memmem::find(bytes, wanted).is_some()
}

/// Whether the marker stands in some bytes, in any case, percent-encoded or as HTML or JSON escapes too.
fn leaks(bytes: &[u8]) -> bool {
    let lower = bytes.to_ascii_lowercase();
    let percent = Cow::from(percent_decode(&lower)).to_ascii_lowercase();
    contains(&lower, MARKER) || contains(&percent, MARKER) || contains(&unescaped(&lower), MARKER)
}

/// Numeric escapes of HTML (`&#108;`, `&#x6c;`) and JSON (`\u006c`) undone, blanks and NULs left out.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['&', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (number, length) = escape(rest).unwrap_or((0, 1));
        out.extend(char::from_u32(number).filter(|_| number > 0));
        rest = &rest[length..];
    }
    out.push_str(rest);
    out.bytes().filter(|byte| *byte > b' ').collect()
}

fn escape(text: &str) -> Option<(u32, usize)> {
    if let Some(digits) = text.strip_prefix("\\u").and_then(|rest| rest.get(..4)) {
        return Some((u32::from_str_radix(digits, 16).ok()?, 6));
    }
    let inside = text.strip_prefix("&#")?;
    let end = inside.find(';').filter(|end| *end < 9)?;
    let number = match inside[..end].strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => inside[..end].parse().ok()?,
    };
    Some((number, 2 + end + 1))
}

#[test]
fn the_marker_is_found_in_every_disguise() {
    for text in [
        "xLeakCanaryx",
        "leak%63anary",
        "%4c%45%41%4bcanary",
        "&#108;eakcanary",
        "&#x6c;&#x65;akcanary",
        "\\u006ceakcanary",
        "leak canary",
        "l\0e\0a\0k\0c\0a\0n\0a\0r\0y",
    ] {
        assert!(leaks(text.as_bytes()), "{text}");
    }
    for text in ["leakcanar", "%6", "&#", "&#99999999999;", "\\u00", "canaryleak"] {
        assert!(!leaks(text.as_bytes()), "{text}");
    }
}

/// Everything that a build leaves: released tree, index, pointers; archives unpacked.
fn everything() -> BTreeMap<String, Vec<u8>> {
    let mut all = files(&site().output.join("releases"));
    all.extend(files(&site().output.join("index")).into_iter().map(|(path, bytes)| (format!("index/{path}"), bytes)));
    for (path, bytes) in &mut all {
        if path.ends_with(".gz") {
            *bytes = crate::support::gunzip(&site().output.join("releases").join(path));
        }
    }
    all
}

#[test]
fn the_sample_is_full_of_markers() {
    let count = |sql: &str| strings(&site().sqlite, sql).len();
    assert_eq!(count("SELECT Passwd FROM Users WHERE lower(Passwd) LIKE '%leakcanary%'"), 600);
    assert_eq!(count("SELECT SessionID FROM Sessions WHERE lower(SessionID) LIKE '%leakcanary%'"), 20);
}

#[test]
fn no_file_holds_a_private_value() {
    let all = everything();
    for (path, bytes) in &all {
        assert!(!leaks(bytes), "{path}");
    }
    assert!(all.len() > 1200 && all.keys().any(|path| path.starts_with("index/")), "{}", all.len());
}

#[test]
fn no_answer_holds_a_private_value() {
    let server = Server::start(&site().output);
    let own = ["leakcanary", "LEAKCANARY-realname", "leakcanary-9@example.org"];
    let fields = ["name", "name-desc", "maintainer", "submitter", "keywords", "depends", "provides", "comaintainers"];
    let mut count = 0;
    for one in recorded().iter().filter(|one| !one.path.contains('#')) {
        let headers: Vec<(&str, &str)> = one.request_headers.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let headers: Vec<(&str, &str)> =
            headers.into_iter().filter(|(name, _)| !name.eq_ignore_ascii_case("content-length")).collect();
        let body = one.request_body.as_deref().unwrap_or_default();
        let answer = http::send(server.address, &one.method, &one.path, &headers, body.as_bytes());
        let head = format!("{:?}", answer.headers);
        assert!(!leaks(&answer.body) && !leaks(head.as_bytes()), "{}", one.path);
        count += 1;
    }
    assert_eq!(count, 515);
    for text in own {
        for by in fields {
            let answer = http::get(server.address, &format!("/rpc/v5/search/{text}?by={by}"));
            let answer: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
            assert_eq!(answer["resultcount"], 0, "{text} by {by}");
        }
        let page = http::get(server.address, &format!("/packages?K={text}"));
        assert!(page.text().contains("No packages matched your search criteria."), "{text}");
    }
    server.signal("TERM");
    let (status, said) = server.wait();
    assert!(status.success() && !said.is_empty() && !leaks(said.as_bytes()), "{said}");
}

#[test]
fn no_message_holds_a_private_value() {
    let output = tempfile::tempdir().unwrap();
    let json = outcome(build_command(&site().sqlite, output.path()).arg("--json"));
    let grants = outcome(&mut aurpress(["grants"]));
    for said in [&site().outcome, &json, &grants] {
        assert_eq!(said.code, Some(0));
        let text = format!("{}{}", said.stdout, said.stderr);
        assert!(!text.is_empty() && !leaks(text.as_bytes()), "{text}");
    }
    assert!(json.stdout.contains("\"packages\":1000"));
    for column in ["Passwd", "Email", "SSHPubKeys", "Sessions", "LastLoginIPAddress", "ClosureComment", "ClosedUID"] {
        assert!(!grants.stdout.contains(column), "{column}");
    }
    for table in ["PackageVotes", "PackageRequests"] {
        let line = grants.stdout.lines().find(|line| line.contains(&format!("`{table}`"))).unwrap();
        assert!(!line.contains("UsersID") && !line.contains("Comments"), "{line}");
    }
}

/// The longest stretch of letters, digits and blanks of each line that is long enough to be somebody's words.
fn stretches(text: &str) -> Vec<String> {
    let plain = |c: char| c.is_alphanumeric() || c == ' ' || c == '\'';
    let pieces = text.lines().flat_map(|line| line.split(move |c| !plain(c)));
    pieces.map(collapse).filter(|piece| piece.chars().count() >= 14).collect()
}

#[test]
fn nobody_reads_deleted_comments_and_requests() {
    let database = &site().sqlite;
    let public = [
        "SELECT Comments FROM PackageComments WHERE DelTS IS NULL AND DelUsersID IS NULL",
        "SELECT coalesce(Description, '') FROM Packages",
        "SELECT DepDesc FROM PackageDepends WHERE DepDesc IS NOT NULL",
        "SELECT FlaggerComment FROM PackageBases WHERE OutOfDateTS IS NOT NULL",
    ];
    let public = collapse(&public.map(|sql| strings(database, sql).join("\n")).join("\n"));
    let private = [
        "SELECT Comments FROM PackageComments WHERE DelTS IS NOT NULL OR DelUsersID IS NOT NULL",
        "SELECT Comments FROM PackageRequests",
        "SELECT ClosureComment FROM PackageRequests",
        "SELECT FlaggerComment FROM PackageBases WHERE coalesce(OutOfDateTS, 0) = 0",
        "SELECT Agenda FROM VoteInfo",
    ];
    let mut wanted: Vec<String> =
        private.iter().flat_map(|sql| strings(database, sql)).flat_map(|text| stretches(&text)).collect();
    wanted.sort();
    wanted.dedup();
    wanted.retain(|stretch| !public.contains(stretch.as_str()));
    assert!(wanted.len() > 40, "{}", wanted.len());
    for (path, bytes) in &everything() {
        let text = visible(path, bytes);
        for stretch in &wanted {
            assert!(!text.contains(stretch.as_str()), "{path}: {stretch}");
        }
    }
}

/// A file's text; a page's without its markup.
fn visible(path: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    if !path.ends_with(".html") {
        return collapse(&text);
    }
    let page = Html::parse_document(&text);
    let texts = page.tree.nodes().filter_map(|node| match node.value() {
        Node::Text(text) => Some(text.to_string()),
        _ => None,
    });
    collapse(&texts.collect::<String>())
}
