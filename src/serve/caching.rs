//! How long an answer may be kept, said in its headers; see [`crate::cache`].

use super::answer::Reply;
use super::path::decode_path;
use crate::cache::{CachePolicy, Cdn, keys_of_path, policy_of_path};
use hyper::StatusCode;
use hyper::header::{CACHE_CONTROL, HeaderName, HeaderValue};

/// Marks the answer to a read of a path, as it was sent; one that says it already stays as it is.
pub(crate) fn mark(reply: &mut Reply, path: &str, cdn: Cdn) {
    if reply.headers().contains_key(CACHE_CONTROL) {
        return;
    }
    let decoded = decode_path(path);
    // What no path decodes to is no route's.
    let path = decoded.as_deref().unwrap_or("odd path");
    let policy = match reply.status() {
        StatusCode::OK | StatusCode::NOT_MODIFIED | StatusCode::PARTIAL_CONTENT => policy_of_path(path),
        StatusCode::NOT_FOUND | StatusCode::UNAUTHORIZED => CachePolicy::Missing,
        status if status.is_redirection() => CachePolicy::Redirect,
        _ => CachePolicy::Never,
    };
    reply.headers_mut().insert(CACHE_CONTROL, policy.header());
    let Some((lifetime, keys, separator)) = cdn.headers() else { return };
    reply.headers_mut().insert(HeaderName::from_static(lifetime), policy.cdn_header());
    if let Ok(value) = HeaderValue::from_str(&keys_of_path(path, policy, separator)) {
        reply.headers_mut().insert(HeaderName::from_static(keys), value);
    }
}
