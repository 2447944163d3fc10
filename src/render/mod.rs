//! From values to pages: pure functions of route, catalogue and theme.
//!
//! Knows no disk, no network, no clock and no async.

pub mod theme;
