//! One read-only snapshot of either backend, read row by row through one narrow interface.

use super::queries::{Key, Query, Values};
use super::{SourceError, SourceUrl, packed};
use futures_util::TryStreamExt;
use sqlx::mysql::{MySqlConnectOptions, MySqlConnection, MySqlDatabaseError, MySqlRow};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, Row};
use std::str::FromStr;
use std::sync::mpsc::{self, SyncSender};
use std::time::Duration;
use tokio::runtime::Handle;

/// Columns of one row, by position.
pub(super) trait Columns {
    /// A number; NULL is `None`.
    fn int(&self, column: usize) -> Result<Option<i64>, sqlx::Error>;
    /// The bytes of a text, whatever its encoding turned out to be; NULL is `None`.
    fn bytes(&self, column: usize) -> Result<Option<&[u8]>, sqlx::Error>;
}

impl Columns for MySqlRow {
    fn int(&self, column: usize) -> Result<Option<i64>, sqlx::Error> {
        // Nearly all columns are unsigned, and a narrow unsigned value read as signed turns negative above half
        // its range. The few signed ones hold no negative value that is narrower than 64 bits.
        Ok(self.try_get_unchecked::<Option<u64>, _>(column)?.map(u64::cast_signed))
    }

    fn bytes(&self, column: usize) -> Result<Option<&[u8]>, sqlx::Error> {
        self.try_get_unchecked(column)
    }
}

impl Columns for SqliteRow {
    fn int(&self, column: usize) -> Result<Option<i64>, sqlx::Error> {
        self.try_get_unchecked(column)
    }

    fn bytes(&self, column: usize) -> Result<Option<&[u8]>, sqlx::Error> {
        self.try_get_unchecked(column)
    }
}

/// SQL that differs between the backends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Sqlite,
    MySql,
}

/// The rows of a statement with these keys bound; the same text for two types of connections.
macro_rules! selected {
    ($connection:expr, $sql:expr, $kept:expr, $keys:expr, $each:expr) => {
        async {
            let mut statement = sqlx::query(AssertSqlSafe($sql)).persistent($kept);
            for key in $keys {
                match key.values {
                    Values::Ids(ids) => {
                        for id in ids {
                            statement = statement.bind(*id);
                        }
                    }
                    Values::Names(names) | Values::Folded(names) => {
                        for name in names {
                            statement = statement.bind(name.as_str());
                        }
                    }
                }
            }
            let mut rows = statement.fetch(&mut **$connection);
            while let Some(row) = rows.try_next().await? {
                $each(&row)?;
            }
            Ok::<(), sqlx::Error>(())
        }
        .await
    };
}

/// Which rows of a table are read.
#[derive(Clone, Copy)]
pub(super) enum Rows<'a> {
    /// All.
    All,
    /// Those that have one of these values.
    Of(&'a [Key<'a>]),
    /// So many in an order, given as in SQL.
    First(&'static str, u32),
}

enum Backend {
    Sqlite(Box<SqliteConnection>),
    MySql(Box<MySqlConnection>),
}

/// An open snapshot: every query sees the same state of the database.
pub struct Snapshot {
    backend: Backend,
    url: SourceUrl,
}

impl Snapshot {
    /// Connects and begins the snapshot.
    ///
    /// # Errors
    /// The source is not there or refuses the connection.
    pub async fn begin(url: &SourceUrl) -> Result<Self, SourceError> {
        let backend = match url {
            SourceUrl::Sqlite(path) if !path.is_file() => {
                return Err(SourceError::Missing { source_url: url.clone() });
            }
            SourceUrl::Sqlite(path) => {
                let options = SqliteConnectOptions::new().filename(path).read_only(true);
                open_sqlite(&options).await
            }
            SourceUrl::MySql(address) => open_mysql(address).await,
        };
        let backend = backend.map_err(|e| SourceError::Connect { source_url: url.clone(), cause: describe(&e) })?;
        Ok(Self { backend, url: url.clone() })
    }

    /// A second connection to the same state, for another thread to read at the same time; `None` where that cannot be had.
    ///
    /// Nobody can commit to an SQLite file without a write-ahead log while this snapshot holds its shared lock
    /// (<https://sqlite.org/lockingv3.html>), so what is opened now sees the same. With such a log, or on MariaDB, it might
    /// see more.
    pub async fn beside(&mut self) -> Option<Self> {
        let (Backend::Sqlite(connection), SourceUrl::Sqlite(path)) = (&mut self.backend, &self.url) else {
            return None;
        };
        let mode = sqlx::query_scalar::<_, String>("PRAGMA journal_mode").fetch_one(&mut **connection).await.ok()?;
        if mode == "wal" {
            return None;
        }
        // A writer that waits for this snapshot to end lets nobody else begin.
        let options = SqliteConnectOptions::new().filename(path).read_only(true).busy_timeout(Duration::ZERO);
        let backend = open_sqlite(&options).await.ok()?;
        Some(Self { backend, url: self.url.clone() })
    }

