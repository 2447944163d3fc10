//! The escape character of search texts: aurweb hands them to SQL's LIKE, where a backslash makes the next character
//! stand for itself. The wildcards `%` and `_` stand for themselves anyway here, so all that is left is to drop it.

use std::borrow::Cow;

/// The text that is searched for; a backslash at the end stands for itself.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn the_next_character_stands_for_itself() {
        for (typed, meant) in [("a", "a"), (r"\n", "n"), (r"100\%", "100%"), (r"\\", r"\"), (r"a\", r"a\")] {
            assert_eq!(unescaped(typed), meant, "{typed}");
        }
    }
}
