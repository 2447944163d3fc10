//! Reads the source, with two threads where it can be read by two.

use super::{BuildOptions, runtime, timed};
use crate::report::{Stage, Summary};
use crate::source::{Activity, Records, Snapshot, SourceError};
use std::thread::ScopedJoinHandle;
use std::time::Instant;

/// The thread that reads what happened at bases.
pub(super) type Pending<'scope> = ScopedJoinHandle<'scope, (Result<Activity, SourceError>, Stage)>;

/// Reads everything in one state of the database, and calls `work` as soon as all but what happened at bases is there.
///
/// That is read beside the rest, or after it while `work` resolves names.
///
/// # Errors
/// The source cannot be read, or `work` fails.
pub(super) fn read<T>(
    options: &BuildOptions<'_>,
    summary: &mut Summary,
    work: impl FnOnce(Records, Pending<'_>, &mut Summary) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let start = Instant::now();
    let runtime = runtime()?;
    let mut snapshot = runtime.block_on(Snapshot::begin(options.source))?;
    let beside = runtime.block_on(snapshot.beside());
    let activity = |mut of: Snapshot| timed("activity", || runtime.block_on(of.activity()));
    std::thread::scope(|scope| {
        let early = beside.map(|beside| scope.spawn(move || activity(beside)));
        let records = runtime.block_on(snapshot.registry())?;
        summary.stage("load", start);
        let pending = early.unwrap_or_else(|| scope.spawn(move || activity(snapshot)));
        work(records, pending, summary)
    })
}
