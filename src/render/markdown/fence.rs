//! Fenced code: a line of three or more `` ` `` or `~`, code, and the same fence again. Fences count only at the very
//! beginning of a line, and before everything else; a fence that is never closed is text.

use super::stash::{Stash, Stashed};

/// Takes all fenced blocks out of `source`.
pub(super) fn extract(source: String, stash: &mut Stash) -> String {
    if !source.contains("```") && !source.contains("~~~") {
        return source;
    }
    let mut out = String::with_capacity(source.len());
    let mut unclosed: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let line_end = at + memchr::memchr(b'\n', &source.as_bytes()[at..]).unwrap_or(source.len() - at);
        let code_start = (line_end + 1).min(source.len());
        if let Some(fence) = opening_fence(&source[at..line_end]).filter(|fence| !unclosed.contains(fence)) {
            if let Some((code_end, block_end)) = find_close(&source, code_start, fence) {
                out.push('\n');
                stash.put(Stashed::Fence(source[code_start..code_end].to_owned())).push_to(&mut out);
                out.push('\n');
                at = block_end;
                continue;
            }
            unclosed.push(fence);
        }
        out.push_str(&source[at..code_start]);
        at = code_start;
    }
    out
}

/// The fence of a line that may open a block: fence, then nothing, a language, or a group in braces.
fn opening_fence(line: &str) -> Option<&str> {
    let mark = line.bytes().next().filter(|b| matches!(b, b'`' | b'~'))?;
    let length = line.bytes().take_while(|&b| b == mark).count();
    (length >= 3 && is_info(line[length..].trim_start_matches(' '))).then(|| &line[..length])
}

fn is_info(info: &str) -> bool {
    if let Some(group) = info.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        return !group.contains(['{', '}']);
    }
    let name = info.strip_prefix('.').unwrap_or(info);
    let rest = name.trim_start_matches(|c: char| super::text::is_word(c) || matches!(c, '#' | '.' | '+' | '-'));
    let rest = rest.trim_start_matches(' ');
    rest.is_empty() || is_line_option(rest)
}

/// `hl_lines="…"`, an option of the old highlighter that is accepted and ignored.
fn is_line_option(text: &str) -> bool {
    let Some(value) = text.strip_prefix("hl_lines=").map(|value| value.trim_end_matches(' ')) else {
        return false;
    };
    value.len() >= 2 && ['"', '\''].iter().any(|&quote| value.starts_with(quote) && value.ends_with(quote))
}

/// Where the code ends and where the closing line ends, without its line feed.
fn find_close(source: &str, start: usize, fence: &str) -> Option<(usize, usize)> {
    let mut at = start;
    while at < source.len() {
        let end = at + memchr::memchr(b'\n', &source.as_bytes()[at..]).unwrap_or(source.len() - at);
        if source[at..end].strip_prefix(fence).is_some_and(|rest| rest.bytes().all(|b| b == b' ')) {
            return Some((at, end));
        }
        at = end + 1;
    }
    None
}
