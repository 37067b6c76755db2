//! The file `demo.json`: where to look and how to get in.
//!
//! For the demo only: an installation that is used keeps no password anywhere.

use anyhow::Context;
use serde::Serialize;
use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    path::Path,
};

/// The name of the file, in the data folder.
const NAME: &str = "demo.json";

#[derive(Serialize)]
pub(super) struct Handout {
    pub base_url: String,
    pub staff: Login,
    pub editor: Login,
    pub viewer: Login,
    pub approval_link: Key,
    pub expired_link: Address,
    pub revoked_link: Address,
    pub shared_calendar: Address,
}

/// An account.
#[derive(Clone, Serialize)]
pub(super) struct Login {
    pub email: String,
    pub password: String,
}

/// A link that opens.
#[derive(Serialize)]
pub(super) struct Key {
    pub url: String,
    pub password: String,
}

/// A link without its password.
#[derive(Serialize)]
pub(super) struct Address {
    pub url: String,
}

impl Handout {
    /// Writes the file whole or not at all, for the eyes of this user only.
    pub(super) fn write(&self, data: &Path) -> anyhow::Result<()> {
        let (path, part) = (data.join(NAME), data.join(format!("{NAME}.part")));
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        // A leftover would keep its own permissions.
        let _ = fs::remove_file(&part);
        let mut file = private(&part).with_context(|| format!("creating {}", part.display()))?;
        file.write_all(&text)
            .and_then(|()| file.sync_all())
            .with_context(|| format!("writing {}", part.display()))?;
        fs::rename(&part, &path).with_context(|| format!("writing {}", path.display()))
    }
}

fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
