//! Word differences between two texts, for clients and staff.

use serde::{Deserialize, Serialize};
use similar::{ChangeTag, TextDiff};

/// A run of text that is the same, new or gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only in the new text.
    Added(String),
    /// Only in the old text.
    Removed(String),
}

/// The words of `old` and `new`, as runs. Joining `Same` and `Added` gives `new`, byte for byte. Words that were replaced
/// side by side are one run: a sentence that was written anew is read as one.
#[must_use]
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_unicode_words(old, new).iter_all_changes() {
        let text = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(run)))
            | (ChangeTag::Insert, Some(Piece::Added(run)))
            | (ChangeTag::Delete, Some(Piece::Removed(run))) => run.push_str(text),
            (ChangeTag::Equal, _) => pieces.push(Piece::Same(text.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::Added(text.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Removed(text.to_owned())),
        }
    }
    joined(pieces)
}

/// Draws the spaces between replaced words into them.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Removed(run) => removed.push_str(&run),
            Piece::Added(run) => added.push_str(&run),
            Piece::Same(run) => {
                let between = !removed.is_empty() && !added.is_empty() && pieces.peek().is_some();
                if between && run.chars().all(|c| c.is_whitespace() && c != '\n') {
                    removed.push_str(&run);
                    added.push_str(&run);
                } else {
                    flush(&mut removed, &mut added, &mut out);
                    out.push(Piece::Same(run));
                }
            }
        }
    }
    flush(&mut removed, &mut added, &mut out);
    out
}

fn flush(removed: &mut String, added: &mut String, out: &mut Vec<Piece>) {
    if !removed.is_empty() {
        out.push(Piece::Removed(std::mem::take(removed)));
    }
    if !added.is_empty() {
        out.push(Piece::Added(std::mem::take(added)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sentence_written_anew_is_one_run() {
        let pieces = words(
            "Sale, with up to 30% off. Come!",
            "Sale: one bag of the roast. Come!",
        );
        let expected = [
            Piece::Same("Sale".into()),
            Piece::Removed(", with up to 30% off".into()),
            Piece::Added(": one bag of the roast".into()),
            Piece::Same(". Come!".into()),
        ];
        assert_eq!(pieces, expected);
        let apart = words("one\ntwo", "1\n2");
        assert_eq!(
            apart
                .iter()
                .filter(|piece| matches!(piece, Piece::Same(_)))
                .count(),
            1
        );
    }

    proptest! {
        #[test]
        fn a_difference_rebuilds_both_texts(old in "\\PC{0,60}", new in "\\PC{0,60}") {
            let (mut left, mut right) = (String::new(), String::new());
            for piece in words(&old, &new) {
                match piece {
                    Piece::Same(run) => { left.push_str(&run); right.push_str(&run); }
                    Piece::Added(run) => right.push_str(&run),
                    Piece::Removed(run) => left.push_str(&run),
                }
            }
            prop_assert_eq!(left, old);
            prop_assert_eq!(right, new);
        }
    }
}
