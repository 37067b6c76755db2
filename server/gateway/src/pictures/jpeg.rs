//! The structure of a JPEG file, as far as it can be judged without decoding.

use domain::Problem;

/// More scans than any camera or editor writes. Each costs a pass over all pixels, and thousands
/// of them fit into a small file.
const MAX_SCANS: usize = 100;

/// The end mark.
const END: &[u8] = &[0xFF, 0xD9];

/// Where the picture in a file ends. What lies behind is none of it: a phone's video, a second picture, padding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Before this byte, with an end mark.
    Marked(usize),
    /// Before this byte, without one: whether all lines are there is for a decoder to find out.
    Open(usize),
}

/// Follows the file to the end of its picture.
///
/// # Errors
/// [`Problem::CutOff`] if scans are missing; [`Problem::Unreadable`] if they are too many.
pub(super) fn extent(file: &[u8]) -> Result<Extent, Problem> {
    let mut rest = file.strip_prefix(&[0xFF, 0xD8]).ok_or(Problem::Unreadable)?;
    let mut script = Script::default();
    let mut found = Extent::Open(file.len());
    // Markers may be padded with 0xFF. Between a scan's header and the next marker lie its
    // data, in which 0xFF is followed by 0 or by one of the eight restart markers.
    while let Some(mark) = rest.iter().position(|&byte| byte == 0xFF) {
        let at = file.len() - rest.len() + mark;
        let Some((&marker, after)) = rest.get(mark + 1..).and_then(<[u8]>::split_first) else {
            found = Extent::Open(at);
            break;
        };
        match marker {
            0xFF => rest = rest.get(mark + 1..).unwrap_or_default(),
            0x00 | 0x01 | 0xD0..=0xD8 => rest = after,
            0xD9 => {
                found = Extent::Marked(at + 2);
                break;
            }
            _ => {
                let Some((body, next)) = segment(after) else {
                    found = Extent::Open(at);
                    break;
                };
                script.follow(marker, body);
                rest = next;
            }
        }
    }
    if let Extent::Open(end) = &mut found {
        // Half of the mark may be there.
        let whole = file.get(..*end).unwrap_or_default();
        *end = whole
            .iter()
            .rposition(|&byte| byte != 0xFF)
            .map_or(0, |last| last + 1);
    }
    match found {
        _ if script.scans > MAX_SCANS => Err(Problem::Unreadable),
        Extent::Marked(_) if script.scans == 0 => Err(Problem::Unreadable),
        Extent::Open(_) if !script.is_complete() => Err(Problem::CutOff),
        found => Ok(found),
    }
}

/// The file with an end mark.
pub(super) fn ended(file: &[u8]) -> Vec<u8> {
    [file, END].concat()
}

/// The same with other data before the mark. A decoder that finds every line in the file itself gives one picture of
/// all of these; where it has to make up lines, they differ.
pub(super) fn continued(file: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    // Longer than what a decoder reads ahead, and no marker. One alone might be as unreadable as nothing.
    [0x55, 0xAA, 0x33, 0x92]
        .into_iter()
        .map(move |byte| [file, &[byte; 256], END].concat())
}

/// A segment's content, and what follows it.
fn segment(after: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = usize::from(u16::from_be_bytes(*after.first_chunk()?));
    Some((after.get(2..length)?, after.get(length..)?))
}

/// Which coefficients the scans so far have brought.
#[derive(Default)]
struct Script {
    scans: usize,
    progressive: bool,
    /// By component: its identifier, and how many of the low bits of each coefficient are still missing.
    missing: Vec<(u8, [u8; 64])>,
}

impl Script {
    fn follow(&mut self, marker: u8, body: &[u8]) {
        match (marker, body) {
            (0xDA, [count, rest @ ..]) => {
                self.scans += 1;
                let (chosen, rest) = rest.split_at(rest.len().min(2 * usize::from(*count)));
                let &[first, last, bits, ..] = rest else {
                    return;
                };
                let (range, bits) = if self.progressive {
                    (usize::from(first)..=usize::from(last), bits & 0x0F)
                } else {
                    (0..=63, 0)
                };
                for (id, missing) in &mut self.missing {
                    if chosen.chunks(2).any(|c| c.first() == Some(id))
                        && let Some(missing) = missing.get_mut(range.clone())
                    {
                        missing.fill(bits);
                    }
                }
            }
            // A frame's header; those beside it define tables.
            (0xC0..=0xCF, [_, _, _, _, _, _, components @ ..]) if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                self.progressive = matches!(marker, 0xC2 | 0xC6 | 0xCA | 0xCE);
                let ids = components.chunks_exact(3).filter_map(|c| c.first());
                self.missing = ids.map(|id| (*id, [u8::MAX; 64])).collect();
            }
            _ => {}
        }
    }

    fn is_complete(&self) -> bool {
        !self.missing.is_empty() && self.missing.iter().all(|(_, bits)| *bits == [0; 64])
    }
}
