//! Plain values of the domain: interned names, collation order, popularity, points in time.
//!
//! No I/O, no wire format.

pub mod collation;
pub mod facts;
pub mod inputs;
pub mod names;
pub mod popularity;
pub mod time;
