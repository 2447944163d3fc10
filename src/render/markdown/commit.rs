//! Which commit hashes of a comment are links, and where they lead.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Kept in a form-quoted value beside letters and digits.
const FORM_SAFE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_').remove(b'.').remove(b'-').remove(b'~').remove(b' ');

/// Hashes longer than this are cut when linked.
const SHORT_LENGTH: usize = 12;

/// The commits that the comment's stored rendering links.
#[derive(Debug)]
pub(super) struct Commits<'a> {
    ids: Vec<&'a str>,
    base: &'a str,
    address: &'a str,
}

impl<'a> Commits<'a> {
    /// Reads the links whose text is the commit they lead to from `evidence`; nothing else of it is used.
    pub(super) fn from_evidence(evidence: &'a str, base: &'a str, address: &'a str) -> Self {
        let mut ids = Vec::new();
        for (at, _) in evidence.match_indices("id=") {
            let rest = &evidence[at + 3..];
            let length = rest.bytes().take_while(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')).count();
            let (id, after) = rest.split_at(length);
            let is_link = (7..=40).contains(&length)
                && after
                    .strip_prefix("\">")
                    .and_then(|text| text.strip_prefix(id))
                    .is_some_and(|end| end.starts_with("</a>"));
            if is_link && !ids.contains(&id) {
                ids.push(id);
            }
        }
        Self { ids, base, address }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The linked id for a hash as typed: a short one is linked as it is, a long one by a prefix of it.
    pub(super) fn find(&self, typed: &str) -> Option<&'a str> {
        self.ids.iter().copied().find(|id| {
            *id == typed || (typed.len() > SHORT_LENGTH && id.len() >= SHORT_LENGTH && typed.starts_with(id))
        })
    }

    /// The address of a commit in the base's repository.
    pub(super) fn address(&self, id: &str) -> String {
        let base = utf8_percent_encode(self.base, FORM_SAFE).to_string().replace(' ', "+");
        self.address.replace("{base}", &base).replace("{id}", id)
    }
}
