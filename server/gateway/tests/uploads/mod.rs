//! What people upload that is more than a plain picture, and what they are told.

#![expect(clippy::panic, reason = "a test names the file that failed")]

use std::path::Path;

use crate::samples::{
    animated_webp, apng, as_format, behind_header, gif, halves, packed_zeros, png_chunk, png_header,
};
use data_encoding::HEXLOWER;
use domain::{Problem, files::FileKind};
use gateway::{ImagePictures, pictures};
use image::{ImageFormat, RgbImage};
use serde::Deserialize;
use service::ports::{Pictures, Rendered};

fn render(upload: &[u8]) -> Result<Rendered, Problem> {
    ImagePictures.render(upload)
}

/// A case of `cases/pictures.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    #[expect(dead_code, reason = "for people")]
    source: String,
    file: String,
    /// So many bytes are missing at the end.
    #[serde(default)]
    cut: usize,
    /// These bytes follow.
    #[serde(default)]
    append: String,
    right: Right,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Right {
    Taken { taken: [u32; 2], moved: bool },
    Refused(Problem),
}

#[test]
fn cases_from_the_field() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let cases = std::fs::read(folder.join("pictures.json")).expect("cases");
    let cases: Vec<Case> = serde_json::from_slice(&cases).expect("a list of cases");
    for case in cases {
        let mut upload = std::fs::read(folder.join(&case.file)).expect("a file");
        upload.truncate(upload.len() - case.cut);
        upload.extend(HEXLOWER.decode(case.append.as_bytes()).expect("bytes in hex"));
        let found = match render(&upload) {
            Ok(rendered) => Right::Taken {
                taken: [rendered.width, rendered.height],
                moved: rendered.still_of_animation,
            },
            Err(problem) => Right::Refused(problem),
        };
        assert_eq!(found, case.right, "{}", case.id);
    }
}

/// Each byte that is missing at the end of a JPEG is either none of the picture, or missed.
#[test]
fn a_jpeg_without_its_end_looks_like_the_whole_or_is_refused() {
    let noisy = RgbImage::from_fn(61, 45, |x, y| {
        image::Rgb([((x * 7) ^ (y * 13)) as u8, (x * y) as u8, (x + y * 3) as u8])
    });
    let soft = RgbImage::from_fn(70, 50, |x, y| {
        image::Rgb([(x * 3) as u8, (y * 4) as u8, (x + y) as u8])
    });
    for picture in [noisy, soft, halves(64, 48)] {
        let file = as_format(&picture, ImageFormat::Jpeg);
        let whole = render(&file).expect("a picture").display;
        let without_mark = render(&file[..file.len() - 2]).expect("every line is there");
        assert!(without_mark.display == whole);
        for missing in 3..file.len() {
            match render(&file[..file.len() - missing]) {
                Ok(shown) => assert!(shown.display == whole, "without {missing} bytes"),
                Err(Problem::CutOff) => {}
                Err(Problem::UnsupportedMedia | Problem::Unreadable) if file.len() - missing < 4 => {}
                Err(other) => panic!("without {missing} bytes: {other:?}"),
            }
        }
    }
}

/// Makes a moving picture of frames.
type Maker = fn(&[RgbImage]) -> Vec<u8>;

#[test]
fn what_moved_is_kept_as_one_frame_and_says_so() {
    let frames = [halves(40, 30), RgbImage::new(40, 30), halves(40, 30)];
    let makers: [(&str, Maker); 3] = [("GIF", gif), ("APNG", apng), ("WebP", animated_webp)];
    for (name, make) in makers {
        for count in 1..=3 {
            let rendered =
                render(&make(&frames[..count])).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
            assert_eq!(rendered.still_of_animation, count > 1, "{name} of {count}");
            assert_eq!((rendered.width, rendered.height), (40, 30), "{name}");
            let shown = image::load_from_memory(&rendered.display)
                .expect("a JPEG")
                .into_rgb8();
            assert!(shown.get_pixel(4, 15)[0] > 180, "{name}: the first frame");
        }
    }
    for format in [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Gif,
    ] {
        let still = render(&as_format(&frames[0], format)).expect("a picture");
        assert!(!still.still_of_animation, "{format:?}");
    }
}

#[test]
fn what_lies_beside_a_png_is_no_reason_to_refuse_it() {
    let png = as_format(&halves(40, 30), ImageFormat::Png);
    let plain = render(&png).expect("a picture").display;
    // A megabyte of packed zeros unpacks to a gigabyte.
    let bomb = packed_zeros(64 * 1024 * 1024);
    let text = |start: &[u8]| [start, &bomb[..]].concat();
    let mut broken = png_chunk(b"tEXt", b"Comment\0broken");
    broken[20] ^= 1;
    for (name, extra) in [
        ("XMP", png_chunk(b"iTXt", &text(b"XML:com.adobe.xmp\0\x01\0\0\0"))),
        ("packed text", png_chunk(b"zTXt", &text(b"Comment\0\0"))),
        ("profile that is none", png_chunk(b"iCCP", &text(b"Huge\0\0"))),
        ("plain text", png_chunk(b"tEXt", &[b'x'; 3_000_000])),
        ("private", png_chunk(b"prVt", &[0; 200_000])),
        ("broken checksum", broken),
        ("many", png_chunk(b"tEXt", b"a\0b").repeat(10_000)),
    ] {
        let rendered =
            render(&behind_header(&png, &extra)).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
        assert_eq!(rendered.display, plain, "{name}");
    }
    let trailing = [&png[..], b"\xFF\xD8 what some program adds"].concat();
    assert_eq!(render(&trailing).expect("a picture").display, plain);
}

