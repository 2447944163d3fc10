//! The program as its users run it: a process with arguments, an exit code, two streams.

use super::NOW;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Exit code; `None` after a signal.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
}

/// The program with the clock of the sample, away from any configuration file.
pub(crate) fn aurpress<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aurpress"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("AURPRESS_")) {
        command.env_remove(name);
    }
    command.args(arguments).env("SOURCE_DATE_EPOCH", NOW.to_string()).current_dir("/").stdin(Stdio::null());
    command
}

/// Runs a command to its end.
pub(crate) fn outcome(command: &mut Command) -> Outcome {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Makes `to` what `from` is, hard links and times too; what was there goes.
pub(crate) fn copy_tree(from: &Path, to: &Path) {
    if to.exists() {
        std::fs::remove_dir_all(to).unwrap();
    }
    assert!(Command::new("cp").arg("-a").args([from, to]).status().unwrap().success());
}

/// The same command as the last arguments of another program.
pub(crate) fn wrapped(command: &Command, program: &str, arguments: &[&str]) -> Command {
    let mut wrapped = Command::new(program);
    wrapped.args(arguments).arg(command.get_program()).args(command.get_args()).stdin(Stdio::null());
    wrapped.current_dir(command.get_current_dir().unwrap_or(Path::new("/")));
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => wrapped.env(name, value),
            None => wrapped.env_remove(name),
        };
    }
    wrapped
}

/// `aurpress build --fresh` of an SQLite file.
pub(crate) fn build_command(sqlite: &Path, output: &Path) -> Command {
    let mut command = aurpress(["build", "--fresh", "--source"]);
    command.arg(format!("sqlite:{}", sqlite.display())).arg("--output").arg(output);
    command
}

/// The same, which must succeed.
pub(crate) fn build(sqlite: &Path, output: &Path) -> Outcome {
    let outcome = outcome(&mut build_command(sqlite, output));
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    outcome
}

/// A running `aurpress serve`; it is killed when this is dropped.
pub(crate) struct Server {
    process: Child,
    said: Option<JoinHandle<String>>,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Serves an output directory on a free port; returns when it listens.
    pub(crate) fn start(output: &Path) -> Self {
        Self::with(output, &[], &[])
    }

    /// The same with more flags and variables. Requests wait as long as a test's machine needs.
    pub(crate) fn with(output: &Path, flags: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut command = aurpress(["serve", "--max-wait-ms", "60000", "--listen", "127.0.0.1:0", "--output"]);
        command.arg(output).args(flags).envs(variables.iter().copied());
        let mut process = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(process.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains(" on http://") {
            assert!(stderr.read_line(&mut line).unwrap() > 0, "{line}");
        }
        let address = line.trim_end().rsplit_once("http://").expect(&line).1.parse().unwrap();
        // What it says is taken from it all the time, so that it never waits for a reader.
        let said = std::thread::spawn(move || {
            let mut rest = String::new();
            stderr.read_to_string(&mut rest).unwrap();
            line + &rest
        });
        Self { process, said: Some(said), address }
    }

    /// Ends it when this process is gone, however that ends: a static is never dropped, and what it started would stay. The
    /// guard that is returned waits for the end of its input, which this process holds.
    pub(crate) fn end_with_us(&self) -> Child {
        let wait = format!("cat >/dev/null; kill -s KILL {}", self.process.id());
        Command::new("sh").args(["-c", &wait]).stdin(Stdio::piped()).spawn().unwrap()
    }

    /// Sends a signal, such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits for its end, 30 s at most; returns the status and all that it said.
    pub(crate) fn wait(mut self) -> (ExitStatus, String) {
        let status = wait(&mut self.process, Duration::from_secs(30)).expect("the server ends");
        (status, self.said.take().unwrap().join().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Waits for the end of a process, not for ever.
pub(crate) fn wait(process: &mut Child, within: Duration) -> Option<ExitStatus> {
    let end = Instant::now() + within;
    while Instant::now() < end {
        if let Some(status) = process.try_wait().unwrap() {
            return Some(status);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    None
}

/// Waits until something holds that other processes bring about; two minutes are a fault.
#[track_caller]
pub(crate) fn until(what: &str, holds: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(120);
    while !holds() {
        assert!(Instant::now() < end, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
