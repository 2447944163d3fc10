//! The Varnish configuration.

use super::{Deployment, fill, names};
use crate::routing::{LANGUAGE_COOKIE, SESSION_COOKIE, Switch, TABLE, regex};
use crate::serve::RPC_UNAVAILABLE;

/// A VCL file.
///
/// # Errors
/// A service that is reached by TLS, which Varnish cannot do, or several endpoints: says which.
pub fn varnish(deployment: &Deployment<'_>) -> Result<String, String> {
    let [endpoint] = &deployment.endpoints()[..] else {
        return Err("endpoint: Varnish is given one; put nginx (`aurpress deploy nginx`) before several".to_owned());
    };
    let (fallback, git) = (&deployment.fallbacks()[0], &deployment.gits()[0]);
    for (key, service) in [("fallback", fallback), ("git", git)] {
        if service.tls {
            return Err(format!("{key}: Varnish speaks no TLS to the servers behind it; name one by http://"));
        }
    }
    // Nothing matches a pattern that is not there.
    let or_none = |names: String| if names.is_empty() { "-".to_owned() } else { names };
    let languages = deployment.config.around.languages.join("|");
    let sent_back = names(|rule| !rule.is_git && deployment.switch(rule) == Switch::Fallback);
    Ok(fill(
        include_str!("default.vcl"),
        &[
            ("SITE", deployment.config.site.site_url.clone()),
            ("ENDPOINT_HOST", endpoint.host.clone()),
            ("ENDPOINT_PORT", endpoint.port.to_string()),
            ("FALLBACK_HOST", fallback.host.clone()),
            ("FALLBACK_PORT", fallback.port.to_string()),
            ("GIT_HOST", git.host.clone()),
            ("GIT_PORT", git.port.to_string()),
            ("ROUTES", routes()),
            ("GIT_ROUTES", names(|rule| rule.is_git)),
            ("POSTS", names(|rule| rule.posts)),
            ("SESSIONS", names(|rule| rule.session)),
            ("SENT_BACK", or_none(sent_back)),
            ("SESSION", SESSION_COOKIE.to_owned()),
            ("LANGUAGE", LANGUAGE_COOKIE.to_owned()),
            ("LANGUAGES", or_none(languages)),
            ("RPC_ERROR", RPC_UNAVAILABLE.to_owned()),
            ("PAGE", include_str!("down.html").to_owned()),
        ],
    ))
}

fn routes() -> String {
    let pairs = TABLE.iter().flat_map(|rule| rule.patterns.iter().map(move |pattern| (rule, pattern)));
    let line = |(at, (rule, pattern)): (usize, (&crate::routing::Rule, &&str))| {
        let word = if at == 0 { "if" } else { "else if" };
        let (expression, name) = (regex(pattern), rule.name);
        format!(
            "    {word} (req.http.X-Aurpress-Path ~ \"{expression}\") {{ set req.http.X-Aurpress-Route = \"{name}\"; }}"
        )
    };
    pairs.enumerate().map(line).collect::<Vec<_>>().join("\n")
}
