//! What to do about a post that did not go out, or may have.

use super::{
    Drawer,
    form::Form,
    save::{Resend, save},
};
use crate::{
    api::planner::settle_post,
    pages::planner::state::Planner,
    ui::{FieldProblem, Notice},
    words,
};
use domain::{Field, post::PostStatus, publication::Finding};
use leptos::{ev::MouseEvent, html::Input, prelude::*, task::spawn_local};

/// Stands over the form, which is closed while nobody knows whether the post is out.
#[component]
pub fn WaysOut() -> impl IntoView {
    let form = Form::current();
    let planner = Planner::current();
    let status = Memo::new(move |_| form.status().filter(|_| planner.can_edit));
    move || match status.get()? {
        PostStatus::Missed => Some(view! { <Late /> }.into_any()),
        PostStatus::Failed => Some(view! { <Failed /> }.into_any()),
        PostStatus::Attention => Some(view! { <InDoubt /> }.into_any()),
        _ => None,
    }
}

/// Its time passed before it was approved.
#[component]
fn Late() -> impl IntoView {
    let form = Form::current();
    let (planner, drawer) = (Planner::current(), expect_context::<Drawer>());
    let approved = form
        .detail
        .with_untracked(|d| d.as_ref().is_some_and(|d| d.approved));
    let (text, again) = if approved {
        (
            words::composer::missed_approved(),
            words::composer::schedule_again(),
        )
    } else {
        (words::composer::missed(), words::composer::new_time())
    };
    // What else is typed is saved with it.
    let off = move |_| {
        form.take_off();
        save(form, planner, drawer, Resend::No);
    };
    view! {
        <div class="ways-out">
            <Notice kind="warn">
                <p>{text}</p>
                <div class="row">
                    <button class="button" type="button" on:click=to_date>{again}</button>
                    <button class="button quiet" type="button" on:click=off>{words::planner::move_off()}</button>
                </div>
            </Notice>
        </div>
    }
}

/// It is known that it is not out.
#[component]
fn Failed() -> impl IntoView {
    view! {
        <div class="ways-out">
            <Notice kind="warn">
                <p>{words::composer::failed()}</p>
                <div class="row">
                    <button class="button" type="button" on:click=to_date>{words::composer::schedule_again()}</button>
                </div>
            </Notice>
        </div>
    }
}

/// The network did not say.
#[component]
fn InDoubt() -> impl IntoView {
    let form = Form::current();
    let planner = Planner::current();
    let handles = form
        .detail
        .with_untracked(|d| d.as_ref().map(|d| d.card.handles.join(", ")))
        .unwrap_or_default();
    let address = NodeRef::<Input>::new();
    let say = move |finding: Finding| {
        let Some((id, version)) = form.post() else {
            return;
        };
        if form.busy.get_untracked() {
            return;
        }
        form.busy.set(true);
        form.failure.set(None);
        spawn_local(async move {
            planner.own(&[id]);
            let done = settle_post(id, version, finding.clone()).await;
            let _ = form.busy.try_set(false);
            match done {
                Ok(()) => {
                    let said = match finding {
                        Finding::There { .. } => words::composer::said_there(),
                        Finding::NotThere => words::composer::said_not_there(),
                    };
                    planner.tell(said, None);
                    planner.reload();
                    // Another post may be open by now.
                    if form.base.try_get_untracked().is_some() {
                        planner.reopened.update(|n| *n += 1);
                    }
                }
                Err(error) => drop(form.failure.try_set(Some(error.0))),
            }
        });
    };
    let there = move |_| {
        let address = address
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default();
        say(Finding::There { address });
    };
    view! {
        <div class="ways-out">
            <Notice kind="warn">
                <p>{words::composer::in_doubt(handles)}</p>
                <div class="field">
                    <label class="field-label" for="c-address">
                        {words::composer::address()} " "
                        <span class="optional">{words::composer::address_hint()}</span>
                    </label>
                    <input
                        class="input"
                        type="url"
                        inputmode="url"
                        id="c-address"
                        node_ref=address
                        aria-describedby="c-address-problem"
                    />
                    <FieldProblem id="c-address" name=Field::Address failure=form.failure />
                </div>
                <div class="row">
                    <button class="button" type="button" on:click=there>{words::composer::is_there()}</button>
                    <button class="button" type="button" on:click=move |_| say(Finding::NotThere)>
                        {words::composer::is_not_there()}
                    </button>
                </div>
            </Notice>
        </div>
    }
}

/// Leads to the date.
fn to_date(_: MouseEvent) {
    use wasm_bindgen::JsCast;
    let field = document().get_element_by_id("c-date");
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        field.scroll_into_view();
        let _ = field.focus();
    }
}
