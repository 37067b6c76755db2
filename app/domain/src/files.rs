//! Files that are no pictures that can be taken.

use serde::{Deserialize, Serialize};

/// What a refused file is, so that people are told what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum FileKind {
    Archive,
    Audio,
    Avif,
    Bmp,
    Heic,
    Icon,
    Jpeg2000,
    JpegXl,
    Pdf,
    Photoshop,
    Svg,
    Tiff,
    Video,
}

impl FileKind {
    /// Its own name, the same in every language, for kinds that have one.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Archive => "ZIP",
            Self::Audio => "MP3",
            Self::Avif => "AVIF",
            Self::Bmp => "BMP",
            Self::Heic => "HEIC",
            Self::Icon => "ICO",
            Self::Jpeg2000 => "JPEG 2000",
            Self::JpegXl => "JPEG XL",
            Self::Pdf => "PDF",
            Self::Photoshop => "Photoshop",
            Self::Svg => "SVG",
            Self::Tiff => "TIFF",
            Self::Video => "MP4",
        }
    }
}
