//! Amended generations answer as whole ones of the same data do: random registries, random changes, several in a row.

use crate::{
    Amended, Amendment, Base, By, DocId, Document, Index, ListQuery, NameCondition, Search, SearchBy, SortBy, Synonyms,
    Wanted, amend,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// A package; bases are known from their packages, and from a list of those without any.
#[derive(Clone, Debug, PartialEq)]
struct Package {
    name: String,
    base: u32,
    description: Option<String>,
    people: [Option<usize>; 2],
    words: Vec<usize>,
    provides: Vec<usize>,
    licenses: Vec<usize>,
    numbers: (u32, u64, i64, bool),
}

const PARTS: [&str; 18] = [
    "foo", "lib", "qt5", "python3", "python", "a", "B1c", "git", "bin", "doc", "x", "fire", "firefox", "é", "editor",
    "editors", "of", "libfoo",
];
const PEOPLE: [&str; 6] = ["ann", "Bob", "c_d", "c-d", "zoë", "bob2"];
const LICENSES: [&str; 4] = ["MIT", "GPL", "gpl", "custom: x"];
const QUERIES: [&str; 39] = [
    "",
    "foo",
    "fo",
    "f",
    "lib",
    "libfoo",
    "python",
    "python3",
    "python foo",
    "pyhton",
    "firefx",
    "fire fox",
    "firefox-bin",
    "qt",
    "qt 5",
    "b1c",
    "é",
    "editor of",
    "editing",
    "foo -git",
    "-foo",
    "name:foo",
    "desc:foo lib",
    "maintainer:ann",
    "is:orphan",
    "is:outdated foo",
    "votes:>1",
    "license:gpl",
    "license:m",
    "provides:x",
    "requiredby:foo",
    "depends:foo",
    "makedepends:foo*",
    "depends:lib -rundepends:lib",
    "foo*",
    "/fo+/",
    "\"foo lib\"",
    "zzz",
    "x y z",
];

fn package() -> impl Strategy<Value = Package> {
    let part = || 0..PARTS.len();
    let name = (prop::collection::vec(part(), 1..4), "[-_.]", 0..3_u32).prop_map(|(parts, separator, number)| {
        let parts: Vec<&str> = parts.into_iter().map(|at| PARTS[at]).collect();
        let number = if number == 0 { String::new() } else { number.to_string() };
        format!("{}{number}", parts.join(&separator))
    });
    let text = prop::option::of(
        prop::collection::vec(part(), 0..5)
            .prop_map(|parts| parts.into_iter().map(|at| PARTS[at]).collect::<Vec<_>>().join(" ")),
    );
    let person = || prop::option::of(0..PEOPLE.len());
    let lists = (
        prop::collection::vec(part(), 0..3),
        prop::collection::vec(part(), 0..3),
        prop::collection::vec(0..LICENSES.len(), 0..3),
    );
    let numbers = (0_u32..4, 0_u64..3, -1_i64..4, any::<bool>());
    let numbers = numbers.prop_map(|(votes, popularity, days, flagged)| (votes, popularity, days * 50_000, flagged));
    (name, 0_u32..60, text, [person(), person()], lists, numbers).prop_map(
        |(name, base, description, people, (words, provides, licenses), numbers)| Package {
            name,
            base,
            description,
            people,
            words,
            provides,
            licenses,
            numbers,
        },
    )
}

/// Packages by id, and bases that are there without any.
#[derive(Clone, Debug, Default)]
struct Registry {
    packages: BTreeMap<u32, Package>,
    empty: BTreeSet<u32>,
    next: u32,
}

/// One change.
#[derive(Clone, Debug)]
enum Change {
    Add(Package),
    Replace(prop::sample::Index, Package),
    Vote(prop::sample::Index, u32),
    Remove(prop::sample::Index),
    Move(prop::sample::Index, u32),
    Empty(u32),
    Unused(u32),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        3 => package().prop_map(Change::Add),
        2 => (at(), package()).prop_map(|(at, package)| Change::Replace(at, package)),
        3 => (at(), 0_u32..9).prop_map(|(at, votes)| Change::Vote(at, votes)),
        2 => at().prop_map(Change::Remove),
        1 => (at(), 0_u32..60).prop_map(|(at, base)| Change::Move(at, base)),
        1 => (0_u32..60).prop_map(Change::Empty),
        1 => (0_u32..60).prop_map(Change::Unused),
    ]
}

/// Spelled in two ways, so that collation matters.
fn base_name(base: u32) -> String {
    format!("{}{}", if base.is_multiple_of(3) { "Base_" } else { "base-" }, base * 7 % 60)
}

impl Registry {
    fn add(&mut self, package: Package) {
        if self.packages.values().all(|other| other.name.to_lowercase() != package.name.to_lowercase()) {
            self.next += 1;
            self.packages.insert(self.next, package);
        }
    }

    fn pick(&self, at: &prop::sample::Index) -> Option<u32> {
        let ids: Vec<u32> = self.packages.keys().copied().collect();
        (!ids.is_empty()).then(|| ids[at.index(ids.len())])
    }