#[test]
fn a_png_keeps_the_look_of_its_profile_however_long() {
    use std::io::Write;
    let png = as_format(
        &RgbImage::from_pixel(32, 32, image::Rgb([200, 60, 60])),
        ImageFormat::Png,
    );
    let profile = moxcms::ColorProfile::new_display_p3()
        .encode()
        .expect("a profile");
    let with = |profile: &[u8]| {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::none());
        packer.write_all(profile).expect("memory");
        let body = [b"P3\0\0", &packer.finish().expect("memory")[..]].concat();
        let rendered = render(&behind_header(&png, &png_chunk(b"iCCP", &body))).expect("a picture");
        let shown = image::load_from_memory(&rendered.display)
            .expect("a JPEG")
            .into_rgb8();
        shown.get_pixel(16, 16).0
    };
    for length in [profile.len(), 300_000] {
        let mut profile = profile.clone();
        profile.resize(length.max(profile.len()), 0);
        let [red, green, _] = with(&profile);
        assert!(red > 208 && green < 56, "{length}: {red} {green}");
    }
}

#[test]
fn panoramas_are_taken_within_the_budget_of_pixels() {
    for (size, display) in [
        ((12_000, 800), (2048, 137)),
        ((800, 12_000), (137, 2048)),
        ((16_382, 1_000), (2048, 125)),
        ((40_000, 30), (2048, 2)),
    ] {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let upload = as_format(&halves(size.0, size.1), format);
            let rendered = render(&upload).expect("a panorama");
            assert_eq!((rendered.width, rendered.height), display, "{size:?}");
        }
    }
    // What a phone calls 50 megapixels is no refusal of pixels; there are none in this sample.
    let phone = behind_header(&png_header(8_160, 6_144), &png_chunk(b"IDAT", &[0; 40_000]));
    assert_eq!(render(&phone).expect_err("no pixels"), Problem::Unreadable);
}

#[test]
fn a_picture_costs_its_sender_bytes() {
    // One even area, as each format packs it, is taken.
    let even = RgbImage::from_pixel(5_000, 4_000, image::Rgb([200, 100, 50]));
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif] {
        assert!(render(&as_format(&even, format)).is_ok(), "{format:?}");
    }
    let small = RgbImage::new(2_000, 2_000);
    assert!(render(&as_format(&small, ImageFormat::WebP)).is_ok());

    // One pixel on a screen of 50 million, in 35 bytes.
    let [width, height] = [8_160_u16, 6_144].map(u16::to_le_bytes);
    let mut screen = [
        &b"GIF89a"[..],
        &width,
        &height,
        &[0x80, 0, 0, 0, 0, 0, 255, 255, 255],
    ]
    .concat();
    screen.extend(*b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3B");
    assert_eq!(screen.len(), 35);
    for upload in [screen, png_header(8_160, 6_144)] {
        assert_eq!(render(&upload).expect_err("too few bytes"), Problem::TooFewBytes);
    }
}

#[test]
fn refusals_tell_the_true_reason() {
    let mut large = as_format(&halves(64, 64), ImageFormat::Jpeg);
    large.resize(pictures::MAX_BYTES + 1, 0);
    let container = |brands: &[u8]| {
        let length = u32::try_from(8 + brands.len()).expect("few brands").to_be_bytes();
        [&length[..], b"ftyp", brands, &[0; 64]].concat()
    };
    let kind = Problem::UnsupportedKind;
    let mut damaged = as_format(&halves(64, 64), ImageFormat::Png);
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0x55;
    for (upload, right) in [
        (large, Problem::TooLarge),
        (png_header(100_000, 2), Problem::TooManyPixels),
        (png_header(9_000, 9_000), Problem::TooManyPixels),
        (damaged, Problem::Unreadable),
        (container(b"heic\0\0\0\0mif1heic"), kind(FileKind::Heic)),
        (container(b"mif1\0\0\0\0mif1heic"), kind(FileKind::Heic)),
        (container(b"mif1\0\0\0\0mif1avif"), kind(FileKind::Avif)),
        (container(b"avif\0\0\0\0mif1miaf"), kind(FileKind::Avif)),
        (
            container(b"isom\0\0\x02\0isomiso2avc1mp41"),
            kind(FileKind::Video),
        ),
        (container(b"qt  \0\0\x02\0qt  "), kind(FileKind::Video)),
        (container(b"M4A \0\0\x02\0isom"), kind(FileKind::Audio)),
        (
            b"\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01webm".to_vec(),
            kind(FileKind::Video),
        ),
        (b"RIFF\x10\0\0\0AVI LIST".to_vec(), kind(FileKind::Video)),
        (b"%PDF-1.7".to_vec(), kind(FileKind::Pdf)),
        (
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(),
            kind(FileKind::Svg),
        ),
        (
            b"\xEF\xBB\xBF\n<?xml version=\"1.0\"?><!-- drawn --><SVG/>".to_vec(),
            kind(FileKind::Svg),
        ),
        (b"II*\0\x08\0\0\0".to_vec(), kind(FileKind::Tiff)),
        (b"BM\x1E\0\0\0\0\0\0\0".to_vec(), kind(FileKind::Bmp)),
        (b"8BPS\0\x01".to_vec(), kind(FileKind::Photoshop)),
        (b"PK\x03\x04".to_vec(), kind(FileKind::Archive)),
        (
            b"<!doctype html><title>picture.jpg</title>".to_vec(),
            Problem::UnsupportedMedia,
        ),
        (Vec::new(), Problem::UnsupportedMedia),
    ] {
        let start = upload[..upload.len().min(24)].escape_ascii().to_string();
        assert_eq!(render(&upload).expect_err("a refusal"), right, "{start}");
    }
}
