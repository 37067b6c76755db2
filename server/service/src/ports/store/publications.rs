//! Which channels of a revision are on their way, or were.

use super::Got;
use async_trait::async_trait;
use domain::RevisionId;
use domain::post::Revision;
use domain::publication::OnChannel;

/// Looks up the channels of a revision that are on their way.
#[async_trait]
pub trait ReadPublications: Send {
    /// The channels of a revision that are on their way, or were.
    async fn publications(&mut self, revision: RevisionId) -> Got<Vec<OnChannel>>;
}

/// Changes the channels of a revision that are on their way.
#[async_trait]
pub trait WritePublications: Send {
    /// Says which channels of a revision are on their way, in the place of what was said before.
    async fn set_publications(&mut self, revision: &Revision, out: &[OnChannel]) -> Got<()>;
}
