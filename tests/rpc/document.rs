//! The service document is true: all that it lists is accepted, all that is served is listed, and answers have the
//! shape that it gives them.

use super::World;
use crate::support::http::{self, Response};
use serde_json::Value;
use std::collections::BTreeSet;

/// The document as served, with references followed.
struct Document(Value);

impl Document {
    fn of(world: &World) -> Self {
        let answer = http::get(world.server.address, "/openapi.json");
        assert_eq!(answer.header("content-type"), Some("application/json"));
        Self(serde_json::from_slice(&answer.body).unwrap())
    }

    fn follow<'d>(&'d self, value: &'d Value) -> &'d Value {
        match value["$ref"].as_str() {
            Some(reference) => {
                self.0.pointer(reference.strip_prefix('#').unwrap()).unwrap_or_else(|| panic!("{reference}"))
            }
            None => value,
        }
    }

    /// Path, method and operation of every RPC operation.
    fn operations(&self) -> Vec<(&str, &str, &Value)> {
        let paths = self.0["paths"].as_object().unwrap().iter().filter(|(path, _)| path.starts_with("/rpc"));
        paths
            .flat_map(|(path, item)| {
                item.as_object().unwrap().iter().map(|(method, operation)| (path.as_str(), method.as_str(), operation))
            })
            .collect()
    }

    /// Values that a schema admits: each word of an enumeration, or one that makes sense for the name.
    fn values(&self, name: &str, schema: &Value) -> Vec<String> {
        let schema = self.follow(schema);
        if let Some(words) = schema["enum"].as_array() {
            return words.iter().map(|word| word.as_str().unwrap().to_owned()).collect();
        }
        match (name, &schema["const"]) {
            (_, Value::Number(number)) => vec![number.to_string()],
            ("callback", _) => vec!["cb".to_owned()],
            _ => vec!["big-chungus".to_owned()],
        }
    }

    /// Fields of a form, as `parameters` have them.
    fn fields(&self, operation: &Value, media: &str) -> Vec<(String, Vec<String>)> {
        let body = self.follow(&operation["requestBody"]);
        let schema = self.follow(&body["content"][media]["schema"]);
        let Some(properties) = schema["properties"].as_object() else { return Vec::new() };
        properties.iter().map(|(name, schema)| (name.clone(), self.values(name, schema))).collect()
    }

    fn parameters(&self, operation: &Value, place: &str) -> Vec<(String, Vec<String>)> {
        let all = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default().iter();
        let here = all.map(|one| self.follow(one)).filter(|one| one["in"] == place);
        here.map(|one| {
            let name = one["name"].as_str().unwrap();
            (name.to_owned(), self.values(name, &one["schema"]))
        })
        .collect()
    }
}

