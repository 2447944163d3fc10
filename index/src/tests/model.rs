//! Compares searches and lists with a plain reading of the rules over small random catalogues.

use super::generation;
use crate::{By, Document, Index, ListQuery, NameCondition, Search, SearchBy, SortBy};
use proptest::prelude::*;
use std::cmp::Ordering;

/// What a random catalogue consists of.
#[derive(Clone, Debug)]
struct Package {
    name: String,
    base: String,
    description: Option<String>,
    maintainer: Option<String>,
    submitter: Option<String>,
    comaintainers: Vec<String>,
    keywords: Vec<String>,
    provides: Vec<String>,
    votes: u32,
    popularity: u64,
    modified: i64,
    flagged: bool,
}

fn person() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["ann", "Bob", "c_d", "c-d"]).prop_map(str::to_owned)
}

fn package() -> impl Strategy<Value = Package> {
    let texts = ("[abA_-]{1,4}", "[ab_]{1,2}", prop::option::of("[abB ]{0,6}"));
    let people = (prop::option::of(person()), prop::option::of(person()), prop::collection::vec(person(), 0..3));
    let lists = (prop::collection::vec("[ab]{1,2}", 0..3), prop::collection::vec("[abA_]{1,2}", 0..3));
    let numbers = (0_u32..3, 0_u64..3, -1_i64..2, any::<bool>());
    (texts, people, lists, numbers).prop_map(|(texts, people, lists, numbers)| Package {
        name: texts.0,
        base: texts.1,
        description: texts.2,
        maintainer: people.0,
        submitter: people.1,
        comaintainers: people.2,
        keywords: lists.0,
        provides: lists.1,
        votes: numbers.0,
        popularity: numbers.1,
        modified: numbers.2,
        flagged: numbers.3,
    })
}

/// Packages whose names differ in more than case.
fn catalogue() -> impl Strategy<Value = Vec<Package>> {
    prop::collection::vec(package(), 0..40).prop_map(|mut packages| {
        let mut met = Vec::new();
        packages.retain(|p| {
            let new = !met.contains(&p.name.to_lowercase());
            met.push(p.name.to_lowercase());
            new
        });
        packages
    })
}

fn document(id: usize, p: &Package) -> Document<'_> {
    Document {
        id: id as u32 * 3,
        name: &p.name,
        base: &p.base,
        version: "1-1",
        description: p.description.as_deref(),
        votes: p.votes,
        popularity_micros: p.popularity,
        modified: p.modified,
        out_of_date: p.flagged.then_some(5),
        maintainer: p.maintainer.as_deref(),
        submitter: p.submitter.as_deref(),
        comaintainers: p.comaintainers.iter().map(String::as_str).collect(),
        keywords: p.keywords.iter().map(String::as_str).collect(),
        provides: p.provides.iter().map(|name| NameCondition { name, condition: "=1" }).collect(),
        ..Document::default()
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim_end_matches(' ').to_lowercase() == b.trim_end_matches(' ').to_lowercase()
}

fn any_same(list: &[String], name: &str) -> bool {
    list.iter().any(|item| same(item, name))
}

fn opt_same(item: &Option<String>, name: &str) -> bool {
    item.as_deref().is_some_and(|item| same(item, name))
}

fn contains(text: &str, needle: &str) -> bool {
    text.to_lowercase().contains(&needle.to_lowercase())
}

impl Package {
    fn in_description(&self, needle: &str) -> bool {
        self.description.as_deref().is_some_and(|d| contains(d, needle))
    }

    fn matches_rpc(&self, by: By, arg: &str) -> bool {
        match by {
            By::Name => contains(&self.name, arg),
            By::NameDesc => contains(&self.name, arg) || self.in_description(arg),
            By::Maintainer if arg.is_empty() => self.maintainer.is_none(),
            By::Maintainer => opt_same(&self.maintainer, arg),
            By::Submitter => opt_same(&self.submitter, arg),
            By::Comaintainers => any_same(&self.comaintainers, arg),
            By::Keywords => any_same(&self.keywords, arg),
            By::Provides => any_same(&self.provides, arg) || same(&self.name, arg),
            _ => false,
        }
    }

    fn matches_page(&self, by: SearchBy, text: &str) -> bool {
        let user = text.trim();
        let mut pieces = text.split(' ');
        match by {
            SearchBy::NameDesc => pieces.all(|w| contains(&self.name, w) || self.in_description(w)),
            SearchBy::Name => pieces.all(|w| contains(&self.name, w)),
            SearchBy::Base => pieces.all(|w| contains(&self.base, w)),
            SearchBy::ExactName => pieces.all(|w| same(&self.name, w)),
            SearchBy::ExactBase => pieces.all(|w| same(&self.base, w)),
            SearchBy::Keywords => pieces.any(|w| any_same(&self.keywords, w)),
            SearchBy::Maintainer if user.is_empty() => self.maintainer.is_none(),
            SearchBy::Maintainer => opt_same(&self.maintainer, user),
            SearchBy::Comaintainer => any_same(&self.comaintainers, user),
            SearchBy::MaintainerOrComaintainer => {
                opt_same(&self.maintainer, user) || any_same(&self.comaintainers, user)
            }
            SearchBy::Submitter => opt_same(&self.submitter, user),
        }
    }

