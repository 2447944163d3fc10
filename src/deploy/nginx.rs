//! The nginx configuration.

use super::{Deployment, Service, fill, names};
use crate::cache::CachePolicy;
use crate::routing::{DYNAMIC_PARAMETERS, Files, LANGUAGE_COOKIE, SESSION_COOKIE, Switch, TABLE, regex};
use crate::serve::{RPC_UNAVAILABLE, policy_text};
use std::fmt::Write;

/// The shortest last segment without room for `.html`, in bytes.
const TOO_LONG: usize = crate::routing::LONGEST_WITH_ENDING + 1;

/// A file to include in the `http` block.
pub fn nginx(deployment: &Deployment<'_>) -> String {
    let config = deployment.config;
    let policy = policy_text(&config.site);
    let (fallbacks, gits) = (deployment.fallbacks(), deployment.gits());
    let (fallback, git) = (&fallbacks[0], &gits[0]);
    let gzip_static = if deployment.precompressed { "    gzip_static on;\n" } else { "" };
    // Headers and proxying first: their texts hold no keys of the others.
    fill(
        include_str!("nginx.conf"),
        &[
            ("HEADERS", headers(deployment)),
            ("PROXY", PROXY.trim_end().to_owned()),
            ("SITE", config.site.site_url.clone()),
            ("ENDPOINT", servers(&deployment.endpoints())),
            ("FALLBACK", servers(&fallbacks)),
            ("FALLBACK_SCHEME", fallback.scheme().to_owned()),
            ("FALLBACK_TLS", tls(fallback)),
            ("GIT", servers(&gits)),
            ("GIT_SCHEME", git.scheme().to_owned()),
            ("GIT_TLS", tls(git)),
            ("SESSION", SESSION_COOKIE.to_owned()),
            ("LANGUAGE", LANGUAGE_COOKIE.to_owned()),
            ("PARAMETERS", DYNAMIC_PARAMETERS.join("|")),
            ("ROUTES", routes()),
            ("WANTED", wanted(deployment)),
            ("FILES", files()),
            ("TOO_LONG", TOO_LONG.to_string()),
            ("ELSE", if deployment.has_fallback() { goes_on() } else { "    # There is no old backend.".to_owned() }),
            ("LANGUAGES", languages(&config.around.languages)),
            ("CACHE", by_policy(CachePolicy::browser)),
            ("SURROGATES", surrogates(deployment)),
            (
                "POLICY",
                format!(
                    "    \"~^({})$\" \"{policy}\";",
                    names(|rule| rule.files == Files::Html || rule.name == "home")
                ),
            ),
            ("CSP", policy),
            ("LISTEN", deployment.listen.clone()),
            ("NAME", deployment.name()),
            ("TREE", deployment.tree.display().to_string()),
            ("GZIP_STATIC", gzip_static.to_owned()),
            ("RPC_ERROR", RPC_UNAVAILABLE.to_owned()),
        ],
    )
}

const PROXY: &str = r#"        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $host;
        proxy_set_header X-Real-IP $remote_addr;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $aurpress_scheme;
        proxy_set_header X-Forwarded-Host $host;
        error_page 502 504 =503 $aurpress_down;
"#;

fn servers(services: &[Service]) -> String {
    lines(services.iter().map(|service| format!("server {}:{};", service.host, service.port)))
}

