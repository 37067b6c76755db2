//! Remembers what a step was last done from, so that it is not done again for nothing.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use walkdir::WalkDir;

use crate::command;
use crate::metadata::Project;

/// What a step depends on, as one number. Not for anything that must resist an attacker.
pub struct Fingerprint(DefaultHasher);

impl Fingerprint {
    /// An empty one, for steps that give the same whatever version of this program does them.
    pub fn new() -> Self {
        Self(DefaultHasher::new())
    }

    /// One that changes with this program, for steps that it does itself.
    pub fn of_this_program() -> Result<Self> {
        let program = std::env::current_exe().context("could not find this program's own file")?;
        let about = program
            .metadata()
            .context("could not look at this program's own file")?;
        let mut fingerprint = Self::new();
        about.len().hash(&mut fingerprint.0);
        about
            .modified()
            .context("the file system keeps no times")?
            .hash(&mut fingerprint.0);
        Ok(fingerprint)
    }

    /// Adds a text.
    pub fn text(mut self, text: &str) -> Self {
        text.hash(&mut self.0);
        self
    }

    /// Adds a file's content.
    pub fn file(mut self, file: &Path) -> Result<Self> {
        command::read(file)?.hash(&mut self.0);
        Ok(self)
    }

    /// Adds all files below a folder, with their names; an absent folder is an empty one.
    pub fn folder(mut self, folder: &Path) -> Result<Self> {
        if !folder.is_dir() {
            return Ok(self);
        }
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.with_context(|| format!("could not list {}", folder.display()))?;
            if entry.file_type().is_file() {
                entry
                    .path()
                    .strip_prefix(folder)
                    .unwrap_or(entry.path())
                    .hash(&mut self.0);
                self = self.file(entry.path())?;
            }
        }
        Ok(self)
    }
}

/// A step's note of what it was last done from.
pub struct Stamp {
    note: PathBuf,
    key: String,
}

impl Stamp {
    /// The stamp of the step `name`, for what it would be done from now.
    pub fn new(project: &Project, name: &str, from: &Fingerprint) -> Self {
        Self {
            note: project.notes().join(name),
            key: format!("{:016x}", from.0.finish()),
        }
    }

    /// Whether the step was done from the same, and its results are still there.
    pub fn is_fresh(&self, results: &[PathBuf]) -> bool {
        let noted = std::fs::read_to_string(&self.note).unwrap_or_default();
        noted == self.key && results.iter().all(|result| result.exists())
    }

    /// Forgets the step: called before it is done, so that half a result never counts.
    pub fn clear(&self) -> Result<()> {
        command::remove(&self.note)
    }

    /// Notes that the step is done.
    pub fn set(&self) -> Result<()> {
        command::write(&self.note, &self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_follows_names_and_contents() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let print = || -> Result<u64> { Ok(Fingerprint::new().folder(folder.path())?.0.finish()) };
        let empty = print()?;
        command::write(&folder.path().join("a/one"), "1")?;
        let one = print()?;
        command::write(&folder.path().join("a/one"), "2")?;
        let two = print()?;
        assert!(empty != one && one != two);
        command::write(&folder.path().join("a/one"), "1")?;
        assert_eq!(print()?, one);
        Ok(())
    }
}
