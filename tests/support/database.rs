//! A look into an SQLite file, and changes to it.

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, Row};
use std::path::Path;

/// The first column of what a query finds, as text.
pub(crate) fn strings(sqlite: &Path, sql: &str) -> Vec<String> {
    with(sqlite, async |connection| {
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(connection).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    })
}

/// Runs statements.
pub(crate) fn change(sqlite: &Path, sql: &str) {
    with(sqlite, async |connection| {
        connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
    });
}

fn with<T>(sqlite: &Path, work: impl AsyncFnOnce(&mut SqliteConnection) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new().filename(sqlite).connect().await.unwrap();
        work(&mut connection).await
    })
}
