//! The server without a socket, for a program that has its requests already: an embedding one, a test, a fuzzer.

use super::ServeError;
use super::clock::Clock;
use super::count::Count;
use super::front::{self, Origin};
use super::load::Load;
use super::site::Site;
use crate::config::SiteConfig;
use crate::config::serving::Limits;
use crate::site::layout::Output;
use http_body_util::Full;
use hyper::body::{Body, Bytes};
use hyper::{Request, Response};
use std::path::Path;
use std::sync::Arc;

/// The current release below an output directory, ready to answer. It stays with that release; only [`super::run`]
/// follows new ones.
pub struct InProcess {
    site: Arc<Site>,
}

impl InProcess {
    /// Opens the current release below `output`, a directory that `build` wrote.
    ///
    /// # Errors
    /// There is no release, it cannot be read, or `SOURCE_DATE_EPOCH` is no number.
    pub fn open(output: &Path, site: SiteConfig) -> Result<Self, ServeError> {
        let clock = Clock::from_environment()?;
        // Whoever asks waits for the answer: nothing is refused for the time it takes.
        let limits = Limits { max_wait_ms: 60_000, ..Limits::default() };
        let load = Load::new(limits, None, Arc::default(), |_| {});
        Ok(Self { site: Arc::new(Site::with_load(Output::new(output), site, clock, load)?) })
    }

    /// Answers one request as the server would, whatever is asked. Must run on a Tokio runtime with its time enabled.
    pub async fn answer<B>(&self, request: Request<B>) -> Response<Full<Bytes>>
    where
        B: Body,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let (parts, body) = request.into_parts();
        let origin = Origin { peer: None, beyond: false };
        let mut count = Count::begin(&self.site, &parts, origin);
        let (note, reply) = front::answer(&self.site, parts, body, origin, &mut count).await;
        count.end(note, reply.status(), front::size(&reply));
        reply
    }
}

impl std::fmt::Debug for InProcess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InProcess").finish_non_exhaustive()
    }
}
