//! What tells two states of a client's page apart, for the client whose page is open.

use crate::{Services, secrets::vault::Purpose};
use domain::LinkId;

/// The mark of the page of a link after that event, the last that concerned it. It says neither how many there were nor
/// whether one came before another: the log is the workspace's.
#[must_use]
pub fn mark(services: &Services, link: LinkId, seq: i64) -> String {
    let whole = services.vault.derive(Purpose::PageMark, &format!("{link}:{seq}"));
    whole.reveal().chars().take(16).collect()
}
