use domain::text::cut::initials;
use leptos::prelude::*;

/// Initials on a colour.
#[component]
pub fn Avatar(
    /// Whose.
    #[prop(into)]
    name: String,
    /// 1 to 8.
    #[prop(default = 4)]
    hue: i64,
    /// Further classes: `xs`, `lg`, `square`.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    let initials = initials(&name);
    view! { <span class=format!("avatar {class}") data-hue=hue aria-hidden="true">{initials}</span> }
}
