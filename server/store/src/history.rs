//! The audit log: appended to, listed, and read from the beginning for whoever verifies it.

use crate::{
    conn::Conn,
    row::{Row, Stored},
    sql::sql,
    value::{Value, values},
};
use async_trait::async_trait;
use domain::{
    Failure, LinkId, ProjectId, Spelled, UnixMillis, WorkspaceId,
    audit::{Entry, Event, GENESIS, Hash, Kind, Unreadable},
    seal,
};
use service::{
    model::{EventCount, EventFilter, NewEvent},
    ports::store::{Got, ReadHistory, WriteHistory},
};

macro_rules! event {
    () => {
        "workspace_id, seq, at, kind, actor_kind, actor_id, actor_name, project_id, link_id, post_id, details, address,
        user_agent, seals, prev_hash, hash"
    };
}
/// Each leading column has an index of its own; what is left of the filter is looked at on the way.
macro_rules! newest {
    ($first:literal) => {
        concat!(
            "SELECT ",
            event!(),
            ", CAST(seq AS TEXT) AS key FROM audit_events WHERE ",
            $first,
            " AND seq < $2 AND workspace_id = $1
            AND (CAST($3 AS TEXT) IS NULL OR kind = $3) AND (CAST($4 AS TEXT) IS NULL OR actor_name = $4)
            AND (CAST($5 AS TEXT) IS NULL OR link_id = $5) AND (CAST($6 AS TEXT) IS NULL OR post_id = $6)
            ORDER BY seq DESC LIMIT $7"
        )
    };
}

macro_rules! counted {
    ($of:literal) => {
        concat!(
            "SELECT e.post_id, e.kind, COUNT(*) AS count FROM ",
            $of,
            " AND p.deleted_at IS NULL GROUP BY e.post_id, e.kind"
        )
    };
}

sql! {
    EVENTS = newest!("seq > 0");
    COUNTS_BETWEEN = counted!(
        "posts p JOIN audit_events e ON e.post_id = p.id
        WHERE p.project_id = $1 AND p.scheduled_at >= $2 AND p.scheduled_at < $3"
    );
    COUNTS_ON_LINK = counted!(
        "link_posts lp JOIN posts p ON p.id = lp.post_id JOIN audit_events e ON e.post_id = p.id
        WHERE lp.link_id = $1"
    );
    // Which kinds these are is a rule of `domain`; a test compares.
    LAST_ON_LINK = "SELECT COALESCE(MAX(e.seq), 0) AS value FROM link_posts lp JOIN audit_events e ON e.post_id = lp.post_id
        WHERE lp.link_id = $1 AND e.kind NOT IN ('post.viewed', 'decision.refused')";
    EVENTS_OF_LINK = newest!("link_id = $5");
    EVENTS_OF_POST = newest!("post_id = $6");
    EVENTS_AFTER = concat!(
        "SELECT ", event!(), ", CAST(seq AS TEXT) AS key FROM audit_events
        WHERE workspace_id = $1 AND seq > $2 ORDER BY seq LIMIT $3"
    );
    CHAINS = "SELECT id AS value, id AS key FROM (SELECT workspace_id AS id FROM audit_heads
        UNION SELECT workspace_id FROM audit_events UNION SELECT id FROM workspaces) AS chains ORDER BY id";
    HEAD = "SELECT seq, hash, CAST(seq AS TEXT) AS key FROM audit_heads WHERE workspace_id = $1";
    HEAD_NEXT = "UPDATE audit_heads SET seq = seq + $2 WHERE workspace_id = $1 RETURNING seq, hash";
    HEAD_SET = "UPDATE audit_heads SET hash = $2 WHERE workspace_id = $1";
    EVENT_ADD = concat!(
        "INSERT INTO audit_events (", event!(),
        ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    );
}

impl Stored for Event {
    fn read(row: &Row<'_>) -> Got<Self> {
        let seals: String = row.get("seals")?;
        Ok(Self {
            workspace_id: row.get("workspace_id")?,
            seq: row.get("seq")?,
            at: row.get("at")?,
            kind: row.get("kind")?,
            actor_kind: row.get("actor_kind")?,
            actor_id: row.get("actor_id")?,
            actor_name: row.get("actor_name")?,
            project_id: row.get("project_id")?,
            link_id: row.get("link_id")?,
            post_id: row.get("post_id")?,
            details: row.get("details")?,
            address: row.get("address")?,
            user_agent: row.get("user_agent")?,
            seals: seal::read(&seals).ok_or_else(|| row.unreadable("seals"))?,
            prev_hash: row.get("prev_hash")?,
            hash: row.get("hash")?,
        })
    }
}

/// What cannot be read is no event that anybody asks for.
impl Stored for Option<EventCount> {
    fn read(row: &Row<'_>) -> Got<Self> {
        let (post, kind): (String, String) = (row.get("post_id")?, row.get("kind")?);
        let count = row.get("count")?;
        let named = post.parse().ok().zip(kind.parse().ok());
        Ok(named.map(|(post, kind)| EventCount { post, kind, count }))
    }
}

/// The head of a chain.
impl Stored for (i64, Hash) {
    fn read(row: &Row<'_>) -> Got<Self> {
        Ok((row.get("seq")?, row.get("hash")?))
    }
}

