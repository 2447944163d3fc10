//! Keeping upright under load: how many connections, how much work at a time, how long a client may take.
//!
//! Threads that talk to clients never compute for long: short RPC calls and health checks they answer themselves, the
//! rest goes through [`pool`]. So a health check waits for some short turns at most, however long the queue is; one that comes
//! on a connection of its own does not even wait for these (see [`urgent`]). What goes beyond a limit is refused at once; what was taken is finished. Fairness between clients is left to the
//! server in front, which knows who they are.

pub(crate) mod body;
pub(crate) mod door;
mod files;
pub(crate) mod guard;
pub(crate) mod held;
pub(crate) mod pool;
pub(crate) mod stream;
pub(crate) mod urgent;

use super::log::AccessLog;
use super::metrics::Metrics;
use crate::config::serving::Limits;
use door::Door;
use held::Held;
use pool::Pool;
use std::sync::Arc;

/// What all requests share to be counted and kept within limits.
pub(crate) struct Load {
    pub(crate) limits: Limits,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) pool: Pool,
    pub(crate) door: Door,
    pub(crate) held: Arc<Held>,
    pub(crate) log: Option<AccessLog>,
    /// Takes what an operator should know.
    pub(crate) report: fn(&str),
}

impl Load {
    /// Starts the threads that answer. Connections are limited by the files that the system lets this process open,
    /// too; that is reported when it is less than what was asked for.
    pub(crate) fn new(limits: Limits, log: Option<AccessLog>, metrics: Arc<Metrics>, report: fn(&str)) -> Self {
        let connections = files::connections(limits.max_connections, report);
        Self {
            pool: Pool::new(limits.answer_threads, limits.max_waiting),
            door: Door::new(connections),
            held: Arc::new(Held::new(limits.max_held_mib << 20)),
            metrics,
            limits,
            log,
            report,
        }
    }
}
