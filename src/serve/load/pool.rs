//! The threads that compute, and the bounded queue in front of them.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::oneshot;

/// These threads give way to those that talk to clients, by so many steps of niceness.
const NICENESS: i32 = 5;

const WAITS: u8 = 0;
const TAKEN: u8 = 1;
const GIVEN_UP: u8 = 2;

/// Why work was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Too much waits already.
    Full,
    /// No thread was free in time.
    Late,
    /// It panicked, or the pool is going.
    Failed,
}

/// Work in the queue; does nothing if nobody waits for it any more.
type Job = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct Queue {
    jobs: VecDeque<Job>,
    closed: bool,
}

#[derive(Default)]
struct Shared {
    queue: Mutex<Queue>,
    more: Condvar,
}

/// Threads and queue; the threads end when it is dropped.
pub(crate) struct Pool {
    shared: Arc<Shared>,
    most: usize,
}

impl Pool {
    /// So many threads (0: one a processor), and so many jobs that may wait.
    pub(crate) fn new(threads: usize, most: usize) -> Self {
        let processors = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let threads = if threads == 0 { processors() } else { threads };
        let shared = Arc::new(Shared::default());
        for number in 0..threads {
            let shared = Arc::clone(&shared);
            let thread = std::thread::Builder::new().name(format!("answer-{number}"));
            // Without a single thread all work is refused as late; a system that has none left has other troubles.
            let _ = thread.spawn(move || work(&shared));
        }
        Self { shared, most }
    }

    /// Jobs in the queue.
    pub(crate) fn waiting(&self) -> usize {
        self.lock().jobs.len()
    }

    /// Does the work on one of the threads. It is not begun later than `patience` from now, nor after the caller has gone.
    pub(crate) async fn run<T, W>(&self, patience: Duration, work: W) -> Result<T, Refused>
    where
        T: Send + 'static,
        W: FnOnce() -> T + Send + 'static,
    {
        let (tell, mut told) = oneshot::channel();
        let state = Arc::new(AtomicU8::new(WAITS));
        let claim = Arc::clone(&state);
        self.push(Box::new(move || {
            let mine = claim.compare_exchange(WAITS, TAKEN, Ordering::Relaxed, Ordering::Relaxed).is_ok();
            if mine && !tell.is_closed() {
                let _ = tell.send(work());
            }
        }))?;
        tokio::select! {
            biased;
            done = &mut told => return done.map_err(|_| Refused::Failed),
            () = tokio::time::sleep(patience) => {}
        }
        match state.compare_exchange(WAITS, GIVEN_UP, Ordering::Relaxed, Ordering::Relaxed) {
            Ok(_) => Err(Refused::Late),
            Err(_) => told.await.map_err(|_| Refused::Failed),
        }
    }

    fn push(&self, job: Job) -> Result<(), Refused> {
        let mut queue = self.lock();
        if queue.jobs.len() >= self.most {
            return Err(Refused::Full);
        }
        queue.jobs.push_back(job);
        drop(queue);
        self.shared.more.notify_one();
        Ok(())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Queue> {
        self.shared.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.lock().closed = true;
        self.shared.more.notify_all();
    }
}

fn work(shared: &Shared) {
    // Where niceness is not a thread's own, or not to be had, nothing is lost but some milliseconds.
    let _ = rustix::process::nice(NICENESS);
    loop {
        let mut queue = shared.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let job = loop {
            if let Some(job) = queue.jobs.pop_front() {
                break job;
            }
            if queue.closed {
                return;
            }
            queue = shared.more.wait(queue).unwrap_or_else(PoisonError::into_inner);
        };
        drop(queue);
        // Handlers catch their own panics; this is for what is around them. The sender of the job is gone then, which
        // its waiter sees.
        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(job));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use std::sync::atomic::AtomicBool;
    use std::sync::mpsc::channel;

    #[tokio::test]
    async fn work_that_nobody_waits_for_is_not_begun() {
        let pool = Arc::new(Pool::new(1, 10));
        let (release, held) = channel::<()>();
        let own = Arc::clone(&pool);
        let first = tokio::spawn(async move { own.run(Duration::from_secs(60), move || held.recv()).await });
        tokio::task::yield_now().await;
        let begun = Arc::new(AtomicBool::new(false));
        let note = Arc::clone(&begun);
        let left = pool.run(Duration::from_secs(60), move || note.store(true, Ordering::Relaxed));
        assert!(tokio::time::timeout(Duration::from_millis(1), left).await.is_err(), "its client goes");
        drop(release);
        assert!(first.await.unwrap().is_ok());
        assert_eq!(pool.run(Duration::from_secs(60), || 7).await, Ok(7));
        assert!(!begun.load(Ordering::Relaxed));
        assert_eq!(pool.waiting(), 0);
    }

    #[tokio::test]
    async fn a_full_queue_refuses() {
        let pool = Pool::new(1, 0);
        assert_eq!(pool.run(Duration::from_secs(60), || 7).await, Err(Refused::Full));
    }
}
