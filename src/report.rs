//! What a person or a program is told: progress, summary, warnings, errors. The only place that prints.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Warnings shown before the rest is only counted.
const WARNINGS_SHOWN: usize = 20;

/// One finished stage.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Stage {
    /// Its name.
    pub name: &'static str,
    /// Wall time; stages that run beside each other overlap.
    pub seconds: f64,
}

/// What a build did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Summary {
    /// The release that is current now.
    pub release: String,
    /// Packages in it.
    pub packages: usize,
    /// Package bases in it.
    pub bases: usize,
    /// Comments in it.
    pub comments: usize,
    /// Bases of a release that is there whose pages were made again or removed.
    pub remade: usize,
    /// Files written.
    pub files: u64,
    /// Pages of lists, sitemaps and feeds that are made with them, written or removed.
    pub lists: u64,
    /// Bytes of these files.
    pub bytes: u64,
    /// Files removed from the current release.
    pub removed: u64,
    /// Bytes of the index.
    pub index_bytes: u64,
    /// Stages in the order in which they ended.
    pub stages: Vec<Stage>,
    /// Wall time of the whole build.
    pub seconds: f64,
    /// What an operator may want to know of how it was done.
    pub notes: Vec<String>,
    /// What was wrong with single rows, each once.
    pub warnings: Vec<String>,
}

/// How much is said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Verbosity {
    /// Nothing but errors.
    pub quiet: bool,
    /// The summary as JSON on standard output.
    pub json: bool,
}

impl Verbosity {
    /// A progress bar on standard error, when that is a terminal.
    pub fn bar(self, length: u64, message: &'static str) -> ProgressBar {
        if self.quiet || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new(length).with_message(message);
        let style = ProgressStyle::with_template("{msg:>8} {wide_bar} {pos}/{len} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    }
}

impl Summary {
    /// Notes a stage that began at `start` and ends now.
    pub fn stage(&mut self, name: &'static str, start: Instant) {
        self.stages.push(Stage { name, seconds: start.elapsed().as_secs_f64() });
    }

    /// Prints it: JSON on standard output if asked, else text on standard error unless quiet.
    pub fn print(&self, verbosity: Verbosity) {
        if verbosity.json {
            data(&format!("{}\n", serde_json::to_string(self).unwrap_or_default()));
        }
        if verbosity.quiet || verbosity.json {
            return;
        }
        warnings(&self.warnings);
        self.notes.iter().for_each(|note| say(&format!("note: {}", one_line(note))));
        for stage in &self.stages {
            eprintln!("{:>10} {:7.2} s", stage.name, stage.seconds);
        }
        eprintln!(
            "release {}: {} packages, {} bases, {} comments; {} files written, {:.1} MB, {} removed, index {:.1} MB; {:.2} s, {} warnings",
            self.release,
            self.packages,
            self.bases,
            self.comments,
            self.files,
            self.bytes as f64 / 1e6,
            self.removed,
            self.index_bytes as f64 / 1e6,
            self.seconds,
            self.warnings.len()
        );
    }
}

/// Prints the first warnings, and how many there are.
pub fn warnings(warnings: &[String]) {
    for warning in warnings.iter().take(WARNINGS_SHOWN) {
        eprintln!("warning: {warning}");
    }
    if let Some(more) = warnings.len().checked_sub(WARNINGS_SHOWN).filter(|more| *more > 0) {
        eprintln!("warning: and {more} more");
    }
}

/// Prints data on standard output; a closed pipe is no error.
pub fn data(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Says something to a person, on standard error.
pub fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Prints an error with its causes, on one line.
pub fn error(error: &anyhow::Error) {
    say(&format!("aurpress: {}", one_line(&format!("{error:#}"))));
}

/// Messages may quote hostile texts: control characters are shown as escapes.
pub fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { c.escape_default().to_string() } else { c.to_string() }).collect()
}
