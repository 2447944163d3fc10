//! Publishers that are killed at random points, again and again, while readers go by what the manifest says.
//!
//! The points follow from a seed; `AURPRESS_TEST_CUTS=50` kills that often instead of a few times. Beside these, publishers
//! into a directory end at single calls that change files, `AURPRESS_TEST_STEPS` of them.

use crate::publish::{
    Own, Variables, assert_bucket_equals, command, count, index_by_name, index_files, new_in_index, public, publish,
    site_files,
};
use crate::support::http;
use crate::support::program::copy_tree;
use crate::support::site::files;
use crate::support::strace::{Fault, Point, Strace, spread, steps};
use crate::support::weed::Weed;
use crate::support::{measured, skipped};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

const SEED: u64 = 20_261_124;

fn cuts() -> usize {
    std::env::var("AURPRESS_TEST_CUTS").map_or(8, |text| text.parse().unwrap())
}

/// xorshift64: the points of one run, the same every time.
struct Points(u64);

impl Points {
    /// From 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        f64::from(u32::try_from(self.0 >> 32).unwrap()) / f64::from(u32::MAX)
    }
}

/// A place that can be read as query nodes read it.
trait Place {
    fn get(&self, key: &str) -> Option<Vec<u8>>;
}

impl Place for Path {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        std::fs::read(self.join(key)).ok()
    }
}

impl Place for Weed {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        let answer = http::get(self.address, &format!("/aur/live/{key}"));
        (answer.status == 200).then_some(answer.body)
    }
}

/// The files of an index: name → digest.
type Generation = BTreeMap<String, String>;

fn digest(bytes: &[u8]) -> String {
    format!("{:032x}", xxhash_rust::xxh3::xxh3_128(bytes))
}

/// What was built so far, and what is published of it.
struct History<'a, P: Place + ?Sized> {
    own: &'a Own,
    place: &'a P,
    target: &'a str,
    variables: Variables<'a>,
    /// The index of every build.
    built: Vec<Generation>,
    /// Runs that were left to finish and found a mark.
    resumed: usize,
}

impl<P: Place + ?Sized> History<'_, P> {
    /// Changes a third of all packages, so that there is much to send.
    fn change_much(&mut self, round: usize) {
        self.change(&format!("UPDATE Packages SET Description = 'round {round}' WHERE ID % 3 = {}", round % 3));
    }

    fn change(&mut self, sql: &str) {
        self.own.change(sql);
        let files = index_by_name(&self.own.output).into_iter();
        self.built.push(files.map(|(name, bytes)| (name, digest(&bytes))).collect());
    }

    /// Whether a run has begun to send and has not finished.
    fn is_marked(&self) -> bool {
        self.place.get("_aurpress/publishing.json").is_some()
    }

    /// A run that is left to finish: it knows whether one before it was cut off, and readers see what it says.
    fn finish(&mut self, flags: &[&str]) -> u64 {
        let marked = self.is_marked();
        let said = publish(&self.own.output, self.target, flags, self.variables);
        assert_eq!(said["resumed"], marked, "{said}");
        assert!(!self.is_marked());
        self.resumed += usize::from(marked);
        let number = self.read_whole();
        assert_eq!(number, said["sequence"].as_u64().unwrap());
        number
    }

    /// Reads what is published: everything it names is there, whole, and the index is that of one build. Gives its number.
    fn read_whole(&self) -> u64 {
        let Some(current) = self.place.get("_aurpress/current.json") else { return 0 };
        let current: Value = serde_json::from_slice(&current).unwrap();
        let parts = |key: &str| current[key].as_array().unwrap().clone();
        let named: Vec<_> =
            parts("index").into_iter().chain(parts("site")).chain([current["manifest"].clone()]).collect();
        assert!(named.len() > 20, "{current}");
        for part in &named {
            let key = part["key"].as_str().unwrap();
            let bytes = self.place.get(key).unwrap_or_else(|| panic!("{key} is named and there"));
            assert_eq!(digest(&bytes), part["digest"].as_str().unwrap(), "{key}");
        }
        let text = |part: &Value, key: &str| part[key].as_str().unwrap().to_owned();
        let index = parts("index").iter().map(|part| (text(part, "path"), text(part, "digest"))).collect();
        assert!(self.built.contains(&index), "one index: {index:?}");
        current["sequence"].as_u64().unwrap()
    }
}

