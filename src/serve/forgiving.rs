//! A connection that takes request lines with bare `<`, `>` and `"`, as scripts send them and the old site took them.
//!
//! The HTTP library refuses these characters in an address. They are escaped before it sees them, and only in the
//! line of a GET or HEAD that begins a read after the last answer; pipelined requests and bodies pass untouched.

use memchr::{memchr, memchr3};
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Where in the stream the next byte that is read lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Where a request may begin.
    Start,
    /// In a request line that was begun.
    Line,
    /// Behind it.
    Rest,
}

/// Wraps a stream.
pub(crate) struct Forgiving<S> {
    stream: S,
    at: At,
    /// Bytes that were read and, escaped, did not fit.
    left_over: Vec<u8>,
}

impl<S> Forgiving<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self { stream, at: At::Start, left_over: Vec::new() }
    }

    /// Looks at freshly read bytes; what to pass on instead, if anything has to be escaped.
    fn escape(&mut self, read: &[u8]) -> Option<Vec<u8>> {
        let begins = read.starts_with(b"GET /") || read.starts_with(b"HEAD /");
        if self.at == At::Rest || (self.at == At::Start && !begins) {
            self.at = At::Rest;
            return None;
        }
        let end = memchr(b'\n', read);
        self.at = if end.is_some() { At::Rest } else { At::Line };
        let line = &read[..end.unwrap_or(read.len())];
        memchr3(b'<', b'>', b'"', line)?;
        let mut out = Vec::with_capacity(read.len() + 64);
        for byte in line {
            match byte {
                b'<' => out.extend_from_slice(b"%3C"),
                b'>' => out.extend_from_slice(b"%3E"),
                b'"' => out.extend_from_slice(b"%22"),
                _ => out.push(*byte),
            }
        }
        out.extend_from_slice(&read[line.len()..]);
        Some(out)
    }

    /// Moves as much of the left-over bytes as fits.
    fn pass_on(&mut self, buffer: &mut ReadBuf<'_>) {
        let count = self.left_over.len().min(buffer.remaining());
        buffer.put_slice(&self.left_over[..count]);
        self.left_over.drain(..count);
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Forgiving<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if !self.left_over.is_empty() {
            self.pass_on(buffer);
            return Poll::Ready(Ok(()));
        }
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buffer))?;
        if self.at != At::Rest
            && buffer.filled().len() > before
            && let Some(escaped) = self.escape(&buffer.filled()[before..])
        {
            buffer.set_filled(before);
            self.left_over = escaped;
            self.pass_on(buffer);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Forgiving<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.at = At::Start;
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.at = At::Start;
        Pin::new(&mut self.stream).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes out of reads of these chunks, `None` marking an answer between them.
    fn through(chunks: &[Option<&str>]) -> String {
        let mut forgiving = Forgiving::new(());
        let mut out = String::new();
        for chunk in chunks {
            let Some(chunk) = chunk else {
                forgiving.at = At::Start;
                continue;
            };
            match forgiving.escape(chunk.as_bytes()) {
                Some(escaped) => out.push_str(&String::from_utf8_lossy(&escaped)),
                None => out.push_str(chunk),
            }
        }
        out
    }

    #[test]
    fn only_request_lines_are_escaped() {
        let header = "Referer: \"<>\"\r\n\r\n";
        let line = "GET /rpc?arg=<a>\" HTTP/1.1\r\n";
        let escaped = "GET /rpc?arg=%3Ca%3E%22 HTTP/1.1\r\n";
        assert_eq!(through(&[Some(line), Some(header)]), format!("{escaped}{header}"));
        assert_eq!(through(&[Some(&format!("{line}{header}"))]), format!("{escaped}{header}"));
        assert_eq!(through(&[Some("GET /<"), Some("> HTTP/1.1\r\n<"), Some(">")]), "GET /%3C%3E HTTP/1.1\r\n<>");
        let post = "POST /rpc/v5/info HTTP/1.1\r\n\r\n";
        assert_eq!(through(&[Some(post), Some("{\"arg\":[\"<\"]}\n")]), format!("{post}{{\"arg\":[\"<\"]}}\n"));
        assert_eq!(through(&[Some(post), None, Some("{\"<\":1}\n")]), format!("{post}{{\"<\":1}}\n"));
        assert_eq!(through(&[Some(line), None, Some(line)]), format!("{escaped}{escaped}"));
    }

    #[test]
    fn what_does_not_fit_comes_with_the_next_read() {
        let line = b"GET /<<<<<<<<<< HTTP/1.1\r\n\r\n";
        let mut forgiving = Forgiving::new(&line[..]);
        let mut out = Vec::new();
        loop {
            let mut space = [0; 7];
            let mut buffer = ReadBuf::new(&mut space);
            let mut cx = Context::from_waker(std::task::Waker::noop());
            assert!(Pin::new(&mut forgiving).poll_read(&mut cx, &mut buffer).is_ready());
            if buffer.filled().is_empty() {
                break;
            }
            out.extend_from_slice(buffer.filled());
        }
        assert_eq!(String::from_utf8_lossy(&out), format!("GET /{} HTTP/1.1\r\n\r\n", "%3C".repeat(10)));
    }
}
