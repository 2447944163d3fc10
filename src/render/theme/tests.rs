#![allow(clippy::unwrap_used)]

use super::*;
use std::path::Path;

fn overlaid(dir: &Path, files: &[(&str, &str)]) -> Result<Theme, ThemeError> {
    for (path, text) in files {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let site = SiteConfig { theme: dir.display().to_string(), ..SiteConfig::default() };
    Theme::load(&site)
}

fn context() -> BTreeMap<&'static str, &'static str> {
    BTreeMap::from([("path", "/"), ("hint", "")])
}

#[test]
fn every_file_of_the_default_theme_is_built_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    let mut found = Vec::new();
    for folder in ["i18n", "static", "templates"] {
        for path in super::files::walk(&root.join(folder)).unwrap() {
            found.push(path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned());
        }
    }
    let built_in: Vec<&str> = super::files::BUILT_IN.iter().map(|(path, _)| *path).collect();
    assert_eq!(found, built_in);
}

#[test]
fn a_file_of_the_directory_takes_the_place_of_the_built_in_one() {
    let dir = tempfile::tempdir().unwrap();
    let files = [
        (
            "templates/404.html",
            "{% extends \"layout.html\" %}{% block content %}nothing [[none]] {{ 7 | number }}{% endblock %}",
        ),
        ("static/css/aurweb.css", "body { color: #123 }"),
        ("static/mine.svg", "<svg/>"),
        ("i18n/en.ftl", "none = at all\n"),
        ("templates/.404.html.swp", "\u{0}"),
    ];
    let theme = overlaid(dir.path(), &files).unwrap();
    let page = theme.render("404.html", &context()).unwrap();
    assert!(page.contains("nothing at all 7"), "{page}");
    let css = theme.assets().iter().find(|asset| asset.path.starts_with("static/css/aurweb.") && asset.path.len() > 30);
    let css = css.unwrap();
    assert_eq!(css.bytes, files[1].1.as_bytes());
    assert!(page.contains(&format!("href=\"/{}\"", css.path)), "{page}");
    assert!(theme.assets().iter().any(|asset| asset.path == "static/mine.svg"));
    assert!(theme.render("login.html", &BTreeMap::from([("path", "/"), ("heading", "x"), ("target", "/y")])).is_ok());
}

#[test]
fn what_is_wrong_is_told_with_file_and_line() {
    for (file, text, line, reason) in [
        ("templates/404.html", "a\n{% if x %}\n", "line 3", ""),
        ("templates/404.html", "a\nb {{ x", "line 2", ""),
        ("templates/404.html", "a\n\n[[no-such-string]]", "line 3", "no-such-string"),
        ("templates/404.html", "a [[none", "line 1", "]]"),
        ("templates/404.html", "\n[[/static/no.css]]", "line 2", "static/no.css"),
        ("templates/404.html", "[[mark-outdated]]", "line 1", "date"),
        ("templates/404.html", "\n{{ 1 | no_such_filter }}", "line 2", "no_such_filter"),
        ("templates/404.html", "{% extends \"no.html\" %}", "", "no.html"),
        ("i18n/en.ftl", "none = a\n???\n", "line 2", ""),
        // Pages that are made when they are asked for, and a part of one.
        ("templates/compare.html", "a\n{{ nothing.there }}", "line 2", "nothing"),
        ("templates/status.html", "{{ as_of }} {{ packages.count }}", "line 1", "count"),
        ("templates/found_hit.html", "\n\n{{ hit.nothing }}", "line 3", "nothing"),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let error = overlaid(dir.path(), &[(file, text)]).unwrap_err().to_string();
        let place = dir.path().join(file).display().to_string();
        assert!(error.contains(&place) && error.contains(line) && error.contains(reason), "{text:?}: {error}");
    }
}

#[test]
fn a_page_that_cannot_be_made_names_its_template_and_line() {
    let dir = tempfile::tempdir().unwrap();
    let theme = overlaid(dir.path(), &[("templates/404.html", "a\n{{ nothing.there }}\n")]).unwrap();
    let error = theme.render("404.html", &context()).unwrap_err().to_string();
    assert!(error.contains("templates/404.html, line 2") && error.contains("nothing"), "{error}");
}

#[test]
fn a_directory_that_is_not_there_and_a_language_without_strings_are_errors() {
    let site = SiteConfig { theme: "/no/such/directory".to_owned(), ..SiteConfig::default() };
    assert!(Theme::load(&site).unwrap_err().to_string().contains("/no/such/directory"));
    let site = SiteConfig { languages: vec!["tlh".to_owned()], ..SiteConfig::default() };
    let error = Theme::load(&site).unwrap_err().to_string();
    assert!(error.contains("i18n/tlh.ftl") && error.contains("there are ar, de, en"), "{error}");
}

#[test]
fn the_digest_is_of_every_file() {
    let dir = tempfile::tempdir().unwrap();
    let site = SiteConfig { theme: dir.path().display().to_string(), ..SiteConfig::default() };
    let mut seen = vec![digest(&SiteConfig::default()).unwrap()];
    for path in ["static/a.css", "templates/a.html", "i18n/xx.ftl"] {
        overlaid(dir.path(), &[(path, "x = y\n")]).unwrap();
        let now = digest(&site).unwrap();
        assert!(!seen.contains(&now), "{path}");
        seen.push(now);
    }
}
