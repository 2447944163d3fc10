//! The tables of an imported database and the rows that entries become.
//!
//! Rows are collected per table and written some hundred a statement, all in one transaction without a journal: the file
//! is thrown away when anything fails.

mod batch;
mod schema;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteLockingMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};

use super::entry::{Entry, split_condition, split_description};
use super::{APPLICATION_ID, ImportSummary};
use batch::{Batch, Cell};

/// The rows still to be written, one batch a table.
struct Batches {
    users: Batch,
    bases: Batch,
    packages: Batch,
    keywords: Batch,
    licenses: Batch,
    package_licenses: Batch,
    groups: Batch,
    package_groups: Batch,
    dependencies: Batch,
    relations: Batch,
    comaintainers: Batch,
}

impl Batches {
    fn new() -> Self {
        Self {
            users: Batch::new("Users", 3),
            bases: Batch::new("PackageBases", 13),
            packages: Batch::new("Packages", 6),
            keywords: Batch::new("PackageKeywords", 2),
            licenses: Batch::new("Licenses", 2),
            package_licenses: Batch::new("PackageLicenses", 2),
            groups: Batch::new("Groups", 2),
            package_groups: Batch::new("PackageGroups", 2),
            dependencies: Batch::new("PackageDepends", 6),
            relations: Batch::new("PackageRelations", 5),
            comaintainers: Batch::new("PackageComaintainers", 3),
        }
    }

    fn all(&mut self) -> [&mut Batch; 11] {
        [
            &mut self.users,
            &mut self.bases,
            &mut self.packages,
            &mut self.keywords,
            &mut self.licenses,
            &mut self.package_licenses,
            &mut self.groups,
            &mut self.package_groups,
            &mut self.dependencies,
            &mut self.relations,
            &mut self.comaintainers,
        ]
    }
}

/// Ids given to texts in the order they are first seen, from 1.
#[derive(Default)]
struct Ids(HashMap<String, i64>);

impl Ids {
    /// The id of `text`, and whether it is new.
    fn of(&mut self, text: &str) -> (i64, bool) {
        if let Some(&id) = self.0.get(text) {
            return (id, false);
        }
        let id = self.0.len() as i64 + 1;
        self.0.insert(text.to_owned(), id);
        (id, true)
    }
}

/// The database being written.
pub(super) struct Tables {
    connection: SqliteConnection,
    popularity_date: String,
    batches: Batches,
    users: Ids,
    licenses: Ids,
    groups: Ids,
    /// Folded names and ids of the packages written, to refuse doubles.
    package_names: HashSet<String>,
    package_ids: HashSet<u32>,
    /// Name per base id and id per folded base name.
    base_names: HashMap<u32, String>,
    base_ids: HashMap<String, u32>,
}

