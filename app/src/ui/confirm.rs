use super::Icon;
use crate::words;
use leptos::{html::Button, prelude::*};

/// A button that asks before it does what cannot be taken back.
#[component]
pub fn Confirm(
    /// What it does.
    label: &'static str,
    /// Its picture.
    icon: &'static str,
    /// The question after the first press.
    question: &'static str,
    /// The word that does it.
    yes: &'static str,
    /// What it is called among others of its kind.
    #[prop(optional)]
    name: Option<String>,
    /// Its looks, beside `button`.
    #[prop(default = "danger")]
    looks: &'static str,
    /// Does it.
    act: Callback<()>,
) -> impl IntoView {
    let asked = RwSignal::new(false);
    let answered = StoredValue::new(false);
    let class = format!("button {looks}");
    let sure = class.clone();
    let answer = move |yes: bool| {
        answered.set_value(true);
        asked.set(false);
        if yes {
            act.run(());
        }
    };
    // What was pressed is gone, so the keyboard goes on where the answer is.
    let focused = move || {
        let button = NodeRef::<Button>::new();
        button.on_load(|button| drop(button.focus()));
        button
    };
    view! {
        <Show
            when=move || asked.get()
            fallback=move || {
                let button = NodeRef::<Button>::new();
                button.on_load(move |button| {
                    if answered.get_value() {
                        drop(button.focus());
                    }
                });
                view! {
                    <button node_ref=button class=class.clone() type="button" aria-label=name.clone() on:click=move |_| asked.set(true)>
                        <Icon name=icon />
                        {label}
                    </button>
                }
            }
        >
            <span role="group" class="confirm">
                <span>{question}</span>
                <button class=sure.clone() type="button" on:click=move |_| answer(true)>
                    {yes}
                </button>
                <button node_ref=focused() class="button" type="button" on:click=move |_| answer(false)>
                    {words::common::cancel()}
                </button>
            </span>
        </Show>
    }
}
