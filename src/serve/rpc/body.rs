//! What request bodies of the RPC say: urlencoded and multipart forms, and JSON. They have been read already.

use super::call::RpcError;
use super::parameters::Parameters;
use hyper::HeaderMap;
use hyper::header;
use serde_json::Value;
use std::borrow::Cow;

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form<'h> {
    /// `application/x-www-form-urlencoded`, or no word about it.
    Urlencoded,
    /// `multipart/form-data` with this boundary.
    Multipart(&'h str),
    /// `application/json`
    Json,
}

impl<'h> Form<'h> {
    /// Reads `Content-Type`.
    pub(crate) fn of(headers: &'h HeaderMap) -> Self {
        let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let mut parts = value.split(';').map(str::trim);
        let media = parts.next().unwrap_or_default();
        if media.eq_ignore_ascii_case("application/json") {
            return Self::Json;
        }
        let boundary = parts.find_map(|part| part.strip_prefix("boundary="));
        match boundary {
            Some(boundary) if media.eq_ignore_ascii_case("multipart/form-data") => {
                Self::Multipart(boundary.trim_matches('"'))
            }
            _ => Self::Urlencoded,
        }
    }
}

/// What a form says; `text` is the body, invalid UTF-8 replaced.
pub(crate) fn form<'a>(form: Form<'_>, text: &'a str) -> Result<Parameters<'a>, RpcError> {
    match form {
        Form::Multipart(boundary) => {
            let fields = multipart(boundary, text).ok_or(RpcError::NotAForm)?;
            Ok(Parameters::from_form(fields.into_iter()))
        }
        Form::Urlencoded | Form::Json => Ok(Parameters::from_urlencoded(text)),
    }
}

type Field<'a> = (Cow<'a, str>, Cow<'a, str>);

/// The fields of a multipart body; files among them are ignored.
fn multipart<'a>(boundary: &str, text: &'a str) -> Option<Vec<Field<'a>>> {
    if boundary.is_empty() {
        return None;
    }
    let delimiter = format!("--{boundary}");
    let mut fields = Vec::new();
    for part in text.split(delimiter.as_str()).skip(1) {
        if part.starts_with("--") {
            return Some(fields);
        }
        let (head, value) = part.split_once("\r\n\r\n")?;
        let value = value.strip_suffix("\r\n")?;
        if let Some(name) = field_name(head) {
            fields.push((Cow::Borrowed(name), Cow::Borrowed(value)));
        }
    }
    None
}

fn field_name(head: &str) -> Option<&str> {
    let named = |line: &&str| line.to_ascii_lowercase().starts_with("content-disposition:");
    let disposition = head.lines().find(named)?;
    let mut parts = disposition.split(';').map(str::trim);
    let name = parts.clone().find_map(|part| part.strip_prefix("name="))?;
    let is_file = parts.any(|part| part.starts_with("filename"));
    (!is_file).then(|| name.trim_matches('"'))
}

/// The argument of an `info` in JSON: an object whose `arg` is an array of names.
pub(crate) fn json_info(body: &[u8]) -> Result<Parameters<'static>, RpcError> {
    let mut out = Parameters::default();
    match object(body)?.get_mut("arg").map(Value::take) {
        None => {}
        Some(Value::Array(names)) => {
            for name in names {
                // A number is a name to the old server too, though hardly one that exists.
                out.names.push(match name {
                    Value::String(name) => name.into(),
                    Value::Number(number) => number.to_string().into(),
                    _ => return Err(RpcError::ElementNotAString),
                });
            }
        }
        Some(_) => return Err(RpcError::ArgNotAnArray),
    }
    Ok(out)
}

/// The argument and field of a `search` in JSON.
pub(crate) fn json_search(body: &[u8]) -> Result<Parameters<'static>, RpcError> {
    let mut object = object(body)?;
    let mut out = Parameters::default();
    match object.get_mut("by").map(Value::take) {
        None => {}
        Some(Value::String(by)) => out.by = Some(by.into()),
        Some(_) => return Err(RpcError::ByNotAString),
    }
    match object.get_mut("arg").map(Value::take) {
        None => {}
        Some(Value::String(arg)) => out.names.push(arg.into()),
        Some(_) => return Err(RpcError::ArgNotAString),
    }
    Ok(out)
}

fn object(body: &[u8]) -> Result<serde_json::Map<String, Value>, RpcError> {
    serde_json::from_slice(body).map_err(|_| RpcError::NotAnObject)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn json_says_what_was_expected() {
        assert_eq!(json_info(br#"{"arg":["a","b"],"extra":1}"#).unwrap().names, ["a", "b"]);
        assert_eq!(json_info(b"{}").unwrap().names.len(), 0);
        assert_eq!(json_info(br#"{"arg":"a"}"#), Err(RpcError::ArgNotAnArray));
        assert_eq!(json_info(br#"{"arg":[1]}"#).unwrap().names, ["1"]);
        assert_eq!(json_info(br#"{"arg":[["a"]]}"#), Err(RpcError::ElementNotAString));
        for bad in ["not json", "[]", "", "5", "{\"arg\":"] {
            assert_eq!(json_info(bad.as_bytes()), Err(RpcError::NotAnObject), "{bad}");
        }
        let search = json_search(br#"{"arg":"x y","by":"name"}"#).unwrap();
        assert_eq!((search.subject(), search.by.as_deref()), (Some("x y"), Some("name")));
        assert_eq!(json_search(br#"{"by":1}"#), Err(RpcError::ByNotAString));
        assert_eq!(json_search(br#"{"arg":["a"]}"#), Err(RpcError::ArgNotAString));
    }

    #[test]
    fn multipart_fields() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, "multipart/form-data; boundary=\"x1\"".parse().unwrap());
        let kind = Form::of(&headers);
        assert_eq!(kind, Form::Multipart("x1"));
        let text = "--x1\r\nContent-Disposition: form-data; name=\"v\"\r\n\r\n5\r\n\
                    --x1\r\ncontent-disposition: form-data; name=\"arg[]\"\r\n\r\nlibc++\r\n\
                    --x1\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\nzz\r\n--x1--\r\n";
        let parameters = form(kind, text).unwrap();
        assert_eq!(parameters.names, ["libc++"]);
        assert_eq!(parameters.version, super::super::parameters::Version::Number(5));
        assert_eq!(form(kind, "--x1\r\nno end"), Err(RpcError::NotAForm));
    }

    #[test]
    fn a_body_without_a_type_is_a_form() {
        assert_eq!(Form::of(&HeaderMap::new()), Form::Urlencoded);
    }
}
