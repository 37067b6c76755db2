use crate::{
    api::people::rename_person,
    ui::{Field, Trouble, submitted},
    words,
};
use domain::{Field as Name, UserId};
use leptos::{html::Input, prelude::*};

/// Somebody's name, to be changed.
#[component]
pub fn Rename(
    /// Whose.
    id: UserId,
    /// As it was seen.
    name: String,
    /// After it was saved.
    saved: Callback<()>,
    /// Leaves it, where there is something to go back to.
    #[prop(optional, into)]
    close: Option<Callback<()>>,
) -> impl IntoView {
    let seen = name.clone();
    let save = Action::new(move |typed: &String| rename_person(id, seen.clone(), typed.clone()));
    let failure = Signal::derive(move || save.value().get().and_then(Result::err).map(|e| e.0));
    Effect::new(move |_| {
        if matches!(save.value().get(), Some(Ok(()))) {
            saved.run(());
        }
    });
    let first = NodeRef::<Input>::new();
    if close.is_some() {
        first.on_load(|input| drop(input.focus()));
    }
    let field = format!("name-{id}");
    view! {
        <form
            class="stack item-edit"
            on:submit=move |event| {
                save.dispatch(submitted(&event).remove("name").unwrap_or_default());
            }
        >
            <Trouble failure />
            <Field label=words::settings::name() id=field.clone() name=Name::Name failure>
                <input node_ref=first class="input" id=field.clone() name="name" value=name maxlength="80" required autocomplete="off" aria-describedby=format!("{field}-problem") />
            </Field>
            <div class="row">
                <button class="button primary">{words::common::save()}</button>
                {close
                    .map(|close| {
                        view! {
                            <button class="button" type="button" on:click=move |_| close.run(())>
                                {words::common::cancel()}
                            </button>
                        }
                    })}
            </div>
        </form>
    }
}
