//! Accepting connections and ending well: on a signal no more are accepted, requests under way are finished.

use super::fallback::gateway;
use super::forgiving::Forgiving;
use super::front::Origin;
use super::load::Load;
use super::load::door::{Entry, REFUSE_WITHIN};
use super::load::stream::Impatient;
use super::load::urgent;
use super::log::AccessLog;
use super::metrics::endpoint::Endpoint;
use super::metrics::{Metrics, Shed, Slow};
use super::site::Site;
use super::{ServeError, ServeOptions};
use crate::site::layout::Output;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};

/// How long requests under way may take once the server was told to stop.
const FINISH_WITHIN: Duration = Duration::from_secs(10);

/// Connections that the system keeps until they are accepted; the standard library's 128 are full in a moment when many
/// come at once, and who finds them full tries again after a second. The system may allow less.
const BACKLOG: i32 = 4096;

/// After a failed accept (no file descriptors left, mostly) the next one waits.
const ACCEPT_AGAIN: Duration = Duration::from_millis(50);

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
/// An address cannot be listened on, the access log cannot be written, or there is no release that can be opened.
pub fn run(options: &ServeOptions) -> Result<(), ServeError> {
    let listener = bind(&options.listen, "--listen")?;
    run_on(listener, options)
}

/// As [`run`], on a listener that is bound already; [`ServeOptions::listen`] is not looked at.
///
/// # Errors
/// As [`run`].
pub fn run_on(listener: std::net::TcpListener, options: &ServeOptions) -> Result<(), ServeError> {
    let clock = super::clock::Clock::from_environment()?;
    let (serving, report) = (&options.serving, options.report);
    let metrics = Arc::<Metrics>::default();
    let metrics_listener = serving.metrics.as_deref().map(|listen| bind(listen, "--metrics")).transpose()?;
    let log = serving.access_log.as_deref();
    let log = log.map(|name| AccessLog::open(name, serving.access_log_addresses, Arc::clone(&metrics))).transpose()?;
    // Dropped last: it waits until all lines are written.
    let (log, _writer) = log.unzip();
    let load = Load::new(serving.limits.clone(), log, metrics, report);
    let site = Site::with_load(Output::new(&options.output), options.site.clone(), clock, load)?;
    let site = Arc::new(site.with(&options.around).map_err(ServeError::Runtime)?);
    let runtime = runtime().map_err(ServeError::Runtime)?;
    runtime.block_on(async {
        let stop = stop_signal().map_err(ServeError::Runtime)?;
        socket2::SockRef::from(&listener).listen(BACKLOG).map_err(ServeError::Runtime)?;
        listener.set_nonblocking(true).map_err(ServeError::Runtime)?;
        let listener = TcpListener::from_std(listener).map_err(ServeError::Runtime)?;
        if let Ok(address) = listener.local_addr() {
            let name = &site.live.release().name;
            report(&format!("serving release {} on http://{address}", name.release));
        }
        let _metrics = metrics_listener.map(|listener| start_metrics(listener, &site)).transpose()?;
        let rotation = tokio::spawn(reopen_log(Arc::clone(&site)));
        let follow = tokio::spawn(Arc::clone(&site.live).follow(Arc::clone(&site.load.metrics), report));
        let finished = serve(listener, Arc::clone(&site), stop).await;
        follow.abort();
        rotation.abort();
        if !finished {
            report("stopped with requests unfinished");
        }
        Ok(())
    })
}

/// The threads that talk to clients. They look for new connections and for what came in after fewer turns than they
/// would by default (61). Where 632 clients connected at one moment, the longest health check of a run took 13 to 40 ms
/// with this (median of five 20) and 21 to 51 without (37).
fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    const TURNS: u32 = 8;
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.enable_all().event_interval(TURNS).global_queue_interval(TURNS).build()
}

fn start_metrics(listener: std::net::TcpListener, site: &Arc<Site>) -> Result<Endpoint, ServeError> {
    if let Ok(address) = listener.local_addr() {
        (site.load.report)(&format!("metrics on http://{address}/metrics"));
    }
    Endpoint::start(listener, Arc::clone(site))
}

