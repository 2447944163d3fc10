//! What cannot be read here goes to the old backend: `gateway` decides, `backend` passes request and answer on.

mod backend;
pub(crate) mod gateway;

pub(crate) use backend::Backend;
