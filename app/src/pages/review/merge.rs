use domain::{
    PostId,
    views::review::{ReviewPage as Review, ReviewPost, State},
};
use std::collections::HashMap;

/// A post that is not drawn as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// Why.
    pub why: Newer,
    /// Where it stands.
    pub state: State,
}

/// Why a post is not drawn as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Newer {
    /// There is a newer version of it.
    Version,
    /// Staff are working on one.
    InWork,
    /// It does not wait any more: somebody decided, or it is out.
    Decided,
    /// Staff gave it another time.
    Moved,
}

/// What the client asked to see by what they did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The post as it is now.
    All,
    /// Its time.
    Time,
    /// Its thread, which is drawn in any case.
    Thread,
}

/// The page to draw, of the one that is drawn and the one that was fetched; and the posts of which a newer version is
/// held back, because the client may be deciding about the one on the screen. What is `wanted` is drawn as it was
/// fetched, `kept` as it is drawn, and so is one about which the client is `writing`. Of what is held back the thread is
/// drawn: it is no part of what is decided about.
pub(super) fn merge(
    now: &Review,
    mut next: Review,
    wanted: impl Fn(PostId) -> Option<Wanted>,
    kept: impl Fn(PostId) -> bool,
    writing: impl Fn(PostId) -> bool,
) -> (Review, HashMap<PostId, Held>) {
    let mut newer = HashMap::new();
    for post in &mut next.posts {
        let Some(old) = now.posts.iter().find(|old| old.id == post.id) else {
            continue;
        };
        if kept(post.id) || same(old, post) {
            *post = old.clone();
            continue;
        }
        let shown = |why: &Newer| match wanted(post.id) {
            Some(Wanted::All) => true,
            Some(Wanted::Time) if *why == Newer::Moved => true,
            _ => *why == Newer::Decided && !writing(post.id),
        };
        if let Some(why) = newer_than(old, post).filter(|why| !shown(why)) {
            let state = post.state.clone();
            newer.insert(post.id, Held { why, state });
            *post = ReviewPost {
                notes: std::mem::take(&mut post.notes),
                earlier_notes: post.earlier_notes,
                ..old.clone()
            };
        }
    }
    // Minutes go by: what nothing depends on is no other page.
    let passed = |page: &Review| {
        page.posts
            .iter()
            .map(|post| page.has_passed(post))
            .collect::<Vec<_>>()
    };
    if next.posts == now.posts && passed(&next) == passed(now) {
        next.earliest.clone_from(&now.earliest);
        next.request_key = now.request_key;
    }
    (Review { flash: None, ..next }, newer)
}

/// What happened to what the client is asked about.
fn newer_than(old: &ReviewPost, post: &ReviewPost) -> Option<Newer> {
    match (&old.state, &post.state) {
        (State::Open, State::InWork) => Some(Newer::InWork),
        (State::Open, _) if old.revision != post.revision => Some(Newer::Version),
        (State::Open, State::Decided { .. } | State::Out { .. }) => Some(Newer::Decided),
        (State::Open, State::Open) if old.planned() != post.planned() => Some(Newer::Moved),
        _ => None,
    }
}

/// Nothing differs but the name of the drawing.
fn same(old: &ReviewPost, post: &ReviewPost) -> bool {
    *old == ReviewPost {
        request_key: old.request_key,
        ..post.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::views::{NoteView, ShownDay, When};
    use std::{fmt::Debug, str::FromStr};

    const NOBODY: fn(PostId) -> bool = |_| false;

    fn id<T: FromStr<Err: Debug>>(number: u32) -> T {
        format!("01a1e468-40c0-71f5-88e9-{number:012}")
            .parse()
            .expect("an identifier")
    }

    fn when(utc: &str) -> When {
        When {
            utc: utc.into(),
            day: ShownDay {
                date: utc[..10].parse().expect("a date"),
                other_year: false,
            },
            time: utc[11..16].into(),
            zone: "London".into(),
            twin: None,
        }
    }

    fn line(body: &str) -> NoteView {
        NoteView {
            author: "Tom".into(),
            staff: false,
            verdict: None,
            body: body.into(),
            when: when("2026-11-26T09:00:00Z"),
        }
    }

    fn page(revision: u32, planned: &str, notes: &[&str]) -> Review {
        Review {
            link: id(0),
            asked_by: String::new(),
            workspace: String::new(),
            project: String::new(),
            hue: 1,
            title: String::new(),
            message: String::new(),
            approver: "Tom".into(),
            posts: vec![ReviewPost {
                id: id(0),
                revision: id(revision),
                request_key: id(0),
                state: State::Open,
                title: String::new(),
                previews: Vec::new(),
                pictures: Vec::new(),
                when: Some(when(planned)),
                campaign: String::new(),
                creator_note: String::new(),
                changes: None,
                pictures_changed: false,
                notes: notes.iter().map(|body| line(body)).collect(),
                earlier_notes: 0,
            }],
            request_key: id(0),
            flash: None,
            expires: when("2026-12-26T09:00:00Z"),
            earliest: "2026-11-26T09:00".into(),
            mark: String::new(),
        }
    }

    const EARLY: &str = "2026-12-01T09:00:00Z";
    const LATE: &str = "2026-12-05T09:00:00Z";

    /// What is drawn of the post, and why it is not as it is now.
    fn drawn(next: Review, wanted: Option<Wanted>) -> (ReviewPost, Option<Newer>) {
        let now = page(1, EARLY, &[]);
        let id = now.posts[0].id;
        let (mut page, newer) = merge(&now, next, |_| wanted, NOBODY, NOBODY);
        (page.posts.remove(0), newer.get(&id).map(|held| held.why))
    }

    #[test]
    fn a_note_shows_the_thread_and_changes_nothing_that_is_decided_about() {
        let sent = ["Is this the new cup?"];
        for (next, why) in [
            (page(2, EARLY, &sent), Newer::Version),
            (page(1, LATE, &sent), Newer::Moved),
            (page(2, LATE, &sent), Newer::Version),
        ] {
            let (post, newer) = drawn(next, Some(Wanted::Thread));
            let old = &page(1, EARLY, &[]).posts[0];
            assert_eq!((post.revision, post.planned()), (old.revision, old.planned()));
            assert_eq!(post.notes, [line(sent[0])]);
            assert_eq!(newer, Some(why));
        }
    }

    #[test]
    fn a_move_shows_the_time_and_no_other_version() {
        let (post, newer) = drawn(page(1, LATE, &[]), Some(Wanted::Time));
        assert_eq!((post.planned(), newer), (LATE, None));
        let (post, newer) = drawn(page(2, LATE, &[]), Some(Wanted::Time));
        assert_eq!((post.planned(), newer), (EARLY, Some(Newer::Version)));
        let (post, newer) = drawn(page(2, LATE, &[]), Some(Wanted::All));
        assert_eq!((post.planned(), newer), (LATE, None));
    }

    #[test]
    fn a_page_on_which_only_minutes_went_by_is_the_same_page() {
        let now = page(1, EARLY, &["One"]);
        let mut next = Review {
            earliest: "2026-11-26T09:07".into(),
            request_key: id(7),
            ..now.clone()
        };
        next.posts[0].request_key = next.request_key;
        let (same, _) = merge(&now, next.clone(), |_| None, NOBODY, NOBODY);
        assert_eq!(same, now);
        // A time that has passed is told.
        next.earliest = "2026-12-02T00:00".into();
        let (later, _) = merge(&now, next, |_| None, NOBODY, NOBODY);
        assert_ne!(later, now);
    }
}
