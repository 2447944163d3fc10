//! A database server that goes away while it is read, and comes back. It is a real MariaDB, reached through a relay that
//! can be cut at any byte: to a client a server that stops looks like that.

use super::{Published, fails};
use crate::support::mariadb::Database;
use crate::support::program::{Outcome, aurpress, outcome, until};
use crate::support::site::site;
use crate::support::skipped;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// What the relay may pass on, and what it did.
#[derive(Debug)]
struct Tap {
    server: SocketAddr,
    /// Bytes from the server that are passed on before everything is cut.
    limit: AtomicU64,
    passed: AtomicU64,
    ended: AtomicBool,
}

/// A relay before a server.
struct Relay {
    tap: Arc<Tap>,
    address: SocketAddr,
}

impl Relay {
    fn start(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (limit, passed) = (AtomicU64::new(u64::MAX), AtomicU64::new(0));
        let tap = Arc::new(Tap { server, limit, passed, ended: AtomicBool::new(false) });
        let taken = Arc::clone(&tap);
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                if taken.ended.load(Ordering::Relaxed) {
                    return;
                }
                let tap = Arc::clone(&taken);
                std::thread::spawn(move || tap.serve(&client));
            }
        });
        Self { tap, address }
    }

    /// From now on so many bytes come from the server; then every connection ends, and no new one lasts.
    fn cut_after(&self, bytes: u64) {
        self.tap.passed.store(0, Ordering::SeqCst);
        self.tap.limit.store(bytes, Ordering::SeqCst);
    }

    /// The server is back.
    fn mend(&self) {
        self.cut_after(u64::MAX);
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.tap.ended.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

impl Tap {
    fn is_open(&self) -> bool {
        self.passed.load(Ordering::SeqCst) < self.limit.load(Ordering::SeqCst)
    }

    fn serve(&self, client: &TcpStream) {
        let Some(server) = self.is_open().then(|| TcpStream::connect(self.server).ok()).flatten() else { return };
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let _ = std::io::copy(&mut &*client, &mut &server);
                let _ = server.shutdown(Shutdown::Both);
            });
            let mut buffer = [0; 4096];
            while self.is_open() {
                let Ok(length @ 1..) = (&server).read(&mut buffer) else { break };
                self.passed.fetch_add(length as u64, Ordering::SeqCst);
                if (&*client).write_all(&buffer[..length]).is_err() {
                    break;
                }
            }
            let _ = client.shutdown(Shutdown::Both);
            let _ = server.shutdown(Shutdown::Both);
        });
    }
}

/// The sample in MariaDB behind a relay.
fn behind_relay(name: &str) -> Option<(Database, Relay, String)> {
    let database = Database::load(&site().sqlite, name)?;
    let (_, rest) = database.url().split_once('@').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let (server, name) = rest.split_once('/').unwrap();
    let relay = Relay::start(server.parse().unwrap());
    let url = format!("mysql://root@{}/{name}", relay.address);
    Some((database, relay, url))
}

pub(super) fn build(url: &str, published: &Published, fresh: bool) -> Command {
    let mut command = aurpress(["build", "--source", url, "--output"]);
    command.arg(published.output()).args(fresh.then_some("--fresh"));
    command
}

pub(super) fn done(command: &mut Command) -> Outcome {
    let outcome = outcome(command);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    outcome
}

#[test]
fn a_server_that_stops_in_mid_build() {
    let Some((database, relay, url)) = behind_relay("away_build") else {
        return skipped("a MariaDB that stops", "AURPRESS_TEST_MARIADB is not set");
    };
    let mut published = Published::new();
    relay.cut_after(u64::MAX - 1);
    done(&mut build(&url, &published, false));
    let all = relay.tap.passed.load(Ordering::SeqCst);
    assert!(all > 500_000, "{all} bytes are read");
    published.before = published.now();
    database.run("UPDATE Packages SET Version = '77-7' WHERE Name = 'nasty-hub'");
    for (fresh, share) in [(true, 0), (true, 1), (false, 4), (true, 30), (false, 60), (true, 90), (false, 97)] {
        relay.cut_after(all * share / 100);
        fails(&mut build(&url, &published, fresh), 3, &["mysql://root@127.0.0.1"]);
        published.assert_untouched();
        let mut update = aurpress(["update", "nasty-hub", "--source", &url, "--output"]);
        fails(update.arg(published.output()), 3, &["mysql://root@127.0.0.1"]);
        published.assert_untouched();
    }
    relay.mend();
    done(&mut build(&url, &published, false));
    let page = std::fs::read_to_string(published.output().join("current/packages/nasty-hub.html")).unwrap();
    assert!(page.contains("77-7"));
}

/// Killed when dropped.
pub(super) struct Watch(Child);

impl Watch {
    /// Starts one that looks at everything every second.
    pub(super) fn start(url: &str, output: &Path) -> Self {
        let mut command = aurpress(["watch", "--interval", "1", "--source", url, "--output"]);
        Self(command.arg(output).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_server_that_stops_and_comes_back_under_a_watch() {
    let Some((database, relay, url)) = behind_relay("away_watch") else {
        return skipped("a MariaDB that stops under a watch", "AURPRESS_TEST_MARIADB is not set");
    };
    let published = Published::new();
    let page = published.output().join("current/packages/nasty-hub.html");
    let shows = |text: &str| std::fs::read_to_string(&page).unwrap().contains(text);
    let push = |version: &str| {
        database.run(&format!("UPDATE Packages SET Version = '{version}' WHERE Name = 'nasty-hub'"));
    };
    let _watch = Watch::start(&url, &published.output());
    push("71-1");
    until("the first push", || shows("71-1"));
    for (round, bytes) in [(2, 0), (3, 200_000)] {
        relay.cut_after(bytes);
        push(&format!("71-{round}"));
        std::thread::sleep(Duration::from_millis(1500));
        assert!(shows(&format!("71-{}", round - 1)), "what was published stays");
        relay.mend();
        until("it goes on by itself", || shows(&format!("71-{round}")));
    }
    let asked = outcome(aurpress(["update", "nasty-hub", "--output"]).arg(published.output()));
    assert_eq!(asked.code, Some(0), "{}", asked.stderr);
}