/// Kills publishers until that has hit as many as it should; each time readers see a whole generation. Then one is left
/// to finish.
fn cut<P: Place + ?Sized>(own: &Own, place: &P, target: &str, variables: Variables<'_>) {
    let mut history = History { own, place, target, variables, built: Vec::new(), resumed: 0 };
    history.change_much(0);
    history.finish(&[]);
    history.change_much(1);
    let begin = Instant::now();
    history.finish(&[]);
    let mut longest = begin.elapsed();
    let (cuts, mut points, mut before) = (cuts(), Points(SEED), history.read_whole());
    let (mut killed, mut marked, mut round, mut done) = (0, 0, 0, true);
    while killed < cuts {
        round += 1;
        assert!(round < cuts * 20, "{killed} of {cuts} were killed in {round} runs");
        // Most runs go on from one that was cut off; some have something else to publish by then.
        if done || round % 4 == 0 {
            history.change_much(round);
        }
        let mut process =
            command(&own.output, target, &[], variables).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Every other run is let go on until it begins to send; where an earlier mark is, time alone decides.
        while round % 2 == 0 && !history.is_marked() && process.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_micros(200));
        }
        std::thread::sleep(longest.mul_f64(points.next()));
        done = process.try_wait().unwrap().is_some();
        let _ = process.kill();
        process.wait().unwrap();
        if done {
            longest = longest.mul_f64(0.8);
        }
        killed += usize::from(!done);
        marked += usize::from(history.is_marked());
        let now = history.read_whole();
        assert!(now == before || now == before + 1, "{before} → {now}");
        before = now;
        if round % 8 == 7 {
            before = history.finish(&[]);
            done = true;
        }
    }
    history.change_much(round + 1);
    assert_eq!(history.finish(&["--verify", "all"]), before + 1);
    let resumed = history.resumed;
    measured(&format!(
        "{target}: {killed} of {round} runs killed before their end, {marked} had begun to send, {resumed} of the runs \
         that were left to finish went on from there, within {longest:?} (seed {SEED})"
    ));
    assert!(marked > killed / 4 && resumed > 0, "{marked} of {killed} had begun to send, {resumed} went on");
}

/// After all that, one changed package is a handful of objects.
fn assert_little_travels(own: &Own, target: &str, variables: Variables<'_>) {
    let again = publish(&own.output, target, &[], variables);
    assert_eq!((count(&again, "uploaded"), count(&again, "deleted")), (0, 0));
    let (tree, index) = (files(&own.output.join("current")), index_files(&own.output));
    own.change("UPDATE Packages SET Description = 'a single one' WHERE Name = 'nasty-hub'");
    let differing = own.differing(&tree);
    let (lists, others): (Vec<_>, Vec<_>) = differing.iter().partition(|path| path.starts_with("browse/"));
    assert!(others.len() < 16 && lists.len() < 40, "{differing:?}");
    let said = publish(&own.output, target, &[], variables);
    assert_eq!(
        count(&said, "uploaded"),
        differing.len() + site_files(&own.output.join("current"), &differing) + new_in_index(&own.output, &index)
    );
}

#[test]
fn a_directory_is_whole_for_its_readers_whatever_is_killed() {
    let own = Own::new();
    let target = own.target();
    cut(&own, Path::new(&target), &target, &[]);
    assert_little_travels(&own, &target, &[]);
    assert_eq!(public(&target), files(&own.output.join("current")));
    let ours = files(Path::new(&target).join("_aurpress").as_path());
    let left: Vec<_> = ours.keys().filter(|key| !key.starts_with("index/") && !key.starts_with("site/")).collect();
    assert_eq!(left.len(), 3, "the object that counts, its list, and the lock: {left:?}");
}

