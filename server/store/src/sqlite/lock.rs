//! The lock that keeps a second server off the file. The system frees it when the process ends, however it ends.

use crate::StoreError;
use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
};

/// The lock, held while this lives.
pub(super) struct Lock(#[expect(dead_code, reason = "the open file is the lock")] File);

impl Lock {
    /// Locks the file `<database>.lock`.
    pub(super) fn take(database: &Path) -> Result<Self, StoreError> {
        let mut name = database.as_os_str().to_owned();
        name.push(".lock");
        let path = PathBuf::from(name);
        let failed = |source| StoreError::Folder {
            path: path.clone(),
            source,
        };
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse(database.to_path_buf())),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }
}
