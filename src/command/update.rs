//! `aurpress update NAME…`: these packages changed; bring the output up to date now.

use super::{Exit, load_config};
use crate::build::{self, BuildOptions, Session};
use crate::cli::UpdateArgs;
use crate::report::{self, Verbosity};
use crate::site::layout::Output;
use crate::watch::socket;
use anyhow::{Context, bail};

pub(super) fn run(args: &UpdateArgs) -> anyhow::Result<Exit> {
    let Some(config) = load_config(&args.config, &[("source", args.source.clone())])? else { return Ok(Exit::Done) };
    let output = Output::new(&config.output);
    let asked = socket::ask(&output.socket(), &args.names);
    if let Some(answer) = asked.with_context(|| output.socket().display().to_string())? {
        if let Some(error) = answer.strip_prefix("error: ") {
            bail!("`aurpress watch` could not update: {error}");
        }
        if !args.report.quiet {
            report::say(&answer);
        }
        return Ok(Exit::Done);
    }
    build::settled(&output, &config.site)?;
    let (source, now) = (super::build::source(&config)?, super::build::clock()?);
    let site = build::dated(&config.site, source, now)?;
    let verbosity = Verbosity { quiet: args.report.quiet, json: args.report.json };
    let options = BuildOptions {
        source,
        output: &output,
        site: &site,
        now,
        keep_releases: config.keep_releases,
        fresh: false,
        verbosity,
    };
    let summary = build::update(&options, &Session::new(&site)?, &args.names)?;
    summary.print(verbosity);
    Ok(Exit::Done)
}
