//! One request from its arrival to its answer, as the metrics and the access log know it.

use super::front::Origin;
use super::log::{Entry, Visitor};
use super::metrics::{InFlight, Note};
use super::site::Site;
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use std::time::{Instant, SystemTime};

/// A request in flight.
pub(crate) struct Count<'s> {
    site: &'s Site,
    method: Method,
    visitor: Option<(Visitor, SystemTime)>,
    begun: Instant,
    in_flight: InFlight<'s>,
}

impl<'s> Count<'s> {
    /// A request was read.
    pub(crate) fn begin(site: &'s Site, parts: &Parts, origin: Origin) -> Self {
        let in_flight = site.load.metrics.begin();
        let visitor = site.load.log.as_ref().map(|_| (Visitor::of(parts, origin.peer), SystemTime::now()));
        Self { site, method: parts.method.clone(), visitor, begun: Instant::now(), in_flight }
    }

    /// Its body has come; how long that took was the client's doing.
    pub(crate) fn restart(&mut self) {
        self.begun = Instant::now();
    }

    /// It was answered: what it was, how, with how many bytes.
    pub(crate) fn end(self, note: Note, status: StatusCode, bytes: usize) {
        let load = &self.site.load;
        load.metrics.answered(note, &self.method, status, bytes, self.begun);
        if let (Some(log), Some((visitor, at))) = (&load.log, &self.visitor) {
            let error = note.error.map(|error| error.to_string());
            let (kind, status) = (note.kind.word(), status.as_u16());
            log.add(&Entry { visitor, at: *at, took: self.begun.elapsed(), kind, status, bytes, error });
        }
        drop(self.in_flight);
    }
}
