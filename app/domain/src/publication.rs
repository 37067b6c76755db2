//! A post's way out: the state machine of its second axis, as far as people move it.
//!
//! `failed -> waiting` by a new time; `unknown -> published | failed` by a person who looked.

use crate::{
    Refusal, UnixMillis,
    post::{Post, Publication},
    review::unpublished,
};
use serde::{Deserialize, Serialize};

/// What a person found where the program does not know whether a post is out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// It is out.
    There {
        /// Its address, as it was typed; empty if nobody wrote it down.
        address: String,
    },
    /// It is not.
    NotThere,
}

/// What people can do to a post's way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It has another time, or none.
    Dated(Option<UnixMillis>),
    /// Somebody looked, and it is out.
    Found,
    /// Somebody looked, and it is not out.
    NotFound,
}

/// The publication of `post` after `event` at `now`.
///
/// # Errors
/// The rule that refuses the event; the post stays as it is.
pub fn apply(post: &Post, event: Event, now: UnixMillis) -> Result<Publication, Refusal> {
    match (event, post.publication) {
        (Event::Found, Publication::Unknown) => Ok(Publication::Published),
        (Event::NotFound, Publication::Unknown) => Ok(Publication::Failed),
        (Event::Found | Event::NotFound, _) => {
            unpublished(post)?;
            Err(Refusal::NotInDoubt)
        }
        // A time that has passed schedules nothing: what failed then has failed.
        (Event::Dated(Some(at)), Publication::Failed) if at <= now => Ok(Publication::Failed),
        (Event::Dated(_), _) => unpublished(post).map(|()| Publication::Waiting),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        PostId, ProjectId, RevisionId, UserId, WorkspaceId,
        post::{Content, Decided, PostStatus, Revision, status},
        review::Review,
    };
    use uuid::Uuid;

    const NOW: UnixMillis = UnixMillis(100);

    fn post(publication: Publication) -> Post {
        let user = UserId(Uuid::from_u128(1));
        let id = PostId(Uuid::from_u128(2));
        Post {
            id,
            workspace_id: WorkspaceId(Uuid::from_u128(3)),
            project_id: ProjectId(Uuid::from_u128(4)),
            revision: Revision {
                id: RevisionId(Uuid::from_u128(5)),
                post_id: id,
                number: 1,
                content: Content::default(),
                created_at: UnixMillis(0),
                created_by: user,
            },
            review: Review::Approved,
            decided: Some(Decided {
                by: "Tom".into(),
                at: UnixMillis(20),
            }),
            publication,
            scheduled_at: Some(UnixMillis(50)),
            campaign: String::new(),
            creator_note: String::new(),
            created_by: user,
            created_at: UnixMillis(0),
            version: 1,
        }
    }

    #[test]
    fn every_way_out() {
        use Publication::{Failed, Published, Publishing, Unknown, Waiting};
        let (later, earlier) = (Some(UnixMillis(101)), Some(UnixMillis(100)));
        for (from, event, right) in [
            (Unknown, Event::Found, Ok(Published)),
            (Unknown, Event::NotFound, Ok(Failed)),
            (Unknown, Event::Dated(later), Err(Refusal::Publishing)),
            (Waiting, Event::Found, Err(Refusal::NotInDoubt)),
            (Waiting, Event::NotFound, Err(Refusal::NotInDoubt)),
            (Waiting, Event::Dated(later), Ok(Waiting)),
            (Waiting, Event::Dated(earlier), Ok(Waiting)),
            (Waiting, Event::Dated(None), Ok(Waiting)),
            (Failed, Event::Found, Err(Refusal::NotInDoubt)),
            (Failed, Event::NotFound, Err(Refusal::NotInDoubt)),
            (Failed, Event::Dated(later), Ok(Waiting)),
            (Failed, Event::Dated(earlier), Ok(Failed)),
            (Failed, Event::Dated(None), Ok(Waiting)),
            (Publishing, Event::Found, Err(Refusal::Publishing)),
            (Publishing, Event::NotFound, Err(Refusal::Publishing)),
            (Publishing, Event::Dated(None), Err(Refusal::Publishing)),
            (Published, Event::Found, Err(Refusal::Published)),
            (Published, Event::NotFound, Err(Refusal::Published)),
            (Published, Event::Dated(later), Err(Refusal::Published)),
        ] {
            assert_eq!(apply(&post(from), event, NOW), right, "{from:?} {event:?}");
        }
    }

    /// From wherever a post got stuck, people can bring it to `Scheduled` or `Published`, with its approval.
    #[test]
    fn nothing_is_stuck() {
        let later = UnixMillis(200);
        let scheduled = |mut post: Post| {
            post.publication = apply(&post, Event::Dated(Some(later)), NOW).expect("a new time");
            post.scheduled_at = Some(later);
            status(&post, true, NOW)
        };
        let mut unknown = post(Publication::Unknown);
        assert_eq!(status(&unknown, true, NOW), PostStatus::Attention);
        unknown.publication = apply(&unknown, Event::NotFound, NOW).expect("a finding");
        assert_eq!(status(&unknown, true, NOW), PostStatus::Failed);
        assert_eq!(scheduled(unknown), PostStatus::Scheduled);
        let mut late = post(Publication::Waiting);
        late.decided = Some(Decided {
            by: "Tom".into(),
            at: UnixMillis(60),
        });
        assert_eq!(status(&late, true, NOW), PostStatus::Missed);
        assert_eq!(scheduled(late), PostStatus::Scheduled);
    }
}
