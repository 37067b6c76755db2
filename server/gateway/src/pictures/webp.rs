//! The chunks of a WebP.

use super::Source;

/// The file, and whether it moves.
pub(super) fn source(file: &[u8]) -> Source<'_> {
    let mut frames = 0_usize;
    let end = follow(file, |kind| frames += usize::from(kind == b"ANMF"));
    Source {
        bytes: file.into(),
        profile: None,
        moves: frames > 1,
        cut: end.is_none(),
    }
}

/// Names the chunks to the end that the header tells; `None` if the file is shorter.
fn follow(file: &[u8], mut each: impl FnMut(&[u8])) -> Option<()> {
    let length = |bytes: &[u8]| usize::try_from(u32::from_le_bytes(*bytes.first_chunk()?)).ok();
    let whole = length(file.get(4..)?)?;
    let mut rest = file.get(12..)?;
    let cut = rest.len().checked_add(4)? < whole;
    while let Some(size) = rest.get(4..).and_then(length) {
        each(rest.get(..4)?);
        // Chunks begin at even places.
        let next = size.checked_add(8)?.checked_next_multiple_of(2)?;
        rest = rest.get(next..).unwrap_or_default();
    }
    (!cut).then_some(())
}
