//! What an operator can set: `aurpress.toml`, then `AURPRESS_…` variables, then flags; the later wins.
//!
//! Parses and checks values; opens no database and no output.

pub mod serving;

use crate::source::SourceUrl;
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
        }
    }
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
}

/// A configuration that cannot be used; says where and why.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {message}")]
pub struct ConfigError {
    place: String,
    message: String,
}

impl ConfigError {
    fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
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

/// The keys that all commands share; those of `serve` alone are [`serving::KEYS`].
const KEYS: [(&str, Kind); 10] = [
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
        table.insert("mirror".to_owned(), Value::Boolean(self.site.mirror));
        let keep = i64::try_from(self.keep_releases).unwrap_or(i64::MAX);
        table.insert("keep_releases".to_owned(), Value::Integer(keep));
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
        Ok(Config {
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
            },
            serving: self.serving.check()?,
        })
    }
}

fn read_file(file: Option<&Path>) -> Result<Table, ConfigError> {
    let path = file.unwrap_or(Path::new(FILE));
    let place = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if file.is_none() && e.kind() == std::io::ErrorKind::NotFound => return Ok(Table::new()),
        Err(e) => return Err(ConfigError::new(place, e.to_string())),
    };
    let table: Table = text.parse().map_err(|e: toml::de::Error| ConfigError::new(&place, e.to_string()))?;
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
    fn the_printed_configuration_hides_the_password_and_reads_back() {
        let source = ("source", "mysql://me:s3cret@db/aur".to_owned());
        let printed = load("", &[], std::slice::from_ref(&source)).unwrap().to_toml();
        assert!(!printed.contains("s3cret"), "{printed}");
        assert!(load(&printed, &[], &[]).is_ok());
    }
}
