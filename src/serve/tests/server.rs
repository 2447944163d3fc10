//! Sockets, switching releases, and stopping.

use super::super::live::Look;
use super::super::server::serve;
use super::super::{ServeError, ServeOptions, run, run_on};
use super::{NOW, TestSite, registry};
use crate::config::serving::Serving;
use crate::config::{Around, SiteConfig};
use crate::serve::clock::Clock;
use crate::serve::site::Site;
use crate::site::layout::Output;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

/// A server on a port of its own, until dropped.
pub(super) struct Running {
    address: SocketAddr,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<bool>>,
}

impl Running {
    pub(super) fn start(site: Arc<Site>) -> Self {
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                serve(listener, site, async { drop(stopped.await) }).await
            })
        });
        Self { address: told.recv().unwrap(), stop: Some(stop), thread: Some(thread) }
    }

    fn stop(&mut self) {
        drop(self.stop.take());
    }

    /// Whether everything under way was finished.
    fn join(&mut self) -> bool {
        self.thread.take().unwrap().join().unwrap()
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }
}

pub(super) fn read_all(mut stream: TcpStream) -> String {
    let mut text = Vec::new();
    stream.read_to_end(&mut text).unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn requests_under_way_are_finished() {
    let mut running = Running::start(TestSite::new().site);
    let mut stream = running.connect();
    let body = "arg[]=big-chungus";
    write!(stream, "POST /rpc/v5/info HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n", body.len()).unwrap();
    stream.flush().unwrap();
    std::thread::sleep(Duration::from_millis(100));
    running.stop();
    std::thread::sleep(Duration::from_millis(100));
    assert!(TcpStream::connect(running.address).is_err(), "no more connections are taken");
    stream.write_all(body.as_bytes()).unwrap();
    let said = read_all(stream);
    assert!(said.starts_with("HTTP/1.1 200") && said.contains("big-chungus"), "{said}");
    assert!(running.join());
}

#[test]
fn idle_connections_do_not_hold_the_server() {
    let mut running = Running::start(TestSite::new().site);
    let mut stream = running.connect();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut buffer = [0; 1024];
    assert!(stream.read(&mut buffer).unwrap() > 0);
    let begun = std::time::Instant::now();
    running.stop();
    assert!(running.join());
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[test]
fn bytes_that_are_no_request_are_answered_and_the_connection_closed() {
    let running = Running::start(TestSite::new().site);
    let mut stream = running.connect();
    stream.write_all(b"\x00\x01nonsense\r\n\r\n").unwrap();
    assert!(read_all(stream).starts_with("HTTP/1.1 400"));
    let mut stream = running.connect();
    let upgrade = "GET /rpc/v5/info/big-chungus HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\n\
                   Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n";
    stream.write_all(upgrade.as_bytes()).unwrap();
    let said = read_all(stream);
    assert!(said.starts_with("HTTP/1.1 200") && said.contains("big-chungus"), "{said}");
}

#[test]
fn bare_brackets_and_quotes_in_an_address_are_taken() {
    let running = Running::start(TestSite::new().site);
    let mut stream = running.connect();
    let ask = |arg: &str| format!("GET /rpc?v=5&type=search&arg={arg} HTTP/1.1\r\nHost: x\r\n");
    write!(stream, "{}\r\n", ask("<\"b>")).unwrap();
    let mut buffer = [0; 4096];
    let count = stream.read(&mut buffer).unwrap();
    assert!(buffer[..count].starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&buffer[..count]));
    write!(stream, "{}Connection: close\r\n\r\n", ask("split</b>")).unwrap();
    let said = read_all(stream);
    assert!(said.starts_with("HTTP/1.1 200") && said.contains("other-pkg"), "{said}");
}

#[test]
fn another_release_takes_over_as_a_whole() {
    let site = TestSite::new();
    let mut packages = registry::packages();
    packages[0].version = "2.0-1";
    packages.pop();
    registry::write_release(site.path(), "r2", &packages);
    registry::put(site.path(), "r2", "packages/big-chungus.html", "second");
    assert!(matches!(site.site.live.look(), Look::Same));
    let old = site.site.live.release();
    registry::switch(site.path(), "r2");
    assert_eq!(site.get("/packages/big-chungus").text(), "<h2>big-chungus</h2>", "nothing moves before the look");
    assert!(matches!(site.site.live.look(), Look::Switched(_)));
    assert_eq!(site.get("/packages/big-chungus").text(), "second");
    assert_eq!(site.get("/rpc/v5/info/big-chungus").json()["results"][0]["Version"], "2.0-1");
    assert_eq!(site.get("/packages/libc++").status.as_u16(), 404);
    assert_eq!(site.get("/rpc/v5/info/libc++").json()["resultcount"], 0);
    assert!(old.index.find("libc++").is_some(), "what began before keeps what it began with");
    assert!(matches!(site.site.live.look(), Look::Same));
}

#[test]
fn another_generation_of_the_index_takes_over() {
    let site = TestSite::new();
    let folder = site.path().join("index/r1");
    let mut writer = aurpress_index::Writer::create(&folder.join("g2")).unwrap();
    let package = aurpress_index::Document { id: 1, base_id: 1, name: "only", base: "only", ..Default::default() };
    writer.add(&package).unwrap();
    writer.finish().unwrap();
    std::fs::write(folder.join("CURRENT"), "g2\n").unwrap();
    assert!(matches!(site.site.live.look(), Look::Switched(_)));
    assert_eq!(site.get("/readyz").json()["generation"], "g2");
    assert_eq!(site.get("/readyz").json()["packages"], 1);
}

#[test]
fn what_cannot_be_opened_is_not_switched_to() {
    let site = TestSite::new();
    std::fs::create_dir_all(site.path().join("releases/broken")).unwrap();
    registry::switch(site.path(), "broken");
    assert!(matches!(site.site.live.look(), Look::Failed(ServeError::Index { .. })));
    assert_eq!(site.get("/packages/big-chungus").status.as_u16(), 200);
    assert_eq!(site.get("/readyz").status.as_u16(), 200);
    std::fs::create_dir_all(site.path().join("index/broken/g1")).unwrap();
    std::fs::write(site.path().join("index/broken/CURRENT"), "g1\n").unwrap();
    assert!(matches!(site.site.live.look(), Look::Failed(ServeError::Index { .. })));
    std::fs::remove_file(site.path().join("current")).unwrap();
    assert!(matches!(site.site.live.look(), Look::Failed(ServeError::NoRelease { .. })));
    registry::switch(site.path(), "r1");
    assert!(matches!(site.site.live.look(), Look::Same));
}

fn options(output: &std::path::Path, listen: &str) -> ServeOptions {
    ServeOptions {
        output: output.to_owned(),
        listen: listen.to_owned(),
        site: SiteConfig::default(),
        serving: Serving::default(),
        around: Around::default(),
        report: |_| {},
    }
}

#[test]
fn what_is_wrong_is_said_in_one_line() {
    let empty = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for (listen, usage, words) in [
        ("nonsense", true, "nonsense"),
        ("127.0.0.1:99999", true, "127.0.0.1:99999"),
        (address.as_str(), true, "--listen"),
        ("127.0.0.1:0", false, "aurpress build"),
    ] {
        let error = run(&options(empty.path(), listen)).unwrap_err();
        let text = error.to_string();
        assert!(text.contains(words) && !text.contains('\n'), "{listen}: {text}");
        assert_eq!(error.is_usage(), usage, "{text}");
    }
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    assert!(matches!(run_on(listener, &options(empty.path(), "")), Err(ServeError::NoRelease { .. })));
}

#[test]
fn a_release_without_an_index_does_not_start() {
    let folder = tempfile::tempdir().unwrap();
    registry::put(folder.path(), "r1", "index.html", "x");
    registry::switch(folder.path(), "r1");
    let error = Site::open(Output::new(folder.path()), SiteConfig::default(), Clock::Fixed(NOW)).err().unwrap();
    assert!(matches!(error, ServeError::Index { .. }), "{error}");
}
