//! Clients that are slow on purpose, over and over.

use super::tally::Tally;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// Between two steps of a slow client.
const STEP: Duration = Duration::from_secs(1);

/// Slow with its header (0), its body (1), or in reading a large answer (2).
pub(crate) async fn client(address: SocketAddr, sort: usize, tally: Arc<Tally>, end: Instant) {
    while Instant::now() < end {
        let Some(mut stream) = connect(address).await else {
            tokio::time::sleep(STEP).await;
            continue;
        };
        let whole = match sort {
            0 => drip(&mut stream, b"GET /rpc/v5/info/x HTTP/1.1\r\nHost: x\r\nX-Slow: ", end).await,
            1 => {
                let head = b"POST /rpc/v5/info HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";
                stream.write_all(head).await.is_ok() && drip(&mut stream, b"arg[]=a&", end).await
            }
            _ => {
                let head = b"GET /packages-meta-ext-v1.json.gz HTTP/1.1\r\nHost: x\r\n\r\n";
                stream.write_all(head).await.is_ok() && sip(&mut stream, end).await
            }
        };
        Tally::count(if whole { &tally.slow_answered } else { &tally.slow_ended });
    }
}

/// With a small buffer, so that reading slowly is seen at the other end.
async fn connect(address: SocketAddr) -> Option<TcpStream> {
    let socket = TcpSocket::new_v4().ok()?;
    socket.set_recv_buffer_size(4096).ok()?;
    socket.connect(address).await.ok()
}

/// Sends some bytes, then one now and then, until the server has had enough; whether it never had.
async fn drip(stream: &mut TcpStream, first: &[u8], end: Instant) -> bool {
    if stream.write_all(first).await.is_err() {
        return false;
    }
    while Instant::now() < end {
        let mut answer = [0; 1024];
        tokio::select! {
            read = stream.read(&mut answer) => return matches!(read, Ok(1..)) && answer.starts_with(b"HTTP/1.1 2"),
            () = tokio::time::sleep(STEP) => {}
        }
        if stream.write_all(b"a").await.is_err() {
            return false;
        }
    }
    true
}

/// Reads a few bytes now and then.
async fn sip(stream: &mut TcpStream, end: Instant) -> bool {
    while Instant::now() < end {
        if !matches!(stream.read(&mut [0; 16]).await, Ok(1..)) {
            return false;
        }
        tokio::time::sleep(STEP).await;
    }
    true
}
