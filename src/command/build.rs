//! `aurpress build`: source → catalogue → plan → pages, feeds, archives and index → the current release.

use super::{Exit, load_config};
use crate::build::{self, BuildOptions, Session};
use crate::cli::BuildArgs;
use crate::config::Config;
use crate::memory;
use crate::model::time::{self, Timestamp};
use crate::report::{self, Verbosity};
use crate::site::layout::Output;
use crate::source::SourceUrl;
use anyhow::Context;

pub(super) fn run(args: &BuildArgs) -> anyhow::Result<Exit> {
    memory::keep();
    let mirror = args.mirror.then(|| "true".to_owned());
    let precompress = args.precompress.then(|| "true".to_owned());
    let flags = [
        ("source", args.source.clone()),
        ("keep_releases", args.keep_releases.clone()),
        ("mirror", mirror),
        ("precompress", precompress),
    ];
    let Some(config) = load_config(&args.config, &flags)? else { return Ok(Exit::Done) };
    let verbosity = Verbosity { quiet: args.report.quiet, json: args.report.json };
    let (source, now) = (source(&config)?, clock()?);
    let site = build::dated(&config.site, source, now)?;
    let options = BuildOptions {
        source,
        output: &Output::new(&config.output),
        site: &site,
        now,
        keep_releases: config.keep_releases,
        fresh: args.fresh,
        verbosity,
    };
    if args.dry_run || args.explain.is_some() {
        report::data(&build::explain(&options, args.explain.as_deref())?);
        return Ok(Exit::Done);
    }
    let summary = build::build(&options, &Session::new(&site)?)?;
    summary.print(verbosity);
    Ok(if args.strict && !summary.warnings.is_empty() { Exit::Warnings } else { Exit::Done })
}

pub(super) fn source(config: &Config) -> anyhow::Result<&SourceUrl> {
    config.source.as_ref().context(
        "no source: give --source sqlite:FILE or --source mysql://USER@HOST/DATABASE, or set it in aurpress.toml",
    )
}

/// The build's clock.
pub(super) fn clock() -> anyhow::Result<Timestamp> {
    time::now().map_err(|text| anyhow::anyhow!("SOURCE_DATE_EPOCH: {text:?} is no number of seconds since 1970"))
}
