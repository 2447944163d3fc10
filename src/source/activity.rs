//! What happened at bases: comments, votes by quarter, deletions.
//!
//! A source may lack the times of votes and the requests, or not show them: then there is a warning, and the site is without.

use super::SourceError;
use super::connection::{Columns, Rows, Snapshot};
use super::load;
use super::queries::{self, Key, Values};
use super::record::{Activity, Deletion, Records, VoteCount};
use crate::model::collation;
use crate::model::time::LAST;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Deletions that are told of.
const NEWEST: usize = 100;

/// Requests among which they are looked for: several may be about one base, and some names came back.
const REQUESTS: u32 = 400;

/// The kind of a request for a merge.
const MERGE: i64 = 3;

/// What to do about a part of a source that cannot be read.
const NEXT: &str = "grant what `aurpress grants` prints to have it";

impl Snapshot {
    /// Reads what happened at all bases, in the same state of the database.
    ///
    /// # Errors
    /// As [`Snapshot::registry`], but for what a source may lack.
    pub async fn activity(&mut self) -> Result<Activity, SourceError> {
        let mut activity = Activity { comments: load::read_comments(self, Rows::All).await?, ..Activity::default() };
        read_votes(self, &mut activity, Rows::All).await?;
        self.read_deletions(&mut activity).await?;
        Ok(activity)
    }

    /// The bases that are gone, newest first.
    ///
    /// # Errors
    /// As [`Snapshot::activity`].
    pub async fn deletions(&mut self) -> Result<Vec<Deletion>, SourceError> {
        let mut activity = Activity::default();
        self.read_deletions(&mut activity).await?;
        Ok(activity.deletions)
    }

    async fn read_deletions(&mut self, activity: &mut Activity) -> Result<(), SourceError> {
        let mut found = Vec::new();
        let rows = Rows::First("ClosedTS DESC, PackageBaseName", REQUESTS);
        let refused = self.rows_if_any(&queries::DELETIONS, rows, |row| {
            found.extend(deletion(row)?);
            Ok(())
        });
        if let Some(why) = refused.await? {
            activity.warnings.push(format!("{why}; the feed of deleted packages is empty: {NEXT}"));
            return Ok(());
        }
        // Newest first: what is told of a name twice is told of its end.
        found.sort_by(|a, b| (Reverse(a.at), &a.name).cmp(&(Reverse(b.at), &b.name)));
        let there = self.names_there(&found).await?;
        let mut told = BTreeSet::new();
        let is_there = |name: &str| there.contains(&*collation::fold(name));
        found.retain(|one| !is_there(&one.name) && told.insert(collation::fold(&one.name).into_owned()));
        found.truncate(NEWEST);
        for one in &mut found {
            one.merged_into = one.merged_into.take().filter(|name| is_there(name));
        }
        activity.deletions = found;
        Ok(())
    }

    /// Which of the names in some deletions are those of bases, folded.
    async fn names_there(&mut self, deletions: &[Deletion]) -> Result<BTreeSet<String>, SourceError> {
        let merged = deletions.iter().filter_map(|one| one.merged_into.as_ref());
        let names: BTreeSet<String> = deletions.iter().map(|one| &one.name).chain(merged).cloned().collect();
        let names: Vec<String> = names.into_iter().collect();
        let mut records = Records::default();
        let keys = [Key { column: "Name", values: Values::Names(&names) }];
        load::read_bases(self, &mut records, Rows::Of(&keys)).await?;
        Ok(records.bases.iter().map(|base| collation::fold(records.names.get(base.name)).into_owned()).collect())
    }
}

fn deletion(row: &dyn Columns) -> Result<Option<Deletion>, sqlx::Error> {
    let text = |column: usize| -> Result<Option<String>, sqlx::Error> {
        let bytes = row.bytes(column)?.filter(|bytes| !bytes.is_empty());
        Ok(bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned()))
    };
    let (Some(name), Some(at)) = (text(0)?, row.int(3)?.filter(|at| (0..=LAST).contains(at))) else { return Ok(None) };
    let merged_into = if row.int(1)? == Some(MERGE) { text(2)? } else { None };
    Ok(Some(Deletion { name, merged_into, at }))
}

/// Reads votes and counts them. The database hands each over as one number, and they are counted here: to group 2.5 million
/// of them took SQLite twice as long (0.53 s, and 0.25 s).
pub(super) async fn read_votes(
    snapshot: &mut Snapshot,
    activity: &mut Activity,
    rows: Rows<'_>,
) -> Result<(), SourceError> {
    let mut votes: Vec<(u32, u16)> = Vec::new();
    let refused = snapshot.rows_if_any(&queries::VOTES, rows, |row| {
        votes.extend(row.int(0)?.and_then(queries::vote));
        Ok(())
    });
    if let Some(why) = refused.await? {
        activity.warnings.push(format!("{why}; pages have no history of votes: {NEXT}"));
    }
    votes.sort_unstable();
    let same = votes.chunk_by(|one, next| one == next);
    let count = |same: &[(u32, u16)]| {
        let (base, quarter) = same[0];
        VoteCount { base, quarter, votes: u32::try_from(same.len()).unwrap_or(u32::MAX) }
    };
    activity.votes = same.map(count).collect();
    Ok(())
}
