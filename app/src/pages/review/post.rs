use super::{
    desk::Desk,
    post_done::PostDone,
    post_open::PostOpen,
    seen::{each_read, once_seen},
};
use domain::{
    PostId,
    views::review::{ReviewPost, State},
};
use leptos::prelude::*;

/// A post: to be decided, or under its stamp.
#[component]
pub(super) fn Post(id: PostId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    // A post that left the link stays as it was until the list has dropped it.
    let post = Memo::new(move |before: Option<&Option<ReviewPost>>| {
        desk.post(id).or_else(|| before.cloned().flatten())
    });
    // Forms are drawn anew for another revision only, so that what is being typed stays. Then they are other elements: ones
    // that were taken over in place would go on listening to signals that are gone.
    let drawn = Memo::new(move |_| {
        post.with(|post| {
            post.as_ref()
                .map(|post| (post.state == State::Open, post.revision))
        })
    });
    if untrack(|| drawn.get()).is_some_and(|(open, _)| open) {
        on_cleanup(move || desk.tell_seen());
        Effect::new(move |_| {
            once_seen(&format!("post-{id}"), move || desk.saw(id));
        });
    }
    Effect::new(move |_| each_read(&format!("post-{id}"), move || desk.read.set(Some(id))));
    view! {
        <article class="card rv-post" id=format!("post-{id}") aria-labelledby=format!("title{}", desk.number(id)) tabindex="-1">
            <For each=move || drawn.get() key=|drawn| *drawn let((open, _revision))>
                {post
                    .get_untracked()
                    .map(|first| {
                        let post = Signal::derive(move || post.get().unwrap_or_else(|| first.clone()));
                        if open { view! { <PostOpen post /> }.into_any() } else { view! { <PostDone post /> }.into_any() }
                    })}
            </For>
        </article>
    }
}
