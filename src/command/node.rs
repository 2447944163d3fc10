//! `aurpress serve --from`: a query node that follows what is published.

use crate::publish::{Node, Pulled, Store};
use crate::report;
use crate::site::layout::Output;
use anyhow::Context;
use std::path::Path;
use std::time::Duration;

/// How often the target is asked: one small object.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Takes what is published, and goes on doing so on a thread of its own. Returns when there is something to serve: at
/// once if an earlier run left something and the target is away.
pub(super) fn follow(from: &str, output: &Path) -> anyhow::Result<()> {
    let mut node = Node::new(Store::open(from)?, Output::new(output));
    let runtime = crate::build::runtime()?;
    if let Err(error) = runtime.block_on(node.pull()) {
        if !node.has_release() {
            return Err(error).with_context(|| format!("cannot take anything from {from}"));
        }
        report::say(&format!("keeping what is here: {error}"));
    }
    let watch = move || {
        let mut said = String::new();
        loop {
            std::thread::sleep(LOOK_EVERY);
            match runtime.block_on(node.pull()) {
                Ok(Pulled::New(number)) => report::say(&format!("took number {number}")),
                Ok(Pulled::Same) => said.clear(),
                Err(error) if error.to_string() != said => {
                    said = error.to_string();
                    report::say(&format!("keeping what is here: {said}"));
                }
                Err(_) => {}
            }
        }
    };
    std::thread::Builder::new().name("follow".to_owned()).spawn(watch).context("cannot start a thread")?;
    Ok(())
}
