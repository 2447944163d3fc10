//! The access log: one line of JSON for each request, written by a thread of its own.
//!
//! A request never waits for the log: when the disk or the reader of the pipe is too slow, lines are dropped and counted.

mod line;
#[cfg(test)]
mod tests;

pub(crate) use line::{Entry, Visitor};

use super::ServeError;
use super::metrics::Metrics;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Lines that may wait to be written; a line has some KiB at most.
const LINES: usize = 4096;

/// How long lines that wait are written on when the server ends.
const FINISH_WITHIN: Duration = Duration::from_secs(2);

/// Where lines go, and whether they name addresses.
pub(crate) struct AccessLog {
    lines: SyncSender<Vec<u8>>,
    reopen: Arc<AtomicBool>,
    metrics: Arc<Metrics>,
    pub(crate) addresses: bool,
}

/// The thread that writes; its end is waited for when this is dropped, but not for ever.
pub(crate) struct Writer {
    thread: Option<JoinHandle<()>>,
    ended: Receiver<()>,
}

impl AccessLog {
    /// Opens the log, `-` for standard output, and starts its thread.
    ///
    /// # Errors
    /// The file cannot be opened for appending.
    pub(crate) fn open(name: &str, addresses: bool, metrics: Arc<Metrics>) -> Result<(Self, Writer), ServeError> {
        let failed = |cause| ServeError::AccessLog { path: name.into(), cause };
        let path = (name != "-").then(|| PathBuf::from(name));
        let sink: Box<dyn Write + Send> = match &path {
            Some(path) => Box::new(append(path).map_err(failed)?),
            None => Box::new(io::stdout()),
        };
        let (lines, received) = sync_channel(LINES);
        let reopen = Arc::new(AtomicBool::new(false));
        let (tell, ended) = channel();
        let keeper = Keeper {
            sink: BufWriter::new(sink),
            path,
            reopen: Arc::clone(&reopen),
            metrics: Arc::clone(&metrics),
            unwritten: 0,
        };
        let thread = std::thread::Builder::new().name("access-log".to_owned());
        let thread = thread.spawn(move || {
            keeper.keep(&received);
            let _ = tell.send(());
        });
        let thread = Some(thread.map_err(ServeError::Runtime)?);
        Ok((Self { lines, reopen, metrics, addresses }, Writer { thread, ended }))
    }

    /// Adds a line, if there is room for it.
    pub(crate) fn add(&self, entry: &Entry<'_>) {
        if self.lines.try_send(entry.line(self.addresses)).is_err() {
            self.metrics.log_dropped();
        }
    }

    /// From the next line on the file of that name is another one: the old one was moved away.
    pub(crate) fn reopen(&self) {
        self.reopen.store(true, Relaxed);
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // A pipe that nobody reads would hold the end of the server for ever.
        if self.ended.recv_timeout(FINISH_WITHIN) != Err(RecvTimeoutError::Timeout)
            && let Some(thread) = self.thread.take()
        {
            let _ = thread.join();
        }
    }
}

fn append(path: &Path) -> io::Result<File> {
    OpenOptions::new().append(true).create(true).open(path)
}

/// What the thread has.
struct Keeper {
    sink: BufWriter<Box<dyn Write + Send>>,
    path: Option<PathBuf>,
    reopen: Arc<AtomicBool>,
    metrics: Arc<Metrics>,
    /// Lines in the buffer of the sink.
    unwritten: u64,
}

impl Keeper {
    /// Writes until all senders have gone; flushes whenever there is nothing to write.
    fn keep(mut self, lines: &Receiver<Vec<u8>>) {
        while let Ok(line) = lines.recv() {
            self.write(&line);
            while let Ok(line) = lines.try_recv() {
                self.write(&line);
            }
            self.flush();
        }
    }

    fn write(&mut self, line: &[u8]) {
        if self.reopen.swap(false, Relaxed)
            && let Some(path) = &self.path
            && let Ok(file) = append(path)
        {
            self.flush();
            self.sink = BufWriter::new(Box::new(file));
        }
        // A line is written as a whole: it begins in an empty buffer if it does not fit behind the others.
        if self.sink.buffer().len() + line.len() > self.sink.capacity() {
            self.flush();
        }
        self.unwritten += 1;
        if self.sink.write_all(line).is_err() {
            self.lose();
        }
    }

    fn flush(&mut self) {
        match self.sink.flush() {
            Ok(()) => self.unwritten = 0,
            Err(_) => self.lose(),
        }
    }

    /// What is in the buffer cannot be written: it is dropped, so that the next lines get a try.
    fn lose(&mut self) {
        for _ in 0..self.unwritten {
            self.metrics.log_dropped();
        }
        self.unwritten = 0;
        let sink: Box<dyn Write + Send> = match &self.path {
            Some(path) => match append(path) {
                Ok(file) => Box::new(file),
                Err(_) => Box::new(io::sink()),
            },
            None => Box::new(io::stdout()),
        };
        // The old buffer goes without another try to write it.
        let _ = std::mem::replace(&mut self.sink, BufWriter::new(sink)).into_parts();
    }
}
