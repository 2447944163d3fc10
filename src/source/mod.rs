//! Where the registry's data comes from.

pub mod import;
