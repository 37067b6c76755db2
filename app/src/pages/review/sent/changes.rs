//! What changed since the last round, packed beside the text that it ends in.

use domain::diff::Piece;
use serde::{Deserialize, Serialize};

/// Lengths of runs of the first look's text, in bytes: above zero the same, below it added. Zero stands for the next of
/// the removed texts.
#[derive(Serialize, Deserialize)]
pub(super) enum Changes {
    Runs(Vec<i32>, Vec<String>),
    Whole(Vec<Piece>),
}

impl Changes {
    pub(super) fn pack(pieces: Vec<Piece>, text: &str) -> Self {
        let (mut runs, mut removed, mut rest) = (Vec::new(), Vec::new(), text);
        for piece in &pieces {
            let (Piece::Same(run) | Piece::Added(run)) = piece else {
                runs.push(0);
                removed.extend(match piece {
                    Piece::Removed(run) => Some(run.clone()),
                    _ => None,
                });
                continue;
            };
            match (rest.strip_prefix(&**run), i32::try_from(run.len())) {
                (Some(after), Ok(length)) if length > 0 => {
                    rest = after;
                    runs.push(if matches!(piece, Piece::Same(_)) {
                        length
                    } else {
                        -length
                    });
                }
                // A channel has words of its own; or they are no words of that text at all.
                _ => return Self::Whole(pieces),
            }
        }
        Self::Runs(runs, removed)
    }

    pub(super) fn unpack(self, text: &str) -> Vec<Piece> {
        let (runs, removed) = match self {
            Self::Whole(pieces) => return pieces,
            Self::Runs(runs, removed) => (runs, removed),
        };
        let (mut rest, mut removed) = (text, removed.into_iter());
        let piece = |run: i32| {
            if run == 0 {
                return Piece::Removed(removed.next().unwrap_or_default());
            }
            let length = usize::try_from(run.unsigned_abs()).unwrap_or(usize::MAX);
            let (now, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            rest = after;
            if run > 0 {
                Piece::Same(now.to_owned())
            } else {
                Piece::Added(now.to_owned())
            }
        };
        runs.into_iter().map(piece).collect()
    }
}
