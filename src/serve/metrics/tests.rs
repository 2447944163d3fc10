//! The page of metrics, read by a parser that takes nothing on trust.

#![allow(clippy::unwrap_used)]

use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// A sample: its labels in order, and its value.
type Sample = (Vec<(String, String)>, f64);

/// A family as it was read.
#[derive(Debug, Default)]
struct Family {
    sort: String,
    /// By the name of the sample, which for histograms is longer than the family's.
    samples: BTreeMap<String, Vec<Sample>>,
}

fn is_name(name: &str, more: &str) -> bool {
    let mut chars = name.chars();
    let first = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_' || more.contains(c));
    first && chars.all(|c| c.is_ascii_alphanumeric() || c == '_' || more.contains(c))
}

fn labels(mut text: &str) -> Vec<(String, String)> {
    let mut labels = Vec::new();
    while !text.is_empty() {
        let (name, rest) = text.split_once("=\"").unwrap();
        assert!(is_name(name, ""), "{name:?}");
        let mut value = String::new();
        let mut chars = rest.char_indices();
        let end = loop {
            match chars.next().expect("a closing quote") {
                (at, '"') => break at,
                (_, '\\') => value.push(match chars.next().unwrap().1 {
                    'n' => '\n',
                    c @ ('\\' | '"') => c,
                    c => panic!("an escape \\{c}"),
                }),
                (_, c) => value.push(c),
            }
        };
        labels.push((name.to_owned(), value));
        text = rest[end + 1..].strip_prefix(',').unwrap_or(&rest[end + 1..]);
    }
    labels
}

/// Reads a page: families in one piece, each with one HELP, one TYPE and no sample twice.
fn parse(page: &str) -> BTreeMap<String, Family> {
    assert!(page.ends_with('\n') && !page.contains('\r'));
    let mut families = BTreeMap::<String, Family>::new();
    let mut current = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(help) = line.strip_prefix("# HELP ") {
            let (name, text) = help.split_once(' ').unwrap();
            assert!(is_name(name, ":") && !text.is_empty() && !text.contains('\\'), "{line}");
            let sort = lines.next().unwrap().strip_prefix(&format!("# TYPE {name} ")).unwrap();
            assert!(["counter", "gauge", "histogram"].contains(&sort), "{line}");
            current = name.to_owned();
            let family = Family { sort: sort.to_owned(), ..Family::default() };
            assert!(families.insert(current.clone(), family).is_none(), "{name} comes twice");
            continue;
        }
        let (series, value) = line.rsplit_once(' ').unwrap();
        let (name, labels) = match series.split_once('{') {
            Some((name, rest)) => (name, labels(rest.strip_suffix('}').unwrap())),
            None => (series, Vec::new()),
        };
        let family = families.get_mut(&current).expect("a family before its samples");
        let ending = name.strip_prefix(&current).expect("samples of one family stay together");
        let endings: &[&str] = if family.sort == "histogram" { &["_bucket", "_sum", "_count"] } else { &[""] };
        assert!(endings.contains(&ending), "{line}");
        let names: BTreeSet<_> = labels.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), labels.len(), "{line}");
        let samples = family.samples.entry(name.to_owned()).or_default();
        assert!(samples.iter().all(|(other, _)| *other != labels), "twice: {line}");
        samples.push((labels, value.parse().unwrap()));
    }
    families
}

fn check_histogram(name: &str, family: &Family) {
    let mut series = BTreeMap::<Vec<(String, String)>, Vec<(f64, f64)>>::new();
    for (labels, value) in &family.samples[&format!("{name}_bucket")] {
        let (le, rest) = labels.split_last().unwrap();
        assert_eq!(le.0, "le");
        let bound = if le.1 == "+Inf" { f64::INFINITY } else { le.1.parse().unwrap() };
        series.entry(rest.to_vec()).or_default().push((bound, *value));
    }
    let of = |ending: &str, labels: &Vec<(String, String)>| {
        let samples = &family.samples[&format!("{name}_{ending}")];
        samples.iter().find(|(other, _)| other == labels).unwrap().1
    };
    for (labels, buckets) in series {
        assert!(buckets.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1), "{name}: {buckets:?}");
        let last = buckets.last().unwrap();
        assert_eq!(*last, (f64::INFINITY, of("count", &labels)), "{name}");
        assert!(of("sum", &labels) >= 0.0);
    }
}

