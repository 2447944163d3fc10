//! `aurpress serve`: the current release over HTTP, until a signal stops it.

use super::{Exit, load_config};
use crate::cli::ServeArgs;
use crate::report;
use crate::serve::{self, ServeOptions};

pub(super) fn run(args: &ServeArgs) -> anyhow::Result<Exit> {
    let Some(config) = load_config(&args.config, &args.flags())? else { return Ok(Exit::Done) };
    serve::run(&ServeOptions {
        output: config.output,
        listen: config.listen,
        site: config.site,
        serving: config.serving,
        report: report::say,
    })?;
    Ok(Exit::Done)
}