/// Opens the access log anew at each SIGHUP; without a log the signal does what it does to any program.
async fn reopen_log(site: Arc<Site>) {
    let Some(log) = &site.load.log else { return };
    let Ok(mut hangups) = signal(SignalKind::hangup()) else { return };
    while hangups.recv().await.is_some() {
        log.reopen();
    }
}

fn bind(listen: &str, option: &'static str) -> Result<std::net::TcpListener, ServeError> {
    let bad = |reason: String| ServeError::Address { option, listen: listen.to_owned(), reason };
    let addresses: Vec<_> = listen.to_socket_addrs().map_err(|error| bad(error.to_string()))?.collect();
    if addresses.is_empty() {
        return Err(bad("the host has no address".to_owned()));
    }
    std::net::TcpListener::bind(addresses.as_slice()).map_err(|cause| ServeError::Bind {
        option,
        listen: listen.to_owned(),
        cause,
    })
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

/// Serves until `stop` resolves, and on while load balancers are given time to see that it stops; then finishes what is
/// under way. Says whether all of it was finished in time.
pub(crate) async fn serve(listener: TcpListener, site: Arc<Site>, stop: impl Future<Output = ()>) -> bool {
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(async {
        stop.await;
        site.stop();
        tokio::time::sleep(site.load.limits.drain()).await;
    });
    // Served by the thread that accepts, before anything else.
    let mut checks = FuturesUnordered::new();
    loop {
        tokio::select! {
            biased;
            () = &mut stop => break,
            Some(()) = checks.next(), if !checks.is_empty() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) if checks.len() < urgent::MOST && urgent::is_health_check(&stream) => {
                    checks.push(connection(stream, peer, &site, &graceful, false).0);
                }
                Ok((stream, peer)) => spawn(connection(stream, peer, &site, &graceful, true), &site),
                Err(_) => tokio::time::sleep(ACCEPT_AGAIN).await,
            },
        }
    }
    drop(listener);
    tokio::spawn(async move { while checks.next().await.is_some() {} });
    tokio::time::timeout(FINISH_WITHIN, graceful.shutdown()).await.is_ok()
}

/// What serves a connection until it ends, and whether it is there only to be refused. One that does not `stay` ends
/// with its first answer.
fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    site: &Arc<Site>,
    graceful: &GracefulShutdown,
    stay: bool,
) -> (impl Future<Output = ()> + Send + use<>, bool) {
    // A connection without the option only loses some milliseconds.
    let _ = stream.set_nodelay(true);
    let load = &site.load;
    load.metrics.connected();
    let (place, beyond) = match load.door.enter() {
        Entry::Served(place) => (place, false),
        Entry::Refused(place) => (place, true),
    };
    let origin = Origin { peer: Some(peer), beyond };
    let its_site = Arc::clone(site);
    let service = service_fn(move |request| {
        let site = Arc::clone(&its_site);
        async move { Ok::<_, Infallible>(gateway::answer(&site, request, origin).await) }
    });
    let stream = Impatient::new(stream, load.limits.write(), Arc::clone(&load.metrics), reset);
    let header = load.limits.max_header_kib << 10;
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .keep_alive(stay)
        .header_read_timeout(if beyond { REFUSE_WITHIN } else { load.limits.header() })
        .max_buf_size(header)
        .max_header_size(header)
        .serve_connection(TokioIo::new(Forgiving::new(stream)), service);
    let connection = graceful.watch(connection);
    let metrics = Arc::clone(&load.metrics);
    let served = async move {
        if let Err(error) = connection.await {
            note(&metrics, &error);
        }
        drop(place);
    };
    (served, beyond)
}

/// Serves a connection beside the others.
fn spawn((served, beyond): (impl Future<Output = ()> + Send + 'static, bool), site: &Site) {
    let task = tokio::spawn(served);
    if beyond && site.load.door.refusing(task.abort_handle()) {
        site.load.metrics.shed(Shed::Evicted);
    }
}

/// Makes the end of a connection a reset, so that the system does not keep what its reader will not take. Where that
/// fails, the system keeps it for a while.
fn reset(stream: &TcpStream) {
    let _ = stream.set_zero_linger();
}

/// What ends a connection early is the client's doing, and has been answered where possible.
fn note(metrics: &Metrics, error: &hyper::Error) {
    if error.is_timeout() {
        metrics.slow(Slow::Header);
    } else if error.is_parse() {
        metrics.malformed();
    }
}