/// Every value of every parameter, with the first values of the others.
fn each(parameters: &[(String, Vec<String>)]) -> Vec<Vec<(&str, &str)>> {
    let with = |(at, value): (usize, &String)| {
        let others = parameters.iter().enumerate();
        others
            .map(|(n, (name, values))| {
                (name.as_str(), if n == at { value.clone() } else { values[0].clone() }).to_owned()
            })
            .map(|(name, value)| (name, value.leak() as &str))
            .collect()
    };
    let values =
        parameters.iter().enumerate().flat_map(|(at, (_, values))| values.iter().map(move |value| (at, value)));
    values.map(with).collect()
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

/// The document gives this media type for this status.
fn assert_listed(document: &Document, what: &str, operation: &Value, answer: &Response) {
    let response = document.follow(&operation["responses"][answer.status.to_string()]);
    let media = answer.header("content-type").unwrap();
    assert!(response["content"].get(media.split(';').next().unwrap()).is_some(), "{what}: {media}");
}

/// The answer is one of those the document gives, and no refusal.
fn assert_accepted(document: &Document, what: &str, operation: &Value, answer: &Response) {
    assert_eq!(answer.status, 200, "{what}");
    assert_listed(document, what, operation, answer);
    let text = answer.text();
    let json = text.strip_prefix("/**/cb(").and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    let json: Value = serde_json::from_str(json).unwrap();
    assert_eq!(json.get("error"), None, "{what}: {text}");
}

#[test]
fn the_service_document_is_true() {
    let world = World::new();
    let document = Document::of(&world);
    everything_listed_is_accepted(&world, &document);
    everything_served_is_listed(&world, &document);
    results_have_the_keys_that_are_described(&world, &document);
}

fn everything_listed_is_accepted(world: &World, document: &Document) {
    let server = world.server.address;
    assert_eq!(document.0["openapi"], "3.1.0");
    let mut asked = 0;
    for (template, method, operation) in document.operations() {
        let mut path = template.to_owned();
        for (name, values) in document.parameters(operation, "path") {
            path = path.replace(&format!("{{{name}}}"), &values[0]);
        }
        assert!(!path.contains('{'), "{path}: a parameter without a description");
        for pairs in each(&document.parameters(operation, "query")) {
            let target = format!("{path}?{}", encoded(&pairs));
            assert_accepted(document, &target, operation, &http::get(server, &target));
            asked += 1;
        }
        for query in ["", "v=x", "v=x&callback=cb", "type=info&arg=x&v=5&callback=cb"] {
            let target = format!("{path}?{query}");
            let answer = http::send(server, &method.to_uppercase(), &target, &[("Content-Length", "0")], b"");
            assert_listed(document, &target, operation, &answer);
        }
        if method == "post" {
            for pairs in each(&document.fields(operation, "application/x-www-form-urlencoded")) {
                let answer = http::send(server, "POST", &path, &[], encoded(&pairs).as_bytes());
                assert_accepted(document, &format!("{path} {pairs:?}"), operation, &answer);
                asked += 1;
            }
        }
    }
    assert!(asked > 150, "{asked} requests");
}

/// Methods and paths the server answers, found by trying, are those of the document.
fn everything_served_is_listed(world: &World, document: &Document) {
    let server = world.server.address;
    let mut served = BTreeSet::new();
    let words = ["info", "multiinfo", "search", "msearch", "suggest", "suggest-pkgbase", "info/", "openapi", "", "v5"];
    let mut paths: Vec<(String, String)> = ["/rpc", "/rpc/", "/rpc.php", "/rpc.php/", "/rpc.json", "/rpc/v5"]
        .map(|path| (path.into(), path.into()))
        .into();
    for word in words {
        let argument = if word == "info" { "name" } else { "arg" };
        for (path, template) in [
            (format!("/rpc/v5/{word}"), format!("/rpc/v{{version}}/{word}")),
            (format!("/rpc/v5/{word}/big-chungus"), format!("/rpc/v{{version}}/{word}/{{{argument}}}")),
            (format!("/rpc/{word}"), format!("/rpc/{word}")),
        ] {
            paths.push((path, template));
        }
    }
    for (path, template) in &paths {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            let target = format!("{path}?v=5&type=info&arg=big-chungus");
            let answer = http::send(server, method, &target, &[("Content-Length", "0")], b"");
            if answer.status == 200 {
                served.insert((template.clone(), method.to_ascii_lowercase()));
            }
        }
    }
    let listed = document.operations().into_iter().map(|(path, method, _)| (path.to_owned(), method.to_owned()));
    assert_eq!(served, listed.collect());
}

fn results_have_the_keys_that_are_described(world: &World, document: &Document) {
    for (schema, kind) in [("PackageInfo", "info"), ("Package", "search")] {
        let schema = &document.0["components"]["schemas"][schema];
        let keys = |name: &str| -> BTreeSet<String> {
            let object: Value = serde_json::from_str(&world.object(kind, name)).unwrap();
            object.as_object().unwrap().keys().cloned().collect()
        };
        let described: BTreeSet<String> = schema["properties"].as_object().unwrap().keys().cloned().collect();
        let required = schema["required"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned());
        assert_eq!(described, keys("big-chungus"), "{kind}: it has every key");
        assert_eq!(required.collect::<BTreeSet<_>>(), keys("woogly-chungus"), "{kind}: it has no more than it must");
    }
}
