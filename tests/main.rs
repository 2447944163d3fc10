//! The integration tests: one binary, one module a subject.

#![allow(clippy::unwrap_used)]

mod archives;
mod browsing;
mod comment_forms;
mod comparing;
mod cut_off;
mod determinism;
mod downloads;
mod facts;
mod failures;
mod fallback;
mod fronts;
mod hostile;
mod incremental;
mod leaks;
mod links;
mod mirror;
mod more;
mod nodes;
mod publish;
mod relevance;
mod replay;
mod routes;
mod rpc;
mod search;
mod serving;
mod site;
mod support;
mod theming;
mod validators;
mod votes;
mod write_links;
