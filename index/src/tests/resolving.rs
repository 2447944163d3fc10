//! Who provides what, with versions.

use super::package;
use crate::{Document, Index, NameCondition, Wanted, Writer};

fn answers(wanted: &str) -> Vec<(String, Option<bool>)> {
    let provides = |name, condition| vec![NameCondition { name, condition }];
    let docs = [
        Document { provides: provides("libfoo.so", "=3-64"), votes: 2, ..package(1, "foo") },
        Document { provides: provides("libfoo.so", "=4-64"), votes: 9, ..package(2, "foo-git") },
        Document { provides: provides("libfoo.so", ""), ..package(3, "foo-odd") },
        Document { provides: provides("java-runtime", "=17"), ..package(4, "jdk17") },
        Document { provides: provides("java-runtime", "=1:8.u3"), ..package(5, "jdk8") },
        Document { version: "2:1.5-3", ..package(6, "bar") },
    ];
    let dir = tempfile::tempdir().unwrap();
    let mut writer = Writer::create(dir.path()).unwrap();
    docs.iter().for_each(|doc| writer.add(doc).unwrap());
    writer.add_official("java-runtime", "jre-openjdk");
    writer.add_official("bash", "bash");
    writer.finish().unwrap();
    let index = Index::open(dir.path()).unwrap();
    index.resolve(&Wanted::parse(wanted)).into_iter().map(|provider| (provider.name, provider.satisfies)).collect()
}

#[test]
fn versions_decide() {
    let names = |wanted: &str| {
        answers(wanted).into_iter().filter(|(_, ok)| *ok == Some(true)).map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(names("libfoo.so"), ["foo-git", "foo", "foo-odd"]);
    assert_eq!(names("libfoo.so=3-64"), ["foo"]);
    assert_eq!(names("libfoo.so>3"), ["foo-git"]);
    assert_eq!(names("java-runtime>=17"), ["jdk17", "jdk8"], "an epoch counts first");
    assert_eq!(names("bar>=2:1.5"), ["bar"]);
    assert_eq!(names("bar<2:1.5-3"), [""; 0]);
    assert_eq!(names("bar=2:1.5"), ["bar"], "a release counts only when it is asked for");
}

#[test]
fn what_fails_comes_last_and_official_packages_first() {
    let all = answers("java-runtime=17");
    assert_eq!(all[0], ("jre-openjdk".to_owned(), None), "versions of official packages are not known here");
    assert_eq!(all[1..], [("jdk17".to_owned(), Some(true)), ("jdk8".to_owned(), Some(false))]);
    assert_eq!(answers("bash"), [("bash".to_owned(), Some(true))]);
    assert!(answers("nobody").is_empty() && answers("").is_empty() && answers(">=1").is_empty());
}
