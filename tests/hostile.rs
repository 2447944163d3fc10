//! Every string of the sample is hostile; no page gives it a way out of its text.

use crate::support::html::select;
use crate::support::site::site;
use scraper::{ElementRef, Html, Node};
use std::collections::{BTreeMap, BTreeSet};

/// Elements of the theme with their attributes, as its templates have them.
const THEME: &[(&str, &str)] = &[
    ("a", "aria-current class href rel title"),
    ("article", "class id"),
    ("blockquote", ""),
    ("bdi", ""),
    ("body", ""),
    ("button", "aria-label class hidden id title type"),
    ("code", "class"),
    ("data", "value"),
    ("dd", "class"),
    ("details", "class"),
    ("dialog", "aria-labelledby id"),
    ("div", "aria-label aria-labelledby class data-pages data-total id role tabindex"),
    ("dl", "class"),
    ("dt", ""),
    ("em", ""),
    ("figcaption", "id"),
    ("figure", ""),
    ("footer", "id"),
    ("form", "action data-offline id method"),
    ("h1", ""),
    ("h2", "id"),
    ("h3", ""),
    ("h4", "class id"),
    ("head", ""),
    ("header", "class id"),
    ("html", "lang"),
    ("input", "autocomplete checked id maxlength name placeholder size spellcheck type value"),
    ("kbd", ""),
    ("label", "class for"),
    ("li", "class id"),
    ("line", "class x1 x2 y1 y2"),
    ("link", "href rel title type"),
    ("main", "id"),
    ("meta", "charset content name property"),
    ("nav", "aria-label id"),
    ("ol", "class"),
    ("option", "selected value"),
    ("p", "class dir id role"),
    ("path", "d"),
    ("rect", "class height width x y"),
    ("script", "defer src"),
    ("search", "class id"),
    ("section", "aria-label aria-labelledby class id"),
    ("select", "id name"),
    ("small", ""),
    ("span", "aria-current class data-done role"),
    ("strong", ""),
    ("summary", ""),
    ("sup", ""),
    ("svg", "aria-hidden aria-labelledby class height preserveAspectRatio role viewBox width"),
    ("table", "class id"),
    ("tbody", ""),
    ("td", "class dir"),
    ("template", "id"),
    ("text", "class x y"),
    ("th", "class scope"),
    ("thead", "class"),
    ("time", "datetime"),
    ("title", ""),
    ("tr", "class id"),
    ("ul", "class data-pages id"),
];

/// Elements of a comment with their attributes.
const COMMENT: &[(&str, &str)] = &[
    ("a", "href title"),
    ("abbr", "title"),
    ("acronym", "title"),
    ("b", ""),
    ("blockquote", ""),
    ("br", ""),
    ("code", ""),
    ("del", ""),
    ("details", ""),
    ("em", ""),
    ("h4", ""),
    ("h5", ""),
    ("h6", ""),
    ("hr", ""),
    ("i", ""),
    ("li", ""),
    ("ol", ""),
    ("p", ""),
    ("pre", ""),
    ("strong", ""),
    ("summary", ""),
    ("ul", ""),
];

/// Schemes that run nothing in a browser.
const SCHEMES: [&str; 7] = ["http", "https", "ftp", "ftps", "git", "ssh", "mailto"];
const SCHEMES_OF_COMMENTS: [&str; 3] = ["http", "https", "mailto"];

/// Characters that turn the direction of what follows.
fn turns(text: &str) -> bool {
    text.contains(['\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}'])
}

fn is_in_comment(element: ElementRef<'_>) -> bool {
    let is_content = |one: ElementRef<'_>| one.attr("class") == Some("article-content");
    // The content's own frame is one `div`.
    element.parent().is_some_and(|parent| parent.ancestors().filter_map(ElementRef::wrap).any(is_content))
}

fn check_element(element: ElementRef<'_>) -> Result<(), String> {
    let in_comment = is_in_comment(element);
    let name = element.value().name();
    let allowed = if in_comment { COMMENT } else { THEME };
    let Some((_, attributes)) = allowed.iter().find(|(known, _)| *known == name) else {
        return Err(format!("the element {name}, in a comment: {in_comment}"));
    };
    let own_script = |address: &str| address.starts_with("/static/js/") && element.text().next().is_none();
    if name == "script" && !element.attr("src").is_some_and(own_script) {
        return Err("a script that is no file of the theme".to_owned());
    }
    for (attribute, value) in element.value().attrs() {
        if !attributes.split(' ').any(|known| known == attribute) {
            return Err(format!("the attribute {attribute} of {name}"));
        }
        if ["href", "action", "id", "class", "name"].contains(&attribute) && turns(value) {
            return Err(format!("turned text in {attribute} of {name}: {value:?}"));
        }
        if ["href", "action"].contains(&attribute) {
            check_address(value, if in_comment { &SCHEMES_OF_COMMENTS } else { &SCHEMES })?;
        }
    }
    Ok(())
}

