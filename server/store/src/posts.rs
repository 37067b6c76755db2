//! Posts, read with their current revision. A deleted post is seen by no statement here but those of its revisions.

use crate::{
    conn::Conn,
    row::{Row, Stored},
    sql::sql,
    staff::by_name,
    value::{Value, values},
};
use async_trait::async_trait;
use domain::{
    Failure, LinkId, PostId, ProjectId, RevisionId, Spelled, UnixMillis,
    post::{Decided, Post, Revision},
    seal::Seal,
    search,
};
use service::ports::store::{Got, ReadPosts, WritePosts};

macro_rules! select_posts {
    ($rest:expr) => {
        select_posts!("", $rest)
    };
    ($join:literal, $rest:expr) => {
        concat!(
            "SELECT p.id, p.workspace_id, p.project_id, p.review, p.decided_by, p.decided_at, p.publication,
            p.scheduled_at, p.campaign, p.creator_note, p.created_by, p.created_at, p.version,
            r.id AS revision_id, r.number, r.content, r.created_at AS revised_at, r.created_by AS revised_by
            FROM posts p JOIN revisions r ON r.id = p.revision_id",
            $join,
            " WHERE p.deleted_at IS NULL AND ",
            $rest
        )
    };
}
pub(crate) use select_posts;
macro_rules! revision {
    () => {
        "id, post_id, number, content, created_at, created_by"
    };
}

sql! {
    POST_BY_ID = select_posts!("p.id = $1");
    // A hundred at a time: neither database takes a list as one value in the words of the other.
    POSTS_BY_IDS = select_posts!(
        "p.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
        $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42,
        $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62,
        $63, $64, $65, $66, $67, $68, $69, $70, $71, $72, $73, $74, $75, $76, $77, $78, $79, $80, $81, $82,
        $83, $84, $85, $86, $87, $88, $89, $90, $91, $92, $93, $94, $95, $96, $97, $98, $99, $100)"
    );
    POSTS_BETWEEN = select_posts!(
        "p.project_id = $1 AND p.scheduled_at >= $2 AND p.scheduled_at < $3 ORDER BY p.scheduled_at, p.id"
    );
    POSTS_UNSCHEDULED = select_posts!(
        "p.project_id = $1 AND p.scheduled_at IS NULL ORDER BY p.created_at DESC, p.id DESC"
    );
    POSTS_ON_LINK = select_posts!(
        " JOIN link_posts lp ON lp.post_id = p.id", "lp.link_id = $1 ORDER BY lp.position, p.id"
    );
    CAMPAIGNS = "SELECT DISTINCT campaign AS value FROM posts
        WHERE project_id = $1 AND deleted_at IS NULL AND campaign > ''";
    POST_ADD = "INSERT INTO posts (id, workspace_id, project_id, review, decided_by, decided_at, publication,
        scheduled_at, campaign, creator_note, created_by, created_at, version, search)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    POST_REVISION = "UPDATE posts SET revision_id = $2 WHERE id = $1";
    POST_SAVE = "UPDATE posts SET version = version + 1, revision_id = $2, review = $3, decided_by = $4,
        decided_at = $5, publication = $6, scheduled_at = $7, campaign = $8, creator_note = $9, search = $10
        WHERE id = $1 AND deleted_at IS NULL";
    POST_DELETE = "UPDATE posts SET version = version + 1, deleted_at = $2 WHERE id = $1 AND deleted_at IS NULL";
    REVISION_BY_ID = concat!("SELECT ", revision!(), " FROM revisions WHERE id = $1");
    REVISIONS_ON_LINK = "SELECT r.id, r.post_id, r.number, r.content, r.created_at, r.created_by
        FROM link_posts lp JOIN posts p ON p.id = lp.post_id JOIN revisions r
            ON r.post_id = lp.post_id AND (r.id = lp.revision_id OR r.id = lp.previous_revision_id)
        WHERE lp.link_id = $1 AND p.deleted_at IS NULL ORDER BY lp.position, lp.post_id, r.number";
    REVISION_ADD = concat!("INSERT INTO revisions (", revision!(), ") VALUES ($1, $2, $3, $4, $5, $6)");
}

impl Stored for Revision {
    fn read(row: &Row<'_>) -> Got<Self> {
        Ok(Self {
            id: row.get("id")?,
            post_id: row.get("post_id")?,
            number: row.get("number")?,
            content: row.json("content")?,
            created_at: row.get("created_at")?,
            created_by: row.get("created_by")?,
        })
    }
}

