//! Catalogue → documents of the index.
//!
//! Knows no tantivy type: the index crate has its own words.

use crate::catalogue::{Catalogue, PackageIndex};
use crate::config::SiteConfig;
use crate::model::collation;
use crate::model::names::Symbol;
use crate::render::archive::distinct;
use aurpress_index::{Base, Document, NameCondition, Synonyms, WriteError, WriteSummary, Writer};
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
        let base = catalogue.base_of(package).map_or("", |base| catalogue.name(catalogue.base(base).name));
        let url_path = format!("{}/snapshot/{base}.tar.gz", site.cgit_url);
        if let Some(document) = document(catalogue, package, &url_path) {
            writer.add(&document)?;
        }
    }
    for (at, base) in (0..).zip(catalogue.bases()) {
        writer.add_base(Base {
            name: catalogue.name(base.name),
            packages: u32::try_from(catalogue.packages_of(at).len()).unwrap_or(u32::MAX),
            is_its_package: catalogue.sole_package(at).is_some(),
        })?;
    }
    for (provides, name) in catalogue.official_provides() {
        writer.add_official(provides, name);
    }
    writer.finish()
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
