use crate::{ui::Icon, words};
use leptos::prelude::*;

/// Switches between light and dark; the browser remembers it.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let dark = RwSignal::new(false);
    Effect::new(move |_| dark.set(is_dark()));
    let switch = move |_| {
        dark.update(|d| *d = !*d);
        set_theme(if dark.get_untracked() { "dark" } else { "light" });
    };
    view! {
        <button class="menu-item needs-script" type="button" on:click=switch>
            <Icon name=Signal::derive(move || if dark.get() { "sun" } else { "moon" }) />
            {move || if dark.get() { words::staff::light() } else { words::staff::dark() }}
        </button>
    }
}

fn is_dark() -> bool {
    let chosen = document()
        .document_element()
        .and_then(|root| root.get_attribute("data-theme"));
    match chosen.as_deref() {
        Some(theme) => theme == "dark",
        None => window()
            .match_media("(prefers-color-scheme: dark)")
            .ok()
            .flatten()
            .is_some_and(|m| m.matches()),
    }
}

fn set_theme(theme: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", theme);
    }
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item("theme", theme);
    }
}
