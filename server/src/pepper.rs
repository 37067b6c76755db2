//! The secret that is mixed into every password hash, kept in a file outside the database.

use anyhow::{Context, bail};
use service::ports::Random;
use std::{
    fs,
    io::{ErrorKind, Write},
    path::Path,
};

/// Bytes of a new pepper.
const LENGTH: usize = 32;

/// The pepper in `file`, or `None` if there is no such file.
///
/// # Errors
/// When the file cannot be read, or holds too little.
pub fn read(file: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    match fs::read(file) {
        Ok(bytes) if bytes.len() >= LENGTH => Ok(Some(bytes)),
        Ok(_) => bail!(
            "the secret in {} is shorter than {LENGTH} bytes: restore it from a backup",
            file.display()
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
    }
}

/// Makes a new pepper in `file`, for its owner's eyes only.
///
/// # Errors
/// When the file cannot be written.
pub fn make(file: &Path, random: &dyn Random) -> anyhow::Result<Vec<u8>> {
    let mut bytes = vec![0; LENGTH];
    random.fill(&mut bytes);
    write(file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(bytes)
}

fn write(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // Whole or not at all: half a secret would look like a lost one.
    let half = file.with_extension("new");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(&half)?;
    written.write_all(bytes)?;
    written.sync_all()?;
    fs::rename(&half, file)?;
    fs::File::open(folder)?.sync_all()
}