#[async_trait]
impl ReadHistory for Conn {
    async fn events(&mut self, workspace: WorkspaceId, filter: &EventFilter) -> Got<Vec<Entry>> {
        let sql = match (filter.post, filter.link) {
            (Some(_), _) => EVENTS_OF_POST,
            (None, Some(_)) => EVENTS_OF_LINK,
            (None, None) => EVENTS,
        };
        let values = values![
            workspace,
            filter.before_seq.unwrap_or(i64::MAX),
            filter.kind.map(Kind::as_str),
            &filter.actor_name,
            filter.link,
            filter.post,
            filter.limit.max(0)
        ];
        entries(self, sql, values).await
    }

    async fn events_after(&mut self, workspace: WorkspaceId, seq: i64, limit: i64) -> Got<Vec<Entry>> {
        entries(self, EVENTS_AFTER, values![workspace, seq, limit.max(0)]).await
    }

    /// The workspaces that the log or its heads name, or that are there; of an identifier that is none, its text.
    async fn chains(&mut self) -> Got<Vec<Result<WorkspaceId, String>>> {
        self.each::<WorkspaceId>(CHAINS, values![]).await
    }

    async fn event_counts_between(
        &mut self,
        project: ProjectId,
        from: UnixMillis,
        to: UnixMillis,
    ) -> Got<Vec<EventCount>> {
        let counts = self
            .list::<Option<EventCount>>(COUNTS_BETWEEN, values![project, from, to])
            .await?;
        Ok(counts.into_iter().flatten().collect())
    }

    async fn last_event_on_link(&mut self, link: LinkId) -> Got<i64> {
        let last = self.find::<i64>(LAST_ON_LINK, values![link]).await?;
        Ok(last.unwrap_or_default())
    }

    async fn event_counts_on_link(&mut self, link: LinkId) -> Got<Vec<EventCount>> {
        let counts = self
            .list::<Option<EventCount>>(COUNTS_ON_LINK, values![link])
            .await?;
        Ok(counts.into_iter().flatten().collect())
    }

    async fn audit_head(&mut self, workspace: WorkspaceId) -> Got<(i64, Hash)> {
        let heads = self.each::<(i64, Hash)>(HEAD, values![workspace]).await?;
        // One that cannot be read is at no event.
        let head = heads.into_iter().next().map(|head| head.unwrap_or((-1, GENESIS)));
        Ok(head.unwrap_or((0, GENESIS)))
    }
}

#[async_trait]
impl WriteHistory for Conn {
    /// The head's row is also the lock that puts writers of one chain in order.
    async fn append_events(&mut self, new: Vec<NewEvent>) -> Got<Vec<Event>> {
        if new.is_empty() {
            return Ok(Vec::new());
        }
        let conn = self.tell();
        let Some(workspace) = new.first().map(|event| event.workspace_id) else {
            return Ok(Vec::new());
        };
        let count = i64::try_from(new.len()).map_err(|_| Failure::Unavailable)?;
        let head = conn
            .find::<(i64, Hash)>(HEAD_NEXT, values![workspace, count])
            .await?;
        let (last, mut prev_hash) = head.ok_or(Failure::NotFound)?;
        let mut events = Vec::with_capacity(new.len());
        for (seq, new) in (last - count + 1..).zip(new) {
            if new.workspace_id != workspace {
                tracing::error!("events of two workspaces were to be appended at once");
                return Err(Failure::Unavailable);
            }
            let event = chained(new, seq, prev_hash);
            prev_hash = event.hash;
            add(conn, &event).await?;
            events.push(event);
        }
        conn.change(HEAD_SET, values![workspace, prev_hash]).await?;
        Ok(events)
    }
}

async fn entries(conn: &mut Conn, sql: &'static str, values: Vec<Value>) -> Got<Vec<Entry>> {
    let rows = conn.each::<Event>(sql, values).await?;
    let entry = |row: Result<Event, String>| {
        row.map_err(|key| Unreadable {
            seq: key.parse().unwrap_or_default(),
        })
    };
    Ok(rows.into_iter().map(entry).collect())
}

fn chained(new: NewEvent, seq: i64, prev_hash: Hash) -> Event {
    let mut event = Event {
        workspace_id: new.workspace_id,
        seq,
        at: new.at,
        kind: new.kind,
        actor_kind: new.actor_kind,
        actor_id: new.actor_id,
        actor_name: new.actor_name,
        project_id: new.project_id,
        link_id: new.link_id,
        post_id: new.post_id,
        details: new.details,
        address: new.address,
        user_agent: new.user_agent,
        seals: new.seals,
        prev_hash,
        hash: GENESIS,
    };
    event.hash = event.expected_hash();
    event
}

async fn add(conn: &mut Conn, event: &Event) -> Got<()> {
    let values = values![
        event.workspace_id,
        event.seq,
        event.at,
        event.kind.as_str(),
        event.actor_kind.as_str(),
        &event.actor_id,
        &event.actor_name,
        event.project_id,
        event.link_id,
        event.post_id,
        &event.details,
        &event.address,
        &event.user_agent,
        &seal::written(&event.seals),
        event.prev_hash,
        event.hash
    ];
    conn.change(EVENT_ADD, values).await
}
