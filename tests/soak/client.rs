//! Ordinary clients: a mix of requests over connections that stay open.

use super::tally::Tally;
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Searches that find from nothing to a few thousand packages.
const TERMS: [&str; 8] = ["python", "lib", "git", "editor", "zz9", "font theme", "rust", "bin"];

/// The requests that helpers, browsers and crawlers send, and some that cost more than theirs.
pub(crate) struct Mix {
    names: Vec<String>,
}

impl Mix {
    /// Over these packages.
    pub(crate) fn new(names: Vec<String>) -> Self {
        Self { names }
    }

    fn name(&self, number: usize) -> &str {
        &self.names[number.wrapping_mul(7919) % self.names.len()]
    }

    /// The request of this number, whole.
    fn request(&self, number: usize) -> Vec<u8> {
        let (name, term) = (self.name(number), TERMS[number / 10 % TERMS.len()].replace(' ', "%20"));
        let get =
            |path: String| format!("GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n").into_bytes();
        match number % 10 {
            0 | 1 => get(format!("/rpc?v=5&type=info&arg={name}")),
            2 => get(format!("/packages?K={term}&O={}", number % 400)),
            3 => get(format!("/rpc/v5/search/{term}?by=name-desc")),
            4 | 5 => get(format!("/packages/{name}")),
            6 => get(format!("/rpc/v5/suggest/{}", &name[..name.len().min(3)])),
            7 => self.post(number, 150),
            8 => get(format!("/rpc/v5/search/{term}?by=name")),
            _ if number % 1000 == 9 => self.post(number, 5000),
            _ => get("/packages.gz.sha256".to_owned()),
        }
    }

    fn post(&self, number: usize, names: usize) -> Vec<u8> {
        let body: Vec<_> = (0..names).map(|at| format!("arg%5B%5D={}", self.name(number + at))).collect();
        let body = body.join("&");
        let length = body.len();
        format!("POST /rpc/v5/info HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n{body}").into_bytes()
    }
}

/// Sends a request every `pause` until the end, whatever the answers are; waits for each answer before the next one is
/// sent on the same connection.
pub(crate) async fn paced(
    address: SocketAddr,
    mix: Arc<Mix>,
    tally: Arc<Tally>,
    first: usize,
    pause: Duration,
    end: Instant,
) {
    let mut connection = None;
    let mut number = first.wrapping_mul(31);
    let mut due = Instant::now() + pause.mul_f64((first % 64) as f64 / 64.0);
    while Instant::now() < end {
        tokio::time::sleep_until(due.into()).await;
        // Who is late catches up, but not for more than a second.
        due = (due + pause).max(Instant::now().checked_sub(Duration::from_secs(1)).unwrap_or(due));
        number += 1;
        let stream = match connection.take() {
            Some(stream) => stream,
            None => match TcpStream::connect(address).await {
                Ok(stream) => stream,
                Err(_) => {
                    Tally::count(&tally.unconnected);
                    continue;
                }
            },
        };
        connection = ask(stream, &mix.request(number), &tally).await;
    }
}

/// One request; the connection, if it can be used again.
async fn ask(mut stream: TcpStream, request: &[u8], tally: &Tally) -> Option<TcpStream> {
    if stream.write_all(request).await.is_err() {
        Tally::count(&tally.lost);
        return None;
    }
    Tally::count(&tally.sent);
    let Some(answer) = read(&mut stream).await else {
        Tally::count(&tally.lost);
        return None;
    };
    Tally::count(match answer.status {
        ..500 => &tally.good,
        503 if answer.retry_after => &tally.refused,
        _ => &tally.faults,
    });
    (!answer.closes).then_some(stream)
}

/// What matters of an answer.
pub(crate) struct Answer {
    status: u16,
    retry_after: bool,
    closes: bool,
}

/// Reads an answer to its end; `None` if it does not come whole.
pub(crate) async fn read(stream: &mut TcpStream) -> Option<Answer> {
    let mut buffer = vec![0; 64 << 10];
    let mut filled = 0;
    let end = loop {
        let count = stream.read(&mut buffer[filled..]).await.ok().filter(|count| *count > 0)?;
        filled += count;
        if let Some(end) = memchr::memmem::find(&buffer[..filled], b"\r\n\r\n") {
            break end + 4;
        }
    };
    let head = String::from_utf8_lossy(&buffer[..end]).to_ascii_lowercase();
    let status = head.get(9..12)?.parse().ok()?;
    let length = head.split("\r\n").find_map(|line| line.strip_prefix("content-length: "));
    let length: usize = length.map_or(Some(0), |text| text.parse().ok())?;
    let mut left = (end + length).checked_sub(filled)?;
    while left > 0 {
        let most = left.min(buffer.len());
        left -= stream.read(&mut buffer[..most]).await.ok().filter(|count| *count > 0)?;
    }
    Some(Answer {
        status,
        retry_after: head.contains("\r\nretry-after:"),
        closes: head.contains("\r\nconnection: close"),
    })
}

/// Whether a health check, on a connection of its own, is answered with 200.
pub(crate) fn health(address: SocketAddr) -> bool {
    let ask = || {
        let mut stream = std::net::TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        std::io::Result::Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with(b"HTTP/1.1 200"))
}
