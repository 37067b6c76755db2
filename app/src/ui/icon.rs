use leptos::prelude::*;

/// A picture of the sprite `public/icons.svg`, for the eye only.
#[component]
pub fn Icon(
    /// Its name in the sprite.
    #[prop(into)]
    name: Signal<&'static str>,
    /// 20 px instead of 16.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let class = if large { "icon lg" } else { "icon" };
    view! {
        <svg class=class aria-hidden="true">
            <use href=move || format!("{}#{}", env!("ICONS"), name.get())></use>
        </svg>
    }
}