/// An address as browsers read it: blanks at the ends and tabs and line ends anywhere do not count.
fn check_address(address: &str, schemes: &[&str]) -> Result<(), String> {
    let read: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let read = read.trim_matches(|c: char| c <= ' ');
    let scheme = read.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.filter(|scheme| !scheme.contains(['/', '?', '#'])) {
        Some(scheme) if !schemes.contains(&scheme.as_str()) => Err(format!("the address {address:?}")),
        _ => Ok(()),
    }
}

fn elements(page: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    page.root_element().descendants().filter_map(ElementRef::wrap)
}

#[test]
fn pages_hold_only_what_the_theme_and_comments_may() {
    let pages = site().pages();
    let mut used = BTreeSet::new();
    for (path, html) in &pages {
        let page = Html::parse_document(html);
        for element in elements(&page) {
            check_element(element).unwrap_or_else(|what| panic!("{path}: {what}"));
            used.extend((!is_in_comment(element)).then(|| element.value().name().to_owned()));
        }
    }
    assert!(pages.len() > 1000, "{}", pages.len());
    // An element that no page has would be allowed for nothing.
    let unused = THEME.iter().filter(|(name, _)| !used.contains(*name));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&(&str, &str)>::new());
}

#[test]
fn the_check_finds_what_it_is_for() {
    for bad in [
        "<script>1</script>",
        "<script src=/static/js/x.js>1</script>",
        "<script src=//x.org/static/js/x.js></script>",
        "<p onclick=x>",
        "<p style='color:red'>",
        "<a href='javascript:x'>",
        "<a href=' java\nscript:x'>",
        "<a href='data:text/html,x'>",
        "<img src=x>",
        "<iframe src=/>",
        "<div class=article-content><div><span>",
        "<div class=article-content><div><a class=x>",
        "<div class=article-content><div><a href='git://x'>",
        "<a href='/\u{202e}x'>",
        "<svg onload=x>",
        "<svg><a href=x xlink:href='javascript:x'>",
        "<svg><use href=x>",
        "<svg><foreignObject>",
    ] {
        let page = Html::parse_document(bad);
        assert!(elements(&page).any(|element| check_element(element).is_err()), "{bad}");
    }
    let good = Html::parse_document("<p>a<a href='/x:y'>b</a><div class=article-content><div><a href='//x'>");
    assert!(elements(&good).all(|element| check_element(element).is_ok()));
}

#[test]
fn an_id_is_given_once_in_a_page() {
    let mut count = 0;
    for (path, html) in &site().pages() {
        let page = Html::parse_document(html);
        let mut seen = BTreeSet::new();
        for element in select(page.root_element(), "[id]") {
            let id = element.attr("id").unwrap();
            assert!(!id.is_empty() && seen.insert(id.to_owned()), "{path}: {id} twice");
            count += 1;
        }
    }
    assert!(count > 30_000, "{count}");
}

#[test]
fn pages_are_well_formed() {
    let mut errors: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for (path, html) in &site().pages() {
        assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"), "{path}");
        let page = Html::parse_document(html);
        for error in &page.errors {
            let entry = errors.entry(error.to_string()).or_insert((0, path.clone()));
            entry.0 += 1;
        }
    }
    assert_eq!(errors, BTreeMap::new());
    assert!(!Html::parse_document("<!DOCTYPE html><p><b></p>").errors.is_empty(), "errors are seen");
}

#[test]
fn marks_in_pages_are_the_themes() {
    let marks = BTreeSet::from(["latest", "/latest"]);
    let mut turned = 0;
    for (path, html) in &site().pages() {
        for node in Html::parse_document(html).tree.nodes() {
            match node.value() {
                Node::Comment(comment) => assert!(marks.contains(&**comment), "{path}: {comment:?}"),
                Node::ProcessingInstruction(_) => panic!("{path}: {node:?}"),
                Node::Text(text) => turned += usize::from(turns(text)),
                _ => {}
            }
        }
    }
    assert!(turned > 0, "the sample has such texts");
}
