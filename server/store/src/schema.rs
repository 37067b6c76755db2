//! The schema: one set of migrations for each database, with the same names.

use crate::StoreError;
use sqlx::migrate::{Migrate, MigrateError, Migrator};

/// For files.
pub(crate) static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
/// For servers.
pub(crate) static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Brings the database up to date, unless it is ahead of this program.
pub(crate) async fn upgrade<C: Migrate>(migrator: &Migrator, connection: &mut C) -> Result<(), StoreError> {
    match migrator.run_direct(None, connection, false).await {
        Ok(()) => Ok(()),
        Err(MigrateError::VersionMissing(missing)) => {
            let found = version(migrator, connection)
                .await
                .unwrap_or(missing)
                .max(missing);
            Err(StoreError::NewerSchema {
                found,
                known: known(migrator),
            })
        }
        Err(MigrateError::Execute(error)) => Err(StoreError::Open(error)),
        Err(error) => Err(StoreError::Upgrade(error)),
    }
}

/// Passes if the database can be read as it is.
pub(crate) async fn check<C: Migrate>(migrator: &Migrator, connection: &mut C) -> Result<(), StoreError> {
    let known = known(migrator);
    // Without the table of migrations the database was never set up.
    let found = version(migrator, connection).await.unwrap_or(0);
    match found.cmp(&known) {
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Less => Err(StoreError::OlderSchema { found, known }),
        std::cmp::Ordering::Greater => Err(StoreError::NewerSchema { found, known }),
    }
}

fn known(migrator: &Migrator) -> i64 {
    migrator
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or(0)
}

async fn version<C: Migrate>(migrator: &Migrator, connection: &mut C) -> Result<i64, MigrateError> {
    let applied = connection.list_applied_migrations(&migrator.table_name).await?;
    Ok(applied
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or(0))
}
