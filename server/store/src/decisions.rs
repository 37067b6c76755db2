//! Verdicts of clients. None is ever removed: one that was taken back is marked.

use crate::{conn::Conn, row::stored, sql::sql, value::values};
use async_trait::async_trait;
use domain::{Failure, LinkId, PostId, Refusal, RequestKey, Spelled, UnixMillis, seal::Seal};
use service::{
    model::Decision,
    ports::store::{Got, ReadDecisions, WriteDecisions},
};

macro_rules! decision {
    () => {
        "id, link_id, post_id, revision_id, approver_id, verdict, planned, note, decided_by, decided_at, request_key,
        undone_at"
    };
}

sql! {
    DECISIONS_OF_LINK = concat!(
        "SELECT ", decision!(), " FROM decisions WHERE link_id = $1 ORDER BY decided_at, id"
    );
    DECISIONS_OF_POST = concat!(
        "SELECT ", decision!(), " FROM decisions WHERE post_id = $1 ORDER BY decided_at, id"
    );
    DECISIONS_ON_LINK = "SELECT d.id, d.link_id, d.post_id, d.revision_id, d.approver_id, d.verdict, d.planned, d.note,
        d.decided_by, d.decided_at, d.request_key, d.undone_at
        FROM link_posts lp JOIN decisions d ON d.post_id = lp.post_id
        WHERE lp.link_id = $1 ORDER BY d.decided_at, d.id";
    DECISION_BY_KEY = concat!(
        "SELECT ", decision!(), " FROM decisions WHERE link_id = $1 AND post_id = $2 AND request_key = $3"
    );
    DECISION_STANDING = concat!(
        "SELECT ", decision!(), " FROM decisions WHERE revision_id = $1 AND approver_id = $2 AND undone_at IS NULL"
    );
    DECISION_ADD = concat!(
        "INSERT INTO decisions (", decision!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT DO NOTHING"
    );
    DECISION_UNDO = "UPDATE decisions SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL";
}

stored! {
    Decision {
        id, link_id, post_id, revision_id, approver_id, verdict, planned, note, by = decided_by, at = decided_at,
        request_key, undone_at
    }
}

#[async_trait]
impl ReadDecisions for Conn {
    async fn decisions_of_link(&mut self, link: LinkId) -> Got<Vec<Decision>> {
        self.list::<Decision>(DECISIONS_OF_LINK, values![link]).await
    }

    async fn decisions_of_post(&mut self, post: PostId) -> Got<Vec<Decision>> {
        self.list::<Decision>(DECISIONS_OF_POST, values![post]).await
    }

    async fn decisions_on_link(&mut self, link: LinkId) -> Got<Vec<Decision>> {
        self.list::<Decision>(DECISIONS_ON_LINK, values![link]).await
    }

    async fn decision_by_key(
        &mut self,
        link: LinkId,
        post: PostId,
        key: RequestKey,
    ) -> Got<Option<Decision>> {
        self.find::<Decision>(DECISION_BY_KEY, values![link, post, key])
            .await
    }
}

#[async_trait]
impl WriteDecisions for Conn {
    /// The last line of defence, behind the rule in `domain::review`: who decided about a revision does not decide again.
    async fn add_decision(&mut self, d: &Decision) -> Got<Seal> {
        let conn = self.change_to_tell();
        let values = values![
            d.id,
            d.link_id,
            d.post_id,
            d.revision_id,
            d.approver_id,
            d.verdict.as_str(),
            d.planned.map(|planned| planned.to_string()),
            &d.note,
            &d.by,
            d.at,
            d.request_key,
            d.undone_at
        ];
        if conn.run(DECISION_ADD, values).await? > 0 {
            return Ok(d.seal());
        }
        match conn
            .find::<Decision>(DECISION_STANDING, values![d.revision_id, d.approver_id])
            .await?
        {
            Some(first) => Err(Refusal::AlreadyDecided {
                verdict: first.verdict,
                by: first.by,
                at: first.at,
            }
            .into()),
            None => {
                tracing::error!("a decision was added again under the key of a request that is known");
                Err(Failure::Unavailable)
            }
        }
    }

    async fn undo_decision(&mut self, decision: &Decision, at: UnixMillis) -> Got<Seal> {
        self.change_to_tell()
            .change(DECISION_UNDO, values![decision.id, at])
            .await?;
        let undone = Decision {
            undone_at: Some(at),
            ..decision.clone()
        };
        Ok(undone.seal())
    }
}
