//! A database on the MariaDB server that `tests/run` (or `tests/rig/mariadb.sh`) started.

use std::path::Path;
use std::process::Command;

/// A database of its own, filled from an SQLite file; it is dropped with this.
pub(crate) struct Database {
    port: u16,
    name: String,
}

impl Database {
    /// Loads all tables of `sqlite` into a new database called `name`. `None` unless `AURPRESS_TEST_MARIADB` is set.
    pub(crate) fn load(sqlite: &Path, name: &str) -> Option<Self> {
        let server = std::env::var("AURPRESS_TEST_MARIADB").ok()?;
        let port = server
            .strip_prefix("mysql://root@127.0.0.1:")
            .and_then(|port| port.trim_end_matches('/').parse().ok())
            .expect("AURPRESS_TEST_MARIADB is mysql://root@127.0.0.1:PORT");
        let status = Command::new("python3")
            .arg(super::repository().join("tests/rig/load_mariadb.py"))
            .arg(sqlite)
            .args(["--port", &format!("{port}"), "--database", name])
            .status()
            .expect("python3 runs");
        assert!(status.success(), "{} is loaded into MariaDB", sqlite.display());
        Some(Self { port, name: name.to_owned() })
    }

    /// The address for `--source`, as a user who may do everything.
    pub(crate) fn url(&self) -> String {
        self.url_as("root")
    }

    /// The same for another user without a password.
    pub(crate) fn url_as(&self, user: &str) -> String {
        format!("mysql://{user}@127.0.0.1:{}/{}", self.port, self.name)
    }

    /// Runs statements in the database and returns what they print, columns separated by tabs.
    pub(crate) fn run(&self, sql: &str) -> String {
        self.run_as("root", sql).unwrap_or_else(|message| panic!("{sql}: {message}"))
    }

    /// The same for another user without a password; the server's message if it refuses.
    pub(crate) fn run_as(&self, user: &str, sql: &str) -> Result<String, String> {
        let output = self.client(user).arg(&self.name).args(["--execute", sql]).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
    }

    fn client(&self, user: &str) -> Command {
        let mut client = Command::new("mariadb");
        client
            .args(["--no-defaults", "--host=127.0.0.1"])
            .arg(format!("--user={user}"))
            .arg(format!("--port={}", self.port))
            .args(["--default-character-set=utf8mb4", "--batch", "--skip-column-names"]);
        client
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE `{}`", self.name);
        let dropped = self.client("root").args(["--execute", &sql]).status();
        assert!(dropped.unwrap().success() || std::thread::panicking());
    }
}
