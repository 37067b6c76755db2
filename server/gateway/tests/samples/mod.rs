//! Pictures for tests.

use std::io::Cursor;

use image::{ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use moxcms::ColorProfile;

/// Red at the left, blue at the right.
pub fn halves(width: u32, height: u32) -> RgbImage {
    let colour = |x, _| {
        if x < width / 2 {
            Rgb([220, 30, 30])
        } else {
            Rgb([30, 30, 220])
        }
    };
    RgbImage::from_fn(width, height, colour)
}

/// The picture as a file.
pub fn as_format(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).expect("an encoded picture");
    file.into_inner()
}

/// A JPEG with a colour profile.
pub fn with_profile(picture: &RgbImage, profile: &ColorProfile) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut file, 95);
    encoder
        .set_icc_profile(profile.encode().expect("an encoded profile"))
        .expect("a JPEG takes profiles");
    encoder
        .write_image(
            picture,
            picture.width(),
            picture.height(),
            ExtendedColorType::Rgb8,
        )
        .expect("a JPEG");
    file
}

/// Puts a camera's metadata behind the start marker of a JPEG: its model, orientation 6 (to be
/// turned right by a quarter) and a place. Other files come back as they are.
pub fn with_exif(file: &[u8]) -> Vec<u8> {
    let Some(rest) = file.strip_prefix(&[0xFF, 0xD8]) else {
        return file.to_vec();
    };
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [
            &tag.to_be_bytes()[..],
            &kind.to_be_bytes(),
            &count.to_be_bytes(),
            &value.to_be_bytes(),
        ]
        .concat()
    };
    let mut tiff = b"MM\0\x2A\0\0\0\x08".to_vec();
    tiff.extend([0, 3]);
    tiff.extend(entry(0x0110, 2, 10, 50)); // model: ten letters at 50
    tiff.extend(entry(0x0112, 3, 1, 6 << 16)); // orientation
    tiff.extend(entry(0x8825, 4, 1, 60)); // the place is described at 60
    tiff.extend([0; 4]);
    tiff.extend(b"SecretCam\0");
    tiff.extend([0, 1]);
    tiff.extend(entry(0x0001, 2, 2, u32::from_be_bytes(*b"N\0\0\0")));
    tiff.extend([0; 4]);

    let segment = [b"Exif\0\0", &tiff[..]].concat();
    let length = u16::try_from(segment.len() + 2).expect("a short segment");
    [
        &[0xFF, 0xD8, 0xFF, 0xE1][..],
        &length.to_be_bytes(),
        &segment,
        rest,
    ]
    .concat()
}

/// A PNG that declares this many pixels and holds none.
pub fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1A\n".to_vec();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    for (name, data) in [
        (b"IHDR", &header[..]),
        (b"IDAT", b"\x78\x9C\x03\0\0\0\0\x01"),
        (b"IEND", b""),
    ] {
        let chunk = [&name[..], data].concat();
        file.extend(u32::try_from(data.len()).expect("a short chunk").to_be_bytes());
        file.extend(&chunk);
        file.extend(checksum(&chunk).to_be_bytes());
    }
    file
}

/// CRC-32 as PNG has it.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 * (sum & 1))
        })
    })
}

/// A chunk of a PNG.
pub fn png_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let chunk = [&name[..], data].concat();
    let length = u32::try_from(data.len()).expect("a short chunk").to_be_bytes();
    [&length[..], &chunk, &checksum(&chunk).to_be_bytes()].concat()
}

/// The PNG with these bytes behind its header.
pub fn behind_header(png: &[u8], extra: &[u8]) -> Vec<u8> {
    let (head, rest) = png.split_at(33);
    [head, extra, rest].concat()
}

/// A GIF of these frames.
pub fn gif(frames: &[RgbImage]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut file);
    for frame in frames {
        let frame = image::Frame::new(image::DynamicImage::ImageRgb8(frame.clone()).into_rgba8());
        encoder.encode_frame(frame).expect("a frame");
    }
    drop(encoder);
    file
}

/// A PNG whose pictures behind the first are in the chunks of an animation.
pub fn apng(frames: &[RgbImage]) -> Vec<u8> {
    let control = |number: u32, frame: &RgbImage| {
        let fields = [number, frame.width(), frame.height(), 0, 0].map(u32::to_be_bytes);
        png_chunk(b"fcTL", &[fields.as_flattened(), &[0, 1, 0, 10, 0, 0]].concat())
    };
    let first = as_format(&frames[0], ImageFormat::Png);
    let count = u32::try_from(frames.len()).expect("few frames").to_be_bytes();
    let start = [
        png_chunk(b"acTL", &[count, [0; 4]].concat()),
        control(0, &frames[0]),
    ]
    .concat();
    let mut file = behind_header(&first, &start);
    file.truncate(file.len() - 12);
    for (number, frame) in (1..).zip(&frames[1..]) {
        file.extend(control(2 * number - 1, frame));
        let png = as_format(frame, ImageFormat::Png);
        let data = png.windows(4).position(|word| word == b"IDAT").expect("data");
        let data = &png[data + 4..png.len() - 16];
        file.extend(png_chunk(b"fdAT", &[&(2 * number).to_be_bytes(), data].concat()));
    }
    file.extend(png_chunk(b"IEND", b""));
    file
}

/// A WebP of these frames, all of one size.
pub fn animated_webp(frames: &[RgbImage]) -> Vec<u8> {
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).expect("a short chunk").to_le_bytes();
        [&name[..], &length, data, &[0][..data.len() % 2]].concat()
    };
    let less_one = |side: u32| {
        let [a, b, c, _] = (side - 1).to_le_bytes();
        [a, b, c]
    };
    let (width, height) = frames[0].dimensions();
    let size = [less_one(width), less_one(height)].concat();
    let mut body = b"WEBP".to_vec();
    body.extend(chunk(b"VP8X", &[&[2, 0, 0, 0], &size[..]].concat()));
    body.extend(chunk(b"ANIM", &[0; 6]));
    for frame in frames {
        let still = as_format(frame, ImageFormat::WebP);
        let data = [&[0; 6], &size[..], &[100, 0, 0, 0], &still[12..]].concat();
        body.extend(chunk(b"ANMF", &data));
    }
    chunk(b"RIFF", &body)
}

/// Zeros, packed, of which a thousand take one byte.
pub fn packed_zeros(length: usize) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&vec![0; length]).expect("memory");
    packer.finish().expect("memory")
}
