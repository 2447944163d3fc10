//! What the fuzz targets share: a site that answers in this process, and what must hold of every answer.
//!
//! `AURPRESS_FUZZ_SITE` names an output directory of `aurpress build`; `tests/fuzz/run` makes one of the sample.

use aurpress::config::SiteConfig;
use aurpress::serve::InProcess;
use aurpress::site::layout::Output;
use aurpress_index::Index;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{Method, Request, StatusCode, Uri, header};
use std::path::PathBuf;
use std::sync::OnceLock;
use tokio::runtime::{Builder, Runtime};

struct Rig {
    site: InProcess,
    runtime: Runtime,
}

fn built() -> PathBuf {
    std::env::var_os("AURPRESS_FUZZ_SITE").expect("AURPRESS_FUZZ_SITE names a built site").into()
}

/// The index of the site.
pub fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let output = Output::new(&built());
        let release = output.current_release().expect("the site has a release");
        Index::open(&output.current_index(&release).expect("the release has an index")).expect("the index opens")
    })
}

fn rig() -> &'static Rig {
    static RIG: OnceLock<Rig> = OnceLock::new();
    RIG.get_or_init(|| {
        let site = InProcess::open(&built(), SiteConfig::default()).expect("the site opens");
        let runtime = Builder::new_current_thread().enable_time().build().expect("a runtime");
        Rig { site, runtime }
    })
}

/// An answer with its whole body.
pub struct Answer {
    /// Status code.
    pub status: StatusCode,
    /// `Content-Type`.
    pub media: String,
    /// `Location`, or nothing.
    pub location: String,
    /// Body as it would travel.
    pub body: Bytes,
}

/// Asks, and checks what holds of every answer: no server error, JSON that is JSON on one line, redirects that stay on
/// the host. `None` when the address is none, so that the request could not have arrived.
pub fn ask(method: Method, target: &[u8], kind: &str, body: &[u8]) -> Option<Answer> {
    let uri = Uri::try_from(target).ok().filter(|uri| uri.path().starts_with('/'))?;
    let request = Request::builder()
        .method(&method)
        .uri(uri)
        .header(header::CONTENT_TYPE, kind)
        .body(Full::new(Bytes::copy_from_slice(body)))
        .ok()?;
    let rig = rig();
    let answer = rig.runtime.block_on(async {
        let (head, body) = rig.site.answer(request).await.into_parts();
        let body = body.collect().await.unwrap_or_else(|never| match never {}).to_bytes();
        let text = |name| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        Answer { status: head.status, media: text(header::CONTENT_TYPE), location: text(header::LOCATION), body }
    });
    check(&answer, target);
    Some(answer)
}

fn check(answer: &Answer, target: &[u8]) {
    let about = || format!("{} for {}", answer.status, String::from_utf8_lossy(target));
    // The one page that says 503 on purpose.
    let on_purpose = answer.status == StatusCode::SERVICE_UNAVAILABLE && target.starts_with(b"/raisefivethree");
    assert!(!answer.status.is_server_error() || on_purpose, "{}", about());
    if answer.media == "application/json" && !answer.body.is_empty() {
        assert!(serde_json::from_slice::<serde_json::Value>(&answer.body).is_ok(), "{}", about());
        assert!(!target.starts_with(b"/rpc") || !answer.body.contains(&b'\n'), "{}", about());
    }
    // Browsers take a backslash for a slash, but not in a query.
    let (path, _) = answer.location.split_once('?').unwrap_or((&answer.location, ""));
    let stays = path.is_empty() || (path.starts_with('/') && !path.starts_with("//") && !path.contains('\\'));
    assert!(stays, "{} to {}", about(), answer.location);
}

/// Takes the first byte as a choice among `of`; the rest is left.
pub fn choose<'d, T: Copy>(data: &'d [u8], of: &[T]) -> Option<(T, &'d [u8])> {
    let (first, rest) = data.split_first()?;
    Some((of[usize::from(*first) % of.len()], rest))
}
