//! `serve` in front of the old backend: what goes there, and that it arrives and comes back as it was.

use crate::support::backend::Backend;
use crate::support::program::{Server, aurpress, outcome};
use crate::support::site::site;
use crate::support::{free_port, http};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

fn start(variables: &[(&str, &str)]) -> (Backend, Server) {
    let backend = Backend::start();
    let server = Server::with(&site().output, &["--fallback", &backend.url()], variables);
    (backend, server)
}

const SESSION: (&str, &str) = ("Cookie", "AURLANG=de; AURSID=0123456789abcdef");

#[test]
fn guests_stay_here_and_sessions_and_writes_go_there() {
    let (backend, server) = start(&[]);
    for path in ["/", "/packages/nasty-hub", "/packages?K=x", "/rss/", "/packages.gz", "/account/x", "/no-such", "/rpc"]
    {
        let answer = http::get(server.address, path);
        assert_eq!(answer.header("x-old"), None, "{path}");
    }
    let info = http::send(server.address, "POST", "/rpc/v5/info", &[SESSION], b"arg[]=nasty-hub");
    assert!(info.text().contains("\"Name\":\"nasty-hub\""), "{}", info.text());
    assert!(backend.take().is_empty(), "guests, and the RPC with a session, do not reach it");
    for path in ["/", "/packages/nasty-hub", "/packages?K=x", "/account/x", "/no-such", "/pkgbase/x/voters"] {
        let answer = http::send(server.address, "GET", path, &[SESSION], b"");
        assert_eq!((answer.status, answer.text()), (200, "from the old backend"), "{path}");
        let arrived = backend.take();
        assert_eq!(arrived[0].line, format!("GET {path} HTTP/1.1"));
        assert_eq!(arrived[0].header("cookie"), Some(SESSION.1));
    }
    for path in [
        "/packages",
        "/pkgbase/x/keywords",
        "/pkgbase/x/vote",
        "/pkgbase/x/comments",
        "/pkgbase/x/comments/3/pin",
        "/tos",
    ] {
        let answer = http::send(server.address, "POST", path, &[], b"do_Vote=1&comment=%F0%9F%A6%80");
        assert_eq!(answer.text(), "from the old backend", "{path}");
        let arrived = backend.take();
        assert_eq!(arrived[0].line, format!("POST {path} HTTP/1.1"));
        assert_eq!(arrived[0].start, b"do_Vote=1&comment=%F0%9F%A6%80", "{path}");
    }
    for path in
        ["/register", "/tos", "/pkgbase/x/request?next=/a%20b", "/nasty-hub.git/info/refs?service=git-upload-pack"]
    {
        assert_eq!(http::get(server.address, path).text(), "from the old backend", "{path}");
        assert_eq!(backend.take()[0].line, format!("GET {path} HTTP/1.1"), "the target is not touched");
    }
}

#[test]
fn routes_are_switched_one_by_one() {
    let (backend, server) = start(&[("AURPRESS_ROUTES", "package=fallback,rpc=fallback")]);
    for (path, old) in
        [("/packages/nasty-hub", true), ("/rpc/v5/info/x", true), ("/pkgbase/nasty-split-base", false), ("/", false)]
    {
        assert_eq!(http::get(server.address, path).header("x-old").is_some(), old, "{path}");
    }
    drop(backend);
    let page = http::get(server.address, "/packages/nasty-hub");
    assert_eq!((page.status, page.header("retry-after")), (502, Some("30")));
    assert!(page.text().contains("<!DOCTYPE html>") && page.header("cache-control") == Some("no-store"));
    let rpc = http::get(server.address, "/rpc/v5/info/x");
    assert!(rpc.status == 502 && rpc.text().contains("\"type\":\"error\""), "{}", rpc.text());
    assert_eq!(http::get(server.address, "/").status, 200, "the rest goes on");
    let command = &mut aurpress(["serve", "--output", "/nowhere"]);
    let refused = outcome(command.env("AURPRESS_ROUTES", "package=fallback"));
    assert!(refused.code == Some(2) && refused.stderr.contains("set its address with fallback"), "{}", refused.stderr);
}

#[test]
fn assets_of_the_old_pages_are_found_there() {
    let (backend, server) = start(&[]);
    assert_eq!(http::get(server.address, "/static/css/aurweb.css").header("x-old"), None);
    assert_eq!(http::get(server.address, "/static/js/typeahead.js").header("x-old"), Some("yes"));
    assert_eq!(backend.take().len(), 1);
}

#[test]
fn cookies_redirects_errors_and_chunks_pass() {
    let (backend, server) = start(&[]);
    let answer =
        http::send(server.address, "POST", "/login", &[("Referer", "https://aur.example.org/login")], b"user=x");
    assert_eq!((answer.status, answer.header("location")), (303, Some("https://aur.example.org/")));
    let cookies: Vec<_> =
        answer.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value.as_str()).collect();
    assert_eq!(cookies, ["AURSID=0123; Path=/", "AURREMEMBER=True"]);
    assert_eq!(answer.header("x-secret"), None, "it was for the neighbour only");
    let arrived = backend.take().remove(0);
    assert_eq!(arrived.header("referer"), Some("https://aur.example.org/login"));
    assert_eq!(
        (arrived.header("host"), arrived.header("x-forwarded-host")),
        (Some("aur.example.org"), Some("aur.example.org"))
    );
    assert_eq!((arrived.header("x-forwarded-for"), arrived.header("connection")), (Some("127.0.0.1"), None));
    let chunked = http::send(server.address, "GET", "/pkgbase/x/chunked", &[], b"");
    assert_eq!(chunked.text(), "some text");
    let error = http::get(server.address, "/requests");
    assert_eq!((error.status, error.text()), (503, "from the old backend"));
    let head = http::send(server.address, "HEAD", "/tos", &[], b"");
    assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, Some("20"), 0));
}

