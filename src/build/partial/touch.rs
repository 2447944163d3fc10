//! The bases that an update looks at: those named, and those that change with them.

use super::super::{BuildOptions, Session};
use super::{MOST, Stop, failed};
use crate::catalogue::{self, BaseIndex, Catalogue, Comments, Votes};
use crate::model::facts::Facts;
use crate::model::inputs::Inputs;
use crate::plan::Plan;
use crate::plan::facts::{self, Moved};
use crate::plan::inputs::{Digests, share};
use crate::render::Renderer;
use crate::site::manifest::{BaseEntry, Manifest, Owned, Registry};
use crate::source::Snapshot;
use crate::source::record::Relation;
use std::collections::{BTreeMap, BTreeSet};
use tokio::runtime::Runtime;

/// The snapshot, and what is recorded of the release.
pub(super) struct Reading<'a> {
    pub(super) runtime: &'a Runtime,
    pub(super) snapshot: Snapshot,
    pub(super) manifest: &'a Manifest,
}

/// The bases that an update looks at, as they are and as they are recorded.
pub(super) struct Touched {
    pub(super) catalogue: Catalogue,
    pub(super) comments: Comments,
    pub(super) votes: Votes,
    /// Ids, in order; those of bases that are gone too.
    pub(super) ids: Vec<u32>,
    /// Those that are there, and their inputs.
    pub(super) inputs: Vec<(BaseIndex, Inputs)>,
    /// What is recorded, by id.
    pub(super) old: BTreeMap<u32, (BaseEntry, Vec<u8>)>,
}

impl Touched {
    pub(super) fn renderer<'a>(&'a self, options: &BuildOptions<'a>, session: &'a Session) -> Renderer<'a> {
        let (Self { catalogue, comments, votes, .. }, theme) = (self, &session.theme);
        Renderer {
            catalogue,
            comments,
            votes,
            theme,
            language: theme.default_language(),
            site: options.site,
            now: options.now,
        }
    }

    pub(super) fn id(&self, base: BaseIndex) -> u32 {
        self.catalogue.base(base).id
    }

    pub(super) fn gone(&self) -> Vec<u32> {
        let present: BTreeSet<u32> = self.inputs.iter().map(|(base, _)| self.id(*base)).collect();
        self.ids.iter().copied().filter(|id| self.old.contains_key(id) && !present.contains(id)).collect()
    }

    /// Whether a name of a base came or went.
    pub(super) fn names_moved(&self) -> bool {
        let old = self.old.values().filter_map(|(_, facts)| Some(Facts::decode(facts)?.base));
        let new = self.inputs.iter().map(|(base, _)| self.catalogue.name(self.catalogue.base(*base).name));
        old.collect::<BTreeSet<_>>() != new.collect::<BTreeSet<_>>()
    }

    /// As a comparison of everything makes it, if nothing else changed.
    pub(super) fn plan(&self, registry: Registry) -> Plan {
        let mut inputs = vec![Inputs::UNKNOWN; self.catalogue.bases().len()];
        let (mut changed, mut sum) = (Vec::new(), registry.bases);
        for (base, now) in &self.inputs {
            let id = self.id(*base);
            inputs[*base as usize] = *now;
            let old = self.old.get(&id).map(|(entry, _)| entry.inputs);
            if old != Some(*now) {
                changed.push(*base);
            }
            sum = sum.wrapping_sub(old.map_or(0, |old| share(id, old.rows))).wrapping_add(share(id, now.rows));
        }
        let gone = self.gone();
        for id in &gone {
            sum = sum.wrapping_sub(share(*id, self.old[id].0.inputs.rows));
        }
        let new = Registry { bases: sum, ..registry };
        Plan { inputs, changed, gone, registry: new, registry_changed: new != registry }
    }
}

/// Reads the bases of these names, and those that change with them.
pub(super) fn touch(
    options: &BuildOptions<'_>,
    session: &Session,
    reading: &mut Reading<'_>,
    names: &[String],
) -> Result<Touched, Stop> {
    let mut ids = reading.owners(names.iter().flat_map(|name| [Owned::Package(name), Owned::Base(name)]))?;
    ids.extend(reading.runtime.block_on(reading.snapshot.bases_bearing(names))?);
    loop {
        if ids.len() > MOST {
            return Err(Stop::Cannot(format!("{} package bases are touched", ids.len())));
        }
        let touched = reading.read(options, session, &ids)?;
        let more = reading.moved(&touched)?;
        let before = ids.len();
        ids.extend(more);
        if ids.len() == before {
            return Ok(touched);
        }
    }
}