#[test]
fn a_store_is_whole_for_its_readers_whatever_is_killed() {
    let Some(weed) = Weed::start() else { return skipped("killed publishers", "AURPRESS_TEST_WEED is not set") };
    let (own, target, variables) = (Own::new(), "s3://aur/live", weed.variables());
    cut(&own, &weed, target, &variables);
    assert_little_travels(&own, target, &variables);
    assert_bucket_equals(&weed, &own.output);
    let list = http::get(weed.address, "/aur?list-type=2&prefix=live/_aurpress/&delimiter=/");
    assert_eq!(list.text().matches("<Key>").count(), 2, "the object that counts and its list: {}", list.text());
}

/// A publisher that meets a fault at a call; then readers see one whole generation, and the next one makes it good.
fn meet<P: Place + ?Sized>(
    history: &mut History<'_, P>,
    strace: &Strace,
    point: Point,
    fault: Fault,
    before: u64,
) -> bool {
    let ended = strace.run(&command(&history.own.output, history.target, &[], history.variables), point, fault);
    let what = format!("{fault:?} at {point:?}: {}", ended.stderr);
    match (ended.code, fault) {
        (Some(0), _) => assert_eq!(history.read_whole(), before + 1, "{what}"),
        (code, Fault::Kill) => assert_eq!(code, None, "{what}"),
        (code, _) => {
            assert!(code == Some(4) || code == Some(5), "{code:?}: {what}");
            assert!(ended.stderr.contains(fault.said()) && ended.stderr.lines().count() == 1, "{what}");
        }
    }
    let now = history.read_whole();
    assert!(now == before || now == before + 1, "{before} → {now}: {what}");
    // One that ended after its generation was public, before it took its mark away, is gone over by a generation like it.
    let finished = history.finish(&[]);
    assert!(finished == before + 1 || finished == now + 1, "{before} → {now} → {finished}: {what}");
    assert!(public(history.target) == files(&history.own.output.join("current")), "{what}");
    ended.code != Some(0)
}

#[test]
fn a_directory_is_whole_for_its_readers_at_whatever_call_a_publisher_ends() {
    let Some(strace) = Strace::find() else {
        return skipped("publishers that end at single calls", "AURPRESS_TEST_STRACE is not 1");
    };
    let (own, elsewhere) = (Own::new(), tempfile::tempdir().unwrap());
    let target = own.target();
    let place = Path::new(&target);
    let mut history = History { own: &own, place, target: &target, variables: &[], built: Vec::new(), resumed: 0 };
    history.change_much(0);
    let before = history.finish(&[]);
    history.change(
        "UPDATE Packages SET Description = 'a single one' WHERE Name = 'nasty-hub';
         DELETE FROM Packages WHERE Name = 'libmpv2'",
    );
    let kept = [
        (place.to_owned(), elsewhere.path().join("target")),
        (own.output.join("publish"), elsewhere.path().join("own")),
    ];
    kept.iter().for_each(|(from, to)| copy_tree(from, to));
    let restore = || kept.iter().for_each(|(to, from)| copy_tree(from, to));
    let points = strace.points(&command(&own.output, &target, &[], &[]));
    for (fault, seed) in [(Fault::Kill, 0), (Fault::Full, 1), (Fault::Broken, 2)] {
        let chosen = spread(&points, steps(), seed);
        let mut ended = 0;
        for point in &chosen {
            restore();
            ended += u32::from(meet(&mut history, &strace, *point, fault, before));
        }
        measured(&format!("publish: {fault:?} at {} of {} points ended {ended} runs", chosen.len(), points.len()));
        assert!(ended > 0, "nothing met {fault:?} at {chosen:?}");
    }
}
