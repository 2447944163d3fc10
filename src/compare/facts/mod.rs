//! What answers mean: each kind of answer is taken apart into facts, and the facts are compared.

mod archive;
mod feed;
mod html;
mod listing;
mod page;
mod rpc;

pub(crate) use listing::Listing;
pub(crate) use rpc::{Rpc, differing};

use super::exchange::{Answer, Request};
use super::verdict::Difference;
use percent_encoding::percent_decode_str;

/// The first difference between two answers; `None` when they mean the same.
pub(crate) fn difference(request: &Request, theirs: &Answer, ours: &Answer) -> Option<Difference> {
    if !same_status(theirs.status, ours.status) {
        return Some(Difference::of("status", format!("status {} | {}", theirs.status, ours.status)));
    }
    if theirs.is_redirect() {
        return redirect(theirs, ours);
    }
    if theirs.status == 304 || request.method == "HEAD" {
        return None;
    }
    match Kind::of(request) {
        Kind::Rpc => rpc::difference(theirs, ours),
        kind if theirs.status == 200 => body(kind, request, theirs, ours),
        _ => None,
    }
}

fn body(kind: Kind, request: &Request, theirs: &Answer, ours: &Answer) -> Option<Difference> {
    match kind {
        Kind::Search => listing::difference(request, &theirs.text(), &ours.text()),
        Kind::Page => page::difference(request, &theirs.text(), &ours.text()),
        Kind::Feed => feed::difference(&theirs.text(), &ours.text()),
        Kind::Archive => archive::difference(theirs, ours),
        Kind::Rpc | Kind::Other => None,
    }
}

/// What an answer is, by the address asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Rpc,
    Search,
    Page,
    Feed,
    Archive,
    Other,
}

impl Kind {
    fn of(request: &Request) -> Self {
        let path = request.bare_path();
        if path == "/rpc" || path == "/rpc.php" || path.starts_with("/rpc/") || path.starts_with("/rpc.php/") {
            Self::Rpc
        } else if path == "/packages" || path == "/packages/" {
            Self::Search
        } else if path.starts_with("/packages/") || path.starts_with("/pkgbase/") {
            Self::Page
        } else if path.starts_with("/rss") {
            Self::Feed
        } else if archive::NAMES.contains(&path.trim_start_matches('/')) {
            Self::Archive
        } else {
            Self::Other
        }
    }
}

/// Redirects keep their meaning whatever their number: for ever or for now, and a GET in all cases that readers meet.
fn same_status(theirs: u16, ours: u16) -> bool {
    theirs == ours
        || (theirs == 307 && matches!(ours, 301 | 308))
        || (theirs == 303 && matches!(ours, 301 | 302 | 307 | 308))
}

fn redirect(theirs: &Answer, ours: &Answer) -> Option<Difference> {
    let to = |answer: &Answer| answer.header("location").map(target);
    let (theirs, ours) = (to(theirs), to(ours));
    let text = || format!("location {} | {}", theirs.as_deref().unwrap_or("none"), ours.as_deref().unwrap_or("none"));
    (theirs != ours).then(|| Difference::of("location", text()))
}

/// Path and query of an address, decoded: hosts are the front server's business.
fn target(location: &str) -> String {
    let local = location.split_once("://").map_or(location, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    percent_decode_str(local).decode_utf8_lossy().into_owned()
}

/// A piece of a long text for one line of a report.
pub(crate) fn short(text: &str) -> String {
    const SHOWN: usize = 120;
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() { format!("{line}…") } else { line }
}

/// What is in `a` and not in `b`, equal values counted; both sorted.
pub(crate) fn missing<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    let mut rest = b.iter().peekable();
    let mut gone = Vec::new();
    for value in a {
        while rest.next_if(|other| *other < value).is_some() {}
        if rest.next_if(|other| *other == value).is_none() {
            gone.push(value.clone());
        }
    }
    gone
}
