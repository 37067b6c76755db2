use super::{Drawer, form::Form, keeping::Offer};
use crate::{
    ui::{Notice, keep::clock},
    words,
};
use leptos::prelude::*;

/// Says that what is in the form was typed before, and takes it away if that is not wanted.
#[component]
pub fn Returned() -> impl IntoView {
    let (form, keeping) = (Form::current(), expect_context::<Drawer>().keeping);
    move || {
        let Some(Offer::Given(at)) = keeping.offer.get() else {
            return None;
        };
        Some(view! {
            <Notice kind="info">
                {words::composer::kept(clock(at))} " "
                <button class="link-button" type="button" on:click=move |_| keeping.discard(form)>
                    {words::composer::leave_do()}
                </button>
            </Notice>
        })
    }
}

/// What was typed and the post as it is now, where somebody changed it meanwhile: which of the two goes on.
#[component]
pub fn Choice() -> impl IntoView {
    let (form, keeping) = (Form::current(), expect_context::<Drawer>().keeping);
    let told = move || {
        keeping.offer.with(|offer| match offer {
            Some(Offer::Choice(at, _)) => words::composer::kept_overtaken(clock(*at)),
            _ => String::new(),
        })
    };
    let typed = move || {
        keeping.offer.with(|offer| match offer {
            Some(Offer::Choice(_, kept)) => kept.draft.caption.clone(),
            _ => String::new(),
        })
    };
    let now = form.opened.with_value(|opened| opened.caption.clone());
    view! {
        <div class="dialog-body">
            <Notice kind="warn">{told}</Notice>
            <section class="field" aria-labelledby="kept-typed">
                <h3 id="kept-typed">{words::composer::kept_typed()}</h3>
                <p class="message-box" dir="auto">{typed}</p>
            </section>
            <section class="field" aria-labelledby="kept-now">
                <h3 id="kept-now">{words::composer::kept_now()}</h3>
                <p class="message-box" dir="auto">{now}</p>
            </section>
        </div>
        <footer class="dialog-foot">
            <button class="button" type="button" on:click=move |_| keeping.discard(form)>
                {words::composer::kept_take_now()}
            </button>
            <button class="button primary" type="button" on:click=move |_| keeping.take(form)>
                {words::composer::kept_take_typed()}
            </button>
        </footer>
    }
}
