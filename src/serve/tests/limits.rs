//! Each limit over real sockets: what is beyond it is refused, what is within it is served, and health is answered.

use super::server::{Running, read_all};
use super::{NOW, TestSite};
use crate::config::SiteConfig;
use crate::config::serving::Limits;
use crate::serve::clock::Clock;
use crate::serve::load::Load;
use crate::serve::metrics::endpoint;
use crate::serve::site::Site;
use crate::site::layout::Output;
use hyper::Request;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

/// A server under these limits, one thread that computes.
fn serve(limits: Limits) -> (Running, Arc<Site>, TestSite) {
    let folder = TestSite::new();
    let load = Load::new(Limits { answer_threads: 1, ..limits }, None, Arc::default(), |_| {});
    let output = Output::new(folder.path());
    let site = Arc::new(Site::with_load(output, SiteConfig::default(), Clock::Fixed(NOW), load).unwrap());
    (Running::start(Arc::clone(&site)), site, folder)
}

/// The usual limits, but that requests wait as long as a test's machine needs.
fn patient() -> Limits {
    Limits { max_wait_ms: 60_000, ..Limits::default() }
}

fn ask(running: &Running, head: &str, body: &str) -> String {
    let mut stream = running.connect();
    let length = if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
    // What is refused early may not be taken whole.
    let _ = write!(stream, "{head}Host: x\r\nConnection: close\r\n{length}\r\n{body}");
    read_all(stream)
}

fn get(running: &Running, target: &str) -> String {
    ask(running, &format!("GET {target} HTTP/1.1\r\n"), "")
}

/// The value of a sample, as scraped.
fn sample(site: &Site, name: &str) -> u64 {
    use http_body_util::BodyExt;
    let reply = endpoint::respond(site, Request::get("/metrics").body(()).unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let page = runtime.block_on(reply.into_body().collect()).unwrap().to_bytes();
    let line = String::from_utf8(page.to_vec()).unwrap();
    let line = line.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("{name}"));
    line.trim().parse().unwrap()
}

