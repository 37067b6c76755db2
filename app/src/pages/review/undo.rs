use super::desk::Desk;
use crate::{
    api::review::{Undo as UndoCall, UndoMany as UndoManyCall},
    ui::{Icon, submitted},
    words,
};
use domain::PostId;
use leptos::{prelude::*, server_fn::ServerFn, task::spawn_local};
use std::time::Duration;

/// How often: an offer stands so much too long at most.
const ASK: Duration = Duration::from_secs(10);

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

/// Asks the server for as long as something can be taken back: an offer goes when its time is over.
pub(super) fn ends(desk: Desk) {
    let offered = Memo::new(move |_| desk.page.with(|page| page.undoable().next().is_some()));
    Effect::new(move |_| {
        let ask = move || spawn_local(async move { desk.refresh(None).await });
        if let (true, Ok(timer)) = (offered.get(), set_interval_with_handle(ask, ASK)) {
            on_cleanup(move || timer.clear());
        }
    });
}
