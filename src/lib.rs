//! aurpress.

pub mod render;
