//! Compressed copies, made once so that the server only has to send them.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::command;

/// What gains from compression; pictures and fonts already are compressed.
const COMPRESSIBLE: [&str; 10] = [
    "css",
    "html",
    "ico",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// Puts a `.br` and a `.gz` copy beside the file, if it gains from it.
pub fn beside(file: &Path) -> Result<()> {
    let extension = file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    if !COMPRESSIBLE.contains(&extension) {
        return Ok(());
    }
    let content = command::read(file)?;
    command::write(&copy_name(file, "br"), brotli(&content)?)?;
    command::write(&copy_name(file, "gz"), gzip(&content)?)
}

/// Removes the copies that [`beside`] made.
pub fn remove_beside(file: &Path) -> Result<()> {
    command::remove(&copy_name(file, "br"))?;
    command::remove(&copy_name(file, "gz"))
}

/// The name of the compressed copy.
pub fn copy_name(file: &Path, extension: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

/// The content as brotli, as small as it gets.
pub fn brotli(mut content: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut content, &mut compressed, &parameters)
        .context("could not compress with brotli")?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(content)
        .and_then(|()| encoder.finish())
        .context("could not compress with gzip")
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn the_copies_hold_the_same() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("page.svg");
        let content = "<svg>same</svg>".repeat(100);
        command::write(&file, &content)?;
        beside(&file)?;
        let mut unzipped = String::new();
        flate2::read::GzDecoder::new(&*command::read(&copy_name(&file, "gz"))?)
            .read_to_string(&mut unzipped)?;
        let mut expanded = Vec::new();
        brotli::BrotliDecompress(&mut &*command::read(&copy_name(&file, "br"))?, &mut expanded)?;
        assert_eq!(unzipped, content);
        assert_eq!(expanded, content.as_bytes());
        remove_beside(&file)?;
        assert_eq!(command::files_in(folder.path(), |_| true), [file]);
        Ok(())
    }

    #[test]
    fn what_is_compressed_already_is_left_alone() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let font = folder.path().join("inter.woff2");
        command::write(&font, "font")?;
        beside(&font)?;
        assert_eq!(command::files_in(folder.path(), |_| true), [font]);
        Ok(())
    }
}
