//! What becomes a link by itself: addresses in angle brackets, bare URLs, issues and commits.

use super::super::text::{is_word, word_at, word_before};
use super::super::tree::{NodeId, Tag, Text};
use super::{Found, Inline};

/// Where issues of the old bug tracker are.
const ISSUES: &str = "https://bugs.archlinux.org/task/";

impl Inline<'_> {
    fn ready_link(&mut self, href: String, text: &str) -> NodeId {
        let node = self.tree.add(Tag::Link, Text::literal(text));
        self.tree[node].href = Some(href);
        node
    }

    /// `<scheme://…>`.
    pub(super) fn autolink(&mut self, text: &str, at: usize) -> Found {
        let Some(inner) = self.angle_content(text, at) else {
            return Found::Nothing;
        };
        let scheme = inner.split("://").next().filter(|scheme| scheme.len() < inner.len());
        if !scheme.is_some_and(is_web_scheme) {
            return Found::Nothing;
        }
        let href = self.resolve(inner);
        let node = self.ready_link(href, inner);
        Found::Element(at, at + inner.len() + 2, node)
    }

    /// `<name@host>`.
    pub(super) fn mail(&mut self, text: &str, at: usize) -> Found {
        let Some(inner) = self.angle_content(text, at) else {
            return Found::Nothing;
        };
        let is_address = inner.rsplit_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && !host.is_empty() && !name.contains('!') && !inner.contains(' ')
        });
        if !is_address {
            return Found::Nothing;
        }
        let address = self.resolve(inner);
        let address = address.strip_prefix("mailto:").unwrap_or(&address);
        let node = self.tree.add(Tag::Mail, Text::literal(address));
        Found::Element(at, at + inner.len() + 2, node)
    }

    /// What stands between `<` and `>`, without either in it.
    fn angle_content<'t>(&mut self, text: &'t str, at: usize) -> Option<&'t str> {
        let rest = &text[at + 1..];
        let end = memchr::memchr2(b'<', b'>', rest.as_bytes());
        self.effort.spend(end.unwrap_or(rest.len()) / 8);
        end.filter(|&end| rest.as_bytes()[end] == b'>').map(|end| &rest[..end])
    }

    /// A bare URL around the `://` at the candidate. It ends before the first character that no URL holds, and
    /// punctuation at its end is not part of it.
    pub(super) fn url(&mut self, text: &str, at: usize) -> Found {
        let Some(start) = ["https", "http", "ftp"].iter().find_map(|scheme| {
            let start = text[..at].strip_suffix(scheme)?.len();
            (!word_before(text, start)).then_some(start)
        }) else {
            return Found::Nothing;
        };
        let body = at + 3;
        let length = text[body..].find(|c| !is_url_char(c)).unwrap_or(text.len() - body);
        self.effort.spend(length);
        let Some(first) = text[body..body + length].chars().next() else {
            return Found::Nothing;
        };
        let kept = text[body..body + length].trim_end_matches(['.', ':', '?', '-', ';', ',']).len();
        let end = body + kept.max(first.len_utf8());
        let url = &text[start..end];
        let node = self.ready_link(url.to_owned(), url);
        Found::Element(start, end, node)
    }

    /// `FS#` and a number.
    pub(super) fn issue(&mut self, text: &str, at: usize) -> Found {
        let start = at + 3;
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let end = start + digits;
        if digits == 0 || word_before(text, at) || word_at(text, end) {
            return Found::Nothing;
        }
        let node = self.ready_link(format!("{ISSUES}{}", &text[start..end]), &text[at..end]);
        Found::Element(at, end, node)
    }

    /// The hash of a commit that is known to exist.
    pub(super) fn commit(&mut self, text: &str, at: usize) -> Found {
        let length = text[at..].bytes().take_while(|&b| is_hash_digit(b)).count();
        match self.commits.find(&text[at..at + length]) {
            Some(id) => {
                let node = self.ready_link(self.commits.address(id), id);
                Found::Element(at, at + length, node)
            }
            None => Found::Skip(at + length),
        }
    }
}

fn is_web_scheme(scheme: &str) -> bool {
    ["http", "https", "ftp", "ftps"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

fn is_url_char(c: char) -> bool {
    is_word(c) || "/#~:.?+=&%@!-;,".contains(c)
}

fn is_hash_digit(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

/// Distance from `from` to the next word that consists of 7 to 40 lower-case hexadecimal digits.
pub(super) fn next_hash(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let Some(offset) = bytes[at..].iter().position(|&b| is_hash_digit(b)) else {
            break;
        };
        let start = at + offset;
        let length = bytes[start..].iter().take_while(|&&b| is_hash_digit(b)).count();
        at = start + length;
        if (7..=40).contains(&length) && !word_before(text, start) && !word_at(text, at) {
            return Some(start - from);
        }
    }
    None
}
