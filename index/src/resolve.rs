//! Who gives what a dependency asks for: `libfoo.so=3-64`, `java-runtime>=17`.

use crate::terms::Kind;
use crate::version;
use crate::{DocId, Index};
use serde::Deserialize;
use std::cmp::Ordering;

/// Providers of one name that are looked at.
const MAX_PROVIDERS: usize = 500;

/// Longest request that is read, in bytes.
const MAX_TEXT: usize = 512;

/// A name with a version condition, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The name.
    pub name: String,
    /// Sign and version, if a version is asked for.
    pub condition: Option<(Sign, String)>,
}

/// The signs of a version condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Sign {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

/// A package that gives a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// The package.
    pub name: String,
    /// Its number in the index; none for a package of the official repositories.
    pub doc: Option<DocId>,
    /// What it declares to provide, with the version; none when it bears the name itself.
    pub provides: Option<String>,
    /// The version that counts; none when it declares none, and for official packages, whose versions are not known here.
    pub version: Option<String>,
    /// Whether the condition holds; none when that is not known here.
    pub satisfies: Option<bool>,
}

/// The part of an info object that is needed here.
#[derive(Deserialize)]
struct Info {
    #[serde(rename = "Name")]
    name: String,
    #[serde(rename = "Version")]
    version: String,
    #[serde(rename = "Provides", default)]
    provides: Vec<String>,
}

impl Wanted {
    /// Takes a request apart. Any text is a request: without a sign it is a name.
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        let text = &text[..text.floor_char_boundary(MAX_TEXT)];
        let Some(at) = text.find(['<', '>', '=']).filter(|&at| at > 0) else {
            return Self { name: text.to_owned(), condition: None };
        };
        let signs = [
            ("<=", Sign::AtMost),
            (">=", Sign::AtLeast),
            ("==", Sign::Equal),
            ("<", Sign::Less),
            (">", Sign::More),
            ("=", Sign::Equal),
        ];
        let found =
            signs.into_iter().find_map(|(sign, meaning)| Some((meaning, text[at..].strip_prefix(sign)?.trim())));
        let condition = found.filter(|(_, version)| !version.is_empty());
        Self { name: text[..at].trim_end().to_owned(), condition: condition.map(|(sign, v)| (sign, v.to_owned())) }
    }

    /// Whether a version will do.
    fn holds(&self, version: Option<&str>) -> bool {
        let Some((sign, wanted)) = &self.condition else { return true };
        let Some(version) = version else { return false };
        let order = version::compare(version, wanted);
        match sign {
            Sign::Less => order == Ordering::Less,
            Sign::AtMost => order != Ordering::Greater,
            Sign::Equal => order == Ordering::Equal,
            Sign::AtLeast => order != Ordering::Less,
            Sign::More => order == Ordering::Greater,
        }
    }
}

impl Sign {
    /// As it is written.
    pub fn text(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Equal => "=",
            Self::AtLeast => ">=",
            Self::More => ">",
        }
    }
}

/// Who gives it: what satisfies the condition first, official packages before others, the package of that name before
/// those that provide it, then by votes and popularity.
pub(crate) fn resolve(index: &Index, wanted: &Wanted) -> Vec<Provider> {
    let mut docs = index.exact(Kind::Provides, &wanted.name, MAX_PROVIDERS);
    docs.extend(index.find(&wanted.name).filter(|doc| !docs.contains(doc)));
    let mut found: Vec<Provider> = docs.into_iter().filter_map(|doc| provider(index, wanted, doc)).collect();
    let points = |provider: &Provider| {
        let doc = provider.doc.unwrap_or_default() as usize;
        index.prepared.points.get(doc).copied().unwrap_or_default()
    };
    found.sort_by(|a, b| {
        let failing = (a.satisfies == Some(false)).cmp(&(b.satisfies == Some(false)));
        failing.then(a.provides.is_some().cmp(&b.provides.is_some())).then(points(b).total_cmp(&points(a)))
    });
    let official = index.terms.official(&wanted.name).take(MAX_PROVIDERS).map(|name| Provider {
        name: name.to_owned(),
        doc: None,
        provides: (name != wanted.name).then(|| wanted.name.clone()),
        version: None,
        satisfies: wanted.condition.is_none().then_some(true),
    });
    official.chain(found).collect()
}

fn provider(index: &Index, wanted: &Wanted, doc: DocId) -> Option<Provider> {
    let mut object = Vec::new();
    index.write_info(doc, 0, &mut object);
    let info: Info = serde_json::from_slice(&object).ok()?;
    if info.name.eq_ignore_ascii_case(&wanted.name) && wanted.holds(Some(&info.version)) {
        let (version, satisfies) = (Some(info.version), Some(true));
        return Some(Provider { name: info.name, doc: Some(doc), provides: None, version, satisfies });
    }
    // A provided name without a version satisfies no condition.
    let declared = info.provides.iter().map(|text| (text, Wanted::parse(text)));
    let mut declared: Vec<_> = declared.filter(|(_, of)| of.name.eq_ignore_ascii_case(&wanted.name)).collect();
    let version = |of: &Wanted| of.condition.as_ref().map(|(_, version)| version.clone());
    declared.sort_by_key(|(_, of)| !wanted.holds(version(of).as_deref()));
    let (provides, version) = match declared.first() {
        Some((text, of)) => (Some((*text).clone()), version(of)),
        None => (None, Some(info.version)),
    };
    let satisfies = Some(wanted.holds(version.as_deref()));
    Some(Provider { name: info.name, doc: Some(doc), provides, version, satisfies })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (String, Option<(Sign, String)>) {
        let wanted = Wanted::parse(text);
        (wanted.name, wanted.condition)
    }

    #[test]
    fn any_text_is_a_request() {
        let with = |name: &str, sign, version: &str| (name.to_owned(), Some((sign, version.to_owned())));
        assert_eq!(parsed("libfoo.so=3-64"), with("libfoo.so", Sign::Equal, "3-64"));
        assert_eq!(parsed(" java-runtime >= 17 "), with("java-runtime", Sign::AtLeast, "17"));
        assert_eq!(parsed("a<1:2"), with("a", Sign::Less, "1:2"));
        assert_eq!(parsed("bash"), ("bash".to_owned(), None));
        assert_eq!(parsed("bash="), ("bash".to_owned(), None));
        assert_eq!(parsed("=1"), ("=1".to_owned(), None));
    }
}
