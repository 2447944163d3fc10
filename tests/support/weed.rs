//! SeaweedFS: a real S3 server, which checks signatures and preconditions.

use super::http;
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Who may do what: the publisher signs, everybody else is let in for the tests' own looks.
const IDENTITIES: &str = r#"{"identities":[
    {"name":"publisher","credentials":[{"accessKey":"AK","secretKey":"SK"}],"actions":["Admin","Read","Write","List"]},
    {"name":"anonymous","actions":["Admin","Read","Write","List"]}]}"#;

/// The last port that was chosen.
static TAKEN: Mutex<u16> = Mutex::new(0);

/// A running server with one bucket, `aur`; it ends when this is dropped.
pub(crate) struct Weed {
    process: Child,
    /// Its S3 port.
    pub(crate) address: SocketAddr,
    _directory: tempfile::TempDir,
}

/// A port whose sum with 10,000 is free too: that is where each service has its second listener. Both lie below those
/// that the system gives to outgoing connections, since the services take their time to bind them.
fn pair() -> u16 {
    let free = |port: u16| TcpListener::bind(("127.0.0.1", port)).is_ok();
    let mut last = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    let first = (10_000 + (std::process::id() % 6_000) as u16).max(*last + 1);
    *last = (first..22_000).find(|port| free(*port) && free(port + 10_000)).expect("two free ports");
    *last
}

impl Weed {
    /// Starts it. `None` unless `AURPRESS_TEST_WEED` is the path of the program.
    pub(crate) fn start() -> Option<Self> {
        let program = std::env::var("AURPRESS_TEST_WEED").ok()?;
        let directory = tempfile::tempdir().unwrap();
        let identities = directory.path().join("s3.json");
        std::fs::write(&identities, IDENTITIES).unwrap();
        let [master, volume, filer, s3] = [pair(), pair(), pair(), pair()];
        let process = Command::new(program)
            .arg("server")
            .arg(format!("-dir={}", directory.path().display()))
            .args(["-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer", "-s3", "-volume.max=60"])
            .args(["-master.volumeSizeLimitMB=64", "-master.telemetry=false"])
            // Two services that would have the same port in every server.
            .args(["-s3.port.iceberg=0", "-s3.port.lance=0"])
            .arg(format!("-s3.config={}", identities.display()))
            .arg(format!("-master.port={master}"))
            .arg(format!("-volume.port={volume}"))
            .arg(format!("-filer.port={filer}"))
            .arg(format!("-s3.port={s3}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("weed starts");
        let weed = Self { process, address: SocketAddr::from(([127, 0, 0, 1], s3)), _directory: directory };
        weed.wait();
        Some(weed)
    }

    /// Waits until the bucket is made and takes an object.
    fn wait(&self) {
        let end = Instant::now() + Duration::from_secs(120);
        // While it starts, it takes connections and resets them.
        let status = |method: &str, path: &str, body: &[u8]| {
            let length = [("Content-Length", "0")];
            let headers: &[_] = if body.is_empty() { &length } else { &[] };
            http::try_send(self.address, method, path, headers, body).map_or(599, |answer| answer.status)
        };
        loop {
            if status("PUT", "/aur", b"") < 500 && status("PUT", "/aur/ready", b"x") == 200 {
                status("DELETE", "/aur/ready", b"");
                return;
            }
            assert!(Instant::now() < end, "the S3 server is ready in time");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// Variables by which the program reaches it.
    pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
        let values = [
            ("AWS_ACCESS_KEY_ID", "AK".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "SK".to_owned()),
            ("AWS_REGION", "us-east-1".to_owned()),
            ("AWS_ENDPOINT", format!("http://{}", self.address)),
        ];
        values.into()
    }
}

impl Drop for Weed {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
