//! aurpress.

pub mod source;
