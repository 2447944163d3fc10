//! How the database compares and orders names, as far as it can be seen.
//!
//! aurweb's text columns ignore case, and order an ASCII letter by its upper-case code, so `_` comes after
//! the letters. Accents count here, which no package name can tell (the old collation ignored them).

use std::borrow::Cow;
use std::cmp::Ordering;

/// Compares two names in collation order; names that differ in case alone are ordered by their bytes, so that
/// the order is total.
pub fn compare(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() {
        let (upper_a, upper_b) = (a.bytes().map(upper), b.bytes().map(upper));
        return upper_a.cmp(upper_b).then_with(|| a.cmp(b));
    }
    folded(a).cmp(folded(b)).then_with(|| a.cmp(b))
}

fn upper(byte: u8) -> u8 {
    byte.to_ascii_uppercase()
}

fn folded(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars()
        .flat_map(|c| if c.is_ascii() { Upper::One(c.to_ascii_uppercase()) } else { Upper::Many(c.to_uppercase()) })
}

/// One upper-cased character; ASCII without the detour through the Unicode tables.
enum Upper {
    One(char),
    Many(std::char::ToUppercase),
    Done,
}

impl Iterator for Upper {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::One(c) => {
                let c = *c;
                *self = Self::Done;
                Some(c)
            }
            Self::Many(chars) => chars.next(),
            Self::Done => None,
        }
    }
}

/// The form in which two names are equal to the database: lower case, no trailing spaces. What is not ASCII stays so: the
/// Kelvin sign, the only character whose lower case is an ASCII letter, is left alone.
pub fn fold(name: &str) -> Cow<'_, str> {
    let name = name.trim_end_matches(' ');
    if name.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) {
        Cow::Owned(name.split_inclusive(KELVIN).flat_map(lower).collect())
    } else {
        Cow::Borrowed(name)
    }
}

/// U+212A.
const KELVIN: char = '\u{212a}';

/// A part that may end in the Kelvin sign.
fn lower(part: &str) -> [String; 2] {
    match part.strip_suffix(KELVIN) {
        Some(rest) => [rest.to_lowercase(), KELVIN.to_string()],
        None => [part.to_lowercase(), String::new()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn underscore_comes_after_letters() {
        let mut names = ["_x", "zz", "Aa", "a+", "a-", "9", "@x", "aB"];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, ["9", "@x", "a+", "a-", "Aa", "aB", "zz", "_x"]);
    }

    #[test]
    fn folding_ignores_case_and_trailing_spaces() {
        assert_eq!(fold("Ab Ü  "), "ab ü");
        assert_eq!(fold("plain"), "plain");
        assert_eq!(fold("A\u{212a}B\u{212a} "), "a\u{212a}b\u{212a}");
    }
}
