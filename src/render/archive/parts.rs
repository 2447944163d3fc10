//! Archives in parts: where one begins depends on the name of its first entry alone, so that a change of one entry
//! changes one part, and the others need not be made again.

use crate::model::collation;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use xxhash_rust::xxh3::xxh3_64;

/// What entries stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One JSON array, an object a line.
    Json,
    /// A name a line.
    Lines,
}

impl Shape {
    /// A part has this many entries on average: about a megabyte of objects, or a hundred kilobytes of names.
    fn entries(self) -> u64 {
        match self {
            Self::Json => 1024,
            Self::Lines => 8192,
        }
    }

    /// What stands before the first entry of all, and before others.
    fn before(self, first: bool) -> &'static [u8] {
        match (self, first) {
            (Self::Lines, _) => b"",
            (Self::Json, true) => b"[\n",
            (Self::Json, false) => b",\n",
        }
    }

    /// The name of an entry.
    fn name(self, entry: &[u8]) -> Option<String> {
        /// What of an object is looked at.
        #[derive(serde::Deserialize)]
        struct Named {
            #[serde(rename = "Name")]
            name: String,
        }
        match self {
            Self::Json => serde_json::from_slice::<Named>(entry).ok().map(|named| named.name),
            Self::Lines => String::from_utf8(entry.strip_suffix(b"\n")?.to_vec()).ok(),
        }
    }
}

/// A part of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Name of its first entry; empty for what follows the last one.
    pub first: String,
    /// What it unpacks to.
    pub content: Vec<u8>,
}

/// Puts entries, which come in collation order of their names, into parts.
#[derive(Debug)]
pub struct Parts {
    shape: Shape,
    /// Whether there are entries before.
    continued: bool,
    parts: Vec<Part>,
}

impl Parts {
    /// Parts of a whole archive.
    pub fn new(shape: Shape) -> Self {
        Self { shape, continued: false, parts: Vec::new() }
    }

    /// Where the next entry is to be written.
    pub fn entry(&mut self, name: &str) -> &mut Vec<u8> {
        let first = self.parts.is_empty();
        if first || begins(self.shape, name) {
            self.parts.push(Part { first: name.to_owned(), content: Vec::new() });
        }
        let at = self.parts.len() - 1;
        let content = &mut self.parts[at].content;
        content.extend_from_slice(self.shape.before(first && !self.continued));
        content
    }

    /// All parts, with what follows the last entry.
    pub fn finish(mut self) -> Vec<Part> {
        if self.shape == Shape::Json {
            let end: &[u8] = if self.parts.is_empty() { b"[\n]" } else { b"\n]" };
            self.parts.push(Part { first: String::new(), content: end.to_vec() });
        }
        self.parts
    }
}

fn begins(shape: Shape, name: &str) -> bool {
    xxh3_64(name.as_bytes()).is_multiple_of(shape.entries())
}

/// New texts of entries by name; `None` removes one.
pub type Entries = BTreeMap<String, Option<Vec<u8>>>;

/// What an archive's parts become: those of a range are replaced by others.
#[derive(Debug)]
pub struct Replaced {
    /// First and last of the parts that go.
    pub range: std::ops::RangeInclusive<usize>,
    /// What comes in their place.
    pub parts: Vec<Part>,
}

/// Changes entries. `firsts` are the names of the parts that there are, and `content` unpacks one. `None` when the
/// archive is not what the changes are about; then it is made anew.
pub fn change(
    shape: Shape,
    firsts: &[&str],
    content: impl Fn(usize) -> Option<Vec<u8>>,
    entries: &Entries,
) -> Option<Vec<Replaced>> {
    let mut entries: Vec<(&str, Option<&[u8]>)> =
        entries.iter().map(|(name, text)| (name.as_str(), text.as_deref())).collect();
    entries.sort_by(|a, b| collation::compare(a.0, b.0));
    let firsts: Vec<&str> = firsts.iter().copied().filter(|first| !first.is_empty()).collect();
    let place = |name: &str| {
        firsts.partition_point(|first| collation::compare(first, name) != Ordering::Greater).saturating_sub(1)
    };
    let mut touched = vec![false; firsts.len()];
    for (name, text) in &entries {
        let at = place(name);
        *touched.get_mut(at)? = true;
        if text.is_none() && firsts[at] == *name && at > 0 {
            touched[at - 1] = true;
        }
        if at == 0 && collation::compare(name, firsts[0]) != Ordering::Greater && touched.len() > 1 {
            touched[1] = true;
        }
    }
    let mut replaced = Vec::new();
    let mut at = 0;
    while at < touched.len() {
        if !touched[at] {
            at += 1;
            continue;
        }
        let end = at + touched[at..].iter().take_while(|touched| **touched).count() - 1;
        let inside: Vec<_> = entries.iter().filter(|(name, _)| (at..=end).contains(&place(name))).copied().collect();
        let old: Vec<Vec<u8>> = (at..=end).map(&content).collect::<Option<_>>()?;
        replaced.push(Replaced { range: at..=end, parts: again(shape, at > 0, &old, &inside)? });
        at = end + 1;
    }
    Some(replaced)
}

