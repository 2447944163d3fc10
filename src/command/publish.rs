//! `aurpress publish`: the current release to a directory or an object store, then the cache in front.

use super::{Exit, load_config};
use crate::cli::{HowMuch, PublishArgs};
use crate::net;
use crate::publish::{self, Outcome, PublishError, PublishOptions, Purger, Purges, Store, Verify};
use crate::report::{self, Verbosity};
use crate::site::layout::Output;
use anyhow::Context;
use std::time::Instant;

/// With more keys than that, everything is purged instead.
const PURGE_LIMIT: usize = 5000;

/// The variable with the secret of the purge service; no flag and no file, so that it is printed nowhere.
const TOKEN: &str = "AURPRESS_PURGE_TOKEN";

pub(super) fn run(args: &PublishArgs) -> anyhow::Result<Exit> {
    let flags = [("publish_to", args.to.clone()), ("max_deletes", args.max_deletes.clone())];
    let Some(config) = load_config(&args.config, &flags)? else { return Ok(Exit::Done) };
    let verbosity = Verbosity { quiet: args.report.quiet, json: args.report.json };
    let store = Store::open(&config.publish_to)?;
    let addresses = config.purge.split([',', ' ']).filter(|address| !address.is_empty());
    let addresses = addresses.map(net::service_address).collect::<Result<_, _>>().map_err(PublishError::Target)?;
    let token = std::env::var(TOKEN).unwrap_or_default();
    let purges = Purges { cdn: config.around.cdn, addresses, token, limit: PURGE_LIMIT };
    let purger = Purger::new(purges).context("cannot purge")?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start")?;
    let start = Instant::now();
    let bar = verbosity.bar(0, "upload");
    let progress = |count: usize| {
        bar.set_length(count as u64);
        bar.inc(1);
    };
    let outcome = runtime.block_on(publish::publish(&PublishOptions {
        output: &Output::new(&config.output),
        store: &store,
        cdn: config.around.cdn,
        purger: purger.as_ref(),
        max_deletes: config.max_deletes,
        dry_run: args.dry_run,
        take_over: args.take_over,
        verify: match args.verify {
            HowMuch::All => Verify::All,
            HowMuch::Sample => Verify::Sample,
            HowMuch::None => Verify::None,
        },
        now: super::build::clock()?,
        progress: &progress,
    }))?;
    bar.finish_and_clear();
    say(&outcome, verbosity, args.dry_run, start.elapsed().as_secs_f64());
    Ok(if args.strict && !outcome.warnings.is_empty() { Exit::Warnings } else { Exit::Done })
}

fn say(outcome: &Outcome, verbosity: Verbosity, dry: bool, seconds: f64) {
    if verbosity.json {
        report::data(&format!("{}\n", serde_json::to_string(outcome).unwrap_or_default()));
    }
    if verbosity.quiet || verbosity.json {
        return;
    }
    report::warnings(&outcome.warnings);
    let would = if dry { "would be " } else { "" };
    report::say(&format!(
        "number {}: {} objects; {would}uploaded {} ({:.1} MB), {would}deleted {}; {} checked, {} keys purged in {} requests; {seconds:.2} s{}",
        outcome.sequence,
        outcome.objects,
        outcome.uploaded,
        outcome.bytes as f64 / 1e6,
        outcome.deleted,
        outcome.verified,
        outcome.purged,
        outcome.purge_requests,
        if outcome.resumed { "; an earlier run had been cut off" } else { "" },
    ));
}
