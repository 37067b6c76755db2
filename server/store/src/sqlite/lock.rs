//! The lock that keeps a second server off the file. The system frees it when the process ends, however it ends.

use crate::StoreError;
use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
};

/// The lock, held while this lives: on a file beside the database, and on the database itself, which may have a second
/// name. SQLite's own locks are of another kind and do not meet it.
pub(super) struct Lock {
    #[expect(dead_code, reason = "the open file is the lock")]
    beside: File,
    #[expect(dead_code, reason = "the open file is the lock")]
    itself: File,
}

impl Lock {
    /// Locks `<database>.lock` and the database, which is made if it is not there: for its owner's eyes only, as its
    /// folder may be open to others. One that exists is left as it is. What SQLite puts beside it gets the same mode.
    pub(super) fn take(database: &Path) -> Result<Self, StoreError> {
        let mut name = database.as_os_str().to_owned();
        name.push(".lock");
        let beside = PathBuf::from(name);
        Ok(Self {
            beside: locked(&beside, database)?,
            itself: locked(database, database)?,
        })
    }
}

fn locked(path: &Path, database: &Path) -> Result<File, StoreError> {
    let failed = |source| StoreError::Folder {
        path: path.to_path_buf(),
        source,
    };
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse(database.to_path_buf())),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}
