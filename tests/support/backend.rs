//! A stand-in for the old backend: writes down what reaches it, and answers by the path.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    /// Method, target and version.
    pub(crate) line: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// Length of the body, which was read to its end.
    pub(crate) length: usize,
    /// The first bytes of the body.
    pub(crate) start: Vec<u8>,
}

impl Arrived {
    /// The first header of that name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A running stand-in. When this is dropped, it ends with all its connections.
pub(crate) struct Backend {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    /// Bytes of an endless answer that were sent before its reader went away.
    pub(crate) gone: Arc<Mutex<Option<usize>>>,
    /// Requests whose head has arrived.
    pub(crate) begun: Arc<AtomicUsize>,
    /// Requests that ended before their body did.
    pub(crate) cut: Arc<AtomicUsize>,
    listener: TcpListener,
    streams: Arc<Mutex<Vec<TcpStream>>>,
}

impl Backend {
    /// Starts it on a free port.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let backend = Self {
            address: listener.local_addr().unwrap(),
            arrived: Arc::default(),
            gone: Arc::default(),
            begun: Arc::default(),
            cut: Arc::default(),
            streams: Arc::default(),
            listener: listener.try_clone().unwrap(),
        };
        let (arrived, gone) = (Arc::clone(&backend.arrived), Arc::clone(&backend.gone));
        let counts = [Arc::clone(&backend.begun), Arc::clone(&backend.cut)];
        let streams = Arc::clone(&backend.streams);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(stream) = stream else { return };
                streams.lock().unwrap().push(stream.try_clone().unwrap());
                let (arrived, gone, counts) = (Arc::clone(&arrived), Arc::clone(&gone), counts.clone());
                std::thread::spawn(move || talk(&stream, &arrived, &gone, &counts));
            }
        });
        backend
    }

    /// Its address for configurations.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What arrived since the last call.
    pub(crate) fn take(&self) -> Vec<Arrived> {
        std::mem::take(&mut self.arrived.lock().unwrap())
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        let _ = rustix::net::shutdown(&self.listener, rustix::net::Shutdown::Both);
        for stream in self.streams.lock().unwrap().iter() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

fn talk(
    stream: &TcpStream,
    arrived: &Mutex<Vec<Arrived>>,
    gone: &Mutex<Option<usize>>,
    [begun, cut]: &[Arc<AtomicUsize>; 2],
) {
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut reader = BufReader::new(stream);
    while let Some(mut request) = read_head(&mut reader) {
        begun.fetch_add(1, Ordering::Relaxed);
        if read_body(&mut reader, &mut request).is_none() {
            cut.fetch_add(1, Ordering::Relaxed);
            break;
        }
        let line = request.line.clone();
        arrived.lock().unwrap().push(request);
        if !answer(stream, &line, gone) {
            break;
        }
    }
    let _ = stream.shutdown(Shutdown::Both);
}

fn read_head(reader: &mut impl BufRead) -> Option<Arrived> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
    let mut request = Arrived { line: line.trim_end().to_owned(), headers: Vec::new(), length: 0, start: Vec::new() };
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let Some((name, value)) = header.trim_end().split_once(':') else { break };
        request.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    Some(request)
}

/// Reads the whole body; `None` when it ends too early.
fn read_body(reader: &mut impl BufRead, request: &mut Arrived) -> Option<()> {
    let mut body = Vec::new();
    if request.header("transfer-encoding") == Some("chunked") {
        loop {
            let mut size = String::new();
            reader.read_line(&mut size).ok()?;
            let size = u64::from_str_radix(size.trim_end(), 16).ok()?;
            (reader.take(size).read_to_end(&mut body).ok()? as u64 == size).then_some(())?;
            reader.read_line(&mut String::new()).ok()?;
            if size == 0 {
                break;
            }
        }
    } else if let Some(length) = request.header("content-length") {
        let length = length.parse().ok()?;
        (reader.take(length).read_to_end(&mut body).ok()? as u64 == length).then_some(())?;
    }
    request.length = body.len();
    body.truncate(100);
    request.start = body;
    Some(())
}

/// Answers; says whether the connection stays open.
fn answer(mut stream: &TcpStream, line: &str, gone: &Mutex<Option<usize>>) -> bool {
    let path = line.split(' ').nth(1).unwrap_or_default().split('?').next().unwrap_or_default();
    let head = "HTTP/1.1 200 OK\r\nX-Old: yes\r\nContent-Type: text/html; charset=utf-8\r\n";
    match path {
        "/pkgbase/x/break" => return false,
        "/pkgbase/x/silent" => std::thread::sleep(Duration::from_secs(30)),
        "/pkgbase/x/chunked" => {
            let text = format!("{head}Transfer-Encoding: chunked\r\n\r\n4\r\nsome\r\n5\r\n text\r\n0\r\n\r\n");
            return stream.write_all(text.as_bytes()).is_ok();
        }
        "/pkgbase/x/short" => {
            let _ = stream.write_all(format!("{head}Content-Length: 1000\r\n\r\nsome").as_bytes());
            return false;
        }
        "/pkgbase/x/half-chunked" => {
            let _ = stream.write_all(format!("{head}Transfer-Encoding: chunked\r\n\r\n4\r\nsome\r\n").as_bytes());
            return false;
        }
        "/pkgbase/x/endless" => {
            let _ = stream.write_all(format!("{head}Content-Length: 1000000000000\r\n\r\n").as_bytes());
            let mut sent = 0;
            while stream.write_all(&[b'x'; 65536]).is_ok() {
                sent += 65536;
            }
            *gone.lock().unwrap() = Some(sent);
            return false;
        }
        _ => {}
    }
    let body = if line.starts_with("HEAD ") { "" } else { "from the old backend" };
    let text = match path {
        "/login" => {
            "HTTP/1.1 303 See Other\r\nLocation: https://aur.example.org/\r\nSet-Cookie: AURSID=0123; Path=/\r\n\
             Set-Cookie: AURREMEMBER=True\r\nConnection: X-Secret\r\nX-Secret: 1\r\nContent-Length: 0\r\n\r\n"
                .to_owned()
        }
        "/requests" => format!("HTTP/1.0 503 Old\r\nContent-Length: {}\r\n\r\n{body}", body.len()),
        _ if path.ends_with("/purge_cache") || path.ends_with("/purge") => {
            format!("{head}Content-Length: 16\r\n\r\n{{\"success\":true}}")
        }
        _ => format!("{head}Content-Length: 20\r\n\r\n{body}"),
    };
    stream.write_all(text.as_bytes()).is_ok() && path != "/requests"
}
