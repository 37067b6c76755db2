use crate::{ui::Icon, words};
use leptos::prelude::*;

/// A text that is there to be copied.
#[component]
pub fn CopyField(
    /// The `id` of the field.
    id: &'static str,
    /// What it is.
    label: &'static str,
    /// The text.
    #[prop(into)]
    text: String,
    /// The word on the button.
    button: &'static str,
    /// Set in a fixed-width face, as secrets are read letter by letter.
    #[prop(optional)]
    secret: bool,
    /// It is shown only this once: told when it was copied, see [`crate::ui::guard::shown_once`].
    #[prop(optional, into)]
    once: Option<RwSignal<bool>>,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let value = text.clone();
    let taken = move || {
        if let Some(once) = once {
            once.set(true);
        }
    };
    let copy = move |_| {
        copy_text(&value);
        copied.set(true);
        taken();
    };
    let class = if secret { "copy-field secret" } else { "copy-field" };
    view! {
        <div class="field">
            <label class="field-label" for=id>{label}</label>
            <div class=class>
                <input class="input" id=id readonly value=text on:copy=move |_| taken() />
                <button class="button" type="button" on:click=copy>
                    <Icon name=Signal::derive(move || if copied.get() { "check" } else { "copy" }) />
                    <span aria-live="polite">{move || if copied.get() { words::common::copied() } else { button }}</span>
                </button>
            </div>
        </div>
    }
}

/// Puts a text on the clipboard, in the browser.
pub fn copy_text(text: &str) {
    #[cfg(feature = "hydrate")]
    {
        // A refused clipboard changes nothing: the text stands in the field and can be copied by hand.
        let _ = window().navigator().clipboard().write_text(text);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = text;
}
