//! Reads one snapshot into [`Records`] and [`CommentRecords`]: a query a table, rows streamed, oddities noted as warnings.

use super::SourceError;
use super::connection::{Columns, Rows, Snapshot};
use super::queries::{self, Query};
use super::record::{Base, Comment, CommentRecords, Dependency, OfficialProvider, Package, Records, Relation, User};
use crate::model::collation;
use crate::model::names::{Symbol, Texts};
use crate::model::popularity::Popularity;
use crate::model::time::{LAST, Timestamp};
use std::borrow::Cow;
use std::collections::BTreeMap;

type RowResult = Result<(), sqlx::Error>;

impl Snapshot {
    /// Reads all that the site needs but the comments.
    ///
    /// # Errors
    /// The source lacks a table, a column or a grant, or went away. A row that holds an impossible value is no error:
    /// it becomes a warning in the result.
    pub async fn registry(&mut self) -> Result<Records, SourceError> {
        let mut records = Records::default();
        read_people(self, &mut records, Rows::All).await?;
        read_bases(self, &mut records, Rows::All).await?;
        read_packages(self, &mut records, Rows::All).await?;
        read_dependencies(self, &mut records, Rows::All).await?;
        read_relations(self, &mut records, Rows::All).await?;
        read_sources(self, &mut records, Rows::All).await?;
        let licenses = read_pairs(self, &mut records, &queries::PACKAGE_LICENSES, Rows::All).await?;
        let names = read_names(self, &mut records, &queries::LICENSES, Rows::All).await?;
        records.licenses = named(licenses, &names);
        let groups = read_pairs(self, &mut records, &queries::PACKAGE_GROUPS, Rows::All).await?;
        let names = read_names(self, &mut records, &queries::GROUPS, Rows::All).await?;
        records.groups = named(groups, &names);
        read_base_labels(self, &mut records, Rows::All).await?;
        read_official(self, &mut records, Rows::All).await?;
        put_in_order(&mut records);
        Ok(records)
    }
}

pub(super) async fn read_comments(snapshot: &mut Snapshot, rows: Rows<'_>) -> Result<CommentRecords, SourceError> {
    let mut records = CommentRecords::default();
    let CommentRecords { texts, comments, warnings } = &mut records;
    snapshot
        .rows(&queries::COMMENTS, rows, |row| {
            comments.extend(read_comment(Reader { row, table: "PackageComments", warnings: &mut *warnings }, texts)?);
            Ok(())
        })
        .await?;
    comments.sort_unstable_by_key(|c| (c.base, std::cmp::Reverse((c.written, c.id))));
    Ok(records)
}

pub(super) async fn read_people(
    snapshot: &mut Snapshot,
    records: &mut Records,
    rows: Rows<'_>,
) -> Result<(), SourceError> {
    let Records { names, users, warnings, .. } = records;
    snapshot
        .rows(&queries::USERS, rows, |row| {
            let mut row = Reader { row, table: "Users", warnings: &mut *warnings };
            let Some(id) = row.id(0)? else { return Ok(()) };
            let package_maintainer = matches!(row.row.int(2)?, Some(2 | 4));
            users.push(User { id, name: names.intern(&row.text(1, id)?), package_maintainer });
            Ok(())
        })
        .await
}

pub(super) async fn read_bases(
    snapshot: &mut Snapshot,
    records: &mut Records,
    rows: Rows<'_>,
) -> Result<(), SourceError> {
    snapshot.rows(&queries::BASES, rows, |row| read_base(row, records)).await
}

pub(super) async fn read_packages(
    snapshot: &mut Snapshot,
    records: &mut Records,
    rows: Rows<'_>,
) -> Result<(), SourceError> {
    snapshot.rows(&queries::PACKAGES, rows, |row| read_package(row, records)).await
}

