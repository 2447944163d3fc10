//! The release that is served now, and how another takes its place without a failed request.

use super::ServeError;
use super::metrics::Metrics;
use super::release::{Name, Release};
use super::signs::Signs;
use crate::site::layout::Output;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// How often the link and the pointer are looked at when there is no sign that they changed: two small reads.
const POLL: Duration = Duration::from_millis(200);

/// Holds the current release; requests take it once and keep it to their end.
pub(crate) struct Live {
    output: Output,
    current: RwLock<Arc<Release>>,
}

/// What one look at the output directory found.
#[derive(Debug)]
pub(crate) enum Look {
    /// The release that is served already.
    Same,
    /// Another release, now served.
    Switched(Name),
    /// Something that cannot be opened; what was served is served on.
    Failed(ServeError),
}

impl Live {
    /// Opens what is current.
    pub(crate) fn open(output: Output) -> Result<Self, ServeError> {
        let release = Release::open(&output, Name::current(&output)?, None)?;
        Ok(Self { output, current: RwLock::new(Arc::new(release)) })
    }

    /// The release to answer from.
    pub(crate) fn release(&self) -> Arc<Release> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Looks whether another release is current, and switches to it if it can be opened.
    pub(crate) fn look(&self) -> Look {
        let name = match Name::current(&self.output) {
            Ok(name) if name == self.release().name => return Look::Same,
            Ok(name) => name,
            Err(error) => return Look::Failed(error),
        };
        match Release::open(&self.output, name.clone(), Some(&self.release())) {
            Ok(release) => {
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(release);
                Look::Switched(name)
            }
            Err(error) => Look::Failed(error),
        }
    }

    /// Looks when there is a sign, and every now and then without one; each new failure is reported once, and each switch.
    pub(crate) async fn follow(self: Arc<Self>, metrics: Arc<Metrics>, report: fn(&str)) {
        let mut ticks = tokio::time::interval(POLL);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let signs = Signs::new();
        let mut last_failure = String::new();
        loop {
            signs.listen(&self.output, &self.release().name.release);
            tokio::select! { _ = ticks.tick() => {}, () = signs.wait() => {} }
            let live = Arc::clone(&self);
            match tokio::task::spawn_blocking(move || live.look()).await {
                Ok(Look::Switched(name)) => {
                    last_failure.clear();
                    metrics.switched(true);
                    report(&format!("serving release {}, index {}", name.release, name.generation));
                }
                Ok(Look::Failed(error)) if error.to_string() != last_failure => {
                    last_failure = error.to_string();
                    metrics.switched(false);
                    let served = self.release();
                    report(&format!("still serving release {}: {last_failure}", served.name.release));
                }
                Ok(Look::Same) => last_failure.clear(),
                Ok(Look::Failed(_)) | Err(_) => {}
            }
        }
    }
}
