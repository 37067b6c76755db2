//! What requests of staff made, by their keys.

use crate::{
    conn::Conn,
    row::{Row, Stored},
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{RequestKey, UserId, shared_calendar::SeenSharedCalendar};
use service::{
    model::{Made, Request},
    ports::store::{Got, ReadRequests, WriteRequests},
};

sql! {
    REQUEST_BY_KEY = "SELECT user_id, request_key, kind, made, version, content, made_at
        FROM requests WHERE user_id = $1 AND request_key = $2";
    REQUEST_PUT = "INSERT INTO requests (user_id, request_key, kind, made, version, content, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (user_id, request_key) DO UPDATE SET kind = excluded.kind, made = excluded.made,
        version = excluded.version, content = excluded.content, made_at = excluded.made_at";
}

impl Stored for Request {
    fn read(row: &Row<'_>) -> Got<Self> {
        let kind: String = row.get("kind")?;
        let made = match (&*kind, row.get("version")?) {
            ("post", Some(version)) => Made::Post(row.get("made")?, version),
            ("link", Some(generation)) => Made::Link(row.get("made")?, generation),
            ("share", Some(version)) => {
                let id = row.get("made")?;
                Made::SharedCalendar(SeenSharedCalendar { id, version })
            }
            ("approver", None) => Made::Approver(row.get("made")?),
            ("channel", None) => Made::Channel(row.get("made")?),
            ("project", None) => Made::Project(row.get("made")?),
            ("invitation", None) => Made::Invitation(row.get("made")?),
            _ => return Err(row.unreadable("kind")),
        };
        Ok(Self {
            user_id: row.get("user_id")?,
            key: row.get("request_key")?,
            made,
            content: row.get("content")?,
            at: row.get("made_at")?,
        })
    }
}

#[async_trait]
impl ReadRequests for Conn {
    async fn request(&mut self, user: UserId, key: RequestKey) -> Got<Option<Request>> {
        self.find::<Request>(REQUEST_BY_KEY, values![user, key]).await
    }
}

#[async_trait]
impl WriteRequests for Conn {
    async fn put_request(&mut self, request: &Request) -> Got<()> {
        let (kind, made, version) = match request.made {
            Made::Post(id, version) => ("post", id.to_string(), Some(version)),
            Made::Link(id, generation) => ("link", id.to_string(), Some(generation)),
            Made::SharedCalendar(seen) => ("share", seen.id.to_string(), Some(seen.version)),
            Made::Approver(id) => ("approver", id.to_string(), None),
            Made::Channel(id) => ("channel", id.to_string(), None),
            Made::Project(id) => ("project", id.to_string(), None),
            Made::Invitation(token) => ("invitation", data_encoding::HEXLOWER.encode(&token.0), None),
        };
        let values = values![
            request.user_id,
            request.key,
            kind,
            &made,
            version,
            request.content,
            request.at
        ];
        self.change(REQUEST_PUT, values).await
    }
}
