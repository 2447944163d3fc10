//! The `aurpress` program.
fn main() {}
