//! Raw HTML between other text: tags, comments and the like are taken out as they are.

use super::super::stash::Stashed;
use super::super::text::{Mark, Piece, for_each_piece};
use super::super::write;
use super::{Found, Inline};

impl Inline<'_> {
    pub(super) fn html(&mut self, text: &str, at: usize) -> Found {
        let rest = &text[at..];
        let Some(length) = html_length(rest) else {
            self.effort.spend(if rest.starts_with("<!") || rest.starts_with("<?") { rest.len() } else { 32 });
            return Found::Nothing;
        };
        self.effort.spend(length);
        let raw = self.as_written(&rest[..length]);
        let mut mark = String::new();
        self.stash.put(Stashed::Raw(raw)).push_to(&mut mark);
        Found::Replace(at, at + length, mark)
    }

    /// A tag's text with what earlier rules made of it written out: links as links, escapes as they were.
    fn as_written(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for_each_piece(text, |piece| match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Mark(Mark::Char(c)) => out.extend(['\\', c]),
            Piece::Mark(Mark::Node(node)) => out.push_str(&write::raw_element(self.tree, self.stash, node)),
            Piece::Mark(mark @ Mark::Stash(_)) => {
                out.push('\\');
                mark.push_to(&mut out);
            }
        });
        out
    }
}

/// The length of the raw HTML at the beginning of `text`, which begins with `<`.
fn html_length(text: &str) -> Option<usize> {
    tag_length(text)
        .or_else(|| delimited(text, "<!--", "-->", "<!--"))
        .or_else(|| delimited(text, "<?", "?>", "<?"))
        .or_else(|| delimited(text, "<![CDATA[", "]]>", "<![CDATA["))
}

/// `<name …>`, `</name …>`: no `@` in the name, no angle bracket inside.
fn tag_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let name = 1 + usize::from(bytes.get(1) == Some(&b'/'));
    if !bytes.get(name)?.is_ascii_alphabetic() {
        return None;
    }
    let end = 1 + memchr::memchr2(b'<', b'>', &bytes[1..])?;
    let word_end = memchr::memchr(b' ', &bytes[..end]).unwrap_or(end);
    (bytes[end] == b'>' && memchr::memchr(b'@', &bytes[name..word_end]).is_none()).then_some(end + 1)
}

fn delimited(text: &str, open: &str, close: &str, not_inside: &str) -> Option<usize> {
    let inside = text.strip_prefix(open)?;
    let end = inside.find(close)?;
    (!inside[..end].contains(not_inside)).then_some(open.len() + end + close.len())
}
