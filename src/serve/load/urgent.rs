//! Health checks are told apart when their connection is accepted: what a client sent by then is looked at, without
//! taking it. Where hundreds of connections come at one moment, such a check does not queue behind their requests.

use rustix::net::{RecvFlags, recv};
use tokio::net::TcpStream;

/// Such connections at a time; more are served like any other.
pub(crate) const MOST: usize = 32;

/// Whether the first request on a fresh connection is a health check, as far as it can be told by now.
pub(crate) fn is_health_check(stream: &TcpStream) -> bool {
    let mut start = [0; 16];
    let flags = RecvFlags::PEEK | RecvFlags::DONTWAIT;
    recv(stream, &mut start, flags).is_ok_and(|(count, _)| is_health_path(&start[..count]))
}

fn is_health_path(start: &[u8]) -> bool {
    let path = start.strip_prefix(b"GET ").or_else(|| start.strip_prefix(b"HEAD "));
    let rest = path.and_then(|path| path.strip_prefix(b"/healthz").or_else(|| path.strip_prefix(b"/readyz")));
    rest.is_some_and(|rest| matches!(rest.first(), Some(b' ' | b'?')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_and_what_is_none() {
        for start in ["GET /healthz HTT", "HEAD /readyz?x=1", "HEAD /healthz HT"] {
            assert!(is_health_path(start.as_bytes()), "{start}");
        }
        for start in ["GET /healthzz", "GET /", "POST /healthz H", "GET /healthz", ""] {
            assert!(!is_health_path(start.as_bytes()), "{start}");
        }
    }
}
