use domain::{
    PostId,
    views::review::{ReviewPage as Review, ReviewPost, State},
};
use std::collections::HashSet;

/// The page to draw, of the one that is drawn and the one that was fetched; and the posts of which a newer version is
/// held back, because the client may be deciding about the one on the screen. `about` is drawn as it was fetched, `kept`
/// as it is drawn, and so is one about which the client is `writing`.
pub(super) fn merge(
    now: Review,
    mut next: Review,
    about: Option<PostId>,
    kept: impl Fn(PostId) -> bool,
    writing: impl Fn(PostId) -> bool,
) -> (Review, HashSet<PostId>) {
    let mut newer = HashSet::new();
    for post in &mut next.posts {
        let Some(old) = now.posts.iter().find(|old| old.id == post.id) else {
            continue;
        };
        let changed = old.state == State::Open && post.state != State::Open;
        let held = about != Some(post.id) && (is_newer(old, post) || (changed && writing(post.id)));
        if held {
            newer.insert(post.id);
        }
        if held || kept(post.id) || same(old, post) {
            *post = old.clone();
        }
    }
    (Review { flash: None, ..next }, newer)
}

/// Staff changed, or are changing, what the client is asked about.
fn is_newer(old: &ReviewPost, post: &ReviewPost) -> bool {
    old.state == State::Open && (old.revision != post.revision || post.state == State::InWork)
}

/// Nothing differs but the name of the drawing.
fn same(old: &ReviewPost, post: &ReviewPost) -> bool {
    *old == ReviewPost {
        request_key: old.request_key,
        ..post.clone()
    }
}
