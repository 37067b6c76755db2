//! Links with their progress, in two statements however many links there are.

use crate::{
    codec::{id, maybe_at, named},
    conn::{Conn, Stored},
    links::{LinkRow, link_columns},
    row::row,
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{
    LinkId, WorkspaceId,
    review::{Review, Verdict},
};
use service::{
    model::LinkSummary,
    ports::store::{Got, ReadSummaries},
};
use std::collections::HashMap;

// The last event is the one with the greatest number: a clock may have been set back.
macro_rules! select_summaries {
    ($rest:literal) => {
        concat!(
            "SELECT ",
            link_columns!(),
            ", p.name AS project_name, a.name AS approver_name, a.email AS approver_email,
            u.name AS created_by_name,
            (SELECT e.at FROM audit_events e WHERE e.link_id = l.id ORDER BY e.seq DESC LIMIT 1) AS last_activity_at,
            (SELECT e.at FROM audit_events e WHERE e.link_id = l.id AND e.kind = 'link.opened'
                ORDER BY e.seq LIMIT 1) AS opened_at
            FROM links l JOIN projects p ON p.id = l.project_id JOIN approvers a ON a.id = l.approver_id
            JOIN users u ON u.id = l.created_by WHERE ",
            $rest
        )
    };
}
// What the client's page counts: the review of what is shown, while that is the current revision.
macro_rules! select_verdicts {
    ($of:literal) => {
        concat!(
            "SELECT lp.link_id, CASE WHEN p.revision_id = lp.revision_id THEN p.review END AS review
            FROM links l JOIN link_posts lp ON lp.link_id = l.id JOIN posts p ON p.id = lp.post_id
            WHERE ",
            $of,
            " AND p.deleted_at IS NULL ORDER BY lp.link_id, lp.position, lp.post_id"
        )
    };
}

sql! {
    SUMMARIES = select_summaries!("l.workspace_id = $1 ORDER BY l.created_at DESC, l.id DESC");
    SUMMARY = select_summaries!("l.id = $1");
    VERDICTS = select_verdicts!("l.workspace_id = $1");
    VERDICTS_OF_LINK = select_verdicts!("l.id = $1");
}

row! {
    struct SummaryRow {
        [link: LinkRow]
        project_name: String,
        approver_name: String,
        approver_email: String,
        created_by_name: String,
        last_activity_at: Option<i64>,
        opened_at: Option<i64>,
    }
}

impl Stored for SummaryRow {
    type Entity = LinkSummary;
    fn entity(self) -> Got<LinkSummary> {
        Ok(LinkSummary {
            link: self.link.entity()?,
            project_name: self.project_name,
            approver_name: self.approver_name,
            approver_email: self.approver_email,
            created_by_name: self.created_by_name,
            verdicts: Vec::new(),
            last_activity_at: maybe_at(self.last_activity_at),
            opened_at: maybe_at(self.opened_at),
        })
    }
}

row! {
    struct VerdictRow {
        link_id: String,
        review: Option<String>,
    }
}

impl Stored for VerdictRow {
    type Entity = (LinkId, Option<Verdict>);
    fn entity(self) -> Got<Self::Entity> {
        let review = self.review.map(|name| named::<Review>("posts.review", &name));
        let verdict = review.transpose()?.and_then(Review::verdict);
        Ok((id("link_posts.link_id", &self.link_id)?, verdict))
    }
}

#[async_trait]
impl ReadSummaries for Conn {
    async fn link_summaries(&mut self, workspace: WorkspaceId) -> Got<Vec<LinkSummary>> {
        let mut summaries = self.list::<SummaryRow>(SUMMARIES, values![workspace]).await?;
        let mut verdicts: HashMap<LinkId, Vec<Option<Verdict>>> = HashMap::new();
        for (link, verdict) in self.list::<VerdictRow>(VERDICTS, values![workspace]).await? {
            verdicts.entry(link).or_default().push(verdict);
        }
        for summary in &mut summaries {
            summary.verdicts = verdicts.remove(&summary.link.id).unwrap_or_default();
        }
        Ok(summaries)
    }

    async fn link_summary(&mut self, id: LinkId) -> Got<Option<LinkSummary>> {
        let Some(mut summary) = self.find::<SummaryRow>(SUMMARY, values![id]).await? else {
            return Ok(None);
        };
        let verdicts = self.list::<VerdictRow>(VERDICTS_OF_LINK, values![id]).await?;
        summary.verdicts = verdicts.into_iter().map(|(_, verdict)| verdict).collect();
        Ok(Some(summary))
    }
}