    fn compare(&self, other: &Self, sort: SortBy) -> Ordering {
        let key = |text: &str| text.to_ascii_uppercase();
        let name = key(&self.name).cmp(&key(&other.name));
        let base = key(&self.base).cmp(&key(&other.base)).then(name);
        match sort {
            SortBy::Name => name,
            SortBy::Votes => self.votes.cmp(&other.votes).then(base),
            SortBy::Popularity => self.popularity.cmp(&other.popularity).then(base),
            SortBy::LastModified => self.modified.cmp(&other.modified).then(base),
            SortBy::Maintainer => {
                self.maintainer.as_deref().map(key).cmp(&other.maintainer.as_deref().map(key)).then(name)
            }
        }
    }
}

fn list(packages: &[Package], query: &ListQuery<'_>) -> (usize, Vec<u32>) {
    let mut docs: Vec<u32> = (0..packages.len() as u32)
        .filter(|&doc| {
            let p = &packages[doc as usize];
            p.matches_page(query.by, query.text)
                && query.outdated.is_none_or(|o| o == p.flagged)
                && (!query.orphans || p.maintainer.is_none())
        })
        .collect();
    docs.sort_by(|&a, &b| {
        let order = packages[a as usize].compare(&packages[b as usize], query.sort);
        if query.descending { order.reverse() } else { order }
    });
    let total = docs.len();
    (total, docs.into_iter().skip(query.offset).take(query.limit).collect())
}

fn check_list(index: &Index, packages: &[Package], query: &ListQuery<'_>) {
    let page = index.list(query);
    assert_eq!((page.total, page.docs), list(packages, query), "{query:?}");
}

const ALL_BY: [SearchBy; 10] = [
    SearchBy::NameDesc,
    SearchBy::Name,
    SearchBy::Base,
    SearchBy::ExactName,
    SearchBy::ExactBase,
    SearchBy::Keywords,
    SearchBy::Maintainer,
    SearchBy::Comaintainer,
    SearchBy::MaintainerOrComaintainer,
    SearchBy::Submitter,
];

const ALL_SORTS: [SortBy; 5] =
    [SortBy::Name, SortBy::Votes, SortBy::Popularity, SortBy::Maintainer, SortBy::LastModified];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn rpc_searches(packages in catalogue(), args in prop::collection::vec("[abA_ -]{0,4}|ann|BOB", 1..8)) {
        let docs: Vec<_> = packages.iter().enumerate().map(|(id, p)| document(id, p)).collect();
        let made = generation(&docs, &[]);
        let bys = [By::Name, By::NameDesc, By::Maintainer, By::Submitter, By::Comaintainers, By::Keywords, By::Provides];
        for (by, arg) in bys.iter().flat_map(|by| args.iter().map(move |arg| (*by, arg))) {
            let expected: Vec<u32> = (0..packages.len() as u32)
                .filter(|&doc| packages[doc as usize].matches_rpc(by, arg))
                .collect();
            prop_assert_eq!(made.index.search(by, arg, 40).unwrap(), expected, "{:?} {:?}", by, arg);
        }
    }

    #[test]
    fn lists(
        packages in catalogue(),
        texts in prop::collection::vec("[abA_ ]{0,5}| ann |Bob|C_D", 1..4),
        outdated in any::<Option<bool>>(),
        orphans in any::<bool>(),
        offset in 0_usize..5,
        limit in 0_usize..50,
    ) {
        let docs: Vec<_> = packages.iter().enumerate().map(|(id, p)| document(id, p)).collect();
        let made = generation(&docs, &[]);
        for text in &texts {
            for by in ALL_BY {
                for (sort, descending) in ALL_SORTS.iter().flat_map(|&sort| [(sort, false), (sort, true)]) {
                    let query = ListQuery { text, by, sort, descending, outdated, orphans, offset, limit };
                    check_list(&made.index, &packages, &query);
                    let plain = ListQuery { outdated: None, orphans: false, limit: 9, ..query };
                    check_list(&made.index, &packages, &plain);
                }
            }
        }
    }

    #[test]
    fn suggestions(packages in catalogue(), prefix in "[abA_]{0,2}", limit in 0_usize..20) {
        let docs: Vec<_> = packages.iter().enumerate().map(|(id, p)| document(id, p)).collect();
        let made = generation(&docs, &[]);
        let mut expected: Vec<&str> = packages
            .iter()
            .map(|p| p.name.as_str())
            .filter(|name| name.to_lowercase().starts_with(&prefix.to_lowercase()))
            .collect();
        expected.sort_by_key(|name| name.to_ascii_uppercase());
        expected.truncate(limit);
        prop_assert_eq!(made.index.suggest(&prefix, limit), expected);
    }

    #[test]
    fn any_text_is_answered(packages in catalogue(), text in any::<String>(), limit in 0_usize..9) {
        let docs: Vec<_> = packages.iter().enumerate().map(|(id, p)| document(id, p)).collect();
        let made = generation(&docs, &[]);
        let found = made.index.find_text(&Search { text: &text, limit, ..Search::default() });
        prop_assert!(found.hits.len() <= limit);
        prop_assert!(made.index.complete(&text, limit).len() <= limit);
        for by in ALL_BY {
            made.index.list(&ListQuery { text: &text, by, ..ListQuery::default() });
        }
    }
}
