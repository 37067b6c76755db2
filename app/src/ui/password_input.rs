use crate::{ui::Icon, words};
use leptos::prelude::*;

/// A password, with a button that shows it.
#[component]
pub fn PasswordInput(
    /// The `id` of the control; its problem is described by `{id}-problem`.
    id: &'static str,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <div class="input-group">
            <input
                class="input"
                id=id
                name="password"
                type=move || if shown.get() { "text" } else { "password" }
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                required
                aria-describedby=format!("{id}-problem")
            />
            <button
                class="button icon-only needs-script"
                type="button"
                aria-label=words::access::show_password()
                aria-pressed=move || shown.get().to_string()
                aria-controls=id
                on:click=move |_| shown.update(|s| *s = !*s)
            >
                <Icon name="eye" />
            </button>
        </div>
    }
}
