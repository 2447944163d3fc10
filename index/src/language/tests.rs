//! What is understood how.

use super::{Filter, Note, Query, Span, Test, Unit, Unread, parse};
use crate::terms::Kind;

fn word(text: &str) -> Unit {
    Unit::Word(text.to_owned())
}

fn understood(text: &str) -> Query {
    let query = parse(text);
    assert!(query.notes.is_empty(), "{text}: {:?}", query.notes);
    query
}

fn only_filter(text: &str) -> Filter {
    let mut query = understood(text);
    assert!(query.units.is_empty() && query.filters.len() == 1, "{text}: {query:?}");
    query.filters.remove(0)
}

#[test]
fn words_phrases_and_what_must_not_be_there() {
    let query = understood("Web \"text  Editor\" -git -\"of the\" foo* lib*-x /^py/ python-foo -");
    let expected = [
        word("web"),
        Unit::Phrase("text editor".to_owned()),
        Unit::Prefix("foo".to_owned()),
        Unit::Glob("lib*-x".to_owned()),
        Unit::Regex("^py".to_owned()),
        word("python-foo"),
    ];
    assert_eq!(query.units, expected);
    assert_eq!(query.without, [word("git"), Unit::Phrase("of the".to_owned())]);
}

#[test]
fn conditions() {
    let test = |text: &str| only_filter(text).test;
    assert_eq!(test("name:Foo"), Test::Name("foo".to_owned()));
    assert_eq!(test("desc:\"text editor\""), Test::Description("text editor".to_owned()));
    assert_eq!(test("maintainer:Foo"), Test::Term(&[Kind::Maintainer], "foo".to_owned(), false));
    assert_eq!(test("license:GPL*"), Test::Term(&[Kind::License], "gpl".to_owned(), true));
    assert_eq!(test("keyword:lang:c"), Test::Term(&[Kind::Keyword], "lang:c".to_owned(), false));
    assert_eq!(test("is:orphan"), Test::Orphan);
    assert_eq!(test("requiredby:yay"), Test::RequiredBy("yay".to_owned()));
    assert!(only_filter("-is:outdated").negated);
    assert!(only_filter("is:current").negated);
    assert!(!only_filter("-is:maintained").negated);
}

#[test]
fn numbers_and_dates() {
    let test = |text: &str| only_filter(text).test;
    assert_eq!(test("votes:>10"), Test::Votes(Span { from: 11, below: i64::MAX }));
    assert_eq!(test("votes:<=10"), Test::Votes(Span { from: i64::MIN, below: 11 }));
    assert_eq!(test("votes:10"), Test::Votes(Span { from: 10, below: 11 }));
    assert_eq!(test("popularity:>=1.5"), Test::Popularity(Span { from: 1_500_000, below: i64::MAX }));
    let from = |from| Test::Modified(Span { from, below: i64::MAX });
    assert_eq!(test("updated:>=2026-01-01"), from(1_767_225_600));
    assert_eq!(test("updated:>2026-01-01"), from(1_767_225_600 + 86_400));
    assert_eq!(test("updated:>2026"), from(1_798_761_600));
    assert_eq!(test("updated:<1970-03-01"), Test::Modified(Span { from: i64::MIN, below: 59 * 86_400 }));
    assert_eq!(test("updated:2024-02"), Test::Modified(Span { from: 1_706_745_600, below: 1_709_251_200 }));
}

#[test]
fn what_cannot_be_read_is_text_and_that_is_said() {
    for (text, units) in [
        ("votes:many", vec![word("votes:many")]),
        ("updated:>yesterday", vec![word("updated:>yesterday")]),
        ("updated:>2026-13", vec![word("updated:>2026-13")]),
        ("is:nice", vec![word("is:nice")]),
        ("color:red", vec![word("color:red")]),
        ("/(/", vec![Unit::Phrase("(".to_owned())]),
    ] {
        let query = parse(text);
        assert_eq!(query.notes.len(), 1, "{text}");
        assert!(query.filters.is_empty(), "{text}");
        assert_eq!(query.units, units, "{text}");
    }
}

#[test]
fn odd_texts() {
    assert_eq!(parse(""), Query::default());
    assert_eq!(parse(" - -- \"\" * "), Query::default());
    assert_eq!(understood(" ++ ").units, [Unit::Phrase("++".to_owned())]);
    assert_eq!(understood("\u{1f600} -").units, [Unit::Phrase("\u{1f600}".to_owned())]);
    assert_eq!(understood("salt & pepper").units, [word("salt"), word("pepper")]);
    assert_eq!(understood("name:").units, [word("name:")]);
    assert_eq!(understood("a /b c").units, [word("a"), word("/b"), word("c")]);
    assert_eq!(understood("\"open end").units, [Unit::Phrase("open end".to_owned())]);
    let patterns = parse("a*b /c/ d*e -/f/ g*h i* /j/");
    assert_eq!(patterns.units[3..], [word("g h"), Unit::Prefix("i".to_owned()), word("/j/")]);
    assert_eq!(patterns.notes.len(), 2);
    let beyond = parse("/a/ /b/ /c/ /d/ /(x/");
    assert_eq!(beyond.notes, [Note::AsText("/(x/".to_owned(), Unread::Patterns)], "it is not tried");
    assert_eq!(beyond.units[4..], [word("/(x/")]);
    let sentence = beyond.notes[0].to_string();
    assert_eq!(sentence, "“/(x/” is searched as text: a query may have 4 patterns and regular expressions.");
    assert_eq!(parse(&"x ".repeat(40)).units.len(), 16);
    assert_eq!(parse(&"x ".repeat(400)).notes.len(), 2);
}
