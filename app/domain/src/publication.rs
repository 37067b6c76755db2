//! A post's way out, channel by channel, and what the post is by that.
//!
//! Of a channel: `waiting -> publishing | published | failed | unknown` when its time came; `failed -> waiting` by a new
//! time; `unknown -> published | failed` by a person who looked. Nothing leaves `publishing` yet: there is no publisher.
//! A new revision has nothing on its way.

use crate::{
    ChannelId, Refusal, UnixMillis,
    post::{Post, Publication},
};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

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

/// One channel of a revision that is on its way, or was: what waits has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnChannel {
    /// The channel.
    pub channel: ChannelId,
    /// Where it stands.
    pub state: ChannelState,
    /// Since when.
    pub since: UnixMillis,
}

/// Where one channel of a revision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ChannelState {
    /// The first byte may have been sent.
    Publishing,
    /// Out.
    Published,
    /// Known not to be out.
    Failed,
    /// Not known; a person looks.
    Unknown,
}

/// What a post is that has `channels`, of which these are on their way: the one that a person must look at says most.
#[must_use]
pub fn fold(channels: &[ChannelId], out: &[OnChannel]) -> Publication {
    let of = |state| {
        out.iter()
            .filter(|on| on.state == state && channels.contains(&on.channel))
            .count()
    };
    let (published, failed) = (of(ChannelState::Published), of(ChannelState::Failed));
    match (of(ChannelState::Publishing), of(ChannelState::Unknown)) {
        (0, 0) => {}
        (0, _) => return Publication::Unknown,
        _ => return Publication::Publishing,
    }
    match (published, failed) {
        (0, 0) => Publication::Waiting,
        (0, _) => Publication::Failed,
        (_, 0) if published == channels.len() => Publication::Published,
        (_, 0) => Publication::PartlyOut,
        _ => Publication::PartlyFailed,
    }
}

/// What can happen to a revision on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It has another time, or none.
    Dated(Option<UnixMillis>),
    /// Its time came, and all channels that waited are in this state. Whether it was approved is for whoever sends to know.
    Sent(ChannelState),
    /// Somebody looked where it was not known, and it is out.
    Found,
    /// Somebody looked where it was not known, and it is not out.
    NotFound,
}

/// The channels of the current revision of `post` after `event` at `now`, of which `out` were on their way.
///
/// # Errors
/// The rule that refuses the event; the post stays as it is.
pub fn apply(
    post: &Post,
    out: &[OnChannel],
    event: Event,
    now: UnixMillis,
) -> Result<Vec<OnChannel>, Refusal> {
    let channels = &post.revision.content.channels;
    let found = |state| {
        let known = |on: &OnChannel| match on.state {
            ChannelState::Unknown => OnChannel {
                state,
                since: now,
                ..*on
            },
            _ => *on,
        };
        out.iter().map(known).collect()
    };
    match (event, fold(channels, out)) {
        (Event::Found, Publication::Unknown) => Ok(found(ChannelState::Published)),
        (Event::NotFound, Publication::Unknown) => Ok(found(ChannelState::Failed)),
        (Event::Found | Event::NotFound, stands) => {
            at_home(stands)?;
            Err(Refusal::NotInDoubt)
        }
        (_, Publication::Publishing | Publication::Unknown) => Err(Refusal::Publishing),
        (_, Publication::Published) => Err(Refusal::Published),
        // A time that has passed schedules nothing: what failed then has failed.
        (Event::Dated(Some(at)), Publication::Failed | Publication::PartlyFailed) if at <= now => {
            Ok(out.to_vec())
        }
        (Event::Dated(_), _) => {
            let stays = out.iter().filter(|on| on.state != ChannelState::Failed);
            Ok(stays.copied().collect())
        }
        (Event::Sent(state), _) => {
            let waits = channels
                .iter()
                .filter(|id| out.iter().all(|on| on.channel != **id));
            let sent = waits.map(|channel| OnChannel {
                channel: *channel,
                state,
                since: now,
            });
            Ok(out.iter().copied().chain(sent).collect())
        }
    }
}

