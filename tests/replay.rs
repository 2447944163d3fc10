//! Every recorded request again, answered by our server, and compared by meaning; and that the comparison can fail.

use crate::support::program::{aurpress, outcome};
use crate::support::site::site;
use crate::support::{data, gunzip};
use aurpress::compare::{self, Answer, Client, Plan, Recorded, Theirs, Verdict, judge};
use std::io::Write;

fn recorded() -> Vec<Recorded> {
    compare::read(&data("golden.jsonl.gz")).unwrap()
}

/// Counts of every class and of every reason, as they were when somebody last looked at each of them.
fn expected() -> String {
    std::fs::read_to_string(data("replay.txt")).unwrap()
}

/// A new difference fails this, and so does a case that vanishes or is let pass for another reason.
#[test]
#[allow(clippy::explicit_write)]
fn every_recorded_answer_is_still_given() {
    let url = format!("http://{}", site().server.address);
    let ours = Client::new(&url, 0.0, None).unwrap();
    let plan = Plan { requests: recorded(), theirs: Theirs::Recorded, ours, concurrency: 4, show: 5 };
    let (tally, stopped) = plan.run(&|| ());
    assert!(stopped.is_none());
    let table = tally.table();
    writeln!(std::io::stderr(), "replayed:\n{table}").unwrap();
    assert!(table == expected(), "not as in tests/data/replay.txt; if every change is meant, write it there:\n{table}");
}

/// The recorded answer to the first request that a test wants.
fn one(wanted: impl Fn(&Recorded) -> bool) -> (Recorded, Answer) {
    let one = recorded().into_iter().find(wanted).unwrap();
    let answer = one.answer.clone().unwrap();
    (one, answer)
}

fn of_class(class: &str) -> impl Fn(&Recorded) -> bool {
    move |one| one.request.class == class && one.answer.as_ref().unwrap().status == 200
}

#[test]
fn every_recorded_answer_agrees_with_itself() {
    let recorded = recorded();
    for one in &recorded {
        let answer = one.answer.as_ref().unwrap();
        assert_eq!(judge(&one.request, answer, answer), Verdict::Agree, "{}", one.request.path);
    }
    assert_eq!(recorded.len(), 517);
}

/// Replaces one text in an answer and says what is reported, which must be a difference.
fn changed(wanted: impl Fn(&Recorded) -> bool, from: &str, to: &str) -> String {
    let (one, theirs) = one(|one| wanted(one) && one.answer.as_ref().unwrap().text().contains(from));
    let mut ours = theirs.clone();
    ours.body = theirs.text().replacen(from, to, 1).into_bytes();
    match judge(&one.request, &theirs, &ours) {
        Verdict::Differ(difference) => difference.text,
        other => panic!("{} with {to} for {from}: {other:?}", one.request.path),
    }
}

#[test]
fn a_changed_rpc_answer_is_a_difference() {
    let info = of_class("rpc-info");
    for (from, to, said) in [
        ("\"NumVotes\":", "\"NumVotes\":1", ".NumVotes: "),
        ("\"Popularity\":", "\"Popularity\":1", ".Popularity: "),
        ("\"Name\":\"", "\"Name\":\"x", ".Name: "),
        ("\"Depends\":[\"", "\"Depends\":[\"x", ".Depends: "),
        ("\"Depends\":[", "\"Depends\":[\"x\",", ".Depends: length "),
        ("\"License\":", "\"Licence\":", " only in "),
        ("\"Maintainer\":\"", "\"Extra\":1,\"Maintainer\":\"", ".Extra: only in ours"),
        ("\"OutOfDate\":null", "\"OutOfDate\":0", ".OutOfDate: null | 0"),
        ("\"resultcount\":1", "\"resultcount\":2", ".resultcount: 1 | 2"),
        ("\"version\":5", "\"version\":5.0", ".version: 5 | 5.0"),
        ("{\"resultcount\"", "{\n\"resultcount\"", "more than one line"),
        ("{", "[", "no JSON"),
    ] {
        let text = changed(&info, from, to);
        assert!(text.contains(said), "{from} → {to}: {text}");
    }
    assert!(changed(of_class("rpc-jsonp"), "/**/cb(", "/**/cd(").contains("callback"));
    assert!(changed(of_class("rpc-error"), "Invalid version specified.", "Invalid version.").contains(".error: "));
}

