//! What uploads become, and what is refused.

mod samples;
mod uploads;

use std::time::{Duration, Instant};

use domain::{Problem, files::FileKind};
use gateway::{ImagePictures, pictures};
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use samples::{as_format, halves, png_header, with_exif, with_profile};
use service::ports::{Pictures, Rendered};

fn render(upload: &[u8]) -> Result<Rendered, Problem> {
    ImagePictures.render(upload)
}

fn shown(upload: &[u8]) -> DynamicImage {
    let rendered = render(upload).expect("an acceptable picture");
    let display = image::load_from_memory_with_format(&rendered.display, ImageFormat::Jpeg).expect("a JPEG");
    assert_eq!(display.dimensions(), (rendered.width, rendered.height));
    display
}

fn refused(upload: &[u8]) -> Problem {
    render(upload).expect_err("a refusal")
}

/// Whether the colour at `x`, `y` is `wanted`, as closely as JPEG keeps it.
fn is(picture: &DynamicImage, x: u32, y: u32, wanted: [u8; 3]) -> bool {
    let [found @ .., _] = picture.get_pixel(x, y).0;
    found.iter().zip(wanted).all(|(&a, b)| a.abs_diff(b) < 24)
}

const RED: [u8; 3] = [220, 30, 30];
const BLUE: [u8; 3] = [30, 30, 220];

#[test]
fn a_photo_is_turned_upright_and_loses_its_metadata() {
    let photo = with_exif(&as_format(&halves(96, 64), ImageFormat::Jpeg));
    assert!(
        photo.windows(9).any(|word| word == b"SecretCam"),
        "the sample carries metadata"
    );

    // Orientation 6: what is stored at the left belongs to the top.
    let display = shown(&photo);
    assert_eq!(display.dimensions(), (64, 96));
    assert!(is(&display, 32, 10, RED));
    assert!(is(&display, 32, 86, BLUE));

    let rendered = render(&photo).expect("an acceptable picture");
    for rendition in [&rendered.display, &rendered.thumbnail] {
        for trace in [&b"Exif"[..], b"SecretCam", b"\xFF\xE1"] {
            assert!(
                !rendition.windows(trace.len()).any(|word| word == trace),
                "{trace:?} is gone"
            );
        }
    }
}

#[test]
fn a_wide_gamut_photo_keeps_its_look_without_its_profile() {
    let plain = RgbImage::from_pixel(32, 32, Rgb([200, 60, 60]));
    let photo = with_profile(&plain, &moxcms::ColorProfile::new_display_p3());
    // The same red needs larger numbers in the smaller gamut.
    assert!(
        is(&shown(&photo), 16, 16, [217, 48, 54]),
        "{:?}",
        shown(&photo).get_pixel(16, 16)
    );
    let rendered = render(&photo).expect("an acceptable picture");
    assert!(!rendered.display.windows(11).any(|word| word == b"ICC_PROFILE"));
}

#[test]
fn transparency_lies_on_white() {
    let mut sheet = RgbaImage::from_pixel(40, 20, Rgba([0, 0, 0, 0]));
    for (x, _, pixel) in sheet.enumerate_pixels_mut() {
        if x >= 20 {
            *pixel = Rgba([0, 0, 0, 128]);
        }
    }
    let mut png = std::io::Cursor::new(Vec::new());
    sheet.write_to(&mut png, ImageFormat::Png).expect("a PNG");
    let display = shown(png.get_ref());
    assert!(is(&display, 6, 10, [255, 255, 255]));
    assert!(is(&display, 33, 10, [127, 127, 127]));
}

#[test]
fn every_accepted_format_is_shown() {
    for format in [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Gif,
    ] {
        let display = shown(&as_format(&halves(96, 64), format));
        assert_eq!(display.dimensions(), (96, 64), "{format:?}");
        assert!(
            is(&display, 10, 30, RED) && is(&display, 86, 30, BLUE),
            "{format:?}"
        );
    }
}

