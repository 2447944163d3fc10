//! The short way for what most comments are: paragraphs of words.

use super::text::is_space;

/// Renders a comment without any markup, or nothing when it may hold some.
pub(super) fn render(source: &str) -> Option<String> {
    // Spaces before all else may be a code block, if only an empty one.
    if source.starts_with(' ') || source.bytes().any(is_special) || source.contains("://") {
        return None;
    }
    let mut out = String::with_capacity(source.len() + 16);
    let mut in_paragraph = false;
    for line in source.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.bytes().all(|b| b == b' ') {
            if in_paragraph {
                out.push_str("</p>");
                in_paragraph = false;
            }
            continue;
        }
        if line.starts_with(is_space) || line.ends_with("  ") || line.contains('\r') || may_begin_block(line) {
            return None;
        }
        if in_paragraph {
            out.push('\n');
        } else {
            out.push_str(if out.is_empty() { "<p>" } else { "\n<p>" });
            in_paragraph = true;
        }
        out.push_str(line);
    }
    if in_paragraph {
        out.push_str("</p>");
    }
    Some(out)
}

/// Whether a line could be an item or an underline.
fn may_begin_block(line: &str) -> bool {
    let first = line.as_bytes()[0];
    matches!(first, b'-' | b'+' | b'=') || (first.is_ascii_digit() && line.contains('.'))
}

/// Characters that may mean something else than themselves, and control characters.
fn is_special(byte: u8) -> bool {
    match byte {
        b'\n' | b'\r' => false,
        b'*' | b'_' | b'~' | b'#' | b'`' | b'[' | b'<' | b'>' | b'&' | b'\\' => true,
        _ => byte < b' ',
    }
}