    fn apply(&mut self, change: Change) {
        match change {
            Change::Add(package) => self.add(package),
            Change::Replace(at, package) => {
                let Some(id) = self.pick(&at) else { return };
                let old = self.packages.remove(&id);
                let next = std::mem::replace(&mut self.next, id - 1);
                self.add(package);
                self.next = next;
                self.packages.entry(id).or_insert_with(|| old.unwrap());
            }
            Change::Vote(at, votes) => {
                if let Some(package) = self.pick(&at).and_then(|id| self.packages.get_mut(&id)) {
                    package.numbers.0 = votes;
                }
            }
            Change::Remove(at) => drop(self.pick(&at).and_then(|id| self.packages.remove(&id))),
            Change::Move(at, base) => {
                if let Some(package) = self.pick(&at).and_then(|id| self.packages.get_mut(&id)) {
                    package.base = base;
                }
            }
            Change::Empty(base) => drop(self.empty.insert(base)),
            Change::Unused(base) => drop(self.empty.remove(&base)),
        }
    }

    /// Numbers of the bases with their packages.
    fn bases(&self) -> BTreeMap<u32, Vec<(u32, &Package)>> {
        let mut bases: BTreeMap<u32, Vec<(u32, &Package)>> =
            self.empty.iter().map(|base| (*base, Vec::new())).collect();
        self.packages.iter().for_each(|(id, package)| bases.entry(package.base).or_default().push((*id, package)));
        bases
    }
}

/// The names that documents borrow.
struct Names(Vec<String>);

impl Names {
    fn new() -> Self {
        Self((0..60).map(base_name).collect())
    }

    fn base<'a>(&'a self, base: u32, packages: &[(u32, &Package)]) -> Base<'a> {
        let name = self.0[base as usize].as_str();
        let is_its_package = matches!(packages, [(_, only)] if only.name == name);
        Base { name, packages: packages.len() as u32, is_its_package }
    }

    fn document<'a>(&'a self, id: u32, package: &'a Package) -> Document<'a> {
        let names = |list: &[usize], condition| -> Vec<NameCondition<'a>> {
            list.iter().map(|at| NameCondition { name: PARTS[*at], condition }).collect()
        };
        let (votes, popularity_micros, modified, flagged) = package.numbers;
        Document {
            id,
            base_id: package.base + 1,
            name: &package.name,
            base: &self.0[package.base as usize],
            version: "1-1",
            description: package.description.as_deref(),
            votes,
            popularity_micros: popularity_micros * 1_000_000,
            modified,
            out_of_date: flagged.then_some(5),
            maintainer: package.people[0].map(|at| PEOPLE[at]),
            submitter: package.people[1].map(|at| PEOPLE[at]),
            comaintainers: package.people[1].into_iter().map(|at| PEOPLE[at]).collect(),
            keywords: package.words.iter().map(|at| PARTS[*at]).collect(),
            groups: package.words.iter().take(1).map(|at| PARTS[*at]).collect(),
            licenses: package.licenses.iter().map(|at| LICENSES[*at]).collect(),
            depends: names(&package.words, ">=1"),
            make_depends: names(&package.provides, ""),
            opt_depends: names(&package.licenses, ""),
            provides: names(&package.provides, "=2"),
            ..Document::default()
        }
    }

    fn write(&self, registry: &Registry, dir: &Path) {
        let mut writer = crate::Writer::create(dir).unwrap();
        for (base, packages) in registry.bases() {
            writer.add_base(self.base(base, &packages)).unwrap();
            packages.iter().for_each(|(id, package)| writer.add(&self.document(*id, package)).unwrap());
        }
        writer.add_official("foo", "official-foo");
        writer.finish().unwrap();
    }

    fn amend(&self, before: &Registry, after: &Registry, from: &Path, to: &Path) -> Amended {
        let (old, new) = (before.bases(), after.bases());
        let touched = old.keys().chain(new.keys()).filter(|base| old.get(base) != new.get(base));
        let mut amendment = Amendment::default();
        for base in touched.copied().collect::<BTreeSet<u32>>() {
            amendment.ids.push(base + 1);
            match new.get(&base) {
                None => amendment.gone.push(&self.0[base as usize]),
                Some(packages) => {
                    amendment.bases.push(self.base(base, packages));
                    amendment.documents.extend(packages.iter().map(|(id, package)| self.document(*id, package)));
                }
            }
        }
        amend(from, to, &amendment).unwrap()
    }
}

