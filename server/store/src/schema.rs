//! The schema: one set of migrations for each database, with the same names.

use crate::StoreError;
use sqlx::{
    SqlSafeStr,
    migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator},
};
use std::sync::LazyLock;

/// The migrations in order, each with its number and its file in both folders.
macro_rules! migrations {
    ($folder:literal) => {
        migrations!(
            $folder:
            1 "initial" "0001_initial.sql",
            2 "sweep" "0002_sweep.sql",
            3 "shared calendars" "0003_shared_calendars.sql",
            4 "share versions" "0004_share_versions.sql",
            5 "requests" "0005_requests.sql",
            6 "still of animation" "0006_still_of_animation.sql",
            7 "kept forms" "0007_kept_forms.sql",
            8 "search" "0008_search.sql",
            9 "removal" "0009_removal.sql",
            10 "seals" "0010_seals.sql",
            11 "jobs" "0011_jobs.sql",
            12 "subjects" "0012_subjects.sql",
            13 "seen" "0013_seen.sql",
            14 "planned" "0014_planned.sql",
            15 "one name for shared calendars" "0015_one_name_for_shared_calendars.sql",
        )
    };
    ($folder:literal: $($version:literal $name:literal $file:literal),+ $(,)?) => {
        LazyLock::new(|| Migrator::with_migrations(vec![$(Migration::new(
            $version,
            $name.into(),
            MigrationType::Simple,
            include_str!(concat!("../migrations/", $folder, "/", $file)).into_sql_str(),
            false,
        )),+]))
    };
}

/// For files.
pub(crate) static SQLITE: LazyLock<Migrator> = migrations!("sqlite");
/// For servers.
pub(crate) static POSTGRES: LazyLock<Migrator> = migrations!("postgres");

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

#[cfg(test)]
mod tests {
    use super::*;
    use std::{collections::BTreeSet, fs};

    #[test]
    fn every_file_is_a_migration_of_both_databases() {
        for (folder, migrator) in [("sqlite", &SQLITE), ("postgres", &POSTGRES)] {
            let path = format!("{}/migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
            let files = fs::read_dir(path).expect("a folder").flatten();
            let files: BTreeSet<_> = files
                .map(|file| file.file_name().to_string_lossy().into_owned())
                .collect();
            let name = |m: &Migration| format!("{:04}_{}.sql", m.version, m.description.replace(' ', "_"));
            assert_eq!(files, migrator.iter().map(name).collect(), "{folder}");
        }
    }
}
