//! Stored files in a folder.

use std::path::Path as Folder;

use async_trait::async_trait;
use bytes::Bytes;
use domain::Failure;
use object_store::{ObjectStoreExt, local::LocalFileSystem, path::Path};
use service::ports::Blobs;

/// The longest key, in bytes.
pub const MAX_KEY: usize = 200;

/// A folder of files, one per key. A file appears whole and on disk, or not at all.
#[derive(Debug)]
pub struct LocalBlobs {
    store: LocalFileSystem,
}

impl LocalBlobs {
    /// Uses `folder`, which is created when it is missing.
    ///
    /// # Errors
    /// When the folder cannot be created or entered.
    pub fn open(folder: impl AsRef<Folder>) -> std::io::Result<Self> {
        std::fs::create_dir_all(&folder)?;
        // Synced, because a post that was acknowledged must not lose its picture in a power cut.
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self { store })
    }
}

#[async_trait]
impl Blobs for LocalBlobs {
    async fn put(&self, key: &str, bytes: Bytes) -> Result<(), Failure> {
        let path = path(key)?;
        match self.store.put(&path, bytes.into()).await {
            Ok(_) => Ok(()),
            Err(error) => Err(unavailable("put", key, &error)),
        }
    }

    async fn get(&self, key: &str) -> Result<Option<Bytes>, Failure> {
        let path = path(key)?;
        let found = match self.store.get(&path).await {
            Ok(found) => found.bytes().await,
            Err(error) => Err(error),
        };
        match found {
            Ok(bytes) => Ok(Some(bytes)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(unavailable("get", key, &error)),
        }
    }
}

/// The key as a path below the folder, or [`Failure::NotFound`]: nothing can be stored elsewhere.
///
/// Keys are narrower than any file system asks, so that a folder moves to S3, or to a disk that
/// does not tell upper case from lower, without a rename.
fn path(key: &str) -> Result<Path, Failure> {
    let plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-');
    let good = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain);
    if key.len() > MAX_KEY || key.contains("..") || !key.split('/').all(good) {
        tracing::warn!(?key, "a key that no file can have");
        return Err(Failure::NotFound);
    }
    Path::parse(key).map_err(|_| Failure::NotFound)
}

fn unavailable(action: &str, key: &str, error: &object_store::Error) -> Failure {
    tracing::error!(action, key, %error, "stored files are unavailable");
    Failure::Unavailable
}
