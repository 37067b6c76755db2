//! What requests of staff made, by their keys.

use crate::{
    codec::{hash, id, token, unreadable},
    conn::{Conn, Stored},
    row::row,
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{RequestKey, UnixMillis, UserId, share::SeenShare};
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

row! {
    struct RequestRow {
        user_id: String,
        request_key: String,
        kind: String,
        made: String,
        version: Option<i64>,
        content: String,
        made_at: i64,
    }
}

impl Stored for RequestRow {
    type Entity = Request;
    fn entity(self) -> Got<Request> {
        let text = self.made.as_str();
        let made = match (self.kind.as_str(), self.version) {
            ("post", Some(version)) => Made::Post(id("requests.made", text)?, version),
            ("link", Some(generation)) => Made::Link(id("requests.made", text)?, generation),
            ("share", Some(version)) => {
                let id = id("requests.made", text)?;
                Made::Share(SeenShare { id, version })
            }
            ("approver", None) => Made::Approver(id("requests.made", text)?),
            ("channel", None) => Made::Channel(id("requests.made", text)?),
            ("project", None) => Made::Project(id("requests.made", text)?),
            ("invitation", None) => Made::Invitation(token("requests.made", text)?),
            _ => return Err(unreadable("requests.kind")),
        };
        Ok(Request {
            user_id: id("requests.user_id", &self.user_id)?,
            key: id("requests.request_key", &self.request_key)?,
            made,
            content: hash("requests.content", &self.content)?,
            at: UnixMillis(self.made_at),
        })
    }
}

#[async_trait]
impl ReadRequests for Conn {
    async fn request(&mut self, user: UserId, key: RequestKey) -> Got<Option<Request>> {
        self.find::<RequestRow>(REQUEST_BY_KEY, values![user, key]).await
    }
}

#[async_trait]
impl WriteRequests for Conn {
    async fn put_request(&mut self, request: &Request) -> Got<()> {
        let (kind, made, version) = match request.made {
            Made::Post(id, version) => ("post", id.to_string(), Some(version)),
            Made::Link(id, generation) => ("link", id.to_string(), Some(generation)),
            Made::Share(seen) => ("share", seen.id.to_string(), Some(seen.version)),
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
