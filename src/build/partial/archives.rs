//! The archives of an update: of each, the parts whose entries changed are compressed again, the others are copied.

use super::super::amend::Run;
use super::touch::Touched;
use crate::model::facts::Facts;
use crate::plan::facts;
use crate::render::archive::parts::{Entries, Shape};
use crate::render::archive::{self, METADATA, NAMES};
use crate::render::compress::{self, Packed};
use crate::site::artefact::Artefact;
use crate::site::manifest::Changes;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Makes the files of the archives with the entries of the bases that changed. Returns whether that could be done for all
/// of them; the others are left to a run over everything.
pub(super) fn make(run: &Run<'_>, touched: &Touched, changes: &mut Changes, files: &mut Vec<Artefact>) -> bool {
    let entries = entries(run, touched);
    let changed: Vec<Option<Packed>> = entries
        .into_par_iter()
        .filter(|(_, _, entries)| !entries.is_empty())
        .map(|(name, shape, entries)| change(run, name, shape, &entries))
        .collect();
    let complete = changed.iter().all(Option::is_some);
    for packed in changed.into_iter().flatten() {
        files.extend(packed.files);
        changes.archives.push((packed.name, packed.table));
    }
    complete
}

fn change(run: &Run<'_>, name: &'static str, shape: Shape, entries: &Entries) -> Option<Packed> {
    let table = run.manifest.archive(name).ok()?;
    let tree = run.output.release(run.release);
    let gzip = std::fs::read(tree.join(name)).ok()?;
    let zstd = std::fs::read(tree.join(format!("{}.zst", name.trim_end_matches(".gz")))).ok()?;
    compress::change(name, shape, &table, [&gzip, &zstd], entries)
}

/// What changes in each archive.
fn entries(run: &Run<'_>, touched: &Touched) -> Vec<(&'static str, Shape, Entries)> {
    let catalogue = run.renderer.catalogue;
    let (mut packages, mut bases) = (Change::default(), Change::default());
    let mut objects = [Entries::new(), Entries::new()];
    let rows = |id: &u32| touched.old.get(id).map(|(entry, _)| entry.inputs.rows);
    let changed = touched.inputs.iter().filter(|(base, now)| rows(&touched.id(*base)) != Some(now.rows));
    let changed: Vec<_> = changed.map(|(base, _)| *base).collect();
    for id in changed.iter().map(|base| touched.id(*base)).chain(touched.gone()) {
        let Some(old) = touched.old.get(&id).and_then(|(_, facts)| Facts::decode(facts)) else { continue };
        packages.old.extend(old.packages.iter().map(|name| (*name).to_owned()));
        bases.old.insert(old.base.to_owned());
    }
    for name in &packages.old {
        objects.iter_mut().for_each(|entries| drop(entries.insert(name.clone(), None)));
    }
    for base in changed {
        let new = facts::of(catalogue, base);
        packages.new.extend(new.packages.iter().map(|name| (*name).to_owned()));
        bases.new.insert(new.base.to_owned());
        for package in catalogue.packages_of(base) {
            let texts = archive::objects(catalogue, run.renderer.site, *package);
            for (entries, text) in objects.iter_mut().zip(texts) {
                entries.insert(catalogue.package_name(*package).to_owned(), Some(text));
            }
        }
    }
    let of_names =
        NAMES.into_iter().zip([packages, bases]).map(|(name, change)| (name, Shape::Lines, change.entries()));
    let of_objects = METADATA.into_iter().zip(objects).map(|(name, entries)| (name, Shape::Json, entries));
    of_objects.chain(of_names).collect()
}

/// Names that some bases had, and those that they have.
#[derive(Default)]
struct Change {
    old: BTreeSet<String>,
    new: BTreeSet<String>,
}

impl Change {
    fn entries(&self) -> Entries {
        let gone = self.old.difference(&self.new).map(|name| (name.clone(), None));
        gone.chain(self.new.difference(&self.old).map(|name| (name.clone(), Some(archive::line(name))))).collect()
    }
}
