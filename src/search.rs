//! Catalogue → documents of the index.
//!
//! Knows no tantivy type: the index crate has its own words.

use crate::catalogue::{BaseIndex, Catalogue, PackageIndex};
use crate::config::SiteConfig;
use crate::model::collation;
use crate::model::names::Symbol;
use crate::render::archive::distinct;
use aurpress_index::{Amended, Amendment, Base, Document, NameCondition, Synonyms, WriteError, WriteSummary, Writer};
use std::path::Path;

/// Writes the index of a whole catalogue into `dir`.
///
/// # Errors
/// The directory cannot be written.
pub fn write_index(catalogue: &Catalogue, site: &SiteConfig, dir: &Path) -> Result<WriteSummary, WriteError> {
    let mut writer = Writer::create(dir)?;
    let mut packages = catalogue.packages_by_name().to_vec();
    packages.sort_unstable();
    for package in packages {
        let url_path = url_path(catalogue, site, package);
        if let Some(document) = document(catalogue, package, &url_path) {
            writer.add(&document)?;
        }
    }
    for at in (0..).take(catalogue.bases().len()) {
        writer.add_base(base(catalogue, at))?;
    }
    for (provides, name) in catalogue.official_provides() {
        writer.add_official(provides, name);
    }
    writer.finish()
}

/// Bases whose rows differ from those that an index was made from.
#[derive(Debug, Default)]
pub struct Changed {
    /// Those that are there.
    pub bases: Vec<BaseIndex>,
    /// Ids of these, and of those that are gone.
    pub ids: Vec<u32>,
    /// Names that bases had and have no more.
    pub gone: Vec<String>,
}

/// Writes into `to` the index in `from` with the bases that changed, if an amendment can hold that.
///
/// # Errors
/// The directory cannot be written.
pub fn amend_index(
    catalogue: &Catalogue,
    site: &SiteConfig,
    changed: &Changed,
    from: &Path,
    to: &Path,
) -> Result<Amended, WriteError> {
    let packages = changed.bases.iter().flat_map(|base| catalogue.packages_of(*base)).copied();
    let packages: Vec<(PackageIndex, String)> =
        packages.map(|package| (package, url_path(catalogue, site, package))).collect();
    let amendment = Amendment {
        ids: changed.ids.clone(),
        gone: changed.gone.iter().map(String::as_str).collect(),
        bases: changed.bases.iter().map(|at| base(catalogue, *at)).collect(),
        documents: packages.iter().filter_map(|(package, path)| document(catalogue, *package, path)).collect(),
    };
    aurpress_index::amend(from, to, &amendment)
}

fn base(catalogue: &Catalogue, at: BaseIndex) -> Base<'_> {
    Base {
        name: catalogue.name(catalogue.base(at).name),
        packages: u32::try_from(catalogue.packages_of(at).len()).unwrap_or(u32::MAX),
        is_its_package: catalogue.sole_package(at).is_some(),
    }
}

/// Where the snapshot of a package's base is.
fn url_path(catalogue: &Catalogue, site: &SiteConfig, package: PackageIndex) -> String {
    let base = catalogue.base_of(package).map_or("", |base| catalogue.name(catalogue.base(base).name));
    format!("{}/snapshot/{base}.tar.gz", site.cgit_url)
}

/// The theme's words that mean the same in searches.
const SYNONYMS: &str = include_str!("../themes/default/synonyms.txt");

/// The theme's synonyms, and those of the file if one is named.
///
/// # Errors
/// The file cannot be read, or a line of it says nothing; names the file and the line.
pub fn load_synonyms(file: &str) -> Result<Synonyms, String> {
    let own = if file.is_empty() {
        String::new()
    } else {
        std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?
    };
    Synonyms::parse(&own).map_err(|(line, reason)| format!("{file}, line {line}: {reason}"))?;
    let all = format!("{SYNONYMS}\n{own}");
    Synonyms::parse(&all).map_err(|(line, reason)| format!("synonyms of the theme, line {line}: {reason}"))
}

fn document<'a>(catalogue: &'a Catalogue, package: PackageIndex, url_path: &'a str) -> Option<Document<'a>> {
    let base_index = catalogue.base_of(package)?;
    let (record, base) = (catalogue.package(package), catalogue.base(base_index));
    let mut comaintainers = catalogue.comaintainers(base_index);
    comaintainers.sort_by(|a, b| collation::compare(a, b));
    let dependencies = |kind| {
        let rows = catalogue.dependencies(package).iter().filter(|r| r.kind == kind);
        pairs(catalogue, rows.map(|r| (r.name, r.condition)))
    };
    let relations = |kind| {
        let rows = catalogue.relations(package).iter().filter(|r| r.kind == kind);
        pairs(catalogue, rows.map(|r| (r.name, r.condition)))
    };
    Some(Document {
        id: record.id,
        base_id: base.id,
        name: catalogue.name(record.name),
        base: catalogue.name(base.name),
        version: catalogue.name(record.version),
        description: record.description.map(|text| catalogue.text(text)),
        url: record.url.map(|text| catalogue.text(text)),
        url_path,
        votes: base.votes,
        popularity_micros: base.popularity.micros,
        popularity_updated: base.popularity.updated,
        out_of_date: base.out_of_date,
        submitted: base.submitted,
        modified: base.modified,
        maintainer: catalogue.user(base.maintainer),
        submitter: catalogue.user(base.submitter),
        pending_requests: catalogue.open_requests(base_index),
        comaintainers,
        keywords: catalogue.keywords(base_index).collect(),
        groups: catalogue.groups(package).collect(),
        licenses: catalogue.licenses(package).collect(),
        depends: dependencies(1),
        make_depends: dependencies(2),
        check_depends: dependencies(3),
        opt_depends: dependencies(4),
        conflicts: relations(1),
        provides: relations(2),
        replaces: relations(3),
    })
}

/// Names with conditions in row order, equal entries once.
fn pairs<'a>(catalogue: &'a Catalogue, rows: impl Iterator<Item = (Symbol, Symbol)>) -> Vec<NameCondition<'a>> {
    let pair = |(name, condition)| NameCondition { name: catalogue.name(name), condition: catalogue.name(condition) };
    distinct(rows).into_iter().map(pair).collect()
}
