//! An HTTP/1.1 client that hides nothing: one request a connection, no redirects, no decoding but of chunks.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// An answer as it came.
#[derive(Debug)]
pub(crate) struct Response {
    /// Status code.
    pub(crate) status: u16,
    /// Headers in their order, names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// Body, chunks joined.
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// The first header of that name (lower case).
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// GETs a path (with its query, sent as it is).
pub(crate) fn get(server: SocketAddr, path: &str) -> Response {
    send(server, "GET", path, &[], b"")
}

/// Sends a request; `Host`, `Connection` and, with a body, `Content-Length` are added. Waits 30 s at most.
pub(crate) fn send(server: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Response {
    try_send(server, method, path, headers, body).unwrap()
}

/// As [`send`], of a server that may not be there yet.
pub(crate) fn try_send(
    server: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> std::io::Result<Response> {
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: aur.example.org\r\nConnection: close\r\n");
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    if !body.is_empty() {
        request += &format!("Content-Length: {}\r\n", body.len());
    }
    request += "\r\n";
    let mut stream = TcpStream::connect(server)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    stream.write_all(request.as_bytes())?;
    stream.write_all(body)?;
    let mut answer = Vec::new();
    if stream.read_to_end(&mut answer)? == 0 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok(parse(&answer, method))
}

/// Sends these bytes, which are one request, and takes one answer, whose head says its length. The connection may stay.
pub(crate) fn raw(server: SocketAddr, method: &str, request: &[u8]) -> Response {
    let mut stream = TcpStream::connect(server).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(request).unwrap();
    let mut answer = Vec::new();
    let mut part = [0; 1 << 16];
    while !is_whole(&answer, method) {
        let read = stream.read(&mut part).unwrap();
        assert!(read > 0, "a whole answer, not {:?}", String::from_utf8_lossy(&answer));
        answer.extend_from_slice(&part[..read]);
    }
    parse(&answer, method)
}

fn is_whole(answer: &[u8], method: &str) -> bool {
    let Some(end) = memchr::memmem::find(answer, b"\r\n\r\n") else { return false };
    let head = std::str::from_utf8(&answer[..end]).unwrap().to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let length = if method == "HEAD" { 0 } else { length.map_or(0, |length| length.parse().unwrap()) };
    answer.len() >= end + 4 + length
}

fn parse(answer: &[u8], method: &str) -> Response {
    let end = memchr::memmem::find(answer, b"\r\n\r\n").expect("an answer with a head");
    let head = std::str::from_utf8(&answer[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines
        .map(|line| line.split_once(':').unwrap())
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let mut response = Response { status, headers, body: answer[end + 4..].to_vec() };
    if response.header("transfer-encoding") == Some("chunked") {
        response.body = join_chunks(&response.body);
    } else if let Some(length) = response.header("content-length").filter(|_| method != "HEAD") {
        assert_eq!(response.body.len(), length.parse::<usize>().unwrap(), "a whole body");
    }
    response
}

fn join_chunks(mut body: &[u8]) -> Vec<u8> {
    let mut joined = Vec::new();
    loop {
        let end = memchr::memmem::find(body, b"\r\n").expect("the size of a chunk");
        let size = std::str::from_utf8(&body[..end]).unwrap();
        let size = usize::from_str_radix(size.split(';').next().unwrap(), 16).unwrap();
        if size == 0 {
            return joined;
        }
        body = &body[end + 2..];
        joined.extend_from_slice(&body[..size]);
        body = &body[size + 2..];
    }
}
