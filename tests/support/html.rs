//! Pages as what a reader gets from them: texts and links.

use scraper::{ElementRef, Html, Selector};

/// A piece of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fact {
    /// All its text, blanks collapsed.
    pub(crate) text: String,
    /// The address of each link in it.
    pub(crate) links: Vec<String>,
}

impl Fact {
    /// What an element says. Links to lists are left out: the old site has none.
    pub(crate) fn of(element: ElementRef<'_>) -> Self {
        let links = select(element, "a[href]").into_iter().map(|a| a.attr("href").unwrap().to_owned());
        let links = links.filter(|link| !link.starts_with("/browse/"));
        Self { text: text(element), links: links.collect() }
    }
}

/// The elements below one that a selector finds, in document order.
pub(crate) fn select<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(selector).unwrap()).collect()
}

/// The first of them.
pub(crate) fn first<'a>(page: &'a Html, selector: &str) -> Option<ElementRef<'a>> {
    select(page.root_element(), selector).into_iter().next()
}

/// The facts of all elements that a selector finds.
pub(crate) fn facts(page: &Html, selector: &str) -> Vec<Fact> {
    select(page.root_element(), selector).into_iter().map(Fact::of).collect()
}

/// The text of an element, blanks collapsed.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    collapse(&element.text().collect::<String>())
}

/// Text with runs of blanks as one space, none at the ends.
pub(crate) fn collapse(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}
