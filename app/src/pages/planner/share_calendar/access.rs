use super::typed::{Typed, Wish};
use crate::{
    ui::{Field, FieldProblem, mend},
    words,
};
use domain::{Failure, Field as Name};
use leptos::prelude::*;

/// Who gets in: a password, and other sites.
#[component]
pub(super) fn Access(
    /// What is typed.
    typed: Typed,
    /// Whether there is a password that can be kept.
    #[prop(into)]
    locked: Signal<bool>,
    /// What came of the last try.
    failure: RwSignal<Option<Failure>>,
) -> impl IntoView {
    let choice = move |wish: Wish, title: &'static str| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name="share-pw"
                    value=wish.as_str()
                    prop:checked=move || typed.wish.get() == wish
                    checked=typed.wish.get_untracked() == wish
                    on:change=move |_| typed.wish.set(wish)
                />
                <span>{title}</span>
            </label>
        }
    };
    view! {
        // A password does not go with other sites: either of the two mends it.
        <fieldset class="field" on:input=move |_| mend(failure, Name::Embed)>
            <legend class="field-label">{words::share_calendar::password()}</legend>
            {choice(Wish::None, words::share_calendar::password_none())}
            <Show when=move || locked.get()>{choice(Wish::Keep, words::share_calendar::password_keep())}</Show>
            {choice(Wish::Generate, words::share_calendar::password_new())}
            {choice(Wish::Own, words::share_calendar::password_own())}
        </fieldset>
        <Show when=move || typed.wish.get() == Wish::Own>
            <Field label=words::share_calendar::own_password() id="share-own" name=Name::Password failure>
                <input
                    class="input"
                    id="share-own"
                    type="text"
                    spellcheck="false"
                    autocapitalize="off"
                    autocomplete="off"
                    aria-describedby="share-own-problem"
                    value=typed.password.get_untracked()
                    on:input:target=move |event| typed.password.set(event.target().value())
                />
            </Field>
        </Show>
        <div class="field" on:input=move |_| mend(failure, Name::Embed)>
            <label class="check">
                <input
                    type="checkbox"
                    id="share-embed"
                    name="embed"
                    aria-describedby="share-embed-problem"
                    checked=typed.embeddable.get_untracked()
                    on:change:target=move |event| typed.embeddable.set(event.target().checked())
                />
                <span>{words::share_calendar::embed()} <small>{words::share_calendar::embed_hint()}</small></span>
            </label>
            <FieldProblem id="share-embed" name=Name::Embed failure />
        </div>
    }
}
