//! The demo workspace: an agency with two clients, some forty posts and links in every state.
//!
//! For the demo only. Everything is done through the use cases, as people would do it, on a clock that starts forty
//! days ago: so every rule holds and the audit log is a real one. The texts are in `plans` and `script`; to add a
//! post, write a plan and, if a client is to see it, name its key on a link.

mod brands;
mod cast;
mod clock;
mod days;
mod gallery;
mod handout;
mod plans;
mod publication;
mod script;
mod story;
mod tasks;
#[cfg(test)]
mod tests;
mod visits;

use domain::Failure;
use service::Services;
use std::path::Path;

/// The value of the installation that stands while the demo is made.
const UNFINISHED: &str = "demo.unfinished";

/// Whether the demo was begun in this database and not finished: what there is makes no sense, and nobody can get in.
///
/// # Errors
/// [`Failure::Unavailable`].
pub async fn unfinished(services: &Services) -> Result<bool, Failure> {
    let mark = services.store.read().await?.setting(UNFINISHED).await?;
    Ok(mark.is_some())
}

async fn mark(services: &Services, unfinished: bool) -> Result<(), Failure> {
    let value = unfinished.then_some("yes");
    let mut unit = services.begin_by_program().await?;
    unit.tx().set_setting(UNFINISHED, value).await?;
    unit.commit().await
}

/// Fills an empty database, and writes the addresses and passwords to `demo.json` in the folder `data`.
///
/// # Errors
/// The workspace exists already; a use case refused; the file cannot be written.
pub async fn seed(services: &Services, data: &Path) -> anyhow::Result<()> {
    let used = services.store.read().await?.first_workspace().await?.is_some();
    anyhow::ensure!(!used, "there is a workspace already");
    mark(services, true).await?;
    let handout = story::tell(services).await?;
    handout.write(data)?;
    mark(services, false).await?;
    tracing::info!(posts = plans::all().count(), "the demo workspace is ready");
    Ok(())
}