#[test]
fn renditions_fit_their_sides() {
    for (size, display, thumbnail) in [
        ((4400, 220), (2048, 102), (480, 24)),
        ((220, 2200), (205, 2048), (48, 480)),
        ((8000, 1), (2048, 1), (480, 1)),
        ((300, 200), (300, 200), (300, 200)),
    ] {
        let upload = as_format(&halves(size.0, size.1), ImageFormat::Png);
        let rendered = render(&upload).expect("an acceptable picture");
        assert_eq!((rendered.width, rendered.height), display, "{size:?}");
        let small = image::load_from_memory(&rendered.thumbnail).expect("a JPEG");
        assert_eq!(small.dimensions(), thumbnail, "{size:?}");
    }
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    let mut wide_jpeg = as_format(&halves(64, 64), ImageFormat::Jpeg);
    let frame = wide_jpeg
        .windows(2)
        .position(|word| word == [0xFF, 0xC0])
        .expect("a frame header");
    wide_jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    let start = Instant::now();
    for bomb in [
        png_header(100_000, 100_000),
        png_header(pictures::MAX_SIDE + 1, 1),
        // Neither side is too long, but there are 56 million pixels.
        png_header(8_000, 7_000),
        wide_jpeg,
    ] {
        assert_eq!(refused(&bomb), Problem::TooManyPixels);
    }
    assert!(
        start.elapsed() < Duration::from_millis(200),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn too_many_bytes_are_refused_unread() {
    let mut photo = as_format(&halves(64, 64), ImageFormat::Jpeg);
    photo.resize(pictures::MAX_BYTES + 1, 0);
    assert_eq!(refused(&photo), Problem::TooLarge);
}

#[test]
fn what_only_claims_to_be_a_picture_is_refused() {
    for (disguise, reason) in [
        (&b""[..], Problem::UnsupportedMedia),
        (
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
            Problem::UnsupportedKind(FileKind::Svg),
        ),
        (
            b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            Problem::UnsupportedKind(FileKind::Svg),
        ),
        (
            b"<!doctype html><title>picture.jpg</title><script>alert(1)</script>",
            Problem::UnsupportedMedia,
        ),
        (
            b"BM\x1E\0\0\0\0\0\0\0\x1A\0\0\0\x0C\0\0\0\x01\0\x01\0\x01\0\x18\0\0\0\xFF\0",
            Problem::UnsupportedKind(FileKind::Bmp),
        ),
        (b"%PDF-1.7", Problem::UnsupportedKind(FileKind::Pdf)),
        (b"\xFF\xD8\xFF\xE0<script>alert(1)</script>", Problem::CutOff),
        (b"\x89PNG\r\n\x1A\n<script>alert(1)</script>", Problem::CutOff),
        (b"GIF89a\x01\0\x01\0<script>alert(1)</script>", Problem::CutOff),
    ] {
        assert_eq!(refused(disguise), reason, "{}", disguise.escape_ascii());
    }
}

#[test]
fn a_file_that_breaks_off_is_refused() {
    let noisy = RgbImage::from_fn(160, 120, |x, y| {
        Rgb([((x * 7) ^ (y * 13)) as u8, (x * y) as u8, (x + y * 3) as u8])
    });
    for format in [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Gif,
    ] {
        let whole = as_format(&noisy, format);
        for part in [whole.len() / 4, whole.len() / 2, whole.len() * 9 / 10] {
            assert_eq!(
                refused(&whole[..part]),
                Problem::CutOff,
                "{format:?} cut at {part}"
            );
        }
    }
}

#[test]
fn a_file_of_countless_scans_is_refused() {
    let photo = as_format(&halves(64, 64), ImageFormat::Jpeg);
    let scan = photo
        .windows(2)
        .position(|word| word == [0xFF, 0xDA])
        .expect("a scan");
    let (head, body) = photo.split_at(scan);
    let body = &body[..body.len() - 2];
    let many = [head, &body.repeat(500), &[0xFF, 0xD9]].concat();
    assert_eq!(refused(&many), Problem::Unreadable);
}

/// Whatever the bytes are, the answer is a picture or a refusal.
#[test]
fn damage_never_panics() {
    let mut state = 1_u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for format in [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Gif,
    ] {
        let whole = with_exif(&as_format(&halves(48, 32), format));
        for _ in 0..300 {
            let mut damaged = whole.clone();
            for _ in 0..=next(6) {
                let at = next(damaged.len());
                damaged[at] = next(256) as u8;
            }
            let _ = render(&damaged);
        }
    }
}
