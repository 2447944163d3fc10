//! The numbers of the home page.

use super::Catalogue;
use crate::model::facts::LedgerRow;
use crate::model::time::{DAY, Timestamp};
use crate::source::record::Base;

/// Counts of the home page. All "packages" count package bases, as they do in aurweb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Statistics {
    /// All bases.
    pub packages: usize,
    /// Bases without a maintainer.
    pub orphans: usize,
    /// Submitted in the last 7 days.
    pub added_week: usize,
    /// Pushed in the last 7 days, and not only when submitted.
    pub updated_week: usize,
    /// Pushed in the last 52 weeks, and not only when submitted.
    pub updated_year: usize,
    /// Never pushed again after the first hour.
    pub never_updated: usize,
    /// All accounts.
    pub users: usize,
    /// Accounts of Package Maintainers.
    pub package_maintainers: usize,
}

/// A push within this many seconds of the submission is still part of it.
const SUBMISSION: i64 = 3600;

impl Statistics {
    /// Counts bases at `now`; accounts are counted by whoever knows them.
    pub fn of(bases: impl Iterator<Item = LedgerRow>, accounts: usize, maintainers: usize, now: Timestamp) -> Self {
        let (week, year) = (now - 7 * DAY, now - 52 * 7 * DAY);
        let mut counts = Self { users: accounts, package_maintainers: maintainers, ..Self::default() };
        for base in bases {
            let updated = base.modified - base.submitted >= SUBMISSION;
            counts.packages += 1;
            counts.orphans += usize::from(base.orphan);
            counts.added_week += usize::from(base.submitted >= week);
            counts.updated_week += usize::from(updated && base.modified >= week);
            counts.updated_year += usize::from(updated && base.modified >= year);
            counts.never_updated += usize::from(!updated);
        }
        counts
    }
}

impl Catalogue {
    /// The statistics at `now`.
    pub fn statistics(&self, now: Timestamp) -> Statistics {
        let row = |base: &Base| LedgerRow {
            submitted: base.submitted,
            modified: base.modified,
            packages: 0,
            orphan: base.maintainer.is_none(),
        };
        let maintainers = self.records.users.iter().filter(|user| user.package_maintainer).count();
        Statistics::of(self.records.bases.iter().map(row), self.records.users.len(), maintainers, now)
    }
}
