//! What an operator can set: `aurpress.toml`, then `AURPRESS_…` variables, then flags; the later wins.
//!
//! Parses and checks values; opens no database and no output.

pub mod serving;

use crate::cache::Cdn;
use crate::net;
use crate::routing::Switches;
use crate::source::SourceUrl;
use hyper::Uri;
use serde::{Deserialize, Serialize};
use serving::Serving;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The file that is read from the working directory when no other is named.
pub const FILE: &str = "aurpress.toml";

/// What pages, feeds and links need to know of the site.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct SiteConfig {
    /// Public address of the site, without a trailing slash.
    pub site_url: String,
    /// Address of the aurweb that keeps the write paths (login, vote, comment), without a trailing slash.
    pub aurweb_url: String,
    /// Address that git clones from, without a trailing slash; a base is `CLONE_URL/BASE.git`.
    pub clone_url: String,
    /// Path or address of the cgit repository page, e.g. `/cgit/aur.git`.
    pub cgit_url: String,
    /// Whether the pages say that they are a copy made from the public archive.
    pub mirror: bool,
    /// A file of words that mean the same in searches, beside those of the theme; empty for none.
    pub synonyms: String,
    /// A directory whose files are laid over the built-in theme; empty for none.
    pub theme: String,
    /// Languages besides English that have pages of their own, by code.
    pub languages: Vec<String>,
    /// Whether a compressed form is written beside every page.
    pub precompress: bool,
    /// The day of the newest change in a mirror's data, as its pages show it. Nobody sets it: it is read from the source.
    pub data_date: String,
}

impl Default for SiteConfig {
    fn default() -> Self {
        let aur = "https://aur.archlinux.org".to_owned();
        Self {
            site_url: aur.clone(),
            aurweb_url: aur.clone(),
            clone_url: aur,
            cgit_url: "/cgit/aur.git".to_owned(),
            mirror: false,
            synonyms: String::new(),
            theme: String::new(),
            languages: Vec::new(),
            precompress: false,
            data_date: String::new(),
        }
    }
}

/// What stands behind and before the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// How each route is answered.
    pub switches: Switches,
    /// The old backend, as this machine reaches it.
    pub fallback: Option<Uri>,
    /// The service that answers git and cgit; the old backend when it is not set.
    pub git: Option<Uri>,
    /// The cache in front.
    pub cdn: Cdn,
    /// Languages besides English that have pages of their own, by code.
    pub languages: Vec<String>,
}

/// The merged and checked configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the registry's database is.
    pub source: Option<SourceUrl>,
    /// The output directory.
    pub output: PathBuf,
    /// `HOST:PORT` that `serve` listens on.
    pub listen: String,
    /// Releases kept beside the current one.
    pub keep_releases: usize,
    /// The site's addresses.
    pub site: SiteConfig,
    /// Limits, metrics and access log of `serve`.
    pub serving: Serving,
    /// What stands behind and before the server.
    pub around: Around,
    /// Where `publish` publishes to.
    pub publish_to: String,
    /// Deletions that `publish` does at most.
    pub max_deletes: usize,
    /// Addresses that purges go to.
    pub purge: String,
}

/// A configuration that cannot be used; says where and why.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {message}")]
pub struct ConfigError {
    place: String,
    message: String,
}

impl ConfigError {
    pub(crate) fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}

/// Type of a key's value.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Switch,
    Count,
}

/// The keys that more than `serve` takes; its limits and what it tells are [`serving::KEYS`].
const KEYS: [(&str, Kind); 20] = [
    ("source", Kind::Text),
    ("output", Kind::Text),
    ("listen", Kind::Text),
    ("keep_releases", Kind::Count),
    ("site_url", Kind::Text),
    ("aurweb_url", Kind::Text),
    ("clone_url", Kind::Text),
    ("cgit_url", Kind::Text),
    ("mirror", Kind::Switch),
    ("synonyms", Kind::Text),
    ("theme", Kind::Text),
    ("routes", Kind::Text),
    ("fallback", Kind::Text),
    ("git", Kind::Text),
    ("cdn", Kind::Text),
    ("languages", Kind::Text),
    ("precompress", Kind::Switch),
    ("publish_to", Kind::Text),
    ("max_deletes", Kind::Count),
    ("purge", Kind::Text),
];

/// Every key there is; `AURPRESS_` and its upper-case name is its variable.
fn keys() -> impl Iterator<Item = &'static (&'static str, Kind)> {
    KEYS.iter().chain(&serving::KEYS)
}

