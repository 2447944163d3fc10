//! aurpress: static pages, search and RPC for an AUR-like package registry.

pub mod config;
pub mod render;
pub mod serve;
pub mod site;