#[test]
fn the_order_counts_in_suggestions_and_only_there() {
    let reversed = |(one, theirs): (Recorded, Answer), list: &str| {
        let mut value: serde_json::Value = serde_json::from_slice(&theirs.body).unwrap();
        let array = value.pointer_mut(list).unwrap().as_array_mut().unwrap();
        assert!(array.len() > 1);
        array.reverse();
        judge(&one.request, &theirs, &Answer { body: value.to_string().into_bytes(), ..theirs.clone() })
    };
    let many = |pointer: &'static str| {
        move |one: &Recorded| {
            let value: Option<serde_json::Value> = serde_json::from_slice(&one.answer.as_ref().unwrap().body).ok();
            value.is_some_and(|value| {
                value.pointer(pointer).and_then(|list| list.as_array()).is_some_and(|a| a.len() > 1)
            })
        }
    };
    assert!(matches!(reversed(one(many("")), ""), Verdict::Differ(_)));
    assert_eq!(reversed(one(many("/results")), "/results"), Verdict::Agree);
    assert_eq!(reversed(one(many("/results/0/Depends")), "/results/0/Depends"), Verdict::Agree);
}

#[test]
fn a_changed_search_page_is_a_difference() {
    let sorted = |by: &'static str| {
        move |one: &Recorded| one.request.class.starts_with("search") && one.request.path.contains(&format!("SB={by}&"))
    };
    assert!(changed(sorted("n"), " packages found", "1 packages found").starts_with("total "));
    assert!(changed(sorted("n"), "<a href=\"/packages/", "x<a href=\"/packages/").starts_with("order by n, row 1: "));
    assert!(changed(sorted("n"), "<td class=\"wrap\">", "<td class=\"wrap\">x").starts_with("rows not in ours: "));
    let text = changed(sorted("n"), "<td class=\"wrap\">", "<td></td><td class=\"wrap\">");
    assert!(text.starts_with("rows not in ours: "), "{text}");
}

#[test]
fn a_changed_page_is_a_difference() {
    let at = |path: &'static str| move |one: &Recorded| one.request.path == path;
    let any = of_class("pkg");
    let base = "<td class=\"wrap\">\n                <a href=\"/pkgbase/";
    let comment = "class=\"article-content\">\n    <div>";
    for (text, said) in [
        (changed(&any, "<th>Votes:</th>", "<th>Votes:</th><td>7</td>"), "Votes: "),
        (changed(&any, "id=\"pkginfo\"", "id=\"other\""), "ours has no #pkginfo"),
        (changed(&any, base, &base.replace("pkgbase", "other")), "Package Base: "),
        (changed(&any, "id=\"pkgdepslist\"", "id=\"other\""), "deps: only there: "),
        (changed(at("/packages/nasty-data.json"), comment, &format!("{comment}x")), "comment 1: "),
        (changed(at("/packages/nasty-provider"), "<span class=\"flagged\">", "<span>"), "flag: true | false"),
    ] {
        assert!(text.starts_with(said), "{text}");
    }
}

#[test]
fn a_changed_feed_redirect_or_status_is_a_difference() {
    let feed = |one: &Recorded| one.request.path.starts_with("/rss/") && one.answer.as_ref().unwrap().status == 200;
    assert!(changed(feed, "<item><title>", "<item><title>x").starts_with("1 items only there: "));
    assert!(changed(feed, "</rss>", "").starts_with("ours is no XML"));
    let (one, theirs) = one(|one| one.answer.as_ref().unwrap().status == 303);
    let mut ours = theirs.clone();
    ours.headers.retain(|(name, _)| name != "location");
    assert!(matches!(judge(&one.request, &theirs, &ours), Verdict::Differ(_)));
    ours = Answer { status: 404, ..theirs.clone() };
    assert!(matches!(judge(&one.request, &theirs, &ours), Verdict::Differ(_)));
}

