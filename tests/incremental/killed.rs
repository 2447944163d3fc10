//! Runs that are killed: what readers see stays whole, and the next run makes good.

use super::Registry;
use super::histories::count;
use super::history::{Dice, event};
use super::{changed, done};
use crate::support::database::change;
use crate::support::measured;
use crate::support::program::{aurpress, outcome, wait};
use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Kills of a run; more with `AURPRESS_TEST_KILLS`.
const KILLS: u64 = 10;

/// What is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A change in place of all that changed.
    Build,
    /// The same of what is named, with an amended index.
    Update,
    /// A new release.
    Fresh,
}

/// How long a run of each kind takes, so that kills fall into it.
struct Durations(BTreeMap<Kind, Duration>);

impl Durations {
    fn note(&mut self, kind: Kind, took: Duration) {
        self.0.insert(kind, took);
    }

    /// A time after its start, up to a little after its end.
    fn point(&self, kind: Kind, dice: &mut Dice) -> Duration {
        let longest = self.0[&kind].mul_f64(1.1);
        longest.mul_f64(dice.below(10_000) as f64 / 10_000.0)
    }
}

fn command(registry: &Registry, kind: Kind, names: &BTreeSet<String>) -> Command {
    let output = registry.output();
    match kind {
        Kind::Build => registry.command(&["build"], &output),
        Kind::Fresh => registry.command(&["build", "--fresh", "--keep-releases", "1"], &output),
        Kind::Update => {
            let mut arguments = vec!["update", "--quiet"];
            arguments.extend(names.iter().map(String::as_str));
            registry.command(&arguments, &output)
        }
    }
}

/// Some events; returns the bases that they changed.
fn happen(registry: &mut Registry, dice: &mut Dice, attempt: u64, told: &mut Vec<&'static str>) -> BTreeSet<String> {
    let before = registry.rows();
    for part in 0..=dice.below(4) {
        let event = event(dice, attempt * 5 + part);
        registry.now += event.later;
        // Ids of earlier attempts may be taken; such events change nothing.
        let sql = event.sql.replace("INSERT INTO", "INSERT OR IGNORE INTO").replace("UPDATE ", "UPDATE OR IGNORE ");
        change(&registry.sample.sqlite(), &sql);
        told.push(event.what);
    }
    changed(&before, &registry.rows())
}

/// Whether readers see a whole site, and whether an interrupted run has left something to do.
fn is_pending(registry: &Registry, what: &str) -> bool {
    let checked = outcome(aurpress(["check", "--output"]).arg(registry.output()));
    assert_eq!((checked.code, checked.stdout.as_str()), (Some(0), ""), "{what}: {}", checked.stderr);
    checked.stderr.contains("being written")
}

#[test]
fn a_killed_run_is_made_good_by_the_next_one() {
    let mut registry = Registry::new();
    let mut dice = Dice::new(99);
    let (mut told, mut names) = (Vec::new(), BTreeSet::new());
    let mut durations = Durations(BTreeMap::new());
    for kind in [Kind::Fresh, Kind::Build, Kind::Update] {
        let start = Instant::now();
        names.extend(happen(&mut registry, &mut dice, 0, &mut told));
        names.insert("nasty-hub".to_owned());
        done(&mut command(&registry, kind, &names));
        durations.note(kind, start.elapsed());
    }
    registry.amend();
    let (mut killed, mut attempts, mut pending) = (BTreeMap::new(), 0, 0);
    let wanted = count("AURPRESS_TEST_KILLS", KILLS);
    while killed.values().sum::<u64>() < wanted {
        attempts += 1;
        assert!(attempts < wanted * 20 + 100, "{killed:?} runs were killed before their end");
        names.extend(happen(&mut registry, &mut dice, attempts, &mut told));
        let kind = [Kind::Build, Kind::Update, Kind::Update, Kind::Fresh][dice.below(4) as usize];
        let mut command = command(&registry, kind, &names);
        if kind == Kind::Update && names.is_empty() {
            continue;
        }
        let start = Instant::now();
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(durations.point(kind, &mut dice));
        let what = format!("{kind:?} killed after {:?}, {told:?}", start.elapsed());
        child.kill().unwrap();
        let ended = wait(&mut child, Duration::from_secs(20)).unwrap();
        *killed.entry(kind).or_default() += u64::from(ended.code().is_none());
        pending += u64::from(is_pending(&registry, &what));
        if dice.below(3) == 0 {
            registry.amend();
            registry.assert_exact(&what);
            told.clear();
            names.clear();
        }
    }
    registry.amend();
    registry.assert_exact(&format!("made good after {told:?}"));
    assert!(!is_pending(&registry, "at the end"));
    measured(&format!("{killed:?} runs killed in {attempts} attempts; {pending} times something was half done"));
    // A kill that falls into the writing of an update leaves marks; without any, nothing was tested.
    assert!(pending >= wanted / 10, "{pending} of {killed:?}");
    let kinds = killed.values().filter(|count| **count > 0).count();
    assert!(kinds == 3 || wanted < 50, "{killed:?}");
}
