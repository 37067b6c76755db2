//! Uploaded pictures: refused by their header, or turned into clean JPEG.

mod gif;
mod jpeg;
mod kind;
mod png;
mod webp;

use std::{borrow::Cow, io::Cursor};

use domain::Problem;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage,
    codecs::jpeg::JpegEncoder,
    imageops::{self, FilterType},
};
use jpeg::Extent;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use service::ports::{Pictures, Rendered};

/// The largest upload, in bytes.
pub const MAX_BYTES: usize = 15 * 1024 * 1024;
/// The most pixels of an upload. What phones call 50 megapixels has up to 8,160 x 6,144.
pub const MAX_PIXELS: u64 = 51_000_000;
/// Pixels that every file may hold, however small it is. A picture costs time by its pixels, and its sender by its bytes.
pub const FREE_PIXELS: u64 = 4_000_000;
/// Further pixels for each byte: GIF makes up to 1,365 of one even area, PNG of 8 bits 1,030 and of 1 bit 8,240, where a
/// code to scan has some 4,000. What is emptier than that is refused above [`FREE_PIXELS`], honest or not.
pub const PIXELS_PER_BYTE: u64 = 4_500;
/// The longest side of an upload, in pixels: what JPEG and GIF can say. Panoramas are long; memory is bounded by
/// [`MAX_PIXELS`].
pub const MAX_SIDE: u32 = 65_535;
/// The most memory of a decoded picture, in bytes.
pub const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// The long side of the display rendition, in pixels at most.
pub const DISPLAY_SIDE: u32 = 2048;
/// The long side of the thumbnail, in pixels at most.
pub const THUMBNAIL_SIDE: u32 = 480;

const DISPLAY_QUALITY: u8 = 88;
const THUMBNAIL_QUALITY: u8 = 80;

/// Decodes JPEG, PNG, WebP and GIF in this process; of what moves, the first frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct ImagePictures;

impl Pictures for ImagePictures {
    fn render(&self, upload: &[u8]) -> Result<Rendered, Problem> {
        if upload.len() > MAX_BYTES {
            return Err(Problem::TooLarge);
        }
        let format = accepted(upload)?;
        let source = match format {
            ImageFormat::Png => png::source(upload),
            ImageFormat::Gif => gif::source(upload),
            ImageFormat::WebP => webp::source(upload),
            _ => whole(upload)?,
        };
        let mut decoder = open(&source.bytes, format).map_err(|problem| source.reason(problem))?;
        // Neither is worth refusing a picture for: without them it is taken as it is.
        let orientation = decoder.orientation().ok();
        let profile = source
            .profile
            .clone()
            .or_else(|| decoder.icc_profile().ok().flatten());

        let decoded = decode(decoder).map_err(|problem| source.reason(problem))?;
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
            still_of_animation: source.moves,
        })
    }
}

/// What of an upload goes to the decoder, and what it cannot tell.
struct Source<'a> {
    /// The picture, without what lies beside it.
    bytes: Cow<'a, [u8]>,
    /// A colour profile, where the decoder does not give it.
    profile: Option<Vec<u8>>,
    /// It holds more than one frame. The decoders give the first.
    moves: bool,
    /// The end of the file is missing.
    cut: bool,
}

impl Source<'_> {
    /// Why the decoder could not go on.
    fn reason(&self, problem: Problem) -> Problem {
        match problem {
            Problem::Unreadable if self.cut => Problem::CutOff,
            problem => problem,
        }
    }
}

/// The format by the first bytes; the name and the declared type of an upload say nothing.
fn accepted(upload: &[u8]) -> Result<ImageFormat, Problem> {
    match image::guess_format(upload) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif)) => {
            Ok(format)
        }
        _ => Err(kind::known(upload).map_or(Problem::UnsupportedMedia, Problem::UnsupportedKind)),
    }
}

/// A JPEG to the end of its picture. Without an end mark it is taken if every line is there: the decoder would show
/// one that was cut half grey.
fn whole(upload: &[u8]) -> Result<Source<'_>, Problem> {
    let bytes = match jpeg::extent(upload)? {
        Extent::Marked(end) => upload.get(..end).unwrap_or(upload).into(),
        Extent::Open(end) => {
            let file = upload.get(..end).unwrap_or(upload);
            let shown = |file: &[u8]| decode(open(file, ImageFormat::Jpeg)?);
            let ended = jpeg::ended(file);
            let picture = shown(&ended)?;
            if !jpeg::continued(file).all(|other| shown(&other).is_ok_and(|other| other == picture)) {
                return Err(Problem::CutOff);
            }
            ended.into()
        }
    };
    Ok(Source {
        bytes,
        profile: None,
        moves: false,
        cut: false,
    })
}

/// Reads the header and refuses what is too large, before memory is taken for pixels.
fn open(file: &[u8], format: ImageFormat) -> Result<impl ImageDecoder, Problem> {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(refusal)?;

    // Not every decoder keeps its limits.
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > MAX_SIDE || pixels > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(Problem::TooManyPixels);
    }
    if pixels > FREE_PIXELS + PIXELS_PER_BYTE * file.len() as u64 {
        return Err(Problem::TooFewBytes);
    }
    if pixels == 0 {
        return Err(Problem::Unreadable);
    }
    Ok(decoder)
}

fn decode(decoder: impl ImageDecoder) -> Result<DynamicImage, Problem> {
    DynamicImage::from_decoder(decoder).map_err(refusal)
}

#[expect(clippy::needless_pass_by_value, reason = "the form that `map_err` takes")]
fn refusal(error: ImageError) -> Problem {
    tracing::debug!(%error, "a picture was refused");
    match error {
        ImageError::Limits(_) => Problem::TooManyPixels,
        _ => Problem::Unreadable,
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
        // Most are one or the other, and divisions cost.
        match alpha {
            0 => to.0 = [255; 3],
            255 => to.0 = colour,
            _ => to.0 = colour.map(|c| on_white(c, alpha)),
        }
    }
    flat
}

fn on_white(c: u8, alpha: u8) -> u8 {
    let sum = u32::from(c) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
    u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
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
