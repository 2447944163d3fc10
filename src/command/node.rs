//! `aurpress serve --from`: a query node that follows what is published.

use crate::publish::{Node, Pulled, Store};
use crate::report;
use crate::site::layout::Output;
use anyhow::Context;
use std::path::Path;
use std::time::Duration;

/// The part of the interval that a node waits at least.
const SHORTEST: f64 = 0.75;

/// Takes what is published, and goes on doing so on a thread of its own. Returns when there is something to serve: at
/// once if an earlier run left something and the target is away. The target is asked for one small object every `interval`
/// or a little earlier, so that nodes that were started together do not ask at the same moment for ever.
pub(super) fn follow(from: &str, output: &Path, interval: Duration) -> anyhow::Result<()> {
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
            std::thread::sleep(pause(interval, fastrand::f64()));
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

/// How long to wait until the next look; `chance` from 0 to 1.
fn pause(interval: Duration, chance: f64) -> Duration {
    interval.mul_f64(SHORTEST + (1.0 - SHORTEST) * chance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_look_within_the_interval_and_not_all_at_once() {
        let interval = Duration::from_secs(8);
        assert_eq!([0.0, 0.5, 1.0].map(|chance| pause(interval, chance).as_secs()), [6, 7, 8]);
        let mut drawn: Vec<_> = (0..100).map(|_| pause(interval, fastrand::f64())).collect();
        drawn.sort_unstable();
        assert!(drawn[99] <= interval && drawn[0] >= Duration::from_secs(6));
        assert!(drawn[99] - drawn[0] > Duration::from_secs(1), "{:?} to {:?}", drawn[0], drawn[99]);
    }
}
