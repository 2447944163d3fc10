//! The address of a source: `sqlite:FILE` or `mysql://USER[:PASSWORD]@HOST[:PORT]/DATABASE`.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// Where the registry's database is.
#[derive(Clone, PartialEq, Eq)]
pub enum SourceUrl {
    /// An SQLite file.
    Sqlite(PathBuf),
    /// A MariaDB or MySQL address, whole.
    MySql(String),
}

impl FromStr for SourceUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let expected = "expected sqlite:FILE or mysql://USER[:PASSWORD]@HOST[:PORT]/DATABASE";
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return if path.is_empty() { Err(expected.to_owned()) } else { Ok(Self::Sqlite(path.into())) };
        }
        let rest = text.strip_prefix("mysql://").or_else(|| text.strip_prefix("mariadb://"));
        match rest {
            Some(rest) if rest.contains('/') => Ok(Self::MySql(format!("mysql://{rest}"))),
            _ => Err(expected.to_owned()),
        }
    }
}

/// Without the password, which may stand in logs and messages.
impl fmt::Display for SourceUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::MySql(url) => {
                let rest = url.strip_prefix("mysql://").unwrap_or(url);
                match rest.rsplit_once('@') {
                    Some((user, host)) => {
                        let user = user.split(':').next().unwrap_or("");
                        write!(f, "mysql://{user}@{}", host.split('?').next().unwrap_or(""))
                    }
                    None => write!(f, "mysql://{}", rest.split('?').next().unwrap_or("")),
                }
            }
        }
    }
}

impl fmt::Debug for SourceUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_parse_and_hide_the_password() {
        let shown = |text: &str| text.parse::<SourceUrl>().map(|url| url.to_string());
        assert_eq!(shown("sqlite:a/b.sqlite"), Ok("sqlite:a/b.sqlite".to_owned()));
        assert_eq!(shown("sqlite:///tmp/b"), Ok("sqlite:/tmp/b".to_owned()));
        assert_eq!(shown("mysql://me:s3cret@db:3306/aur?x=1"), Ok("mysql://me@db:3306/aur".to_owned()));
        assert!(shown("postgres://x/y").is_err());
        assert!(shown("mysql://host").is_err());
    }
}
