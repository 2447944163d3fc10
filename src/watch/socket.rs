//! The socket on which `watch` is asked for a run: `DIR/socket`, for those who may write the output directory.
//!
//! A request is one line: names of packages or bases, each ended by a tab (or all separated by spaces, if there is no
//! tab); a line without names asks for everything. The answer, one line, comes when a run that began after the request
//! has ended.

use crate::site::layout::Output;
use crate::site::release::OutputError;
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// The longest request.
const LONGEST: u64 = 1 << 20;
/// How long a client may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(10);

/// Somebody who waits for a run.
pub struct Request {
    client: UnixStream,
    names: Vec<String>,
}

impl Request {
    /// What changed, as the request has it; nothing means anything may have.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Tells what the run did. Whoever went away meanwhile is not told.
    pub fn answer(mut self, line: &str) {
        let _ = writeln!(self.client, "{line}");
    }
}

/// Listens until it is dropped.
pub struct Server(PathBuf);

impl Server {
    /// Starts to listen, and hands each request on.
    ///
    /// # Errors
    /// Another `watch` listens there, or the socket cannot be made.
    pub fn start(output: &Output, requests: Sender<Request>) -> Result<Self, OutputError> {
        let path = output.socket();
        let fail = |cause| OutputError::at(&path, cause);
        std::fs::create_dir_all(output.root()).map_err(fail)?;
        if UnixStream::connect(&path).is_ok() {
            return Err(fail(io::Error::new(io::ErrorKind::AddrInUse, "another `aurpress watch` runs here")));
        }
        // What a watch that was killed left.
        let _ = std::fs::remove_file(&path);
        let listener = UnixListener::bind(&path).map_err(fail)?;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o660)).map_err(fail)?;
        std::thread::spawn(move || listener.incoming().for_each(|client| take(client, &requests)));
        Ok(Self(path))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Each client has a thread of its own until it has said its line, so that none keeps the others waiting.
fn take(client: io::Result<UnixStream>, requests: &Sender<Request>) {
    let Ok(client) = client else { return };
    let requests = requests.clone();
    std::thread::spawn(move || {
        let _ = client.set_read_timeout(Some(PATIENCE));
        let mut line = String::new();
        let mut reader = BufReader::new(io::Read::take(&client, LONGEST));
        if reader.read_line(&mut line).is_ok_and(|length| length > 0) {
            drop(reader);
            let names = names(line.trim_end_matches('\n'));
            let _ = requests.send(Request { client, names });
        }
    });
}

fn names(line: &str) -> Vec<String> {
    let separator = if line.contains('\t') { '\t' } else { ' ' };
    line.split(separator).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Asks the `watch` that listens at `path` for a run and waits for its answer; `None` when nobody listens.
///
/// # Errors
/// It went away before it answered.
pub fn ask(path: &Path, names: &[String]) -> io::Result<Option<String>> {
    let Ok(mut stream) = UnixStream::connect(path) else { return Ok(None) };
    let line: String = names.iter().map(|name| format!("{}\t", name.replace('\n', " "))).collect();
    writeln!(stream, "{line}")?;
    let mut answer = String::new();
    BufReader::new(stream).read_line(&mut answer)?;
    match answer.trim_end() {
        "" => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "`aurpress watch` ended before it was done")),
        answer => Ok(Some(answer.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn names_are_told_apart_by_tabs_or_spaces() {
        assert_eq!(names("a b\tc\t"), ["a b", "c"]);
        assert_eq!(names("a  b"), ["a", "b"]);
        assert!(names("").is_empty());
    }

    #[test]
    fn requests_are_answered_and_a_dead_socket_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let output = Output::new(dir.path());
        assert_eq!(ask(&output.socket(), &[]).unwrap(), None);
        std::fs::write(output.socket(), "left by a killed one").unwrap();
        let (sender, requests) = mpsc::channel();
        let server = Server::start(&output, sender.clone()).unwrap();
        assert!(Server::start(&output, sender).is_err(), "there is one already");
        let path = output.socket();
        let client = std::thread::spawn(move || ask(&path, &["yay".to_owned(), "paru and".to_owned()]).unwrap());
        let request = requests.recv().unwrap();
        assert_eq!(request.names(), ["yay", "paru and"]);
        request.answer("done");
        assert_eq!(client.join().unwrap().as_deref(), Some("done"));
        drop(server);
        assert!(!output.socket().exists());
    }
}