#[test]
fn large_bodies_stream_in_both_directions() {
    let (backend, server) = start(&[]);
    let size = 20_000_000;
    let body = vec![b'x'; size];
    let answer = http::send(server.address, "POST", "/pkgbase/x/comments", &[("Expect", "100-continue")], &body);
    let text = String::from_utf8_lossy(&answer.body);
    assert!(answer.status == 100 || text.contains("from the old backend"), "{}", answer.status);
    assert_eq!(backend.take()[0].length, size);
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream
        .write_all(
            b"POST /pkgbase/x/comments HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
        )
        .unwrap();
    for _ in 0..100 {
        stream.write_all(b"2710\r\n").unwrap();
        stream.write_all(&[b'y'; 10_000]).unwrap();
        stream.write_all(b"\r\n").unwrap();
    }
    stream.write_all(b"0\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.ends_with("from the old backend"), "{answer}");
    assert_eq!(backend.take()[0].length, 1_000_000);
}

#[test]
fn a_client_that_goes_away_ends_the_request_behind() {
    let (backend, server) = start(&[]);
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.write_all(b"GET /pkgbase/x/endless HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut some = [0; 100_000];
    stream.read_exact(&mut some).unwrap();
    drop(stream);
    let end = Instant::now() + Duration::from_secs(60);
    while backend.gone.lock().unwrap().is_none() {
        assert!(Instant::now() < end, "the backend is let go");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn an_upload_that_ends_early_is_no_request() {
    let (backend, server) = start(&[]);
    for head in ["Content-Length: 1000000", "Transfer-Encoding: chunked"] {
        let mut stream = TcpStream::connect(server.address).unwrap();
        let start = format!("POST /pkgbase/x/comments HTTP/1.1\r\nHost: x\r\n{head}\r\n\r\n");
        stream.write_all(start.as_bytes()).unwrap();
        stream.write_all(if head.starts_with('C') { b"comment=half" } else { b"c\r\ncomment=half\r\n" }).unwrap();
        let end = Instant::now() + Duration::from_secs(60);
        while backend.begun.load(Ordering::Relaxed) == 0 {
            assert!(Instant::now() < end, "the backend hears of it");
            std::thread::sleep(Duration::from_millis(5));
        }
        drop(stream);
        while backend.cut.load(Ordering::Relaxed) == 0 {
            assert!(Instant::now() < end, "the backend sees that it ends: {head}");
            std::thread::sleep(Duration::from_millis(5));
        }
        backend.begun.store(0, Ordering::Relaxed);
        backend.cut.store(0, Ordering::Relaxed);
    }
    assert!(backend.take().is_empty(), "half a comment was not sent");
}

#[test]
fn an_answer_that_breaks_off_is_seen_to() {
    let (_backend, server) = start(&[]);
    for path in ["/pkgbase/x/short", "/pkgbase/x/half-chunked"] {
        let mut stream = TcpStream::connect(server.address).unwrap();
        stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
        let mut answer = Vec::new();
        // Ends with the connection, reset or not.
        let _ = stream.read_to_end(&mut answer);
        let text = String::from_utf8_lossy(&answer);
        assert!(text.starts_with("HTTP/1.1 200") && text.contains("some"), "{text}");
        let whole = text.ends_with("0\r\n\r\n") || text.to_ascii_lowercase().contains("content-length: 4\r\n");
        assert!(!whole, "{path}: nobody takes it for whole: {text}");
    }
}

#[test]
fn only_reads_are_sent_again() {
    let (backend, server) = start(&[]);
    assert_eq!(http::get(server.address, "/pkgbase/x/break").status, 502);
    assert_eq!(backend.take().len(), 2);
    assert_eq!(http::send(server.address, "POST", "/pkgbase/x/break", &[], b"a=1").status, 502);
    assert_eq!(backend.take().len(), 1);
}

#[test]
fn what_is_passed_on_is_counted_once() {
    let backend = Backend::start();
    let metrics = format!("127.0.0.1:{}", free_port());
    let server = Server::with(&site().output, &["--fallback", &backend.url(), "--metrics", &metrics], &[]);
    for path in ["/tos", "/static/js/typeahead.js", "/"] {
        assert_eq!(http::get(server.address, path).status, 200, "{path}");
    }
    let page = http::get(metrics.parse().unwrap(), "/metrics");
    let page = page.text();
    for line in [
        "aurpress_requests_total{kind=\"fallback\",status=\"2xx\"} 2",
        "aurpress_requests_total{kind=\"page\",status=\"2xx\"} 1",
        "aurpress_requests_in_flight 0",
    ] {
        assert!(page.lines().any(|found| found == line), "{line}: {page}");
    }
    assert!(!page.contains("status=\"4xx\"} 1"), "{page}");
}
