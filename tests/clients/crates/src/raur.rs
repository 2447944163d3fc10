//! raur, which paru and rua use: every call is a form sent to `/rpc/`.

use crate::{names, site};
use raur::{Cache, Handle, Package, Raur, SearchBy};
use std::collections::BTreeSet;

fn handle() -> Handle {
    Handle::new_with_url(format!("{}/rpc/", site()))
}

async fn found(by: SearchBy, text: &str) -> Vec<Package> {
    handle().search_by(text, by).await.unwrap_or_else(|error| panic!("{by:?} {text}: {error}"))
}

/// The package that has the most to search for.
async fn rich() -> Package {
    let (handle, mut all) = (handle(), Vec::new());
    for some in names().chunks(200) {
        all.extend(handle.info(some).await.unwrap());
    }
    let full = |package: &Package| {
        let lists = [&package.depends, &package.make_depends, &package.provides, &package.conflicts, &package.keywords];
        let known = package.maintainer.is_some() && package.submitter.is_some();
        lists.iter().filter(|list| !list.is_empty()).count() + usize::from(known)
    };
    all.into_iter().max_by_key(full).unwrap()
}

fn bare(relation: &str) -> &str {
    relation.split(['<', '>', '=']).next().unwrap()
}

#[tokio::test]
async fn more_packages_than_a_request_takes_come_through_the_cache() {
    let (mut asked, mut cache) = (names(), Cache::default());
    asked.truncate(450);
    asked.push("not-in-this-registry".to_owned());
    assert_eq!(asked.len(), 451);
    let packages = handle().cache_info(&mut cache, &asked).await.unwrap();
    let got: BTreeSet<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    assert_eq!(got, asked[..450].iter().map(String::as_str).collect());
    let again = handle().cache_info(&mut cache, &asked[..450]).await.unwrap();
    assert_eq!((again.len(), cache.len()), (450, 450));
}

#[tokio::test]
async fn every_field_of_a_package_finds_it() {
    let package = rich().await;
    let first = |list: &Vec<String>| list.first().map(|one| bare(one).to_owned());
    let word = |text: &Option<String>| text.as_ref().and_then(|text| text.split(' ').find(|word| word.len() > 3).map(str::to_owned));
    let fields = [
        (SearchBy::Name, Some(package.name.clone())),
        (SearchBy::NameDesc, word(&package.description)),
        (SearchBy::Maintainer, package.maintainer.clone()),
        (SearchBy::Submitter, package.submitter.clone()),
        (SearchBy::Depends, first(&package.depends)),
        (SearchBy::MakeDepends, first(&package.make_depends)),
        (SearchBy::Provides, first(&package.provides)),
        (SearchBy::Conflicts, first(&package.conflicts)),
        (SearchBy::Keywords, package.keywords.first().cloned()),
    ];
    for (by, text) in fields {
        let text = text.unwrap_or_else(|| panic!("{} has no {by:?}", package.name));
        let results = found(by, &text).await;
        assert!(results.iter().any(|one| one.name == package.name), "{by:?} {text} finds {}", package.name);
        assert!(results.windows(2).all(|two| two[0].id < two[1].id), "{by:?}: in the order of their numbers");
    }
}

#[tokio::test]
async fn lists_that_are_rarer_find_their_packages_too() {
    let (handle, mut seen) = (handle(), BTreeSet::new());
    for some in names().chunks(200) {
        for package in handle.info(some).await.unwrap() {
            let lists = [
                (SearchBy::CheckDepends, &package.check_depends),
                (SearchBy::OptDepends, &package.opt_depends),
                (SearchBy::Replaces, &package.replaces),
                (SearchBy::Groups, &package.groups),
                (SearchBy::CoMaintainers, &package.co_maintainers),
            ];
            for (by, list) in lists {
                let Some(text) = list.first().map(|one| bare(one)).filter(|text| text.len() > 1) else { continue };
                if seen.insert(by) {
                    let results = found(by, text).await;
                    assert!(results.iter().any(|one| one.name == package.name), "{by:?} {text}");
                }
            }
        }
    }
    assert_eq!(seen.len(), 5);
}

#[tokio::test]
async fn orphans_have_no_maintainer() {
    let orphans = handle().orphans().await.unwrap();
    assert!(!orphans.is_empty() && orphans.iter().all(|package| package.maintainer.is_none()));
}

#[tokio::test]
async fn errors_come_through_as_they_are_worded() {
    match handle().search("x").await {
        Err(raur::Error::Aur(text)) => assert_eq!(text, "Query arg too small."),
        other => panic!("{other:?}"),
    }
}