/// All keys as they are set, defaults filled in.
#[derive(Debug, Deserialize, Serialize)]
#[serde(default)]
struct Merged {
    source: Option<String>,
    output: String,
    listen: String,
    keep_releases: usize,
    site_url: String,
    aurweb_url: String,
    clone_url: String,
    cgit_url: String,
    mirror: bool,
    synonyms: String,
    theme: String,
    routes: String,
    fallback: String,
    git: String,
    cdn: String,
    languages: String,
    precompress: bool,
    publish_to: String,
    max_deletes: usize,
    purge: String,
    #[serde(flatten)]
    serving: Serving,
}

impl Default for Merged {
    fn default() -> Self {
        let site = SiteConfig::default();
        Self {
            source: None,
            output: "site".to_owned(),
            listen: "127.0.0.1:8080".to_owned(),
            keep_releases: 1,
            site_url: site.site_url,
            aurweb_url: site.aurweb_url,
            clone_url: site.clone_url,
            cgit_url: site.cgit_url,
            mirror: site.mirror,
            serving: Serving::default(),
            synonyms: site.synonyms,
            theme: site.theme,
            routes: String::new(),
            fallback: String::new(),
            git: String::new(),
            cdn: "none".to_owned(),
            languages: String::new(),
            precompress: false,
            publish_to: String::new(),
            max_deletes: 1000,
            purge: String::new(),
        }
    }
}

impl Config {
    /// Reads the file (`None`: [`FILE`] if it is there), the variables and the flags given as `(key, value)`.
    ///
    /// # Errors
    /// The file cannot be read or parsed, a key is unknown (names the nearest known one), a value is of the wrong
    /// type or form.
    pub fn load(
        file: Option<&Path>,
        variables: impl Fn(&str) -> Option<String>,
        flags: &[(&str, String)],
    ) -> Result<Self, ConfigError> {
        let mut table = read_file(file)?;
        for &(key, kind) in keys() {
            let variable = format!("AURPRESS_{}", key.to_uppercase());
            if let Some(text) = variables(&variable) {
                table.insert(key.to_owned(), value(&variable, kind, text)?);
            }
        }
        for (key, text) in flags {
            let kind = keys().find(|(known, _)| known == key).map_or(Kind::Text, |(_, kind)| *kind);
            let flag = format!("--{}", key.replace('_', "-"));
            table.insert((*key).to_owned(), value(&flag, kind, text.clone())?);
        }
        let place = file.unwrap_or(Path::new(FILE)).display().to_string();
        let merged: Merged = table.try_into().map_err(|e: toml::de::Error| ConfigError::new(place, e.message()))?;
        merged.check()
    }

    /// The configuration as TOML, the source's password left out.
    pub fn to_toml(&self) -> String {
        let mut table = Table::new();
        if let Some(source) = &self.source {
            table.insert("source".to_owned(), Value::String(source.to_string()));
        }
        let mut text = |key: &str, value: &str| table.insert(key.to_owned(), Value::String(value.to_owned()));
        text("output", &self.output.display().to_string());
        text("listen", &self.listen);
        text("site_url", &self.site.site_url);
        text("aurweb_url", &self.site.aurweb_url);
        text("clone_url", &self.site.clone_url);
        text("cgit_url", &self.site.cgit_url);
        text("synonyms", &self.site.synonyms);
        text("theme", &self.site.theme);
        text("publish_to", &self.publish_to);
        text("purge", &self.purge);
        for (key, value) in self.around.to_texts() {
            text(key, &value);
        }
        table.insert("mirror".to_owned(), Value::Boolean(self.site.mirror));
        table.insert("precompress".to_owned(), Value::Boolean(self.site.precompress));
        for (key, count) in [("keep_releases", self.keep_releases), ("max_deletes", self.max_deletes)] {
            table.insert(key.to_owned(), Value::Integer(i64::try_from(count).unwrap_or(i64::MAX)));
        }
        self.serving.print(&mut table);
        table.to_string()
    }
}

