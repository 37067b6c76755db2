//! The thread between client and staff.

use crate::{
    conn::Conn,
    row::{Row, Stored, stored},
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{LinkId, PostId, RequestKey, Spelled};
use service::{
    model::Note,
    ports::store::{Got, ReadNotes, WriteNotes},
};

macro_rules! note {
    () => {
        "id, post_id, link_id, author_kind, author_name, body, written_at, request_key"
    };
}

sql! {
    NOTES_OF_POST = concat!("SELECT ", note!(), " FROM notes WHERE post_id = $1 ORDER BY written_at, id");
    LATEST_NOTES_ON_LINK = "SELECT n.id, n.post_id, n.link_id, n.author_kind, n.author_name, n.body, n.written_at,
        n.request_key, counted.notes_in_all
        FROM (SELECT t.id, COUNT(*) OVER (PARTITION BY t.post_id) AS notes_in_all,
                ROW_NUMBER() OVER (PARTITION BY t.post_id ORDER BY t.written_at DESC, t.id DESC) AS place
            FROM link_posts lp JOIN notes t ON t.post_id = lp.post_id WHERE lp.link_id = $1) counted
        JOIN notes n ON n.id = counted.id
        WHERE counted.place <= $2 ORDER BY n.written_at, n.id";
    NOTE_BY_KEY = concat!("SELECT ", note!(), " FROM notes WHERE post_id = $1 AND request_key = $2");
    NOTE_ADD = concat!("INSERT INTO notes (", note!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
}

stored! {
    Note { id, post_id, link_id, author_kind, author_name, body, at = written_at, request_key }
}

/// A note, and how many there are on its post.
impl Stored for (Note, usize) {
    fn read(row: &Row<'_>) -> Got<Self> {
        Ok((Note::read(row)?, row.get("notes_in_all")?))
    }
}

#[async_trait]
impl ReadNotes for Conn {
    async fn notes_of_post(&mut self, post: PostId) -> Got<Vec<Note>> {
        self.list::<Note>(NOTES_OF_POST, values![post]).await
    }

    async fn latest_notes_on_link(&mut self, link: LinkId, most: usize) -> Got<Vec<(Note, usize)>> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.list::<(Note, usize)>(LATEST_NOTES_ON_LINK, values![link, most])
            .await
    }

    async fn note_by_key(&mut self, post: PostId, key: RequestKey) -> Got<Option<Note>> {
        self.find::<Note>(NOTE_BY_KEY, values![post, key]).await
    }
}

#[async_trait]
impl WriteNotes for Conn {
    async fn add_note(&mut self, n: &Note) -> Got<()> {
        let values = values![
            n.id,
            n.post_id,
            n.link_id,
            n.author_kind.as_str(),
            &n.author_name,
            &n.body,
            n.at,
            n.request_key
        ];
        self.change_to_tell().change(NOTE_ADD, values).await
    }
}
