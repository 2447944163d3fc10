//! `aurpress check`: is what readers see whole?

use super::{Exit, load_config};
use crate::check;
use crate::cli::CheckArgs;
use crate::report;
use crate::site::layout::Output;

pub(super) fn run(args: &CheckArgs) -> anyhow::Result<Exit> {
    let Some(config) = load_config(&args.config, &[])? else { return Ok(Exit::Done) };
    let found = check::check(&Output::new(&config.output))?;
    found.problems.iter().for_each(|problem| report::data(&format!("{problem}\n")));
    report::warnings(&found.pending);
    report::say(&format!(
        "release {}: {} files, {} links, {} packages in the index; {} problems",
        found.release,
        found.files,
        found.links,
        found.packages,
        found.problems.len()
    ));
    Ok(if found.problems.is_empty() { Exit::Done } else { Exit::Output })
}
