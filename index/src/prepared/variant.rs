//! Endings that say that a package is a variant or a part of another.

/// What an ending means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum VariantKind {
    /// The same, ready made.
    Prebuilt,
    /// The same, ahead of its releases.
    Preview,
    /// The same, as its developers have it today.
    Vcs,
    /// A part that few look for: documentation, headers, translations.
    Companion,
}

/// An ending and its meaning.
#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) ending: &'static str,
    pub(crate) kind: VariantKind,
}

const fn variant(ending: &'static str, kind: VariantKind) -> Variant {
    Variant { ending, kind }
}

/// The endings, each behind `-`.
static VARIANTS: [Variant; 33] = [
    variant("git", VariantKind::Vcs),
    variant("svn", VariantKind::Vcs),
    variant("hg", VariantKind::Vcs),
    variant("bzr", VariantKind::Vcs),
    variant("cvs", VariantKind::Vcs),
    variant("fossil", VariantKind::Vcs),
    variant("bin", VariantKind::Prebuilt),
    variant("appimage", VariantKind::Prebuilt),
    variant("prebuilt", VariantKind::Prebuilt),
    variant("static", VariantKind::Prebuilt),
    variant("nightly", VariantKind::Preview),
    variant("beta", VariantKind::Preview),
    variant("alpha", VariantKind::Preview),
    variant("rc", VariantKind::Preview),
    variant("preview", VariantKind::Preview),
    variant("insiders", VariantKind::Preview),
    variant("unstable", VariantKind::Preview),
    variant("canary", VariantKind::Preview),
    variant("edge", VariantKind::Preview),
    variant("doc", VariantKind::Companion),
    variant("docs", VariantKind::Companion),
    variant("dev", VariantKind::Companion),
    variant("devel", VariantKind::Companion),
    variant("headers", VariantKind::Companion),
    variant("dbg", VariantKind::Companion),
    variant("debug", VariantKind::Companion),
    variant("data", VariantKind::Companion),
    variant("common", VariantKind::Companion),
    variant("examples", VariantKind::Companion),
    variant("tests", VariantKind::Companion),
    variant("prof", VariantKind::Companion),
    variant("l10n", VariantKind::Companion),
    variant("locales", VariantKind::Companion),
];

/// The variant of that number plus one.
pub(super) fn by_number(number: u8) -> Option<&'static Variant> {
    VARIANTS.get(usize::from(number).checked_sub(1)?)
}

/// The number of a folded name's ending plus one, and how long the name is without it; zero for none.
pub(super) fn number_of(name: &[u8]) -> (u8, usize) {
    let Some(at) = name.iter().rposition(|&b| b == b'-').filter(|&at| at > 0) else { return (0, name.len()) };
    let ending = &name[at + 1..];
    match VARIANTS.iter().position(|variant| variant.ending.as_bytes() == ending) {
        Some(found) => (found as u8 + 1, at),
        None => (0, name.len()),
    }
}

/// The folded name without the endings of variants of the same thing; a part (`-doc`) is a thing of its own.
pub(super) fn stem(mut name: &[u8]) -> &[u8] {
    loop {
        let (number, length) = number_of(name);
        match by_number(number) {
            Some(variant) if variant.kind != VariantKind::Companion => name = &name[..length],
            _ => return name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems() {
        for (name, expected) in [
            ("foo-git", "foo"),
            ("foo-bin", "foo"),
            ("foo-nightly-bin", "foo"),
            ("foo", "foo"),
            ("git", "git"),
            ("-git", "-git"),
            ("foo-doc", "foo-doc"),
            ("foo-digit", "foo-digit"),
        ] {
            assert_eq!(stem(name.as_bytes()), expected.as_bytes(), "{name}");
        }
    }

    #[test]
    fn kinds() {
        let variant_of = |name: &[u8]| by_number(number_of(name).0);
        assert_eq!(variant_of(b"foo-docs").map(|variant| variant.kind), Some(VariantKind::Companion));
        assert_eq!(variant_of(b"foo-git").map(|variant| variant.ending), Some("git"));
        assert!(variant_of(b"digit").is_none());
    }
}
