//! The RPC as its clients see it: a small registry of known packages behind a real server, and cases that are data.
//!
//! `tests/data/README.md` says how the files below `tests/data/rpc` are written.

mod cases;
mod clients;
mod document;
mod expect;

use crate::support::program::{self, Server};
use crate::support::{Sample, data, database};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// A server over the registry of the cases.
struct World {
    server: Server,
    /// Result objects byte for byte, by kind (`info`, `search`) and name.
    objects: BTreeMap<(String, String), String>,
    sample: Sample,
}

impl World {
    fn new() -> Self {
        let sample = Sample::unpack();
        database::change(&sample.sqlite(), &read("registry.sql"));
        let output = sample.directory().join("site");
        program::build(&sample.sqlite(), &output);
        let mut objects = BTreeMap::new();
        for line in read("objects.txt").lines() {
            let (kind, rest) = line.split_once(' ').unwrap();
            let (name, object) = rest.split_once(' ').unwrap();
            objects.insert((kind.to_owned(), name.to_owned()), object.to_owned());
        }
        Self { server: Server::start(&output), objects, sample }
    }

    /// The result object of a package. The many packages that are there for their number are all like the first.
    fn object(&self, kind: &str, name: &str) -> String {
        let find = |name: &str| &self.objects[&(kind.to_owned(), name.to_owned())];
        let Some(number) = name.strip_prefix("zz-many-") else { return find(name).clone() };
        let id = number.parse::<usize>().unwrap() + 100;
        find("zz-many-0000").replace("zz-many-0000", name).replace("ID\":100,", &format!("ID\":{id},"))
    }
}

fn read(file: &str) -> String {
    std::fs::read_to_string(data("rpc").join(file)).unwrap()
}

/// The lines of a data file.
fn lines<T: DeserializeOwned>(file: &str) -> Vec<T> {
    let parse = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{file}: {error}: {line}"));
    read(file).lines().map(parse).collect()
}

/// Replaces `{many:N}` by N arguments and `{pad:N}` by N bytes.
fn expanded(text: &str) -> String {
    let Some((before, rest)) = text.split_once('{').filter(|(_, rest)| rest.contains(":") && !rest.contains('"'))
    else {
        return text.to_owned();
    };
    let (macro_, after) = rest.split_once('}').unwrap();
    let (word, count) = macro_.split_once(':').unwrap();
    let count: usize = count.parse().unwrap();
    let middle = match word {
        "many" => (0..count).map(|n| format!("arg[]={}", many(n))).collect::<Vec<_>>().join("&"),
        "pad" => "x".repeat(count),
        _ => panic!("{text}"),
    };
    format!("{before}{middle}{after}")
}

fn many(number: usize) -> String {
    format!("zz-many-{number:04}")
}
