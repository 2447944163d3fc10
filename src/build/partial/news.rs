//! What an update makes again of the pages that tell of all bases.

use super::super::{BuildOptions, Session};
use super::touch::{Reading, Touched};
use super::{MOST, Stop, failed};
use crate::catalogue::{self, Comments, Statistics, Votes};
use crate::model::facts::LedgerRow;
use crate::plan::facts;
use crate::render::Renderer;
use crate::site::artefact::Artefact;
use crate::site::manifest::Registry;
use crate::source::CommentRecords;
use std::collections::{BTreeMap, BTreeSet};

/// Packages that the longest list of new ones shows.
const NEWEST: u32 = 100;

/// Home page, feeds and stamp, from the ledger of all bases and the rows of the newest ones.
pub(super) fn news(
    options: &BuildOptions<'_>,
    session: &Session,
    reading: &mut Reading<'_>,
    touched: &Touched,
    registry: Registry,
) -> Result<Vec<Artefact>, Stop> {
    let mut ledger = reading.manifest.ledger().map_err(failed)?;
    for id in &touched.ids {
        ledger.remove(id);
    }
    for (base, _) in &touched.inputs {
        ledger.insert(touched.id(*base), facts::of(&touched.catalogue, *base).row);
    }
    let accounts = usize::try_from(registry.accounts).unwrap_or(usize::MAX);
    let maintainers = usize::try_from(registry.maintainers).unwrap_or(usize::MAX);
    let statistics = Statistics::of(ledger.values().copied(), accounts, maintainers, options.now);
    let mut ids = newest(&ledger, |row| row.submitted);
    ids.extend(newest(&ledger, |row| row.modified));
    if ids.len() > MOST {
        return Err(Stop::Cannot("thousands of packages have the same age".to_owned()));
    }
    let ids: Vec<u32> = ids.into_iter().collect();
    let records = reading.runtime.block_on(reading.snapshot.outlines(&ids))?;
    // Deletions are as they were, unless a name of a base came or went.
    let deletions =
        if touched.names_moved() { Some(reading.runtime.block_on(reading.snapshot.deletions())?) } else { None };
    let (catalogue, _) = catalogue::build(records);
    let comments = Comments::file(CommentRecords::default(), &catalogue);
    let votes = Votes::file(Vec::new(), &catalogue);
    let renderer = Renderer {
        catalogue: &catalogue,
        comments: &comments,
        votes: &votes,
        theme: &session.theme,
        language: session.theme.default_language(),
        site: options.site,
        now: options.now,
    };
    renderer.news(&statistics, deletions.as_deref()).map_err(failed)
}

/// Bases that hold the newest packages by one of their times; all of those that share the last place.
fn newest(ledger: &BTreeMap<u32, LedgerRow>, time: impl Fn(&LedgerRow) -> i64) -> BTreeSet<u32> {
    let mut all: Vec<(i64, u32, u32)> =
        ledger.iter().filter(|(_, row)| row.packages > 0).map(|(id, row)| (-time(row), *id, row.packages)).collect();
    all.sort_unstable();
    let mut packages = 0;
    let mut last = None;
    let taken = all.into_iter().take_while(|(age, _, count)| {
        if packages >= NEWEST && last != Some(*age) {
            return false;
        }
        packages = packages.saturating_add(*count);
        last = Some(*age);
        true
    });
    taken.map(|(_, id, _)| id).collect()
}