fn read_base(row: &dyn Columns, records: &mut Records) -> RowResult {
    let Records { names, texts, bases, warnings, .. } = records;
    let mut row = Reader { row, table: "PackageBases", warnings };
    let Some(id) = row.id(0)? else { return Ok(()) };
    let out_of_date = row.time_or_null(5, id)?.filter(|t| *t != 0);
    let flagger_comment = texts.push(&row.text(6, id)?);
    bases.push(Base {
        id,
        name: names.intern(&row.text(1, id)?),
        votes: row.small(2, id)?,
        popularity: Popularity { micros: u64::from(row.small(3, id)?), updated: row.time(4, id)? },
        out_of_date,
        flagger_comment,
        flagger: row.user(7)?,
        submitted: row.time(8, id)?,
        modified: row.time(9, id)?,
        submitter: row.user(10)?,
        maintainer: row.user(11)?,
        packager: row.user(12)?,
    });
    Ok(())
}

fn read_package(row: &dyn Columns, records: &mut Records) -> RowResult {
    let Records { names, texts, packages, warnings, .. } = records;
    let mut row = Reader { row, table: "Packages", warnings };
    let (Some(id), Some(base)) = (row.id(0)?, row.id(1)?) else { return Ok(()) };
    packages.push(Package {
        id,
        base,
        name: names.intern(&row.text(2, id)?),
        version: names.intern(&row.text(3, id)?),
        description: row.text_or_null(4, id)?.map(|text| texts.push(&text)),
        url: row.text_or_null(5, id)?.map(|text| texts.push(&text)),
    });
    Ok(())
}

pub(super) async fn read_dependencies(
    snapshot: &mut Snapshot,
    records: &mut Records,
    rows: Rows<'_>,
) -> Result<(), SourceError> {
    let Records { names, dependencies, warnings, .. } = records;
    snapshot
        .rows(&queries::DEPENDS, rows, |row| {
            let mut row = Reader { row, table: "PackageDepends", warnings: &mut *warnings };
            let (Some(package), Some(kind)) = (row.id(0)?, row.kind(1, 4)?) else { return Ok(()) };
            let mut symbol = |column| Ok::<Symbol, sqlx::Error>(names.intern(&row.text(column, package)?));
            let (name, description, condition, arch) = (symbol(2)?, symbol(3)?, symbol(4)?, symbol(5)?);
            dependencies.push(Dependency { package, kind, name, description, condition, arch });
            Ok(())
        })
        .await
}

pub(super) async fn read_relations(
    snapshot: &mut Snapshot,
    records: &mut Records,
    rows: Rows<'_>,
) -> Result<(), SourceError> {
    let Records { names, relations, warnings, .. } = records;
    snapshot
        .rows(&queries::RELATIONS, rows, |row| {
            let mut row = Reader { row, table: "PackageRelations", warnings: &mut *warnings };
            let (Some(package), Some(kind)) = (row.id(0)?, row.kind(1, 3)?) else { return Ok(()) };
            let name = names.intern(&row.text(2, package)?);
            let condition = names.intern(&row.text(3, package)?);
            relations.push(Relation { package, kind, name, condition });
            Ok(())
        })
        .await
}

pub(super) async fn read_sources(
    snapshot: &mut Snapshot,
    records: &mut Records,
    rows: Rows<'_>,
) -> Result<(), SourceError> {
    let Records { texts, sources, warnings, .. } = records;
    snapshot
        .rows(&queries::SOURCES, rows, |row| {
            let mut row = Reader { row, table: "PackageSources", warnings: &mut *warnings };
            let Some(package) = row.id(0)? else { return Ok(()) };
            sources.push((package, texts.push(&row.text(1, package)?)));
            Ok(())
        })
        .await
}