fn read(metrics: &Metrics, release: &str) -> BTreeMap<String, Family> {
    let facts = Facts {
        release,
        generation: "g1",
        packages: 7,
        data_as_of: 1_000,
        now: 1_060,
        ready: true,
        connections: 3,
        refusing: 1,
        waiting: 2,
        held: 5,
    };
    let families = parse(&page(metrics, &facts));
    for (name, family) in &families {
        match family.sort.as_str() {
            "histogram" => check_histogram(name, family),
            _ => assert!(family.samples.values().flatten().all(|(_, value)| *value >= 0.0), "{name}"),
        }
    }
    families
}

fn value(families: &BTreeMap<String, Family>, family: &str, sample: &str, wanted: &[(&str, &str)]) -> f64 {
    let samples = &families[family].samples[sample];
    let is = |labels: &Vec<(String, String)>| {
        wanted
            .iter()
            .all(|(name, value)| labels.iter().any(|label| (label.0.as_str(), label.1.as_str()) == (name, value)))
    };
    samples.iter().filter(|(labels, _)| is(labels)).map(|(_, value)| value).sum()
}

#[test]
fn a_page_without_requests_is_well_formed() {
    let families = read(&Metrics::default(), "000001");
    for name in ["rpc_requests", "rpc_requests_error", "rpc_request_duration_seconds", "rpc_response_size_bytes"] {
        assert!(families.contains_key(name), "{name}");
    }
    assert_eq!(value(&families, "rpc_data_last_refresh", "rpc_data_last_refresh", &[]), 1000.0);
    assert_eq!(value(&families, "aurpress_data_age_seconds", "aurpress_data_age_seconds", &[]), 60.0);
}

#[test]
fn what_is_counted_is_on_the_page() {
    let metrics = Metrics::default();
    let note = Note::called(Called::new(Some("search"), Some("name")));
    let in_flight = [metrics.begin(), metrics.begin()];
    for _ in 0..3 {
        metrics.answered(note, &Method::POST, StatusCode::OK, 700, Instant::now());
    }
    metrics.answered(Note::refused(RpcError::TooSmall), &Method::GET, StatusCode::OK, 9, Instant::now());
    metrics.answered(Note::of(Kind::Page), &Method::GET, StatusCode::NOT_FOUND, 9, Instant::now());
    metrics.shed(Shed::Late);
    let families = read(&metrics, "a\"b\\c\nd");
    let count = |family: &str, labels: &[(&str, &str)]| value(&families, family, family, labels);
    assert_eq!(count("rpc_requests", &[("method", "POST"), ("type", "search"), ("by", "name")]), 3.0);
    assert_eq!(count("rpc_requests_error", &[("error", "Query arg too small.")]), 1.0);
    assert_eq!(count("aurpress_requests_total", &[("kind", "page"), ("status", "4xx")]), 1.0);
    assert_eq!(count("aurpress_requests_in_flight", &[]), 2.0);
    assert_eq!(count("aurpress_shed_total", &[("reason", "late")]), 1.0);
    assert_eq!(count("aurpress_release_info", &[("release", "a\"b\\c\nd")]), 1.0);
    let name = "rpc_request_duration_seconds";
    assert_eq!(value(&families, name, &format!("{name}_count"), &[]), 4.0);
    let name = "rpc_response_size_bytes";
    assert_eq!(value(&families, name, &format!("{name}_sum"), &[("type", "search")]), 2100.0);
    assert_eq!(value(&families, name, &format!("{name}_bucket"), &[("type", "search"), ("le", "500")]), 0.0);
    assert_eq!(value(&families, name, &format!("{name}_bucket"), &[("type", "search"), ("le", "1000")]), 3.0);
    drop(in_flight);
    assert_eq!(metrics.in_flight(), 0);
}

#[test]
fn threads_count_side_by_side() {
    let metrics = Metrics::default();
    std::thread::scope(|scope| {
        for _ in 0..2 * SHARDS {
            scope.spawn(|| {
                for _ in 0..100 {
                    drop(metrics.begin());
                    metrics.answered(Note::default(), &Method::GET, StatusCode::OK, 1, Instant::now());
                }
            });
        }
    });
    assert_eq!(metrics.durations(&[Kind::Other]).all, 200 * SHARDS as u64);
    assert_eq!(metrics.in_flight(), 0);
}

#[test]
#[should_panic(expected = "comes twice")]
fn the_parser_is_strict() {
    parse("# HELP a b\n# TYPE a gauge\na 1\n# HELP a b\n# TYPE a gauge\na 2\n");
}