impl Reading<'_> {
    fn owners<'n>(&self, names: impl Iterator<Item = Owned<'n>>) -> Result<BTreeSet<u32>, Stop> {
        Ok(self.manifest.owners(names).map_err(failed)?.into_iter().flatten().collect())
    }

    fn read(&mut self, options: &BuildOptions<'_>, session: &Session, ids: &BTreeSet<u32>) -> Result<Touched, Stop> {
        let ids: Vec<u32> = ids.iter().copied().collect();
        let (records, activity) = self.runtime.block_on(self.snapshot.some(&ids))?;
        let (catalogue, _) = catalogue::build(records);
        let comments = Comments::file(activity.comments, &catalogue);
        let votes = Votes::file(activity.votes, &catalogue);
        let old = self.manifest.some_bases(&ids).map_err(failed)?;
        if old.values().any(|(entry, _)| entry.inputs == Inputs::UNKNOWN) {
            return Err(Stop::Cannot("an earlier run was interrupted".to_owned()));
        }
        let mut touched = Touched { catalogue, comments, votes, ids, inputs: Vec::new(), old };
        let renderer = touched.renderer(options, session);
        let digests = Digests::new(&renderer);
        let bases = (0..).zip(touched.catalogue.bases());
        let bases = bases.filter(|(_, base)| touched.ids.binary_search(&base.id).is_ok());
        let inputs = bases.map(|(at, _)| (at, digests.of(at))).collect();
        touched.inputs = inputs;
        Ok(touched)
    }

    /// Ids of the bases that show what moved, and of those that had or have a name that moved.
    fn moved(&mut self, touched: &Touched) -> Result<BTreeSet<u32>, Stop> {
        let catalogue = &touched.catalogue;
        let mut moved = Moved::default();
        let mut note = |id: u32, new: Option<&Facts<'_>>| -> Result<(), Stop> {
            let old = touched.old.get(&id).map(|(_, facts)| Facts::decode(facts));
            let old = match old {
                Some(None) => return Err(Stop::Cannot("an entry of the manifest is damaged".to_owned())),
                old => old.flatten(),
            };
            moved.note(old.as_ref(), new, |name| has_rivals(catalogue, id, name));
            Ok(())
        };
        for (base, now) in &touched.inputs {
            let id = touched.id(*base);
            if touched.old.get(&id).is_none_or(|(entry, _)| entry.inputs.rows != now.rows) {
                note(id, Some(&facts::of(catalogue, *base)))?;
            }
        }
        touched.gone().into_iter().try_for_each(|id| note(id, None))?;
        self.can_be_found(touched, &moved)?;
        let mut ids = self.unpublished(touched)?;
        let package_names = moved.packages.iter().map(|name| Owned::Package(name));
        ids.extend(self.owners(package_names.chain(moved.bases.iter().map(|name| Owned::Base(name))))?);
        let endings = moved.bases.iter().map(|name| format!("{name}.html"));
        let bearing: Vec<String> = moved.packages.iter().chain(&moved.bases).cloned().chain(endings).collect();
        let depending: Vec<String> = moved.packages.union(&moved.provides).cloned().collect();
        let meant: Vec<String> = moved.depends.into_iter().collect();
        let snapshot = &mut self.snapshot;
        self.runtime.block_on(async {
            ids.extend(snapshot.bases_bearing(&bearing).await?);
            ids.extend(snapshot.bases_depending(&depending).await?);
            ids.extend(snapshot.bases_meant(&meant).await?);
            Ok(ids)
        })
    }

    /// Whether the source finds all that asks for the names, and for what moved, however it is spelled.
    fn can_be_found(&self, touched: &Touched, moved: &Moved) -> Result<(), Stop> {
        let catalogue = &touched.catalogue;
        let packages = touched.inputs.iter().flat_map(|(base, _)| catalogue.packages_of(*base));
        let given = packages.flat_map(|package| {
            let provided = catalogue.relations(*package).iter().filter(|row| row.kind == Relation::PROVIDES);
            provided.map(|row| row.name).chain([catalogue.package(*package).name])
        });
        let given = given.map(|symbol| catalogue.name(symbol));
        let mut all = given.chain(moved.depends.iter().map(String::as_str));
        match all.find(|name| !self.snapshot.finds_folded(name) || name.contains('\u{fffd}')) {
            Some(name) => Err(Stop::Cannot(format!("{name:?} may be spelled in several ways"))),
            None => Ok(()),
        }
    }

    /// Bases of packages that these pages name, and that have no page yet.
    fn unpublished(&self, touched: &Touched) -> Result<BTreeSet<u32>, Stop> {
        let catalogue = &touched.catalogue;
        let packages = catalogue.packages_by_name();
        let names = packages.iter().map(|package| Owned::Package(catalogue.package_name(*package)));
        let owners = self.manifest.owners(names).map_err(failed)?;
        let without = packages.iter().zip(owners).filter(|(_, owner)| owner.is_none());
        Ok(without.filter_map(|(package, _)| Some(catalogue.base(catalogue.base_of(*package)?).id)).collect())
    }
}

/// Whether a package of another base provides the name too.
fn has_rivals(catalogue: &Catalogue, id: u32, name: &str) -> bool {
    let Some(symbol) = catalogue.find_name(name) else { return false };
    let mut bases = catalogue.providers(symbol).iter().filter_map(|package| catalogue.base_of(*package));
    bases.any(|base| catalogue.base(base).id != id)
}
