//! Configurations of front servers, made from the route table, the cache policies and the operator's settings.
//!
//! Texts only: nothing is written and nothing is asked. What they say is tested by running them.

mod nginx;
mod varnish;

pub use nginx::nginx;
pub use varnish::varnish;

use crate::config::Config;
use crate::routing::{Rule, Switch, TABLE};
use hyper::Uri;
use std::path::PathBuf;

/// What the configuration of a front server is made from.
#[derive(Clone, Debug)]
pub struct Deployment<'a> {
    /// The merged configuration.
    pub config: &'a Config,
    /// Where the front server listens, in its own words: `80`, `127.0.0.1:8081`.
    pub listen: String,
    /// The released tree, absolute.
    pub tree: PathBuf,
    /// `HOST:PORT` of `aurpress serve`, or of the server that stands before it.
    pub endpoint: String,
    /// Whether the tree has compressed siblings.
    pub precompressed: bool,
}

/// A service behind the front server.
struct Service {
    host: String,
    port: u16,
    tls: bool,
}

impl Service {
    fn of(uri: &Uri) -> Self {
        let tls = uri.scheme_str() == Some("https");
        let port = uri.port_u16().unwrap_or(if tls { 443 } else { 80 });
        Self { host: uri.host().unwrap_or("127.0.0.1").to_owned(), port, tls }
    }

    fn at(address: &str) -> Self {
        let (host, port) = address.rsplit_once(':').unwrap_or((address, "80"));
        Self { host: host.to_owned(), port: port.parse().unwrap_or(80), tls: false }
    }

    fn scheme(&self) -> &'static str {
        if self.tls { "https" } else { "http" }
    }
}

impl Deployment<'_> {
    fn endpoint(&self) -> Service {
        Service::at(&self.endpoint)
    }

    /// The old backend; without one, the endpoint says what is not here.
    fn fallback(&self) -> Service {
        self.config.around.fallback.as_ref().map_or_else(|| self.endpoint(), Service::of)
    }

    fn git(&self) -> Service {
        self.config.around.git.as_ref().map_or_else(|| self.fallback(), Service::of)
    }

    fn has_fallback(&self) -> bool {
        self.config.around.fallback.is_some()
    }

    /// Host name of the site.
    fn name(&self) -> String {
        let uri: Option<Uri> = self.config.site.site_url.parse().ok();
        uri.as_ref().and_then(Uri::host).unwrap_or("_").to_owned()
    }

    fn switch(&self, rule: &Rule) -> Switch {
        self.config.around.switches.of(rule)
    }
}

/// Names of the routes for which `is` holds, as alternatives of a regular expression.
fn names(is: impl Fn(&Rule) -> bool) -> String {
    TABLE.iter().filter(|rule| is(rule)).map(|rule| rule.name).collect::<Vec<_>>().join("|")
}

/// The text with each `@KEY@` replaced; a key without a value would stay and be seen by the front server's own check.
fn fill(template: &str, values: &[(&str, String)]) -> String {
    values.iter().fold(template.to_owned(), |text, (key, value)| text.replace(&format!("@{key}@"), value))
}
