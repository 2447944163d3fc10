//! A package as linked data (JSON-LD in the words of schema.org), for programs that know no AUR. It is a document of its
//! own, linked from the package's page: pages hold no inline script, not even one that only holds data.

use crate::render::html::is_linkable;
use crate::route::Route;
use crate::serve::answer::{Answer, Kind};
use crate::serve::language::Shown;
use crate::serve::site::Site;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value, json};

/// What no address may hold as it is (RFC 3987), whatever maintainers write.
const NOT_IN_IRI: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// The document.
pub(super) fn answer(site: &Site, release: &Shown<'_>, name: &str) -> Option<Answer> {
    let doc = release.index.find(name)?;
    let mut object = Vec::new();
    release.index.write_info(doc, site.clock.now(), &mut object);
    let known: Map<String, Value> = serde_json::from_slice(&object).ok()?;
    let body = serde_json::to_vec(&linked(&site.config.site_url, &site.config.clone_url, &known)).ok()?;
    Some(Answer::new(Kind::Text("application/ld+json"), body))
}

fn linked(site: &str, clone: &str, known: &Map<String, Value>) -> Value {
    let text = |key: &str| known.get(key).and_then(Value::as_str);
    let list = |key: &str| known.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let time = |key: &str| known.get(key).and_then(Value::as_i64).map(rfc3339);
    let name = text("Name").unwrap_or_default();
    let person = |name: &str| json!({ "@type": "Person", "name": name });
    let licenses: Vec<Value> =
        list("License").into_iter().map(|name| json!({ "@type": "CreativeWork", "name": name })).collect();
    let mut body = json!({
        "@context": "https://schema.org",
        "@type": "SoftwareApplication",
        "@id": format!("{site}{}", Route::Package(name).url_path()),
        "url": format!("{site}{}", Route::Package(name).url_path()),
        "name": name,
        "softwareVersion": text("Version"),
        "description": text("Description"),
        "sameAs": text("URL").filter(|url| is_linkable(url)).map(|url| utf8_percent_encode(url, NOT_IN_IRI).to_string()),
        "operatingSystem": "Arch Linux",
        "applicationCategory": "Package",
        "downloadUrl": text("URLPath").map(|path| format!("{site}{path}")),
        "codeRepository": text("PackageBase").map(|base| format!("{clone}/{base}.git")),
        "maintainer": text("Maintainer").map(person),
        "contributor": list("CoMaintainers").iter().filter_map(Value::as_str).map(person).collect::<Vec<_>>(),
        "license": licenses,
        "keywords": list("Keywords"),
        "softwareRequirements": list("Depends"),
        "datePublished": time("FirstSubmitted"),
        "dateModified": time("LastModified"),
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/LikeAction",
            "userInteractionCount": known.get("NumVotes"),
        },
    });
    if let Some(body) = body.as_object_mut() {
        body.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()));
    }
    body
}

fn rfc3339(at: i64) -> String {
    let mut out = String::new();
    crate::model::time::push_rfc3339(at, &mut out);
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_not_known_is_not_said() {
        let known = json!({ "Name": "a b", "Version": "1-1", "URL": "javascript:x", "Maintainer": null, "License": ["MIT"],
            "FirstSubmitted": 1_795_348_800, "NumVotes": 3 });
        let body = linked("https://x", "https://git", known.as_object().unwrap());
        assert_eq!(body["@id"], "https://x/packages/a%20b");
        assert_eq!(body["datePublished"], "2026-11-22T12:00:00Z");
        assert_eq!(body["license"][0]["name"], "MIT");
        let hostile = json!({ "URL": "https://x/?a=\"><script>" });
        let body = linked("https://x", "https://git", hostile.as_object().unwrap());
        assert_eq!(body["sameAs"], "https://x/?a=%22%3E%3Cscript%3E");
        let body = linked("https://x", "https://git", known.as_object().unwrap());
        for absent in ["sameAs", "maintainer", "keywords", "contributor", "description"] {
            assert!(body.get(absent).is_none(), "{absent}");
        }
    }
}
