//! The server under load, as a process.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running `aurpress serve` with metrics; killed when dropped.
pub(crate) struct Server {
    process: Child,
    pub(crate) address: SocketAddr,
    watch: SocketAddr,
}

impl Server {
    /// Serves an output directory.
    pub(crate) fn start(program: &str, output: &str) -> Self {
        let local = "127.0.0.1:0";
        let mut command = Command::new(program);
        command.args(["serve", "--listen", local, "--metrics", local, "--output", output]);
        let mut process = command.stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut stderr = BufReader::new(process.stderr.take().unwrap());
        let mut address = || {
            let mut line = String::new();
            stderr.read_line(&mut line).unwrap();
            let address = line.split_once("http://").unwrap_or_else(|| panic!("{line}")).1;
            address.trim_end().trim_end_matches("/metrics").parse().unwrap()
        };
        let (address, watch) = (address(), address());
        // All it says later is of interest.
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).for_each(|line| println!("server: {line}")));
        Self { process, address, watch }
    }

    /// All package names of the site.
    pub(crate) fn names(&self) -> Vec<String> {
        let packed = get(self.address, "/packages.gz");
        let size = u32::from_le_bytes(*packed.last_chunk().unwrap());
        let mut list = vec![0; size as usize];
        libdeflater::Decompressor::new().gzip_decompress(&packed, &mut list).unwrap();
        let names = String::from_utf8(list).unwrap();
        names
            .lines()
            .filter(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
            .map(str::to_owned)
            .collect()
    }

    /// Resident bytes.
    pub(crate) fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0");
        line.split_whitespace().next().unwrap().parse::<u64>().unwrap() << 10
    }

    /// Whether the process has not ended.
    pub(crate) fn is_alive(&mut self) -> bool {
        self.process.try_wait().unwrap().is_none()
    }

    /// What the server says of refusals, slow clients, faults.
    pub(crate) fn metrics(&self) -> Vec<String> {
        let page = String::from_utf8(get(self.watch, "/metrics")).unwrap();
        let wanted = ["aurpress_shed", "aurpress_slow", "aurpress_panics", "aurpress_connections", "aurpress_held"];
        page.lines().filter(|line| wanted.iter().any(|name| line.starts_with(name))).map(str::to_owned).collect()
    }

    /// Asks it to end; whether it does so by itself, with success.
    pub(crate) fn stop(&mut self) -> bool {
        let asked = Command::new("kill").arg(self.process.id().to_string()).status().unwrap();
        let end = Instant::now() + Duration::from_secs(30);
        while Instant::now() < end {
            if let Some(status) = self.process.try_wait().unwrap() {
                return asked.success() && status.success();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The body of an answer.
fn get(address: SocketAddr, path: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let head = memchr::memmem::find(&answer, b"\r\n\r\n").unwrap();
    answer.split_off(head + 4)
}
