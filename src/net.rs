//! Outgoing HTTP, shared by all who need it: the old backend, object stores, purges. HTTP/1.1 with kept connections, and
//! TLS with the system's root certificates.

use hyper::Uri;
use hyper_rustls::{ConfigBuilderExt, HttpsConnector};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::io;
use std::time::Duration;

/// Connects with or without TLS, as the address says.
pub(crate) type Connector = HttpsConnector<HttpConnector>;

/// How long connecting may take.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);

/// Unused connections are closed after that; shorter than what servers usually wait.
const KEEP_IDLE: Duration = Duration::from_secs(20);

/// A client for addresses like `like`; root certificates are read only if that one needs them.
///
/// # Errors
/// TLS is needed, and the system has no root certificates.
pub(crate) fn client<B>(like: &Uri) -> io::Result<Client<Connector, B>>
where
    B: hyper::body::Body + Send,
    B::Data: Send,
{
    let tls = rustls::ClientConfig::builder();
    let tls = if like.scheme_str() == Some("https") {
        tls.with_native_roots()?.with_no_client_auth()
    } else {
        tls.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth()
    };
    let mut plain = HttpConnector::new();
    plain.enforce_http(false);
    plain.set_nodelay(true);
    plain.set_connect_timeout(Some(CONNECT_WITHIN));
    let connector = hyper_rustls::HttpsConnectorBuilder::new()
        .with_tls_config(tls)
        .https_or_http()
        .enable_http1()
        .wrap_connector(plain);
    let mut builder = Client::builder(TokioExecutor::new());
    builder.pool_timer(TokioTimer::new()).pool_idle_timeout(KEEP_IDLE);
    Ok(builder.build(connector))
}

/// An address of a service: scheme and host, perhaps a path.
///
/// # Errors
/// Says what is wrong with it.
pub fn service_address(text: &str) -> Result<Uri, String> {
    let uri: Uri = text.trim_end_matches('/').parse().map_err(|_| format!("{text:?} is no http(s) address"))?;
    let good = matches!(uri.scheme_str(), Some("http" | "https")) && uri.authority().is_some() && uri.query().is_none();
    if good { Ok(uri) } else { Err(format!("{text:?} is no http(s) address")) }
}
