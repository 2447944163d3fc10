//! The released tree on disk: its layout, and how a release is written and switched.
//!
//! Knows neither catalogue nor templates.

pub mod amend;
pub mod artefact;
pub mod layout;
pub mod manifest;
pub mod release;
