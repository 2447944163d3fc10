//! `aurpress rollback`: the release before the current one is current again.

use super::{Exit, load_config};
use crate::cli::RollbackArgs;
use crate::report;
use crate::site::layout::Output;
use crate::site::release::{self, WriteLock};
use anyhow::Context;

pub(super) fn run(args: &RollbackArgs) -> anyhow::Result<Exit> {
    let Some(config) = load_config(&args.config, &[])? else { return Ok(Exit::Done) };
    let output = Output::new(&config.output);
    let lock = WriteLock::acquire(&output)?;
    let name = release::roll_back(&output)?;
    drop(lock);
    let name = name.with_context(|| {
        format!("{}: no older release is kept; build with --keep-releases 1 or more", output.root().display())
    })?;
    report::say(&format!("release {name} is current again"));
    Ok(Exit::Done)
}