impl Merged {
    fn check(self) -> Result<Config, ConfigError> {
        let source = self.source.map(|text| text.parse().map_err(|e: String| ConfigError::new("source", e)));
        let address = |key: &str, text: String| {
            let text = text.trim_end_matches('/').to_owned();
            let good = text.starts_with("https://") || text.starts_with("http://");
            let good = good && !text.contains(['"', '\'', '<', '>', ';', ' ']);
            if good { Ok(text) } else { Err(ConfigError::new(key, format!("{text:?} is no http(s) address"))) }
        };
        let around =
            around(&self.routes, [("fallback", &self.fallback), ("git", &self.git)], &self.cdn, &self.languages)?;
        let languages = around.languages.clone();
        Ok(Config {
            around,
            publish_to: self.publish_to,
            max_deletes: self.max_deletes,
            purge: self.purge,
            source: source.transpose()?,
            output: self.output.into(),
            listen: self.listen,
            keep_releases: self.keep_releases,
            site: SiteConfig {
                site_url: address("site_url", self.site_url)?,
                aurweb_url: address("aurweb_url", self.aurweb_url)?,
                clone_url: address("clone_url", self.clone_url)?,
                cgit_url: self.cgit_url.trim_end_matches('/').to_owned(),
                mirror: self.mirror,
                synonyms: self.synonyms,
                theme: self.theme,
                languages,
                precompress: self.precompress,
                data_date: String::new(),
            },
            serving: self.serving.check()?,
        })
    }
}

impl Around {
    /// Its keys as the configuration has them.
    fn to_texts(&self) -> [(&'static str, String); 5] {
        let address = |uri: &Option<Uri>| uri.as_ref().map(ToString::to_string).unwrap_or_default();
        [
            ("routes", self.switches.to_string()),
            ("fallback", address(&self.fallback)),
            ("git", address(&self.git)),
            ("cdn", self.cdn.word().to_owned()),
            ("languages", self.languages.join(",")),
        ]
    }
}

fn around(routes: &str, services: [(&str, &String); 2], cdn: &str, languages: &str) -> Result<Around, ConfigError> {
    let switches = Switches::parse(routes).map_err(|e| ConfigError::new("routes", e.to_string()))?;
    let address = |(key, text): (&str, &String)| {
        let uri = (!text.is_empty()).then(|| net::service_address(text)).transpose();
        uri.map_err(|message| ConfigError::new(key, message))
    };
    let [fallback, git] = services.map(address);
    let fallback = fallback?;
    if let (None, Some(route)) = (&fallback, switches.sent_back().next()) {
        let message = format!("{route} cannot be answered by the old backend; set its address with fallback");
        return Err(ConfigError::new("routes", message));
    }
    let cdn = Cdn::named(cdn)
        .ok_or_else(|| ConfigError::new("cdn", format!("{cdn:?} is none of none, varnish, fastly and cloudflare")))?;
    let languages: Vec<String> =
        languages.split([',', ' ']).filter(|code| !code.is_empty()).map(str::to_owned).collect();
    let plain = |code: &String| code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if let Some(bad) = languages.iter().find(|code| !plain(code)) {
        return Err(ConfigError::new("languages", format!("{bad:?} is no language code")));
    }
    Ok(Around { switches, fallback, git: git?, cdn, languages })
}

fn read_file(file: Option<&Path>) -> Result<Table, ConfigError> {
    let path = file.unwrap_or(Path::new(FILE));
    let place = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if file.is_none() && e.kind() == std::io::ErrorKind::NotFound => return Ok(Table::new()),
        Err(e) => return Err(ConfigError::new(place, e.to_string())),
    };
    let mut table: Table = text.parse().map_err(|e: toml::de::Error| ConfigError::new(&place, e.to_string()))?;
    flatten_routes(&mut table);
    match table.keys().find(|key| !keys().any(|(known, _)| known == key)) {
        None => Ok(table),
        Some(key) => {
            let nearest =
                keys().max_by(|a, b| strsim::jaro_winkler(key, a.0).total_cmp(&strsim::jaro_winkler(key, b.0)));
            let nearest = nearest.map_or("", |(known, _)| known);
            Err(ConfigError::new(place, format!("unknown key {key:?}; did you mean {nearest:?}?")))
        }
    }
}

/// `[routes]` as a table is the same as its pairs in one text.
fn flatten_routes(table: &mut Table) {
    if let Some(Value::Table(routes)) = table.get("routes") {
        let pairs = routes.iter().map(|(route, value)| format!("{route}={}", value.as_str().unwrap_or_default()));
        let text = pairs.collect::<Vec<_>>().join(",");
        table.insert("routes".to_owned(), Value::String(text));
    }
}

