//! `aurpress serve`: the current release over HTTP, until a signal stops it.

use super::{Exit, load_config};
use crate::cli::ServeArgs;
use crate::report;
use crate::serve::{self, ServeOptions};
use std::time::Duration;

pub(super) fn run(args: &ServeArgs) -> anyhow::Result<Exit> {
    let Some(config) = load_config(&args.config, &args.flags())? else { return Ok(Exit::Done) };
    if let Some(from) = &args.from {
        super::node::follow(from, &config.output, Duration::from_secs(config.serving.poll_seconds))?;
    }
    serve::run(&ServeOptions {
        output: config.output,
        listen: config.listen,
        site: config.site,
        serving: config.serving,
        around: config.around,
        report: report::say,
    })?;
    Ok(Exit::Done)
}
