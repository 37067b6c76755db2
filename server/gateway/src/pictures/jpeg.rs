//! The structure of a JPEG file, as far as it can be judged without decoding.

/// More scans than any camera or editor writes. Each costs a pass over all pixels, and thousands
/// of them fit into a small file.
const MAX_SCANS: usize = 100;

/// Whether the file goes on to its end marker, in a sane number of scans.
pub(super) fn is_sound(file: &[u8]) -> bool {
    scans(file).is_some_and(|scans| (1..=MAX_SCANS).contains(&scans))
}

/// The number of scans before the end marker, or `None` when the file breaks off.
fn scans(file: &[u8]) -> Option<usize> {
    let mut scans = 0;
    let mut rest = file.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        // Markers may be padded with 0xFF. Between a scan's header and the next marker lie its
        // data, in which 0xFF is followed by 0 or by one of the eight restart markers.
        let start = rest.iter().position(|&byte| byte == 0xFF)?;
        rest = rest.get(start + 1..)?;
        let (&marker, after) = rest.split_first()?;
        match marker {
            0xFF => {}
            0x00 | 0x01 | 0xD0..=0xD8 => rest = after,
            0xD9 => return Some(scans),
            _ => {
                let length = u16::from_be_bytes([*after.first()?, *after.get(1)?]);
                rest = after.get(usize::from(length)..)?;
                scans += usize::from(marker == 0xDA);
            }
        }
    }
}
