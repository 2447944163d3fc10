//! One run: every request to both sides, a verdict for each pair of answers.

use super::client::{Client, RemoteError};
use super::data::{ASKED_AT_ONCE, Known};
use super::exchange::{Answer, Recorded, Request};
use super::tally::Tally;
use super::verdict::{Difference, Drift, Verdict, judge};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// The side that ours is compared with.
pub enum Theirs {
    /// What was recorded; the data are the same.
    Recorded,
    /// A running server, which has data of its own.
    Running(Client),
}

/// What to do.
pub struct Plan {
    /// Requests, with recorded answers for [`Theirs::Recorded`].
    pub requests: Vec<Recorded>,
    /// The other side.
    pub theirs: Theirs,
    /// Our side.
    pub ours: Client,
    /// Requests under way at one time.
    pub concurrency: usize,
    /// Examples kept of each class.
    pub show: usize,
}

impl Plan {
    /// Runs it; `progress` is told of every request that is done. Counts do not depend on the order in which answers
    /// come. When a server is given up, the tally of what was done until then comes with the error.
    pub fn run(&self, progress: &(dyn Fn() + Sync)) -> (Tally, Option<RemoteError>) {
        let next = AtomicUsize::new(0);
        let known = Mutex::new(Known::default());
        let done = Mutex::new(Vec::new());
        let stopped = Mutex::new(None);
        let work = || {
            while let Some(one) = self.requests.get(next.fetch_add(1, Ordering::Relaxed)) {
                match self.verdict(one, &known) {
                    Ok(verdict) => lock(&done).push((&one.request, verdict)),
                    Err(error) => {
                        next.store(self.requests.len(), Ordering::Relaxed);
                        lock(&stopped).get_or_insert(error);
                    }
                }
                progress();
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..self.concurrency.max(1) {
                scope.spawn(work);
            }
        });
        let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.sort_by_key(|(request, _)| request.number);
        let mut tally = Tally::default();
        for (request, verdict) in &done {
            tally.add(request, verdict, self.show);
        }
        (tally, stopped.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    fn verdict(&self, one: &Recorded, known: &Mutex<Known>) -> Result<Verdict, RemoteError> {
        let request = &one.request;
        let theirs = match &self.theirs {
            Theirs::Recorded => one.answer.clone().ok_or("no answer is recorded".to_owned()),
            Theirs::Running(client) => client.send(request)?,
        };
        let theirs = match theirs {
            Ok(answer) => answer,
            Err(reason) => return Ok(Verdict::Failed(format!("theirs: {reason}"))),
        };
        let ours = match self.ours.send(request)? {
            Ok(answer) => answer,
            Err(reason) => return Ok(Verdict::Failed(format!("ours: {reason}"))),
        };
        if theirs.is_down() != ours.is_down() {
            return Ok(Verdict::Failed(format!("status {} | {}", theirs.status, ours.status)));
        }
        match (judge(request, &theirs, &ours), &self.theirs) {
            (Verdict::Differ(difference), Theirs::Running(client)) => {
                lock(known).learn(&theirs, &ours);
                let drift = self.explain(&difference, client, known)?;
                Ok(drift.map_or(Verdict::Differ(difference.clone()), |drift| Verdict::Data(drift, difference)))
            }
            (verdict, _) => Ok(verdict),
        }
    }

    /// Asks both sides about the packages concerned, if not known yet.
    fn explain(
        &self,
        difference: &Difference,
        theirs: &Client,
        known: &Mutex<Known>,
    ) -> Result<Option<Drift>, RemoteError> {
        let unknown = lock(known).unknown(difference);
        if difference.shown.is_none() && unknown.len() > ASKED_AT_ONCE {
            return Ok(None);
        }
        if difference.shown.is_none() && !unknown.is_empty() {
            let request = info(&unknown);
            let answers: (Result<Answer, String>, Result<Answer, String>) =
                (theirs.send(&request)?, self.ours.send(&request)?);
            let (Ok(a), Ok(b)) = answers else { return Ok(None) };
            if !lock(known).answered(&unknown, &a, &b) {
                return Ok(None);
            }
        }
        Ok(lock(known).explain(difference))
    }
}

fn info(names: &[String]) -> Request {
    let argument = |name: &String| format!("arg[]={}", utf8_percent_encode(name, NON_ALPHANUMERIC));
    let arguments: Vec<String> = names.iter().map(argument).collect();
    Request::get("rpc-multi", format!("/rpc/v5/info?{}", arguments.join("&")))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
