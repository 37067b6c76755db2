//! Putting the parts together: the only place that names concrete adapters.

use crate::{
    config::{BaseUrl, Config},
    pepper,
};
use anyhow::{Context, anyhow, bail};
use domain::{UnixMillis, time::DAY};
use gateway::{ImagePictures, LocalBlobs, SystemClock, SystemRandom, wall};
use jiff::tz::TimeZone;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use service::{
    Services, dates::told, history::bind::bind_older, latest::latest, ports::Store, ready::knows_pepper,
    secrets::vault::Vault,
};
use std::{path::Path, sync::Arc};
use store::{OpenOptions, SqlStore};

/// What is running.
pub struct Composed {
    /// For the use cases.
    pub services: Services,
    /// The same database, to be closed at the end.
    pub store: Arc<SqlStore>,
}

/// What may not stand for itself in the path of a database's address.
const PATH: &AsciiSet = &CONTROLS.add(b'%').add(b'?').add(b'#').add(b' ');

/// How far the clock may be behind the latest work, in milliseconds: by less, time goes on from there.
const BEHIND: i64 = DAY;

/// The database of `config`.
#[must_use]
pub fn database(config: &Config) -> OpenOptions {
    OpenOptions::new(
        config
            .database_url
            .clone()
            .unwrap_or_else(|| in_folder(&config.data)),
    )
}

fn in_folder(data: &Path) -> String {
    let file = data.join("countersign.db");
    format!("sqlite://{}", utf8_percent_encode(&file.to_string_lossy(), PATH))
}

/// Opens a database.
///
/// # Errors
/// Why it cannot be opened.
pub async fn open(options: OpenOptions) -> anyhow::Result<SqlStore> {
    // Its text holds its causes already; as a chain they would be said twice.
    store::open(&options).await.map_err(|error| anyhow!("{error}"))
}

/// Makes the data folder, for its owner's eyes only; one that exists is left as it is.
fn make_folder(data: &Path) -> std::io::Result<()> {
    let mut folder = std::fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(data)
}

/// Opens everything of an installation that has been started before.
///
/// # Errors
/// What is not there or cannot be opened, and why.
pub async fn existing(config: &Config) -> anyhow::Result<Composed> {
    open(database(config).read_only()).await?.close().await;
    let base_url = config.base_url.clone();
    compose(config, &base_url.unwrap_or_else(|| BaseUrl::local(0))).await
}

/// Opens everything.
///
/// # Errors
/// What cannot be opened, and why.
pub async fn compose(config: &Config, base_url: &BaseUrl) -> anyhow::Result<Composed> {
    let known = pepper::read(&config.pepper_file)?;
    make_folder(&config.data).with_context(|| format!("cannot make {}", config.data.display()))?;
    let store = Arc::new(open(database(config)).await?);
    let clock = clock_after(latest(&*store).await?, wall())?;
    let random = Arc::new(SystemRandom::default());
    let pepper = match known {
        Some(pepper) => pepper,
        None if store.read().await?.first_workspace().await?.is_some() => bail!(
            "the secret {} is missing, and without it nobody can sign in: restore it from a backup",
            config.pepper_file.display()
        ),
        None => pepper::make(&config.pepper_file, &*random)?,
    };
    let blobs = LocalBlobs::open(&config.media)
        .with_context(|| format!("cannot use {} for pictures", config.media.display()))?;
    let services = Services {
        store: Arc::clone(&store) as Arc<dyn Store>,
        blobs: Arc::new(blobs),
        pictures: Arc::new(ImagePictures),
        clock: Arc::new(clock),
        random,
        vault: Arc::new(Vault::new(&pepper)),
        base_url: base_url.as_str().into(),
    };
    if !knows_pepper(&services).await? {
        bail!(
            "the secret {} is not the one that this database was made with, and nobody could sign in: restore it from a \
             backup",
            config.pepper_file.display()
        );
    }
    bind_older(&*services.store, services.clock.now())
        .await
        .context("binding what the log had not bound")?;
    Ok(Composed { services, store })
}

/// The clock of an installation that was at work at `latest`, on a machine that says `wall`.
fn clock_after(latest: UnixMillis, wall: UnixMillis) -> anyhow::Result<SystemClock> {
    let behind = latest.since(wall);
    if behind > BEHIND {
        bail!(
            "this machine's clock says {}, but this database was at work at {}, and what is over would be good again: set \
             the clock right; if it is right, and was wrong before, say so with `countersign clock accept`",
            told(Some(wall), &TimeZone::UTC),
            told(Some(latest), &TimeZone::UTC)
        );
    }
    if behind > 0 {
        tracing::warn!(
            behind_ms = behind,
            "the clock is behind: time goes on from when this database was last at work"
        );
    }
    Ok(SystemClock::after(latest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::HOUR;
    use service::ports::Clock;

    #[test]
    fn a_clock_that_is_far_behind_is_refused_and_by_less_time_goes_on() {
        let latest = wall().plus(30 * DAY);
        let refused = clock_after(latest, latest.plus(-DAY - 1))
            .expect_err("a refusal")
            .to_string();
        assert!(refused.contains("countersign clock accept"), "{refused}");
        let clock = clock_after(latest, latest.plus(-23 * HOUR)).expect("a clock");
        assert!(clock.now() >= latest);
        // A new database knows no time.
        assert!(clock_after(UnixMillis(0), wall()).is_ok());
    }
}
