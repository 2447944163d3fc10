//! Why the server could not start or had to stop: one line each, naming the thing and the next step. The line holds
//! its cause, so that nothing need be printed after the next step.

use std::path::PathBuf;

/// Why `serve` ended without success.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// An address to listen on is not a host and port, or the host has no address.
    #[error("cannot listen on `{listen}`: {reason}; give an address such as 127.0.0.1:8080 with {option}")]
    Address {
        /// The option it was given with.
        option: &'static str,
        /// As given.
        listen: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The port is taken or may not be bound.
    #[error("cannot listen on {listen}: {cause}; {} with {option}", next_step(cause))]
    Bind {
        /// The option it was given with.
        option: &'static str,
        /// As given.
        listen: String,
        /// The system's answer.
        cause: std::io::Error,
    },
    /// There is no released site.
    #[error("no site in {}: {cause}; run `aurpress build --output {}` first", output.join("current").display(), output.display())]
    NoRelease {
        /// The output directory.
        output: PathBuf,
        /// The system's answer.
        cause: std::io::Error,
    },
    /// A release without an index that can be read.
    #[error("cannot open the index in {}: {reason}; run `aurpress build --fresh` to write it anew", path.display())]
    Index {
        /// The generation's directory, or the pointer file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The theme does not parse.
    #[error("cannot load the theme: {0}")]
    Theme(String),
    /// The file of synonyms cannot be read; says why.
    #[error("cannot load the synonyms: {0}")]
    Synonyms(String),
    /// `SOURCE_DATE_EPOCH` is set, but not to a number of seconds.
    #[error("SOURCE_DATE_EPOCH is `{0}`, which is not a number of seconds; unset it or correct it")]
    Clock(String),
    /// The access log cannot be written.
    #[error("cannot write the access log {}: {cause}; choose another file with --access-log", path.display())]
    AccessLog {
        /// As given.
        path: PathBuf,
        /// The system's answer.
        cause: std::io::Error,
    },
    /// Threads or signal handlers could not be had.
    #[error("cannot start the server")]
    Runtime(#[source] std::io::Error),
}

impl ServeError {
    /// Whether the command line or configuration is at fault, rather than what lies in the output directory.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        matches!(
            self,
            Self::Address { .. }
                | Self::Bind { .. }
                | Self::Theme(_)
                | Self::Synonyms(_)
                | Self::Clock(_)
                | Self::AccessLog { .. }
        )
    }
}

fn next_step(cause: &std::io::Error) -> &'static str {
    match cause.kind() {
        std::io::ErrorKind::AddrInUse => "stop the other process or choose another port",
        std::io::ErrorKind::PermissionDenied => "choose a port above 1023",
        _ => "choose an address of this machine",
    }
}
