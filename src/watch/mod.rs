//! Keeps the output up to date: what somebody asks for at once, and every now and then everything, since votes, flags,
//! comments and adoptions do not show in `ModifiedTS`, and days pass.
//!
//! A request that names packages costs what these touch. It is taken up at once; those that come during a run share the
//! next one. A sweep reads everything and compares digests, so that nothing that changed can be missed. While the source
//! is away, what was published stays, and the pauses between tries grow.

pub mod socket;

use crate::build::{self, BuildOptions, Session};
use crate::model::time;
use crate::report::Summary;
use crate::source::SourceError;
use socket::{Request, Server};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long a request waits at most before a signal is looked for.
const GLANCE: Duration = Duration::from_millis(200);
/// The longest pause after failures.
const LONGEST_PAUSE: Duration = Duration::from_secs(300);

/// How `watch` runs.
pub struct WatchOptions<'a> {
    /// What a build needs; its clock is set anew for each run.
    pub build: BuildOptions<'a>,
    /// Time between runs that nobody asked for.
    pub interval: Duration,
    /// Says what happened, a line each time.
    pub report: fn(&str),
}

/// Runs until `stop` is set.
///
/// # Errors
/// The socket cannot be made, a template fails, or `SOURCE_DATE_EPOCH` is no number. A source that is away or an output
/// that cannot be written is tried again.
pub fn watch(options: &WatchOptions<'_>, stop: &AtomicBool) -> anyhow::Result<()> {
    let (sender, requests) = mpsc::channel();
    let server = Server::start(options.build.output, sender)?;
    let mut session = Session::new(options.build.site)?;
    let mut failures = 0;
    let mut due = Instant::now();
    while !stop.load(Ordering::Relaxed) {
        let asked = next(&requests, due);
        if asked.is_empty() && Instant::now() < due {
            continue;
        }
        // After a failure everything is looked at, for what it left undone; so is the first run.
        let swept = failures > 0 || Instant::now() >= due || asked.iter().any(|request| request.names().is_empty());
        let names: BTreeSet<String> = asked.iter().flat_map(|request| request.names()).cloned().collect();
        let outcome = run(options, &mut session, (!swept).then_some(names));
        let answer = match &outcome {
            Ok(summary) => told(summary),
            Err(error) => format!("error: {}", crate::report::one_line(&format!("{error:#}"))),
        };
        let changed = outcome.as_ref().is_ok_and(|summary| summary.files > 1 || summary.removed > 0);
        if outcome.is_err() && failures == 0 || changed || failures > 0 && outcome.is_ok() {
            (options.report)(&answer);
        }
        asked.into_iter().for_each(|request| request.answer(&answer));
        failures = match outcome {
            Ok(_) => 0,
            Err(error) if is_passing(&error) => failures + 1,
            Err(error) => return Err(error),
        };
        if swept || failures > 0 {
            due = Instant::now() + pause(options.interval, failures);
        }
    }
    drop(server);
    Ok(())
}

/// What may go away by itself: the source is away or changes its schema, somebody else writes, the disk is full.
fn is_passing(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.is::<SourceError>()
            || cause.is::<crate::site::release::OutputError>()
            || cause.is::<aurpress_index::WriteError>()
    })
}

/// Everything, or what some names touch.
fn run(options: &WatchOptions<'_>, session: &mut Session, names: Option<BTreeSet<String>>) -> anyhow::Result<Summary> {
    let now = time::now().map_err(|text| anyhow::anyhow!("SOURCE_DATE_EPOCH: {text:?} is no number of seconds"))?;
    let build = BuildOptions { now, ..options.build };
    match names {
        Some(names) => {
            let session = &*session;
            let build = BuildOptions { site: session.site(), ..build };
            build::update(&build, session, &names.into_iter().collect::<Vec<_>>())
        }
        None => {
            // Somebody may have built with other settings meanwhile; the theme may be another one by now.
            build::settled(build.output, build.site)?;
            let site = build::dated(build.site, build.source, now)?;
            *session = Session::new(&site)?;
            build::build(&BuildOptions { site: &site, ..build }, session)
        }
    }
}

fn told(summary: &Summary) -> String {
    format!(
        "release {}: {} files written, {} removed, {:.2} s, {} warnings",
        summary.release,
        summary.files,
        summary.removed,
        summary.seconds,
        summary.warnings.len()
    )
}

/// The requests of one burst; none when nobody asks for a moment.
fn next(requests: &Receiver<Request>, due: Instant) -> Vec<Request> {
    let wait = due.saturating_duration_since(Instant::now()).min(GLANCE);
    let mut burst = match requests.recv_timeout(wait) {
        Ok(first) => vec![first],
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Vec::new(),
    };
    burst.extend(requests.try_iter());
    burst
}

/// The usual interval, or after failures a pause that doubles from a second on.
fn pause(interval: Duration, failures: u32) -> Duration {
    match failures {
        0 => interval,
        n => Duration::from_secs(1).saturating_mul(1 << (n - 1).min(16)).min(LONGEST_PAUSE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let usual = Duration::from_secs(60);
        let seconds: Vec<u64> = [0, 1, 2, 5, 9, 10, 400].iter().map(|n| pause(usual, *n).as_secs()).collect();
        assert_eq!(seconds, [60, 1, 2, 16, 256, 300, 300]);
    }
}
