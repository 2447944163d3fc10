//! What must be made again: the inputs of every route against those that its files were made from.
//!
//! A full build is a plan against nothing. Knows no disk: the known state is a value.

pub mod facts;
pub mod inputs;

use crate::catalogue::BaseIndex;
use crate::model::inputs::Inputs;
use crate::render::Renderer;
use crate::site::manifest::{Known, Registry};
use inputs::Digests;

/// The bases whose pages are made again, and what else is.
#[derive(Debug)]
pub struct Plan {
    /// Inputs of every base, in base order.
    pub inputs: Vec<Inputs>,
    /// Bases whose inputs are new or other ones, in base order.
    pub changed: Vec<BaseIndex>,
    /// Ids of bases that are there no more, in order.
    pub gone: Vec<u32>,
    /// What archives and index are made from.
    pub registry: Registry,
    /// Whether archives and index are made again.
    pub registry_changed: bool,
}

impl Plan {
    /// Compares a snapshot with what the current files were made from.
    pub fn compare(renderer: &Renderer<'_>, known: &Known) -> Self {
        let inputs = Digests::new(renderer).of_all();
        let bases = renderer.catalogue.bases();
        let same = |id: u32, now: &Inputs| known.bases.get(&id).is_some_and(|entry| entry.inputs == *now);
        let changed = (0..).zip(bases).zip(&inputs);
        let changed = changed.filter(|((_, base), now)| !same(base.id, now)).map(|((at, _), _)| at).collect();
        // Both sides are in the order of ids.
        let mut present = bases.iter().map(|base| base.id).peekable();
        let mut gone = Vec::new();
        for id in known.bases.keys() {
            while present.next_if(|next| next < id).is_some() {}
            if present.peek() != Some(id) {
                gone.push(*id);
            }
        }
        let registry = inputs::of_registry(renderer, &inputs);
        Self { inputs, changed, gone, registry, registry_changed: known.registry != Some(registry) }
    }

    /// Why the pages of a base are made again, in words; nothing when they are not.
    pub fn reasons(&self, base: BaseIndex, id: u32, known: &Known) -> Vec<&'static str> {
        match known.bases.get(&id) {
            None => vec!["it is new"],
            Some(entry) if entry.inputs == Inputs::UNKNOWN => vec!["an earlier run was interrupted here"],
            Some(entry) => entry.inputs.differences(&self.inputs[base as usize]),
        }
    }
}
