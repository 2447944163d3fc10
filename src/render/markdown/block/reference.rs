//! Link definitions: `[id]: address "title"`, anywhere in a paragraph's piece, on lines of their own.

use std::collections::HashMap;

use super::super::text::{indent, is_blank, is_space};
use super::{Blocks, Pending};

/// Where a defined link leads.
#[derive(Clone, Debug)]
pub(in super::super) struct Reference {
    pub(in super::super) href: String,
    pub(in super::super) title: Option<String>,
}

/// The definitions of one comment; names are lower case.
#[derive(Debug, Default)]
pub(in super::super) struct References {
    by_name: HashMap<String, Reference>,
}

impl References {
    pub(in super::super) fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    pub(in super::super) fn get(&self, name: &str) -> Option<&Reference> {
        self.by_name.get(name)
    }
}

impl Blocks<'_> {
    /// Takes the first definition out of a piece.
    pub(super) fn definition(&mut self, piece: &str, pending: &mut Pending) -> bool {
        let Some((start, found)) = find(piece) else {
            return false;
        };
        let (before, after) = (&piece[..start], &piece[found.end..]);
        if !is_blank(after) {
            pending.push(after.trim_start_matches('\n').to_owned());
        }
        if !is_blank(before) {
            pending.push(before.trim_end_matches('\n').to_owned());
        }
        self.references.by_name.insert(found.name.trim().to_lowercase(), found.reference());
        true
    }
}

struct Definition<'a> {
    name: &'a str,
    href: &'a str,
    title: Option<&'a str>,
    end: usize,
}

impl Definition<'_> {
    fn reference(&self) -> Reference {
        Reference {
            href: self.href.trim_start_matches('<').trim_end_matches('>').to_owned(),
            title: self.title.filter(|title| !title.is_empty()).map(str::to_owned),
        }
    }
}

fn find(piece: &str) -> Option<(usize, Definition<'_>)> {
    memchr::memmem::find(piece.as_bytes(), b"]:")?;
    let mut start = 0;
    for line in piece.split('\n') {
        let margin = indent(line);
        if margin <= 3
            && line[margin..].starts_with('[')
            && let Some(found) = parse(piece, start + margin + 1)
        {
            return Some((start, found));
        }
        start += line.len() + 1;
    }
    None
}

/// The definition whose name begins at `name_start`.
fn parse(piece: &str, name_start: usize) -> Option<Definition<'_>> {
    let name_end = name_start + piece[name_start..].find(['[', ']'])?;
    let rest = piece[name_end..].strip_prefix("]:")?;
    let rest = rest.trim_start_matches(' ');
    let rest = rest.strip_prefix('\n').unwrap_or(rest).trim_start_matches(' ');
    let length = rest.find(is_space).unwrap_or(rest.len());
    if length == 0 {
        return None;
    }
    let (href, after) = rest.split_at(length);
    let name = &piece[name_start..name_end];
    let after = after.trim_start_matches(' ');
    let offset = |tail: &str| piece.len() - tail.len();
    let next_line = after.strip_prefix('\n').map(|rest| rest.trim_start_matches(' '));
    for candidate in [Some(after), next_line].into_iter().flatten() {
        let line_length = candidate.find('\n').unwrap_or(candidate.len());
        if let Some(title) = parse_title(&candidate[..line_length]) {
            return Some(Definition { name, href, title: Some(title), end: offset(&candidate[line_length..]) });
        }
    }
    (after.is_empty() || after.starts_with('\n')).then(|| Definition { name, href, title: None, end: offset(after) })
}

/// The title that fills `line`: in quotes of either kind or in parentheses.
fn parse_title(line: &str) -> Option<&str> {
    let line = line.trim_end_matches(' ');
    [('"', '"'), ('\'', '\''), ('(', ')')]
        .into_iter()
        .find_map(|(open, close)| line.strip_prefix(open)?.strip_suffix(close))
}
