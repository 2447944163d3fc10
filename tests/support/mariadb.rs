//! A database on the MariaDB server that `tests/run` (or `tests/rig/mariadb.sh`) started, or on one of a test's own.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

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
        Some(Self::load_at(port, sqlite, name))
    }

    fn load_at(port: u16, sqlite: &Path, name: &str) -> Self {
        let status = Command::new("python3")
            .arg(super::repository().join("tests/rig/load_mariadb.py"))
            .arg(sqlite)
            .args(["--port", &format!("{port}"), "--database", name])
            .status()
            .expect("python3 runs");
        assert!(status.success(), "{} is loaded into MariaDB", sqlite.display());
        Self { port, name: name.to_owned() }
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

    /// Holds a table so that whoever reads it waits, until the session that is returned ends.
    pub(crate) fn hold(&self, table: &str) -> Held {
        let sql = format!("LOCK TABLES `{table}` WRITE; SELECT SLEEP(600)");
        let mut client = self.client("root");
        let client = client.arg(&self.name).args(["--execute", &sql]).stdout(Stdio::null()).stderr(Stdio::null());
        let held = Held(client.spawn().unwrap());
        self.until("SELECT 1 FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND State = 'User sleep'");
        held
    }

    /// Waits until somebody waits for a table that is held.
    pub(crate) fn until_waited_for(&self) {
        let waiting = "DB = DATABASE() AND State = 'Waiting for table metadata lock'";
        self.until(&format!("SELECT 1 FROM information_schema.PROCESSLIST WHERE {waiting}"));
    }

    /// Waits until a query has a row.
    fn until(&self, sql: &str) {
        let end = Instant::now() + Duration::from_secs(60);
        while self.run(sql).is_empty() {
            assert!(Instant::now() < end, "{sql}");
            std::thread::sleep(Duration::from_millis(10));
        }
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

/// A session that holds a table; it ends when this is dropped.
pub(crate) struct Held(Child);

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server of one test, which may be ended and started again.
pub(crate) struct Server {
    port: u16,
    directory: tempfile::TempDir,
}

impl Server {
    /// Starts one. `None` unless `AURPRESS_TEST_MARIADB` is set: then the programs are there.
    pub(crate) fn start() -> Option<Self> {
        std::env::var("AURPRESS_TEST_MARIADB").ok()?;
        let server = Self { port: super::free_port(), directory: tempfile::tempdir().unwrap() };
        server.rig("start");
        Some(server)
    }

    /// Loads all tables of `sqlite` into a new database of it.
    pub(crate) fn load(&self, sqlite: &Path, name: &str) -> Database {
        Database::load_at(self.port, sqlite, name)
    }

    /// Ends it in order.
    pub(crate) fn halt(&self) {
        self.rig("halt");
    }

    /// Ends it as a crash does.
    pub(crate) fn kill(&self) {
        self.rig("kill");
    }

    /// Starts it again over what it holds.
    pub(crate) fn start_again(&self) {
        self.rig("start");
    }

    fn rig(&self, action: &str) {
        let mut rig = Command::new("bash");
        rig.arg(super::repository().join("tests/rig/mariadb.sh")).arg(action).arg(self.directory.path());
        // What was committed survives a crash, as it does where aurweb runs; each time that it is started.
        rig.env("AURPRESS_RIG_FLUSH", "1");
        let status = rig.arg(self.port.to_string()).stdin(Stdio::null()).status().unwrap();
        assert!(status.success() || std::thread::panicking(), "MariaDB: {action}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.rig("stop");
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE `{}`", self.name);
        let dropped = self.client("root").args(["--execute", &sql]).status();
        assert!(dropped.unwrap().success() || std::thread::panicking());
    }
}
