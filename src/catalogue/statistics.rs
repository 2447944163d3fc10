//! The numbers of the home page.

use super::Catalogue;
use crate::model::time::{DAY, Timestamp};

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

impl Catalogue {
    /// The statistics at `now`.
    pub fn statistics(&self, now: Timestamp) -> Statistics {
        let (week, year) = (now - 7 * DAY, now - 52 * 7 * DAY);
        let mut counts = Statistics {
            packages: self.records.bases.len(),
            users: self.records.users.len(),
            package_maintainers: self.records.users.iter().filter(|u| u.package_maintainer).count(),
            ..Statistics::default()
        };
        for base in &self.records.bases {
            let updated = base.modified - base.submitted >= SUBMISSION;
            counts.orphans += usize::from(base.maintainer.is_none());
            counts.added_week += usize::from(base.submitted >= week);
            counts.updated_week += usize::from(updated && base.modified >= week);
            counts.updated_year += usize::from(updated && base.modified >= year);
            counts.never_updated += usize::from(!updated);
        }
        counts
    }
}
