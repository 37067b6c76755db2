//! The blocks of a GIF.

use super::Source;

/// The file, and whether it moves.
pub(super) fn source(file: &[u8]) -> Source<'_> {
    let mut blocks = Blocks::default();
    let end = blocks.follow(file);
    Source {
        bytes: file.into(),
        profile: None,
        moves: blocks.pictures > 1,
        cut: end.is_none(),
    }
}

#[derive(Default)]
struct Blocks {
    pictures: usize,
}

impl Blocks {
    /// Follows the blocks to the trailer; `None` if it does not come.
    fn follow(&mut self, file: &[u8]) -> Option<()> {
        // Signature and screen, of which the fifth byte says whether a table of colours follows.
        let (head, mut rest) = file.split_at_checked(13)?;
        rest = rest.get(table(head[10])..)?;
        loop {
            let (&kind, after) = rest.split_first()?;
            rest = match kind {
                0x21 => sub_blocks(after.get(1..)?)?,
                0x2C => {
                    self.pictures += 1;
                    let (head, after) = after.split_at_checked(9)?;
                    // The table is followed by the size of the first codes.
                    sub_blocks(after.get(table(head[8]) + 1..)?)?
                }
                0x3B => return Some(()),
                _ => return None,
            };
        }
    }
}

/// The length in bytes of the table of colours that these flags announce.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

/// What follows the data: blocks with their length, the last one empty.
fn sub_blocks(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        let (&length, after) = rest.split_first()?;
        rest = after.get(usize::from(length)..)?;
        if length == 0 {
            return Some(rest);
        }
    }
}
