//! Everything that requests share: the live release, the theme, the clock and what the operator set.

use super::ServeError;
use super::clock::Clock;
use super::fallback::Backend;
use super::fallback::gateway::Gateway;
use super::live::Live;
use super::load::Load;
#[cfg(test)]
use crate::config::serving::Limits;
use crate::config::{Around, SiteConfig};
use crate::render::theme::Theme;
use crate::site::layout::Output;
use aurpress_index::Synonyms;
use hyper::header::HeaderValue;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Shared by all requests.
pub(crate) struct Site {
    pub(crate) live: Arc<Live>,
    pub(crate) theme: Theme,
    pub(crate) clock: Clock,
    pub(crate) config: SiteConfig,
    /// What words of a search mean besides themselves.
    pub(crate) synonyms: Synonyms,
    /// What stands behind and before the server.
    pub(crate) gateway: Gateway,
    /// Codes of the languages, besides English, that pages may exist in.
    pub(crate) languages: Vec<String>,
    /// Content security policy of every page.
    pub(crate) policy: HeaderValue,
    /// Counters, limits and the log.
    pub(crate) load: Load,
    stopping: AtomicBool,
}

impl Site {
    /// Opens the current release below `output` and loads the theme; limits are the usual ones, but that requests wait as
    /// long as a test's machine needs.
    #[cfg(test)]
    pub(crate) fn open(output: Output, config: SiteConfig, clock: Clock) -> Result<Self, ServeError> {
        let limits = Limits { max_wait_ms: 60_000, ..Limits::default() };
        Self::with_load(output, config, clock, Load::new(limits, None, Arc::default(), |_| {}))
    }

    /// The same under limits that are set.
    pub(crate) fn with_load(output: Output, config: SiteConfig, clock: Clock, load: Load) -> Result<Self, ServeError> {
        let live = Arc::new(Live::open(output)?);
        // A release that was built as a mirror is one, whatever this server was told.
        let config = SiteConfig { mirror: config.mirror || live.release().mirror.is_some(), ..config };
        let theme = Theme::load(&config).map_err(|error| ServeError::Theme(error.to_string()))?;
        let synonyms = crate::search::load_synonyms(&config.synonyms).map_err(ServeError::Synonyms)?;
        let policy = policy(&config);
        let gateway = Gateway::default();
        Ok(Self {
            live,
            theme,
            clock,
            config,
            synonyms,
            gateway,
            languages: Vec::new(),
            policy,
            load,
            stopping: AtomicBool::new(false),
        })
    }

    /// Takes what stands behind and before the server.
    pub(crate) fn with(mut self, around: &Around) -> std::io::Result<Self> {
        let backend = |address: &Option<hyper::Uri>| address.clone().map(Backend::new).transpose();
        let (fallback, git) = (backend(&around.fallback)?, backend(&around.git)?);
        self.gateway = Gateway { switches: around.switches.clone(), fallback, git, cdn: around.cdn };
        self.languages.clone_from(&around.languages);
        Ok(self)
    }

    /// From now on the server is not ready for new work.
    pub(crate) fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    /// Whether [`Site::stop`] was called.
    pub(crate) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }
}

/// Nothing but this site's own files, forms to this site and to aurweb, no frames.
fn policy(config: &SiteConfig) -> HeaderValue {
    HeaderValue::from_str(&policy_text(config)).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// The same as a text, for front servers.
pub(crate) fn policy_text(config: &SiteConfig) -> String {
    let aurweb = origin(&config.aurweb_url).map(|origin| format!(" {origin}")).unwrap_or_default();
    format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; \
         form-action 'self'{aurweb}; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Scheme, host and port of an address; `None` for what could end the directive.
fn origin(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
    let good = matches!(scheme, "http" | "https") && !host.is_empty() && host.chars().all(plain);
    good.then(|| &url[..scheme.len() + "://".len() + host.len()])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_policy_names_aurweb_as_an_origin() {
        let config = SiteConfig { aurweb_url: "https://aur.example.org:8443/sub".to_owned(), ..SiteConfig::default() };
        let text = policy(&config).to_str().unwrap().to_owned();
        assert!(text.contains("form-action 'self' https://aur.example.org:8443; base-uri 'none'"), "{text}");
    }

    #[test]
    fn nothing_else_gets_into_the_policy() {
        for bad in ["javascript:x", "https://a;b", "https://a b", "//a", ""] {
            assert_eq!(origin(bad), None, "{bad}");
        }
    }
}
