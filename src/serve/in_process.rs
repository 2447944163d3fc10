//! The server without a socket, for a program that has its requests already: an embedding one, a test, a fuzzer.

use super::ServeError;
use super::clock::Clock;
use super::dispatch::respond;
use super::site::Site;
use crate::config::SiteConfig;
use crate::site::layout::Output;
use http_body_util::Full;
use hyper::body::{Body, Bytes};
use hyper::{Request, Response};
use std::path::Path;

/// The current release below an output directory, ready to answer. It stays with that release; only [`super::run`]
/// follows new ones.
pub struct InProcess {
    site: Site,
}

impl InProcess {
    /// Opens the current release below `output`, a directory that `build` wrote.
    ///
    /// # Errors
    /// There is no release, it cannot be read, or `SOURCE_DATE_EPOCH` is no number.
    pub fn open(output: &Path, site: SiteConfig) -> Result<Self, ServeError> {
        let clock = Clock::from_environment()?;
        Ok(Self { site: Site::open(Output::new(output), site, clock)? })
    }

    /// Answers one request as the server would, whatever is asked. Must run on a Tokio runtime with its time enabled.
    pub async fn answer<B: Body>(&self, request: Request<B>) -> Response<Full<Bytes>> {
        respond(&self.site, request).await
    }
}

impl std::fmt::Debug for InProcess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InProcess").finish_non_exhaustive()
    }
}
