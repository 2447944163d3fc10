//! Words that mean the same, so that `vscode` finds `visual-studio-code`.

use crate::analyse::words;
use crate::fold::fold;
use std::collections::BTreeMap;

/// Expansions of one word at most.
const MAX_EXPANSIONS: usize = 8;

/// What each word means besides itself. Made from a small file, see [`Synonyms::parse`].
#[derive(Clone, Debug, Default)]
pub struct Synonyms(BTreeMap<String, Vec<Vec<String>>>);

impl Synonyms {
    /// Reads lines of words and phrases separated by commas, each of which finds the others; `a => b, c` lets `a` find
    /// the others alone. Empty lines and what follows `#` do not count.
    ///
    /// # Errors
    /// The number of the first line (from 1) that says nothing, and why.
    pub fn parse(text: &str) -> Result<Self, (usize, &'static str)> {
        let mut synonyms = Self::default();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.split('#').next().unwrap_or_default().trim();
            if !line.is_empty() {
                synonyms.line(line).map_err(|reason| (number, reason))?;
            }
        }
        Ok(synonyms)
    }

    fn line(&mut self, line: &str) -> Result<(), &'static str> {
        let list =
            |text: &str| -> Vec<Vec<String>> { text.split(',').map(words).filter(|words| !words.is_empty()).collect() };
        if let Some((from, to)) = line.split_once("=>") {
            let (from, to) = (list(from), list(to));
            if from.is_empty() || to.is_empty() {
                return Err("there is nothing on one side of =>");
            }
            from.iter().for_each(|from| self.add(from, &to));
            return Ok(());
        }
        let all = list(line);
        if all.len() < 2 {
            return Err("a word needs another one to mean the same, after a comma");
        }
        all.iter().for_each(|from| self.add(from, &all));
        Ok(())
    }

    fn add(&mut self, from: &[String], to: &[Vec<String>]) {
        let others = to.iter().filter(|other| other.as_slice() != from).cloned();
        self.0.entry(from.join(" ")).or_default().extend(others);
    }

    /// What words behind one another mean besides themselves.
    pub(crate) fn of(&self, words: &[&str]) -> &[Vec<String>] {
        let found = self.0.get(&fold(&words.join(" ")).into_owned()).map_or(&[][..], Vec::as_slice);
        &found[..found.len().min(MAX_EXPANSIONS)]
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn lines() {
        let synonyms = Synonyms::parse("# comment\nvscode, Visual-Studio code # this too\n\nff => firefox\n").unwrap();
        assert_eq!(synonyms.of(&["vscode"]), [["visual", "studio", "code"]]);
        assert_eq!(synonyms.of(&["visual", "studio", "code"]), [["vscode"]]);
        assert_eq!(synonyms.of(&["ff"]), [["firefox"]]);
        assert!(synonyms.of(&["firefox"]).is_empty());
        assert_eq!(Synonyms::parse("\nlonely\n").unwrap_err().0, 2);
        assert_eq!(Synonyms::parse("a =>\n").unwrap_err().0, 1);
    }
}
