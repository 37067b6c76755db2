//! The schema and the statements, on both databases side by side.

use crate::bench::{Bench, contract, postgres, sqlite};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqlSafeStr, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};
use store::all_sql;

contract!(every_statement_prepares);

async fn every_statement_prepares(bench: &Bench) {
    let statements = all_sql();
    assert!(statements.len() > 80);
    let names: BTreeSet<_> = statements.iter().map(|(_, text)| text).collect();
    assert_eq!(names.len(), statements.len(), "a statement is there twice");
    if bench.backend() == "sqlite" {
        let mut connection = SqliteConnection::connect(&bench.url).await.expect("connected");
        for (name, text) in statements {
            (&mut connection)
                .prepare(text.into_sql_str())
                .await
                .map(|_| ())
                .expect(name);
        }
    } else {
        let mut connection = PgConnection::connect(&bench.url).await.expect("connected");
        for (name, text) in statements {
            (&mut connection)
                .prepare(text.into_sql_str())
                .await
                .map(|_| ())
                .expect(name);
        }
    }
}

type Tables = BTreeMap<String, Vec<String>>;

fn tables(rows: Vec<(String, String)>) -> Tables {
    let mut tables = Tables::new();
    for (table, column) in rows {
        // The migrator's own table differs; it is the library's business.
        if table != "_sqlx_migrations" {
            tables.entry(table).or_default().push(column);
        }
    }
    tables
}

/// Same tables, same columns, same order.
#[tokio::test]
async fn both_databases_have_the_same_tables() {
    let (mut file, mut server) = (Tables::new(), Tables::new());
    sqlite(async |bench: &Bench| {
        let mut connection = SqliteConnection::connect(&bench.url).await.expect("connected");
        let sql = "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid";
        file = tables(
            sqlx::query_as(sql)
                .fetch_all(&mut connection)
                .await
                .expect("columns"),
        );
    })
    .await;
    postgres(async |bench: &Bench| {
        let mut connection = PgConnection::connect(&bench.url).await.expect("connected");
        let sql = "SELECT table_name::text, column_name::text FROM information_schema.columns
            WHERE table_schema = 'public' ORDER BY table_name, ordinal_position";
        server = tables(
            sqlx::query_as(sql)
                .fetch_all(&mut connection)
                .await
                .expect("columns"),
        );
    })
    .await;
    assert_eq!(file.len(), 27);
    assert_eq!(file, server);
}

/// No statement walks a whole table, but for those that are asked for all of it.
#[tokio::test]
async fn every_statement_uses_an_index() {
    sqlite(async |bench: &Bench| {
        let mut connection = SqliteConnection::connect(&bench.url).await.expect("connected");
        for (name, text) in all_sql() {
            let plan = sqlx::query_as::<_, (i64, i64, i64, String)>(AssertSqlSafe(format!(
                "EXPLAIN QUERY PLAN {text}"
            )));
            let steps = plan.fetch_all(&mut connection).await.expect(name);
            // What was made on the way is walked where it is.
            let made: Vec<&str> = steps
                .iter()
                .filter_map(|(_, _, _, step)| step.strip_prefix("CO-ROUTINE "))
                .collect();
            let walks = steps
                .iter()
                .any(|(_, _, _, step)| step.strip_prefix("SCAN ").is_some_and(|of| !made.contains(&of)));
            assert_eq!(
                walks,
                ["WORKSPACE_FIRST", "WORKSPACES", "CHAINS"].contains(&name),
                "{name}: {steps:?}"
            );
        }
    })
    .await;
}
