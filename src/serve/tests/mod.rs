//! The whole server over a tiny registry: requests in, responses out.

#![allow(clippy::unwrap_used)]

mod anything;
mod api;
mod limits;
mod pages;
mod ranked;
mod registry;
mod rpc;
mod search;
mod server;

use super::clock::Clock;
use super::fallback::gateway::answer;
use super::front::Origin;
use super::site::Site;
use crate::config::SiteConfig;
use crate::site::layout::Output;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{HeaderMap, Request, StatusCode};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// The clock of the tests: 2026-11-22 12:00:00 UTC.
const NOW: i64 = 1_795_348_800;

/// A site below a temporary directory.
struct TestSite {
    site: Arc<Site>,
    folder: TempDir,
}

/// A response with its whole body.
struct Said {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Said {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl TestSite {
    /// The registry of `registry::packages`, with a page or two.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        registry::write_release(folder.path(), "r1", &registry::packages());
        registry::switch(folder.path(), "r1");
        Self::open(folder)
    }

    fn open(folder: TempDir) -> Self {
        let output = Output::new(folder.path());
        let site = Site::open(output, SiteConfig::default(), Clock::Fixed(NOW)).unwrap();
        Self { site: Arc::new(site), folder }
    }

    /// The same in further languages.
    fn with_languages(codes: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        registry::write_release(folder.path(), "r1", &registry::packages());
        registry::switch(folder.path(), "r1");
        let languages: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        let config = SiteConfig { languages: languages.clone(), ..SiteConfig::default() };
        let mut site = Site::open(Output::new(folder.path()), config, Clock::Fixed(NOW)).unwrap();
        site.languages = languages;
        Self { site: Arc::new(site), folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of release r1.
    fn put(&self, path: &str, content: &str) {
        registry::put(self.path(), "r1", path, content);
    }

    fn get(&self, target: &str) -> Said {
        self.send("GET", target, &[], "")
    }

    fn send(&self, method: &str, target: &str, headers: &[(&str, &str)], body: &str) -> Said {
        let mut request = Request::builder().method(method).uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(Bytes::copy_from_slice(body.as_bytes()))).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (parts, body) = answer(&self.site, request, Origin { peer: None, beyond: false }).await.into_parts();
            let body = body.collect().await.unwrap().to_bytes();
            Said { status: parts.status, headers: parts.headers, body }
        })
    }
}
