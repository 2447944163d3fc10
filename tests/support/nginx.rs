//! nginx as the front server of a released tree, set up as the documentation says.

use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running nginx; it ends when this is dropped.
pub(crate) struct Nginx {
    process: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    _directory: tempfile::TempDir,
}

impl Nginx {
    /// Serves the files under `root`, names without extension by `try_files`. `None` unless `AURPRESS_TEST_NGINX=1`.
    pub(crate) fn start(root: &Path) -> Option<Self> {
        let root = std::path::absolute(root).unwrap();
        let server =
            format!("root {}; location / {{ try_files $uri.html $uri $uri/index.html =404; }}", root.display());
        Self::with_server(&server)
    }

    /// The same with the content of the `server` block given (without `listen`), for generated configurations.
    pub(crate) fn with_server(server: &str) -> Option<Self> {
        let address = SocketAddr::from(([127, 0, 0, 1], super::free_port()));
        let mime = "include /etc/nginx/mime.types; default_type application/octet-stream;";
        Self::with_http(address, &format!("{mime} server {{ listen {address}; {server} }}"))
    }

    /// The same with a whole generated file, whose server listens on `address`.
    pub(crate) fn with_http(address: SocketAddr, http: &str) -> Option<Self> {
        if std::env::var("AURPRESS_TEST_NGINX").as_deref() != Ok("1") {
            return None;
        }
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("nginx.conf");
        std::fs::write(&file, configuration(directory.path(), http)).unwrap();
        let process = Command::new(program())
            .arg("-p")
            .arg(directory.path())
            .arg("-c")
            .arg(&file)
            .stderr(Stdio::inherit())
            .spawn()
            .expect("nginx starts");
        let mut nginx = Self { process, address, _directory: directory };
        nginx.wait();
        Some(nginx)
    }

    fn wait(&mut self) {
        let end = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(self.address).is_err() {
            assert!(Instant::now() < end, "nginx answers in time");
            assert!(self.process.try_wait().unwrap().is_none(), "nginx keeps running");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // There is one process only, so nothing stays behind.
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// Debian keeps nginx outside of the usual search path of users.
fn program() -> &'static str {
    ["/usr/sbin/nginx", "/usr/bin/nginx"].into_iter().find(|path| Path::new(path).exists()).unwrap_or("nginx")
}

fn configuration(directory: &Path, http: &str) -> String {
    let directory = directory.display();
    // Under root, nginx would read the files as another user, who may not enter the temporary directory.
    let user = match std::fs::metadata("/proc/self").unwrap().uid() {
        0 => "user root;",
        _ => "",
    };
    format!(
        "{user} daemon off; master_process off; pid {directory}/nginx.pid; error_log {directory}/error.log;
        events {{ worker_connections 256; }}
        http {{
            access_log off;
            client_body_temp_path {directory}/body; proxy_temp_path {directory}/proxy;
            fastcgi_temp_path {directory}/fastcgi; uwsgi_temp_path {directory}/uwsgi; scgi_temp_path {directory}/scgi;
            {http}
        }}\n"
    )
}
