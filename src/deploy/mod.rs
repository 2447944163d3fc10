//! Configurations of front servers, made from the route table, the cache policies and the operator's settings.
//!
//! Texts only: nothing is written and nothing is asked. What they say is tested by running them.
#![doc = include_str!("guide.md")]

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
    /// `HOST:PORT` of `aurpress serve`, or of the server that stands before it; several are separated by commas.
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
    /// One at least.
    fn endpoints(&self) -> Vec<Service> {
        self.endpoint.split(',').map(|address| Service::at(address.trim())).collect()
    }

    /// The old backend; without one, the endpoints say what is not here.
    fn fallbacks(&self) -> Vec<Service> {
        self.config.around.fallback.as_ref().map_or_else(|| self.endpoints(), |uri| vec![Service::of(uri)])
    }

    fn gits(&self) -> Vec<Service> {
        self.config.around.git.as_ref().map_or_else(|| self.fallbacks(), |uri| vec![Service::of(uri)])
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_guide_puts_every_route_on_the_old_backend() {
        let guide = include_str!("guide.md");
        let block = guide.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
        let table: toml::Table =
            block.lines().map(|line| format!("{}\n", line.trim())).collect::<String>().parse().unwrap();
        let routes = table["routes"].as_table().unwrap();
        let named: BTreeSet<&str> = routes.keys().map(String::as_str).collect();
        let can = |rule: &&Rule| rule.allowed.len() > 1 && rule.allowed.contains(&Switch::Fallback);
        let all: BTreeSet<&str> = TABLE.iter().filter(can).map(|rule| rule.name).collect();
        assert_eq!(named, all);
        assert!(routes.values().all(|value| value.as_str() == Some("fallback")));
    }
}
