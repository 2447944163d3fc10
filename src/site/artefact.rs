//! One produced file.

/// A file of the released tree, not yet written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact {
    /// Path below the release's root, without a leading slash.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

impl Artefact {
    /// A file from a text.
    pub fn text(path: impl Into<String>, text: String) -> Self {
        Self { path: path.into(), bytes: text.into_bytes() }
    }
}
