//! Where the next page begins: a place in the order of matches of one query over one generation of the index.

use xxhash_rust::xxh3::xxh3_64;

/// A place in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) offset: usize,
    generation: u64,
    query: u64,
}

/// Why a cursor cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unusable {
    /// It is none, or one of another query.
    Foreign,
    /// The index was replaced since.
    Old,
}

impl Cursor {
    /// A place in the matches of a query.
    pub(crate) fn new(offset: usize, generation: u64, query: &str) -> Self {
        Self { offset, generation, query: xxh3_64(query.as_bytes()) }
    }

    /// As it travels.
    pub(crate) fn text(self) -> String {
        format!("{:x}.{:016x}.{:016x}", self.offset, self.generation, self.query)
    }

    /// Reads the offset of a cursor for this generation and query.
    pub(crate) fn offset(text: &str, generation: u64, query: &str) -> Result<usize, Unusable> {
        let (offset, of) = Self::read(text, query)?;
        if of == generation { Ok(offset) } else { Err(Unusable::Old) }
    }

    /// The same for whoever rather sees some packages twice than none: the offset of a cursor for this query, and whether
    /// it is one of this generation.
    pub(crate) fn forgiving(text: &str, generation: u64, query: &str) -> Option<(usize, bool)> {
        Self::read(text, query).ok().map(|(offset, of)| (offset, of == generation))
    }

    /// The offset and the generation of a cursor for this query.
    fn read(text: &str, query: &str) -> Result<(usize, u64), Unusable> {
        let number = |part: Option<&str>| {
            let part = part.filter(|part| part.bytes().all(|b| b.is_ascii_hexdigit()))?;
            u64::from_str_radix(part, 16).ok()
        };
        let mut parts = text.split('.');
        let numbers = (number(parts.next()), number(parts.next()), number(parts.next()), parts.next());
        let (Some(offset), Some(of), Some(asked), None) = numbers else { return Err(Unusable::Foreign) };
        let offset = usize::try_from(offset).map_err(|_| Unusable::Foreign)?;
        if asked != xxh3_64(query.as_bytes()) {
            return Err(Unusable::Foreign);
        }
        Ok((offset, of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_belongs_to_a_query_and_a_generation() {
        let text = Cursor::new(40, 7, "web server").text();
        assert_eq!(Cursor::offset(&text, 7, "web server"), Ok(40));
        assert_eq!(Cursor::offset(&text, 8, "web server"), Err(Unusable::Old));
        assert_eq!(Cursor::offset(&text, 7, "web"), Err(Unusable::Foreign));
        assert_eq!(Cursor::forgiving(&text, 8, "web server"), Some((40, false)));
        assert_eq!(Cursor::forgiving(&text, 8, "web"), None);
        for bad in ["", "40", "x.y.z", &format!("{text}.0"), "-1.7.7", "+1.7.7"] {
            assert_eq!(Cursor::offset(bad, 7, "web server"), Err(Unusable::Foreign), "{bad}");
        }
    }
}
