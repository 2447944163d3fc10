//! `aurpress import`: the public metadata archive → an SQLite source file.

use super::Exit;
use crate::cli::ImportArgs;
use crate::report;
use crate::source::import;

pub(super) fn run(args: &ImportArgs) -> anyhow::Result<Exit> {
    let now = super::build::clock()?;
    let summary = crate::build::runtime()?.block_on(import::import(&args.archive, &args.into, now))?;
    report::warnings(&summary.warnings);
    report::say(&format!(
        "{}: {} packages, {} bases, {} users, {} dependencies, {} relations; {} entries left out",
        args.into.display(),
        summary.packages,
        summary.bases,
        summary.users,
        summary.dependencies,
        summary.relations,
        summary.skipped
    ));
    Ok(Exit::Done)
}
