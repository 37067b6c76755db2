//! Uploaded pictures: refused by their header, or turned into clean JPEG.

mod jpeg;

use std::io::Cursor;

use domain::Problem;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage,
    codecs::jpeg::JpegEncoder,
    imageops::{self, FilterType},
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use service::ports::{Pictures, Rendered};

/// The largest upload, in bytes.
pub const MAX_BYTES: usize = 15 * 1024 * 1024;
/// The most pixels of an upload.
pub const MAX_PIXELS: u64 = 50_000_000;
/// The longest side of an upload, in pixels.
pub const MAX_SIDE: u32 = 12_000;
/// The most memory of a decoded picture, in bytes.
pub const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// The long side of the display rendition, in pixels at most.
pub const DISPLAY_SIDE: u32 = 2048;
/// The long side of the thumbnail, in pixels at most.
pub const THUMBNAIL_SIDE: u32 = 480;

const DISPLAY_QUALITY: u8 = 88;
const THUMBNAIL_QUALITY: u8 = 80;

/// Decodes JPEG, PNG, WebP and GIF (the first frame) in this process.
#[derive(Clone, Copy, Debug, Default)]
pub struct ImagePictures;

impl Pictures for ImagePictures {
    fn render(&self, upload: &[u8]) -> Result<Rendered, Problem> {
        if upload.len() > MAX_BYTES {
            return Err(Problem::TooLarge);
        }
        let mut decoder = open(upload, accepted(upload)?)?;
        // Neither is worth refusing a picture for: without them it is taken as it is.
        let orientation = decoder.orientation().ok();
        let profile = decoder.icc_profile().ok().flatten();

        let decoded = DynamicImage::from_decoder(decoder).map_err(refusal)?;
        let mut display = DynamicImage::ImageRgb8(shrink(flatten(decoded), DISPLAY_SIDE));
        if let Some(orientation) = orientation {
            display.apply_orientation(orientation);
        }
        let display = to_srgb(display.into_rgb8(), profile.as_deref());
        let thumbnail = shrink(display.clone(), THUMBNAIL_SIDE);
        Ok(Rendered {
            width: display.width(),
            height: display.height(),
            display: encode(&display, DISPLAY_QUALITY)?,
            thumbnail: encode(&thumbnail, THUMBNAIL_QUALITY)?,
        })
    }
}

/// The format by the first bytes; the name and the declared type of an upload say nothing.
fn accepted(upload: &[u8]) -> Result<ImageFormat, Problem> {
    match image::guess_format(upload) {
        // The decoder would show a cut file half grey.
        Ok(ImageFormat::Png) if has_large_extras(upload) => Err(Problem::TooLarge),
        Ok(ImageFormat::Jpeg) if !jpeg::is_sound(upload) => Err(Problem::UnsupportedMedia),
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif)) => {
            Ok(format)
        }
        _ => Err(Problem::UnsupportedMedia),
    }
}

/// The longest compressed extra of a PNG, in bytes. Real colour profiles are far shorter, and what is longer may inflate
/// a thousandfold before any limit of pixels counts.
const MAX_EXTRA: u32 = 64 * 1024;

/// Whether a PNG carries a compressed profile or text that is longer than any real one.
fn has_large_extras(upload: &[u8]) -> bool {
    const SIGNATURE: usize = 8;
    let mut rest = upload.get(SIGNATURE..).unwrap_or_default();
    while let Some((length, kind)) = rest.first_chunk::<4>().zip(rest.get(4..8)) {
        let length = u32::from_be_bytes(*length);
        if kind == b"IDAT" {
            return false;
        }
        if matches!(kind, b"iCCP" | b"zTXt" | b"iTXt") && length > MAX_EXTRA {
            return true;
        }
        // Length, kind and checksum take twelve bytes.
        let next = usize::try_from(length).ok().and_then(|n| n.checked_add(12));
        rest = next.and_then(|next| rest.get(next..)).unwrap_or_default();
    }
    false
}

/// Reads the header and refuses what is too large, before memory is taken for pixels.
fn open(upload: &[u8], format: ImageFormat) -> Result<impl ImageDecoder, Problem> {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(upload), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(refusal)?;

    // Not every decoder keeps its limits.
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > MAX_SIDE || pixels > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(Problem::TooLarge);
    }
    if pixels == 0 {
        return Err(Problem::UnsupportedMedia);
    }
    Ok(decoder)
}

#[expect(clippy::needless_pass_by_value, reason = "the form that `map_err` takes")]
fn refusal(error: ImageError) -> Problem {
    tracing::debug!(%error, "a picture was refused");
    match error {
        ImageError::Limits(_) => Problem::TooLarge,
        _ => Problem::UnsupportedMedia,
    }
}

/// Puts what is see-through on white, as the networks do.
fn flatten(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let (width, height) = picture.dimensions();
    let mut flat = RgbImage::new(width, height);
    for (from, to) in picture.pixels().zip(flat.pixels_mut()) {
        let [colour @ .., alpha] = from.0;
        let on_white = |c: u8| {
            let sum = u32::from(c) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        to.0 = colour.map(on_white);
    }
    flat
}

/// Makes the long side at most `side` pixels.
fn shrink(picture: RgbImage, side: u32) -> RgbImage {
    let (width, height) = picture.dimensions();
    let long = width.max(height);
    if long <= side {
        return picture;
    }
    let fit = |length: u32, side: u32| {
        let scaled = (u64::from(length) * u64::from(side) + u64::from(long) / 2) / u64::from(long);
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    // The fine filter keeps floats of every column: a cheap one comes first, down to twice the size.
    let coarse = if long > 2 * side {
        imageops::thumbnail(&picture, fit(width, 2 * side), fit(height, 2 * side))
    } else {
        picture
    };
    imageops::resize(
        &coarse,
        fit(width, side),
        fit(height, side),
        FilterType::CatmullRom,
    )
}

/// Converts from the colour profile of the upload, which goes with the other metadata: a phone's
/// wide-gamut picture would otherwise look dull. A profile that cannot be read is ignored.
fn to_srgb(picture: RgbImage, profile: Option<&[u8]>) -> RgbImage {
    let Some(Ok(profile)) = profile.map(ColorProfile::new_from_slice) else {
        return picture;
    };
    if profile.color_space != DataColorSpace::Rgb {
        return picture;
    }
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) =
        profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default())
    else {
        return picture;
    };
    let mut converted = RgbImage::new(picture.width(), picture.height());
    match transform.transform(picture.as_raw(), &mut converted) {
        Ok(()) => converted,
        Err(_) => picture,
    }
}

fn encode(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(picture)
        .map_err(refusal)?;
    Ok(bytes)
}
