//! Links with their progress, in two statements however many links there are.

use crate::{
    conn::Conn,
    links::link_columns,
    row::{Row, Stored},
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{
    LinkId, WorkspaceId,
    link::Link,
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

impl Stored for LinkSummary {
    fn read(row: &Row<'_>) -> Got<Self> {
        Ok(Self {
            link: Link::read(row)?,
            project_name: row.get("project_name")?,
            approver_name: row.get("approver_name")?,
            approver_email: row.get("approver_email")?,
            created_by_name: row.get("created_by_name")?,
            verdicts: Vec::new(),
            last_activity_at: row.get("last_activity_at")?,
            opened_at: row.get("opened_at")?,
        })
    }
}

/// What was said about a post of a link.
impl Stored for (LinkId, Option<Verdict>) {
    fn read(row: &Row<'_>) -> Got<Self> {
        let review: Option<Review> = row.get("review")?;
        Ok((row.get("link_id")?, review.and_then(Review::verdict)))
    }
}

#[async_trait]
impl ReadSummaries for Conn {
    async fn link_summaries(&mut self, workspace: WorkspaceId) -> Got<Vec<LinkSummary>> {
        let mut summaries = self.list::<LinkSummary>(SUMMARIES, values![workspace]).await?;
        let mut verdicts: HashMap<LinkId, Vec<Option<Verdict>>> = HashMap::new();
        for (link, verdict) in self
            .list::<(LinkId, Option<Verdict>)>(VERDICTS, values![workspace])
            .await?
        {
            verdicts.entry(link).or_default().push(verdict);
        }
        for summary in &mut summaries {
            summary.verdicts = verdicts.remove(&summary.link.id).unwrap_or_default();
        }
        Ok(summaries)
    }

    async fn link_summary(&mut self, id: LinkId) -> Got<Option<LinkSummary>> {
        let Some(mut summary) = self.find::<LinkSummary>(SUMMARY, values![id]).await? else {
            return Ok(None);
        };
        let verdicts = self
            .list::<(LinkId, Option<Verdict>)>(VERDICTS_OF_LINK, values![id])
            .await?;
        summary.verdicts = verdicts.into_iter().map(|(_, verdict)| verdict).collect();
        Ok(Some(summary))
    }
}
