//! The conditions of a query, as a set of packages.

use super::Search;
use super::sources::in_names;
use crate::analyse::words;
use crate::bits::Bits;
use crate::fulltext::Field;
use crate::language::{Filter, Query, Span, Test, Unit};
use crate::packages::{ORPHAN, OUTDATED};
use crate::pattern::Pattern;
use crate::terms::Kind;
use crate::{Index, Unread};

/// The packages that meet all conditions; `None` when there is no condition.
pub(super) fn allowed(index: &Index, query: &Query, search: &Search<'_>) -> Option<Bits> {
    let mut allowed = None;
    let mut keep = |bits: &Bits, negated: bool| {
        allowed.get_or_insert_with(|| Bits::all(index.packages.end())).keep(bits, negated);
    };
    for Filter { negated, test } in &query.filters {
        keep(&meeting(index, test), *negated);
    }
    for unit in &query.without {
        keep(&having(index, unit), true);
    }
    if let Some(outdated) = search.outdated {
        keep(&meeting(index, &Test::Outdated), !outdated);
    }
    if search.orphans {
        keep(&meeting(index, &Test::Orphan), false);
    }
    allowed
}

fn meeting(index: &Index, test: &Test) -> Bits {
    let documents = index.packages.end();
    let all = || index.packages.docs();
    let flagged = |bit: u8| Bits::of(documents, all().filter(|&doc| index.packages.flags(doc) & bit != 0));
    let number = |span: Span, number: &dyn Fn(usize) -> i64| {
        Bits::of(documents, all().filter(|&doc| span.holds(number(doc as usize))))
    };
    let packages = &index.packages;
    match test {
        Test::Name(text) => Bits::of(documents, index.names.search(text.as_bytes(), usize::MAX)),
        Test::Description(text) => Bits::of(documents, index.descriptions.search(text.as_bytes(), usize::MAX)),
        Test::Term(kinds, name, begins) => bearing(index, kinds, name, *begins),
        Test::RequiredBy(name) => Bits::of(documents, index.required_by(name)),
        Test::Orphan => flagged(ORPHAN),
        Test::Outdated => flagged(OUTDATED),
        Test::Votes(span) => number(*span, &|at| packages.votes_at(at).into()),
        Test::Popularity(span) => number(*span, &|at| i64::try_from(packages.popularity_at(at)).unwrap_or(i64::MAX)),
        Test::Modified(span) => number(*span, &|at| packages.modified_at(at)),
    }
}

/// Packages that bear a name in one of the roles. Of keywords, groups and licences the beginning is enough when
/// nothing bears the name as it is.
pub(super) fn bearing(index: &Index, kinds: &[Kind], name: &str, begins: bool) -> Bits {
    let mut bits = Bits::none(index.packages.end());
    let mut found = false;
    for &kind in kinds {
        for doc in index.terms.get(kind, name).into_iter().flatten().filter(|_| !begins) {
            found = true;
            bits.add(doc);
        }
        if kind == Kind::Provides && !begins {
            index.find(name).into_iter().for_each(|doc| bits.add(doc));
        }
    }
    let vague = |kind: &Kind| matches!(kind, Kind::Keyword | Kind::Group | Kind::License);
    for &kind in kinds.iter().filter(|kind| begins || (!found && vague(kind))) {
        index.terms.with_prefix(kind, name).into_iter().for_each(|doc| bits.add(doc));
    }
    bits
}

/// Packages that have what must not be there.
fn having(index: &Index, unit: &Unit) -> Bits {
    let documents = index.packages.end();
    let matching = |pattern: Result<Pattern, Unread>| match pattern {
        Ok(pattern) => {
            Bits::of(documents, index.packages.docs().filter(|&doc| pattern.matches(index.names.folded(doc))))
        }
        Err(_) => Bits::none(documents),
    };
    match unit {
        Unit::Word(typed) => {
            let words = words(typed);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let mut bits = Bits::of(documents, in_names(index, &words));
            if let [word] = words[..] {
                for field in [Field::Keywords, Field::Description] {
                    index.full_text.each(field, word, |doc| bits.add(doc));
                }
            }
            bits
        }
        Unit::Prefix(typed) => Bits::of(documents, index.packages.with_prefix(typed)),
        Unit::Phrase(text) => Bits::of(documents, index.in_name_or_description(text.as_bytes(), usize::MAX)),
        Unit::Glob(glob) => matching(Pattern::glob(glob)),
        Unit::Regex(regex) => matching(Pattern::regex(regex)),
    }
}