impl Stored for Post {
    fn read(row: &Row<'_>) -> Got<Self> {
        let id = row.get("id")?;
        let decided = match (row.get("decided_by")?, row.get("decided_at")?) {
            (Some(by), Some(at)) => Some(Decided { by, at }),
            (None, None) => None,
            _ => return Err(row.unreadable("decided_by")),
        };
        Ok(Self {
            id,
            workspace_id: row.get("workspace_id")?,
            project_id: row.get("project_id")?,
            revision: Revision {
                id: row.get("revision_id")?,
                post_id: id,
                number: row.get("number")?,
                content: row.json("content")?,
                created_at: row.get("revised_at")?,
                created_by: row.get("revised_by")?,
            },
            review: row.get("review")?,
            decided,
            publication: row.get("publication")?,
            scheduled_at: row.get("scheduled_at")?,
            campaign: row.get("campaign")?,
            creator_note: row.get("creator_note")?,
            created_by: row.get("created_by")?,
            created_at: row.get("created_at")?,
            version: row.get("version")?,
        })
    }
}

#[async_trait]
impl ReadPosts for Conn {
    async fn post(&mut self, id: PostId) -> Got<Option<Post>> {
        self.find::<Post>(POST_BY_ID, values![id]).await
    }

    async fn posts_by_ids(&mut self, ids: &[PostId]) -> Got<Vec<Post>> {
        let mut posts = Vec::with_capacity(ids.len());
        for some in ids.chunks(AT_A_TIME) {
            let named = some.iter().map(|id| Some(*id));
            let all = named.chain(std::iter::repeat(None)).take(AT_A_TIME);
            let values = all.map(Value::from).collect();
            posts.extend(self.list::<Post>(POSTS_BY_IDS, values).await?);
        }
        Ok(posts)
    }

    async fn posts_between(
        &mut self,
        project: ProjectId,
        from: UnixMillis,
        to: UnixMillis,
    ) -> Got<Vec<Post>> {
        self.list::<Post>(POSTS_BETWEEN, values![project, from, to]).await
    }

    async fn posts_unscheduled(&mut self, project: ProjectId) -> Got<Vec<Post>> {
        self.list::<Post>(POSTS_UNSCHEDULED, values![project]).await
    }

    async fn revision(&mut self, id: RevisionId) -> Got<Option<Revision>> {
        self.find::<Revision>(REVISION_BY_ID, values![id]).await
    }

    async fn campaigns(&mut self, project: ProjectId) -> Got<Vec<String>> {
        let campaigns = self.list::<String>(CAMPAIGNS, values![project]).await?;
        Ok(by_name(campaigns, |campaign| campaign))
    }

    async fn posts_on_link(&mut self, link: LinkId) -> Got<Vec<Post>> {
        self.list::<Post>(POSTS_ON_LINK, values![link]).await
    }

    async fn revisions_on_link(&mut self, link: LinkId) -> Got<Vec<Revision>> {
        self.list::<Revision>(REVISIONS_ON_LINK, values![link]).await
    }
}

#[async_trait]
impl WritePosts for Conn {
    /// Post and revision name each other: the post comes first, without its revision.
    async fn add_post(&mut self, p: &Post) -> Got<[Seal; 2]> {
        let conn = self.change_to_tell();
        let (by, at) = decided(p);
        let values = values![
            p.id,
            p.workspace_id,
            p.project_id,
            p.review.as_str(),
            by,
            at,
            p.publication.as_str(),
            p.scheduled_at,
            &p.campaign,
            &p.creator_note,
            p.created_by,
            p.created_at,
            p.version,
            &search::of_post(p)
        ];
        conn.change(POST_ADD, values).await?;
        let revision = conn.add_revision(&p.revision).await?;
        conn.change(POST_REVISION, values![p.id, p.revision.id]).await?;
        Ok([Seal::of_post(p, None), revision])
    }

    async fn add_revision(&mut self, r: &Revision) -> Got<Seal> {
        let content = serde_json::to_string(&r.content).map_err(|error| {
            tracing::error!(%error, "a revision cannot be written as JSON");
            Failure::Unavailable
        })?;
        self.change_to_tell()
            .change(
                REVISION_ADD,
                values![r.id, r.post_id, r.number, &content, r.created_at, r.created_by],
            )
            .await?;
        Ok(Seal::of_revision(r))
    }

    async fn save_post(&mut self, p: &Post) -> Got<Seal> {
        let (by, at) = decided(p);
        let values = values![
            p.id,
            p.revision.id,
            p.review.as_str(),
            by,
            at,
            p.publication.as_str(),
            p.scheduled_at,
            &p.campaign,
            &p.creator_note,
            &search::of_post(p)
        ];
        self.change_to_tell().change(POST_SAVE, values).await?;
        Ok(Seal::of_post(p, None))
    }

    async fn delete_post(&mut self, p: &Post, at: UnixMillis) -> Got<Seal> {
        self.change_to_tell()
            .change(POST_DELETE, values![p.id, at])
            .await?;
        Ok(Seal::of_post(p, Some(at)))
    }
}

/// How many of [`POSTS_BY_IDS`].
const AT_A_TIME: usize = 100;

fn decided(post: &Post) -> (Value, Value) {
    let decided = post.decided.as_ref();
    (
        Value::from(decided.map(|d| d.by.as_str())),
        Value::from(decided.map(|d| d.at)),
    )
}
