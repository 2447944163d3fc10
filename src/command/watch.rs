//! `aurpress watch`: keeps the output up to date until a signal stops it.

use super::{Exit, load_config};
use crate::build::BuildOptions;
use crate::cli::WatchArgs;
use crate::report::{self, Verbosity};
use crate::site::layout::Output;
use crate::watch::{self, WatchOptions};
use anyhow::Context;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

pub(super) fn run(args: &WatchArgs) -> anyhow::Result<Exit> {
    let Some(config) = load_config(&args.config, &[("source", args.source.clone())])? else { return Ok(Exit::Done) };
    let options = WatchOptions {
        build: BuildOptions {
            source: super::build::source(&config)?,
            output: &Output::new(&config.output),
            site: &config.site,
            now: super::build::clock()?,
            keep_releases: config.keep_releases,
            fresh: false,
            verbosity: Verbosity { quiet: true, json: false },
        },
        interval: Duration::from_secs(args.interval),
        report: report::say,
    };
    let stop = stop_flag()?;
    watch::watch(&options, &stop)?;
    Ok(Exit::Done)
}

/// Set by the first SIGTERM or SIGINT; a run under way is finished.
fn stop_flag() -> anyhow::Result<Arc<AtomicBool>> {
    let runtime = crate::build::runtime()?;
    let (mut terminate, mut interrupt) = {
        let _entered = runtime.enter();
        let handler = |kind| signal(kind).context("cannot listen for signals");
        (handler(SignalKind::terminate())?, handler(SignalKind::interrupt())?)
    };
    let flag = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&flag);
    std::thread::spawn(move || {
        runtime.block_on(async {
            tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
        });
        set.store(true, Ordering::Relaxed);
    });
    Ok(flag)
}
