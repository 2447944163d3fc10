//! Pages as trees: elements that a selector finds, and the text that a reader sees.

use scraper::{ElementRef, Selector};

/// Elements below one, in document order; a selector that is none finds nothing.
pub(super) fn select<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    Selector::parse(selector).map(|selector| element.select(&selector).collect()).unwrap_or_default()
}

/// The first of them.
pub(super) fn first<'a>(element: ElementRef<'a>, selector: &str) -> Option<ElementRef<'a>> {
    Selector::parse(selector).ok().and_then(|selector| element.select(&selector).next())
}

/// The text of an element without what is hidden, scripts and styles.
pub(super) fn text(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    for node in element.descendants() {
        let Some(piece) = node.value().as_text() else { continue };
        let unseen = |name: &str| matches!(name, "script" | "style");
        let mut above = node.ancestors().take_while(|above| above.id() != element.id()).filter_map(ElementRef::wrap);
        if !above.any(|above| unseen(above.value().name()) || above.attr("hidden").is_some()) {
            text.push_str(piece);
        }
    }
    text
}

/// Text with runs of blanks as one space, none at the ends.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text without blanks: markup decides where those stand.
pub(super) fn squash(text: &str) -> String {
    text.split_whitespace().collect()
}
