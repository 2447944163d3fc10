//! A text to tokens.

/// A piece of a query.
#[derive(Debug, PartialEq)]
pub(super) struct Token<'a> {
    /// As typed, without the minus.
    pub(super) typed: &'a str,
    pub(super) negated: bool,
    /// What stands before the first colon, if it could be a field's name and something follows.
    pub(super) field: Option<&'a str>,
    pub(super) body: Body<'a>,
}

/// What a token says, without its marks.
#[derive(Debug, PartialEq)]
pub(super) enum Body<'a> {
    Plain(&'a str),
    Quoted(&'a str),
    Regex(&'a str),
}

/// Cuts the next token off `rest`; `None` at the end.
pub(super) fn next<'a>(rest: &mut &'a str) -> Option<Token<'a>> {
    let text = rest.trim_start();
    if text.is_empty() {
        return None;
    }
    let negated = text.len() > 1 && text.starts_with('-') && !text[1..].starts_with([' ', '-']);
    let typed = if negated { &text[1..] } else { text };
    let field = field(typed);
    let value = field.map_or(typed, |field| &typed[field.len() + 1..]);
    let (body, after) = body(value, field.is_some());
    *rest = after;
    let typed = &typed[..typed.len() - after.len()];
    Some(Token { typed, negated, field, body })
}

/// The letters before a colon that something follows.
fn field(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let value = text[end..].strip_prefix(':')?;
    (end > 0 && !value.is_empty() && !value.starts_with(char::is_whitespace)).then(|| &text[..end])
}

fn body(text: &str, is_value: bool) -> (Body<'_>, &str) {
    if let Some(inner) = text.strip_prefix('"') {
        let end = inner.find('"').unwrap_or(inner.len());
        return (Body::Quoted(&inner[..end]), inner.get(end + 1..).unwrap_or_default());
    }
    if !is_value && let Some((regex, after)) = regex(text) {
        return (Body::Regex(regex), after);
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (Body::Plain(&text[..end]), &text[end..])
}

/// What stands between two slashes, the second at the end of a piece.
fn regex(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('/')?;
    let ends = inner.match_indices('/').map(|(at, _)| at);
    let end = ends.into_iter().find(|&at| {
        let after = &inner[at + 1..];
        !inner[..at].ends_with('\\') && (after.is_empty() || after.starts_with(char::is_whitespace))
    })?;
    (end > 0).then(|| (&inner[..end], &inner[end + 1..]))
}
