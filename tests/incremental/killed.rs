//! Runs that are killed: what readers see stays whole, and the next run makes good.

use super::Registry;
use super::histories::count;
use super::history::{Dice, event};
use crate::support::database::change;
use crate::support::program::wait;
use std::process::Stdio;
use std::time::Duration;

/// Kills of a run; more with `AURPRESS_TEST_KILLS`.
const KILLS: u64 = 8;

#[test]
fn a_killed_run_is_made_good_by_the_next_one() {
    let mut registry = Registry::new();
    registry.amend();
    let mut dice = Dice::new(99);
    let mut told = Vec::new();
    let (mut killed, mut attempts) = (0, 0);
    let wanted = count("AURPRESS_TEST_KILLS", KILLS);
    while killed < wanted {
        attempts += 1;
        assert!(attempts < wanted * 20 + 100, "{killed} runs were killed before their end");
        for _ in 0..=dice.below(4) {
            let event = event(&mut dice, attempts);
            registry.now += event.later;
            // Ids of earlier attempts may be taken; such events change nothing.
            let sql = event.sql.replace("INSERT INTO", "INSERT OR IGNORE INTO").replace("UPDATE ", "UPDATE OR IGNORE ");
            change(&registry.sample.sqlite(), &sql);
            told.push(event.what);
        }
        let mut command = registry.command(&["build"], &registry.output());
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(2_000 + dice.below(60_000)));
        child.kill().unwrap();
        let ended = wait(&mut child, Duration::from_secs(20)).unwrap();
        killed += u64::from(ended.code().is_none());
        registry.check(&format!("killed after {told:?}"));
        if dice.below(3) == 0 {
            registry.amend();
            registry.assert_exact(&format!("made good after {told:?}"));
            told.clear();
        }
    }
    registry.amend();
    registry.assert_exact(&format!("made good after {told:?}"));
    registry.check("at the end");
}
