//! aurpress: static pages, search and RPC for an AUR-like package registry.

pub mod catalogue;
pub mod cli;
pub mod command;
pub mod config;
pub mod model;
pub mod render;
pub mod report;
pub mod route;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
