//! strace: ends a program at a chosen one of the system calls that change files, or lets that call fail.
//!
//! strace counts each call for each thread by itself: the thread that is first to come to the number meets it. An update of
//! one package base changes files by one thread alone, so that each of its calls is met; of a run that writes by several,
//! those are met that a thread is first to come to. A call that is met does nothing; what was done before it stays done.

use super::program::{Outcome, outcome, wrapped};
use std::collections::BTreeMap;
use std::process::Command;

/// Calls that change names or content of files; not every system has all. `write` is not among them: what it writes has no
/// name that counts until a later call gives it one, and threads wake each other by it.
const CALLS: [&str; 19] = [
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "mkdirat",
    "fsync",
    "fdatasync",
    "syncfs",
    "pwrite64",
    "ftruncate",
    "fallocate",
    "utimensat",
];

/// A call of a run, and the how manieth of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    call: &'static str,
    number: u32,
}

/// What happens at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The program is killed.
    Kill,
    /// The disk is full from then on.
    Full,
    /// The disk fails once.
    Broken,
}

impl Fault {
    /// What the program says then.
    pub(crate) fn said(self) -> &'static str {
        match self {
            Self::Kill => "",
            Self::Full => "No space left on device",
            Self::Broken => "Input/output error",
        }
    }

    fn inject(self, Point { call, number }: Point) -> String {
        match self {
            Self::Kill => format!("inject={call}:signal=KILL:when={number}"),
            Self::Full => format!("inject={call}:error=ENOSPC:when={number}+"),
            Self::Broken => format!("inject={call}:error=EIO:when={number}"),
        }
    }
}

/// The program `strace`.
pub(crate) struct Strace(());

impl Strace {
    /// `None` unless `AURPRESS_TEST_STRACE=1`.
    pub(crate) fn find() -> Option<Self> {
        (std::env::var("AURPRESS_TEST_STRACE").as_deref() == Ok("1")).then_some(Self(()))
    }

    /// Runs a command to its end, which must be good; all points that it comes to.
    pub(crate) fn points(&self, command: &Command) -> Vec<Point> {
        let log = tempfile::NamedTempFile::new().unwrap();
        let all = format!("trace={}", CALLS.map(|call| format!("?{call}")).join(","));
        let log_path = log.path().to_str().unwrap();
        let done = outcome(&mut wrapped(command, "strace", &["-f", "-qq", "-o", log_path, "-e", &all]));
        assert_eq!(done.code, Some(0), "{}", done.stderr);
        let mut counts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        let text = std::fs::read_to_string(log.path()).unwrap();
        for (thread, call) in text.lines().filter_map(|line| line.split_once(' ')) {
            // What goes on after another thread's call has been counted.
            let call = call.trim_start().split_once('(').map(|(call, _)| call).filter(|call| !call.starts_with('<'));
            *counts.entry((call.unwrap_or_default(), thread)).or_default() += 1;
        }
        let most = |call| counts.iter().filter(move |((of, _), _)| *of == call).map(|(_, count)| *count).max();
        CALLS.iter().flat_map(|call| (1..=most(*call).unwrap_or(0)).map(|number| Point { call, number })).collect()
    }

    /// Runs a command that meets a fault.
    pub(crate) fn run(&self, command: &Command, point: Point, fault: Fault) -> Outcome {
        let (calls, inject) = (format!("trace={}", point.call), fault.inject(point));
        outcome(&mut wrapped(command, "strace", &["-f", "-qq", "-o", "/dev/null", "-e", &calls, "-e", &inject]))
    }
}

/// Points of each kind of run at which it ends; with `AURPRESS_TEST_STEPS` more, up to all that there are.
pub(crate) fn steps() -> u64 {
    std::env::var("AURPRESS_TEST_STEPS").map_or(4, |text| text.parse().expect("AURPRESS_TEST_STEPS is a number"))
}

/// At most so many of them, spread evenly and beginning somewhere before the second.
pub(crate) fn spread<T: Copy>(all: &[T], most: u64, seed: u64) -> Vec<T> {
    let step = (all.len() as u64).div_ceil(most.max(1)).max(1);
    let first = usize::try_from(seed % step).unwrap();
    all.iter().skip(first).step_by(usize::try_from(step).unwrap()).copied().collect()
}
