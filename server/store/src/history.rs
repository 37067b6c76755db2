//! The audit log: appended to, listed, and read from the beginning for whoever verifies it.

use crate::{
    codec::{hash, id, maybe_id, named},
    conn::{Conn, Stored},
    row::row,
    sql::sql,
    value::values,
};
use domain::{
    Failure, LinkId, ProjectId, UnixMillis, WorkspaceId,
    audit::{ActorKind, Event, GENESIS, Hash, Kind},
};
use service::{
    model::{EventCount, EventFilter, NewEvent},
    ports::store::Got,
};

macro_rules! event {
    () => {
        "workspace_id, seq, at, kind, actor_kind, actor_id, actor_name, project_id, link_id, post_id, details, address,
        user_agent, prev_hash, hash"
    };
}
/// Each leading column has an index of its own; what is left of the filter is looked at on the way.
macro_rules! newest {
    ($first:literal) => {
        concat!(
            "SELECT ",
            event!(),
            " FROM audit_events WHERE ",
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
    EVENTS_OF_LINK = newest!("link_id = $5");
    EVENTS_OF_POST = newest!("post_id = $6");
    EVENTS_AFTER = concat!(
        "SELECT ", event!(), " FROM audit_events WHERE workspace_id = $1 AND seq > $2 ORDER BY seq LIMIT $3"
    );
    HEAD = "SELECT seq, hash FROM audit_heads WHERE workspace_id = $1";
    HEAD_NEXT = "UPDATE audit_heads SET seq = seq + 1 WHERE workspace_id = $1 RETURNING seq, hash";
    HEAD_SET = "UPDATE audit_heads SET hash = $2 WHERE workspace_id = $1";
    EVENT_ADD = concat!(
        "INSERT INTO audit_events (", event!(),
        ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
    );
}

row! {
    struct EventRow {
        workspace_id: String,
        seq: i64,
        at: i64,
        kind: String,
        actor_kind: String,
        actor_id: Option<String>,
        actor_name: String,
        project_id: Option<String>,
        link_id: Option<String>,
        post_id: Option<String>,
        details: String,
        address: Option<String>,
        user_agent: Option<String>,
        prev_hash: String,
        hash: String,
    }
}

impl Stored for EventRow {
    type Entity = Event;
    fn entity(self) -> Got<Event> {
        Ok(Event {
            workspace_id: id("audit_events.workspace_id", &self.workspace_id)?,
            seq: self.seq,
            at: UnixMillis(self.at),
            kind: named("audit_events.kind", &self.kind, Kind::parse)?,
            actor_kind: named("audit_events.actor_kind", &self.actor_kind, ActorKind::parse)?,
            actor_id: self.actor_id,
            actor_name: self.actor_name,
            project_id: maybe_id("audit_events.project_id", self.project_id.as_deref())?,
            link_id: maybe_id("audit_events.link_id", self.link_id.as_deref())?,
            post_id: maybe_id("audit_events.post_id", self.post_id.as_deref())?,
            details: self.details,
            address: self.address,
            user_agent: self.user_agent,
            prev_hash: hash("audit_events.prev_hash", &self.prev_hash)?,
            hash: hash("audit_events.hash", &self.hash)?,
        })
    }
}

row! {
    struct CountRow {
        post_id: String,
        kind: String,
        count: i64,
    }
}

impl Stored for CountRow {
    type Entity = EventCount;
    fn entity(self) -> Got<EventCount> {
        Ok(EventCount {
            post: id("audit_events.post_id", &self.post_id)?,
            kind: named("audit_events.kind", &self.kind, Kind::parse)?,
            count: self.count,
        })
    }
}

row! {
    struct HeadRow {
        seq: i64,
        hash: String,
    }
}

impl Stored for HeadRow {
    type Entity = (i64, Hash);
    fn entity(self) -> Got<Self::Entity> {
        Ok((self.seq, hash("audit_heads.hash", &self.hash)?))
    }
}

pub(crate) async fn events(conn: &mut Conn, workspace: WorkspaceId, filter: &EventFilter) -> Got<Vec<Event>> {
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
    conn.list::<EventRow>(sql, values).await
}

pub(crate) async fn events_after(
    conn: &mut Conn,
    workspace: WorkspaceId,
    seq: i64,
    limit: i64,
) -> Got<Vec<Event>> {
    conn.list::<EventRow>(EVENTS_AFTER, values![workspace, seq, limit.max(0)])
        .await
}

pub(crate) async fn event_counts_between(
    conn: &mut Conn,
    project: ProjectId,
    from: UnixMillis,
    to: UnixMillis,
) -> Got<Vec<EventCount>> {
    conn.list::<CountRow>(COUNTS_BETWEEN, values![project, from, to])
        .await
}

pub(crate) async fn event_counts_on_link(conn: &mut Conn, link: LinkId) -> Got<Vec<EventCount>> {
    conn.list::<CountRow>(COUNTS_ON_LINK, values![link]).await
}

pub(crate) async fn audit_head(conn: &mut Conn, workspace: WorkspaceId) -> Got<(i64, Hash)> {
    Ok(conn
        .find::<HeadRow>(HEAD, values![workspace])
        .await?
        .unwrap_or((0, GENESIS)))
}

/// The head's row is also the lock that puts writers of one chain in order.
pub(crate) async fn append_event(conn: &mut Conn, new: NewEvent) -> Got<Event> {
    let head = conn.find::<HeadRow>(HEAD_NEXT, values![new.workspace_id]).await?;
    let (seq, prev_hash) = head.ok_or(Failure::NotFound)?;
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
        prev_hash,
        hash: GENESIS,
    };
    event.hash = event.expected_hash();
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
        event.prev_hash,
        event.hash
    ];
    conn.change(EVENT_ADD, values).await?;
    conn.change(HEAD_SET, values![event.workspace_id, event.hash])
        .await?;
    Ok(event)
}
