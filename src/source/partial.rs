//! Reads a few package bases and what their pages show of others, by queries that an index serves, into the same
//! [`Records`] as everything: pages of these bases come out the same.

use super::SourceError;
use super::activity;
use super::connection::{Columns, Rows, Snapshot};
use super::load;
use super::queries::{self, Key, Values};
use super::record::{Activity, Base, CommentRecords, Records, Relation};
use crate::model::collation;
use crate::model::time::Timestamp;
use std::collections::BTreeSet;

/// The rows whose column has one of these ids.
macro_rules! by {
    ($column:literal, $ids:expr) => {
        Rows::Of(&[Key { column: $column, values: Values::Ids($ids) }])
    };
}

impl Snapshot {
    /// When the newest of all changes was that are not after `now`.
    ///
    /// # Errors
    /// As [`Snapshot::registry`].
    pub async fn newest_change(&mut self, now: Timestamp) -> Result<Option<Timestamp>, SourceError> {
        let mut newest = None;
        let each = |row: &dyn Columns| {
            newest = newest.max(row.int(0)?.filter(|changed| *changed <= now));
            Ok(())
        };
        self.rows(&queries::CHANGES, Rows::All, each).await?;
        Ok(newest)
    }

    /// Whether a name is found however it is spelled. An SQLite file folds ASCII letters alone.
    pub fn finds_folded(&self, name: &str) -> bool {
        self.folds() || collation::fold(name).is_ascii()
    }

    /// Ids of the bases that bear one of these names, or have a package that does.
    ///
    /// # Errors
    /// As [`Snapshot::registry`].
    pub async fn bases_bearing(&mut self, names: &[String]) -> Result<BTreeSet<u32>, SourceError> {
        let mut records = Records::default();
        let keys = [Key { column: "Name", values: Values::Names(names) }];
        load::read_bases(self, &mut records, Rows::Of(&keys)).await?;
        load::read_packages(self, &mut records, Rows::Of(&keys)).await?;
        let bases = records.bases.iter().map(|base| base.id);
        Ok(bases.chain(records.packages.iter().map(|package| package.base)).collect())
    }

    /// Ids of the bases with a package that depends on one of these names.
    ///
    /// # Errors
    /// As [`Snapshot::registry`].
    pub async fn bases_depending(&mut self, names: &[String]) -> Result<BTreeSet<u32>, SourceError> {
        let mut records = Records::default();
        let keys = [Key { column: "DepName", values: Values::Names(names) }];
        load::read_dependencies(self, &mut records, Rows::Of(&keys)).await?;
        let packages: BTreeSet<u32> = records.dependencies.iter().map(|row| row.package).collect();
        self.bases_of(&mut records, packages).await
    }

    /// Ids of the bases with a package that bears or provides one of these folded names, however it is spelled.
    ///
    /// # Errors
    /// As [`Snapshot::registry`].
    pub async fn bases_meant(&mut self, folded: &[String]) -> Result<BTreeSet<u32>, SourceError> {
        let mut records = Records::default();
        let keys = [Key { column: "RelName", values: Values::Folded(folded) }];
        load::read_relations(self, &mut records, Rows::Of(&keys)).await?;
        let provided = records.relations.iter().filter(|row| row.kind == Relation::PROVIDES);
        let packages: BTreeSet<u32> = provided.map(|row| row.package).collect();
        let keys = [Key { column: "Name", values: Values::Folded(folded) }];
        load::read_packages(self, &mut records, Rows::Of(&keys)).await?;
        self.bases_of(&mut records, packages).await
    }

    /// The bases of the packages that were read already, and of those with these ids.
    async fn bases_of(&mut self, records: &mut Records, packages: BTreeSet<u32>) -> Result<BTreeSet<u32>, SourceError> {
        let ids: Vec<u32> = packages.into_iter().collect();
        let keys = [Key { column: "ID", values: Values::Ids(&ids) }];
        load::read_packages(self, records, Rows::Of(&keys)).await?;
        Ok(records.packages.iter().map(|package| package.base).collect())
    }

    /// Bases with these ids and their packages, nothing else of them.
    ///
    /// # Errors
    /// As [`Snapshot::registry`].
    pub async fn outlines(&mut self, bases: &[u32]) -> Result<Records, SourceError> {
        let mut records = Records::default();
        load::read_bases(self, &mut records, by!("ID", bases)).await?;
        load::read_packages(self, &mut records, by!("PackageBaseID", bases)).await?;
        load::put_in_order(&mut records);
        Ok(records)
    }

    /// All that the pages of these bases show. What is read of others is as much as these pages show of them.
    ///
    /// # Errors
    /// As [`Snapshot::registry`].
    pub async fn some(&mut self, bases: &[u32]) -> Result<(Records, Activity), SourceError> {
        let mut records = Records::default();
        load::read_bases(self, &mut records, by!("ID", bases)).await?;
        load::read_packages(self, &mut records, by!("PackageBaseID", bases)).await?;
        let packages = unique(records.packages.iter().map(|package| package.id).collect());
        self.own_rows(&mut records, bases, &packages).await?;
        self.neighbours(&mut records, &packages).await?;
        self.namesakes(&mut records).await?;
        let comments = load::read_comments(self, by!("PackageBaseID", bases)).await?;
        self.people(&mut records, &comments).await?;
        let mut activity = Activity { comments, ..Activity::default() };
        activity::read_votes(self, &mut activity, by!("PackageBaseID", bases)).await?;
        load::put_in_order(&mut records);
        Ok((records, activity))
    }