/// Passes while nothing may have left the house.
///
/// # Errors
/// Once publishing has begun, no edit, decision or reschedule.
pub const fn at_home(publication: Publication) -> Result<(), Refusal> {
    match publication {
        Publication::Waiting | Publication::Failed => Ok(()),
        Publication::Published | Publication::PartlyOut | Publication::PartlyFailed => {
            Err(Refusal::Published)
        }
        Publication::Publishing | Publication::Unknown => Err(Refusal::Publishing),
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
    use proptest::prelude::*;
    use uuid::Uuid;

    const NOW: UnixMillis = UnixMillis(100);

    fn channel(n: u128) -> ChannelId {
        ChannelId(Uuid::from_u128(n))
    }

    /// With three channels.
    fn post() -> Post {
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
                content: Content {
                    channels: (0..3).map(channel).collect(),
                    ..Content::default()
                },
                created_at: UnixMillis(0),
                created_by: user,
            },
            review: Review::Approved,
            decided: Some(Decided {
                by: "Tom".into(),
                at: UnixMillis(20),
            }),
            publication: Publication::Waiting,
            scheduled_at: Some(UnixMillis(50)),
            campaign: String::new(),
            creator_note: String::new(),
            created_by: user,
            created_at: UnixMillis(0),
            version: 1,
        }
    }

    /// The first channels in these states.
    fn out(states: &[ChannelState]) -> Vec<OnChannel> {
        let all = (0..).map(channel).zip(states);
        all.map(|(channel, state)| OnChannel {
            channel,
            state: *state,
            since: UnixMillis(50),
        })
        .collect()
    }

    /// The state after an event, of three channels of which the first are in these states.
    fn after(states: &[ChannelState], event: Event) -> Result<Publication, Refusal> {
        let post = post();
        let after = apply(&post, &out(states), event, NOW)?;
        Ok(fold(&post.revision.content.channels, &after))
    }

    #[test]
    fn two_published_and_one_failed_can_be_said() {
        use ChannelState::{Failed, Published, Publishing, Unknown};
        let channels = post().revision.content.channels;
        for (states, right) in [
            (&[][..], Publication::Waiting),
            (&[Published; 3], Publication::Published),
            (&[Published; 2], Publication::PartlyOut),
            (&[Published, Published, Failed], Publication::PartlyFailed),
            (&[Published, Failed], Publication::PartlyFailed),
            (&[Failed], Publication::Failed),
            (&[Failed; 3], Publication::Failed),
            (&[Published, Failed, Unknown], Publication::Unknown),
            (&[Publishing, Unknown, Published], Publication::Publishing),
        ] {
            assert_eq!(fold(&channels, &out(states)), right, "{states:?}");
        }
        // What was out on a channel that the revision has no more says nothing.
        assert_eq!(fold(&channels[1..], &out(&[Failed])), Publication::Waiting);
    }

    #[test]
    fn every_way_out() {
        use ChannelState::{Failed, Published, Publishing, Unknown};
        let (later, earlier) = (Some(UnixMillis(101)), Some(UnixMillis(100)));
        let partly = [Published, Published, Failed];
        for (from, event, right) in [
            (&[Unknown; 3][..], Event::Found, Ok(Publication::Published)),
            (&[Unknown; 3], Event::NotFound, Ok(Publication::Failed)),
            (
                &[Published, Unknown, Unknown],
                Event::NotFound,
                Ok(Publication::PartlyFailed),
            ),
            (&[Unknown; 3], Event::Dated(later), Err(Refusal::Publishing)),
            (&[], Event::Found, Err(Refusal::NotInDoubt)),
            (&[], Event::NotFound, Err(Refusal::NotInDoubt)),
            (&[], Event::Dated(later), Ok(Publication::Waiting)),
            (&[], Event::Dated(earlier), Ok(Publication::Waiting)),
            (&[], Event::Dated(None), Ok(Publication::Waiting)),
            (&[], Event::Sent(Published), Ok(Publication::Published)),
            (&[Failed; 3], Event::Found, Err(Refusal::NotInDoubt)),
            (&[Failed; 3], Event::Dated(later), Ok(Publication::Waiting)),
            (&[Failed; 3], Event::Dated(earlier), Ok(Publication::Failed)),
            (&[Failed; 3], Event::Dated(None), Ok(Publication::Waiting)),
            (&[Publishing; 3], Event::Found, Err(Refusal::Publishing)),
            (&[Publishing; 3], Event::Dated(None), Err(Refusal::Publishing)),
            (&[Publishing; 3], Event::Sent(Published), Err(Refusal::Publishing)),
            (&[Published; 3], Event::Found, Err(Refusal::Published)),
            (&[Published; 3], Event::Dated(later), Err(Refusal::Published)),
            (&[Published; 3], Event::Sent(Failed), Err(Refusal::Published)),
            // What is out stays out, and what failed beside it gets another time.
            (&partly, Event::Dated(later), Ok(Publication::PartlyOut)),
            (&partly, Event::Dated(earlier), Ok(Publication::PartlyFailed)),
            (
                &[Published; 2],
                Event::Sent(Published),
                Ok(Publication::Published),
            ),
            (
                &[Published; 2],
                Event::Sent(Failed),
                Ok(Publication::PartlyFailed),
            ),
        ] {
            assert_eq!(after(from, event), right, "{from:?} {event:?}");
        }
    }

    fn state() -> impl Strategy<Value = ChannelState> {
        prop::sample::select(ChannelState::VARIANTS.to_vec())
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            state().prop_map(Event::Sent),
            (0i64..200).prop_map(|at| Event::Dated(Some(UnixMillis(at)))),
            Just(Event::Dated(None)),
            Just(Event::Found),
            Just(Event::NotFound),
        ]
    }

    proptest! {
        /// Whatever happens in whatever order: what is out on a channel stays out, and nothing is sent twice.
        #[test]
        fn what_is_out_stays_out(first in prop::collection::vec(state(), 0..4), events in prop::collection::vec(event(), 1..30)) {
            let post = post();
            let mut on = out(&first);
            for event in events {
                let before = on.clone();
                if let Ok(after) = apply(&post, &before, event, NOW) {
                    on = after;
                }
                for was in before.iter().filter(|on| on.state == ChannelState::Published) {
                    prop_assert!(on.contains(was), "{event:?}: {before:?} {on:?}");
                }
                let mut ids: Vec<_> = on.iter().map(|on| on.channel).collect();
                ids.sort_unstable();
                ids.dedup();
                prop_assert_eq!(ids.len(), on.len());
            }
        }
    }

    /// From wherever a post got stuck, people can bring it to `Scheduled` or `Published`, with its approval.
    #[test]
    fn nothing_is_stuck() {
        use ChannelState::{Failed, Published, Unknown};
        let later = UnixMillis(200);
        let standing = |post: &mut Post, on: &[OnChannel]| {
            post.publication = fold(&post.revision.content.channels, on);
            status(post, true, NOW)
        };
        let scheduled = |on: &[OnChannel]| {
            let mut post = post();
            let on = apply(&post, on, Event::Dated(Some(later)), NOW).expect("a new time");
            post.scheduled_at = Some(later);
            standing(&mut post, &on)
        };
        for states in [&[Unknown; 3][..], &[Published, Failed, Unknown]] {
            let (mut post, on) = (post(), out(states));
            assert_eq!(standing(&mut post, &on), PostStatus::Attention);
            let on = apply(&post, &on, Event::NotFound, NOW).expect("a finding");
            assert_eq!(standing(&mut post, &on), PostStatus::Failed);
            assert_eq!(scheduled(&on), PostStatus::Scheduled);
        }
        let mut late = post();
        late.decided = Some(Decided {
            by: "Tom".into(),
            at: UnixMillis(60),
        });
        assert_eq!(standing(&mut late, &[]), PostStatus::Missed);
        assert_eq!(scheduled(&[]), PostStatus::Scheduled);
    }
}
