//! Times the index on a synthetic registry: `cargo bench -p aurpress-index [-- PACKAGES]`, 100,000 packages by default.
//!
//! Prints microseconds an operation, the best of three rounds. The vocabulary is drawn with the skew of natural language,
//! so that there are both words that nearly every description has and words of one package.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

use aurpress_index::{Base, By, Document, Index, ListQuery, NameCondition, Search, SearchBy, SortBy, Writer};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// Seconds since the epoch that popularity is decayed to.
const NOW: i64 = 1_800_000_000;

/// A small generator of equal numbers on every machine (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    /// Small numbers are much more likely: the fourth power of an evenly drawn one.
    fn skewed(&mut self, end: usize) -> usize {
        let even = self.below(1 << 20) as f64 / (1 << 20) as f64;
        (even.powi(4) * end as f64) as usize
    }
}

/// What the documents borrow from.
struct Registry {
    names: Vec<String>,
    descriptions: Vec<String>,
    users: Vec<String>,
    vocabulary: Vec<String>,
    /// Dependencies of each package, as numbers of packages.
    depends: Vec<Vec<usize>>,
}

fn word(random: &mut Random) -> String {
    const SYLLABLES: [&str; 24] = [
        "py", "lib", "ra", "to", "gen", "qt", "ser", "vi", "ne", "mo", "dal", "ki", "ex", "cu", "pro", "sta", "ber",
        "lo", "fi", "hu", "on", "git", "ma", "ty",
    ];
    (0..2 + random.below(3)).map(|_| SYLLABLES[random.below(SYLLABLES.len())]).collect()
}

fn registry(packages: usize) -> Registry {
    let random = &mut Random(0x9e37_79b9_7f4a_7c15);
    let vocabulary: Vec<String> = (0..20_000).map(|_| word(random)).collect();
    let text = |random: &mut Random, words: usize, separator: &str| {
        let words = (0..words).map(|_| vocabulary[random.skewed(vocabulary.len())].as_str());
        words.collect::<Vec<_>>().join(separator)
    };
    let names = (0..packages)
        .map(|i| {
            let words = 1 + random.below(2);
            format!("{}-{i}", text(random, words, "-"))
        })
        .collect();
    let descriptions = (0..packages)
        .map(|_| {
            let words = 4 + random.below(8);
            text(random, words, " ")
        })
        .collect();
    let depends = (0..packages).map(|_| (0..random.below(28)).map(|_| random.skewed(packages)).collect()).collect();
    let users = (0..10_000).map(|i| format!("{}{i}", word(random))).collect();
    Registry { names, descriptions, users, vocabulary, depends }
}

impl Registry {
    fn document(&self, at: usize) -> Document<'_> {
        let depends = self.depends[at].iter().map(|&i| NameCondition { name: &self.names[i], condition: "" });
        Document {
            id: at as u32,
            base_id: at as u32,
            name: &self.names[at],
            base: &self.names[at],
            version: "1.2.3-1",
            description: Some(&self.descriptions[at]),
            url: Some("https://example.org/some/project"),
            url_path: "/cgit/aur.git/snapshot/some-package.tar.gz",
            votes: (at % 97) as u32,
            popularity_micros: (at % 31 * 1234) as u64,
            popularity_updated: NOW - (at % 8 * 86_400) as i64,
            submitted: NOW - at as i64,
            modified: NOW - at as i64 / 2,
            maintainer: (!at.is_multiple_of(8)).then(|| self.users[at % self.users.len()].as_str()),
            submitter: Some(&self.users[at % self.users.len()]),
            keywords: vec![&self.vocabulary[at % self.vocabulary.len()]],
            licenses: vec!["GPL-3.0-or-later"],
            depends: depends.collect(),
            ..Document::default()
        }
    }

    fn write(&self, dir: &Path) {
        let mut writer = Writer::create(dir).unwrap();
        for at in 0..self.names.len() {
            let name = &self.names[at];
            writer.add_base(Base { name, packages: 1, is_its_package: true }).unwrap();
            writer.add(&self.document(at)).unwrap();
        }
        let summary = writer.finish().unwrap();
        println!("{} packages, {} bytes", summary.documents, summary.bytes);
    }
}