    async fn own_rows(&mut self, records: &mut Records, bases: &[u32], packages: &[u32]) -> Result<(), SourceError> {
        let of_packages = [Key { column: "PackageID", values: Values::Ids(packages) }];
        let of_packages = Rows::Of(&of_packages);
        load::read_dependencies(self, records, of_packages).await?;
        load::read_relations(self, records, of_packages).await?;
        load::read_sources(self, records, of_packages).await?;
        let licenses = load::read_pairs(self, records, &queries::PACKAGE_LICENSES, of_packages).await?;
        let ids: Vec<u32> = licenses.iter().map(|(_, license)| *license).collect();
        let names = load::read_names(self, records, &queries::LICENSES, by!("ID", &unique(ids))).await?;
        records.licenses = load::named(licenses, &names);
        let groups = load::read_pairs(self, records, &queries::PACKAGE_GROUPS, of_packages).await?;
        let ids: Vec<u32> = groups.iter().map(|(_, group)| *group).collect();
        let names = load::read_names(self, records, &queries::GROUPS, by!("ID", &unique(ids))).await?;
        records.groups = load::named(groups, &names);
        load::read_base_labels(self, records, by!("PackageBaseID", bases)).await
    }

    /// Who provides and who bears what the packages depend on, and who depends on what they bear or provide.
    async fn neighbours(&mut self, records: &mut Records, packages: &[u32]) -> Result<(), SourceError> {
        let name = |symbol| records.names.get(symbol).to_owned();
        let asked: BTreeSet<String> = records.dependencies.iter().map(|row| name(row.name)).collect();
        let fold = |symbol| collation::fold(records.names.get(symbol)).into_owned();
        let provided = records.relations.iter().filter(|row| row.kind == Relation::PROVIDES).map(|row| fold(row.name));
        let given: BTreeSet<String> = records.packages.iter().map(|row| fold(row.name)).chain(provided).collect();
        // Rivals too, who provide the same: with them the order of providers can change.
        let provided = records.relations.iter().filter(|row| row.kind == Relation::PROVIDES).map(|row| name(row.name));
        let served: Vec<String> = asked.iter().cloned().chain(provided).collect::<BTreeSet<_>>().into_iter().collect();
        let (asked, given): (Vec<String>, Vec<String>) = (asked.into_iter().collect(), given.into_iter().collect());
        let known = |package: u32| packages.binary_search(&package).is_ok();
        let keys = [Key { column: "RelName", values: Values::Names(&served) }];
        let mut own = std::mem::take(&mut records.relations);
        load::read_relations(self, records, Rows::Of(&keys)).await?;
        records.relations.retain(|row| row.kind == Relation::PROVIDES && !known(row.package));
        let keys = [Key { column: "DepName", values: Values::Folded(&given) }];
        let mut own_dependencies = std::mem::take(&mut records.dependencies);
        load::read_dependencies(self, records, Rows::Of(&keys)).await?;
        records.dependencies.retain(|row| !known(row.package));
        let ids = records.relations.iter().map(|row| row.package);
        let ids = unique(ids.chain(records.dependencies.iter().map(|row| row.package)).collect());
        records.relations.append(&mut own);
        records.dependencies.append(&mut own_dependencies);
        let keys = [Key { column: "Name", values: Values::Names(&asked) }];
        load::read_packages(self, records, Rows::Of(&keys)).await?;
        load::read_packages(self, records, by!("ID", &ids)).await?;
        let keys = ["Name", "Provides"].map(|column| Key { column, values: Values::Names(&asked) });
        load::read_official(self, records, Rows::Of(&keys)).await?;
        self.add_bases(records).await
    }

    /// Bases whose names are those of others without an ending: their pages may be in the way of each other.
    async fn namesakes(&mut self, records: &mut Records) -> Result<(), SourceError> {
        let names = records.bases.iter().map(|base| records.names.get(base.name));
        let stems: Vec<String> = names.filter_map(|name| name.strip_suffix(".html")).map(str::to_owned).collect();
        let keys = [Key { column: "Name", values: Values::Names(&stems) }];
        let mut found = Records::default();
        load::read_bases(self, &mut found, Rows::Of(&keys)).await?;
        let ids: Vec<u32> = found.bases.iter().map(|base| base.id).collect();
        load::read_packages(self, records, by!("PackageBaseID", &ids)).await?;
        load::read_bases(self, records, by!("ID", &ids)).await?;
        self.add_bases(records).await
    }

    /// Reads the bases of all packages that are there without theirs; what was read twice stays once.
    async fn add_bases(&mut self, records: &mut Records) -> Result<(), SourceError> {
        once(&mut records.packages, |package| package.id);
        once(&mut records.bases, |base| base.id);
        let bases = &records.bases;
        let missing = records.packages.iter().map(|package| package.base);
        let missing = missing.filter(|id| bases.binary_search_by_key(id, |base| base.id).is_err());
        let missing = unique(missing.collect());
        load::read_bases(self, records, by!("ID", &missing)).await
    }

    /// The accounts that are named.
    async fn people(&mut self, records: &mut Records, comments: &CommentRecords) -> Result<(), SourceError> {
        let of_base = |base: &Base| [base.flagger, base.submitter, base.maintainer, base.packager];
        let of_bases = records.bases.iter().flat_map(of_base).flatten();
        let of_comments = comments.comments.iter().flat_map(|c| [c.user, c.edited.map(|(_, editor)| editor)]).flatten();
        let ids = of_bases.chain(of_comments).chain(records.comaintainers.iter().map(|(_, user)| *user)).collect();
        load::read_people(self, records, by!("ID", &unique(ids))).await
    }
}

fn unique(mut ids: Vec<u32>) -> Vec<u32> {
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Sorts rows by id and drops those that are there already.
fn once<T>(rows: &mut Vec<T>, id: impl Fn(&T) -> u32) {
    rows.sort_by_key(|row| id(row));
    rows.dedup_by_key(|row| id(row));
}
