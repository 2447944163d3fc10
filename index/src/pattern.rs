//! Regular expressions and globs over names, in time that grows with the names alone.
//!
//! A pattern is turned into a table of states before anything is matched, so that each byte of a name costs one step
//! whatever the pattern. A pattern whose table would be too large is refused; making it costs at most some milliseconds.

use crate::Unread;
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::syntax;
use regex_automata::{Input, MatchKind};

/// Bytes of a table at most, and of the memory for making it.
const MAX_TABLE: usize = 128 * 1024;

/// Bytes of the automaton that a table is made of.
const MAX_NFA: usize = 64 * 1024;

/// Characters of a pattern at most.
const MAX_PATTERN: usize = 256;

/// A pattern ready to match.
pub(crate) struct Pattern(dense::DFA<Vec<u32>>);

/// Says why a regular expression cannot be used.
pub(crate) fn check(regex: &str) -> Result<(), Unread> {
    Pattern::regex(regex).map(|_| ())
}

impl Pattern {
    /// A regular expression without case, found anywhere in a name.
    pub(crate) fn regex(regex: &str) -> Result<Self, Unread> {
        if regex.len() > MAX_PATTERN {
            return Err(Unread::RegexLength);
        }
        let syntax = syntax::Config::new().case_insensitive(true).unicode(false).utf8(false).nest_limit(32);
        if syntax::parse_with(regex, &syntax).is_err() {
            return Err(Unread::Regex);
        }
        let table = dense::Config::new()
            .dfa_size_limit(Some(MAX_TABLE))
            .determinize_size_limit(Some(MAX_TABLE))
            .start_kind(StartKind::Unanchored)
            .match_kind(MatchKind::LeftmostFirst)
            .accelerate(false);
        let nfa = thompson::Config::new().utf8(false).nfa_size_limit(Some(MAX_NFA)).shrink(false);
        let table = dense::Builder::new().configure(table).thompson(nfa).syntax(syntax).build(regex);
        table.map(Self).map_err(|_| Unread::RegexCost)
    }

    /// A whole name in which `*` stands for any characters and `?` for one.
    pub(crate) fn glob(glob: &str) -> Result<Self, Unread> {
        let mut regex = String::from("^");
        let mut before = ' ';
        for c in glob.chars() {
            match c {
                '*' if before == '*' => {}
                '*' => regex.push_str(".*"),
                '?' => regex.push('.'),
                c if c.is_ascii_punctuation() => regex.extend(['\\', c]),
                c => regex.push(c),
            }
            before = c;
        }
        regex.push('$');
        Self::regex(&regex)
    }

    /// Whether a folded name matches.
    pub(crate) fn matches(&self, name: &[u8]) -> bool {
        let found = self.0.try_search_fwd(&Input::new(name).earliest(true));
        found.is_ok_and(|found| found.is_some())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn matches(pattern: Result<Pattern, Unread>, name: &str) -> bool {
        pattern.unwrap().matches(name.as_bytes())
    }

    #[test]
    fn expressions_match_anywhere_unless_anchored() {
        assert!(matches(Pattern::regex("ref"), "firefox"));
        assert!(!matches(Pattern::regex("^ref"), "firefox"));
        assert!(matches(Pattern::regex("^FIRE.*x$"), "firefox"));
        assert!(matches(Pattern::regex("py(thon)?3?-"), "python-x"));
    }

    #[test]
    fn globs_match_whole_names() {
        assert!(matches(Pattern::glob("lib*-git"), "libfoo-git"));
        assert!(!matches(Pattern::glob("lib*-git"), "libfoo-git-x"));
        assert!(matches(Pattern::glob("*c++*"), "libc++abi"));
        assert!(matches(Pattern::glob("x?z"), "xyz"));
        assert!(matches(Pattern::glob(&"*a".repeat(60)), &"ba".repeat(70)));
    }

    #[test]
    fn what_would_be_large_is_refused() {
        for bad in ["(", "a{1000}{1000}", "(a|b)*a(a|b){20}", "(.*a){40}b.{12}", "\\1", &"x".repeat(300)] {
            assert!(check(bad).is_err(), "{bad}");
        }
    }
}
