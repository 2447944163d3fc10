//! The client against a server that says what the test wants.

#![allow(clippy::unwrap_used)]

use super::*;
use std::io::{Read, Write};
use std::net::TcpListener;

/// Answers one connection after the other, each with the next answer; returns the requests it got.
fn server(answers: Vec<&'static str>) -> (String, std::thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let thread = std::thread::spawn(move || {
        let serve = |answer: &str| {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                request.push(byte[0]);
            }
            stream.write_all(answer.as_bytes()).unwrap();
            String::from_utf8(request).unwrap()
        };
        answers.into_iter().map(serve).collect()
    });
    (url, thread)
}

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\nX-One: 1\r\n\r\nok";
const BUSY: &str = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const BROKEN: &str = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const ELSEWHERE: &str =
    "HTTP/1.1 303 See Other\r\nLocation: http://192.0.2.1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

fn get() -> Request {
    Request::get("site", "/packages/c++?x=%zz&arg[]=<é>#end".to_owned())
}

#[test]
fn what_is_asked_is_sent_as_it_is_and_says_who_asks() {
    let (url, thread) = server(vec![OK]);
    let answer = Client::new(&url, 0.0, None).unwrap().send(&get()).unwrap().unwrap();
    assert_eq!((answer.status, answer.header("x-one"), answer.body.as_slice()), (200, Some("1"), &b"ok"[..]));
    let asked = thread.join().unwrap().remove(0);
    assert!(asked.starts_with("GET /packages/c++?x=%zz&arg[]=%3C%C3%A9%3E HTTP/1.1\r\n"), "{asked}");
    assert!(asked.to_lowercase().contains("\r\nuser-agent: aurpress-compare/"), "{asked}");
}

#[test]
fn a_busy_server_is_asked_again_and_redirects_are_not_followed() {
    let (url, thread) = server(vec![BUSY, BUSY, ELSEWHERE]);
    let client = Client::new(&url, 0.0, None).unwrap();
    let answer = client.send(&get()).unwrap().unwrap();
    assert_eq!((answer.status, answer.header("location")), (303, Some("http://192.0.2.1/")));
    assert_eq!(thread.join().unwrap().len(), 3);
}

#[test]
fn a_server_that_fails_again_and_again_is_left_alone() {
    let (url, thread) = server(vec![BROKEN, BROKEN, OK, BROKEN, BROKEN, BROKEN, BROKEN, BROKEN]);
    let client = Client::new(&url, 0.0, None).unwrap();
    let outcomes: Vec<bool> = (0..7).map(|_| client.send(&get()).unwrap().unwrap().is_down()).collect();
    assert_eq!(outcomes, [true, true, false, true, true, true, true]);
    let error = client.send(&get()).unwrap_err();
    assert!(matches!(error, RemoteError::GaveUp { .. }) && error.to_string().contains("status 502"), "{error}");
    assert_eq!(thread.join().unwrap().len(), 8);
}

#[test]
fn waits_are_asked_for_in_seconds_or_as_a_date_and_have_a_bound() {
    let wait = |status, after: Option<&str>| {
        let headers = after.map(|after| ("retry-after".to_owned(), after.to_owned())).into_iter().collect();
        patience(&Answer { status, headers, body: Vec::new() })
    };
    assert_eq!(wait(200, Some("5")), None);
    assert_eq!(wait(429, Some(" 5 ")), Some(Duration::from_secs(5)));
    assert_eq!(wait(503, Some("86400")), Some(LONGEST_WAIT));
    assert_eq!((wait(503, None), wait(429, None)), (None, Some(DEFAULT_WAIT)));
    assert_eq!(wait(429, Some("Thu, 01 Jan 1970 00:00:00 GMT")), Some(Duration::ZERO));
    assert_eq!(wait(429, Some("Tue, 01 Jan 2999 00:00:00 GMT")), Some(LONGEST_WAIT));
    assert_eq!(wait(429, Some("soon")), Some(DEFAULT_WAIT));
}

#[test]
fn turns_are_an_interval_apart() {
    let pace = Pace::new(1000.0);
    let begin = *pace.next.lock().unwrap();
    for _ in 0..5 {
        pace.wait();
    }
    assert!(pace.next.lock().unwrap().duration_since(begin) >= 5 * Duration::from_millis(1));
    pace.rest(Duration::from_secs(60));
    assert!(pace.next.lock().unwrap().duration_since(begin) >= Duration::from_secs(60));
}

#[test]
fn addresses_that_are_none_are_refused() {
    for bad in ["", "aur.archlinux.org", "ftp://x", "file:///etc", "http://", "http://x/?q", "http://a b"] {
        let error = Client::new(bad, 0.0, None).err().unwrap_or_else(|| panic!("{bad}"));
        assert!(error.is_usage() && error.to_string().contains("is no address of a server"), "{error}");
    }
    let missing = Client::new("https://x", 0.0, Some(std::path::Path::new("/no/such.pem")));
    assert!(missing.err().unwrap().to_string().starts_with("certificates /no/such.pem: "));
}
