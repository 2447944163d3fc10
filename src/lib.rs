//! aurpress.
