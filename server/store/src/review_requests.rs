//! Who is asked about a revision, with what they said.

use crate::{
    conn::Conn,
    row::{Row, Stored},
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{
    ApproverId, LinkId, PostId, RevisionId, UnixMillis,
    post::Revision,
    review::{Answer, ReviewRequest},
};
use service::ports::store::{Got, ReadReviewRequests, WriteReviewRequests};

macro_rules! select_requests {
    ($from:literal, $rest:literal) => {
        concat!(
            "SELECT q.post_id, q.approver_id, q.stage, d.verdict, d.decided_by, d.decided_at FROM ",
            $from,
            " LEFT JOIN decisions d
                ON d.revision_id = q.revision_id AND d.approver_id = q.approver_id AND d.undone_at IS NULL WHERE ",
            $rest,
            " ORDER BY q.stage, q.asked_at, q.approver_id"
        )
    };
}

sql! {
    REQUESTS_OF_REVISION = select_requests!("review_requests q", "q.revision_id = $1");
    REQUESTS_ON_LINK = select_requests!(
        "link_posts lp JOIN posts p ON p.id = lp.post_id JOIN review_requests q ON q.revision_id = p.revision_id",
        "lp.link_id = $1"
    );
    REQUEST_PUT = "INSERT INTO review_requests (revision_id, approver_id, post_id, stage, asked_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (revision_id, approver_id) DO UPDATE SET stage = excluded.stage";
    REQUEST_DROP = "DELETE FROM review_requests WHERE revision_id = $1 AND approver_id = $2";
}

impl Stored for (PostId, ReviewRequest) {
    fn read(row: &Row<'_>) -> Got<Self> {
        let answer = match (
            row.get("verdict")?,
            row.get("decided_by")?,
            row.get("decided_at")?,
        ) {
            (None, None, None) => None,
            (Some(verdict), Some(by), Some(at)) => Some(Answer { verdict, by, at }),
            _ => return Err(row.unreadable("verdict")),
        };
        let request = ReviewRequest {
            approver: row.get("approver_id")?,
            stage: row.get("stage")?,
            answer,
        };
        Ok((row.get("post_id")?, request))
    }
}

#[async_trait]
impl ReadReviewRequests for Conn {
    async fn review_requests(&mut self, revision: RevisionId) -> Got<Vec<ReviewRequest>> {
        let rows = self
            .list::<(PostId, ReviewRequest)>(REQUESTS_OF_REVISION, values![revision])
            .await?;
        Ok(rows.into_iter().map(|(_, request)| request).collect())
    }

    async fn review_requests_on_link(&mut self, link: LinkId) -> Got<Vec<(PostId, ReviewRequest)>> {
        self.list::<(PostId, ReviewRequest)>(REQUESTS_ON_LINK, values![link])
            .await
    }
}

#[async_trait]
impl WriteReviewRequests for Conn {
    async fn put_review_request(
        &mut self,
        revision: &Revision,
        approver: ApproverId,
        stage: i64,
        at: UnixMillis,
    ) -> Got<()> {
        let values = values![revision.id, approver, revision.post_id, stage, at];
        self.change_to_tell().change(REQUEST_PUT, values).await
    }

    async fn drop_review_request(&mut self, revision: RevisionId, approver: ApproverId) -> Got<()> {
        self.change_to_tell()
            .change(REQUEST_DROP, values![revision, approver])
            .await
    }
}