/// Waits until a sample has a value; a test that waits too long fails for it.
fn until(site: &Site, name: &str, value: u64) {
    let end = Instant::now() + Duration::from_secs(60);
    while sample(site, name) != value {
        assert!(Instant::now() < end, "{name} is {}", sample(site, name));
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn is_refusal(said: &str) -> bool {
    said.starts_with("HTTP/1.1 503") && said.contains("\r\nretry-after: 2\r\n")
}

#[test]
fn connections_beyond_the_limit_are_told_to_come_back() {
    let (running, site, _folder) = serve(Limits { max_connections: 2, ..patient() });
    let mut inside = [running.connect(), running.connect()];
    until(&site, "aurpress_connections{state=\"served\"}", 2);
    let said = get(&running, "/rpc/v5/info/big-chungus");
    assert!(is_refusal(&said) && said.contains("\"type\":\"error\"") && said.contains("connection: close"), "{said}");
    assert!(is_refusal(&get(&running, "/packages/big-chungus")));
    let body = "arg[]=x&".repeat(100_000);
    assert!(is_refusal(&ask(&running, "POST /rpc/v5/info HTTP/1.1\r\n", &body)));
    assert!(get(&running, "/healthz").starts_with("HTTP/1.1 200"));
    assert!(get(&running, "/readyz").starts_with("HTTP/1.1 200"));
    assert_eq!(sample(&site, "aurpress_shed_total{reason=\"connections\"}"), 3);
    write!(inside[0], "GET /rpc/v5/info/big-chungus HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let [first, second] = inside;
    assert!(read_all(first).starts_with("HTTP/1.1 200"), "who is inside is served");
    drop(second);
    until(&site, "aurpress_connections{state=\"served\"}", 0);
    assert!(get(&running, "/rpc/v5/info/big-chungus").starts_with("HTTP/1.1 200"));
}

#[test]
fn silent_connections_beyond_the_limit_keep_nobody_out() {
    let (running, site, _folder) = serve(Limits { max_connections: 1, ..patient() });
    let inside = running.connect();
    until(&site, "aurpress_connections{state=\"served\"}", 1);
    let silent: Vec<TcpStream> = (0..400).map(|_| running.connect()).collect();
    assert!(get(&running, "/healthz").starts_with("HTTP/1.1 200"));
    assert!(sample(&site, "aurpress_shed_total{reason=\"evicted\"}") > 0);
    drop((inside, silent));
}

/// Keeps the only thread busy until what is returned goes.
fn occupy(site: &Arc<Site>) -> Sender<()> {
    let (release, held) = channel::<()>();
    let (tell, started) = channel();
    let site = Arc::clone(site);
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let work = move || {
            tell.send(()).unwrap();
            let _ = held.recv();
        };
        runtime.block_on(site.load.pool.run(Duration::from_secs(60), work)).unwrap();
    });
    started.recv().unwrap();
    release
}

#[test]
fn what_waits_too_long_or_behind_too_many_is_refused() {
    let (running, site, _folder) = serve(Limits { max_waiting: 1, max_wait_ms: 300, ..patient() });
    let release = occupy(&site);
    let mut waits = running.connect();
    write!(waits, "GET /packages HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    until(&site, "aurpress_requests_waiting", 1);
    assert!(is_refusal(&get(&running, "/rpc/v5/search/chungus")));
    assert_eq!(sample(&site, "aurpress_shed_total{reason=\"waiting\"}"), 1);
    assert!(is_refusal(&read_all(waits)));
    assert_eq!(sample(&site, "aurpress_shed_total{reason=\"late\"}"), 1);
    for short in ["/healthz", "/readyz", "/rpc/v5/info/big-chungus", "/rpc?v=5&type=suggest&arg=b"] {
        assert!(get(&running, short).starts_with("HTTP/1.1 200"), "{short} waits for no thread");
    }
    assert!(is_refusal(&get(&running, "/rpc?v=5&type=se%61rch&arg=chungus")), "a search is one however it is written");
    drop(release);
    until(&site, "aurpress_requests_waiting", 0);
}

#[test]
fn what_was_taken_is_finished_though_more_is_refused() {
    let (running, site, _folder) = serve(Limits { max_waiting: 1, max_wait_ms: 60_000, ..patient() });
    let release = occupy(&site);
    let mut waits = running.connect();
    write!(waits, "GET /rpc/v5/search/chungus HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    until(&site, "aurpress_requests_waiting", 1);
    assert!(is_refusal(&get(&running, "/packages")));
    drop(release);
    let said = read_all(waits);
    assert!(said.starts_with("HTTP/1.1 200") && said.contains("\"resultcount\":4"), "{said}");
}

#[test]
fn slow_clients_are_let_go() {
    let limits = Limits { header_seconds: 1, body_seconds: 1, write_seconds: 1, ..patient() };
    let (running, site, folder) = serve(limits);
    let mut header = running.connect();
    header.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    let mut body = running.connect();
    body.write_all(b"POST /rpc/v5/info HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\narg").unwrap();
    folder.put("big.gz", &"x".repeat(32 << 20));
    let mut reader = running.connect();
    reader.write_all(b"GET /big.gz HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let said = read_all(body);
    assert!(said.starts_with("HTTP/1.1 408") && said.contains("in time"), "{said}");
    assert!(!read_all(header).contains("200 OK"));
    for with in ["header", "body", "write"] {
        until(&site, &format!("aurpress_slow_clients_total{{with=\"{with}\"}}"), 1);
    }
    // An answer that was given up ends in the middle.
    let mut taken = Vec::new();
    let _ = reader.read_to_end(&mut taken);
    assert!(taken.len() < 32 << 20);
}

#[test]
fn large_requests_are_taken_up_to_the_limits() {
    let (running, site, _folder) = serve(patient());
    let names: Vec<String> = (0..5000).map(|number| format!("arg[]=a-package-with-a-long-name-{number}")).collect();
    let said = ask(&running, "POST /rpc/v5/info HTTP/1.1\r\n", &format!("{}&arg[]=big-chungus", names.join("&")));
    assert!(said.starts_with("HTTP/1.1 200") && said.contains("\"resultcount\":1"), "{said}");
    for (bytes, status) in [(16 << 10, "200"), (60 << 10, "200"), (70 << 10, "414"), (200 << 10, "431")] {
        let query = "arg[]=nothing&".repeat(bytes / 14);
        let said = get(&running, &format!("/rpc?v=5&type=info&{query}arg[]=big-chungus"));
        assert!(said.starts_with(&format!("HTTP/1.1 {status}")), "{bytes}: {}", &said[..said.len().min(300)]);
    }
    let said = ask(&running, "POST /rpc/v5/info HTTP/1.1\r\n", &"arg[]=x&".repeat(300_000));
    assert!(said.starts_with("HTTP/1.1 413") && said.contains("\"type\":\"error\""), "{said}");
    let many: String = (0..300).map(|number| format!("X-{number}: y\r\n")).collect();
    assert!(ask(&running, &format!("GET / HTTP/1.1\r\n{many}"), "").starts_with("HTTP/1.1 431"));
    assert_eq!(sample(&site, "aurpress_requests_in_flight"), 0);
    assert_eq!(sample(&site, "aurpress_held_bytes"), 0, "all memory is given back");
}

#[test]
fn slow_clients_hold_so_much_memory_and_no_more() {
    let (running, site, _folder) = serve(Limits { max_held_mib: 1, ..patient() });
    let kept = site.load.held.keep(vec![b'x'; 1 << 20].into()).unwrap();
    let post = || ask(&running, "POST /rpc/v5/info HTTP/1.1\r\n", "arg[]=big-chungus");
    assert!(is_refusal(&post()));
    assert!(is_refusal(&get(&running, "/packages")));
    assert!(get(&running, "/rpc/v5/info/big-chungus").starts_with("HTTP/1.1 200"));
    assert!(get(&running, "/readyz").starts_with("HTTP/1.1 200"));
    assert!(site.load.held.keep(vec![b'x'; 1 << 20].into()).is_none());
    drop(kept);
    assert!(post().starts_with("HTTP/1.1 200"));
    assert_eq!(sample(&site, "aurpress_shed_total{reason=\"memory\"}"), 2);
}

#[test]
fn nothing_that_is_no_http_is_a_fault_of_the_server() {
    let (running, site, _folder) = serve(patient());
    let requests: [&[u8]; 12] = [
        b"\r\n\r\n\r\nGET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHo st: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST /rpc HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\narg=xx",
        b"POST /rpc HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
        b"POST /rpc HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n",
    ];
    for request in requests {
        let mut stream = running.connect();
        stream.write_all(request).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut said = Vec::new();
        let _ = stream.read_to_end(&mut said);
        let said = String::from_utf8_lossy(&said);
        let fine = said.is_empty() || said.starts_with("HTTP/1.1 4") || said.starts_with("HTTP/1.1 2");
        assert!(fine, "{}: {said}", request.escape_ascii());
    }
    assert!(sample(&site, "aurpress_malformed_requests_total") > 0);
    assert_eq!(sample(&site, "aurpress_panics_total"), 0);
    assert!(get(&running, "/healthz").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_panic_costs_one_request() {
    use crate::serve::load::{guard::guard, pool::Refused};
    assert_eq!(guard(|| -> u8 { panic!("at {}", 7) }), Err("at 7".to_owned()));
    assert_eq!(guard(|| -> u8 { std::panic::panic_any(7) }), Err("no message".to_owned()));
    let (running, site, _folder) = serve(patient());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let failed = runtime.block_on(site.load.pool.run(Duration::from_secs(60), || -> u8 { panic!("on purpose") }));
    assert_eq!(failed, Err(Refused::Failed));
    assert!(get(&running, "/packages").starts_with("HTTP/1.1 200"), "its only thread works on");
}
