//! Reads the source, with two threads where it can be read by two.

use super::{BuildOptions, runtime, timed};
use crate::report::{Stage, Summary};
use crate::source::{CommentRecords, Records, Snapshot, SourceError};
use std::thread::ScopedJoinHandle;
use std::time::Instant;

/// The thread that reads the comments.
pub(super) type Pending<'scope> = ScopedJoinHandle<'scope, (Result<CommentRecords, SourceError>, Stage)>;

/// Reads everything in one state of the database, and calls `work` as soon as all but the comments is there.
///
/// Comments are read beside the rest, or after it while `work` resolves names.
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
    let comments = |mut of: Snapshot| timed("comments", || runtime.block_on(of.comments()));
    std::thread::scope(|scope| {
        let early = beside.map(|beside| scope.spawn(move || comments(beside)));
        let records = runtime.block_on(snapshot.registry())?;
        summary.stage("load", start);
        let pending = early.unwrap_or_else(|| scope.spawn(move || comments(snapshot)));
        work(records, pending, summary)
    })
}
