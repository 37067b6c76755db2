use super::{desk::Desk, panel::ask_for_changes};
use crate::{ui::Icon, words};
use domain::{PostId, views::review::State};
use leptos::prelude::*;

/// The decision on the post that is being read, at hand where its picture is taller than the screen. It needs the script
/// that knows what is read.
#[component]
pub(super) fn BarPost() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let open = Memo::new(move |_| {
        let post = desk.post(desk.read.get()?)?;
        (post.state == State::Open).then_some((post.id, post.title))
    });
    // Drawn anew for each post: a button that now means another one has not been there to be pressed.
    move || open.get().map(|(id, title)| view! { <Buttons id title /> })
}

#[component]
fn Buttons(id: PostId, title: String) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let busy = move || desk.is_busy(id).then_some("true");
    view! {
        <div class="rv-bar-post" role="group" aria-label=title.clone()>
            <b class="truncate" dir="auto">{title.clone()}</b>
            <button class="button large" type="button" on:click=move |_| ask_for_changes(&id.to_string())>
                {words::review::request_changes()}
            </button>
            <button
                class="button primary large"
                type="button"
                aria-disabled=busy
                on:click=move |_| desk.approve(id)
            >
                <Icon name="check" />
                {words::review::approve()}
            </button>
        </div>
    }
}