/// The entries of some parts with changes, in parts again.
fn again(shape: Shape, continued: bool, old: &[Vec<u8>], changes: &[(&str, Option<&[u8]>)]) -> Option<Vec<Part>> {
    let mut entries: Vec<(String, &[u8])> = Vec::new();
    for content in old {
        for entry in split(shape, content) {
            entries.push((shape.name(entry)?, entry));
        }
    }
    for (name, text) in changes {
        let found = entries.binary_search_by(|(known, _)| collation::compare(known, name));
        match (found, text) {
            (Ok(at), Some(text)) => entries[at].1 = text,
            (Err(at), Some(text)) => entries.insert(at, ((*name).to_owned(), text)),
            (Ok(at), None) => drop(entries.remove(at)),
            (Err(_), None) => return None,
        }
    }
    // Parts without entries before them begin anyhow; the others must begin where a name says so.
    let first = entries.first()?;
    if continued && !begins(shape, &first.0) {
        return None;
    }
    let mut parts = Parts { shape, continued, parts: Vec::new() };
    for (name, text) in &entries {
        parts.entry(name).extend_from_slice(text);
    }
    Some(parts.parts)
}

/// The entries of a part.
fn split(shape: Shape, content: &[u8]) -> Vec<&[u8]> {
    match shape {
        Shape::Lines => content.split_inclusive(|byte| *byte == b'\n').collect(),
        // Each line but the first one is an object, which holds no end of a line, and a comma.
        Shape::Json => {
            content.split(|byte| *byte == b'\n').skip(1).map(|line| line.strip_suffix(b",").unwrap_or(line)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(shape: Shape, name: &str, value: u32) -> Vec<u8> {
        match shape {
            Shape::Lines => format!("{name}\n").into_bytes(),
            Shape::Json => format!("{{\"ID\":{value},\"Name\":\"{name}\"}}").into_bytes(),
        }
    }

    fn whole(shape: Shape, entries: &BTreeMap<String, u32>) -> Vec<Part> {
        let mut names: Vec<&String> = entries.keys().collect();
        names.sort_by(|a, b| collation::compare(a, b));
        let mut parts = Parts::new(shape);
        for name in names {
            parts.entry(name).extend_from_slice(&text(shape, name, entries[name]));
        }
        parts.finish()
    }

    fn replace(parts: &[Part], mut replaced: Vec<Replaced>) -> Vec<Part> {
        let mut new = parts.to_vec();
        replaced.reverse();
        for Replaced { range, parts } in replaced {
            new.splice(range, parts);
        }
        new
    }

    #[test]
    fn changed_parts_are_those_of_a_whole_archive() {
        let mut rng = fastrand::Rng::with_seed(7);
        for shape in [Shape::Json, Shape::Lines] {
            let spread = u32::try_from(shape.entries()).unwrap() * 5;
            let mut entries: BTreeMap<String, u32> = (0..spread).map(|n| (format!("n{n}"), n)).collect();
            let mut refused = 0;
            for round in 0..40 {
                let parts = whole(shape, &entries);
                let mut changes = Entries::new();
                for _ in 0..rng.u32(1..4) {
                    let first = parts[rng.usize(..parts.len() - 1)].first.clone();
                    let name = match rng.u8(..5) {
                        0 => first,
                        1 => "a-first".to_owned(),
                        2 => format!("new-{round}"),
                        _ => format!("n{}", rng.u32(..spread)),
                    };
                    let remove = rng.bool() && entries.contains_key(&name);
                    changes.insert(name.clone(), (!remove).then(|| text(shape, &name, round)));
                    if remove {
                        entries.remove(&name)
                    } else {
                        entries.insert(name, round)
                    };
                }
                let firsts: Vec<&str> = parts.iter().map(|part| part.first.as_str()).collect();
                let content = |at: usize| Some(parts[at].content.clone());
                match change(shape, &firsts, content, &changes) {
                    Some(replaced) => assert!(replace(&parts, replaced) == whole(shape, &entries), "round {round}"),
                    None => refused += 1,
                }
            }
            assert!(refused < 8, "{refused} changes refused");
        }
    }

    #[test]
    fn what_is_not_there_cannot_go() {
        let entries = (0..10).map(|n| (format!("n{n}"), n)).collect();
        let parts = whole(Shape::Json, &entries);
        let gone = Entries::from([("n77".to_owned(), None)]);
        let firsts: Vec<&str> = parts.iter().map(|part| part.first.as_str()).collect();
        assert!(change(Shape::Json, &firsts, |at| Some(parts[at].content.clone()), &gone).is_none());
        assert!(change(Shape::Json, &[""], |at| Some(parts[at].content.clone()), &gone).is_none());
    }
}
