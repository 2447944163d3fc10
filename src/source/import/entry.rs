//! One entry of a metadata archive, parsed and checked.

use serde::Deserialize;

/// Longest name aurweb's columns hold, in characters.
const NAME_MAX: usize = 255;

/// A package as the archive tells it; lists that are absent or null are empty.
///
/// Keys and their meaning are those of aurweb's archives. `URLPath` follows from the name and is not read.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Entry {
    #[serde(rename = "ID")]
    pub(super) id: u32,
    pub(super) name: String,
    #[serde(rename = "PackageBaseID")]
    pub(super) base_id: u32,
    #[serde(rename = "PackageBase")]
    pub(super) base: String,
    pub(super) version: String,
    pub(super) description: Option<String>,
    #[serde(rename = "URL")]
    pub(super) url: Option<String>,
    pub(super) num_votes: u32,
    pub(super) popularity: f64,
    pub(super) out_of_date: Option<u32>,
    pub(super) maintainer: Option<String>,
    pub(super) submitter: Option<String>,
    pub(super) first_submitted: u32,
    pub(super) last_modified: u32,
    pub(super) depends: Option<Vec<String>>,
    pub(super) make_depends: Option<Vec<String>>,
    pub(super) check_depends: Option<Vec<String>>,
    pub(super) opt_depends: Option<Vec<String>>,
    pub(super) conflicts: Option<Vec<String>>,
    pub(super) provides: Option<Vec<String>>,
    pub(super) replaces: Option<Vec<String>>,
    pub(super) groups: Option<Vec<String>>,
    pub(super) license: Option<Vec<String>>,
    pub(super) keywords: Option<Vec<String>>,
    pub(super) co_maintainers: Option<Vec<String>>,
}

impl Entry {
    /// Parses one element of the array; the error says what is wrong, without file or line.
    pub(super) fn parse(json: &[u8]) -> Result<Self, String> {
        let entry: Self = serde_json::from_slice(json).map_err(|error| without_place(&error))?;
        check_name("Name", &entry.name)?;
        check_name("PackageBase", &entry.base)?;
        if entry.popularity < 0.0 {
            return Err(format!("{}: Popularity is negative", entry.name));
        }
        Ok(entry)
    }

    /// The dependencies with their `DependencyTypes` id, in the order of the archive's keys.
    pub(super) fn take_dependencies(&mut self) -> [(i64, Vec<String>); 4] {
        [
            (1, self.depends.take().unwrap_or_default()),
            (2, self.make_depends.take().unwrap_or_default()),
            (3, self.check_depends.take().unwrap_or_default()),
            (4, self.opt_depends.take().unwrap_or_default()),
        ]
    }

    /// The relations with their `RelationTypes` id, in the order of the archive's keys.
    pub(super) fn take_relations(&mut self) -> [(i64, Vec<String>); 3] {
        [
            (1, self.conflicts.take().unwrap_or_default()),
            (2, self.provides.take().unwrap_or_default()),
            (3, self.replaces.take().unwrap_or_default()),
        ]
    }
}

/// Splits `foo>=1.0` at the first of `<`, `>`, `=` into name and condition; no condition is `None`.
pub(super) fn split_condition(text: &str) -> (&str, Option<&str>) {
    match text.find(['<', '>', '=']) {
        Some(at) => (&text[..at], Some(&text[at..])),
        None => (text, None),
    }
}

/// Splits the description off an optional dependency (`foo: what for`); no description is `None`.
pub(super) fn split_description(text: &str) -> (&str, Option<&str>) {
    match text.split_once(": ") {
        Some((name, description)) => (name, Some(description)),
        None => (text, None),
    }
}

fn check_name(key: &str, name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err(format!("{key} is empty"));
    }
    if name.chars().count() > NAME_MAX {
        return Err(format!("{key} is longer than {NAME_MAX} characters"));
    }
    Ok(())
}

/// The message without serde_json's own line and column, which count from the start of the element.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}
