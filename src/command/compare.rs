//! `aurpress compare`: requests and both sides put together; the outcome printed.

use super::{Exit, load_config};
use crate::cli::CompareArgs;
use crate::compare::{self, Client, Plan, Recorded, Theirs};
use crate::config::Config;
use crate::report::{self, Verbosity};
use crate::serve::{Embedded, ServeError};
use crate::site::layout::Output;
use aurpress_index::Index;

pub(super) fn run(args: &CompareArgs) -> anyhow::Result<Exit> {
    let Some(config) = load_config(&args.config, &[])? else { return Ok(Exit::Done) };
    let requests = requests(args, &config)?;
    anyhow::ensure!(!requests.is_empty(), "no request to send: no class begins with {}", args.classes.join(" or "));
    let remote = |url: &str| Client::new(url, args.rate, args.ca_file.as_deref());
    // The site under test is the running one that was named, else the current release, served here meanwhile.
    let (theirs, ours) = match (&args.recording, &args.against) {
        (Some(_), Some(against)) => (Theirs::Running(remote(against)?), args.url.as_deref()),
        (Some(_), None) => (Theirs::Recorded, args.url.as_deref()),
        (None, _) => (Theirs::Running(remote(args.url.as_deref().unwrap_or_default())?), args.ours.as_deref()),
    };
    let mut embedded = None;
    let ours = match ours {
        Some(url) => remote(url)?,
        None => {
            let server = embedded.insert(Embedded::start(&config.output, config.site.clone())?);
            Client::new(&format!("http://{}", server.address), 0.0, None)?
        }
    };
    let plan = Plan { requests, theirs, ours, concurrency: args.concurrency.into(), show: args.show };
    let bar =
        Verbosity { quiet: args.report.quiet, json: args.report.json }.bar(plan.requests.len() as u64, "requests");
    let (tally, stopped) = plan.run(&|| bar.inc(1));
    bar.finish_and_clear();
    if args.report.json {
        report::data(&format!("{}\n", serde_json::to_string(&tally)?));
    } else if !args.report.quiet {
        report::data(&tally.table());
    }
    match stopped {
        Some(error) => Err(error.into()),
        None if tally.sum.failed > 0 => Ok(Exit::Remote),
        None if tally.sum.differ > 0 => Ok(Exit::Warnings),
        None => Ok(Exit::Done),
    }
}

/// Those of the recording, or a sample of the current release's index.
fn requests(args: &CompareArgs, config: &Config) -> anyhow::Result<Vec<Recorded>> {
    if let Some(path) = &args.recording {
        let mut recorded = compare::read(path)?;
        recorded.retain(|one| compare::chosen(&one.request.class, &args.classes));
        return Ok(recorded);
    }
    let output = Output::new(&config.output);
    let no_release = |cause| ServeError::NoRelease { output: config.output.clone(), cause };
    let path = output.current_release().and_then(|name| output.current_index(&name)).map_err(no_release)?;
    let index = Index::open(&path).map_err(|e| ServeError::Index { path: path.clone(), reason: e.to_string() })?;
    let requests = compare::draw(&index, args.sample, args.seed, &args.classes, super::build::clock()?);
    Ok(requests.into_iter().map(|request| Recorded { request, answer: None }).collect())
}
