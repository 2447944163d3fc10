//! Ranked search: which packages a reader most likely means, best first, all of them.
//!
//! A query is taken apart ([`crate::language`]), each word is looked up place by place ([`sources`]), the places are
//! added up in one table ([`table`]), and the page that is asked for is cut from the order of all matches ([`order`]).
//! The descriptions of the best are read ([`described`]) before they are put in order. The order is total and depends on the
//! generation and the query alone, so that pages follow each other without gaps.
//!
//! If hardly anything has all words, words like them are tried, then packages that have some of them; such matches come
//! behind all others. The cost is bounded whatever the query is: a word reads each package a few times at most.

mod described;
mod explain;
mod facets;
mod filter;
mod highlight;
mod nearby;
mod needing;
mod order;
mod plan;
mod sources;
mod suggest;
mod table;
pub(crate) mod weights;

pub use explain::{Explanation, Part};
pub use facets::{FacetCount, Facets};
pub use highlight::Highlighter;
pub(crate) use nearby::nearby;
pub use needing::Needing;
pub(crate) use suggest::suggest;

use crate::bits::Bits;
use crate::language::{self, Note, Query};
use crate::{DocId, Hit, Index, SortBy, Synonyms};
use plan::{Guess, Plan};
use table::{Table, with_table};

/// With fewer matches than these, words that are like those of the query are tried as well.
const FEW: usize = 3;

/// Packages on a page at most.
pub const MAX_LIMIT: usize = 2500;

/// One question of a reader.
#[derive(Clone, Copy, Debug, Default)]
pub struct Search<'a> {
    /// As typed; the language is described in the documentation of the interface.
    pub text: &'a str,
    /// Packages to skip.
    pub offset: usize,
    /// Packages to return, at most [`MAX_LIMIT`].
    pub limit: usize,
    /// The order of the matches, and whether it is turned round; the best first where none is said.
    pub sort: Option<(SortBy, bool)>,
    /// Whether to count what the matches have in common.
    pub facets: bool,
    /// Whether to say why each package stands where it does.
    pub explain: bool,
    /// Only flagged, only not flagged, or all.
    pub outdated: Option<bool>,
    /// Only without maintainer.
    pub orphans: bool,
    /// What words mean besides themselves.
    pub synonyms: Option<&'a Synonyms>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// All matches.
    pub total: usize,
    /// Those of the page, best first.
    pub hits: Vec<Hit>,
    /// What could not be taken as it was typed.
    pub notes: Vec<Note>,
    /// The query as it was probably meant, when something in it was found nowhere.
    pub did_you_mean: Option<String>,
    /// What was looked for, for [`Highlighter`]: words and phrases, folded, and guesses.
    pub words: Vec<String>,
    /// If asked for.
    pub facets: Option<Facets>,
    /// One a hit, if asked for.
    pub explanations: Vec<Explanation>,
}

/// Which packages count as matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// Those with all words.
    All,
    /// Those with any.
    Any,
}

/// Answers a question.
pub(crate) fn find_text(index: &Index, search: &Search<'_>) -> Found {
    let query = language::parse(search.text);
    let allowed = filter::allowed(index, &query, search);
    with_table(index.packages.end(), |table| answer(index, search, query, allowed.as_ref(), table))
}

fn answer(index: &Index, search: &Search<'_>, mut query: Query, allowed: Option<&Bits>, table: &mut Table) -> Found {
    let (plan, matches) = settle(index, search, &query, allowed, table);
    let mut notes = std::mem::take(&mut query.notes);
    let did_you_mean = meant(&plan, table, &matches);
    if did_you_mean.is_some() {
        notes.push(Note::Guessed);
    } else if matches.need == Need::Any {
        notes.push(Note::SomeWords);
    }
    let limit = search.limit.min(MAX_LIMIT);
    let hits = match search.sort {
        None => order::page(index, &plan, table, &matches, search.offset, limit),
        Some(sort) => order::sorted(index, &plan, table, &matches, sort, search.offset, limit),
    };
    let facets = search.facets.then(|| facets::count(index, &query, &matches.docs));
    let explanations = if search.explain { explain::explain(index, &plan, table, &matches, &hits) } else { Vec::new() };
    let words = plan.shown();
    Found { total: matches.docs.len(), hits, notes, did_you_mean, words, facets, explanations }
}

/// The matches, and what makes them matches.
struct Matches {
    docs: Vec<DocId>,
    need: Need,
    /// The words that count, as bits.
    words: u32,
}

/// Looks for all words as they are; if that finds hardly anything, for words like them; if nothing, for some of them.
fn settle(
    index: &Index,
    search: &Search<'_>,
    query: &Query,
    allowed: Option<&Bits>,
    table: &mut Table,
) -> (Plan, Matches) {
    let mut plan = Plan::new(index, &query.units, search.synonyms, Guess::Nothing, None);
    let mut docs = matching(index, &plan, allowed, Need::All, table);
    let words = needed(&plan);
    if docs.len() >= FEW || words == 0 {
        return (plan, Matches { docs, need: Need::All, words });
    }
    for guess in [Guess::Unknown, Guess::All] {
        // Of several words that all are known none is mistyped: rather some of them than others.
        if guess == Guess::All && plan.words.len() > 1 {
            break;
        }
        let wider = Plan::new(index, &query.units, search.synonyms, guess, Some(&plan));
        if wider.guessed {
            plan = wider;
            table.clear();
            docs = matching(index, &plan, allowed, Need::All, table);
        }
        if !docs.is_empty() {
            break;
        }
    }
    if docs.is_empty() && plan.words.len() > 1 {
        table.clear();
        let docs = matching(index, &plan, allowed, Need::Any, table);
        return (plan, Matches { docs, need: Need::Any, words });
    }
    (plan, Matches { docs, need: Need::All, words })
}

/// The words that must not be missing, as bits.
fn needed(plan: &Plan) -> u32 {
    let words = plan.words.iter().enumerate().filter(|(_, word)| !word.optional);
    words.fold(0, |bits, (at, _)| bits | 1 << at)
}

/// Fills the table and picks the matches.
fn matching(index: &Index, plan: &Plan, allowed: Option<&Bits>, need: Need, table: &mut Table) -> Vec<DocId> {
    let words = needed(plan);
    table.fill(index, plan, need, None);
    if words == 0 {
        table.know(index.packages.docs());
    }
    let enough = |doc: &DocId| {
        let found = table.cell(*doc).found & words;
        let enough = if need == Need::All { found == words } else { found != 0 };
        enough && allowed.is_none_or(|allowed| allowed.has(*doc))
    };
    table.docs.iter().copied().filter(enough).collect()
}

/// The query with the guessed words, when no match does without guesses.
fn meant(plan: &Plan, table: &Table, matches: &Matches) -> Option<String> {
    let all_guessed = plan.guessed && matches.docs.iter().all(|doc| table.cell(*doc).guessed);
    if !all_guessed || matches.docs.is_empty() || matches.need == Need::Any {
        return None;
    }
    let words = plan.words.iter().map(|word| word.guess.as_deref().unwrap_or(&word.text));
    Some(words.collect::<Vec<_>>().join(" "))
}