impl Tables {
    /// Makes all tables in the file at `path`; `popularity_date` goes into every base.
    pub(super) async fn create(path: &Path, popularity_date: String) -> sqlx::Result<Self> {
        let mut connection = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Off)
            .synchronous(SqliteSynchronous::Off)
            .locking_mode(SqliteLockingMode::Exclusive)
            .pragma("application_id", APPLICATION_ID.to_string())
            .disable_statement_logging()
            .connect()
            .await?;
        sqlx::raw_sql("BEGIN").execute(&mut connection).await?;
        sqlx::raw_sql(schema::TABLES).execute(&mut connection).await?;
        sqlx::raw_sql(schema::FIXED_ROWS).execute(&mut connection).await?;
        Ok(Self {
            connection,
            popularity_date,
            batches: Batches::new(),
            users: Ids::default(),
            licenses: Ids::default(),
            groups: Ids::default(),
            package_names: HashSet::new(),
            package_ids: HashSet::new(),
            base_names: HashMap::new(),
            base_ids: HashMap::new(),
        })
    }

    /// Adds a package, and its base when it is the first of it.
    ///
    /// The inner error says why the entry contradicts an earlier one; then nothing of it was added.
    pub(super) async fn add(
        &mut self,
        mut entry: Entry,
        summary: &mut ImportSummary,
    ) -> sqlx::Result<Result<(), String>> {
        if let Err(reason) = self.check(&entry) {
            return Ok(Err(reason));
        }
        if !self.base_names.contains_key(&entry.base_id) {
            self.add_base(&mut entry);
            summary.bases += 1;
        }
        let lists = self.add_package(&mut entry);
        summary.packages += 1;
        summary.dependencies += lists.0;
        summary.relations += lists.1;
        for batch in self.batches.all() {
            batch.write_full(&mut self.connection).await?;
        }
        Ok(Ok(()))
    }

    /// Writes what is left, the indexes, and ends the transaction.
    pub(super) async fn finish(mut self, summary: &mut ImportSummary) -> sqlx::Result<()> {
        for batch in self.batches.all() {
            batch.write_rest(&mut self.connection).await?;
        }
        sqlx::raw_sql(schema::INDEXES).execute(&mut self.connection).await?;
        sqlx::raw_sql("COMMIT").execute(&mut self.connection).await?;
        summary.users = self.users.0.len() as u64;
        self.connection.close().await
    }

    /// Ids and names are unique in aurweb, names whatever their case.
    fn check(&self, entry: &Entry) -> Result<(), String> {
        let name = &entry.name;
        if self.package_ids.contains(&entry.id) {
            return Err(format!("{name}: the package id {} was there before", entry.id));
        }
        if self.package_names.contains(&name.to_lowercase()) {
            return Err(format!("{name}: a package of this name was there before"));
        }
        let base = &entry.base;
        match self.base_names.get(&entry.base_id) {
            Some(known) if known != base => {
                Err(format!("{name}: base id {} belongs to {known}, not to {base}", entry.base_id))
            }
            None if self.base_ids.contains_key(&base.to_lowercase()) => {
                Err(format!("{name}: base {base} was there before with another id than {}", entry.base_id))
            }
            _ => Ok(()),
        }
    }

    fn user(&mut self, name: Option<String>) -> Cell {
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            return Cell::Null;
        };
        let (id, new) = self.users.of(&name);
        if new {
            self.batches.users.push([Cell::Integer(id), Cell::Integer(1), Cell::Text(name)]);
        }
        Cell::Integer(id)
    }

    fn add_base(&mut self, entry: &mut Entry) {
        let id = entry.base_id;
        self.base_names.insert(id, entry.base.clone());
        self.base_ids.insert(entry.base.to_lowercase(), id);
        let maintainer = self.user(entry.maintainer.take());
        let submitter = self.user(entry.submitter.take());
        self.batches.bases.push([
            Cell::from(id),
            Cell::Text(entry.base.clone()),
            Cell::from(entry.num_votes),
            Cell::Real(entry.popularity),
            Cell::Text(self.popularity_date.clone()),
            entry.out_of_date.map_or(Cell::Null, Cell::from),
            Cell::Text(String::new()),
            Cell::from(entry.first_submitted),
            Cell::from(entry.last_modified),
            Cell::Null,
            submitter,
            maintainer,
            Cell::Null,
        ]);
        for keyword in distinct(entry.keywords.take()) {
            self.batches.keywords.push([Cell::from(id), Cell::Text(keyword)]);
        }
        for (name, priority) in distinct(entry.co_maintainers.take()).into_iter().zip(1..) {
            let user = self.user(Some(name));
            self.batches.comaintainers.push([user, Cell::from(id), Cell::Integer(priority)]);
        }
    }

    /// Adds the package's own rows; returns how many dependencies and relations it has.
    fn add_package(&mut self, entry: &mut Entry) -> (u64, u64) {
        let id = entry.id;
        self.package_ids.insert(id);
        self.package_names.insert(entry.name.to_lowercase());
        for license in distinct(entry.license.take()) {
            let (license_id, new) = self.licenses.of(&license);
            if new {
                self.batches.licenses.push([Cell::Integer(license_id), Cell::Text(license)]);
            }
            self.batches.package_licenses.push([Cell::from(id), Cell::Integer(license_id)]);
        }
        for group in distinct(entry.groups.take()) {
            let (group_id, new) = self.groups.of(&group);
            if new {
                self.batches.groups.push([Cell::Integer(group_id), Cell::Text(group)]);
            }
            self.batches.package_groups.push([Cell::from(id), Cell::Integer(group_id)]);
        }
        let counts = (self.add_dependencies(entry), self.add_relations(entry));
        self.batches.packages.push([
            Cell::from(id),
            Cell::from(entry.base_id),
            Cell::Text(std::mem::take(&mut entry.name)),
            Cell::Text(std::mem::take(&mut entry.version)),
            entry.description.take().map_or(Cell::Null, Cell::Text),
            entry.url.take().map_or(Cell::Null, Cell::Text),
        ]);
        counts
    }

    fn add_dependencies(&mut self, entry: &mut Entry) -> u64 {
        let mut count = 0;
        for (kind, texts) in entry.take_dependencies() {
            for text in texts {
                let (text, description) = match kind {
                    4 => split_description(&text),
                    _ => (text.as_str(), None),
                };
                let (name, condition) = split_condition(text);
                self.batches.dependencies.push([
                    Cell::from(entry.id),
                    Cell::Integer(kind),
                    Cell::from(name),
                    Cell::from(description),
                    Cell::from(condition),
                    Cell::Null,
                ]);
                count += 1;
            }
        }
        count
    }

    fn add_relations(&mut self, entry: &mut Entry) -> u64 {
        let mut count = 0;
        for (kind, texts) in entry.take_relations() {
            for text in texts {
                let (name, condition) = split_condition(&text);
                self.batches.relations.push([
                    Cell::from(entry.id),
                    Cell::Integer(kind),
                    Cell::from(name),
                    Cell::from(condition),
                    Cell::Null,
                ]);
                count += 1;
            }
        }
        count
    }
}

/// The list without repetitions, in its order; lists are short.
fn distinct(list: Option<Vec<String>>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in list.unwrap_or_default() {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept
}
