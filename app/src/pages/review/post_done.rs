use super::{
    desk::Desk,
    looks::{Looks, Pictures, Thumb, networks_of},
    note_form::NoteForm,
    parts::Thread,
    said::{Newer, Refused, is_of_thread},
    stamp::{Stamp, approved_for, look_of, name_of},
    undo::UndoForm,
    unsent::Unsent,
};
use crate::{
    dates,
    ui::{Icon, Moment},
    words,
};
use domain::views::review::{Flash, ReviewPost, State};
use leptos::prelude::*;

/// A post that is decided, or does not wait for this client: one line, folded.
#[component]
pub(super) fn PostDone(post: Signal<ReviewPost>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = post.with_untracked(|post| post.id);
    let hue = desk.page.with_untracked(|page| page.hue);
    let previews = Memo::new(move |_| post.with(|post| post.previews.clone()));
    let pictures = Memo::new(move |_| post.with(|post| post.pictures.clone()));
    let when = Memo::new(move |_| post.with(|post| post.when.clone()));
    let state = Memo::new(move |_| post.with(|post| post.state.clone()));
    // Words that this post no longer takes wait in the form below.
    let kept = untrack(|| desk.refusal(Some(id))).is_some_and(|flash| !flash.words().is_empty());
    let is_it = |flash: &Flash| !is_of_thread(flash);
    let refused = Signal::derive(move || desk.refusal(Some(id)).filter(is_it)?.failure);
    let anchor = desk.anchor(id, is_it);
    let networks = move || previews.with(|all| networks_of(all));
    view! {
        <Newer post />
        {move || refused.get().map(|_| view! { <div class="rv-parts" id=anchor><Refused failure=refused fields=false /></div> })}
        <div class="rv-done">
            {move || view! { <Thumb post=post.get() /> }}
            <div>
                <h3 id=format!("title{}", desk.number(id)) dir="auto">{move || post.with(|post| post.title.clone())}</h3>
                <small>{networks} {move || when.get().map(|when| view! { " · " <Moment when /> })}</small>
            </div>
            {move || mark(&state.get(), desk.is_fresh(id))}
            {move || said(&post.get())}
            {move || approved_for(&state.get(), dates::moment).map(|text| view! { <p class="rv-moved">{text}</p> })}
            <Unsent link=desk.link post say=words::review::done_unsent />
            {move || state.get().is_undoable().then(|| view! { <UndoForm id /> })}
            <details class="fold" open=kept>
                <summary>{words::review::show_post()}<Icon name="chevron-down" /></summary>
                <Looks previews pictures when hue />
                <div class="rv-parts"><Pictures pictures /><Thread post /><NoteForm post /></div>
            </details>
        </div>
    }
}

fn mark(state: &State, fresh: bool) -> AnyView {
    if let State::Decided { decision, .. } = state {
        let (verdict, by, when) = (decision.verdict, decision.by.clone(), decision.when.clone());
        return view! { <Stamp verdict by when fresh /> }.into_any();
    }
    let (icon, word, status, _) = look_of(state);
    view! { <span class="status" data-status=status><Icon name=icon />{word}</span> }.into_any()
}

/// The note of the decision that stands.
fn said(post: &ReviewPost) -> Option<impl IntoView + use<>> {
    let text = words::review::quote(post.reason()?);
    let verdict = post.state.verdict().map(name_of);
    Some(view! { <p class="rv-said" data-verdict=verdict dir="auto">{text}</p> })
}
