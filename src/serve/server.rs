//! Accepting connections and ending well: on a signal no more are accepted, requests under way are finished.

use super::dispatch::respond;
use super::forgiving::Forgiving;
use super::site::Site;
use super::{ServeError, ServeOptions};
use crate::site::layout::Output;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::net::ToSocketAddrs;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};

/// A client that does not finish its request line and headers by then is let go.
const HEADERS_WITHIN: Duration = Duration::from_secs(30);

/// How long requests under way may take once the server was told to stop.
const FINISH_WITHIN: Duration = Duration::from_secs(10);

/// After a failed accept (no file descriptors left, mostly) the next one waits.
const ACCEPT_AGAIN: Duration = Duration::from_millis(50);

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
/// The address cannot be listened on, or there is no release that can be opened.
pub fn run(options: &ServeOptions) -> Result<(), ServeError> {
    let listener = bind(&options.listen)?;
    run_on(listener, options)
}

/// As [`run`], on a listener that is bound already; [`ServeOptions::listen`] is not looked at.
///
/// # Errors
/// As [`run`].
pub fn run_on(listener: std::net::TcpListener, options: &ServeOptions) -> Result<(), ServeError> {
    let clock = super::clock::Clock::from_environment()?;
    let site = Arc::new(Site::open(Output::new(&options.output), options.site.clone(), clock)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(ServeError::Runtime)?;
    let report = options.report;
    runtime.block_on(async {
        let stop = stop_signal().map_err(ServeError::Runtime)?;
        listener.set_nonblocking(true).map_err(ServeError::Runtime)?;
        let listener = TcpListener::from_std(listener).map_err(ServeError::Runtime)?;
        if let Ok(address) = listener.local_addr() {
            let name = &site.live.release().name;
            report(&format!("serving release {} on http://{address}", name.release));
        }
        let follow = tokio::spawn(Arc::clone(&site.live).follow(report));
        let finished = serve(listener, Arc::clone(&site), stop).await;
        follow.abort();
        if !finished {
            report("stopped with requests unfinished");
        }
        Ok(())
    })
}

fn bind(listen: &str) -> Result<std::net::TcpListener, ServeError> {
    let bad = |reason: String| ServeError::Address { listen: listen.to_owned(), reason };
    let addresses: Vec<_> = listen.to_socket_addrs().map_err(|error| bad(error.to_string()))?.collect();
    if addresses.is_empty() {
        return Err(bad("the host has no address".to_owned()));
    }
    std::net::TcpListener::bind(addresses.as_slice())
        .map_err(|cause| ServeError::Bind { listen: listen.to_owned(), cause })
}

/// Resolves at the first SIGTERM or SIGINT; the handlers are there when this returns.
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Serves until `stop` resolves, then finishes what is under way; says whether all of it was finished in time.
pub(crate) async fn serve(listener: TcpListener, site: Arc<Site>, stop: impl Future<Output = ()>) -> bool {
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => connection(stream, Arc::clone(&site), &graceful),
                Err(_) => tokio::time::sleep(ACCEPT_AGAIN).await,
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    site.stop();
    tokio::time::timeout(FINISH_WITHIN, graceful.shutdown()).await.is_ok()
}

fn connection(stream: TcpStream, site: Arc<Site>, graceful: &GracefulShutdown) {
    // A connection without the option only loses some milliseconds.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let site = Arc::clone(&site);
        async move { Ok::<_, Infallible>(respond(&site, request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .serve_connection(TokioIo::new(Forgiving::new(stream)), service);
    let connection = graceful.watch(connection);
    // What ends a connection early is the client's doing (reset, malformed bytes) and has been answered where possible.
    tokio::spawn(async move { drop(connection.await) });
}