/// Keywords, co-maintainers and open requests.
pub(super) async fn read_base_labels(
    snapshot: &mut Snapshot,
    records: &mut Records,
    rows: Rows<'_>,
) -> Result<(), SourceError> {
    let Records { names, keywords, comaintainers, open_requests, warnings, .. } = records;
    snapshot
        .rows(&queries::KEYWORDS, rows, |row| {
            let mut row = Reader { row, table: "PackageKeywords", warnings: &mut *warnings };
            let Some(base) = row.id(0)? else { return Ok(()) };
            keywords.push((base, names.intern(&row.text(1, base)?)));
            Ok(())
        })
        .await?;
    let mut ranked = Vec::new();
    snapshot
        .rows(&queries::COMAINTAINERS, rows, |row| {
            let mut row = Reader { row, table: "PackageComaintainers", warnings: &mut *warnings };
            let (Some(base), Some(user)) = (row.id(0)?, row.id(2)?) else { return Ok(()) };
            ranked.push((base, row.row.int(1)?.unwrap_or(0), user));
            Ok(())
        })
        .await?;
    ranked.sort();
    comaintainers.extend(ranked.into_iter().map(|(base, _, user)| (base, user)));
    snapshot
        .rows(&queries::OPEN_REQUESTS, rows, |row| {
            let mut row = Reader { row, table: "PackageRequests", warnings: &mut *warnings };
            open_requests.extend(row.id(0)?);
            Ok(())
        })
        .await
}

pub(super) async fn read_official(
    snapshot: &mut Snapshot,
    records: &mut Records,
    rows: Rows<'_>,
) -> Result<(), SourceError> {
    let Records { names, official, warnings, .. } = records;
    let mut read = Vec::new();
    snapshot
        .rows(&queries::OFFICIAL, rows, |row| {
            let mut row = Reader { row, table: "OfficialProviders", warnings: &mut *warnings };
            let Some(id) = row.id(0)? else { return Ok(()) };
            let name = names.intern(&row.text(1, id)?);
            read.push((id, OfficialProvider { name, provides: names.intern(&row.text(2, id)?) }));
            Ok(())
        })
        .await?;
    read.sort_by_key(|(id, _)| *id);
    official.extend(read.into_iter().map(|(_, row)| row));
    Ok(())
}

pub(super) async fn read_names(
    snapshot: &mut Snapshot,
    records: &mut Records,
    query: &Query,
    rows: Rows<'_>,
) -> Result<BTreeMap<u32, Symbol>, SourceError> {
    let Records { names, warnings, .. } = records;
    let mut found = BTreeMap::new();
    snapshot
        .rows(query, rows, |row| {
            let mut row = Reader { row, table: query.table, warnings: &mut *warnings };
            let Some(id) = row.id(0)? else { return Ok(()) };
            found.insert(id, names.intern(&row.text(1, id)?));
            Ok(())
        })
        .await?;
    Ok(found)
}

pub(super) async fn read_pairs(
    snapshot: &mut Snapshot,
    records: &mut Records,
    query: &Query,
    rows: Rows<'_>,
) -> Result<Vec<(u32, u32)>, SourceError> {
    let mut pairs = Vec::new();
    let warnings = &mut records.warnings;
    snapshot
        .rows(query, rows, |row| {
            let mut row = Reader { row, table: query.table, warnings: &mut *warnings };
            if let (Some(owner), Some(label)) = (row.id(0)?, row.id(1)?) {
                pairs.push((owner, label));
            }
            Ok(())
        })
        .await?;
    pairs.sort_unstable();
    Ok(pairs)
}

pub(super) fn named(links: Vec<(u32, u32)>, names: &BTreeMap<u32, Symbol>) -> Vec<(u32, Symbol)> {
    links.into_iter().filter_map(|(owner, label)| Some((owner, *names.get(&label)?))).collect()
}

fn read_comment(mut row: Reader<'_>, texts: &mut Texts) -> Result<Option<Comment>, sqlx::Error> {
    let (Some(id), Some(base)) = (row.id(0)?, row.id(1)?) else { return Ok(None) };
    let text = texts.push(&row.text(3, id)?);
    let evidence = texts.push(&row.text(4, id)?);
    let edited = match (row.time_or_null(6, id)?, row.user(7)?) {
        (Some(at), Some(by)) => Some((at, by)),
        _ => None,
    };
    let (user, written) = (row.user(2)?, row.time(5, id)?);
    let pinned = row.row.int(8)?.unwrap_or(0) != 0;
    Ok(Some(Comment { id: u64::from(id), base, user, text, evidence, written, edited, pinned }))
}

