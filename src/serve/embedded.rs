//! A server within another command: on a free port of this machine, until it is dropped. Signals stay the command's.

use super::ServeError;
use super::clock::Clock;
use super::load::Load;
use super::server::serve;
use super::site::Site;
use crate::config::SiteConfig;
use crate::config::serving::Limits;
use crate::site::layout::Output;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

/// The current release below an output directory, served; releases that follow are not looked for.
pub struct Embedded {
    /// Where it listens.
    pub address: SocketAddr,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Embedded {
    /// Starts it.
    ///
    /// # Errors
    /// There is no release that can be opened, or no socket to listen on.
    pub fn start(output: &Path, config: SiteConfig) -> Result<Self, ServeError> {
        // Who compares asks one thing at a time and wants every answer, however busy the machine is.
        let limits = Limits { max_wait_ms: 60_000, ..Limits::default() };
        let load = Load::new(limits, None, Arc::default(), |_| {});
        let site = Arc::new(Site::with_load(Output::new(output), config, Clock::from_environment()?, load)?);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(ServeError::Runtime)?;
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).map_err(ServeError::Runtime)?;
        let address = listener.local_addr().map_err(ServeError::Runtime)?;
        runtime.spawn(serve(listener, site, std::future::pending()));
        Ok(Self { address, runtime: Some(runtime) })
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