/// Everything that can be asked, as texts in which packages are named.
fn answers(index: &Index) -> Vec<String> {
    let mut all = vec![format!("{} packages", index.len())];
    let name = |doc: DocId| index.row(doc).name.to_owned();
    let names = |docs: &[DocId]| docs.iter().map(|doc| name(*doc)).collect::<Vec<_>>().join(" ");
    for doc in index.docs() {
        let mut out = Vec::new();
        index.write_info(doc, 90_000, &mut out);
        index.write_search(doc, 90_000, &mut out);
        index.write_popularity(doc, 90_000, &mut out);
        all.push(format!("{:?} {}", index.row(doc), String::from_utf8(out).unwrap()));
    }
    for text in PARTS.iter().chain(&PEOPLE).chain(&LICENSES).chain(&["", "Base_0", "base-7", "bas", "o", "-f"]) {
        let mut line = format!("{text:?}: {:?} {:?}", index.find(text).map(name), index.base(text));
        write!(line, " {:?} {:?}", index.suggest(text, 9), index.suggest_base(text, 9)).unwrap();
        write!(line, " complete {} {}", names(&index.complete(text, 9)), names(&index.nearby(text, 9))).unwrap();
        for provider in index.resolve(&Wanted::parse(&format!("{text}>=1"))) {
            let doc = provider.doc.map(name);
            write!(line, " {doc:?} {} {:?} {:?}", provider.name, provider.provides, provider.satisfies).unwrap();
        }
        for by in [By::Name, By::NameDesc, By::Maintainer, By::Submitter, By::Comaintainers, By::Keywords, By::Groups] {
            write!(line, " {by:?} {}", names(&index.search(by, text, 500).unwrap())).unwrap();
        }
        for by in [By::Depends, By::Provides] {
            write!(line, " {by:?} {}", names(&index.search(by, text, 500).unwrap())).unwrap();
        }
        all.push(line);
        all.extend(lists(index, text));
    }
    let synonyms = Synonyms::parse("foo, editor\nlib => python").unwrap();
    for text in QUERIES {
        for outdated in [None, Some(false)] {
            let synonyms = outdated.map(|_| &synonyms);
            let search =
                Search { text, limit: 400, facets: true, explain: true, outdated, synonyms, ..Search::default() };
            let mut found = index.find_text(&search);
            let hits: Vec<String> = found.hits.iter().map(|hit| format!("{} {}", name(hit.doc), hit.score)).collect();
            let follows: Vec<_> = found.explanations.iter().map(|why| (&why.parts, why.follows.map(name))).collect();
            let why = format!("{follows:?}");
            found.hits.clear();
            found.explanations.clear();
            all.push(format!("{text:?} {outdated:?}: {hits:?} {found:?} {why}"));
        }
    }
    all
}

fn lists(index: &Index, text: &str) -> Vec<String> {
    let bys = [
        SearchBy::NameDesc,
        SearchBy::Base,
        SearchBy::ExactName,
        SearchBy::ExactBase,
        SearchBy::Keywords,
        SearchBy::Maintainer,
        SearchBy::MaintainerOrComaintainer,
        SearchBy::Submitter,
    ];
    let sorts = [SortBy::Name, SortBy::Votes, SortBy::Popularity, SortBy::Maintainer, SortBy::LastModified];
    let mut all = Vec::new();
    for (by, (at, sort)) in bys.iter().flat_map(|by| sorts.iter().enumerate().map(move |sort| (by, sort))) {
        let query = ListQuery {
            text,
            by: *by,
            sort: *sort,
            descending: at % 2 == 0,
            orphans: at == 4,
            offset: at,
            limit: 300,
            outdated: None,
        };
        let page = index.list(&query);
        let names: Vec<&str> = page.docs.iter().map(|doc| index.row(*doc).name).collect();
        all.push(format!("{by:?} {sort:?} {text:?}: {} {}", page.total, names.join(" ")));
    }
    all
}

fn compare(whole: &Path, amended: &Index, step: usize) {
    let (expected, found) = (answers(&Index::open(whole).unwrap()), answers(amended));
    for (expected, found) in expected.iter().zip(&found) {
        assert_eq!(expected, found, "step {step}");
    }
    assert_eq!(expected.len(), found.len());
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("AURPRESS_TEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(24);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn amended_answers_are_those_of_a_whole_one(
        packages in prop::collection::vec(package(), 0..140),
        steps in prop::collection::vec(prop::collection::vec(change(), 1..6), 1..5),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let names = Names::new();
        let mut registry = Registry::default();
        packages.into_iter().for_each(|package| registry.add(package));
        let mut current: PathBuf = dir.path().join("base");
        names.write(&registry, &current);
        let mut index = Index::open(&current).unwrap();
        for (step, changes) in steps.into_iter().enumerate() {
            let before = registry.clone();
            changes.into_iter().for_each(|change| registry.apply(change));
            let (whole, next) = (dir.path().join(format!("whole{step}")), dir.path().join(format!("amended{step}")));
            names.write(&registry, &whole);
            // Nothing is refused here: ids grow, and the changes are few.
            let amended = names.amend(&before, &registry, &current, &next);
            let Amended::Written(summary) = amended else { panic!("{amended:?}") };
            prop_assert_eq!(summary.documents, registry.packages.len());
            index = index.reopen(&next).unwrap();
            compare(&whole, &index, step);
            if step % 2 == 1 {
                compare(&whole, &Index::open(&next).unwrap(), step);
            }
            std::fs::remove_dir_all(&current).unwrap();
            current = next;
        }
    }
}
