//! The time that answers depend on: `SOURCE_DATE_EPOCH` when set, else now.

use super::ServeError;
use std::time::{SystemTime, UNIX_EPOCH};

/// Where the current time comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Clock {
    /// Always this epoch second.
    Fixed(i64),
    /// The system's clock.
    System,
}

impl Clock {
    /// Reads the environment once.
    pub(crate) fn from_environment() -> Result<Self, ServeError> {
        match std::env::var("SOURCE_DATE_EPOCH") {
            Ok(text) if !text.is_empty() => text.trim().parse().map(Self::Fixed).map_err(|_| ServeError::Clock(text)),
            _ => Ok(Self::System),
        }
    }

    /// Epoch seconds.
    pub(crate) fn now(self) -> i64 {
        match self {
            Self::Fixed(seconds) => seconds,
            Self::System => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |age| i64::try_from(age.as_secs()).unwrap_or(i64::MAX)),
        }
    }
}
