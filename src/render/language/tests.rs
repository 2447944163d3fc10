#![allow(clippy::unwrap_used)]

use super::load::Strings;
use super::*;
use crate::render::theme::files::Files;

fn strings(text: &str) -> Vec<Strings> {
    vec![Strings { file: "test.ftl".to_owned(), text: text.to_owned() }]
}

/// A language with the English strings of the theme and `own` ones.
fn language(code: &str, own: &str) -> Language {
    let files = Files::load("").unwrap();
    let mut english = files.strings(ENGLISH).to_vec();
    english.extend(strings("many = { $count ->\n  [one] { $count } comment\n *[other] { $count } comments\n }\n"));
    Language::load(code, &english, &strings(own)).unwrap()
}

fn counted(language: &Language, id: &str, count: u64) -> String {
    let mut out = String::new();
    language.push_counted(&language.table[id], count, &mut out);
    out
}

#[test]
fn plural_forms_follow_the_language() {
    let russian = "many = { $count ->\n [one] { $count } комментарий\n [few] { $count } комментария\n *[many] { $count } комментариев\n }\n";
    let russian = language("ru", russian);
    for (count, text) in [(1, "1 комментарий"), (3, "3 комментария"), (5, "5 комментариев"), (21, "21 комментарий")]
    {
        assert_eq!(counted(&russian, "many", count), text);
    }
    let arabic = "many = { $count ->\n [zero] none\n [one] one\n [two] two\n [few] few { $count }\n [many] many { $count }\n *[other] other { $count }\n }\n";
    let arabic = language("ar", arabic);
    for (count, text) in [(0, "none"), (1, "one"), (2, "two"), (3, "few 3"), (11, "many 11"), (100, "other 100")] {
        assert_eq!(counted(&arabic, "many", count), text);
    }
    assert_eq!(counted(&language("ja", "many = { $count } 件\n"), "many", 1), "1 件");
}

#[test]
fn what_is_missing_is_english_and_named() {
    let german = language("de", "many = { $count } Kommentare\n");
    assert!(german.missing.contains(&"none".to_owned()) && !german.missing.contains(&"many".to_owned()));
    assert_eq!(german.strings.none.text(), "None");
    assert_eq!(language(ENGLISH, "").missing, Vec::<String>::new());
}

#[test]
fn numbers_and_dates_are_written_as_the_language_does() {
    let own = "number-group = .\nnumber-decimal = ,\ndate = { $day }.{ $month }.{ $year }\n";
    let german = language("de", own);
    assert_eq!([german.number(1234), german.number(1_234_567)], ["1234", "1.234.567"]);
    assert_eq!(german.decimal("12345.50"), "12.345,50");
    let mut date = String::new();
    german.push_date(1_795_348_800, &mut date);
    assert_eq!(date, "22.11.2026");
    let english = language(ENGLISH, "");
    assert_eq!((english.number(1_234_567), english.decimal("0.25")), ("1234567".to_owned(), "0.25".to_owned()));
}

#[test]
fn texts_are_escaped_and_html_is_not() {
    let files = Files::load("").unwrap();
    let mut english = files.strings(ENGLISH).to_vec();
    english.extend(strings("plain = a <b> & { $name }\nsome-html = a <b>{ $name }</b>\n"));
    let english = Language::load(ENGLISH, &english, &english).unwrap();
    let text = |id: &str| {
        let mut out = String::new();
        english.table[id].push(&mut out, |name, out| out.push_str(name));
        out
    };
    assert_eq!([text("plain"), text("some-html")], ["a &lt;b&gt; &amp; name", "a <b>name</b>"]);
}

#[test]
fn a_broken_file_is_named_with_its_line() {
    let english = Files::load("").unwrap().strings(ENGLISH).to_vec();
    let error = Language::load("de", &english, &strings("none = nichts\n\nbroken { $x\n")).unwrap_err().to_string();
    assert!(error.contains("test.ftl, line 3"), "{error}");
    let error = Language::load("de", &english, &strings("none = { $nobody }\n")).unwrap_err().to_string();
    assert!(error.contains("none") && error.contains("$nobody"), "{error}");
}

#[test]
fn the_made_up_language_has_every_string_in_brackets() {
    let pseudo = language(pseudo::CODE, "");
    for (id, message) in &pseudo.table {
        let mut out = String::new();
        message.push(&mut out, |name, out| out.push_str(name));
        assert!(out.starts_with('⟦') && out.ends_with('⟧'), "{id}: {out}");
    }
    assert_eq!(pseudo.tag(), "en-x-pseudo");
}
