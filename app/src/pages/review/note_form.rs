use super::{
    desk::Desk,
    note_field::NoteField,
    said::{Refused, is_of_thread},
    typed::forget_note,
};
use crate::{
    api::review::AddNote,
    ui::{Icon, submitted},
    words,
};
use domain::views::review::{Flash, FlashForm, ReviewPost, State};
use leptos::{html, prelude::*, server_fn::ServerFn};

/// Writes in the thread. Keeps what was typed for a decision that the post no longer takes.
#[component]
pub(super) fn NoteForm(post: Signal<ReviewPost>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let (id, open) = post.with_untracked(|post| (post.id, post.state == State::Open));
    let mine = move |flash: &Flash| flash.form == FlashForm::Note || (!open && !flash.words().is_empty());
    let refused = Signal::derive(move || desk.refusal(Some(id)).filter(mine));
    let failure = Signal::derive(move || refused.get().and_then(|flash| flash.failure));
    // Why a decision was refused stands over the post, which no longer takes it.
    let of_note = Signal::derive(move || {
        let flash = refused.get().filter(|flash| flash.form == FlashForm::Note);
        flash.and_then(|flash| flash.failure)
    });
    let first = refused.get_untracked();
    let was_open = first.is_some();
    let area = NodeRef::<html::Textarea>::new();
    let submit = move |event| {
        let note = submitted(&event).remove("note").unwrap_or_default();
        let sent = area.get_untracked().map(|area| area.value());
        desk.add_note(id, note, move || {
            // What was typed meanwhile is another note.
            let there = area.try_get_untracked().flatten();
            if let Some(there) = there.filter(|there| Some(there.value()) == sent) {
                there.set_value("");
            }
            forget_note(desk.link, id, &sent.unwrap_or_default());
        });
    };
    Effect::new(move |_| {
        if let (Some(text), Some(area)) = (desk.arrived(id, FlashForm::Note), area.get_untracked())
            && area.value() == text
        {
            area.set_value("");
        }
    });
    let anchor = desk.anchor(id, move |flash| mine(flash) && is_of_thread(flash));
    view! {
        <details class="fold" id=anchor open=was_open>
            <summary><Icon name="comment" />{words::review::add_note()}<Icon name="chevron-down" /></summary>
            <form class="stack" method="post" action=AddNote::url() on:submit=submit>
                <input type="hidden" name="link" value=desk.link.to_string() />
                <input type="hidden" name="request_key" value=move || post.with(|post| post.request_key.to_string()) />
                <input type="hidden" name="post" value=id.to_string() />
                <NoteField
                    id=format!("note{}", desk.number(id))
                    failure
                    typed=first.map(|flash| flash.typed)
                    required=true
                    folded=desk.was_passed(id)
                    rows="2"
                    placeholder=words::review::note_hint()
                    label=view! { <span class="visually-hidden">{words::review::your_note()}</span> }
                    node_ref=area
                />
                <Refused failure=of_note />
                <button class="button" aria-disabled=move || desk.is_busy(id).then_some("true")>
                    {words::review::send_note()}
                </button>
            </form>
        </details>
    }
}
