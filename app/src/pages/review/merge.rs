use domain::{
    PostId,
    views::review::{ReviewPage as Review, ReviewPost, State},
};
use std::collections::HashMap;

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

/// The page to draw, of the one that is drawn and the one that was fetched; and the posts of which a newer version is
/// held back, because the client may be deciding about the one on the screen. `about` is drawn as it was fetched, `kept`
/// as it is drawn, and so is one about which the client is `writing`.
pub(super) fn merge(
    now: Review,
    mut next: Review,
    about: impl Fn(PostId) -> bool,
    kept: impl Fn(PostId) -> bool,
    writing: impl Fn(PostId) -> bool,
) -> (Review, HashMap<PostId, Newer>) {
    let mut newer = HashMap::new();
    for post in &mut next.posts {
        let Some(old) = now.posts.iter().find(|old| old.id == post.id) else {
            continue;
        };
        let why = newer_than(old, post)
            .filter(|why| !about(post.id) && !kept(post.id) && (*why != Newer::Decided || writing(post.id)));
        if let Some(why) = why {
            newer.insert(post.id, why);
        }
        if why.is_some() || kept(post.id) || same(old, post) {
            *post = old.clone();
        }
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
