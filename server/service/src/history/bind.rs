//! Binding what was there before the log bound anything.

use crate::{
    begin::by_program,
    model::Table,
    ports::{Store, store::Got},
    record::EventDraft,
};
use domain::{Failure, UnixMillis, WorkspaceId, audit::What, seal::Seal};
use std::collections::BTreeMap;
use strum::VariantArray;

/// The setting that says it was done.
const DONE: &str = "log_bound";
/// Rows read at a time, and seals in an event.
const BATCH: i64 = 200;

/// Seals what a database of an earlier version holds, once, as it is found. A chain that has seals gets none: what was
/// put into the database past the program is not made good by a restart.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn bind_older(store: &dyn Store, now: UnixMillis) -> Result<(), Failure> {
    let mut db = store.read().await?;
    if db.setting(DONE).await?.is_some() {
        return Ok(());
    }
    let mut rows: BTreeMap<WorkspaceId, Vec<Seal>> = BTreeMap::new();
    for table in Table::VARIANTS.iter().copied() {
        let mut after: Option<String> = None;
        loop {
            let found = db.sealed(table, after.as_deref(), BATCH).await?;
            let Some(last) = found.last() else { break };
            after = Some(last.key.clone());
            for row in found {
                if let (Some(workspace), Some(seal)) = (row.workspace, row.seal) {
                    rows.entry(workspace).or_default().push(seal);
                }
            }
        }
    }
    let mut events = Vec::new();
    for (workspace, seals) in rows {
        if !has_seals(&mut *db, workspace).await? {
            let pieces = seals.chunks(usize::try_from(BATCH).unwrap_or(1));
            events.extend(pieces.map(|piece| {
                EventDraft::new(workspace, &What::Bound { rows: piece.len() }, now)
                    .seals(piece.iter().copied())
                    .done()
            }));
        }
    }
    drop(db);
    let mut unit = by_program(store).await?;
    for event in events {
        unit.tx().append_event(event).await?;
    }
    unit.tx().set_setting(DONE, Some("1")).await?;
    unit.commit().await
}

async fn has_seals(db: &mut dyn crate::ports::Read, workspace: WorkspaceId) -> Got<bool> {
    let mut seen = 0;
    loop {
        let events = db.events_after(workspace, seen, BATCH).await?;
        let readable: Vec<_> = events.into_iter().flatten().collect();
        if readable.iter().any(|event| !event.seals.is_empty()) {
            return Ok(true);
        }
        match readable.last() {
            Some(last) => seen = last.seq,
            None => return Ok(false),
        }
    }
}
