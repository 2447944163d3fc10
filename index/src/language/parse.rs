//! Tokens to a query.

use super::lex::{self, Body, Token};
use super::{Filter, MAX_PATTERNS, MAX_PIECES, MAX_TEXT, Note, Query, Span, Test, Unit, Unread};
use crate::fold::fold;
use crate::terms::Kind;

/// Fields that say which role a name has.
const ROLES: [(&str, &[Kind]); 20] = [
    ("maintainer", &[Kind::Maintainer]),
    ("m", &[Kind::Maintainer]),
    ("comaintainer", &[Kind::Comaintainer]),
    ("submitter", &[Kind::Submitter]),
    ("keyword", &[Kind::Keyword]),
    ("keywords", &[Kind::Keyword]),
    ("k", &[Kind::Keyword]),
    ("group", &[Kind::Group]),
    ("groups", &[Kind::Group]),
    ("license", &[Kind::License]),
    ("licence", &[Kind::License]),
    ("licenses", &[Kind::License]),
    ("provides", &[Kind::Provides]),
    ("depends", &[Kind::Depends, Kind::MakeDepends, Kind::CheckDepends, Kind::OptDepends]),
    ("makedepends", &[Kind::MakeDepends]),
    ("checkdepends", &[Kind::CheckDepends]),
    ("optdepends", &[Kind::OptDepends]),
    ("conflicts", &[Kind::Conflicts]),
    ("replaces", &[Kind::Replaces]),
    ("rundepends", &[Kind::Depends]),
];

/// Takes a text apart; never fails.
pub(crate) fn parse(text: &str) -> Query {
    let mut query = Query::default();
    let end = text.char_indices().nth(MAX_TEXT).map_or(text.len(), |(at, _)| at);
    if end < text.len() {
        query.notes.push(Note::Characters(MAX_TEXT));
    }
    let mut rest = &text[..end];
    let mut pieces = 0;
    while let Some(token) = lex::next(&mut rest) {
        pieces += 1;
        if pieces > MAX_PIECES {
            query.notes.push(Note::Pieces(MAX_PIECES));
            break;
        }
        query.add(&token);
    }
    if query.is_empty() {
        query.units.extend(symbols(&text[..end]));
    }
    query
}

/// What is left of a text without letters and digits when the signs of the language are taken off its ends: `++`, an emoji.
/// Beside words such symbols say nothing (`salt & pepper`), alone they are looked for as they are.
fn symbols(text: &str) -> Option<Unit> {
    let is_sign = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '-' | '*' | '?' | '/' | '"');
    let symbols = text.trim_matches(is_sign);
    (!symbols.is_empty()).then(|| phrase(symbols))
}

impl Query {
    fn add(&mut self, token: &Token<'_>) {
        let Some(field) = token.field else { return self.add_text(token) };
        let value = match token.body {
            Body::Plain(value) | Body::Quoted(value) | Body::Regex(value) => value,
        };
        match condition(&field.to_ascii_lowercase(), value) {
            Ok((test, inverted)) => self.filters.push(Filter { negated: token.negated != inverted, test }),
            Err(reason) => {
                self.notes.push(Note::AsText(shown(token.typed), reason));
                self.put(token.negated, plain(token.typed));
            }
        }
    }

    /// Whether it asks for everything.
    fn is_empty(&self) -> bool {
        self.units.is_empty() && self.without.is_empty() && self.filters.is_empty()
    }

    fn add_text(&mut self, token: &Token<'_>) {
        let is_full = self.has_enough_patterns();
        let unit = match token.body {
            // Whether it could be used is not even looked at: that costs much.
            Body::Regex(_) if is_full => return self.add_beyond(token),
            Body::Plain(text) => plain(text),
            Body::Quoted(text) => Some(phrase(text)).filter(|_| !text.trim().is_empty()),
            Body::Regex(pattern) => match crate::pattern::check(pattern) {
                Ok(()) => Some(Unit::Regex(pattern.to_owned())),
                Err(reason) => {
                    self.notes.push(Note::AsText(shown(token.typed), reason));
                    plain(pattern)
                }
            },
        };
        if is_full && matches!(unit, Some(Unit::Glob(_))) {
            return self.add_beyond(token);
        }
        self.put(token.negated, unit);
    }

    /// Takes a pattern for which there is no room as text.
    fn add_beyond(&mut self, token: &Token<'_>) {
        self.notes.push(Note::AsText(shown(token.typed), Unread::Patterns));
        self.put(token.negated, plain(&token.typed.replace(['*', '?'], " ")));
    }

    /// Whether there are as many patterns as there may be.
    fn has_enough_patterns(&self) -> bool {
        let is_pattern = |unit: &&Unit| matches!(unit, Unit::Glob(_) | Unit::Regex(_));
        self.units.iter().chain(&self.without).filter(is_pattern).count() >= MAX_PATTERNS
    }

    fn put(&mut self, negated: bool, unit: Option<Unit>) {
        let list = if negated { &mut self.without } else { &mut self.units };
        list.extend(unit);
    }
}

/// A text of one piece; `None` when there is nothing to look for in it.
fn plain(text: &str) -> Option<Unit> {
    let folded = fold(text).replace('"', "");
    let stars = folded.bytes().filter(|&b| b == b'*').count();
    if stars > 0 && folded.bytes().any(|b| b != b'*' && b != b'?') {
        let begins = folded.trim_end_matches('*');
        return Some(if begins.contains(['*', '?']) || !folded.ends_with('*') {
            Unit::Glob(folded)
        } else {
            Unit::Prefix(begins.to_owned())
        });
    }
    let something = folded.chars().any(char::is_alphanumeric);
    something.then_some(Unit::Word(folded))
}

fn phrase(text: &str) -> Unit {
    let folded = fold(text);
    Unit::Phrase(folded.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The condition of a field, and whether it is meant the other way round; or why it is none.
fn condition(field: &str, value: &str) -> Result<(Test, bool), Unread> {
    if let Some((_, kinds)) = ROLES.iter().find(|(name, _)| *name == field) {
        let begins = value.strip_suffix('*').filter(|value| !value.is_empty());
        let name = crate::fold::fold_name(begins.unwrap_or(value)).into_owned();
        return Ok((Test::Term(kinds, name, begins.is_some()), false));
    }
    let folded = || fold(value.trim_matches('*')).into_owned();
    let test = match field {
        "name" | "n" => Test::Name(folded()),
        "desc" | "description" => Test::Description(folded()),
        "requiredby" => Test::RequiredBy(value.to_owned()),
        "is" => return state(value),
        "votes" => Test::Votes(Span::whole(value).ok_or(Unread::Votes)?),
        "popularity" | "pop" => Test::Popularity(Span::millionths(value).ok_or(Unread::Popularity)?),
        "updated" | "modified" => Test::Modified(Span::date(value).ok_or(Unread::Date)?),
        _ => return Err(Unread::Field),
    };
    Ok((test, false))
}

fn state(value: &str) -> Result<(Test, bool), Unread> {
    Ok(match value.to_ascii_lowercase().as_str() {
        "orphan" | "orphaned" => (Test::Orphan, false),
        "maintained" => (Test::Orphan, true),
        "outdated" | "flagged" | "out-of-date" => (Test::Outdated, false),
        "current" => (Test::Outdated, true),
        _ => return Err(Unread::State),
    })
}

/// What was typed, short enough for a sentence.
fn shown(typed: &str) -> String {
    let end = typed.char_indices().nth(40).map_or(typed.len(), |(at, _)| at);
    let more = if end < typed.len() { "…" } else { "" };
    format!("{}{more}", &typed[..end])
}
