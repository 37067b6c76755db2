//! Everything that use cases work with, without a server in front.

use crate::{Hands, database};
use domain::UnixMillis;
use gateway::{ImagePictures, LocalBlobs, SystemRandom};
use service::{Services, secrets::vault::Vault};
use std::sync::Arc;
use tempfile::TempDir;

/// 2031-03-01T12:00:00Z.
const START: UnixMillis = UnixMillis(1_930_132_800_000);

/// The services of an empty installation. Its SQLite database is a file in a folder that goes with it: in memory the
/// store keeps none, since it would forget what it acknowledged.
pub struct Installation {
    /// What use cases take.
    pub services: Services,
    /// What their clock says.
    pub clock: Hands,
    _folder: TempDir,
}

impl Installation {
    /// An empty one, on 1 March 2031 at noon in London.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (_, url) = database().await;
        let url = url.unwrap_or_else(|| format!("sqlite://{}", folder.path().join("test.db").display()));
        let options = store::OpenOptions::new(url);
        let store = store::open(&options).await.expect("a database");
        let clock = Hands::at(START);
        let services = Services {
            store: Arc::new(store),
            blobs: Arc::new(LocalBlobs::open(folder.path().join("media")).expect("a folder")),
            pictures: Arc::new(ImagePictures),
            clock: Arc::new(clock.clone()),
            random: Arc::new(SystemRandom::default()),
            vault: Arc::new(Vault::new(b"a pepper for tests alone, 32 byte")),
            base_url: "http://localhost:3000".into(),
        };
        Self {
            services,
            clock,
            _folder: folder,
        }
    }
}