/// Runs `operation` on `0..count`, three times.
fn time(name: &str, count: usize, mut operation: impl FnMut(usize) -> usize) {
    let mut best = f64::MAX;
    let mut results = 0;
    for _ in 0..3 {
        let start = Instant::now();
        results = (0..count).map(|i| black_box(operation(i))).sum();
        best = best.min(start.elapsed().as_secs_f64());
    }
    let micros = best * 1e6 / count as f64;
    println!("{name:32} {micros:10.3} µs  {:10.1} results or bytes", results as f64 / count as f64);
}

/// Matches of a ranked search, with everything that goes with it.
fn asked(index: &Index, text: &str) -> usize {
    index.find_text(&Search { text, limit: 50, facets: true, ..Search::default() }).total
}

fn searches(index: &Index, registry: &Registry) {
    let word = |i: usize| registry.vocabulary[i * 19 % registry.vocabulary.len()].as_str();
    let mut out = Vec::new();
    let mut json = |by: By, arg: &str| {
        out.clear();
        let docs = index.search(by, arg, 5000).unwrap_or_default();
        docs.into_iter().for_each(|doc| index.write_search(doc, NOW, &mut out));
        out.len()
    };
    let count = |by: By, arg: &str| index.search(by, arg, 5000).map_or(0, |docs| docs.len());
    time("search name-desc", 1000, |i| count(By::NameDesc, word(i)));
    time("search name-desc with json", 1000, |i| json(By::NameDesc, word(i)));
    time("search name", 1000, |i| count(By::Name, word(i)));
    time("search name-desc, 2 letters", 1000, |i| count(By::NameDesc, &word(i)[..2]));
    time("search depends", 1000, |i| count(By::Depends, &registry.names[i * 7]));
    time("ranked", 1000, |i| asked(index, word(i)));
    let common = registry.vocabulary[..8].join(" ");
    time("ranked, 8 common words", 20, |_| asked(index, &common));
    time("suggest", 1000, |i| index.suggest(&word(i)[..3], 20).len());
}

fn lists(index: &Index, registry: &Registry) {
    let word = |i: usize| registry.vocabulary[i * 19 % registry.vocabulary.len()].as_str();
    let query = ListQuery { descending: true, limit: 50, ..ListQuery::default() };
    let total = |query: ListQuery<'_>| index.list(&query).total;
    time("list all", 1000, |i| total(ListQuery { offset: i * 50, ..query }));
    time("list of a word", 1000, |i| total(ListQuery { text: word(i), ..query }));
    time("list of a letter, by name", 20, |i| total(ListQuery { text: &word(i)[..1], sort: SortBy::Name, ..query }));
    time("list of bases", 1000, |i| total(ListQuery { text: word(i), by: SearchBy::Base, ..query }));
    let letters = "a b c d e f g h i j k l m n o p q r s t u v w x y z".to_owned();
    time("list of all letters", 20, |_| total(ListQuery { text: &letters, ..query }));
}

fn objects(index: &Index, registry: &Registry) {
    let spread = |i: usize| i * 7919 % index.len();
    let mut out = Vec::new();
    time("find", 100_000, |i| index.find(&registry.names[spread(i)]).map_or(0, |doc| doc as usize));
    time("write info", 100_000, |i| {
        out.clear();
        index.write_info(spread(i) as u32, NOW, &mut out);
        out.len()
    });
    time("write search", 100_000, |i| {
        out.clear();
        index.write_search(spread(i) as u32, NOW, &mut out);
        out.len()
    });
}

fn main() {
    let packages = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let registry = registry(packages);
    let dir = tempfile::tempdir().unwrap();
    let generation = dir.path().join("generation");
    time("build", 1, |_| {
        std::fs::remove_dir_all(&generation).ok();
        registry.write(&generation);
        packages
    });
    time("open", 10, |_| Index::open(&generation).unwrap().len());
    let index = Index::open(&generation).unwrap();
    objects(&index, &registry);
    searches(&index, &registry);
    lists(&index, &registry);
}
