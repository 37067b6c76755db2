//! Who is asked about a revision.

use super::Got;
use async_trait::async_trait;
use domain::post::Revision;
use domain::review::ReviewRequest;
use domain::{ApproverId, LinkId, PostId, RevisionId, UnixMillis};

/// Looks up who is asked about a revision.
#[async_trait]
pub trait ReadReviewRequests: Send {
    /// Who is asked about a revision, with what they said, by stage.
    async fn review_requests(&mut self, revision: RevisionId) -> Got<Vec<ReviewRequest>>;
    /// Who is asked about the current revisions of the posts of a link, by whichever link, with what they said, by stage.
    async fn review_requests_on_link(&mut self, link: LinkId) -> Got<Vec<(PostId, ReviewRequest)>>;
}

/// Changes who is asked about a revision.
#[async_trait]
pub trait WriteReviewRequests: Send {
    /// Asks an approver about a revision; one who is asked already, in this stage.
    async fn put_review_request(
        &mut self,
        revision: &Revision,
        approver: ApproverId,
        stage: i64,
        at: UnixMillis,
    ) -> Got<()>;
    /// Asks an approver no more, who has not answered.
    async fn drop_review_request(&mut self, revision: RevisionId, approver: ApproverId) -> Got<()>;
}
