//! Rows of one table, collected and inserted many at a time.

use std::sync::Arc;

use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteConnection};
use sqlx::{AssertSqlSafe, query::Query};

/// Values a statement binds at most; SQLite allows 32,766.
const BOUND_MAX: usize = 2_400;

/// One value of a row.
pub(super) enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
}

impl From<u32> for Cell {
    fn from(value: u32) -> Self {
        Self::Integer(i64::from(value))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Option<&str>> for Cell {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Null, Self::from)
    }
}

/// Rows of one table, in the order of its columns.
pub(super) struct Batch {
    table: &'static str,
    columns: usize,
    full: Arc<str>,
    cells: Vec<Cell>,
}

impl Batch {
    pub(super) fn new(table: &'static str, columns: usize) -> Self {
        let rows = BOUND_MAX / columns;
        Self { table, columns, full: insert(table, columns, rows).into(), cells: Vec::new() }
    }

    pub(super) fn push<const COLUMNS: usize>(&mut self, row: [Cell; COLUMNS]) {
        debug_assert_eq!(COLUMNS, self.columns, "{}", self.table);
        self.cells.extend(row);
    }

    /// Writes as many full statements as there are.
    pub(super) async fn write_full(&mut self, connection: &mut SqliteConnection) -> sqlx::Result<()> {
        let full = BOUND_MAX / self.columns * self.columns;
        while self.cells.len() >= full {
            let query = sqlx::query(AssertSqlSafe(Arc::clone(&self.full)));
            bind(query, self.cells.drain(..full)).execute(&mut *connection).await?;
        }
        Ok(())
    }

    /// Writes everything.
    pub(super) async fn write_rest(&mut self, connection: &mut SqliteConnection) -> sqlx::Result<()> {
        self.write_full(connection).await?;
        if self.cells.is_empty() {
            return Ok(());
        }
        let sql = insert(self.table, self.columns, self.cells.len() / self.columns);
        let query = sqlx::query(AssertSqlSafe(sql)).persistent(false);
        bind(query, self.cells.drain(..)).execute(connection).await?;
        Ok(())
    }
}

fn insert(table: &str, columns: usize, rows: usize) -> String {
    let row = format!("({})", vec!["?"; columns].join(","));
    format!("INSERT INTO \"{table}\" VALUES {}", vec![row.as_str(); rows].join(","))
}

fn bind(
    mut query: Query<'_, Sqlite, SqliteArguments>,
    cells: impl Iterator<Item = Cell>,
) -> Query<'_, Sqlite, SqliteArguments> {
    for cell in cells {
        query = match cell {
            Cell::Null => query.bind(None::<i64>),
            Cell::Integer(value) => query.bind(value),
            Cell::Real(value) => query.bind(value),
            Cell::Text(text) => query.bind(text),
        };
    }
    query
}
