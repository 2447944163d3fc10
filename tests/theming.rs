//! Themes laid over the built-in one, and languages: what README says, from the outside.

use crate::support::html::{first, select, text};
use crate::support::program::{Outcome, aurpress, build_command, outcome};
use crate::support::site::{files, site};
use scraper::{ElementRef, Html};
use std::collections::BTreeSet;
use std::path::Path;

/// `theme new` with further arguments; what it said.
fn new_theme(directory: &Path, wanted: &[&str]) -> Outcome {
    outcome(aurpress(["theme", "new"]).arg(directory).args(wanted))
}

/// Changes a file of a theme.
fn edit(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    std::fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn build_with(output: &Path, variables: &[(&str, &str)]) -> Outcome {
    outcome(build_command(&site().sqlite, output).envs(variables.iter().copied()))
}

#[test]
fn a_theme_of_ones_own_works_as_described_and_a_broken_one_publishes_nothing() {
    let place = tempfile::tempdir().unwrap();
    let (theme, output) = (place.path().join("mine"), place.path().join("site"));
    assert_eq!(new_theme(&theme, &[]).code, Some(0));
    assert_eq!(new_theme(&theme, &["templates/home.html"]).code, Some(0));
    edit(&theme.join("static/css/aurweb.css"), "--accent: #1793d1", "--accent: #aa3300");
    edit(&theme.join("templates/home.html"), "[[home-heading]]", "Our own registry");
    // Begun again, it keeps what was written.
    let again = new_theme(&theme, &["templates/home.html"]);
    assert_eq!(again.code, Some(0));
    assert!(again.stderr.contains("home.html: is there, and stays"), "{}", again.stderr);
    let named = theme.display().to_string();
    let variables = [("AURPRESS_THEME", named.as_str())];
    let built = build_with(&output, &variables);
    assert_eq!(built.code, Some(0), "{}", built.stderr);
    let published = files(&output.join("current"));
    let home = String::from_utf8(published["index.html"].clone()).unwrap();
    assert!(home.contains("Our own registry"), "{home}");
    let page = Html::parse_document(&home);
    let address = first(&page, "link[rel=stylesheet]").unwrap().attr("href").unwrap();
    let css = String::from_utf8(published[&address[1..]].clone()).unwrap();
    assert!(css.contains("#aa3300"), "{address}");

    std::fs::write(theme.join("templates/pkgbase.html"), "{% extends \"layout.html\" %}\n\n{{ nothing.there }}\n")
        .unwrap();
    edit(&theme.join("templates/home.html"), "{% block content %}", "{% block content %}\n{% if %}");
    let broken = build_with(&output, &variables);
    assert_eq!(broken.code, Some(2), "{}", broken.stderr);
    assert!(broken.stderr.contains("mine/templates/home.html, line"), "{}", broken.stderr);
    assert_eq!(files(&output.join("current")), published);
}

#[test]
fn a_file_that_the_theme_does_not_have_is_not_copied() {
    let place = tempfile::tempdir().unwrap();
    let said = new_theme(&place.path().join("mine"), &["templates/no.html"]);
    assert_eq!(said.code, Some(2), "{}", said.stderr);
    assert!(said.stderr.contains("templates/no.html") && said.stderr.contains("theme files"), "{}", said.stderr);
    assert!(!place.path().join("mine").exists());
    let listed = outcome(&mut aurpress(["theme", "files"]));
    assert!(listed.stdout.lines().any(|line| line == "templates/layout.html"), "{}", listed.stdout);
}

#[test]
fn each_language_has_every_page() {
    let place = tempfile::tempdir().unwrap();
    let output = place.path().join("site");
    let built = build_with(&output, &[("AURPRESS_LANGUAGES", "de,ar,qps")]);
    assert_eq!(built.code, Some(0), "{}", built.stderr);
    assert!(!built.stderr.contains("not translated"), "{}", built.stderr);
    let checked = outcome(aurpress(["check", "--output"]).arg(&output));
    assert_eq!(checked.code, Some(0), "{}", checked.stderr);
    let tree = files(&output.join("current"));
    let html = |path: &&String| path.ends_with(".html") || path.starts_with("packages/");
    let english: BTreeSet<&str> =
        tree.keys().filter(html).map(String::as_str).filter(|p| !p.starts_with("_lang/")).collect();
    assert!(english.len() > 1000);
    for (code, frame) in [("de", "lang=\"de\">"), ("ar", "lang=\"ar\" dir=\"rtl\">"), ("qps", "lang=\"en-x-pseudo\">")]
    {
        let folder = format!("_lang/{code}/");
        let own: BTreeSet<&str> = tree.keys().filter_map(|path| path.strip_prefix(&folder)).collect();
        assert_eq!(own, english, "{code}");
        for path in &own {
            let page = &tree[&format!("{folder}{path}")];
            assert!(page.starts_with(format!("<!DOCTYPE html>\n<html {frame}").as_bytes()), "{code} {path}");
        }
    }
    // The English pages differ from those of a site without other languages by the choice of language alone.
    let page = |path: &str| Html::parse_document(std::str::from_utf8(&tree[path]).unwrap());
    let choice = page("packages/nasty-hub.html");
    let names = select(choice.root_element(), "#languages option").into_iter().map(text).collect::<Vec<_>>();
    assert_eq!(names[..3], ["English", "Deutsch", "العربية"]);
    assert!(first(&page("_lang/ar/packages/nasty-hub.html"), "option[selected][value=ar]").is_some());
}

/// What the theme itself says on a page: labels and headings, and attributes that are read out.
const SAID: &str =
    "th, dt, h3, button, label, summary, #archdev-navbar a, #archnavbarlist a, #actionlist a, .mark, .comment-header";

/// Whether a visitor wrote it.
fn is_of_comment(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|one| one.attr("class") == Some("article-content"))
}

#[test]
fn no_string_of_a_page_stays_english() {
    let place = tempfile::tempdir().unwrap();
    let output = place.path().join("site");
    assert_eq!(build_with(&output, &[("AURPRESS_LANGUAGES", "qps")]).code, Some(0));
    let mut seen = 0;
    for path in [
        "packages/nasty-manydeps.html",
        "packages/nasty-comments.html",
        "packages/nasty-flagged.html",
        "packages/nasty-hostilerel.html",
        "packages/python-yamcs-cli.html",
        "pkgbase/nasty-split-base.html",
        "pkgbase/nasty-flagged/flag-comment.html",
        "pkgbase/nasty-comments/comments/1.html",
        "index.html",
        "404.html",
        "503.html",
        "login.html",
        "rpc.html",
        "search-help.html",
    ] {
        let html = std::fs::read_to_string(output.join("current/_lang/qps").join(path)).unwrap();
        let page = Html::parse_document(&html);
        for element in select(page.root_element(), SAID) {
            let said = text(element);
            let is_key = !select(element, "kbd, code").is_empty();
            if said.is_empty() || said == "AUR" || is_key || element.attr("lang").is_some() || is_of_comment(element) {
                continue;
            }
            assert!(said.contains('⟦'), "{path}: {said:?}");
            seen += 1;
        }
        for attribute in ["aria-label", "placeholder", "title", "data-done"] {
            for element in select(page.root_element(), &format!("[{attribute}]")) {
                let said = element.attr(attribute).unwrap();
                let proper = ["AUR", "Arch Linux"].contains(&said);
                assert!(proper || is_of_comment(element) || said.contains('⟦'), "{path}: {attribute} {said:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 500, "{seen}");
}
