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

/// The words of `old` and `new`, as runs. Joining `Same` and `Added` gives `new`, byte for byte.
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
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
