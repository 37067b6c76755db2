//! How often what a feed tells of a post changed.

use crate::model::EventCount;
use domain::{PostId, shared_calendar::shows_outside};
use std::collections::HashMap;

/// The SEQUENCE of each post: the count of its events that people outside can see, on top of `base`. The log only grows,
/// so it never falls; and it grows by nothing that a reader of the feed does not see anyway.
pub(crate) fn sequence_of(counts: &[EventCount], base: i64) -> impl Fn(PostId) -> i64 + use<> {
    let mut seen: HashMap<PostId, i64> = HashMap::new();
    for counted in counts.iter().filter(|counted| shows_outside(counted.kind)) {
        *seen.entry(counted.post).or_default() += counted.count;
    }
    move |post| base + seen.get(&post).copied().unwrap_or_default()
}