    /// Runs one query for these rows of its table, and hands each to `each`. All rows of a table without ids come in the
    /// order of the table, and so do those of the same value.
    pub(super) async fn rows(
        &mut self,
        query: &Query,
        rows: Rows<'_>,
        each: impl FnMut(&dyn Columns) -> Result<(), sqlx::Error>,
    ) -> Result<(), SourceError> {
        let outcome = self.read(query, rows, each).await;
        outcome.map_err(|e| self.failed(query.table, &e))
    }

    /// The same of what the site can do without. Where the source has no such table or column, or does not let it be read,
    /// nothing is handed to `each`, and what the source said is returned.
    pub(super) async fn rows_if_any(
        &mut self,
        query: &Query,
        rows: Rows<'_>,
        each: impl FnMut(&dyn Columns) -> Result<(), sqlx::Error>,
    ) -> Result<Option<String>, SourceError> {
        match self.read(query, rows, each).await {
            Ok(()) => Ok(None),
            Err(error) if is_refusal(&error) => Ok(Some(format!("{}: {}", query.table, describe(&error)))),
            Err(error) => Err(self.failed(query.table, &error)),
        }
    }

    async fn read(
        &mut self,
        query: &Query,
        rows: Rows<'_>,
        mut each: impl FnMut(&dyn Columns) -> Result<(), sqlx::Error>,
    ) -> Result<(), sqlx::Error> {
        match rows {
            Rows::All => match &mut self.backend {
                Backend::Sqlite(connection) => read_packed(connection, query, &mut each),
                Backend::MySql(connection) => read_rows(connection, query, &mut each).await,
            },
            Rows::Of(keys) if keys.iter().all(|key| key.values.is_empty()) => Ok(()),
            Rows::Of(keys) => self.read_statement(|dialect| query.selected(dialect, keys), keys, &mut each).await,
            Rows::First(order, limit) => {
                self.read_statement(|dialect| query.first(dialect, order, limit), &[], &mut each).await
            }
        }
    }

