//! The channels of a revision that are on their way, or were.

use crate::{conn::Conn, row::stored, sql::sql, value::values};
use async_trait::async_trait;
use domain::{RevisionId, Spelled, post::Revision, publication::OnChannel};
use service::ports::store::{Got, ReadPublications, WritePublications};

sql! {
    PUBLICATIONS = "SELECT channel_id, state, since FROM publications WHERE revision_id = $1 ORDER BY channel_id";
    PUBLICATIONS_FORGET = "DELETE FROM publications WHERE revision_id = $1";
    PUBLICATION_ADD = "INSERT INTO publications (revision_id, channel_id, post_id, state, since)
        VALUES ($1, $2, $3, $4, $5)";
}

stored! {
    OnChannel { channel = channel_id, state, since }
}

#[async_trait]
impl ReadPublications for Conn {
    async fn publications(&mut self, revision: RevisionId) -> Got<Vec<OnChannel>> {
        self.list::<OnChannel>(PUBLICATIONS, values![revision]).await
    }
}

#[async_trait]
impl WritePublications for Conn {
    async fn set_publications(&mut self, revision: &Revision, out: &[OnChannel]) -> Got<()> {
        let conn = self.change_to_tell();
        conn.run(PUBLICATIONS_FORGET, values![revision.id]).await?;
        for on in out {
            let values = values![
                revision.id,
                on.channel,
                revision.post_id,
                on.state.as_str(),
                on.since
            ];
            conn.change(PUBLICATION_ADD, values).await?;
        }
        Ok(())
    }
}
