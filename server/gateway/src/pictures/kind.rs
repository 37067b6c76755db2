//! What a file is that is no picture of ours, by its first bytes.

use domain::files::FileKind;

/// The kinds that people try most, by where their signature stands.
const SIGNATURES: [(usize, &[u8], FileKind); 20] = [
    (0, b"%PDF-", FileKind::Pdf),
    (0, b"II*\0", FileKind::Tiff),
    (0, b"MM\0*", FileKind::Tiff),
    (0, b"II+\0", FileKind::Tiff),
    (0, b"BM", FileKind::Bmp),
    (0, b"\0\0\x01\0", FileKind::Icon),
    (0, b"8BPS", FileKind::Photoshop),
    (0, b"\xFF\x0A", FileKind::JpegXl),
    (0, b"\0\0\0\x0CJXL ", FileKind::JpegXl),
    (0, b"\0\0\0\x0CjP  ", FileKind::Jpeg2000),
    (0, b"\xFF\x4F\xFF\x51", FileKind::Jpeg2000),
    (0, b"\x1A\x45\xDF\xA3", FileKind::Video),
    (0, b"\0\0\x01\xBA", FileKind::Video),
    (0, b"FLV\x01", FileKind::Video),
    (8, b"AVI ", FileKind::Video),
    (4, b"moov", FileKind::Video),
    (4, b"mdat", FileKind::Video),
    (0, b"PK\x03\x04", FileKind::Archive),
    (0, b"ID3", FileKind::Audio),
    (8, b"WAVE", FileKind::Audio),
];

/// The kind, if it is one that is known.
pub(super) fn known(file: &[u8]) -> Option<FileKind> {
    let is = |at: usize, word: &[u8]| file.get(at..).is_some_and(|rest| rest.starts_with(word));
    if is(4, b"ftyp") {
        return Some(by_brand(file));
    }
    let found = SIGNATURES.iter().find(|(at, word, _)| is(*at, word));
    found
        .map(|(.., kind)| *kind)
        .or_else(|| is_svg(file).then_some(FileKind::Svg))
}

/// Phones' pictures and videos share one container, which lists the kinds that may be read from it.
fn by_brand(file: &[u8]) -> FileKind {
    let length = file.first_chunk().map_or(0, |bytes| u32::from_be_bytes(*bytes));
    let end = usize::try_from(length).unwrap_or(usize::MAX).min(file.len());
    let brands = file.get(8..end).unwrap_or_default();
    let any = |words: &[&[u8]]| brands.chunks_exact(4).any(|brand| words.contains(&brand));
    if any(&[b"avif", b"avis"]) {
        FileKind::Avif
    } else if any(&[
        b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1",
    ]) {
        FileKind::Heic
    } else if any(&[b"M4A ", b"M4B "]) {
        FileKind::Audio
    } else {
        FileKind::Video
    }
}

/// Whether it is text in which a drawing begins.
fn is_svg(file: &[u8]) -> bool {
    let head = file
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(file)
        .trim_ascii_start();
    let head = head.get(..head.len().min(1024)).unwrap_or_default();
    head.starts_with(b"<") && head.windows(4).any(|word| word.eq_ignore_ascii_case(b"<svg"))
}
