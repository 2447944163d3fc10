//! The page numbers under a list, stored or made for a request: first and last, their neighbours, and five to each side of where
//! one is.

use serde::Serialize;

const RADIUS: usize = 5;

/// Links to other pages of a list of more than one.
#[derive(Debug, Serialize)]
pub(crate) struct Pager {
    first: Option<String>,
    previous: Option<String>,
    items: Vec<Item>,
    next: Option<String>,
    last: Option<String>,
}

/// One place in the row of numbers.
#[derive(Debug, Serialize)]
struct Item {
    /// `None` stands for the numbers left out.
    number: Option<usize>,
    /// `None` for the page one is on.
    href: Option<String>,
}

/// Page `current` of `pages`, counted from 1; `None` when there is only one. A `current` past the end is the last.
/// `address` makes the address of a page.
pub(crate) fn pager(current: usize, pages: usize, address: impl Fn(usize) -> String) -> Option<Pager> {
    if pages <= 1 {
        return None;
    }
    let current = current.clamp(1, pages);
    let back = |page: usize| (current > 1).then(|| address(page));
    let on = |page: usize| (current < pages).then(|| address(page));
    let items = window(current, pages)
        .into_iter()
        .map(|number| Item { number, href: number.filter(|number| *number != current).map(&address) });
    Some(Pager {
        first: back(1),
        previous: back(current.saturating_sub(1)),
        items: items.collect(),
        next: on(current + 1),
        last: on(pages),
    })
}

/// The numbers shown, `None` where some are left out.
fn window(current: usize, pages: usize) -> Vec<Option<usize>> {
    let from = current.saturating_sub(RADIUS).max(1);
    let to = (current + RADIUS).min(pages);
    let mut out = Vec::with_capacity(2 * RADIUS + 5);
    if from > 1 {
        out.push(Some(1));
    }
    if from > 2 {
        out.push(None);
    }
    out.extend((from..=to).map(Some));
    if to + 1 < pages {
        out.push(None);
    }
    if to < pages {
        out.push(Some(pages));
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn text(current: usize, pages: usize) -> String {
        let current = current.min(pages);
        let words = window(current, pages).into_iter().map(|number| match number {
            Some(number) if number == current => format!("[{number}]"),
            Some(number) => number.to_string(),
            None => "..".to_owned(),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn windows() {
        assert_eq!(text(1, 20), "[1] 2 3 4 5 6 .. 20");
        assert_eq!(text(6, 20), "1 2 3 4 5 [6] 7 8 9 10 11 .. 20");
        assert_eq!(text(7, 20), "1 2 3 4 5 6 [7] 8 9 10 11 12 .. 20");
        assert_eq!(text(11, 20), "1 .. 6 7 8 9 10 [11] 12 13 14 15 16 .. 20");
        assert_eq!(text(14, 20), "1 .. 9 10 11 12 13 [14] 15 16 17 18 19 20");
        assert_eq!(text(20, 20), "1 .. 15 16 17 18 19 [20]");
        assert_eq!(text(2, 3), "1 [2] 3");
    }

    #[test]
    fn ends() {
        let address = |page: usize| format!("O={}", (page - 1) * 50);
        let first = pager(1, 20, address).unwrap();
        assert_eq!((first.first, first.previous), (None, None));
        assert_eq!((first.next.as_deref(), first.last.as_deref()), (Some("O=50"), Some("O=950")));
        let past = pager(99, 3, address).unwrap();
        assert_eq!((past.previous.as_deref(), past.next), (Some("O=50"), None));
        assert!(pager(1, 1, address).is_none());
        assert!(pager(1, 0, address).is_none());
    }
}
