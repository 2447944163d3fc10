//! The address that metrics are served on: a thread of its own, so that they can be had whatever the load is. Health
//! checks are answered there too.

use super::{Facts, page};
use crate::serve::ServeError;
use crate::serve::health;
use crate::serve::site::Site;
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

/// Connections at a time; a scraper has one.
const MOST: usize = 64;

/// For a request, or between two.
const HEADERS_WITHIN: Duration = Duration::from_secs(90);

const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");

/// The thread; it ends when this is dropped.
pub(crate) struct Endpoint {
    _stop: oneshot::Sender<()>,
}

impl Endpoint {
    /// Serves metrics on a listener.
    ///
    /// # Errors
    /// The thread cannot be had.
    pub(crate) fn start(listener: std::net::TcpListener, site: Arc<Site>) -> Result<Self, ServeError> {
        let (stop, stopped) = oneshot::channel();
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::Runtime)?;
        listener.set_nonblocking(true).map_err(ServeError::Runtime)?;
        let work = move || {
            runtime.block_on(async {
                let Ok(listener) = TcpListener::from_std(listener) else { return };
                tokio::select! {
                    () = accept(listener, site) => {}
                    _ = stopped => {}
                }
            });
        };
        let thread = std::thread::Builder::new().name("metrics".to_owned());
        thread.spawn(work).map_err(ServeError::Runtime)?;
        Ok(Self { _stop: stop })
    }
}

async fn accept(listener: TcpListener, site: Arc<Site>) {
    let places = Arc::new(Semaphore::new(MOST));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(connection(stream, Arc::clone(&site), place))),
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

async fn connection(stream: tokio::net::TcpStream, site: Arc<Site>, _place: OwnedSemaphorePermit) {
    let service = service_fn(move |request: Request<Incoming>| {
        let reply = respond(&site, request);
        async move { Ok::<_, Infallible>(reply) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .serve_connection(TokioIo::new(stream), service);
    // Nobody is to be told that a scraper went away.
    let _ = connection.await;
}

/// Answers `/metrics` and the health checks.
pub(crate) fn respond<B>(site: &Site, request: Request<B>) -> Response<Full<Bytes>> {
    let (parts, _) = request.into_parts();
    if let Some(answer) = health::check(site, &parts) {
        return answer.finish(&parts.method, &parts.headers, &site.policy);
    }
    let mut reply = Response::new(Full::default());
    if parts.uri.path() != "/metrics" {
        *reply.body_mut() = "Metrics are at /metrics.\n".into();
        *reply.status_mut() = StatusCode::NOT_FOUND;
    } else if parts.method != Method::GET && parts.method != Method::HEAD {
        *reply.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
        reply.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    } else {
        *reply.body_mut() = text(site).into();
        reply.headers_mut().insert(header::CONTENT_TYPE, MEDIA_TYPE);
    }
    reply
}

fn text(site: &Site) -> String {
    let release = site.live.release();
    let facts = Facts {
        release: &release.name.release,
        generation: &release.name.generation,
        packages: release.index.len(),
        data_as_of: release.data_as_of,
        now: site.clock.now(),
        ready: !site.is_stopping(),
        connections: site.load.door.served(),
        refusing: site.load.door.refused(),
        waiting: site.load.pool.waiting(),
        held: site.load.held.bytes(),
    };
    page(&site.load.metrics, &facts)
}
