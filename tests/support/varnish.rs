//! Varnish with a generated configuration.

use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running Varnish; it ends when this is dropped.
pub(crate) struct Varnish {
    process: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    _directory: tempfile::TempDir,
}

impl Varnish {
    /// Starts it with a VCL. `None` unless `AURPRESS_TEST_VARNISH=1`.
    pub(crate) fn start(vcl: &str) -> Option<Self> {
        if std::env::var("AURPRESS_TEST_VARNISH").as_deref() != Ok("1") {
            return None;
        }
        let directory = tempfile::tempdir().unwrap();
        let address = SocketAddr::from(([127, 0, 0, 1], super::free_port()));
        let file = directory.path().join("aurpress.vcl");
        std::fs::write(&file, vcl).unwrap();
        let process = Command::new(program())
            .args(["-F", "-j", "none", "-T", "none", "-s", "malloc,64m", "-a", &address.to_string(), "-n"])
            .arg(directory.path())
            .arg("-f")
            .arg(&file)
            .stdout(Stdio::null())
            .spawn()
            .expect("varnishd starts");
        let mut varnish = Self { process, address, _directory: directory };
        let end = Instant::now() + Duration::from_secs(60);
        while TcpStream::connect(varnish.address).is_err() {
            assert!(Instant::now() < end, "Varnish answers in time");
            assert!(varnish.process.try_wait().unwrap().is_none(), "Varnish keeps running");
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(varnish)
    }
}

impl Drop for Varnish {
    fn drop(&mut self) {
        // Its manager ends its worker only when it is asked to.
        let id = self.process.id().to_string();
        let _ = Command::new("kill").args(["-s", "TERM", &id]).status();
        if super::program::wait(&mut self.process, Duration::from_secs(10)).is_none() {
            let _ = self.process.kill();
            let _ = self.process.wait();
        }
    }
}

fn program() -> &'static str {
    ["/usr/sbin/varnishd", "/usr/bin/varnishd"].into_iter().find(|path| Path::new(path).exists()).unwrap_or("varnishd")
}
