//! Documents and bases as bytes: numbers of variable length, and texts behind their lengths.

use crate::gaps::{push_varint, take_varint};
use crate::{Base, Document, NameCondition};

/// Appends a document.
pub(crate) fn encode(doc: &Document<'_>, out: &mut Vec<u8>) {
    let signed = |value: i64| value as u64;
    for number in [
        doc.id.into(),
        doc.base_id.into(),
        doc.votes.into(),
        doc.popularity_micros,
        signed(doc.popularity_updated),
        signed(doc.submitted),
        signed(doc.modified),
        doc.pending_requests.into(),
    ] {
        push_varint(out, number);
    }
    push_varint(out, u64::from(doc.out_of_date.is_some()));
    push_varint(out, signed(doc.out_of_date.unwrap_or_default()));
    for text in [doc.base, doc.name, doc.version, doc.url_path] {
        push_text(out, text);
    }
    for text in [doc.description, doc.url, doc.maintainer, doc.submitter] {
        push_varint(out, u64::from(text.is_some()));
        push_text(out, text.unwrap_or_default());
    }
    for texts in [&doc.comaintainers, &doc.keywords, &doc.groups, &doc.licenses] {
        push_varint(out, texts.len() as u64);
        texts.iter().for_each(|text| push_text(out, text));
    }
    for names in conditions(doc) {
        push_varint(out, names.len() as u64);
        for name in names {
            push_text(out, name.name);
            push_text(out, name.condition);
        }
    }
}

fn conditions<'d, 'a>(doc: &'d Document<'a>) -> [&'d Vec<NameCondition<'a>>; 7] {
    let depends = [&doc.depends, &doc.make_depends, &doc.check_depends, &doc.opt_depends];
    let [a, b, c, d] = depends;
    [a, b, c, d, &doc.conflicts, &doc.provides, &doc.replaces]
}

fn push_text(out: &mut Vec<u8>, text: &str) {
    push_varint(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// Bytes being read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<u64> {
        take_varint(&mut self.0)
    }

    fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    fn signed(&mut self) -> Option<i64> {
        Some(self.number()? as i64)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }

    fn optional(&mut self) -> Option<Option<&'a str>> {
        let is_some = self.number()? != 0;
        let text = self.text()?;
        Some(is_some.then_some(text))
    }

    /// A list; each item takes a byte at least, so that no length leads to more memory than there are bytes.
    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = usize::try_from(self.number()?).ok().filter(|length| *length <= self.0.len())?;
        (0..length).map(|_| item(self)).collect()
    }

    fn texts(&mut self) -> Option<Vec<&'a str>> {
        self.list(Self::text)
    }

    fn conditions(&mut self) -> Option<Vec<NameCondition<'a>>> {
        self.list(|reader| Some(NameCondition { name: reader.text()?, condition: reader.text()? }))
    }
}

/// Reads a document; `None` when the bytes are none.
pub(crate) fn decode(bytes: &[u8]) -> Option<Document<'_>> {
    let mut from = Reader(bytes);
    let mut doc = Document {
        id: from.small()?,
        base_id: from.small()?,
        votes: from.small()?,
        popularity_micros: from.number()?,
        popularity_updated: from.signed()?,
        submitted: from.signed()?,
        modified: from.signed()?,
        pending_requests: from.small()?,
        ..Document::default()
    };
    let (flagged, since) = (from.number()? != 0, from.signed()?);
    doc.out_of_date = flagged.then_some(since);
    (doc.base, doc.name, doc.version, doc.url_path) = (from.text()?, from.text()?, from.text()?, from.text()?);
    (doc.description, doc.url) = (from.optional()?, from.optional()?);
    (doc.maintainer, doc.submitter) = (from.optional()?, from.optional()?);
    (doc.comaintainers, doc.keywords) = (from.texts()?, from.texts()?);
    (doc.groups, doc.licenses) = (from.texts()?, from.texts()?);
    (doc.depends, doc.make_depends) = (from.conditions()?, from.conditions()?);
    (doc.check_depends, doc.opt_depends) = (from.conditions()?, from.conditions()?);
    (doc.conflicts, doc.provides, doc.replaces) = (from.conditions()?, from.conditions()?, from.conditions()?);
    from.0.is_empty().then_some(doc)
}

/// The ids of a document and of its base, and the name of that, without reading the rest.
pub(super) fn decode_ids(bytes: &[u8]) -> Option<(u32, u32, &str)> {
    let mut from = Reader(bytes);
    let (id, base_id) = (from.small()?, from.small()?);
    for _ in 0..8 {
        from.number()?;
    }
    Some((id, base_id, from.text()?))
}

/// Appends a base.
pub(super) fn encode_base(base: &Base<'_>, out: &mut Vec<u8>) {
    push_varint(out, base.packages.into());
    push_varint(out, base.is_its_package.into());
    push_text(out, base.name);
}

/// Reads a base; `None` when the bytes are none.
pub(crate) fn decode_base(bytes: &[u8]) -> Option<Base<'_>> {
    let mut from = Reader(bytes);
    let (packages, is_its_package) = (from.small()?, from.number()? != 0);
    let name = from.text()?;
    from.0.is_empty().then_some(Base { name, packages, is_its_package })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn documents_read_back() {
        let pair = |name, condition| NameCondition { name, condition };
        let doc = Document {
            id: u32::MAX,
            base_id: 7,
            name: "näme",
            base: "base",
            version: "1:2-3",
            description: Some(""),
            url: None,
            url_path: "/p",
            votes: 9,
            popularity_micros: u64::MAX,
            popularity_updated: -1,
            out_of_date: Some(-5),
            submitted: i64::MIN,
            modified: 5,
            maintainer: Some("m"),
            submitter: None,
            pending_requests: 2,
            comaintainers: vec!["a", "b"],
            keywords: vec![],
            groups: vec!["g"],
            licenses: vec!["MIT"],
            depends: vec![pair("x", ">=1"), pair("y", "")],
            provides: vec![pair("z", "=2")],
            ..Document::default()
        };
        let mut bytes = Vec::new();
        encode(&doc, &mut bytes);
        assert_eq!(format!("{:?}", decode(&bytes).unwrap()), format!("{doc:?}"));
        assert_eq!(decode_ids(&bytes), Some((u32::MAX, 7, "base")));
        for end in 0..bytes.len() {
            assert!(decode(&bytes[..end]).is_none());
        }
    }
}
