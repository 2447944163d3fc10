//! The recorded requests to the system being replaced, and its answers.

use serde::Deserialize;

/// One request and its answer, as `tests/data/README.md` describes them.
#[derive(Debug, Deserialize)]
pub(crate) struct Recorded {
    /// Kind of request, such as `rpc-info`.
    pub(crate) class: String,
    /// HTTP method.
    pub(crate) method: String,
    /// Path and query as on the request line, not normalised.
    pub(crate) path: String,
    /// What was sent besides `Host` and `Accept`.
    pub(crate) request_headers: std::collections::BTreeMap<String, String>,
    /// Body of the request.
    pub(crate) request_body: Option<String>,
    /// Status of the answer.
    pub(crate) status: u16,
    /// Headers of the answer, names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// Body of the answer.
    pub(crate) body: String,
}

impl Recorded {
    /// The first header of that name (lower case) in the answer.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// All recorded answers.
pub(crate) fn recorded() -> Vec<Recorded> {
    let lines = super::gunzip(&super::data("golden.jsonl.gz"));
    let lines = lines.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_slice(line).unwrap()).collect()
}
