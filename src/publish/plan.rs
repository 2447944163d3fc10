//! What is to be done: a pure function of what lies here and what lies there.

use super::PRIVATE;
use super::manifest::{Entry, Manifest};
use super::tree::{INDEX, Object, Tree, address, policy};
use crate::cache::{CachePolicy, own_key};
use std::collections::BTreeSet;

/// Assets that no page refers to any more are kept that long, in seconds: pages that readers have open still ask for them.
const GRACE: i64 = 24 * 3600;

/// The same for indexes, which are large, and which query nodes take within minutes.
const INDEX_GRACE: i64 = 3600;

/// What is to be done.
#[derive(Debug, Default)]
pub(crate) struct Plan<'a> {
    /// In the order of classes.
    pub(crate) uploads: Vec<&'a Object>,
    pub(crate) deletions: Vec<String>,
    /// The list as it is when all is done.
    pub(crate) after: Manifest,
    /// Keys of caches: changed, shown once more while they are fetched.
    pub(crate) soft: BTreeSet<String>,
    /// Keys of caches: gone, never shown again.
    pub(crate) hard: BTreeSet<String>,
}

impl<'a> Plan<'a> {
    /// Compares. `known` is what lies there; `now` in epoch seconds.
    pub(crate) fn make(tree: &'a Tree, known: &Manifest, now: i64) -> Self {
        let mut plan = Self::default();
        for object in &tree.objects {
            let entry = Entry { digest: object.digest, length: object.length, left: 0 };
            let there = known.entries.get(&object.key);
            if there.is_none_or(|there| (there.digest, there.length) != (entry.digest, entry.length)) {
                plan.uploads.push(object);
                plan.soft.extend(purge_key(&object.key, tree.bare));
            }
            plan.after.entries.insert(object.key.clone(), entry);
        }
        plan.uploads.sort_by_key(|object| object.class);
        if plan.uploads.iter().any(|object| object.key.starts_with(INDEX)) {
            plan.soft.insert("answers".to_owned());
        }
        for (key, entry) in &known.entries {
            if plan.after.entries.contains_key(key) {
                continue;
            }
            let left = if entry.left == 0 { now } else { entry.left };
            if now - left < grace(key) {
                plan.after.entries.insert(key.clone(), Entry { left, ..*entry });
            } else {
                plan.deletions.push(key.clone());
                plan.hard.extend(purge_key(key, tree.bare));
            }
        }
        plan
    }

    /// Puts deletions off: they stay in the list, and are found again next time.
    pub(crate) fn without_deletions(&mut self, known: &Manifest) {
        for key in std::mem::take(&mut self.deletions) {
            if let Some(entry) = known.entries.get(&key) {
                self.after.entries.insert(key, *entry);
            }
        }
        self.hard.clear();
    }
}

/// How long an object stays when nothing refers to it any more, in seconds.
fn grace(key: &str) -> i64 {
    if key.starts_with(PRIVATE) {
        INDEX_GRACE
    } else if policy(key) == CachePolicy::HashedAsset {
        GRACE
    } else {
        0
    }
}

fn purge_key(key: &str, bare: bool) -> Option<String> {
    (!key.starts_with(PRIVATE) && policy(key) != CachePolicy::HashedAsset)
        .then(|| own_key(&address(key, bare)).to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::tree::Class;
    use super::*;

    fn object(key: &str, digest: u128, class: Class) -> Object {
        Object { key: key.to_owned(), file: key.into(), class, length: 1, digest }
    }

    fn tree(objects: Vec<Object>) -> Tree {
        Tree { objects, bare: true, index: vec![], site: vec![], warnings: vec![] }
    }

    #[test]
    fn only_what_differs_is_sent_and_what_is_gone_goes() {
        let css = |digest: &str| format!("static/css/a.{digest}.css");
        let first = tree(vec![
            object("packages/a", 1, Class::Page),
            object("packages/b", 1, Class::Page),
            object("index.html", 1, Class::List),
            object(&css("0123456789abcdef"), 1, Class::Asset),
            object("_aurpress/index/1/x", 1, Class::Index),
        ]);
        let plan = Plan::make(&first, &Manifest::default(), 1000);
        let order: Vec<_> = plan.uploads.iter().map(|object| object.class).collect();
        assert_eq!(order, [Class::Asset, Class::Page, Class::Page, Class::List, Class::Index]);
        let known = plan.after;
        assert!(Plan::make(&first, &known, 2000).uploads.is_empty(), "nothing changed");
        let second = tree(vec![
            object("packages/a", 2, Class::Page),
            object("packages/c", 1, Class::Page),
            object("index.html", 1, Class::List),
            object("_aurpress/index/2/x", 1, Class::Index),
        ]);
        let plan = Plan::make(&second, &known, 2000);
        let uploads: Vec<_> = plan.uploads.iter().map(|object| object.key.as_str()).collect();
        assert_eq!(uploads, ["packages/a", "packages/c", "_aurpress/index/2/x"]);
        assert_eq!(plan.deletions, ["packages/b"]);
        assert_eq!(plan.soft.iter().collect::<Vec<_>>(), ["answers", "packages/a", "packages/c"]);
        assert_eq!(plan.hard.iter().collect::<Vec<_>>(), ["packages/b"]);
        assert_eq!(plan.after.entries[&css("0123456789abcdef")].left, 2000, "kept for a day");
        let later = Plan::make(&second, &plan.after, 2000 + INDEX_GRACE);
        assert_eq!(later.deletions, ["_aurpress/index/1/x"]);
        let later = Plan::make(&second, &later.after, 2000 + GRACE);
        assert_eq!(later.deletions, [css("0123456789abcdef")]);
        let mut held = Plan::make(&second, &known, 2000);
        held.without_deletions(&known);
        assert_eq!(Plan::make(&second, &held.after, 2000).deletions, ["packages/b"], "found again");
    }
}
