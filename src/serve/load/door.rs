//! Who comes in. Up to a number connections are served; some more are let in only to be told to come back, which takes
//! a moment, and to have their health checks answered. When even these are too many, the oldest of them is closed, so
//! that a health check always gets in.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::AbortHandle;

/// Connections beyond the limit that are there to be refused.
pub(crate) const BEYOND: usize = 256;

/// How long such a connection may take to send its request.
pub(crate) const REFUSE_WITHIN: Duration = Duration::from_secs(2);

/// Counts connections.
pub(crate) struct Door {
    most: usize,
    inside: Arc<AtomicUsize>,
    beyond: Arc<AtomicUsize>,
    /// Tasks of those beyond, oldest first; some have ended.
    refusing: Mutex<VecDeque<AbortHandle>>,
}

/// A connection's place; free again when dropped.
pub(crate) struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(counter: &Arc<AtomicUsize>) -> Self {
        counter.fetch_add(1, Relaxed);
        Self(Arc::clone(counter))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

/// How a connection came in.
pub(crate) enum Entry {
    /// To be served.
    Served(Place),
    /// To be refused.
    Refused(Place),
}

impl Door {
    /// For so many connections.
    pub(crate) fn new(most: usize) -> Self {
        Self { most, inside: Arc::default(), beyond: Arc::default(), refusing: Mutex::default() }
    }

    /// Lets a connection in. Called by one thread at a time.
    pub(crate) fn enter(&self) -> Entry {
        if self.served() < self.most {
            Entry::Served(Place::take(&self.inside))
        } else {
            Entry::Refused(Place::take(&self.beyond))
        }
    }

    /// Notes the task of a connection that is to be refused; whether an older one had to go.
    pub(crate) fn refusing(&self, task: AbortHandle) -> bool {
        let mut tasks = self.refusing.lock().unwrap_or_else(PoisonError::into_inner);
        while tasks.front().is_some_and(AbortHandle::is_finished) {
            tasks.pop_front();
        }
        if tasks.len() >= BEYOND {
            tasks.retain(|task| !task.is_finished());
        }
        tasks.push_back(task);
        let oldest = if tasks.len() > BEYOND { tasks.pop_front() } else { None };
        oldest.inspect(AbortHandle::abort).is_some()
    }

    /// Connections that are served.
    pub(crate) fn served(&self) -> usize {
        self.inside.load(Relaxed)
    }

    /// Connections that are there to be refused.
    pub(crate) fn refused(&self) -> usize {
        self.beyond.load(Relaxed)
    }
}
