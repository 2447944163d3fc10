//! Pages from the catalogue.

pub mod markdown;
