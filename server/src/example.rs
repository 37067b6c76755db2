//! The example of `--demo`, which a build may leave out.

use crate::{config::Config, serve::say};
use anyhow::{Context, bail};
use service::Services;

/// Fills an empty database with it, if that is wanted.
///
/// # Errors
/// It was interrupted while it was made before; it could not be made.
pub(crate) async fn make(config: &Config, services: &Services) -> anyhow::Result<()> {
    if demo::unfinished(services).await? {
        let folder = format!("the data folder {}", config.data.display());
        let place = match config.database_url {
            None => folder,
            Some(_) => format!("the tables of the database and {folder}"),
        };
        bail!("the example of --demo was interrupted while it was made: delete {place}, and start again");
    }
    if !config.demo || services.store.read().await?.first_workspace().await?.is_some() {
        return Ok(());
    }
    let handout = config.data.join("demo.json");
    say(format_args!(
        "Filling the empty database with an example. How to get in will stand in {}",
        handout.display()
    ));
    demo::seed(services, &config.data)
        .await
        .context("the example could not be made")
}
