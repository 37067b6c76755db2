//! A PNG without what is beside the picture: texts, times and previews may inflate a thousandfold before any limit of
//! pixels counts, and a broken one is no reason to refuse the picture.

use std::io::Read;

use super::Source;

const SIGNATURE: usize = 8;

/// The longest colour profile that is unpacked, in bytes. Those of printers have about two million.
const MAX_PROFILE: u64 = 4 * 1024 * 1024;

/// The picture's own chunks, its colour profile, and whether it moves.
pub(super) fn source(file: &[u8]) -> Source<'static> {
    let mut lean = file.get(..SIGNATURE).unwrap_or_default().to_vec();
    let mut data = Vec::new();
    let mut profile = None;
    let (mut animated, mut frames, mut cut) = (false, 0_usize, true);
    for Chunk { kind, body, whole } in chunks(file) {
        match kind {
            b"IHDR" | b"PLTE" | b"tRNS" => lean.extend(whole),
            // The camera's orientation.
            b"eXIf" => lean.extend(whole),
            b"IDAT" => data.extend(whole),
            b"iCCP" => profile = profile.or_else(|| unpack(body)),
            b"acTL" => animated = data.is_empty(),
            b"fcTL" => frames += 1,
            b"IEND" => {
                cut = false;
                break;
            }
            _ => {}
        }
    }
    lean.append(&mut data);
    lean.extend(b"\0\0\0\0IEND\xAE\x42\x60\x82");
    Source {
        bytes: lean.into(),
        profile,
        moves: animated && frames > 1,
        cut,
    }
}

struct Chunk<'a> {
    kind: &'a [u8],
    body: &'a [u8],
    /// With length, kind and checksum.
    whole: &'a [u8],
}

/// The chunks that are there in full.
fn chunks(file: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = file.get(SIGNATURE..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let whole = rest.get(..length.checked_add(12)?)?;
        rest = rest.get(whole.len()..)?;
        Some(Chunk {
            kind: whole.get(4..8)?,
            body: whole.get(8..8 + length)?,
            whole,
        })
    })
}

/// A profile from its chunk: a name, a zero, the method, and the packed bytes.
fn unpack(body: &[u8]) -> Option<Vec<u8>> {
    let name = body.iter().position(|&byte| byte == 0)?;
    let packed = body.get(name + 2..)?;
    let mut profile = Vec::new();
    let mut reader = flate2::read::ZlibDecoder::new(packed).take(MAX_PROFILE + 1);
    reader.read_to_end(&mut profile).ok()?;
    (profile.len() as u64 <= MAX_PROFILE).then_some(profile)
}