fn value(place: &str, kind: Kind, text: String) -> Result<Value, ConfigError> {
    match kind {
        Kind::Text => Ok(Value::String(text)),
        Kind::Switch => match text.as_str() {
            "true" | "1" | "yes" => Ok(Value::Boolean(true)),
            "false" | "0" | "no" => Ok(Value::Boolean(false)),
            _ => Err(ConfigError::new(place, format!("{text:?} is neither true nor false"))),
        },
        Kind::Count => {
            let number = text.parse::<u32>().map(i64::from).map(Value::Integer);
            number.map_err(|_| ConfigError::new(place, format!("{text:?} is no whole number")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::serving::Limits;
    use super::*;

    fn load(toml: &str, variables: &[(&str, &str)], flags: &[(&str, String)]) -> Result<Config, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("test.toml");
        std::fs::write(&path, toml).unwrap();
        let variable = |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, v)| (*v).to_owned());
        Config::load(Some(&path), variable, flags).map_err(|e| e.to_string())
    }

    #[test]
    fn flags_win_over_variables_over_the_file() {
        let toml = "output = \"a\"\nlisten = \"b:1\"\nkeep_releases = 3\n";
        let variables = [("AURPRESS_LISTEN", "c:2"), ("AURPRESS_MIRROR", "true")];
        let config = load(toml, &variables, &[("output", "d".to_owned())]).unwrap();
        assert_eq!((config.output, config.listen, config.keep_releases), ("d".into(), "c:2".to_owned(), 3));
        assert!(config.site.mirror);
    }

    #[test]
    fn limits_are_keys_like_all_others() {
        let toml = "max_waiting = 7\nmetrics = \"127.0.0.1:9100\"\n";
        let variables = [("AURPRESS_MAX_WAIT_MS", "250"), ("AURPRESS_ACCESS_LOG", "-")];
        let serving = load(toml, &variables, &[("max_body_kib", "64".to_owned())]).unwrap().serving;
        assert_eq!((serving.metrics.as_deref(), serving.access_log.as_deref()), (Some("127.0.0.1:9100"), Some("-")));
        let expected = Limits { max_waiting: 7, max_wait_ms: 250, max_body_kib: 64, ..Limits::default() };
        assert_eq!(serving.limits, expected);
        assert!(load("max_connections = 0", &[], &[]).unwrap_err().starts_with("max_connections: 0 is too little"));
        assert!(load("", &[("AURPRESS_WRITE_SECONDS", "soon")], &[]).unwrap_err().starts_with("AURPRESS_WRITE"));
        assert!(load("header_seconds = \"x\"", &[], &[]).is_err());
        assert!(load("max_conections = 5", &[], &[]).unwrap_err().contains("did you mean \"max_connections\"?"));
    }

    #[test]
    fn mistakes_name_their_place() {
        let unknown = load("ouput = \"x\"", &[], &[]).unwrap_err();
        assert!(unknown.contains("unknown key \"ouput\"; did you mean \"output\"?"), "{unknown}");
        assert!(load("", &[("AURPRESS_MIRROR", "maybe")], &[]).unwrap_err().starts_with("AURPRESS_MIRROR:"));
        assert!(load("", &[], &[("keep_releases", "x".to_owned())]).unwrap_err().starts_with("--keep-releases:"));
        assert!(load("site_url = \"javascript:x\"", &[], &[]).unwrap_err().starts_with("site_url:"));
        assert!(load("output = 5", &[], &[]).is_err());
    }

    #[test]
    fn routes_are_switched_in_a_table_or_a_text() {
        let fallback = "fallback = \"http://127.0.0.1:8000\"\n";
        let table =
            load(&format!("{fallback}[routes]\npackage = \"fallback\"\nhome = \"endpoint\"\n"), &[], &[]).unwrap();
        let text = load(fallback, &[("AURPRESS_ROUTES", "home=endpoint package=fallback")], &[]).unwrap();
        assert_eq!(table.around, text.around);
        assert_eq!(load(&table.to_toml(), &[], &[]).unwrap(), table);
        let error = load("routes = \"package=fallback\"", &[], &[]).unwrap_err();
        assert_eq!(error, "routes: package cannot be answered by the old backend; set its address with fallback");
        assert!(load("[routes]\npackage = 5\n", &[], &[]).unwrap_err().starts_with("routes: route package"));
        assert!(load("cdn = \"akamai\"", &[], &[]).unwrap_err().starts_with("cdn: "));
        assert!(load("fallback = \"ftp://x\"", &[], &[]).unwrap_err().starts_with("fallback: "));
        assert!(load("languages = \"de;\"", &[], &[]).unwrap_err().starts_with("languages: "));
    }

    #[test]
    fn the_printed_configuration_hides_the_password_and_reads_back() {
        let source = ("source", "mysql://me:s3cret@db/aur".to_owned());
        let printed = load("", &[], std::slice::from_ref(&source)).unwrap().to_toml();
        assert!(!printed.contains("s3cret"), "{printed}");
        assert!(load(&printed, &[], &[]).is_ok());
    }
}