/// Puts what came in the database's order into the order that [`Records`] promises.
pub(super) fn put_in_order(records: &mut Records) {
    records.users.sort_by_key(|user| user.id);
    records.bases.sort_by_key(|base| base.id);
    records.packages.sort_by_key(|package| package.id);
    records.dependencies.sort_by_key(|row| row.package);
    records.relations.sort_by_key(|row| row.package);
    records.sources.sort_by_key(|row| row.0);
    let names = &records.names;
    records.keywords.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| collation::compare(names.get(a.1), names.get(b.1))));
}

/// One row being read: decodes columns, and notes what is odd about them.
struct Reader<'a> {
    row: &'a dyn Columns,
    table: &'static str,
    warnings: &'a mut Vec<String>,
}

impl<'a> Reader<'a> {
    /// A row's or an owner's id; a row with an impossible one is left out, with a warning.
    fn id(&mut self, column: usize) -> Result<Option<u32>, sqlx::Error> {
        let value = self.row.int(column)?;
        let id = value.and_then(|value| u32::try_from(value).ok());
        if id.is_none() {
            self.warnings.push(format!("{}: a row with the id {value:?} is left out", self.table));
        }
        Ok(id)
    }

    /// A user's id; NULL and impossible ones are nobody.
    fn user(&self, column: usize) -> Result<Option<u32>, sqlx::Error> {
        Ok(self.row.int(column)?.and_then(|value| u32::try_from(value).ok()))
    }

    /// The id of a kind of dependency or relation, `1..=last`.
    fn kind(&mut self, column: usize, last: i64) -> Result<Option<u8>, sqlx::Error> {
        let value = self.row.int(column)?;
        let kind = value.filter(|v| (1..=last).contains(v)).and_then(|v| u8::try_from(v).ok());
        if kind.is_none() {
            self.warnings.push(format!("{}: a row of the unknown kind {value:?} is left out", self.table));
        }
        Ok(kind)
    }

    /// A count, clamped to what it can be.
    fn small(&mut self, column: usize, id: u32) -> Result<u32, sqlx::Error> {
        let value = self.row.int(column)?.unwrap_or(0);
        u32::try_from(value).or_else(|_| {
            self.warn(id, &format!("the number {value} is impossible, taken as 0"));
            Ok(0)
        })
    }

    /// A time; an impossible one is taken as 0.
    fn time(&mut self, column: usize, id: u32) -> Result<Timestamp, sqlx::Error> {
        match self.row.int(column)? {
            Some(value) if (0..=LAST).contains(&value) => Ok(value),
            value => {
                let shown = value.map_or("NULL".to_owned(), |v| v.to_string());
                self.warn(id, &format!("the time {shown} is impossible, taken as 1970-01-01"));
                Ok(0)
            }
        }
    }

    fn time_or_null(&mut self, column: usize, id: u32) -> Result<Option<Timestamp>, sqlx::Error> {
        match self.row.int(column)? {
            None => Ok(None),
            Some(_) => self.time(column, id).map(Some),
        }
    }

    /// A text; NULL is empty.
    fn text(&mut self, column: usize, id: u32) -> Result<Cow<'a, str>, sqlx::Error> {
        Ok(self.text_or_null(column, id)?.unwrap_or(Cow::Borrowed("")))
    }

    fn text_or_null(&mut self, column: usize, id: u32) -> Result<Option<Cow<'a, str>>, sqlx::Error> {
        let Some(bytes) = self.row.bytes(column)? else { return Ok(None) };
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Ok(Some(Cow::Borrowed(text)));
        }
        self.warn(id, "a text is not UTF-8, shown with replacement characters");
        Ok(Some(String::from_utf8_lossy(bytes)))
    }

    fn warn(&mut self, id: u32, what: &str) {
        self.warnings.push(format!("{} of id {id}: {what}", self.table));
    }
}
