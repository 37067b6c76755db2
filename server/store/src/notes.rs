//! The thread between client and staff.

use crate::{
    codec::{id, maybe_id, named},
    conn::{Conn, Stored},
    row::row,
    sql::sql,
    value::values,
};
use async_trait::async_trait;
use domain::{LinkId, PostId, RequestKey, Spelled, UnixMillis};
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

row! {
    struct NoteRow {
        id: String,
        post_id: String,
        link_id: Option<String>,
        author_kind: String,
        author_name: String,
        body: String,
        written_at: i64,
        request_key: String,
    }
}

impl Stored for NoteRow {
    type Entity = Note;
    fn entity(self) -> Got<Note> {
        Ok(Note {
            id: id("notes.id", &self.id)?,
            post_id: id("notes.post_id", &self.post_id)?,
            link_id: maybe_id("notes.link_id", self.link_id.as_deref())?,
            author_kind: named("notes.author_kind", &self.author_kind)?,
            author_name: self.author_name,
            body: self.body,
            at: UnixMillis(self.written_at),
            request_key: id("notes.request_key", &self.request_key)?,
        })
    }
}

row! {
    struct CountedRow {
        [note: NoteRow]
        notes_in_all: i64,
    }
}

impl Stored for CountedRow {
    type Entity = (Note, usize);
    fn entity(self) -> Got<(Note, usize)> {
        let in_all = usize::try_from(self.notes_in_all).unwrap_or_default();
        Ok((self.note.entity()?, in_all))
    }
}

#[async_trait]
impl ReadNotes for Conn {
    async fn notes_of_post(&mut self, post: PostId) -> Got<Vec<Note>> {
        self.list::<NoteRow>(NOTES_OF_POST, values![post]).await
    }

    async fn latest_notes_on_link(&mut self, link: LinkId, most: usize) -> Got<Vec<(Note, usize)>> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.list::<CountedRow>(LATEST_NOTES_ON_LINK, values![link, most])
            .await
    }

    async fn note_by_key(&mut self, post: PostId, key: RequestKey) -> Got<Option<Note>> {
        self.find::<NoteRow>(NOTE_BY_KEY, values![post, key]).await
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