    /// Runs a statement and hands each row to `each`, one by one.
    async fn read_statement(
        &mut self,
        statement: impl Fn(Dialect) -> String,
        keys: &[Key<'_>],
        each: &mut impl FnMut(&dyn Columns) -> Result<(), sqlx::Error>,
    ) -> Result<(), sqlx::Error> {
        // Each number of keys is a statement of its own, not worth keeping. On MariaDB it is kept all the same: the message
        // that would close it has no answer, and what is sent next waits until the server's system has acknowledged it,
        // 40 ms later.
        match &mut self.backend {
            Backend::Sqlite(connection) => selected!(connection, statement(Dialect::Sqlite), false, keys, each),
            Backend::MySql(connection) => selected!(connection, statement(Dialect::MySql), true, keys, each),
        }
    }

    /// Whether names are compared without case by the database itself.
    pub(super) fn folds(&self) -> bool {
        matches!(self.backend, Backend::MySql(_))
    }

    fn failed(&self, table: &'static str, error: &sqlx::Error) -> SourceError {
        SourceError::Query { source_url: self.url.clone(), table, cause: describe(error) }
    }
}

async fn read_rows(
    connection: &mut MySqlConnection,
    query: &Query,
    each: &mut impl FnMut(&dyn Columns) -> Result<(), sqlx::Error>,
) -> Result<(), sqlx::Error> {
    let mut rows = sqlx::query(AssertSqlSafe(query.rows())).fetch(connection);
    while let Some(row) = rows.try_next().await? {
        each(&row)?;
    }
    Ok(())
}

/// Packs of rows that may wait to be taken in.
const AHEAD: usize = 2;

/// The driver's thread reads the next rows while those before them are taken in here. A thread between them asks for
/// each pack as soon as the last one is there, so that neither waits for the other.
fn read_packed(
    connection: &mut SqliteConnection,
    query: &Query,
    each: &mut impl FnMut(&dyn Columns) -> Result<(), sqlx::Error>,
) -> Result<(), sqlx::Error> {
    let runtime = Handle::current();
    std::thread::scope(|scope| {
        let (sender, packs) = mpsc::sync_channel(AHEAD);
        scope.spawn(move || runtime.block_on(send_packed(connection, query, &sender)));
        for pack in packs {
            packed::unpack(pack?.rows()?, query.columns, each)?;
        }
        Ok(())
    })
}

/// Sends all packs of a table, or those before an error and the error, while anybody takes them.
async fn send_packed(connection: &mut SqliteConnection, query: &Query, to: &SyncSender<Result<Pack, sqlx::Error>>) {
    let mut after = Some(i64::MIN);
    while let Some(id) = after {
        let pack = fetch_packed(connection, query, id).await;
        after = pack.as_ref().ok().and_then(|pack| pack.last);
        if to.send(pack).is_err() {
            return;
        }
    }
}

/// Some rows of a table, packed.
struct Pack {
    /// Row id of the last of them; `None` when there are no more.
    last: Option<i64>,
    packed: SqliteRow,
}

impl Pack {
    fn rows(&self) -> Result<&[u8], sqlx::Error> {
        Ok(self.packed.try_get_unchecked::<Option<&[u8]>, _>(1)?.unwrap_or_default())
    }
}

async fn fetch_packed(connection: &mut SqliteConnection, query: &Query, after: i64) -> Result<Pack, sqlx::Error> {
    let packed = sqlx::query(AssertSqlSafe(query.packed())).bind(after).fetch_one(connection).await?;
    Ok(Pack { last: packed.try_get_unchecked(0)?, packed })
}

async fn open_sqlite(options: &SqliteConnectOptions) -> Result<Backend, sqlx::Error> {
    let mut connection = options.connect().await?;
    connection.execute("BEGIN DEFERRED").await?;
    // A deferred transaction takes its snapshot with the first read.
    connection.execute("SELECT COUNT(*) FROM sqlite_schema").await?;
    Ok(Backend::Sqlite(Box::new(connection)))
}

/// Statements that a connection to MariaDB keeps: an update has some dozens. All connections of a server may have 16,382
/// (<https://mariadb.com/kb/en/server-system-variables/#max_prepared_stmt_count>).
const KEPT_STATEMENTS: usize = 256;

async fn open_mysql(address: &str) -> Result<Backend, sqlx::Error> {
    let options = MySqlConnectOptions::from_str(address)?.statement_cache_capacity(KEPT_STATEMENTS);
    let mut connection = MySqlConnection::connect_with(&options).await?;
    connection.execute("SET time_zone = '+00:00'").await?;
    connection.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ").await?;
    connection.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY").await?;
    Ok(Backend::MySql(Box::new(connection)))
}

/// Errors of MariaDB and MySQL: no right to a table, to a column, no such table, no such column
/// (<https://mariadb.com/kb/en/mariadb-error-code-reference/>).
const REFUSALS: [u16; 4] = [1142, 1143, 1146, 1054];

/// Whether a source says that it has something not, or does not show it.
fn is_refusal(error: &sqlx::Error) -> bool {
    let sqlx::Error::Database(error) = error else { return false };
    match error.try_downcast_ref::<MySqlDatabaseError>() {
        Some(error) => REFUSALS.contains(&error.number()),
        None => ["no such table", "no such column"].iter().any(|start| error.message().starts_with(start)),
    }
}

fn describe(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(inner) => inner.message().to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::sqlite::SqliteJournalMode;
    use std::path::Path;

    async fn writer(path: &Path, mode: SqliteJournalMode) -> anyhow::Result<SqliteConnection> {
        let options = SqliteConnectOptions::new().filename(path).create_if_missing(true).journal_mode(mode);
        Ok(options.busy_timeout(Duration::ZERO).connect().await?)
    }

    #[tokio::test]
    async fn two_connections_see_one_state_or_there_is_only_one() -> anyhow::Result<()> {
        let dir = tempfile::tempdir()?;
        for (mode, shared) in [(SqliteJournalMode::Delete, true), (SqliteJournalMode::Wal, false)] {
            let path = dir.path().join(format!("{mode:?}.sqlite"));
            let mut writer = writer(&path, mode).await?;
            writer.execute("CREATE TABLE t (x INTEGER)").await?;
            let mut first = Snapshot::begin(&SourceUrl::Sqlite(path)).await?;
            let written = writer.execute("INSERT INTO t VALUES (1)").await;
            assert_eq!(written.is_err(), shared, "{mode:?}: a state that is shared cannot change");
            assert_eq!(first.beside().await.is_some(), shared, "{mode:?}");
        }
        Ok(())
    }
}
