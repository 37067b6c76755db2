use super::desk::Desk;
use crate::{
    api::review::{Undo as UndoCall, UndoMany as UndoManyCall},
    ui::{Icon, submitted},
    words,
};
use domain::{PostId, review::UNDO_WINDOW};
use leptos::{prelude::*, server_fn::ServerFn, task::spawn_local};
use std::time::Duration;

/// How often: an offer stands so much too long at most.
const ASK: Duration = Duration::from_secs(10);

/// The time of an offer, in milliseconds, and what its answer may have been on its way.
const OVER: Duration = Duration::from_millis(UNDO_WINDOW.unsigned_abs() + 500);

/// Takes the decision on a post back, for a minute.
#[component]
pub(super) fn UndoForm(id: PostId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let submit = move |event| {
        submitted(&event);
        desk.undo(id);
    };
    view! {
        <form class="rv-undo" method="post" action=UndoCall::url() on:submit=submit>
            <input type="hidden" name="link" value=desk.link.to_string() />
            <input type="hidden" name="post" value=id.to_string() />
            <span>{words::review::undo_offer()}</span>
            <button class="button small"><Icon name="undo" />{words::common::undo()}</button>
        </form>
    }
}

/// Takes all that was decided in the last minute back, by one button.
#[component]
pub(super) fn UndoMany(posts: Vec<PostId>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let count = posts.len();
    let sent = posts.clone();
    let submit = move |event| {
        submitted(&event);
        desk.undo_many(sent.clone());
    };
    let named = posts
        .into_iter()
        .map(|id| view! { <input type="hidden" name="posts[]" value=id.to_string() /> });
    view! {
        <form class="notice success rv-undo no-print" method="post" action=UndoManyCall::url() on:submit=submit>
            <input type="hidden" name="link" value=desk.link.to_string() />
            {named.collect_view()}
            <span>{words::review::undo_several(count)}</span>
            <button class="button"><Icon name="undo" />{words::common::undo()}</button>
        </form>
    }
}

/// Asks the server for as long as something can be taken back, and when the time of each offer that was seen to begin is
/// over: an offer goes with its minute.
pub(super) fn ends(desk: Desk) {
    let offered = Memo::new(move |_| {
        desk.page
            .with(|page| page.undoable().map(|post| post.id).collect::<Vec<_>>())
    });
    let ask = move || {
        if desk
            .page
            .try_with_untracked(|page| page.undoable().next().is_some())
            == Some(true)
        {
            spawn_local(async move { desk.refresh(None).await });
        }
    };
    let asks = Memo::new(move |_| offered.with(|posts| !posts.is_empty()));
    Effect::new(move |_| {
        if let (true, Ok(timer)) = (asks.get(), set_interval_with_handle(ask, ASK)) {
            on_cleanup(move || timer.clear());
        }
    });
    Effect::new(move |before: Option<Vec<PostId>>| {
        let posts = offered.get();
        let begun = posts
            .iter()
            .any(|id| before.as_ref().is_some_and(|before| !before.contains(id)));
        if begun {
            set_timeout(ask, OVER);
        }
        posts
    });
}
