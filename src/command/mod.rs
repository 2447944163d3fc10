//! One file a subcommand: each wires stages and holds no logic of its own.

mod build;
mod check;
mod compare;
mod demo;
mod deploy;
mod import;
mod node;
mod publish;
mod rollback;
mod serve;
mod theme;
mod update;
mod watch;

use crate::check::CheckError;
use crate::cli::{Cli, Command, ConfigArgs, GrantsArgs};
use crate::compare::RemoteError;
use crate::config::{Config, ConfigError};
use crate::publish::{PublishError, PullError};
use crate::report;
use crate::serve::ServeError;
use crate::site::release::OutputError;
use crate::source::import::ImportError;
use crate::source::{self, SourceError};
use std::process::ExitCode;

/// Exit codes, a contract with scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done; there may have been warnings.
    Done = 0,
    /// Done, but there were warnings, and `--strict` was given; or what was compared differs.
    Warnings = 1,
    /// The command line or the configuration is wrong.
    Usage = 2,
    /// The source cannot be read.
    Source = 3,
    /// The output cannot be read or written.
    Output = 4,
    /// A remote end failed.
    Remote = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Runs one command.
///
/// # Errors
/// Whatever stopped it; [`exit_code`] tells which kind it is.
pub fn run(cli: &Cli) -> anyhow::Result<Exit> {
    match &cli.command {
        Command::Demo(args) => demo::run(args),
        Command::Build(args) => build::run(args),
        Command::Update(args) => update::run(args),
        Command::Watch(args) => watch::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Check(args) => check::run(args),
        Command::Rollback(args) => rollback::run(args),
        Command::Deploy(args) => deploy::run(args),
        Command::Publish(args) => publish::run(args),
        Command::Import(args) => import::run(args),
        Command::Compare(args) => compare::run(args),
        Command::Theme(args) => theme::run(args),
        Command::Grants(GrantsArgs { database, user }) => {
            report::data(&source::grants(database, user));
            Ok(Exit::Done)
        }
    }
}

/// The exit code of an error.
pub fn exit_code(error: &anyhow::Error) -> Exit {
    let is = |cause: &(dyn std::error::Error + 'static)| {
        if cause.is::<ConfigError>() {
            Some(Exit::Usage)
        } else if cause.is::<SourceError>() {
            Some(Exit::Source)
        } else if let Some(error) = cause.downcast_ref::<ServeError>() {
            Some(if error.is_usage() { Exit::Usage } else { Exit::Output })
        } else if let Some(error) = cause.downcast_ref::<PublishError>() {
            Some(publish_exit(error))
        } else if let Some(error) = cause.downcast_ref::<PullError>() {
            // Transparent errors are not in the chain themselves.
            Some(match error {
                PullError::Publish(error) => publish_exit(error),
                PullError::Output(_) => Exit::Output,
                PullError::Nothing | PullError::Name(_) => Exit::Remote,
            })
        } else if let Some(error) = cause.downcast_ref::<ImportError>() {
            Some(import_exit(error))
        } else if let Some(error) = cause.downcast_ref::<RemoteError>() {
            Some(if error.is_usage() { Exit::Usage } else { Exit::Remote })
        } else if cause.is::<OutputError>() || cause.is::<CheckError>() || cause.is::<aurpress_index::WriteError>() {
            Some(Exit::Output)
        } else {
            None
        }
    };
    error.chain().find_map(is).unwrap_or(Exit::Usage)
}

fn publish_exit(error: &PublishError) -> Exit {
    match error {
        PublishError::Target(_) => Exit::Usage,
        PublishError::Local { .. } | PublishError::Locked(_) | PublishError::Moved(_) | PublishError::Missing(_) => {
            Exit::Output
        }
        _ => Exit::Remote,
    }
}

fn import_exit(error: &ImportError) -> Exit {
    match error {
        ImportError::Read { .. } | ImportError::Gzip { .. } | ImportError::NotAnArchive { .. } => Exit::Source,
        ImportError::Target { .. } | ImportError::Write { .. } | ImportError::Database { .. } => Exit::Output,
        ImportError::Clock { .. } => Exit::Usage,
    }
}

/// Loads the configuration with the flags of a command laid over it. `None` when it was only to be printed.
fn load_config(args: &ConfigArgs, more: &[(&'static str, Option<String>)]) -> Result<Option<Config>, ConfigError> {
    let own =
        [("output", args.output.clone()), ("site_url", args.site_url.clone()), ("aurweb_url", args.aurweb_url.clone())];
    let given = own.iter().chain(more).filter_map(|(key, value)| Some((*key, value.clone()?)));
    let flags: Vec<(&str, String)> = given.collect();
    let config = Config::load(args.config.as_deref(), |name| std::env::var(name).ok(), &flags)?;
    if args.print_config {
        report::data(&config.to_toml());
        return Ok(None);
    }
    Ok(Some(config))
}