#[test]
fn a_changed_archive_is_a_difference() {
    for name in ["packages.gz", "pkgbase.gz", "users.gz", "packages-meta-v1.json.gz", "packages-meta-ext-v1.json.gz"] {
        let request = compare::Request::get("archive", format!("/{name}"));
        let answer = |body| Answer { status: 200, headers: Vec::new(), body };
        let theirs = answer(std::fs::read(data("archives").join(name)).unwrap());
        let ours = std::fs::read(site().tree().join(name)).unwrap();
        assert_eq!(judge(&request, &theirs, &answer(ours)), Verdict::Agree, "{name}");
        let text = String::from_utf8(gunzip(&site().tree().join(name))).unwrap();
        let (from, to) = if text.starts_with('[') { ("\"NumVotes\":", "\"NumVotes\":1") } else { ("a", "b") };
        for changed in [text.replacen(from, to, 1), text.lines().skip(2).collect::<Vec<_>>().join("\n")] {
            assert!(changed != text);
            let verdict = judge(&request, &theirs, &answer(changed.into_bytes()));
            assert!(matches!(verdict, Verdict::Differ(_)), "{name}: {verdict:?}");
        }
        assert!(matches!(judge(&request, &theirs, &answer(vec![0x1f, 0x8b, 1, 2, 3, 4])), Verdict::Differ(_)));
    }
}

/// A deviation lets pass what was decided, and nothing else that such a request might get.
#[test]
fn a_deviation_covers_only_what_was_decided() {
    let literal = |one: &Recorded| one.request.path == "/rpc?v=5&type=search&arg=nasty-a_b";
    let (one, theirs) = one(literal);
    let other = recorded().into_iter().find(|one| one.request.path.contains("by=maintainer")).unwrap();
    let more = other.answer.unwrap();
    assert!(matches!(judge(&one.request, &theirs, &more), Verdict::Differ(_)), "finds what was not found");
    let none = Answer { body: br#"{"resultcount":0,"results":[],"type":"search","version":5}"#.to_vec(), ..more };
    assert!(matches!(judge(&one.request, &theirs, &none), Verdict::Tolerated("% and _ are literal", _)));
    let failure = Answer { status: 500, ..none };
    assert!(matches!(judge(&one.request, &theirs, &failure), Verdict::Differ(_)));
}

#[test]
fn the_program_replays_a_recording_and_says_when_an_answer_differs() {
    let golden = data("golden.jsonl.gz");
    let url = format!("http://{}", site().server.address);
    let run = |file: &std::path::Path| {
        let mut command = aurpress(["compare", &url, "--rate", "0", "--classes", "rpc-info,site", "--recording"]);
        outcome(command.arg(file))
    };
    let good = run(&golden);
    assert_eq!(good.code, Some(0), "{}{}", good.stdout, good.stderr);
    assert!(good.stdout.contains("rpc-info"), "{}", good.stdout);
    let directory = tempfile::tempdir().unwrap();
    let altered = directory.path().join("altered.jsonl");
    let text = String::from_utf8(gunzip(&golden)).unwrap();
    let needle = "\\\"NumVotes\\\":";
    assert!(text.contains(needle));
    std::fs::write(&altered, text.replacen(needle, "\\\"NumVotes\\\":1", 1)).unwrap();
    let bad = run(&altered);
    assert_eq!(bad.code, Some(1), "{}{}", bad.stdout, bad.stderr);
    assert!(bad.stdout.starts_with("differ: rpc-"), "{}", bad.stdout);
}
