//! `aurpress serve`: one process that is a whole site for reading. RPC, native interface,
//! searches (`search` those of the old site, `ranked` the others) and what is made on request (`made`) are answered from the
//! index, everything else from the files of the current release.
//!
//! A request runs straight through: `server` accepts its connection, `count` counts it, `front` finds a thread for it within
//! the limits of `load`, `dispatch` tells RPC, searches, what is made and stored pages apart, a handler makes an `Answer`, and
//! `Answer::finish` makes the response of it. Pages and index of a release are opened together
//! (`release`) and switched together (`live`) when `signs` tell of others; a request keeps what it began with. Nothing is ever written, no database is read,
//! and without a session there is nothing to tell one reader from another.
//!
//! Before all that, `fallback` passes to the old backend, if there is one, what cannot be read here. Not here: limits for
//! single clients.

mod answer;
mod api;
mod backslash;
mod caching;
mod clock;
mod comments;
mod compress;
mod conditional;
mod cookie;
mod count;
mod cursor;
mod dispatch;
mod embedded;
mod error;
mod fallback;
mod forgiving;
mod front;
mod health;
mod in_process;
mod kept;
mod language;
mod live;
mod load;
mod log;
mod made;
mod metrics;
mod pages;
mod path;
mod ranked;
mod release;
mod rendered;
mod rpc;
mod search;
mod server;
mod signs;
mod site;
mod target;
#[cfg(test)]
mod tests;
mod whole;

pub use embedded::Embedded;
pub use error::ServeError;
pub(crate) use fallback::gateway::UNAVAILABLE_RPC as RPC_UNAVAILABLE;
pub use in_process::InProcess;
pub use server::{run, run_on};
pub(crate) use site::policy_text;

use dispatch::refuse_write;

use crate::config::serving::Serving;
use crate::config::{Around, SiteConfig};
use std::path::PathBuf;

/// What `serve` needs to know.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The output directory of `build`.
    pub output: PathBuf,
    /// `HOST:PORT`.
    pub listen: String,
    /// The site's addresses.
    pub site: SiteConfig,
    /// Limits, metrics and access log.
    pub serving: Serving,
    /// What stands behind and before the server.
    pub around: Around,
    /// Takes the few lines there are to say: where it listens, which release it serves now, why it cannot switch.
    pub report: fn(&str),
}
