//! aurpress: static pages, search and RPC for an AUR-like package registry.

pub mod catalogue;
pub mod config;
pub mod model;
pub mod render;
pub mod route;
pub mod site;
pub mod source;