fn tls(service: &Service) -> String {
    if service.tls {
        format!("        proxy_ssl_server_name on;\n        proxy_ssl_name {};\n", service.host)
    } else {
        String::new()
    }
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

fn routes() -> String {
    let pairs = TABLE.iter().flat_map(|rule| rule.patterns.iter().map(move |pattern| (rule, pattern)));
    lines(pairs.map(|(rule, pattern)| format!("\"~{}\" {};", regex(pattern), rule.name)))
}

fn wanted(deployment: &Deployment<'_>) -> String {
    let by_switch = |switch: Switch| {
        let routes = names(|rule| !rule.is_git && deployment.switch(rule) == switch);
        format!("\"~:({routes})$\" {};", switch.word())
    };
    let posts = TABLE.iter().filter(|rule| rule.posts && !rule.is_git);
    let mut all = vec![format!("\"~:({})$\" git;", names(|rule| rule.is_git))];
    all.push(format!("\"~^.1:({})$\" fallback;", names(|rule| rule.session)));
    all.extend(posts.map(|rule| format!("\"~:{}$\" {};", rule.name, deployment.switch(rule).word())));
    all.push("\"~^0\" fallback;".to_owned());
    all.extend([Switch::Static, Switch::Endpoint, Switch::Fallback].map(by_switch));
    lines(all.into_iter())
}

fn files() -> String {
    let mut all = Vec::new();
    for rule in TABLE {
        let name = rule.name;
        match rule.files {
            Files::Html => all.push(format!("\"~^static:{name}:\" $aurpress_page;")),
            Files::Same => all.push(format!("\"~^static:{name}:\" $uri;")),
            Files::Listed(list) => all.extend(list.iter().map(|(at, file)| format!("\"static:{name}:{at}\" {file};"))),
            Files::None => {}
        }
    }
    lines(all.into_iter())
}

fn goes_on() -> String {
    format!("    \"~^static:({})$\" fallback;", names(|rule| rule.missing_goes_on))
}

fn languages(codes: &[String]) -> String {
    if codes.is_empty() {
        return "    # No pages in other languages.".to_owned();
    }
    // What is unknown does not count, as on the old site.
    let english = "\"~^en \" \"\";".to_owned();
    let parameter = codes.iter().map(|code| format!("\"~^{code} \" /_lang/{code};"));
    let cookie = codes.iter().map(|code| format!("\"~^[^ ]* {code}$\" /_lang/{code};"));
    lines(std::iter::once(english).chain(parameter).chain(cookie))
}

/// One line a route that has files: key `ROUTE:PATH`, value what `say` makes of its policy.
fn by_policy(say: impl Fn(CachePolicy) -> String) -> String {
    let hashed = format!("\"~^assets:.*\\.[0-9a-f]{{16}}\\.[^./]+$\" \"{}\";", say(CachePolicy::HashedAsset));
    let stored = TABLE.iter().filter(|rule| rule.files != Files::None);
    lines(std::iter::once(hashed).chain(stored.map(|rule| format!("\"~^{}:\" \"{}\";", rule.name, say(rule.cache)))))
}

/// Maps for the cache in front: lifetimes and keys.
fn surrogates(deployment: &Deployment<'_>) -> String {
    let Some((_, _, separator)) = deployment.config.around.cdn.headers() else { return String::new() };
    let mut text =
        "\n# What the cache in front is told: lifetimes, and keys by which it forgets what changed.\n".to_owned();
    let _ = writeln!(
        text,
        "map \"$aurpress_route:$aurpress_asked\" $aurpress_cdn {{\n{}\n    default \"\";\n}}",
        by_policy(CachePolicy::cdn)
    );
    let own = r#"
map $aurpress_asked $aurpress_key {
    "/" home;
    "~^/(?<aurpress_own>[A-Za-z0-9@._+/-]{0,511}[A-Za-z0-9@._+-])/?$" $aurpress_own;
    default odd;
}
"#;
    text += own;
    let groups = TABLE.iter().filter(|rule| rule.files != Files::None);
    let groups = lines(
        groups.map(|rule| format!("{} \"$aurpress_key{separator}{}{separator}all\";", rule.name, rule.cache.group())),
    );
    let _ = writeln!(text, "\nmap $aurpress_route $aurpress_keys {{\n{groups}\n    default \"\";\n}}");
    text
}

fn headers(deployment: &Deployment<'_>) -> String {
    let mut text = r"        add_header Cache-Control $aurpress_cache always;
        add_header Content-Security-Policy $aurpress_policy always;
        add_header Referrer-Policy $aurpress_referrer always;
        add_header X-Frame-Options $aurpress_frames always;
        add_header X-Content-Type-Options nosniff always;
        add_header Access-Control-Allow-Origin $aurpress_origin always;"
        .to_owned();
    if !deployment.config.around.languages.is_empty() {
        text += "\n        add_header Vary $aurpress_vary always;";
    }
    if let Some((lifetimes, keys, _)) = deployment.config.around.cdn.headers() {
        let _ = write!(
            text,
            "\n        add_header {lifetimes} $aurpress_cdn always;\n        add_header {keys} $aurpress_keys always;"
        );
    }
    text
}
