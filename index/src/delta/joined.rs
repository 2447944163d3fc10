//! Few folded texts behind one another, searched as a whole.

use crate::DocId;
use memchr::memmem::Finder;

/// Ends a text: a byte that UTF-8 never contains, so that nothing is found across two texts.
const END: u8 = 0xff;

/// Texts by ascending number.
#[derive(Debug, Default)]
pub(crate) struct Joined {
    bytes: Vec<u8>,
    /// Numbers, and where their texts end, the mark included.
    ends: Vec<(u32, u32)>,
}

impl Joined {
    /// Joins texts whose numbers ascend.
    pub(crate) fn new<'a>(texts: impl Iterator<Item = (u32, &'a str)>) -> Self {
        let mut joined = Self::default();
        for (number, text) in texts {
            joined.bytes.extend_from_slice(text.as_bytes());
            joined.bytes.push(END);
            joined.ends.push((number, joined.bytes.len() as u32));
        }
        joined
    }

    /// Numbers of the texts that contain `needle`, ascending.
    pub(crate) fn search(&self, needle: &[u8]) -> Vec<DocId> {
        if needle.is_empty() {
            return self.ends.iter().map(|(number, _)| *number).collect();
        }
        let finder = Finder::new(needle);
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let place = self.ends.partition_point(|(_, end)| *end as usize <= from + at);
            let Some((number, end)) = self.ends.get(place) else { break };
            found.push(*number);
            from = *end as usize;
        }
        found
    }
}
